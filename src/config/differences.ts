import type { Position, Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import { contentOf } from './content.ts';
import type { Desired, DesiredConnection, DesiredDatastore, ManagedFields, Removed } from './desired.ts';

/**
 * What a change does to the files, told without the live state and without any value: for a pull request that has no
 * secrets. Each entry that is added, changed or taken out is one notice.
 */
export function fileDifferences(base: Desired, head: Desired): readonly Problem[] {
  return [
    ...settingsDifferences(settingsFacts(base), settingsFacts(head)),
    ...entryDifferences('connection', base.connections.map(connectionFacts), head.connections.map(connectionFacts)),
    ...entryDifferences('datastore', base.datastores.map(datastoreFacts), head.datastores.map(datastoreFacts)),
    ...entryDifferences('the removal of datastore', base.removed.map(removedFacts), head.removed.map(removedFacts)),
  ];
}

interface Facts {
  readonly name: string;
  readonly at: Position;
  /** What the entry says of a key, as text that is equal when it says the same, with its place. */
  readonly says: ReadonlyMap<string, { readonly text: string; readonly at: Position }>;
}

function entryDifferences(kind: string, base: readonly Facts[], head: readonly Facts[]): readonly Problem[] {
  const before = new Map(base.map((one) => [one.name, one]));
  const after = new Set(head.map(({ name }) => name));
  return [
    ...head.flatMap((one) => {
      const old = before.get(one.name);
      return old
        ? changed(kind, old, one)
        : [notice(`This pull request adds ${kind} "${one.name}" to the file.`, one.at)];
    }),
    ...base
      .filter(({ name }) => !after.has(name))
      .map(({ name }) => notice(`This pull request takes ${kind} "${name}" out of the file.`)),
  ];
}

function changed(kind: string, old: Facts, now: Facts): readonly Problem[] {
  const { keys, at } = changes(old.says, now.says);
  return keys.length > 0
    ? [notice(`This pull request changes ${keys.join(', ')} of ${kind} "${now.name}".`, at ?? now.at)]
    : [];
}

function settingsDifferences(base: Facts['says'], head: Facts['says']): readonly Problem[] {
  const { keys, at } = changes(base, head);
  return keys.length > 0 ? [notice(`This pull request changes ${keys.join(', ')}.`, at)] : [];
}

/** The keys that say something else now, and the place of the first that still says something. */
function changes(old: Facts['says'], now: Facts['says']): { keys: readonly string[]; at: Position | undefined } {
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key)?.text !== now.get(key)?.text);
  return { keys, at: keys.map((key) => now.get(key)?.at).find((place) => place !== undefined) };
}

function notice(message: string, at?: Position): Problem {
  return { severity: 'notice', rule: 'file-change', message, ...(at ? { at } : {}) };
}

/** What the file says beside its entries. */
function settingsFacts({ aws, ownershipTag }: Desired): Facts['says'] {
  return new Map([
    ...located('ownership_tag', ownershipTag),
    ...located('aws.role_arn', aws?.roleArn),
    ...located('aws.region', aws?.region),
  ]);
}

function removedFacts({ name, at, id }: Removed): Facts {
  return { name, at, says: new Map(located('id', id)) };
}

function connectionFacts({ key, name, at, type, id, previousNames, fields }: DesiredConnection): Facts {
  return {
    name: name ?? key,
    at,
    says: new Map([...said({ type, id, previous_names: previousNames }, at), ...fieldsSaid(fields)]),
  };
}

function datastoreFacts({ name, at, fields, ...rest }: DesiredDatastore): Facts {
  const { id, previousNames, connection, enrichment, group, firstSync } = rest;
  const keys = {
    id,
    previous_names: previousNames,
    connection,
    enrichment_datastore: enrichment,
    group,
    trigger_catalog: firstSync,
  };
  return { name, at, says: new Map([...said(keys, at), ...fieldsSaid(fields)]) };
}

type Said = readonly [string, { readonly text: string; readonly at: Position }];

function said(
  keys: Readonly<Record<string, string | { readonly at: Position } | undefined>>,
  at: Position,
): readonly Said[] {
  return Object.entries(keys).flatMap(([key, value]): readonly Said[] => {
    return typeof value === 'string' ? [[key, { text: value, at }]] : located(key, value);
  });
}

/** Neither the place nor whether it is of the defaults is a statement of its own. */
function located(key: string, value: { readonly at: Position } | undefined): readonly Said[] {
  return value === undefined
    ? []
    : [[key, { text: textOf({ ...value, at: undefined, inherited: undefined }), at: value.at }]];
}

function fieldsSaid(fields: ManagedFields): readonly Said[] {
  return [...fields.values()].map(({ path, value, at }) => [path, { text: textOf(value), at }]);
}

/** Of a secret only its reference is compared: two plain-text secrets look the same, and neither is shown. */
function textOf(value: unknown): string {
  return value instanceof Secret ? value.reference : (contentOf(value) ?? '');
}
