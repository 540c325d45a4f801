import type { DesiredConnection, Value } from '../config/desired.ts';
import { shown, shownPair } from '../connectors/compare.ts';
import { connectionField, connectorOf, holds } from '../connectors/connectors.ts';
import { type Field, pathOf } from '../connectors/field.ts';
import type { Problem } from '../problem.ts';
import { Secret } from '../secret.ts';
import type { Change } from './plan.ts';
import { type Step, step } from './steps.ts';

/** The request that makes a connection by itself. */
export function connectionCreateStep(entry: DesiredConnection, name: string): Step {
  return step({
    action: 'create',
    kind: 'connection',
    name,
    needs: 'Manager',
    changes: connectionCreateChanges(entry, ''),
    reason: 'the file names it and it does not exist',
    at: entry.at,
    operation: { does: 'create-connection', entry },
  });
}

/** What a new connection will hold, each field with its place; `prefix` for one inside its datastore's create. */
export function connectionCreateChanges(entry: DesiredConnection, prefix: string): readonly Change[] {
  const connector = connectorOf(entry.type);
  return [
    { field: `${prefix}type`, before: null, after: entry.type, sensitive: false, at: entry.at },
    ...[...entry.fields.values()].map(({ path, value, at }) => {
      const field = connectionField(connector, path);
      const name = `${prefix}${path}`;
      return value instanceof Secret || field.secret
        ? {
            field: name,
            before: null,
            after: shown(field, value),
            sensitive: true,
            ...(value instanceof Secret ? { reference: value.reference } : {}),
            at,
          }
        : { field: name, ...shownPair(field, null, value), sensitive: false, at };
    }),
  ];
}

/** What a connection that must be created cannot do without; for one that exists these fields are simply not managed. */
export function missingForCreate(entry: DesiredConnection, name: string): readonly Problem[] {
  const connector = connectorOf(entry.type);
  const values = new Map<string, Value>([...entry.fields].map(([path, field]) => [path, field.value]));
  const missing = (connector.fields as readonly Field[])
    .filter(
      (field) => field.required === true || (field.required !== undefined && holds(connector, field.required, values)),
    )
    .map(pathOf)
    .filter((path) => (values.get(path) ?? null) === null);
  return missing.length > 0
    ? [
        {
          severity: 'error',
          rule: 'missing-for-create',
          at: entry.at,
          message: `Connection "${name}" does not exist and cannot be created without ${missing.join(', ')}.`,
          hint: 'Add what is missing, or name a connection that exists.',
        },
      ]
    : [];
}
