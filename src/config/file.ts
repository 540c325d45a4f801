import type { Position } from '../problem.ts';
import { type ConnectionDraft, readConnection } from './connection.ts';
import { type DatastoreDraft, readDefaults, readName } from './datastore.ts';
import type { AwsSettings, Located, Removed } from './desired.ts';
import { asList, asMap, checkKeys, isNull, type KnownText, numberIn, readKey, textIn } from './entry.ts';
import { awsKeys, fileKeys, removedKeys } from './keys.ts';
import type { ParsedFile } from './parse.ts';
import { isBroken } from './templates.ts';
import type { Entry, MapNode, Place } from './tree.ts';
import type { Reading } from './values.ts';

/** An entry of `removed`, with what later checks need beside it. */
export interface RemovedDraft {
  readonly removed: Removed;
  readonly nameKnown: boolean;
  readonly place: Place;
}

/** A setting that may stand in one file only. */
export interface Setting<T> {
  readonly value: T;
  readonly place: Place;
}

/** One file, its entries read but not yet held against each other. */
export interface FileDraft {
  readonly path: string;
  readonly version: Setting<true> | undefined;
  readonly aws: Setting<AwsSettings> | undefined;
  readonly ownershipTag: Setting<KnownText> | undefined;
  readonly defaults: MapNode | undefined;
  readonly connections: readonly ConnectionDraft[];
  readonly datastores: readonly DatastoreDraft[];
  readonly removed: readonly RemovedDraft[];
  readonly listsDatastores: boolean;
}

const [versionKey, ownershipTagKey] = fileKeys;

/** Reads the top of a file and the entries of its lists; `undefined` where there is nothing to read. */
export function readFile(reading: Reading, file: ParsedFile): FileDraft | undefined {
  const { report } = reading;
  const { root } = file;
  if (root && isBroken(root)) {
    return undefined;
  }
  if (root === undefined || isNull(root) || (root.kind === 'map' && root.entries.size === 0)) {
    const top: Position = { file: file.path, line: 1, column: 1 };
    if (!file.broken) {
      report(
        'file-empty',
        { at: top },
        'The file manages nothing.',
        'Describe datastores in a list under datastores:.',
      );
    }
    return undefined;
  }
  if (root.kind !== 'map') {
    const hint =
      root.kind === 'list' ? 'Put the list under datastores:.' : 'Begin with datastores: and a list below it.';
    report('wrong-type', root.place, 'The top of the file must be a mapping.', hint);
    return undefined;
  }
  checkKeys(report, root, 'file');
  return readTop(reading, file.path, root);
}

function readTop(reading: Reading, path: string, root: MapNode): FileDraft {
  const version = root.entries.get('version');
  readKey(reading, root, versionKey);
  const tag = textIn(readKey(reading, root, ownershipTagKey));
  const tagPlace = root.entries.get('ownership_tag')?.keyPlace;
  const defaultsEntry = root.entries.get('defaults');
  const defaults = defaultsEntry && asMap(reading.report, defaultsEntry.value, 'defaults');
  if (defaults) {
    readDefaults(reading, defaults);
  }
  return {
    path,
    version: version && { value: true, place: version.keyPlace },
    aws: readAws(reading, root.entries.get('aws')),
    ownershipTag: tag && tagPlace && { value: tag, place: tagPlace },
    defaults,
    connections: entriesOf(reading, root, 'connections').map((map) => readConnection(reading, map, undefined)),
    datastores: entriesOf(reading, root, 'datastores').map((map) => readDatastoreDraft(reading, path, map)),
    removed: entriesOf(reading, root, 'removed').flatMap((map) => readRemoved(reading, map) ?? []),
    listsDatastores: root.entries.has('datastores'),
  };
}

function entriesOf(reading: Reading, root: MapNode, name: string): readonly MapNode[] {
  const entry = root.entries.get(name);
  const list = entry && asList(reading.report, entry.value, name);
  return (list?.items ?? []).flatMap((item) => asMap(reading.report, item, `An entry of ${name}`) ?? []);
}

function readAws(reading: Reading, entry: Entry | undefined): Setting<AwsSettings> | undefined {
  const map = entry && asMap(reading.report, entry.value, 'aws');
  if (!entry || !map) {
    return undefined;
  }
  checkKeys(reading.report, map, 'aws');
  const [roleKey, regionKey] = awsKeys;
  const located = (text: KnownText | undefined): Located<string> | undefined =>
    text && { value: text.value, at: text.at };
  const roleArn = located(textIn(readKey(reading, map, roleKey)));
  const region = located(textIn(readKey(reading, map, regionKey)));
  return { value: { roleArn, region, at: entry.keyPlace.at }, place: entry.keyPlace };
}

function readDatastoreDraft(reading: Reading, file: string, map: MapNode): DatastoreDraft {
  checkKeys(reading.report, map, 'datastore');
  const name = readName(reading, map);
  const entry = map.entries.get('connection');
  const inner = entry && asMap(reading.report, entry.value, 'connection');
  const inline =
    entry &&
    inner &&
    readConnection(reading, inner, {
      ownerKey: `(unnamed, of ${name?.value ?? map.place.at.line})`,
      keyAt: entry.keyPlace.at,
    });
  return { file, map, name, place: map.entries.get('name')?.value.place ?? map.place, inline };
}

function readRemoved(reading: Reading, map: MapNode): RemovedDraft | undefined {
  checkKeys(reading.report, map, 'removed');
  const [nameKey, idKey] = removedKeys;
  const name = textIn(readKey(reading, map, nameKey));
  const id = numberIn(readKey(reading, map, idKey));
  const place = map.entries.get('name')?.value.place ?? map.place;
  return name && { removed: { name: name.value, at: name.at, id }, nameKnown: name.known, place };
}
