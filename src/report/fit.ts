/** A part of a document that can be cut: what stands around its rows, and the rows, the most important first. */
export interface Section {
  readonly head: string;
  readonly rows: Rows;
  readonly tail: string;
  /** What a row is, for the count of those left out: `step`. */
  readonly noun: string;
  /** When its rows have their room, wherever it stands; left out: all in the usual turn. */
  readonly claims?: readonly Claim[];
}

/** Rows of a section that have their room together. */
export interface Claim {
  /** One after the other; within a turn in the order of the document. */
  readonly turn: keyof typeof turns;
  /** Which ones; left out: all that have none yet. */
  readonly rows?: readonly number[];
  /** Not more than this part of the whole limit. */
  readonly share?: number;
}

/** In which order claims get their room: first what a person must act on, and ids, which stand nowhere else; warnings and notices have a share before the steps in a comment, and after them in a summary. */
const turns = { errors: 0, ids: 1, deletes: 2, hints: 3, steps: 4, laterHints: 5, usual: 6, rest: 7 } as const;

/** Rows that are written when they are asked for: of thousands, only the first hundreds fit. */
export interface Rows {
  readonly length: number;
  at(index: number): string | undefined;
}

/** One row of each item. */
export function rowsOf<Item>(items: readonly Item[], write: (item: Item) => string): Rows {
  return {
    length: items.length,
    at: (index) => {
      const item = items[index];
      return item === undefined ? undefined : write(item);
    },
  };
}

interface Measure {
  readonly limit: number;
  /** Length of a text in the unit of the limit. */
  readonly size: (text: string) => number;
}

/** Between sections: an empty line ends an HTML block, so that the next one starts anew. */
const between = '\n\n';

/**
 * The sections as one text within the limit. Heads, tails and counts of all sections have their room first; rows then
 * fill what is left, claim by claim. A claim is cut before the first row that does not fit, and its section says how
 * many are left out.
 */
export function withinLimit(sections: readonly Section[], measure: Measure): string {
  const frames = sections.reduce((sum, section) => sum + measure.size(frame(section)), 0);
  const filled = sections.map((section): Filled => ({ section, taken: new Map() }));
  let room = measure.limit - frames;
  for (const { section, taken, claim } of claimsOf(filled)) {
    const { rows } = section;
    let most = claim.share === undefined ? room : Math.min(room, claim.share * measure.limit);
    for (const index of claim.rows ?? Array(rows.length).keys()) {
      const row = taken.has(index) ? undefined : rows.at(index);
      if (row === undefined) {
        continue;
      }
      const size = measure.size(`${row}\n`);
      if (size > most) {
        break;
      }
      most -= size;
      room -= size;
      taken.set(index, row);
    }
  }
  return `${filled.map(written).join(between)}\n`;
}

interface Filled {
  readonly section: Section;
  /** Its rows that have room, by their index. */
  readonly taken: Map<number, string>;
}

const usual: readonly Claim[] = [{ turn: 'usual' }];

/** The claims of all sections in the order of their turns. */
function claimsOf(filled: readonly Filled[]): readonly (Filled & { readonly claim: Claim })[] {
  return filled
    .flatMap((one) => (one.section.claims ?? usual).map((claim) => ({ ...one, claim })))
    .toSorted((one, other) => turns[one.claim.turn] - turns[other.claim.turn]);
}

function written({ section, taken }: Filled): string {
  const rows = [...taken].sort(([one], [other]) => one - other).map(([, row]) => row);
  const left = section.rows.length - rows.length;
  return joined(section, rows, left > 0 ? omission(left, section.noun) : '');
}

function joined(section: Section, rows: readonly string[], left: string): string {
  return [section.head, ...rows, section.tail, left].filter((line) => line !== '').join('\n');
}

/** The longest that a section without rows can be, its separator included. */
function frame(section: Section): string {
  return `${joined(section, [], omission(section.rows.length, section.noun))}\n\n`;
}

function omission(left: number, noun: string): string {
  return `<p><em>${left} more ${noun}${left === 1 ? '' : 's'} did not fit here.</em></p>`;
}
