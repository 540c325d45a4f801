import { parseDocument } from 'yaml';
import { connectionField, connectorOf } from '../connectors/connectors.ts';
import { readConnectionFields, readDatastoreFields, readForeignTags } from '../connectors/reading.ts';
import type { Problem } from '../problem.ts';
import type { TreeFile, VendorTree } from '../workspace/vendor-tree.ts';
import type { ConnectionSource } from './connections.ts';
import type { DatastoreSource, Link } from './datastores.ts';
import type { Unexpressed } from './entry.ts';
import { whyNoName } from './express.ts';
import type { Selection } from './filters.ts';
import type { Sources } from './from-live.ts';
import { referenceOf } from './placeholders.ts';

type Json = Readonly<Record<string, unknown>>;

export interface ConvertedTree {
  readonly sources: Sources;
  readonly problems: readonly Problem[];
  /** Secrets that a file of the tree has as plain text: not carried over, and to be masked. */
  readonly plainSecrets: readonly string[];
}

/** The export tree of the vendor's CLI as sources. Its files hold what the API gave, so they are read as a reading is. */
export function convertTree(tree: VendorTree, { filters, wants }: Selection): ConvertedTree {
  const problems: Problem[] = [...leftAlone(tree)];
  const connections = tree.connections.flatMap((file) => read(file, ['name', 'type'], problems));
  const datastores = tree.datastores.flatMap((file) => read(file, ['name'], problems));
  const plainSecrets = connections.flatMap((one) => plainSecretsIn(one, problems));
  const types = new Map(connections.map(({ name, type }) => [name, type]));
  const wanted = datastores.filter((one) => wants(filtered(one), types.get(connectionName(one.raw) ?? '')));
  const needed = new Set(wanted.map(({ raw }) => connectionName(raw)));
  const chosen = connections.filter(({ name }) => filters.length === 0 || needed.has(name));
  const sources = new Map(unique(connections).map((one) => [one, connectionSource(one)]));
  return {
    sources: {
      connections: [...sources.values()],
      chosen: new Set(chosen.flatMap((one) => sources.get(one) ?? [])),
      datastores: unique(wanted).map(datastoreSource),
      unexpressed: [...twins('connection', chosen), ...twins('datastore', wanted)],
    },
    problems,
    plainSecrets,
  };
}

interface Raw {
  readonly path: string;
  readonly raw: Json;
  readonly name: string;
  /** `''` for a datastore that does not say it. */
  readonly type: string;
}

function read({ path, text: source, tooLarge }: TreeFile, needs: readonly string[], problems: Problem[]): Raw[] {
  const document = parseDocument(source, { prettyErrors: false, logLevel: 'error' });
  const value: unknown = document.errors.length > 0 ? undefined : plain(document);
  const raw = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
  const missing = needs.filter((key) => text(raw[key]) === undefined);
  const name = text(raw['name']);
  if (name === undefined || missing.length > 0) {
    problems.push({
      severity: 'warning',
      rule: 'export-from-file',
      at: { file: path, line: 1, column: 1 },
      message: `The file is not converted: ${tooLarge ? 'it is larger than 1 MiB' : `it has no ${missing.join(' and no ')} that could be read`}.`,
      hint: 'Export it again, or describe it by hand.',
    });
    return [];
  }
  return [{ path, raw, name, type: text(raw['type']) ?? '' }];
}

