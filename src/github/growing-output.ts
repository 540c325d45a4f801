import { appendFileSync, closeSync, fstatSync, openSync, writeSync } from 'node:fs';

/** One output whose value is a JSON object of ids, and which grows while the run goes on. */
export interface GrowingOutput {
  /** Writes the object as it is now, and remembers the place of its end. */
  start(ids: ReadonlyMap<string, number>): void;
  /** Adds one entry. In the file when this returns. */
  add(name: string, id: number): void;
}

export interface GrowingOutputOptions {
  readonly path: string;
  /** For the names: a short secret must not eat the ids. */
  readonly redact: (text: string) => string;
  /** The file's form of a value, which contains the value once. */
  readonly entryOf: (value: string) => string;
}

/** Up to so many bytes a value is short enough to be written anew each time, and so is always exactly the JSON text. */
const short = 4_096;

/**
 * Grows an entry of the runner's output file in place. Each id has to be in the file before the next create is sent, and
 * writing the whole object each time makes 1 GB of 5,000 creates. So a longer entry is written with blanks behind its
 * closing brace, which JSON allows, and the next id takes their place by one small write: whenever the process is killed,
 * the file holds whole entries. When the blanks are used up, a longer entry of the same name follows; the later one wins.
 *
 * @throws Error of the file system from its methods.
 */
export function createGrowingOutput({ path, redact, entryOf }: GrowingOutputOptions): GrowingOutput {
  const ids = new Map<string, number>();
  let end = 0;
  let blanks = 0;

  function write(): void {
    const json = JSON.stringify(Object.fromEntries([...ids].map(([name, id]) => [redact(name), id])));
    const bytes = Buffer.byteLength(json);
    blanks = bytes > short ? bytes : 0;
    const value = json + ' '.repeat(blanks);
    const entry = entryOf(value);
    const file = openSync(path, 'a');
    try {
      const lead = Buffer.byteLength(entry.slice(0, entry.indexOf(value)));
      end = fstatSync(file).size + lead + bytes - 1;
      appendFileSync(file, entry);
    } finally {
      closeSync(file);
    }
  }

  function grow(name: string, id: number): boolean {
    const more = `,${JSON.stringify(redact(name))}:${id}}`;
    const bytes = Buffer.byteLength(more) - 1;
    if (bytes > blanks) {
      return false;
    }
    const file = openSync(path, 'r+');
    try {
      writeSync(file, more, end);
    } finally {
      closeSync(file);
    }
    end += bytes;
    blanks -= bytes;
    return true;
  }

  return {
    start(existing) {
      for (const [name, id] of existing) {
        ids.set(name, id);
      }
      write();
    },
    add(name, id) {
      const known = ids.has(name);
      ids.set(name, id);
      if (known || !grow(name, id)) {
        write();
      }
    },
  };
}
