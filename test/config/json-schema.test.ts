import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { generated } from '../../scripts/generate.ts';
import { jsonSchema } from '../../src/config/json-schema.ts';
import { configRuleChapters, configRules } from '../../src/config/rules.ts';
import { connectors } from '../../src/connectors/connectors.ts';
import { connectionValuesCases } from './bad-files/connection-values.ts';
import { datastoreValuesCases } from './bad-files/datastore-values.ts';
import { unknownKeysCases } from './bad-files/unknown-keys.ts';

const root = join(import.meta.dirname, '../..');
/** Compiling takes a while, so it is done once for a schema. */
const compiled = new Map<string, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  const validate =
    compiled.get(text) ??
    new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true }).compile(schema);
  compiled.set(text, validate);
  return validate;
}

/** What the validator says against a file, as an editor would. */
function complaints(text: string): readonly string[] {
  const validate = validatorOf(jsonSchema());
  return validate(parse(text, { merge: true }))
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

describe('what is made from the tables is fresh', () => {
  test('in every file', () => {
    const files = [...generated()].map(([path]) => [path, readFileSync(join(root, path), 'utf8')]);
    expect(files).toEqual([...generated()]);
  });

  test('the page of rules has every rule once', () => {
    const page = generated().get('docs/rules.md') ?? '';
    for (const rule of Object.keys(configRules)) {
      expect(page.split(`| \`${rule}\` |`).length).toBe(2);
    }
    expect(configRuleChapters.flatMap((chapter) => Object.keys(chapter.rules)).length).toBe(
      Object.keys(configRules).length,
    );
  });

  test('the page of connectors has a part for each, and its contents lead to it', () => {
    const page = generated().get('docs/connectors.md') ?? '';
    const anchors = new Set(
      [...page.matchAll(/^###? (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^a-z0-9 _-]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor);
    expect(links.length).toBe(connectors().length);
    expect(links.filter((link) => !anchors.has(link ?? ''))).toEqual([]);
  });
});

describe('the published JSON Schema', () => {
  test('accepts the example', () => {
    expect(complaints(readFileSync(join(root, 'datastores.example.yaml'), 'utf8'))).toEqual([]);
  });

  test.each(
    ['source', 'enrichment'].flatMap((kind) =>
      ['shared-key', 'iam-role', 'connection-id'].map((how) => `seed-${kind}-${how}.json`),
    ),
  )('accepts %s', (name) => {
    const body = readFileSync(join(root, 'test/fixtures', name), 'utf8');
    expect(complaints(`{"datastores": [${body}]}`)).toEqual([]);
  });

  test.each([
    ['an empty list', 'datastores: []'],
    ['a reference as a number', 'datastores: [{name: A, id: "${{ env.ID }}"}]'],
    ['a reference as a boolean', 'datastores: [{name: A, enrichment_only: "${{ env.ONLY }}"}]'],
    ['a reference as a choice', 'datastores: [{name: A, enrichment_remediation_strategy: "${{ env.STRATEGY }}"}]'],
    ['a reference where a form is asked for', 'aws: {role_arn: "${{ env.ROLE }}"}'],
    ['a part of a text', 'datastores: [{name: A, root_path: "/${{ env.STAGE }}/"}]'],
    [
      'a secret in a connection',
      'connections: [{name: c, type: s3, uri: s3://acme, secret_key: "${{ secrets.KEY }}"}]',
    ],
    [
      'null where it clears',
      'datastores: [{name: A, description: null, group: null, enrichment_datastore: null, tags: null}]',
    ],
    [
      'a type that is not known, with any parameters',
      'connections: [{name: c, type: newdb, host: h, parameters: {a: {b: 1}}}]',
    ],
    ['an unnamed inline connection', 'datastores: [{name: A, connection: {type: s3, uri: s3://acme}}]'],
    [
      'a vault',
      'connections: [{name: c, type: mysql, host: h, password: "${p}", secrets_manager: {secret_url: "https://v"}}]',
    ],
  ])('accepts %s', (_, text) => {
    expect(complaints(text)).toEqual([]);
  });

  test.each([
    ['a misspelt key', 'datastores: [{name: A, rootpath: /a}]'],
    ['a key of another level', 'datastores: [{name: A, uri: s3://acme}]'],
    ['a secret outside a connection', 'datastores: [{name: A, description: "${{ secrets.X }}"}]'],
    ['a part of a number', 'datastores: [{name: A, id: "1${{ env.X }}"}]'],
    ['two ways to name the connection', 'datastores: [{name: A, connection_name: a, connection_id: 7}]'],
    ['a name in defaults', 'defaults: {name: A}'],
    ['an S3 parameter that is not known', 'connections: [{name: c, type: s3, uri: s3://acme, parameters: {role: x}}]'],
    ['a key that another type has', 'connections: [{name: c, type: s3, uri: s3://acme, port: 1}]'],
    ['a top-level key of an unknown type', 'connections: [{name: c, type: newdb, sslmode: x}]'],
    ['a connection without a type', 'datastores: [{name: A, connection: {uri: s3://acme}}]'],
    ['a shared connection without a name', 'connections: [{type: s3, uri: s3://acme}]'],
    ['another version', 'version: 2'],
    ['a null name', 'datastores: [{name: null}]'],
  ])('refuses %s', (_, text) => {
    expect(complaints(text)).not.toEqual([]);
  });

  /** Warnings and notices are advice; what the checks call an error of one key, an editor underlines too. */
  const shapes = [
    'unknown-key',
    'wrong-type',
    'unquoted',
    'out-of-range',
    'not-a-choice',
    'conflicting-keys',
    'missing-key',
    'bad-format',
  ];
  const wrong = [...unknownKeysCases, ...datastoreValuesCases, ...connectionValuesCases].filter(({ says }) =>
    says.some((line) => shapes.includes(line.split(' ')[1] ?? '')),
  );

  test.each(wrong)('refuses what the checks refuse: $name', ({ file }) => {
    expect(complaints(file)).not.toEqual([]);
  });

  test.each(connectors().map((connector) => connector.type))('describes every field of %s', (type) => {
    const definitions = (
      jsonSchema() as {
        definitions: Record<string, { properties: Record<string, { properties?: object; anyOf?: unknown }> }>;
      }
    ).definitions;
    const properties = definitions[`connection ${type}`]?.properties;
    for (const field of connectors().find((one) => one.type === type)?.fields ?? []) {
      const holder = field.section === 'parameters' ? (properties?.['parameters']?.properties ?? {}) : properties;
      expect(Object.keys(holder ?? {})).toContain(field.name);
    }
  });
});