/** An alias that never ends, or expands to too much, makes the parser throw. */
function plain(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

function leftAlone({ left }: VendorTree): readonly Problem[] {
  const { containers, checks } = left;
  return containers + checks === 0
    ? []
    : [
        {
          severity: 'notice',
          rule: 'export-from-skipped',
          message: `The export tree also describes ${checks} checks and ${containers} containers and computed fields. They are left alone: this tool manages datastores and connections only.`,
          hint: 'Keep managing them where you do so now.',
        },
      ];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? text((value as Json)['name']) : undefined;
}

function filtered({ raw, name }: Raw) {
  return {
    name,
    type: text(raw['type']),
    fields: readDatastoreFields(raw),
    foreignTags: readForeignTags(raw),
  };
}

/** Two files of one name cannot both be meant. */
function unique(all: readonly Raw[]): readonly Raw[] {
  const twin = twinsOf(all);
  return all.filter((one) => twin(one) === undefined && whyNoName(one.name) === undefined);
}

/** The first other one of the same name. */
function twinsOf(all: readonly Raw[]): (one: Raw) => Raw | undefined {
  const byName = Map.groupBy(all, ({ name }) => name);
  return (one) =>
    byName
      .get(one.name)
      ?.slice(0, 2)
      .find((other) => other !== one);
}

function twins(kind: Unexpressed['kind'], all: readonly Raw[]): readonly Unexpressed[] {
  const twin = twinsOf(all);
  return all.flatMap((one) => {
    const other = twin(one);
    const reason = other ? `${other.path} has the same name` : whyNoName(one.name);
    return reason === undefined ? [] : [{ kind, id: undefined, name: one.name, reason }];
  });
}

/** Every text of a connection with its path. */
function textsOf(raw: Json): readonly (readonly [string, string])[] {
  const inner = (section: string): readonly (readonly [string, unknown])[] =>
    Object.entries((raw[section] ?? {}) as Json).map(([name, value]) => [`${section}.${name}`, value] as const);
  return [...Object.entries(raw), ...inner('parameters'), ...inner('secrets_manager')].flatMap(([path, value]) =>
    typeof value === 'string' ? [[path, value] as const] : [],
  );
}

function connectionSource({ raw, name, type }: Raw): ConnectionSource {
  const { fields, masked, opaque } = readConnectionFields(raw, type);
  const connector = connectorOf(type);
  const references = textsOf(raw).flatMap(([path, value]) => {
    const secret = connectionField(connector, path).secret === true;
    const reference = referenceOf(value, { secret, connection: name, path, vault: Boolean(raw['secrets_manager']) });
    return reference === undefined ? [] : [[path, reference] as const];
  });
  const known = new Set([...fields.keys(), ...masked]);
  return {
    id: undefined,
    name,
    type,
    fields,
    masked,
    opaque,
    saysParameters: true,
    references: new Map(references.filter(([path]) => known.has(path))),
  };
}

function plainSecretsIn(one: Raw, problems: Problem[]): readonly string[] {
  const { references, masked } = connectionSource(one);
  const found = textsOf(one.raw).filter(([path, value]) => masked.has(path) && !references?.has(path) && value !== '');
  const shown = found.filter(([, value]) => !/^[*•●]+$/.test(value));
  if (shown.length > 0) {
    problems.push({
      severity: 'warning',
      rule: 'export-from-file',
      at: { file: one.path, line: 1, column: 1 },
      message: `${shown.map(([path]) => path).join(', ')} is written there as plain text, and is not carried over.`,
      hint: 'Put it in a secret; the comment in the exported file shows the reference. Whoever can read the repository knows the old value: replace it.',
    });
  }
  return shown.map(([, value]) => value);
}

function connectionName(raw: Json): string | undefined {
  return text(raw['connection_name']) ?? nameOf(raw['connection']);
}

function datastoreSource({ raw, name }: Raw): DatastoreSource {
  const group = raw['group'] as Json | null | undefined;
  const groupName = nameOf(group);
  const enrichment =
    text(raw['enrichment_datastore_name']) ?? nameOf(raw['enrich_datastore']) ?? nameOf(raw['enrichment_datastore']);
  const flag = ['trigger_sync', 'trigger_catalog'].find((key) => typeof raw[key] === 'boolean');
  return {
    id: undefined,
    name,
    type: text(raw['type']),
    fields: readDatastoreFields(raw),
    connection: linkTo(connectionName(raw), raw['connection_id']),
    enrichment: linkTo(enrichment, raw['enrichment_datastore_id']),
    group: groupName === undefined ? undefined : { name: groupName, icon: text(group?.['icon']) ?? null },
    ...(flag === undefined ? {} : { firstSync: { path: flag, value: raw[flag] as boolean } }),
  };
}

function linkTo(name: string | undefined, id: unknown): Link | undefined {
  if (name !== undefined && whyNoName(name) === undefined) {
    return { by: 'name', name, id: undefined };
  }
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? { by: 'id', id } : undefined;
}
