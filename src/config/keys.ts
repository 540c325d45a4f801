import { datastoreRows, sourceOnlyFields } from '../connectors/datastore.ts';
import { type Field, roleArnPattern } from '../connectors/field.ts';

/** A key of the file that is no field of the API's objects: identity, references between entries, containers. */
export type Key = Omit<Field, 'type'> & {
  /** `map` and `list` have a table of their own. */
  readonly type: Field['type'] | 'map' | 'list';
  /** Keys with the same choice exclude each other: each is one way to say the same. */
  readonly choice?: 'connection' | 'enrichment' | 'group' | 'sync';
  /** `null` is a statement of its own (unlinks, takes out of the group). */
  readonly clears?: true;
  /** Belongs to one entry and cannot stand in `defaults`. */
  readonly single?: true;
};

const notBlank = { source: '\\S', says: 'a text that is not blank' } as const;

/** The top of a file. */
export const fileKeys = [
  {
    name: 'version',
    type: 'integer',
    description: 'Version of this file language. May stand in one file only.',
    min: 1,
    max: 1,
  },
  {
    name: 'ownership_tag',
    type: 'string',
    description: 'Tag put on every datastore of the files, so that `prune` knows them. May stand in one file only.',
    example: 'managed-by-git',
    maxLength: 255,
    pattern: notBlank,
  },
  {
    name: 'aws',
    type: 'map',
    description: 'The role that the job assumes through OIDC, for AWS references. May stand in one file only.',
  },
  {
    name: 'defaults',
    type: 'map',
    description: 'Values for the datastores of this file that have the field and do not set it.',
  },
  { name: 'connections', type: 'list', description: 'Connections that several datastores share.' },
  { name: 'datastores', type: 'list', description: 'Source and enrichment datastores.' },
  { name: 'removed', type: 'list', description: 'Datastores to delete deliberately, without `prune`.' },
] as const satisfies readonly Key[];

export const awsKeys = [
  {
    name: 'role_arn',
    type: 'string',
    description: 'IAM role that the job assumes.',
    example: 'arn:aws:iam::123456789012:role/github-qualytics',
    pattern: roleArnPattern,
  },
  {
    name: 'region',
    type: 'string',
    description: 'AWS region of Secrets Manager, SSM and STS.',
    example: 'us-east-1',
    pattern: { source: '^[a-z]{2,6}(-[a-z]+)+-[0-9]{1,2}$', says: 'an AWS region such as us-east-1' },
  },
] as const satisfies readonly Key[];

const nameKey = { name: 'name', type: 'string', required: true, maxLength: 255, single: true } as const;
const idKey = {
  name: 'id',
  type: 'integer',
  min: 1,
  single: true,
  description: 'Pins the entry to the live object with this id.',
} as const;
const previousNamesKey = {
  name: 'previous_names',
  type: 'names',
  single: true,
  description:
    'Names it had before: a live object of one of them is renamed. An empty list says that a likeness to a live object is meant.',
} as const;

/** What a datastore has besides the fields of `connectors/datastore.ts`. */
export const datastoreKeys = [
  { ...nameKey, description: 'Exact name, unique over source and enrichment datastores.', example: 'Orders Lake' },
  idKey,
  previousNamesKey,
  {
    name: 'connection',
    type: 'map',
    description: 'A connection written inline. One of three ways to name the connection.',
    choice: 'connection',
    single: true,
  },
  {
    name: 'connection_name',
    type: 'string',
    description: 'A connection of the file, or a live one, by its exact name.',
    example: 'acme_s3_lake',
    maxLength: 255,
    pattern: notBlank,
    choice: 'connection',
  },
  { name: 'connection_id', type: 'integer', description: 'A live connection by its id.', min: 1, choice: 'connection' },
  {
    name: 'enrichment_datastore',
    type: 'string',
    description: 'Where scans write what they find: a datastore of the file, or a live one, by name. `null` unlinks.',
    maxLength: 255,
    pattern: notBlank,
    choice: 'enrichment',
    clears: true,
  },
  {
    name: 'enrichment_datastore_id',
    type: 'integer',
    description: 'The same by id. `null` unlinks.',
    min: 1,
    choice: 'enrichment',
    clears: true,
  },
  {
    name: 'group',
    type: 'map',
    description: 'Datastore group, made if there is none of that name. `null` takes it out of its group.',
    choice: 'group',
    clears: true,
  },
  {
    name: 'group_id',
    type: 'integer',
    description: 'An existing datastore group by its id.',
    min: 1,
    choice: 'group',
    clears: true,
  },
  {
    name: 'trigger_catalog',
    type: 'boolean',
    description: 'A first sync, when it is created.',
    choice: 'sync',
    clears: true,
  },
  {
    name: 'trigger_sync',
    type: 'boolean',
    description: 'Another name of `trigger_catalog`.',
    choice: 'sync',
    clears: true,
  },
] as const satisfies readonly Key[];

/** Everything that an entry of `datastores` may have. */
export const datastoreEntryKeys: readonly Key[] = [...datastoreKeys, ...datastoreRows];

/** Settings of the link to an enrichment datastore, which an enrichment datastore itself does not have. */
export const sourceSettings: ReadonlySet<string> = new Set([
  ...datastoreKeys.filter((key) => 'choice' in key && key.choice === 'enrichment').map(({ name }) => name),
  ...sourceOnlyFields,
]);

/** Everything that `defaults` may have. */
export const defaultsKeys: readonly Key[] = datastoreEntryKeys.filter((key) => !key.single);

/** What a connection has besides the fields of its connector. */
export const connectionKeys = [
  {
    ...nameKey,
    description: 'Exact name. Optional inline: an unnamed connection belongs to its datastore alone.',
    example: 'acme_s3_lake',
  },
  { name: 'type', type: 'string', description: 'The connector.', required: true, example: 's3', single: true },
  idKey,
  previousNamesKey,
  { name: 'parameters', type: 'map', description: "The connector's further fields." },
  {
    name: 'secrets_manager',
    type: 'map',
    description: 'A vault from which the API itself takes values for `${key}` in this connection. `null` removes it.',
    clears: true,
  },
] as const satisfies readonly Key[];

export const removedKeys = [
  { ...nameKey, description: 'Exact name of the datastore to delete.' },
  { ...idKey, description: 'Its id: needed where it carries no ownership tag.' },
] as const satisfies readonly Key[];

/** The icons that the vendor's guide lists (datastore grouping API). */
export const groupIcons = [
  'mdi-bookmark-box-outline',
  'mdi-folder-outline',
  'mdi-shape-outline',
  'mdi-chart-box-outline',
  'mdi-flask-outline',
  'mdi-star-outline',
  'mdi-texture-box',
  'mdi-podium-bronze',
  'mdi-podium-silver',
  'mdi-podium-gold',
] as const;

export const groupKeys = [
  {
    name: 'name',
    type: 'string',
    required: true,
    maxLength: 100,
    description: 'Name of the group; upper and lower case are the same.',
  },
  { name: 'icon', type: 'string', description: 'Icon of a group that is made.', example: 'mdi-folder-outline' },
] as const satisfies readonly Key[];
