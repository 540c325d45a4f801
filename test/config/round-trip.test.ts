import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify, type ToStringOptions } from 'yaml';
import type { Desired, DesiredConnection, DesiredDatastore, ManagedFields } from '../../src/config/desired.ts';
import { connectors } from '../../src/connectors/connectors.ts';
import { datastoreFields } from '../../src/connectors/datastore.ts';
import { type Field, pathOf } from '../../src/connectors/field.ts';
import { Secret } from '../../src/secret.ts';
import { check } from './support.ts';

/** What an entry of the file would hold, before it is printed. */
type Written = Record<string, unknown>;

const name = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      '2024',
      'true',
      'null',
      '~',
      '- a',
      'a: b',
      '# c',
      ' spaced ',
      'Grüße 🎉',
      "it's",
      '"q"',
      '*a',
      '&a',
      '!t',
      '0x1F',
      '1e3',
      '<<',
      '__proto__',
      '${key}',
    ),
  )
  .filter((text) => text.trim() !== '' && !text.includes('${{'));

/** A value that a row accepts. */
function valueFor(row: Field): fc.Arbitrary<unknown> {
  const text = row.pattern ? fc.constant(row.example ?? '') : name;
  switch (row.type) {
    case 'integer':
      return fc.integer({ min: row.min ?? -1_000, max: row.max ?? 1_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'names':
      return fc.uniqueArray(name, { maxLength: 3 });
    default:
      return row.values ? fc.constantFrom(...row.values) : text;
  }
}

/** Some of the rows with values, those that are always required among them. */
function someOf(rows: readonly Field[]): fc.Arbitrary<Written> {
  const entries = rows.map(
    (row) =>
      [pathOf(row), row.required === true ? valueFor(row) : fc.option(valueFor(row), { nil: undefined })] as const,
  );
  return fc
    .record(Object.fromEntries(entries))
    .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)));
}

const examples: Readonly<Record<string, string>> = {
  s3: 's3://acme-lake',
  abfs: 'abfss://lake@acme.dfs.core.windows.net',
  gcs: 'gs://acme-lake',
};

const connection: fc.Arbitrary<Written> = fc.constantFrom(...connectors()).chain((connector) => {
  const rows = (connector.fields as readonly Field[]).filter(
    (row) => !['authentication_type', 'role_arn', 'external_id', 'uri'].includes(row.name),
  );
  const uri = examples[connector.type];
  return fc
    .record({ name, fields: someOf(rows) })
    .map(({ name: own, fields }) => ({ name: own, type: connector.type, ...(uri ? { uri } : {}), ...fields }));
});

const plainFields = (datastoreFields as readonly Field[]).filter(
  (row) =>
    !row.scope &&
    row.name !== 'enrichment_only' &&
    row.name !== 'folder_globbing_enabled' &&
    !row.name.startsWith('enrichment_'),
);

const datastore: fc.Arbitrary<Written> = fc
  .record(
    {
      name,
      id: fc.integer({ min: 1, max: 1_000_000 }),
      description: name,
      connection_id: fc.integer({ min: 1, max: 99 }),
      group: fc.record({ name: name.map((text) => text.slice(0, 10)).filter((text) => text.trim() !== '') }),
      trigger_catalog: fc.boolean(),
      fields: someOf(plainFields),
    },
    { requiredKeys: ['name', 'fields'] },
  )
  .map(({ fields, ...rest }) => ({ ...rest, ...fields }));

const unique = { selector: (one: Written) => one['name'], maxLength: 4 };
const uniqueIds = (entries: readonly Written[]): boolean => {
  const ids = entries.flatMap((one) => (one['id'] === undefined ? [] : [one['id']]));
  return new Set(ids).size === ids.length;
};

const state = fc.record({
  connections: fc.uniqueArray(connection, unique),
  datastores: fc.uniqueArray(datastore, unique).filter(uniqueIds),
});

/** Paths with a dot as the nested mappings that the file writes. */
function nested(flat: Written): Written {
  const result: Record<string, unknown> = {};
  const parameters: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(flat)) {
    if (path.startsWith('parameters.')) {
      parameters[path.slice(11)] = value;
    } else {
      result[path] = value;
    }
  }
  return Object.keys(parameters).length > 0 ? { ...result, parameters } : result;
}

function fieldsOf(fields: ManagedFields): Written {
  return Object.fromEntries(
    [...fields].map(([path, { value }]) => [path, value instanceof Secret ? value.reveal() : value]),
  );
}

function writtenConnection({ name: own, type, fields }: DesiredConnection): Written {
  return { name: own, type, ...fieldsOf(fields) };
}

function writtenDatastore(one: DesiredDatastore): Written {
  return {
    name: one.name,
    ...(one.id ? { id: one.id.value } : {}),
    ...(one.connection?.kind === 'live-id' ? { connection_id: one.connection.id } : {}),
    ...(one.group?.kind === 'name' ? { group: { name: one.group.name } } : {}),
    ...(one.firstSync ? { trigger_catalog: one.firstSync.value } : {}),
    ...fieldsOf(one.fields),
  };
}

function written(desired: Desired): unknown {
  return {
    connections: desired.connections.map(writtenConnection),
    datastores: desired.datastores.map(writtenDatastore),
  };
}

/** Printed as YAML, in one of the styles that people use. */
const style = fc.constantFrom<ToStringOptions>(
  {},
  { collectionStyle: 'flow' },
  { defaultStringType: 'QUOTE_DOUBLE' },
  { indent: 4 },
  { lineWidth: 20 },
);

describe('a desired state that is printed and read again', () => {
  test('is the same, in every style of YAML', () => {
    fc.assert(
      fc.property(state, style, ({ connections, datastores }, options) => {
        const text = stringify({ connections: connections.map(nested), datastores }, options);
        const { desired, says } = check(text, { allowLiteralSecrets: true });
        expect(says.filter((line) => line.startsWith('error'))).toEqual([]);
        expect(desired && written(desired)).toEqual({ connections, datastores });
      }),
      { numRuns: 300 },
    );
  });

  test('has every value at the place where the text has it', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 1, maxLength: 5 }), (words) => {
        const text = `datastores:\n${words.map((word, index) => `  - name: n${index}${word}\n    description: ${word}\n`).join('')}`;
        const lines = text.split('\n');
        const { desired } = check(text);
        expect(desired?.datastores.length).toBe(words.length);
        for (const [index, one] of (desired?.datastores ?? []).entries()) {
          const at = one.fields.get('description')?.at;
          expect(lines[(at?.line ?? 0) - 1]?.slice((at?.column ?? 0) - 1)).toBe(words[index]);
        }
      }),
    );
  });
});
