import { connectors, secretsManagerFields, topLevelNames, topLevelNamesOf } from '../connectors/connectors.ts';
import { type Connector, type Field, splitPath } from '../connectors/field.ts';
import {
  awsKeys,
  connectionKeys,
  datastoreEntryKeys,
  datastoreKeys,
  defaultsKeys,
  fileKeys,
  groupIcons,
  groupKeys,
  type Key,
  removedKeys,
} from './keys.ts';

type Json = { readonly [name: string]: unknown };

/**
 * The JSON Schema (draft-07) of a file, from the same tables as the checks: for completion and hints in an editor. It
 * accepts references where a value may be one; what several entries mean together only the checks know.
 */
export function jsonSchema(): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Qualytics datastores',
    description: 'Source and enrichment datastores of Qualytics, and their connections.',
    ...object(fileKeys, 'outside', {
      aws: ref('aws'),
      defaults: ref('defaults'),
      connections: { type: 'array', items: allOf(ref('connection'), { required: ['name'] }) },
      datastores: { type: 'array', items: ref('datastore') },
      removed: { type: 'array', items: ref('removed') },
    }),
    definitions: {
      wholeReference: {
        type: 'string',
        description: 'One reference and nothing else: ${{ env.NAME }}, in a connection also ${{ secrets.NAME }}.',
        pattern: '^\\$\\{\\{[^{}]+\\}\\}$',
      },
      aws: object(awsKeys, 'outside'),
      group: object(groupKeys, 'outside', { icon: { type: 'string', examples: groupIcons } }),
      defaults: object(defaultsKeys, 'outside', { group: nullable(ref('group')) }),
      datastore: datastoreSchema(),
      removed: object(removedKeys, 'outside'),
      secrets_manager: object(secretsManagerFields, 'connection'),
      connection: connectionSchema(),
      ...Object.fromEntries(connectors().map((connector) => [connectorName(connector), connectorSchema(connector)])),
      'connection of another type': passThroughSchema(),
    },
  };
}

/** A text with a reference in it may turn out to have any form and length. */
const withReference = { pattern: '\\$\\{\\{' };

/** Whether secret sources may be used: only inside a connection. */
type Side = 'connection' | 'outside';

function ref(name: string): Json {
  return { $ref: `#/definitions/${name.replaceAll(' ', '%20')}` };
}

function allOf(...schemas: readonly Json[]): Json {
  return { allOf: schemas };
}

function nullable(schema: Json): Json {
  return { anyOf: [schema, { type: 'null' }] };
}

