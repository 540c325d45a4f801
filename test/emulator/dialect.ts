/**
 * Where public descriptions of the control plane contradict each other, or say nothing, each legal reading is a value
 * of a switch. The first value of each row is the default. No value goes against something that is documented once.
 */
export const dialectSwitches = {
  /** Contradiction: status of a create; the S3 page prints 200, the guide 201. */
  createStatus: [200, 201],
  /** Unknown: whether a create answers with the seven fields of the S3 page or with the whole reading. */
  createResponse: ['short', 'read'],
  /** Contradiction: a datastore's reading has a `connection` object (guide) or `connection_id` (CLI, August 2026). */
  connectionOnRead: ['nested', 'id', 'both'],
  /** Contradiction: what a datastore's PUT leaves out is unchanged (guide), or is reset or demanded (CLI, samples). */
  putSemantics: ['partial', 'full'],
  /** Contradiction: datastore names unique in a workspace (one FAQ) or not enforced (another). */
  uniqueNames: ['off', 'on'],
  /** Contradiction: a passed check is an empty 204, or `{connected}`, `{success}` or `{valid}`; a failed one 400 or that with false. */
  verifyResult: [204, 'connected', 'success', 'valid'],
  /** Unknown: body fields that the model does not have. */
  extraFields: ['ignore', 'reject'],
  /** Contradiction: which flag of a create starts a first sync. A name not accepted counts as unknown. */
  createFlag: ['both', 'catalog', 'sync', 'neither'],
  /** Unknown: a flag name not accepted is treated like other extra fields, or refused always. */
  unknownFlag: ['as-extra', 'reject'],
  /** Contradiction: the operation's type is `sync` (CLI) or `catalog` (samples). */
  operationType: ['both', 'sync', 'catalog'],
  /** Contradiction: status of starting an operation. */
  operationStatus: [200, 201],
  /** Contradiction: secrets on a connection's reading are absent (model) or masked (comments of the CLI). */
  secretsOnRead: ['absent', 'masked'],
  /** Unknown: what `secrets_manager` reads as where none is stored. */
  noSecretsManager: ['null', 'absent', 'empty'],
  /** Unknown: values of `parameters` whose name says that they are secret. */
  parameterSecretsOnRead: ['absent', 'masked', 'shown'],
  /** Contradiction: the model of October 2025 has no `parameters` on file connections, the S3 page has. */
  dfsParametersOnRead: ['present', 'absent'],
  /** Unknown: how far a token sees beyond its teams. `own-but-stubs` leaves a connection's `datastores` complete. */
  teamVisibility: ['global', 'own', 'own-but-stubs'],
  /** Unknown: status for a datastore that exists and may not be seen. */
  hiddenStatus: [404, 403],
  /** Contradiction: a list's items lack the connection (CLI), or have what a single reading has; what else they lack is unknown. */
  listItems: ['light', 'full', 'bare'],
  /** Contradiction: only the CLI names `latest_operation` on a datastore's reading. */
  latestOperation: ['present', 'absent'],
  /** Unknown: whether a reading has the fields that hold nothing, as `null`, or leaves them out. */
  nullsOnRead: ['present', 'absent'],
  /** Unknown: what `null` does to a nullable field of a PUT. */
  nullOnPut: ['clears', 'ignored', 'rejected'],
  /** Unknown: what the server makes of the slashes around `root_path`. */
  rootPath: ['as-is', 'strip-trailing', 'strip-all', 'add-trailing'],
  /** Contradiction: `root_path` of a file datastore is required and has a default, in the same row. */
  missingRootPath: ['reject', 'default'],
  /** Unknown: `datastores` of a connection may be null instead of a list. */
  connectionStubs: ['list', 'null'],
  /** Unknown: whether items of the connection list carry `parameters`. */
  connectionListParameters: ['present', 'absent'],
  /** Contradiction: teams read as objects (guide) or as bare names (a fixture of the CLI). */
  teamsOnRead: ['objects', 'strings'],
  /** Contradiction: read name of a datastore's tags; the CLI tolerates the older one. */
  tagsReadName: ['global_tags', 'tags'],
  /** Unknown: whether a tag on a datastore's reading says its type. */
  tagsOnRead: ['typed', 'names'],
  /** Unknown: a team name that does not exist. */
  unknownTeam: ['reject', 'ignore', 'create'],
  /** Unknown: a tag name that does not exist. */
  unknownTag: ['reject', 'create', 'ignore'],
  /** Unknown: teams of a datastore created without any. */
  defaultTeams: ['Public', 'none'],
  /** Contradiction: PATCH with another enrichment switches (API page) or must be preceded by an unlink (FAQ). */
  switchEnrichment: ['ok', 409],
  /** Unknown: answer to a link to a datastore that cannot take enrichment. */
  unsuitableTarget: [409, 422],
  /** Contradiction: Fabric and Synapse take enrichment (support list) or do not (their own pages). */
  fabricSynapseEnrichment: ['supported', 'unsupported'],
  /** Contradiction: a create may carry the link (create table), or cannot (FAQ). */
  linkOnCreate: ['accept', 'ignore'],
  /** Unknown: what a PUT with another `enrichment_only` does. */
  enrichmentOnlyOnPut: ['accept', 'reject', 'ignore'],
  /** Contradiction: bad credentials on a connection's PUT are refused, or saved with its datastores disconnected. */
  updateVerifies: ['refuse', 'disconnect'],
  /** Unknown: a create on bad credentials is refused, or saved with `connected: false`. */
  createVerifies: ['refuse', 'disconnect'],
  /** Unknown: what becomes of an inline connection when the datastore part of the create fails. */
  orphanConnection: ['removed', 'left'],
  /** Unknown: which fields make an inline connection count as existing already. */
  connectionConflict: ['address-and-credentials', 'credentials'],
  /** Unknown: whether that answer's text carries the existing id. */
  conflictText: ['with-id', 'without-id'],
  /** Unknown: whether that answer also carries the existing id in a field of its own. */
  conflictBody: ['text', 'structured'],
  /** Unknown: a connection `type` that no description has; pluggable drivers are in progress. */
  unknownConnector: ['reject', 'accept'],
  /** Contradiction: a connection that datastores are on cannot be deleted (guide, CLI), or leaves them on none (a FAQ). */
  usedConnectionDelete: [409, 'orphans'],
  /** Unknown: connection names unique. */
  connectionNamesUnique: ['off', 'on'],
  /** Unknown: the name that an unnamed inline connection gets. */
  unnamedConnection: ['datastore-name', 'type-and-id'],
  /** Contradiction: a connection's PUT requires `name` and `type` (model) or is partial (CLI documentation). */
  connectionPutRequires: ['name-and-type', 'nothing'],
  /** Unknown: `parameters` of a connection's PUT replace the stored ones or are merged into them. */
  parametersOnPut: ['replace', 'merge'],
  /** Unknown: stored keys when S3 goes to a role: dropped, kept, or to be nulled by the request (422 otherwise). */
  keysOnRoleSwitch: ['dropped', 'kept', 'must-be-null'],
  /** Unknown: status of a datastore's move to a connection of another type. */
  connectionSwitchStatus: [422, 400],
  /** Unknown: status of a delete that something blocks. */
  blockedDeleteStatus: [409, 400],
  /** Contradiction: a delete answers 204 (guide) or 200 with JSON (tolerated by the CLI). */
  deleteResult: [204, 'json'],
  /** Unknown: whether a datastore is gone when its delete is answered, or still read for a while. */
  deleteTiming: ['at-once', 'later'],
  /** Contradiction: API samples write store types in lower case, CLI fixtures in upper case. */
  storeTypeCase: ['lower', 'upper'],
  /** Unknown: how the snake case of a prefix treats repeats, digits and, with `ascii`, accents. */
  prefixStyle: ['collapse', 'keep-repeats', 'split-digits', 'ascii'],
  /** Contradiction: the datastore list's `name` filter is exact (guide) or a search (CLI help). */
  nameFilter: ['exact', 'partial'],
  /** Unknown: match kind of the connection list's `name` filter. */
  connectionNameFilter: ['partial', 'exact'],
  /** Unknown: page size when none is asked for. */
  defaultPageSize: [50, 10],
  /** Contradiction: `/status` is public (samples) or needs a token (model). */
  statusAccess: ['public', 'token'],
  /** Unknown: whether the schema is public. */
  openapiAccess: ['token', 'public'],
  /** Unknown: what a slash at the end of a path does. */
  trailingSlash: ['redirect', 'not-found'],
  /** The CLI lists the create-shaped dry run as optional on a deployment. */
  dryRun: ['present', 'absent'],
  /** Unknown: body of a 401. */
  unauthorizedBody: ['detail', 'empty'],
  /** Unknown: whether a 422 repeats the offending input, secrets included, as the usual framework does. */
  validationInput: ['absent', 'echoed'],
  /** Unknown: form of a 422; the list is the framework's and an old client's, the guide only gives the status. */
  validationBody: ['list', 'detail', 'mapping', 'text'],
  /** Unknown: role that writes tags. */
  tagWriteRole: ['Member', 'Manager'],
  /** Unknown: whether an authentication type left out at creation is read back as its default. */
  authenticationOnRead: ['as-sent', 'materialised'],
  /** Only samples promise `role` on the token's own user. */
  userRole: ['present', 'absent'],
} as const;

export type DialectName = keyof typeof dialectSwitches;

/** One reading of the public descriptions: a value for each switch. */
export type Dialect = { readonly [Name in DialectName]: (typeof dialectSwitches)[Name][number] };

/** The reading that the documentation's own samples have. */
export const defaultDialect: Dialect = Object.fromEntries(
  Object.entries(dialectSwitches).map(([name, values]) => [name, values[0]]),
) as Dialect;

/**
 * A dialect from `name=value` texts, the rest at its default.
 * @throws RangeError for a switch or a value that does not exist; names what exists.
 */
export function parseDialect(settings: readonly string[]): Partial<Dialect> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [name = '', text = ''] = setting.split('=');
      const values: readonly (string | number)[] | undefined = (
        dialectSwitches as Record<string, readonly (string | number)[]>
      )[name];
      if (values === undefined) {
        throw new RangeError(`No switch "${name}". There are: ${Object.keys(dialectSwitches).join(', ')}.`);
      }
      const value = values.find((candidate) => String(candidate) === text);
      if (value === undefined) {
        throw new RangeError(`Switch "${name}" has no value "${text}". It has: ${values.join(', ')}.`);
      }
      return [name, value];
    }),
  );
}
