import type { Reader } from './reader.ts';

/** How often a long reading says how far it is, in milliseconds. */
const often = 5_000;

/** A reader that says now and then how many objects it has read one by one: of thousands that takes a while. */
export function countedReader(reader: Reader, now: () => number, say: (text: string) => void): Reader {
  let count = 0;
  let underWay = 0;
  let said = now();
  const counted =
    <T>(read: (id: number) => Promise<T>) =>
    async (id: number): Promise<T> => {
      if (underWay === 0) {
        // A reading of its own: those before it have been told of, or were short.
        count = 0;
        said = now();
      }
      underWay += 1;
      try {
        return await read(id);
      } finally {
        underWay -= 1;
        count += 1;
        if (now() - said >= often) {
          said = now();
          say(`${count} datastores and connections read so far`);
        }
      }
    };
  return { ...reader, datastore: counted(reader.datastore), connection: counted(reader.connection) };
}