/** A mapping with a closed table of keys. */
function object(keys: readonly Key[], side: Side, special: Json = {}): Json {
  const required = keys.filter((key) => key.required === true).map((key) => key.name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      keys.map((key) => [key.name, described(key, special[key.name] ?? valueSchema(key, side))]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** The description beside a `$ref` needs a wrapper: draft-07 ignores what stands next to a `$ref`. */
function described(key: Key, schema: unknown): Json {
  const examples = key.example === undefined ? {} : { examples: [key.type === 'names' ? [key.example] : key.example] };
  const withDefault = key.default === undefined ? {} : { default: key.default };
  const inner = schema as Json;
  return {
    description: key.description,
    ...examples,
    ...withDefault,
    ...('$ref' in inner ? { allOf: [inner] } : inner),
  };
}

function valueSchema(key: Key, side: Side): Json {
  const clears = key.clears === true || (isField(key) && key.required !== true && key.immutable !== true);
  const schema = plainSchema(key, side);
  return clears ? nullable(schema) : schema;
}

/** A field of the API, and not a key of the file language. */
function isField(key: Key): boolean {
  const language: readonly (readonly Key[])[] = [
    fileKeys,
    awsKeys,
    datastoreKeys,
    connectionKeys,
    removedKeys,
    groupKeys,
  ];
  return !language.some((table) => table.includes(key));
}

function plainSchema(key: Key, side: Side): Json {
  const { min, max, values } = key;
  switch (key.type) {
    case 'integer':
      return {
        anyOf: [
          {
            type: 'integer',
            ...(min === undefined ? {} : { minimum: min }),
            ...(max === undefined ? {} : { maximum: max }),
          },
          ref('wholeReference'),
        ],
      };
    case 'boolean':
      return { anyOf: [{ type: 'boolean' }, ref('wholeReference')] };
    case 'names':
      return { type: 'array', items: { ...text(side), minLength: 1 } };
    case 'map':
      return { type: 'object' };
    case 'list':
      return { type: 'array' };
    default:
      if (values) {
        return { anyOf: [{ enum: values }, { type: 'string', ...withReference }] };
      }
      return { ...text(side), ...(key.required === true ? { minLength: 1 } : {}), ...limits(key) };
  }
}

/** Length and form, which a reference only has once it is resolved. */
function limits({ maxLength, pattern }: Key): Json {
  const rules = [
    ...(maxLength === undefined ? [] : [{ maxLength }]),
    ...(pattern ? [{ pattern: pattern.source }] : []),
  ];
  return rules.length === 0 ? {} : { anyOf: [allOf(...rules), withReference] };
}

/** Any text; outside of connections one without secret sources. */
function text(side: Side): Json {
  const secret = { pattern: '\\$\\{\\{\\s*(secrets\\.|secretsmanager:|ssm:)' };
  return side === 'connection' ? { type: 'string' } : { type: 'string', not: secret };
}

function datastoreSchema(): Json {
  const exclusive = ['connection', 'enrichment', 'group', 'sync'] as const;
  const pairs = exclusive.flatMap((choice) => {
    const names = datastoreKeys.filter((key) => 'choice' in key && key.choice === choice).map((key) => key.name);
    return names.flatMap((name, index) => names.slice(index + 1).map((other) => [name, other]));
  });
  return {
    ...object(datastoreEntryKeys, 'outside', { connection: ref('connection'), group: nullable(ref('group')) }),
    allOf: pairs.map((required) => ({ not: { required } })),
  };
}

/** `type` decides which fields there are. */
function connectionSchema(): Json {
  const types = connectors().map((connector) => connector.type);
  const isType = (type: Json): Json => ({ required: ['type'], properties: { type } });
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { description: 'The connector.', anyOf: [{ enum: types }, { type: 'string' }] } },
    allOf: [
      ...connectors().map((connector) => conditional(isType({ const: connector.type }), ref(connectorName(connector)))),
      { if: isType({ enum: types }), else: ref('connection of another type') },
    ],
  };
}

function connectorName(connector: Connector): string {
  return `connection ${connector.type}`;
}

const commonKeys: readonly Key[] = connectionKeys.filter((key) => key.name !== 'name' && key.name !== 'type');
const nameSchema = { ...text('outside'), minLength: 1, maxLength: 255, description: 'Exact name.' };

function connectorSchema(connector: Connector): Json {
  const fields: readonly Field[] = connector.fields;
  const top = fields.filter((field) => !field.section);
  const parameters = parametersSchema(fields.filter((field) => field.section === 'parameters'));
  const closed = connector.strictParameters;
  const passing = closed ? [] : topLevelNamesOf(connector.store);
  const extra = passing.filter((name) => !top.some((field) => field.name === name));
  const schema = object([...commonKeys, ...top], 'connection', {
    parameters: closed ? parameters : { ...parameters, additionalProperties: true },
    secrets_manager: nullable(ref('secrets_manager')),
  });
  const properties = { name: nameSchema, type: { description: connector.title, const: connector.type } };
  return {
    ...schema,
    properties: {
      ...properties,
      ...(schema['properties'] as Json),
      ...Object.fromEntries(extra.map((name) => [name, {}])),
    },
  };
}

/** The parameters of a connector; what a choice among them requires is required with it. */
function parametersSchema(fields: readonly Field[]): Json {
  const conditions = fields.flatMap(({ name, required }) => {
    if (typeof required !== 'object') {
      return [];
    }
    const { name: choice } = splitPath(required.field);
    const chosen = { properties: { [choice]: { const: required.is } }, required: [choice] };
    return [conditional(chosen, { required: [name] })];
  });
  return { ...object(fields, 'connection'), ...(conditions.length > 0 ? { allOf: conditions } : {}) };
}

function conditional(condition: Json, consequence: Json): Json {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: condition, then: consequence };
}

function passThroughSchema(): Json {
  const schema = object(commonKeys, 'connection', {
    parameters: { type: 'object' },
    secrets_manager: nullable(ref('secrets_manager')),
  });
  const top = Object.fromEntries(topLevelNames.map((name) => [name, {}]));
  return {
    ...schema,
    properties: { name: nameSchema, type: { type: 'string' }, ...(schema['properties'] as Json), ...top },
  };
}
