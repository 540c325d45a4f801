import type { Problem } from '../problem.ts';
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

/** `files` gives the order of the files, `earlier` what is known already. */
export function reporter(files: readonly string[], earlier: readonly Problem[] = []): Reporter {
  const found: Problem[] = [...earlier];
  return {
    report: (rule, place, message, hint, also) => {
      if (found.length < mostProblems) {
        found.push(problemOf(rule, place, message, hint, also));
      }
    },
    problems: () => ordered(once(found), files),
  };
}

/**
 * Each problem once. What an alias repeats of a problem that is reported at its anchor is dropped: mending the one
 * mends the other.
 */
export function once(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  const keyOf = (problem: Problem, at = problem.at): string =>
    JSON.stringify([problem.rule, problem.message, at?.file, at?.line, at?.column]);
  for (const problem of problems) {
    const key = keyOf(problem);
    if (!seen.has(key)) {
      seen.set(key, problem);
    }
  }
  return [...seen.values()].filter(
    (problem) => !(problem.also ?? []).some((at) => isRepeat(problem, seen.get(keyOf(problem, at)))),
  );
}

function isRepeat(problem: Problem, other: Problem | undefined): boolean {
  // Two duplicates name each other; only a copy made by an alias names the other one without being named back.
  return other !== undefined && other !== problem && !(other.also ?? []).some((at) => samePlace(at, problem.at));
}

function samePlace(a: Problem['at'], b: Problem['at']): boolean {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}

function ordered(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = (problem: Problem): number => rank.get(problem.at?.file ?? '') ?? -1;
  return [...problems].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
