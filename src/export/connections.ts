import type { Value } from '../config/desired.ts';
import { connectionRow } from '../config/level.ts';
import { connectionField, connectorOf, holds, topLevelNames } from '../connectors/connectors.ts';
import { type Connector, type Field, type Plain, pathOf, splitPath } from '../connectors/field.ts';
import type { Reading } from '../plan/live.ts';
import { byText, type Entry, entryKey, type Key, type LeftOut, type Refused, type Written } from './entry.ts';
import { goesWithoutSaying, type KnownRow, whyNot, written } from './express.ts';
import { secretNames } from './secret-names.ts';

/** What an entry of `connections` is made from, live or from another tool's files. */
export interface ConnectionSource {
  readonly id: number | undefined;
  readonly name: string;
  readonly type: string;
  readonly fields: Reading;
  /** Paths that hold a value which was not shown. */
  readonly masked: ReadonlySet<string>;
  /** Paths that hold something which is neither a value nor a list of texts. */
  readonly opaque: ReadonlyMap<string, unknown>;
  /** Whether the reading had `parameters` at all. */
  readonly saysParameters: boolean;
  /** Values that are references already, by path. */
  readonly references?: References;
}

type References = ReadonlyMap<string, string>;

const sections = ['parameters', 'secrets_manager'];

/** Keys at the top of an entry of `connections` in the order in which they are written. */
const connectionOrder: readonly string[] = ['name', 'id', 'previous_names', 'type', ...topLevelNames, ...sections];

/** The entries of connections: everything that can be read, and for what cannot the reference to write. */
export function connectionEntries(
  sources: readonly ConnectionSource[],
  options: { readonly refused: Refused },
): readonly Entry[] {
  const owners = sources.map((source) => ({ ...source, secrets: secretPaths(source) }));
  const names = secretNames(owners);
  return owners.map((owner) => {
    const [credentials, references] = partitioned(owner);
    const named = [...(names.get(owner) ?? [])].map(([path, name]) => [path, `\${{ secrets.${name} }}`] as const);
    const rank = rankIn(connectorOf(owner.type));
    const hints = [...named, ...credentials]
      .map(([path, reference]) => ({ path, reference }))
      .sort((a, b) => rank(a.path) - rank(b.path) || byText(a.path, b.path));
    return { ...connectionEntry({ ...owner, references }, options.refused, new Set(credentials.keys())), hints };
  });
}

/** References of credentials, which the file goes without so that none is needed, and those of everything else. */
function partitioned({ type, references = new Map() }: ConnectionSource): readonly [References, References] {
  const connector = connectorOf(type);
  const isCredential = (path: string): boolean => {
    const { secret, identifier } = connectionField(connector, path);
    return secret === true || identifier === true;
  };
  const all = [...references];
  return [new Map(all.filter(([path]) => isCredential(path))), new Map(all.filter(([path]) => !isCredential(path)))];
}

/** The secrets that a connection of this kind has, those that were not shown among them, and no reference given for. */
function secretPaths({ type, fields, masked, references }: ConnectionSource): readonly string[] {
  const connector = connectorOf(type);
  const values = new Map<string, Value>(fields);
  const usual = (connector.fields as readonly Field[])
    .filter((row) => row.secret && !(row.forbidden && holds(connector, row.forbidden, values)))
    .map(pathOf);
  const payload = fields.get('secrets_manager') === 'set' ? ['secrets_manager.credentials_payload'] : [];
  const unused = new Set(
    (connector.fields as readonly Field[])
      .filter((row) => row.forbidden && holds(connector, row.forbidden, values))
      .map(pathOf),
  );
  return [...new Set([...usual, ...payload, ...masked])].filter((path) => !unused.has(path) && !references?.has(path));
}

function connectionEntry(source: ConnectionSource, all: Refused, hinted: ReadonlySet<string>): Entry {
  const { id, name, type, fields, references } = source;
  const refused = all.get(entryKey({ kind: 'connection', id, name }));
  const connector = connectorOf(type);
  const keys: Key[] = [{ path: 'type', value: type }];
  const unsaid = new Map<string, Written>();
  const leftOut: LeftOut[] = [...source.opaque.keys()].map((path) => ({
    path,
    reason: 'the file has no words for it',
  }));
  for (const [path, live] of fields) {
    const known = connectionRow(connector, path);
    const value = written(known, live);
    const reason = refused?.get(path) ?? why(connector, fields, known, value);
    if (path === 'secrets_manager' || hinted.has(path) || references?.has(path)) {
      continue;
    }
    if (goesWithoutSaying(known.row, value)) {
      unsaid.set(path, value);
    } else if (reason === undefined) {
      keys.push({ path, value });
    } else {
      leftOut.push({ path, reason });
    }
  }
  for (const [path, value] of references ?? []) {
    const reason = refused?.get(path);
    if (reason === undefined) {
      keys.push({ path, value });
    } else {
      leftOut.push({ path, reason });
    }
  }
  if (!source.saysParameters && connector.fields.some((row) => row.section === 'parameters')) {
    leftOut.push({ path: 'parameters', reason: 'the API does not give them back' });
  }
  const rank = rankIn(connector);
  keys.sort((a, b) => rank(a.path) - rank(b.path) || byText(a.path, b.path));
  leftOut.sort((a, b) => byText(a.path, b.path));
  const readWhole = new Set(source.saysParameters ? sections : ['secrets_manager']);
  return { kind: 'connection', id, name, type, keys, unsaid, leftOut, hints: [], readWhole, refersTo: {} };
}

function why(connector: Connector, fields: Reading, known: KnownRow, value: Plain): string | undefined {
  const { row, listed } = known;
  if (row.forbidden && holds(connector, row.forbidden, new Map<string, Value>(fields))) {
    return `it is not used with ${row.forbidden.is}`;
  }
  if (!listed && connector.strictParameters) {
    return `connections of type ${connector.type} have no such field`;
  }
  return row.name.includes('${{') ? 'its name reads as a reference' : whyNot(known, value);
}

/** A key's place: by section, then as its table has it; what no table has comes after. */
export function rankIn(connector: Connector): (path: string) => number {
  const rows = connector.fields.map(pathOf);
  return (path) => {
    const { section, name } = splitPath(path);
    const top = connectionOrder.indexOf(section ?? name);
    const inner = section === undefined ? 0 : rows.indexOf(path) + 1 || 900;
    return (top < 0 ? 900 : top) * 1000 + inner;
  };
}
