import { checkFiles } from '../config/check.ts';
import type { Desired, DesiredConnection, DesiredDatastore, ManagedFields } from '../config/desired.ts';
import { type ParsedFiles, parseFiles } from '../config/parse.ts';
import type { Tree } from '../config/tree.ts';
import { Unresolved } from '../config/unresolved.ts';
import type { SourceFile } from '../config/yaml.ts';
import type { Live } from '../plan/live.ts';
import { makePlan } from '../plan/make-plan.ts';
import type { Position, Problem } from '../problem.ts';
import { type Entry, entryKey } from './entry.ts';
import type { FileContents } from './file.ts';

/** Something that our own check or plan has against exported files. */
export interface Objection {
  readonly message: string;
  readonly at: Position | undefined;
  readonly problem: Problem | undefined;
  /** Whether the file is already wrong by itself, whatever is live. */
  readonly offline: boolean;
}

/**
 * Reads the texts as a later run would, and plans them against the state that they were made from (without one they
 * are only checked). References have no value here: what depends on them is left out of the plan.
 */
export function verify(files: readonly SourceFile[], live: Live | undefined): readonly Objection[] {
  const { desired, problems } = checkFiles(parseFiles(files), { allowLiteralSecrets: false });
  const refused = problems
    .filter(({ severity }) => severity === 'error')
    .map((one) => objection(one, { offline: true }));
  if (!desired || !live) {
    return refused;
  }
  return [...refused, ...plannedAgainst(known(desired), live)];
}

function plannedAgainst(desired: Desired, live: Live): readonly Objection[] {
  const settings = { origin: live.origin, adopt: true, ownershipTag: undefined, prune: false, maxDeletes: 0 };
  const plan = makePlan(desired, live, { ...settings, rotate: new Set() });
  const changes = plan.steps.map(
    ({ id, at, changes: [change] }): Objection => ({
      message: `it would ${id}`,
      at: change?.at ?? at,
      problem: undefined,
      offline: false,
    }),
  );
  const planned = plan.problems
    .filter(({ severity }) => severity === 'error')
    .map((one) => objection(one, { offline: false }));
  return [...planned, ...changes];
}

function objection(problem: Problem, { offline }: { readonly offline: boolean }): Objection {
  return { message: problem.message.replace(/\.$/, ''), at: problem.at, problem, offline };
}

/** The desired state without what still waits for a reference, and without deliberate deletes. */
function known(desired: Desired): Desired {
  return {
    ...desired,
    removed: [],
    connections: desired.connections.map((one): DesiredConnection => ({ ...one, fields: knownFields(one.fields) })),
    datastores: desired.datastores.map((one): DesiredDatastore => ({ ...one, fields: knownFields(one.fields) })),
  };
}

function knownFields(fields: ManagedFields): ManagedFields {
  return new Map([...fields].filter(([, { value }]) => !(value instanceof Unresolved)));
}

/** An entry that an objection belongs to, and which of its paths; `''` for the entry itself. */
export interface Blamed {
  readonly entry: Entry;
  readonly path: string;
  readonly reason: string;
}

/** What each objection is about. Files must be new ones: their items stand in the order of `contents`. */
export function blame(
  files: readonly (SourceFile & { readonly contents: FileContents })[],
  objections: readonly Objection[],
): readonly Blamed[] {
  if (objections.length === 0) {
    return [];
  }
  const parsed = parseFiles(files);
  return objections.flatMap(({ at, message }) => {
    const index = files.findIndex(({ path }) => path === at?.file);
    const contents = files[index]?.contents;
    const found = contents && at ? locate(parsed, index, contents, at) : undefined;
    return found ? [{ ...found, reason: `a file that says it is refused: ${message}` }] : [];
  });
}

function locate(
  parsed: ParsedFiles,
  index: number,
  { list, entries }: FileContents,
  at: Position,
): { readonly entry: Entry; readonly path: string } | undefined {
  const root = parsed.files[index]?.root;
  const items = root?.kind === 'map' ? root.entries.get(list)?.value : undefined;
  const all = items?.kind === 'list' ? items.items : [];
  const position = all.findLastIndex((item) => item.place.at.line <= at.line);
  const entry = entries[position];
  const item = all[position];
  const path = item && entry ? pathAt(item, at) : undefined;
  return entry && { entry, path: path !== undefined && entry.keys.some((key) => key.path === path) ? path : '' };
}

/** The path of the key on a line, or of the value. */
function pathAt(tree: Tree, { line }: Position): string | undefined {
  if (tree.kind !== 'map') {
    return undefined;
  }
  const entries = [...tree.entries.values()];
  const found = entries.findLast(({ keyPlace }) => keyPlace.at.line <= line);
  const inner =
    found && (found.key === 'parameters' || found.key === 'secrets_manager')
      ? pathAt(found.value, { file: '', line, column: 1 })
      : undefined;
  return found && (inner === undefined ? found.key : `${found.key}.${inner}`);
}

/** Adds what was refused to what was refused before; the same path twice is the fault of its entry. */
export function addRefused(
  before: ReadonlyMap<string, ReadonlyMap<string, string>>,
  blamed: readonly Blamed[],
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const all = new Map([...before].map(([key, paths]) => [key, new Map(paths)]));
  for (const { entry, path, reason } of blamed) {
    const key = entryKey(entry);
    const paths = all.get(key) ?? new Map<string, string>();
    const [earlier] = paths.values();
    // A connection without its type is none. Where leaving a key out was not enough, what was wrong with it is the reason.
    const whole = path === '' || path === 'type';
    paths.set(whole ? '' : path, whole ? (earlier ?? reason) : reason);
    all.set(key, paths);
  }
  return all;
}
