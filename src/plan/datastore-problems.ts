import type { DesiredDatastore, ManagedField, ManagedFields } from '../config/desired.ts';
import { datastoreRows } from '../connectors/datastore.ts';
import type { Field } from '../connectors/field.ts';
import type { Problem } from '../problem.ts';
import type { LiveDatastore } from './live.ts';
import type { PlanSettings } from './settings.ts';
import { isReadable } from './stored.ts';

/** What a person should know of a field that changes. */
export function changeProblems(row: Field, match: LiveDatastore, { at }: ManagedField): readonly Problem[] {
  if (row.immutable) {
    return [
      {
        severity: 'error',
        rule: 'immutable-field',
        at,
        message: `${row.name} of "${match.name}" (id ${match.id}) cannot change once the datastore exists.`,
        hint: 'Describe the other one as a new datastore under another name.',
      },
    ];
  }
  return row.scope
    ? [
        {
          severity: 'warning',
          rule: 'scope-change',
          at,
          message: `${row.name} of "${match.name}" changes: checks and history stay with what was scanned before.`,
          hint: 'For another set of data a datastore of its own is usually better.',
        },
      ]
    : [];
}

/** Managed fields that a full reading does not tell of. */
export function unreadable(fields: ManagedFields, match: LiveDatastore): readonly Problem[] {
  return datastoreRows.flatMap((row): readonly Problem[] => {
    const field = fields.get(row.name);
    return field && !isReadable(row, match)
      ? [
          {
            severity: 'notice',
            rule: 'not-readable',
            at: field.at,
            message: `The API does not give back ${row.name} of "${match.name}", so changes to it cannot be seen.`,
            hint: 'A change to it takes effect when another field of the datastore changes too.',
          },
        ]
      : [];
  });
}

/** A refusal where `adopt` is off. */
export function adoption(entry: DesiredDatastore, match: LiveDatastore, settings: PlanSettings): readonly Problem[] {
  return settings.adopt
    ? []
    : [
        {
          severity: 'error',
          rule: 'adopt-refused',
          at: entry.at,
          message: `Datastore "${match.name}" (id ${match.id}) exists already and is not owned by this file, and adopt is false.`,
          hint: `Add id: ${match.id} to its entry if it is meant, or choose another name.`,
        },
      ];
}

export function disconnected(entry: DesiredDatastore, match: LiveDatastore): readonly Problem[] {
  return match.connected === false
    ? [
        {
          severity: 'notice',
          rule: 'not-connected',
          at: entry.at,
          message: `Qualytics says that "${match.name}" (id ${match.id}) is not connected.`,
          hint: 'Check the credentials and the address of its connection.',
        },
      ]
    : [];
}

export function teamless(entry: DesiredDatastore): readonly Problem[] {
  const teams = entry.fields.get('teams')?.value;
  return Array.isArray(teams) && teams.length > 0
    ? []
    : [
        {
          severity: 'warning',
          rule: 'no-teams',
          at: entry.at,
          message: `"${entry.name}" is created without teams; who may see it is then for the server to decide.`,
          hint: 'Add teams, for example teams: [Public].',
        },
      ];
}

export function noConnection(entry: DesiredDatastore): Problem {
  return {
    severity: 'error',
    rule: 'missing-for-create',
    at: entry.at,
    message: `Datastore "${entry.name}" does not exist and cannot be created without a connection.`,
    hint: 'Add connection_name, connection or connection_id.',
  };
}
