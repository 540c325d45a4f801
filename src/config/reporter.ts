import type { Position, Problem } from '../problem.ts';
import { type ConfigRule, configRules } from './rules.ts';
import type { Place } from './tree.ts';

/** Says one problem: which rule, where, the fact, the remedy, and further places. */
export type Report = (
  rule: ConfigRule,
  place: Place | undefined,
  message: string,
  hint?: string,
  also?: readonly Place[],
) => void;

export interface Reporter {
  readonly report: Report;
  /** Everything reported so far, each problem once, in the order of the files. */
  problems(): readonly Problem[];
}

/** Over this many, the rest says nothing new; a hostile file could otherwise fill the memory with problems. */
const mostProblems = 2_000;

/** Makes a problem of a rule of this language; the severity is the rule's. */
export function problemOf(
  rule: ConfigRule,
  place: Place | undefined,
  message: string,
  hint?: string,
  also: readonly Place[] = [],
): Problem {
  const places = [...(place?.anchored ? [place.anchored] : []), ...also.map((one) => one.at)];
  return {
    severity: configRules[rule].severity,
    rule,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(place ? { at: place.at } : {}),
    ...(places.length > 0 ? { also: places } : {}),
  };
}

/** A problem, and the place inside an anchor that an alias took it from. */
interface Found {
  readonly problem: Problem;
  readonly anchored: Position | undefined;
}

/** `files` gives the order of the files, `earlier` what is known already. */
export function reporter(files: readonly string[], earlier: readonly Problem[] = []): Reporter {
  const found: Found[] = earlier.map((problem) => ({ problem, anchored: undefined }));
  return {
    report: (rule, place, message, hint, also) => {
      if (found.length < mostProblems) {
        found.push({ problem: problemOf(rule, place, message, hint, also), anchored: place?.anchored });
      }
    },
    problems: () => ordered(once(found), files),
  };
}

/**
 * Each problem once. What an alias repeats of a problem that is reported at its anchor is dropped: mending the one
 * mends the other.
 */
function once(all: readonly Found[]): readonly Problem[] {
  const keyOf = ({ rule, message }: Problem, at: Position | undefined): string =>
    JSON.stringify([rule, message, at?.file, at?.line, at?.column]);
  const seen = new Map<string, Found>();
  for (const found of all) {
    const key = keyOf(found.problem, found.problem.at);
    if (!seen.has(key)) {
      seen.set(key, found);
    }
  }
  const repeated = ({ problem, anchored }: Found): boolean =>
    anchored !== undefined && seen.has(keyOf(problem, anchored));
  return [...seen.values()].filter((found) => !repeated(found)).map(({ problem }) => problem);
}

function ordered(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = (problem: Problem): number => rank.get(problem.at?.file ?? '') ?? -1;
  return [...problems].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
