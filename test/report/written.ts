import type { Section } from '../../src/report/fit.ts';

/** The sections with their rows written out, to be compared as a whole. */
export function written(sections: readonly Section[]): readonly object[] {
  return sections.map((section) => ({
    ...section,
    rows: Array.from({ length: section.rows.length }, (_, index) => section.rows.at(index)),
  }));
}
