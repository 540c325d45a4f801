import type { Position, Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import type { Desired, DesiredConnection, DesiredDatastore, ManagedFields } from './desired.ts';

/**
 * What a change does to the files, told without the live state and without any value: for a pull request that has no
 * secrets. Each entry that is added, changed or taken out is one notice.
 */
export function fileDifferences(base: Desired, head: Desired): readonly Problem[] {
  return [
    ...entryDifferences('connection', base.connections.map(connectionFacts), head.connections.map(connectionFacts)),
    ...entryDifferences('datastore', base.datastores.map(datastoreFacts), head.datastores.map(datastoreFacts)),
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
  const keys = [...new Set([...old.says.keys(), ...now.says.keys()])].filter(
    (key) => old.says.get(key)?.text !== now.says.get(key)?.text,
  );
  const at = keys.map((key) => now.says.get(key)?.at).find((place) => place !== undefined) ?? now.at;
  return keys.length > 0 ? [notice(`This pull request changes ${keys.join(', ')} of ${kind} "${now.name}".`, at)] : [];
}

function notice(message: string, at?: Position): Problem {
  return { severity: 'notice', rule: 'file-change', message, ...(at ? { at } : {}) };
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
    if (value === undefined) {
      return [];
    }
    return [
      [
        key,
        typeof value === 'string' ? { text: value, at } : { text: textOf({ ...value, at: undefined }), at: value.at },
      ],
    ];
  });
}

function fieldsSaid(fields: ManagedFields): readonly Said[] {
  return [...fields.values()].map(({ path, value, at }) => [path, { text: textOf(value), at }]);
}

/** Of a secret only its reference is compared: two plain-text secrets look the same, and neither is shown. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Secret ? inner.reference : inner));
}
