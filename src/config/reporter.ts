import type { Position, Problem } from '../problem.ts';
import { type ConfigRule, configRules } from './rules.ts';
import type { Place } from './tree.ts';

/** The fact and the remedy; as a function where finding the words costs more than finding the problem. */
export type Telling = string | (() => { readonly message: string; readonly hint: string });

/** Says one problem: which rule, where, the fact, the remedy, and further places. */
export type Report = (
  rule: ConfigRule,
  place: Place | undefined,
  telling: Telling,
  hint?: string,
  also?: readonly Place[],
) => void;

export interface Reporter {
  readonly report: Report;
  /** Everything reported so far, each problem once, in the order of the files. */
  problems(): readonly Problem[];
}

/** Over this many, the rest says nothing new; a hostile file could otherwise fill the memory with problems. */
const mostProblems = 1_000;

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
  const found = new Map<string, Found>(earlier.map((problem) => [keyOf(problem), { problem, anchored: undefined }]));
  const places = new Set<string>();
  return {
    report: (rule, place, telling, hint, also) => {
      if (found.size >= mostProblems || isCopy(places, rule, place, telling)) {
        return;
      }
      const told = typeof telling === 'string' ? { message: telling, hint } : telling();
      const problem = problemOf(rule, place, told.message, told.hint, also);
      const key = keyOf(problem);
      if (!found.has(key)) {
        found.set(key, { problem, anchored: place?.anchored });
        places.add(ruleAt(rule, place?.at));
      }
    },
    problems: () => ordered(withoutCopies(found), files),
  };
}

/** A problem, and the place inside an anchor that an alias took it from. */
interface Found {
  readonly problem: Problem;
  readonly anchored: Position | undefined;
}

function ruleAt(rule: string, at: Position | undefined): string {
  return JSON.stringify([rule, at?.file, at?.line, at?.column]);
}

function keyOf({ rule, message, at }: Problem, place = at): string {
  return `${ruleAt(rule, place)} ${message}`;
}

/** Whether an alias brings in what is told at its anchor already: not worth finding words for it again. */
function isCopy(places: ReadonlySet<string>, rule: ConfigRule, place: Place | undefined, telling: Telling): boolean {
  return typeof telling === 'function' && place?.anchored !== undefined && places.has(ruleAt(rule, place.anchored));
}

/** What an alias repeats of a problem that is reported at its anchor is dropped: mending the one mends the other. */
function withoutCopies(found: ReadonlyMap<string, Found>): readonly Problem[] {
  return [...found.values()]
    .filter(({ problem, anchored }) => anchored === undefined || !found.has(keyOf(problem, anchored)))
    .map(({ problem }) => problem);
}

function ordered(problems: readonly Problem[], files: readonly string[]): readonly Problem[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = (problem: Problem): number => rank.get(problem.at?.file ?? '') ?? -1;
  return [...problems].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
