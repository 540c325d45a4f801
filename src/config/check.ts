import type { Connector } from '../connectors/field.ts';
import { hasErrors, type Problem } from '../problem.ts';
import type { ConnectionDraft } from './connection.ts';
import { collectConnections } from './connections.ts';
import { type DatastoreDraft, type Names, readDatastore, withDefaults, withoutForeignNulls } from './datastore.ts';
import { type CheckedDatastore, checkDatastores } from './datastore-rules.ts';
import type { Desired } from './desired.ts';
import { checkEnrichment } from './enrichment-rules.ts';
import { type FileDraft, readFile, type Setting } from './file.ts';
import { checkNames } from './name-rules.ts';
import type { ParsedFiles } from './parse.ts';
import { type Report, reporter } from './reporter.ts';
import { textOf } from './tree.ts';
import { type Reading, schemaMemo } from './values.ts';

export interface Checked {
  /** `undefined` when there are errors. References that are not substituted stand in it as `Unresolved`. */
  readonly desired: Desired | undefined;
  /** Those of `parseFiles` included, each once, in the order of the files. */
  readonly problems: readonly Problem[];
}

export interface CheckOptions {
  readonly allowLiteralSecrets: boolean;
  /** Of the input, which goes before that of the file. */
  readonly ownershipTag?: string | undefined;
}

/**
 * Trees to one desired state, or every problem of every file at once. Works before references are resolved (what waits
 * for a value is then accepted wherever a reference may stand) and after, when it is strict.
 */
export function checkFiles(parsed: ParsedFiles, options: CheckOptions): Checked {
  const paths = parsed.files.map((file) => file.path);
  const { report, problems } = reporter(paths, parsed.problems);
  const reading: Reading = { report, allowLiteralSecrets: options.allowLiteralSecrets, schemaOf: schemaMemo() };
  const files = parsed.files.flatMap((file) => readFile(reading, file) ?? []);
  const aws = single(
    report,
    'aws',
    files.flatMap((file) => file.aws ?? []),
  );
  const ownershipTag = single(
    report,
    'ownership_tag',
    files.flatMap((file) => file.ownershipTag ?? []),
  );
  single(
    report,
    'version',
    files.flatMap((file) => file.version ?? []),
  );
  const connections = collectConnections(report, [
    ...files.flatMap((file) => file.connections),
    ...files.flatMap((file) => file.datastores.flatMap((draft) => draft.inline ?? [])),
  ]);
  const datastores = readDatastores(reading, files, connections);
  const removed = files.flatMap((file) => file.removed);
  checkNames(report, datastores, connections, removed);
  checkDatastores(report, datastores, options.ownershipTag ?? (ownershipTag?.known ? ownershipTag.value : undefined));
  checkEnrichment(report, datastores);
  const found = problems();
  const desired: Desired = {
    files: paths,
    aws,
    ownershipTag: ownershipTag && { value: ownershipTag.value, at: ownershipTag.at },
    connections: [...connections.values()].map((draft) => draft.connection),
    datastores: datastores.flatMap((one) => one.datastore ?? []),
    removed: removed.map((one) => one.removed),
    listsDatastores: files.some((file) => file.listsDatastores),
  };
  return { desired: hasErrors(found) ? undefined : desired, problems: found };
}

/** The one value of a setting; several are an error at each of them. */
function single<T>(report: Report, name: string, settings: readonly Setting<T>[]): T | undefined {
  if (settings.length > 1) {
    for (const { place } of settings) {
      const others = settings.filter((other) => other.place !== place).map((other) => other.place);
      report('only-once', place, `${name} may stand in one file only.`, 'Keep one of them.', others);
    }
  }
  return settings[0]?.value;
}

function readDatastores(
  reading: Reading,
  files: readonly FileDraft[],
  connections: ReadonlyMap<string, ConnectionDraft>,
): readonly CheckedDatastore[] {
  const names: Names = {
    connections: new Set(connections.keys()),
    datastores: new Set(files.flatMap((file) => file.datastores.flatMap((draft) => draft.name?.value ?? []))),
  };
  return files.flatMap((file) =>
    file.datastores.map((draft) => {
      const connection = connectionOf(draft, file, connections);
      const connector: Connector | undefined = connection?.connector;
      const map = withDefaults(withoutForeignNulls(draft.map, connector), file.defaults, connector);
      return { datastore: readDatastore(reading, draft, map, names), draft, map, connection };
    }),
  );
}

/** The file's connection that a datastore is on, if it is one of the file's. */
function connectionOf(
  draft: DatastoreDraft,
  file: FileDraft,
  connections: ReadonlyMap<string, ConnectionDraft>,
): ConnectionDraft | undefined {
  if (draft.inline) {
    return draft.inline;
  }
  const own = draft.map.entries;
  const chosen = own.has('connection_name') || own.has('connection_id') ? own : file.defaults?.entries;
  const name = textOf(chosen?.get('connection_name')?.value);
  return name === undefined ? undefined : connections.get(name);
}
