/** A part of a document that can be cut: what stands around its rows, and the rows, the most important first. */
export interface Section {
  readonly head: string;
  readonly rows: Rows;
  readonly tail: string;
  /** What a row is, for the count of those left out: `step`. */
  readonly noun: string;
  /** Its rows have their room before those of all others, wherever it stands. */
  readonly first?: true;
}

/** Rows that are written when they are asked for: of thousands, only the first hundreds fit. */
export interface Rows extends Iterable<string> {
  readonly length: number;
}

/** One row of each item. */
export function rowsOf<Item>(items: readonly Item[], write: (item: Item) => string): Rows {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) yield write(item);
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
 * fill what is left, in order, those of the sections that go first before all others. A section is cut before the first row that does not fit, and says how many are left out.
 */
export function withinLimit(sections: readonly Section[], measure: Measure): string {
  const frames = sections.reduce((sum, section) => sum + measure.size(frame(section)), 0);
  let room = measure.limit - frames;
  const filled = new Map<Section, string>();
  for (const section of sections.toSorted((one, other) => Number(other.first ?? false) - Number(one.first ?? false))) {
    const rows: string[] = [];
    for (const row of section.rows) {
      const size = measure.size(`${row}\n`);
      if (size > room) break;
      room -= size;
      rows.push(row);
    }
    const left = section.rows.length - rows.length;
    filled.set(section, joined(section, rows, left > 0 ? omission(left, section.noun) : ''));
  }
  return `${sections.map((section) => filled.get(section)).join(between)}\n`;
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
