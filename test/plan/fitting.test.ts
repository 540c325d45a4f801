import { describe, expect, test } from '@jest/globals';
import { connection, datastore, fileOf, type LiveParts, planOf } from './support-datastores.ts';

const mysql = connection(1, 'my', { type: 'mysql' });
const lake = connection(2, 'lake');
const connections = [mysql, lake];

/** The fields that a create sends or an update changes, and what is said of a place. */
function planned(text: string, live: LiveParts = { connections }) {
  const { plan } = planOf(text, live);
  return {
    fields: plan.steps.map(({ changes }) => changes.map(({ field, after }) => `${field}=${after}`)),
    says: plan.problems
      .filter(({ rule }) => rule.startsWith('field-'))
      .map(({ severity, rule, message, hint, at }) => [severity, rule, at?.line, at?.column, `${message} ${hint}`]),
  };
}

const defaults = 'defaults: { schema: sc, root_path: /raw, folder_globbing_enabled: true, teams: [] }\n';
const unusual = 'The documentation of MySQL does not list schema. A datastore on it is placed by database.';
const none = 'A datastore on Amazon S3 has no database. It is placed by root_path.';

describe('what defaults give', () => {
  test.each([
    ['connection_name: my', ['enrichment_only', 'teams', 'connection_name=my']],
    ['connection_id: 2', ['root_path=/raw', 'folder_globbing_enabled=true', 'connection_name=lake']],
  ])('goes to a new datastore with %s as far as its connection has it', (on, expected) => {
    const { fields, says } = planned(`${defaults}${fileOf(`{ name: A, ${on} }`)}`);
    const kept = expected.filter((one) => one.includes('='));
    expect(fields[0]?.filter((one) => !/^(teams|enrichment_only)=/.test(one))).toEqual(kept);
    expect(says).toEqual([]);
  });

  test('goes to a live datastore as far as its connection has it, whether or not the file names that', () => {
    const live = {
      connections,
      datastores: [datastore(5, 'A', { type: 'mysql', fields: { database: 'd', teams: [] } })],
    };
    const text = (on: string) => `${defaults}${fileOf(`{ name: A${on} }`)}`;
    expect(planned(text(''), live)).toEqual({ fields: [], says: [] });
    expect(planned(text(', connection_name: my'), live)).toEqual({ fields: [], says: [] });
  });

  test('is left out where the entry itself says that there is nothing, of another store', () => {
    const { fields, says } = planned(fileOf('{ name: A, connection_id: 2, database: null, schema: null, teams: [] }'));
    expect([fields[0]?.filter((one) => /^(database|schema)=/.test(one)), says]).toEqual([[], []]);
  });

  test('stays where the entry itself says it too, and is told of', () => {
    const { fields, says } = planned(`${defaults}${fileOf('{ name: A, connection_name: my, schema: own }')}`);
    expect(fields[0]).toContain('schema=own');
    expect(says).toEqual([['warning', 'field-unusual', 3, 45, unusual]]);
  });
});

describe('a field of another kind of connection', () => {
  test.each(['connection_name: lake', 'connection_id: 2'])('is an error on a live one: %s', (on) => {
    const { says } = planned(fileOf(`{ name: A, ${on}, database: d, teams: [] }`));
    expect(says).toEqual([['error', 'field-of-other-store', 2, 28 + on.length, none]]);
  });

  test('is one for a live datastore too, by the type that only its own reading says', () => {
    const on = (connectionId: number | undefined, type: string | undefined) => ({
      connections,
      datastores: [datastore(5, 'A', { connectionId, type, fields: {} })],
    });
    const text = fileOf('{ name: A, database: d }');
    expect(planned(text, on(2, undefined)).says).toHaveLength(1);
    expect(planned(text, on(undefined, 's3')).says).toHaveLength(1);
    expect(planned(text, on(undefined, undefined)).says).toEqual([]);
    expect(planned(text, on(1, undefined)).says).toEqual([]);
  });

  test('is none where nobody knows the connector, or there is no such connection', () => {
    const unknown = { connections: [connection(3, 'new', { type: 'newdb' })] };
    expect(planned(fileOf('{ name: A, connection_name: new, database: d, root_path: /a }'), unknown).says).toEqual([]);
    expect(planned(fileOf('{ name: A, connection_name: gone, database: d }')).says).toEqual([]);
    expect(planned(fileOf('{ name: A, connection_id: 99, database: d }')).says).toEqual([]);
  });
});

describe('a live enrichment datastore whose entry does not repeat that it is one', () => {
  const live = {
    datastores: [
      datastore(5, 'E', { fields: { enrichment_only: true, enrichment_prefix: '_e' } }),
      datastore(6, 'F', { fields: { enrichment_only: true } }),
      datastore(7, 'A', { fields: { enrichment_only: false } }),
    ],
  };
  const linking = (target: string) =>
    `defaults: { ${target}, enrichment_source_record_limit: 20, enrichment_remediation_strategy: append }\n`;

  test.each(['enrichment_datastore: E', 'enrichment_datastore_id: 5', 'enrichment_datastore_id: 6'])(
    'gets no link and no settings of one from defaults: %s',
    (target) => {
      const { plan } = planOf(`${linking(target)}${fileOf('{ name: A }', '{ name: E }')}`, live);
      expect([plan.steps.map(({ id }) => id), plan.problems]).toEqual([['update datastore A', 'link datastore A'], []]);
    },
  );

  test('cannot be linked onward by its entry', () => {
    const { plan, at } = planOf(fileOf('{ name: E, enrichment_datastore: F }'), live);
    expect([plan.steps, plan.problems]).toEqual([
      [],
      [
        {
          severity: 'error',
          rule: 'live-enrichment-onward',
          at: at('F'),
          message: '"E" is an enrichment datastore and cannot have an enrichment datastore of its own.',
          hint: 'Remove the link.',
        },
      ],
    ]);
  });

  test('keeps the settings that its entry gives', () => {
    const { plan } = planOf(fileOf('{ name: E, enrichment_datastore: null, high_count_rollup_threshold: 20 }'), live);
    expect([plan.steps.map(({ changes }) => changes.map(({ field }) => field)), plan.problems]).toEqual([
      [['high_count_rollup_threshold']],
      [],
    ]);
  });
});
