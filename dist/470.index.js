export const id = 470;
export const ids = [470];
export const modules = {

/***/ 866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ checkFiles)
});

// EXTERNAL MODULE: ./build/problem.js
var problem = __webpack_require__(411);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/config/content.js
var content = __webpack_require__(4294);
;// CONCATENATED MODULE: ./build/config/connections.js


/**
 * Each connection once, by key: entries of `connections` first. The same name in several places is the same
 * connection when its contents are the same, and an error that shows both places when they are not.
 */
function collectConnections(report, drafts) {
    const found = new Map();
    for (const draft of drafts) {
        const { key } = draft.connection;
        const first = found.get(key);
        if (!first) {
            found.set(key, draft);
        }
        else if (first.nameKnown && draft.nameKnown) {
            compare(report, first, draft);
        }
    }
    return found;
}
function compare(report, first, second) {
    if (!second.connection.inline) {
        const hint = 'Names of connections are unique: rename or remove one.';
        const message = `Two connections are called "${second.connection.name}".`;
        report('duplicate-name', first.place, message, hint, [second.place]);
        report('duplicate-name', second.place, message, hint, [first.place]);
        return;
    }
    const path = difference(first.connection, second.connection);
    if (path !== undefined) {
        const hint = 'Write it once under connections: and use connection_name, or give the other one a name of its own.';
        report('connection-differs', second.place, `Connection "${second.connection.name}" is written elsewhere with another ${path}.`, hint, [first.place]);
    }
}
/** The first field in which two connections differ. */
function difference(a, b) {
    if (a.type !== b.type) {
        return 'type';
    }
    if (a.id?.value !== b.id?.value) {
        return 'id';
    }
    if ((0,content/* contentOf */.$)(a.previousNames?.value) !== (0,content/* contentOf */.$)(b.previousNames?.value)) {
        return 'previous_names';
    }
    const paths = new Set([...a.fields.keys(), ...b.fields.keys()]);
    return [...paths].find((path) => !sameContent(a.fields.get(path)?.value, b.fields.get(path)?.value));
}
function sameContent(a, b) {
    if (a instanceof secret/* Secret */.zh && b instanceof secret/* Secret */.zh) {
        const literal = a.reference === secret/* LITERAL */.ak;
        return a.reference === b.reference && (!literal || a.equals(b.reveal()));
    }
    return !(a instanceof secret/* Secret */.zh) && !(b instanceof secret/* Secret */.zh) && (0,content/* contentOf */.$)(a) === (0,content/* contentOf */.$)(b);
}

// EXTERNAL MODULE: ./build/config/datastore.js
var datastore = __webpack_require__(2586);
// EXTERNAL MODULE: ./build/connectors/scope.js
var scope = __webpack_require__(3593);
// EXTERNAL MODULE: ./build/config/tree.js
var tree = __webpack_require__(3815);
;// CONCATENATED MODULE: ./build/config/datastore-rules.js


/** Rules on each datastore and its connection. */
function checkDatastores(report, datastores, ownershipTag) {
    for (const one of datastores) {
        const connector = one.connection?.connector;
        reportOwnershipTag(report, one, ownershipTag);
        if (connector) {
            reportScope(report, one, connector);
            reportEnrichmentSupport(report, one, connector);
        }
    }
    reportGroups(report, datastores);
}
function reportOwnershipTag(report, { map }, tag) {
    const tags = map.entries.get('tags')?.value;
    for (const item of tag !== undefined && tags?.kind === 'list' ? tags.items : []) {
        if ((0,tree/* textOf */.b6)(item) === tag) {
            report('ownership-tag-in-tags', item.place, 'This is the ownership tag.', 'Remove it: it is put on every datastore of the file by itself.');
        }
    }
}
function reportScope(report, { map }, connector) {
    for (const name of scope/* scopeNames */.z) {
        const entry = map.entries.get(name);
        const wrong = entry && (0,scope/* misplacedOn */.U)(connector, name);
        if (wrong) {
            const rule = wrong.kind === 'unusual' ? 'field-unusual' : 'field-of-other-store';
            report(rule, entry.keyPlace, wrong.message, wrong.hint);
        }
    }
}
function reportEnrichmentSupport(report, { map }, connector) {
    const value = map.entries.get('enrichment_only')?.value;
    if (!value || !(0,tree/* isTrue */.Hn)(value)) {
        return;
    }
    if (connector.enrichment === 'no') {
        report('enrichment-unsupported', value.place, `${connector.title} cannot hold enrichment.`, 'Put the enrichment datastore on another connection.');
    }
    else if (connector.enrichment === 'unsure') {
        report('enrichment-unsure', value.place, `The documentation disagrees on whether ${connector.title} can hold enrichment.`, 'Test it before relying on it.');
    }
}
function reportGroups(report, datastores) {
    const icons = new Map();
    for (const { datastore, map } of datastores) {
        const group = datastore?.group;
        const written = map.entries.get('group')?.value;
        // One that waits for a reference is compared with nothing.
        const icon = written?.kind === 'map' ? (0,tree/* textOf */.b6)(written.entries.get('icon')?.value) : undefined;
        if (!written || group?.kind !== 'name' || icon === undefined) {
            continue;
        }
        const key = group.name.toLowerCase();
        const first = icons.get(key);
        const { place } = written;
        if (first && first.icon !== icon) {
            report('group-differs', place, 'This group has another icon elsewhere.', 'A group has one icon: give the same, or give it once.', [first.place]);
        }
        icons.set(key, first ?? { icon, place });
    }
}

// EXTERNAL MODULE: ./build/connectors/compare.js
var connectors_compare = __webpack_require__(5618);
;// CONCATENATED MODULE: ./build/config/enrichment-rules.js

/** Rules on the links between sources and enrichment datastores. */
function checkEnrichment(report, datastores) {
    const byName = new Map(datastores.flatMap((one) => (one.draft.name?.known ? [[one.draft.name.value, one]] : [])));
    for (const source of datastores) {
        const choice = source.datastore?.enrichment;
        const target = choice?.kind === 'file' ? byName.get(choice.name) : undefined;
        reportOnward(report, source);
        reportRemediation(report, source);
        reportRewrittenPrefix(report, source);
        if (target) {
            reportTarget(report, source, target);
            reportInside(report, source, target);
        }
    }
    reportSharedPrefixes(report, datastores, byName);
}
function managedValue({ datastore }, name) {
    return datastore?.fields.get(name)?.value;
}
/** Where the link is written. */
function linkPlace({ map, draft }) {
    return ((map.entries.get('enrichment_datastore') ?? map.entries.get('enrichment_datastore_id'))?.value.place ?? draft.place);
}
function placeOf({ map, draft }, name) {
    return map.entries.get(name)?.value.place ?? draft.place;
}
function reportOnward(report, one) {
    const choice = one.datastore?.enrichment;
    if (choice && choice.kind !== 'none' && managedValue(one, 'enrichment_only') === true) {
        report('enrichment-onward', linkPlace(one), 'An enrichment datastore cannot have an enrichment datastore of its own.', 'Remove the link, or enrichment_only.');
    }
}
function reportTarget(report, source, target) {
    // Left out, it is not managed: whether it is one then shows live.
    if (managedValue(target, 'enrichment_only') === false) {
        report('enrichment-target', linkPlace(source), 'The datastore of this name is no enrichment datastore.', 'Write enrichment_only: true in it, or name another one.', [target.draft.place]);
    }
}
function reportRemediation(report, one) {
    const strategy = managedValue(one, 'enrichment_remediation_strategy');
    if (strategy !== 'append' && strategy !== 'overwrite') {
        return;
    }
    const choice = one.datastore?.enrichment;
    const place = placeOf(one, 'enrichment_remediation_strategy');
    if (choice?.kind === 'none') {
        report('remediation-unlinked', place, 'Remediation needs an enrichment datastore, and this entry unlinks it.', 'Name one, or write none.');
    }
    else if (!choice) {
        report('remediation-without-enrichment', place, 'Remediation needs an enrichment datastore, and this entry names none.', 'Add enrichment_datastore, unless it is linked by hand.');
    }
}
/** The server makes `_analytics_bronze` of `Analytics Bronze`; the exact rule for other characters is not published. */
function reportRewrittenPrefix(report, one) {
    const prefix = managedValue(one, 'enrichment_prefix');
    if (typeof prefix === 'string' && prefix !== '' && !/^_[a-z0-9]+(?:_[a-z0-9]+)*$/.test(prefix)) {
        report('enrichment-prefix-rewritten', placeOf(one, 'enrichment_prefix'), 'The server keeps prefixes as _lower_case_words and will rewrite this one.', 'Write it that way, so that the file says what is there.');
    }
}
function reportSharedPrefixes(report, datastores, byName) {
    const seen = new Map();
    for (const one of datastores) {
        const prefix = managedValue(one, 'enrichment_prefix');
        const target = targetKey(one, byName);
        if (typeof prefix !== 'string' || target === undefined || (0,connectors_compare/* comparablePrefix */.DN)(prefix) === '') {
            continue;
        }
        const key = `${(0,connectors_compare/* comparablePrefix */.DN)(prefix)} ${target}`;
        const place = placeOf(one, 'enrichment_prefix');
        const first = seen.get(key);
        if (first) {
            report('enrichment-prefix-shared', place, 'Another source has the same prefix on the same enrichment datastore: they would overwrite each other.', 'Give each source a prefix of its own; case and punctuation do not count.', [first]);
        }
        seen.set(key, first ?? place);
    }
}
/** The same for a link by name and by id, where the file says that they are the same. */
function targetKey({ datastore }, byName) {
    const choice = datastore?.enrichment;
    switch (choice?.kind) {
        case 'file': {
            const id = byName.get(choice.name)?.datastore?.id;
            return id ? `id ${id.value}` : `name ${choice.name}`;
        }
        case 'live-name':
            return `name ${choice.name}`;
        case 'live-id':
            return `id ${choice.id}`;
        default:
            return undefined;
    }
}
/** Enrichment that lands in the folder it was made from would be scanned as data. */
function reportInside(report, source, target) {
    if (!sameBucket(source, target)) {
        return;
    }
    const outer = folders(managedValue(source, 'root_path'));
    const inner = folders(managedValue(target, 'root_path'));
    if (!outer || !inner || !outer.every((folder, index) => inner[index] === folder)) {
        return;
    }
    const sure = source.map.entries.has('root_path') && target.map.entries.has('root_path');
    const place = placeOf(target, 'root_path');
    const also = [placeOf(source, 'root_path')];
    const hint = 'Give the enrichment datastore a folder beside it, or another bucket.';
    if (sure) {
        report('enrichment-inside-source', place, 'Enrichment would be written inside the folder that its own source scans.', hint, also);
    }
    else {
        report('enrichment-beside-source', place, 'Without root_path the whole bucket is scanned, the enrichment in it included.', hint, also);
    }
}
/** Folders of a path; none for the whole bucket, which is also what an absent path is at creation. */
function folders(value) {
    if (value === undefined || value === null || typeof value === 'string') {
        return (value ?? '').split('/').filter((folder) => folder !== '' && folder !== '.');
    }
    return undefined;
}
function sameBucket(a, b) {
    const store = a.connection?.connector?.store;
    if (!a.connection || !b.connection || store !== 'dfs') {
        return false;
    }
    if (a.connection.connection.key === b.connection.connection.key) {
        return true;
    }
    const [left, right] = [a, b].map((one) => one.connection?.connection.fields.get('uri')?.value);
    const bare = (uri) => typeof uri === 'string' ? uri.toLowerCase().replace(/\/+$/, '') : undefined;
    return bare(left) !== undefined && bare(left) === bare(right);
}

// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/field.js
var connectors_field = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/nearest.js
var nearest = __webpack_require__(7658);
// EXTERNAL MODULE: ./build/connectors/role.js
var role = __webpack_require__(7949);
// EXTERNAL MODULE: ./build/references/grammar.js
var grammar = __webpack_require__(7622);
// EXTERNAL MODULE: ./build/config/entry.js
var config_entry = __webpack_require__(2835);
// EXTERNAL MODULE: ./build/config/unresolved.js
var unresolved = __webpack_require__(6824);
;// CONCATENATED MODULE: ./build/config/connection-rules.js







/** What the fields of one connection mean together. */
function checkConnectionRules(report, map, connector, fields) {
    for (const row of connector.fields) {
        checkRequired(report, map, connector, fields, row);
        checkForbidden(report, map, connector, fields, row);
    }
    checkUri(report, map);
    checkRole(report, map, connector, fields);
}
/** Whether a condition holds, its row's default included; `undefined` while it waits for a reference. */
function holds(connector, fields, when) {
    const given = fields.get(when.field)?.value;
    return given instanceof unresolved/* Unresolved */.U
        ? undefined
        : (0,connectors/* holds */.v9)(connector, when, new Map(given === undefined ? [] : [[when.field, given]]));
}
/**
 * Secrets and identifiers may be left out: those of a connection that exists are then not managed. Whether one must be
 * made, only the plan knows.
 */
function checkRequired(report, map, connector, fields, row) {
    const path = (0,connectors_field/* pathOf */.XM)(row);
    if (row.secret || row.identifier || !row.required || given(map, path)) {
        return;
    }
    if (row.required === true) {
        // A null is reported where it is read.
        if (!treeAt(map, path)) {
            (0,config_entry/* reportMissing */.vr)(report, map, path);
        }
    }
    else if (holds(connector, fields, row.required)) {
        const condition = row.required;
        const rule = path === role/* rolePaths */.Nd.arn ? 'role-arn-missing' : 'missing-key';
        const place = treeAt(map, condition.field)?.place ?? map.place;
        report(rule, place, `${path} is missing: ${condition.is} needs it.`, row.section ? `Add ${row.name}: below ${row.section}.` : `Add ${row.name}: to the connection.`);
    }
}
function checkForbidden(report, map, connector, fields, row) {
    const tree = given(map, (0,connectors_field/* pathOf */.XM)(row));
    if (row.forbidden && tree && holds(connector, fields, row.forbidden)) {
        report('iam-role-with-keys', tree.place, `${(0,connectors_field/* pathOf */.XM)(row)} is not used with ${row.forbidden.is}.`, 'Remove it: Qualytics assumes the role and needs no key.');
    }
}
/** A folder in the address of a bucket: the one mistake that the form's labels invite. */
function checkUri(report, map) {
    const tree = treeAt(map, 'uri');
    if (tree?.kind === 'scalar' && /^(?:s3|gs|abfss?):\/\/[^/]+\/+[^/]/i.test(outlineOf(tree))) {
        report('uri-with-path', tree.place, 'uri contains a folder.', 'Put the folder in root_path of the datastore, and end uri after the bucket or container.');
    }
}
/** The text with placeholders for references: enough to see a path in it. */
function outlineOf({ value }) {
    if (typeof value !== 'object' || value === null) {
        return String(value);
    }
    return (0,tree/* isTemplate */.Fl)(value) ? (0,grammar/* withPlaceholders */.rk)(value, 'x') : value.text;
}
function checkRole(report, map, connector, fields) {
    const type = role/* byRole */.IJ.field;
    // One that is not understood is reported, and says nothing.
    const isUnread = given(map, type) !== undefined && !fields.has(type);
    const usesRole = (0,role/* knowsRoles */.kR)(connector) && !isUnread ? holds(connector, fields, role/* byRole */.IJ) : undefined;
    const place = (path) => treeAt(map, path)?.place ?? map.place;
    if (usesRole === true && !given(map, role/* rolePaths */.Nd.externalId)) {
        report('external-id-absent', place(type), 'The role is assumed without an external id.', "Add parameters.external_id if the role's trust policy asks for one.");
    }
    const unused = [role/* rolePaths */.Nd.arn, role/* rolePaths */.Nd.externalId].find((path) => (fields.get(path)?.value ?? null) !== null);
    if (usesRole === false && unused !== undefined) {
        report('role-arn-unused', place(unused), `${unused} is given, but authentication_type is not IAM_ROLE.`, 'Add parameters.authentication_type: IAM_ROLE, or remove it.');
    }
}
/** What stands at a path, unless it is `null`. */
function given(map, path) {
    const tree = treeAt(map, path);
    return tree && !(0,config_entry/* isNull */.kZ)(tree) ? tree : undefined;
}
/** What stands at `uri` or `parameters.role_arn`. */
function treeAt(map, path) {
    const { section, name } = (0,connectors_field/* splitPath */.Uf)(path);
    const within = section === undefined ? map : map.entries.get(section)?.value;
    return within?.kind === 'map' ? within.entries.get(name)?.value : undefined;
}

// EXTERNAL MODULE: ./build/config/keys.js
var keys = __webpack_require__(9115);
// EXTERNAL MODULE: ./build/config/level.js
var level = __webpack_require__(3193);
// EXTERNAL MODULE: ./build/config/suggest.js
var suggest = __webpack_require__(5813);
// EXTERNAL MODULE: ./build/config/values.js + 1 modules
var values = __webpack_require__(8791);
;// CONCATENATED MODULE: ./build/config/connection.js









const [nameKey, typeKey, idKey, previousNamesKey] = keys/* connectionKeys */.X3;
/** Reads an entry of `connections`, or the inline `connection` of a datastore. */
function readConnection(reading, map, inline) {
    const { report } = reading;
    const name = (0,config_entry/* textIn */.r7)((0,config_entry/* readKey */.YZ)(reading, map, nameKey));
    const type = (0,config_entry/* textIn */.r7)((0,config_entry/* readKey */.YZ)(reading, map, typeKey));
    if (!map.entries.has('type')) {
        (0,config_entry/* reportMissing */.vr)(report, map, 'type', inline ? ' from the connection' : '');
    }
    if (!inline && !map.entries.has('name')) {
        (0,config_entry/* reportMissing */.vr)(report, map, 'name');
    }
    const connector = type?.known ? (0,connectors/* connectorOf */.dO)(type.value) : undefined;
    if (connector && !(0,connectors/* isKnownConnector */.nW)(connector.type)) {
        reportUnknownType(reading, map, connector.type);
    }
    const fields = readFields(reading, map, connector ?? (0,connectors/* connectorOf */.dO)(''));
    const connection = {
        key: name?.value ?? inline?.ownerKey ?? '',
        name: name?.value,
        type: type?.value ?? '',
        inline: inline !== undefined,
        id: (0,config_entry/* numberIn */.Po)((0,config_entry/* readKey */.YZ)(reading, map, idKey)),
        previousNames: (0,config_entry/* namesIn */.wX)((0,config_entry/* readKey */.YZ)(reading, map, previousNamesKey)),
        fields,
        at: name?.at ?? inline?.keyAt ?? map.place.at,
    };
    if (connector) {
        checkConnectionRules(report, map, connector, fields);
    }
    return {
        connection,
        connector,
        nameKnown: name?.known === true,
        place: map.entries.get('name')?.value.place ?? map.place,
    };
}
/** What people call a store that the API calls otherwise. */
const otherTypes = new Map(Object.entries({
    'aws s3': 's3',
    adls: 'abfs',
    azure: 'abfs',
    'azure blob': 'abfs',
    'azure blob storage': 'abfs',
    wasb: 'abfs',
    wasbs: 'abfs',
    mssql: 'sqlserver',
    'sql server': 'sqlserver',
}));
function reportUnknownType(reading, map, type) {
    const place = map.entries.get('type')?.value.place;
    const spelling = type.toLowerCase().replace(/[\s_-]+/g, ' ');
    const near = otherTypes.get(spelling) ??
        (0,connectors/* connectors */.tK)().find(({ title }) => title.toLowerCase() === spelling)?.type ??
        (0,nearest/* nearest */.p)(type.toLowerCase(), (0,connectors/* connectors */.tK)().map((connector) => connector.type));
    reading.report('unknown-connector', place, 'This connection type has no table here: its fields are sent as they are.', near ? `Did you mean ${near}?` : 'Names that no connection has at the top belong in parameters.');
}
function readFields(reading, map, connector) {
    const fields = new Map();
    const manager = map.entries.get('secrets_manager');
    const vault = manager !== undefined && !(0,config_entry/* isNull */.kZ)(manager.value);
    const add = (entry, path) => {
        const { row, listed } = (0,level/* connectionRow */.dJ)(connector, path);
        const slot = (0,config_entry/* fieldSlot */.pJ)(row, path, { vault: vault && row.section !== 'secrets_manager' });
        const structured = row.section === 'parameters';
        const value = listed
            ? (0,values/* readValue */.wK)(reading, slot, entry.value)
            : (0,values/* readFree */.l5)(reading, { ...slot, structured }, entry.value);
        if (value !== undefined) {
            fields.set(path, { path, value, at: entry.value.place.at });
        }
    };
    for (const entry of plainEntries(map)) {
        if (entry.key === 'parameters') {
            readParameters(reading, entry, connector, add);
        }
        else if (entry.key === 'secrets_manager' && (0,config_entry/* isNull */.kZ)(entry.value)) {
            fields.set(entry.key, { path: entry.key, value: null, at: entry.value.place.at });
        }
        else if (entry.key === 'secrets_manager') {
            readSecretsManager(reading, entry, add);
        }
        else if (!keys/* connectionKeys */.X3.some((key) => key.name === entry.key) && acceptsTop(reading, entry, connector)) {
            add(entry, entry.key);
        }
    }
    return fields;
}
/** Without those whose key is reported as a reference already. */
function plainEntries(map) {
    return [...map.entries.values()].filter(({ key }) => !key.includes('${{'));
}
/** Whether a key may stand at the top of a connection. */
function acceptsTop(reading, { key, keyPlace }, connector) {
    const { row, listed } = (0,level/* connectionRow */.dJ)(connector, key);
    if (listed && row.section === undefined) {
        return true;
    }
    if ((0,connectors/* topLevelNamesOf */.X6)(connector.store).includes(key) && !connector.strictParameters) {
        if (connector.store !== 'unknown') {
            reading.report('unknown-parameter', keyPlace, `${key} is in no table of ${connector.title}; it is sent as it is.`);
        }
        return true;
    }
    reading.report('unknown-key', keyPlace, () => (0,suggest/* suggest */.Z)(key, 'connection', connector));
    return false;
}
function readParameters(reading, entry, connector, add) {
    const map = (0,config_entry/* asMap */.$H)(reading.report, entry.value, 'parameters');
    for (const inner of map ? plainEntries(map) : []) {
        const path = `parameters.${inner.key}`;
        const listed = (0,level/* connectionRow */.dJ)(connector, path).listed;
        if (!listed && connector.strictParameters) {
            reading.report('unknown-key', inner.keyPlace, () => (0,suggest/* suggest */.Z)(inner.key, 'parameters', connector));
            continue;
        }
        if (!listed && (connector.store !== 'unknown' || connectors/* topLevelNames */.s8.includes(inner.key))) {
            reading.report('unknown-parameter', inner.keyPlace, () => ({
                message: connector.store === 'unknown'
                    ? 'Other connections have this name at the top; it is sent as it is.'
                    : `${(0,suggest/* shownKey */.d)(inner.key)} is in no table of ${connector.title}; it is sent as it is.`,
                hint: (0,suggest/* suggest */.Z)(inner.key, 'parameters', connector).hint,
            }));
        }
        add(inner, path);
    }
}
function readSecretsManager(reading, entry, add) {
    const map = (0,config_entry/* asMap */.$H)(reading.report, entry.value, 'secrets_manager');
    if (map) {
        (0,config_entry/* checkKeys */.L)(reading.report, map, 'secrets_manager');
        for (const field of connectors/* secretsManagerFields */.W_) {
            const inner = map.entries.get(field.name);
            if (inner) {
                add(inner, (0,connectors_field/* pathOf */.XM)(field));
            }
        }
    }
}

// EXTERNAL MODULE: ./build/config/templates.js
var templates = __webpack_require__(4880);
;// CONCATENATED MODULE: ./build/config/file.js





const [versionKey, ownershipTagKey] = keys/* fileKeys */.Nh;
/** Reads the top of a file and the entries of its lists; `undefined` where there is nothing to read. */
function readFile(reading, file) {
    const { report } = reading;
    const { root } = file;
    if (root && (0,templates/* isBroken */.Qr)(root)) {
        return undefined;
    }
    if (root === undefined || (0,config_entry/* isNull */.kZ)(root) || (root.kind === 'map' && root.entries.size === 0)) {
        const top = { file: file.path, line: 1, column: 1 };
        if (!file.broken) {
            report('file-empty', { at: top }, 'The file manages nothing.', 'Describe datastores in a list under datastores:.');
        }
        return undefined;
    }
    if (root.kind !== 'map') {
        const hint = root.kind === 'list' ? 'Put the list under datastores:.' : 'Begin with datastores: and a list below it.';
        report('wrong-type', root.place, 'The top of the file must be a mapping.', hint);
        return undefined;
    }
    (0,config_entry/* checkKeys */.L)(report, root, 'file');
    return readTop(reading, file.path, root);
}
function readTop(reading, path, root) {
    const version = root.entries.get('version');
    (0,config_entry/* readKey */.YZ)(reading, root, versionKey);
    const tag = (0,config_entry/* textIn */.r7)((0,config_entry/* readKey */.YZ)(reading, root, ownershipTagKey));
    const tagPlace = root.entries.get('ownership_tag')?.keyPlace;
    const defaultsEntry = root.entries.get('defaults');
    const defaults = defaultsEntry && (0,config_entry/* asMap */.$H)(reading.report, defaultsEntry.value, 'defaults');
    if (defaults) {
        (0,datastore/* readDefaults */.D8)(reading, defaults);
    }
    return {
        path,
        version: version && { value: true, place: version.keyPlace },
        aws: readAws(reading, root.entries.get('aws')),
        ownershipTag: tag && tagPlace && { value: tag, place: tagPlace },
        defaults,
        connections: entriesOf(reading, root, 'connections').map((map) => readConnection(reading, map, undefined)),
        datastores: entriesOf(reading, root, 'datastores').map((map) => readDatastoreDraft(reading, path, map)),
        removed: entriesOf(reading, root, 'removed').flatMap((map) => readRemoved(reading, map) ?? []),
        listsDatastores: root.entries.has('datastores'),
    };
}
function entriesOf(reading, root, name) {
    const entry = root.entries.get(name);
    const list = entry && (0,config_entry/* asList */.DD)(reading.report, entry.value, name);
    return (list?.items ?? []).flatMap((item) => (0,config_entry/* asMap */.$H)(reading.report, item, `An entry of ${name}`) ?? []);
}
function readAws(reading, entry) {
    const map = entry && (0,config_entry/* asMap */.$H)(reading.report, entry.value, 'aws');
    if (!entry || !map) {
        return undefined;
    }
    (0,config_entry/* checkKeys */.L)(reading.report, map, 'aws');
    const [roleKey, regionKey] = keys/* awsKeys */.kU;
    const located = (text) => text && { value: text.value, at: text.at };
    const roleArn = located((0,config_entry/* textIn */.r7)((0,config_entry/* readKey */.YZ)(reading, map, roleKey)));
    const region = located((0,config_entry/* textIn */.r7)((0,config_entry/* readKey */.YZ)(reading, map, regionKey)));
    return { value: { roleArn, region, at: entry.keyPlace.at }, place: entry.keyPlace };
}
function readDatastoreDraft(reading, file, map) {
    (0,config_entry/* checkKeys */.L)(reading.report, map, 'datastore');
    const name = (0,datastore/* readName */.MQ)(reading, map);
    const entry = map.entries.get('connection');
    const inner = entry && (0,config_entry/* asMap */.$H)(reading.report, entry.value, 'connection');
    const inline = entry &&
        inner &&
        readConnection(reading, inner, {
            ownerKey: `(unnamed, of ${name?.value ?? map.place.at.line})`,
            keyAt: entry.keyPlace.at,
        });
    return { file, map, name, place: map.entries.get('name')?.value.place ?? map.place, inline };
}
function readRemoved(reading, map) {
    (0,config_entry/* checkKeys */.L)(reading.report, map, 'removed');
    const [nameKey, idKey] = keys/* removedKeys */.v_;
    const name = (0,config_entry/* textIn */.r7)((0,config_entry/* readKey */.YZ)(reading, map, nameKey));
    const id = (0,config_entry/* numberIn */.Po)((0,config_entry/* readKey */.YZ)(reading, map, idKey));
    const place = map.entries.get('name')?.value.place ?? map.place;
    return name && { removed: { name: name.value, at: name.at, id }, nameKnown: name.known, place };
}

;// CONCATENATED MODULE: ./build/config/name-rules.js
/** Names and ids over all files: unique, and not contradicting `previous_names` and `removed`. */
function checkNames(report, datastores, connections, removed) {
    const datastoreNames = datastores.map(namedDatastore);
    const connectionNames = [...connections.values()].map(namedConnection);
    reportDuplicateNames(report, datastoreNames);
    for (const entries of [datastoreNames, connectionNames]) {
        reportDuplicateIds(report, entries);
        reportPreviousNames(report, entries);
    }
    reportOldReferences(report, datastores, datastoreNames, connectionNames);
    reportRemoved(report, datastoreNames, removed);
}
function namedDatastore({ draft, datastore }) {
    const name = draft.name?.known ? draft.name.value : undefined;
    return { kind: 'datastore', name, place: draft.place, id: datastore?.id, previousNames: datastore?.previousNames };
}
function namedConnection({ connection, nameKnown, place }) {
    const { id, previousNames } = connection;
    return { kind: 'connection', name: nameKnown ? connection.name : undefined, place, id, previousNames };
}
function grouped(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        if (key !== undefined) {
            const group = groups.get(key) ?? [];
            group.push(item);
            groups.set(key, group);
        }
    }
    return groups;
}
const mostOthers = 5;
/** The other places of a group, few enough to be read. */
function others(entries, one) {
    return entries
        .slice(0, mostOthers + 1)
        .filter((other) => other !== one)
        .slice(0, mostOthers)
        .map((other) => other.place);
}
function reportDuplicateNames(report, entries) {
    for (const same of grouped(entries, (entry) => entry.name).values()) {
        for (const entry of same.length > 1 ? same : []) {
            report('duplicate-name', entry.place, `More than one datastore is called "${entry.name}".`, 'Names are unique over all files: rename or remove one.', others(same, entry));
        }
    }
}
function reportDuplicateIds(report, entries) {
    const pinned = entries.flatMap(({ kind, id }) => (id ? [{ kind, id: id.value, place: { at: id.at } }] : []));
    for (const same of grouped(pinned, (entry) => entry.id).values()) {
        for (const entry of same.length > 1 ? same : []) {
            report('duplicate-id', entry.place, `Two ${entry.kind}s are pinned to this id.`, 'Each live object has one entry: correct one of the ids.', others(same, entry));
        }
    }
}
function reportPreviousNames(report, entries) {
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    const claimed = new Map();
    for (const entry of entries) {
        if (!entry.previousNames) {
            continue;
        }
        const place = { at: entry.previousNames.at };
        for (const old of entry.previousNames.value) {
            const holder = byName.get(old);
            const claim = claimed.get(old);
            if (holder === entry) {
                report('previous-name', place, 'A previous name is the name that the entry has.', 'Remove it from previous_names.');
            }
            else if (holder && !(entry.id && holder.id)) {
                report('previous-name', place, `A previous name is the name of another ${entry.kind}.`, 'Swapping names needs id on both entries.', [holder.place]);
            }
            else if (claim) {
                report('previous-name', place, 'Two entries claim the same previous name.', 'Only one of them can have been called that.', [claim]);
            }
            claimed.set(old, claim ?? place);
        }
    }
}
/** Something refers to a name that an entry had before. */
function reportOldReferences(report, datastores, datastoreNames, connectionNames) {
    const renamedDatastores = newNames(datastoreNames);
    const renamedConnections = newNames(connectionNames);
    for (const { datastore, map } of datastores) {
        const { connection, enrichment } = datastore ?? {};
        const stale = [
            connection?.kind === 'live-name'
                ? { key: 'connection_name', now: renamedConnections.get(connection.name) }
                : undefined,
            enrichment?.kind === 'live-name'
                ? { key: 'enrichment_datastore', now: renamedDatastores.get(enrichment.name) }
                : undefined,
        ];
        for (const one of stale) {
            if (one?.now !== undefined) {
                report('renamed-reference', map.entries.get(one.key)?.value.place, `${one.key} gives a name that is now ${JSON.stringify(one.now)}.`, 'Write the new name.');
            }
        }
    }
}
function newNames(entries) {
    return new Map(entries.flatMap((entry) => (entry.previousNames?.value ?? []).flatMap((old) => entry.name === undefined ? [] : [[old, entry.name]])));
}
function reportRemoved(report, entries, removed) {
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    const byId = new Map(entries.map((entry) => [entry.id?.value, entry]));
    const listed = ({ removed: one, nameKnown }) => (nameKnown ? byName.get(one.name) : undefined) ?? (one.id && byId.get(one.id.value));
    const hint = 'Remove it from one of the two lists.';
    for (const [entry, same] of grouped(removed, listed)) {
        const places = same.map(({ place }) => place);
        const named = entry.name === undefined ? 'This datastore' : `"${entry.name}"`;
        report('removed-and-listed', entry.place, `${named} is listed under removed too.`, hint, places);
        for (const place of places) {
            report('removed-and-listed', place, `${named} is listed under datastores too.`, hint, [entry.place]);
        }
    }
    for (const same of grouped(removed, (one) => (one.nameKnown ? one.removed.name : undefined)).values()) {
        for (const one of same.length > 1 ? same : []) {
            report('duplicate-name', one.place, `"${one.removed.name}" is removed more than once.`, 'Keep one of the entries.', others(same, one));
        }
    }
}

// EXTERNAL MODULE: ./build/config/reporter.js + 1 modules
var reporter = __webpack_require__(4101);
;// CONCATENATED MODULE: ./build/config/check.js










/**
 * Trees to one desired state, or every problem of every file at once. Works before references are resolved (what waits
 * for a value is then accepted wherever a reference may stand) and after, when it is strict.
 */
function checkFiles(parsed, options) {
    const paths = parsed.files.map((file) => file.path);
    const { report, problems } = (0,reporter/* reporter */.Y)(paths, parsed.problems);
    const reading = { report, allowLiteralSecrets: options.allowLiteralSecrets, schemaOf: (0,values/* schemaMemo */.KS)() };
    const files = parsed.files.flatMap((file) => readFile(reading, file) ?? []);
    const aws = single(report, 'aws', files.flatMap((file) => file.aws ?? []));
    const ownershipTag = single(report, 'ownership_tag', files.flatMap((file) => file.ownershipTag ?? []));
    single(report, 'version', files.flatMap((file) => file.version ?? []));
    const connections = collectConnections(report, [
        ...files.flatMap((file) => file.connections),
        ...files.flatMap((file) => file.datastores.flatMap((draft) => draft.inline ?? [])),
    ]);
    const datastores = readDatastores(reading, files, connections);
    const removed = files.flatMap((file) => file.removed);
    checkNames(report, datastores, connections, removed);
    checkDatastores(report, datastores, options.ownershipTag ?? (ownershipTag?.known ? ownershipTag.value : undefined));
    checkEnrichment(report, datastores);
    const found = problems();
    const desired = {
        files: paths,
        aws,
        ownershipTag: ownershipTag && { value: ownershipTag.value, at: ownershipTag.at },
        connections: [...connections.values()].map((draft) => draft.connection),
        datastores: datastores.flatMap((one) => one.datastore ?? []),
        removed: removed.map((one) => one.removed),
        listsDatastores: files.some((file) => file.listsDatastores),
    };
    return { desired: (0,problem/* hasErrors */.Cs)(found) ? undefined : desired, problems: found };
}
/** The one value of a setting; several are an error at each of them. */
function single(report, name, settings) {
    if (settings.length > 1) {
        for (const { place } of settings) {
            const others = settings.filter((other) => other.place !== place).map((other) => other.place);
            report('only-once', place, `${name} may stand in one file only.`, 'Keep one of them.', others);
        }
    }
    return settings[0]?.value;
}
function readDatastores(reading, files, connections) {
    const names = {
        connections: new Set(connections.keys()),
        datastores: new Set(files.flatMap((file) => file.datastores.flatMap((draft) => draft.name?.value ?? []))),
    };
    return files.flatMap((file) => file.datastores.map((draft) => {
        const connection = connectionOf(draft, file, connections);
        const connector = connection?.connector;
        const map = (0,datastore/* withDefaults */.rO)((0,datastore/* withoutForeignNulls */.te)(draft.map, connector), file.defaults, connector);
        return { datastore: (0,datastore/* readDatastore */._5)(reading, draft, map, names), draft, map, connection };
    }));
}
/** The file's connection that a datastore is on, if it is one of the file's. */
function connectionOf(draft, file, connections) {
    if (draft.inline) {
        return draft.inline;
    }
    const own = draft.map.entries;
    const chosen = own.has('connection_name') || own.has('connection_id') ? own : file.defaults?.entries;
    const name = (0,tree/* textOf */.b6)(chosen?.get('connection_name')?.value);
    return name === undefined ? undefined : connections.get(name);
}


/***/ }),

/***/ 4294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ contentOf)
/* harmony export */ });
/* harmony import */ var _connectors_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5618);
/* harmony import */ var _connectors_structured_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1454);


/** One text for all that say the same: lists are sets, so that their order says nothing. */
function contentOf(value) {
    return value instanceof _connectors_structured_js__WEBPACK_IMPORTED_MODULE_1__/* .Structured */ .a ? value.json : JSON.stringify(value, (_, one) => (0,_connectors_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .unordered */ .bC)(one));
}


/***/ }),

/***/ 2586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ readDefaults),
/* harmony export */   MQ: () => (/* binding */ readName),
/* harmony export */   _5: () => (/* binding */ readDatastore),
/* harmony export */   rO: () => (/* binding */ withDefaults),
/* harmony export */   te: () => (/* binding */ withoutForeignNulls)
/* harmony export */ });
/* harmony import */ var _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6392);
/* harmony import */ var _connectors_scope_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3593);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2835);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9115);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3815);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8791);






const keys = Object.fromEntries(_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .datastoreKeys */ .OD.map((key) => [key.name, key]));
const fields = _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .datastoreFields */ .Fd;
/** The name of an entry, known or not. */
function readName(reading, map) {
    return (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .textIn */ .r7)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.name));
}
/** Reads `defaults`, so that what is wrong in them is said once and at their place. */
function readDefaults(reading, map) {
    (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .checkKeys */ .L)(reading.report, map, 'defaults');
    for (const key of _keys_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultsKeys */ .JR) {
        const field = fields.find((one) => one.name === key.name);
        const entry = map.entries.get(key.name);
        if (entry && field) {
            (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .readValue */ .wK)(reading, (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldSlot */ .pJ)(field, field.name), entry.value);
        }
        else if (entry && key.type !== 'map') {
            (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, key);
        }
    }
    readGroup(reading, map);
}
/**
 * The entry without the fields of another kind of store that it gives as `null`, as the API's own table of a create has
 * them: there is nothing to clear.
 */
function withoutForeignNulls(own, connector) {
    const isForeign = ({ key, value }) => connector !== undefined && (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .isNull */ .kZ)(value) && (0,_connectors_scope_js__WEBPACK_IMPORTED_MODULE_1__/* .misplacedOn */ .U)(connector, key)?.kind === 'of-other-store';
    const entries = [...own.entries].filter(([, entry]) => !isForeign(entry));
    return entries.length === own.entries.size ? own : { ...own, entries: new Map(entries) };
}
/**
 * The entry with the defaults of its file: only those that it does not set, and only fields that it has. A key of a
 * choice that the entry has made, a scope that belongs to another kind of connection, and the settings of a link where
 * the entry is an enrichment datastore or unlinks its own are fields it does not have.
 */
function withDefaults(own, defaults, connector) {
    if (!defaults) {
        return own;
    }
    const merged = new Map(own.entries);
    const unlinked = isEnrichment(own, defaults) || unlinks(own);
    for (const key of _keys_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultsKeys */ .JR) {
        const entry = defaults.entries.get(key.name);
        const chosen = _keys_js__WEBPACK_IMPORTED_MODULE_3__/* .datastoreKeys */ .OD.some((one) => 'choice' in one && one.choice === key.choice && own.entries.has(one.name));
        const foreign = isScope(key.name) && !hasScope(own, connector, key.name);
        const sourceOnly = unlinked && _keys_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceSettings */ .zX.has(key.name);
        if (entry && !own.entries.has(key.name) && !chosen && !foreign && !sourceOnly) {
            merged.set(key.name, entry);
        }
    }
    return { ...own, entries: merged };
}
function isEnrichment(own, defaults) {
    const value = (own.entries.get('enrichment_only') ?? defaults.entries.get('enrichment_only'))?.value;
    return (0,_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .isTrue */ .Hn)(value);
}
function unlinks({ entries }) {
    return [entries.get('enrichment_datastore'), entries.get('enrichment_datastore_id')].some((entry) => entry && (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .isNull */ .kZ)(entry.value));
}
/** Whether a field places a datastore, or says how its place is read: which there are is the connector's matter. */
function isScope(name) {
    return _connectors_scope_js__WEBPACK_IMPORTED_MODULE_1__/* .scopeNames */ .z.includes(name);
}
/** Whether a datastore has a scope field; where its connector is not known, its other scope fields tell. */
function hasScope(own, connector, name) {
    if (connector && connector.store !== 'unknown') {
        return connector.scope.includes(name);
    }
    const others = _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od.dfs.includes(name) ? _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od.jdbc : _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od.dfs;
    return !others.some((other) => own.entries.has(other));
}
/** Reads the fields of the API's object. `own`: the entry without defaults. */
function readFields(reading, map, own) {
    const managed = new Map();
    for (const field of fields) {
        const entry = map.entries.get(field.name);
        const value = entry && (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .readValue */ .wK)(reading, (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldSlot */ .pJ)(field, field.name), entry.value);
        if (entry && value !== undefined) {
            managed.set(field.name, { path: field.name, value, at: entry.value.place.at, ...inheritance(entry, own) });
        }
    }
    return managed;
}
/** Says of a value that it is of the defaults, where it is. `own`: the entry without them. */
function inheritance({ key }, own) {
    return own.entries.has(key) ? {} : { inherited: true };
}
/** The datastore, with its choices made; `undefined` where it has no usable name. */
function readDatastore(reading, draft, map, names) {
    const connection = readConnectionChoice(reading, draft, map, names);
    const enrichment = readEnrichment(reading, map, draft.map, names);
    const group = readGroup(reading, map);
    const firstSync = readFirstSync(reading, map);
    const managed = readFields(reading, map, draft.map);
    const id = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .numberIn */ .Po)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.id));
    const previousNames = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .namesIn */ .wX)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.previous_names));
    return (draft.name && {
        name: draft.name.value,
        at: draft.name.at,
        id,
        previousNames,
        connection,
        enrichment,
        group,
        firstSync,
        fields: managed,
    });
}
function readConnectionChoice(reading, draft, map, names) {
    if (draft.inline) {
        const { key, at } = draft.inline.connection;
        return { kind: 'file', key, at };
    }
    const named = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .textIn */ .r7)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.connection_name));
    const id = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .numberIn */ .Po)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.connection_id));
    if (named) {
        const { value, at } = named;
        return names.connections.has(value) ? { kind: 'file', key: value, at } : { kind: 'live-name', name: value, at };
    }
    return id && { kind: 'live-id', id: id.value, at: id.at };
}
/** `own`: the entry without defaults. */
function readEnrichment(reading, map, own, names) {
    const byName = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.enrichment_datastore);
    const byId = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.enrichment_datastore_id);
    const none = [byName, byId].find((one) => one?.value === null);
    const named = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .textIn */ .r7)(byName);
    const id = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .numberIn */ .Po)(byId);
    const entry = map.entries.get('enrichment_datastore') ?? map.entries.get('enrichment_datastore_id');
    const inherited = entry ? inheritance(entry, own) : {};
    if (named) {
        const kind = names.datastores.has(named.value) ? 'file' : 'live-name';
        return { kind, name: named.value, at: named.at, ...inherited };
    }
    return id
        ? { kind: 'live-id', id: id.value, at: id.at, ...inherited }
        : none && { kind: 'none', at: none.at, ...inherited };
}
function readGroup(reading, map) {
    const entry = map.entries.get('group');
    const byId = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys.group_id);
    if (!entry || (entry.value.kind === 'scalar' && entry.value.value === null)) {
        const id = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .numberIn */ .Po)(byId);
        const none = entry ? entry.value.place.at : byId?.value === null ? byId.at : undefined;
        return id ? { kind: 'id', id: id.value, at: id.at } : none && { kind: 'none', at: none };
    }
    const group = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .asMap */ .$H)(reading.report, entry.value, 'group');
    if (!group) {
        return undefined;
    }
    (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .checkKeys */ .L)(reading.report, group, 'group');
    const [nameKey, iconKey] = _keys_js__WEBPACK_IMPORTED_MODULE_3__/* .groupKeys */ .YP;
    const name = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .textIn */ .r7)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, group, nameKey));
    const icon = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .textIn */ .r7)((0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, group, iconKey));
    if (icon?.known && !_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .groupIcons */ .uN.includes(icon.value)) {
        reading.report('unknown-icon', group.entries.get('icon')?.value.place, 'This icon is none of the documented ones.', `Known are ${_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .groupIcons */ .uN.join(', ')}.`);
    }
    return name && { kind: 'name', name: name.value, icon: icon?.value, at: name.at };
}
function readFirstSync(reading, map) {
    const flags = ['trigger_catalog', 'trigger_sync'];
    for (const flag of flags) {
        const read = (0,_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .readKey */ .YZ)(reading, map, keys[flag]);
        if (typeof read?.value === 'boolean') {
            return { flag, value: read.value, at: read.at };
        }
    }
    return undefined;
}


/***/ }),

/***/ 2835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ asMap),
/* harmony export */   DD: () => (/* binding */ asList),
/* harmony export */   L: () => (/* binding */ checkKeys),
/* harmony export */   Po: () => (/* binding */ numberIn),
/* harmony export */   YZ: () => (/* binding */ readKey),
/* harmony export */   kZ: () => (/* binding */ isNull),
/* harmony export */   pJ: () => (/* binding */ fieldSlot),
/* harmony export */   r7: () => (/* binding */ textIn),
/* harmony export */   vr: () => (/* binding */ reportMissing),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* unused harmony export keySlot */
/* harmony import */ var _level_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3193);
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5813);
/* harmony import */ var _templates_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4880);
/* harmony import */ var _unresolved_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6824);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8791);





/** A mapping, or a problem that says that one belongs here. */
function asMap(report, tree, label) {
    if (tree.kind === 'map') {
        return tree;
    }
    if ((0,_templates_js__WEBPACK_IMPORTED_MODULE_2__/* .isBroken */ .Qr)(tree)) {
        return undefined;
    }
    report(isNull(tree) ? 'no-null' : 'wrong-type', tree.place, `${label} must be a mapping: keys with values.`, 'Write its keys on the lines below, indented.');
    return undefined;
}
/** A list, or a problem that says that one belongs here. */
function asList(report, tree, label) {
    if (tree.kind === 'list') {
        return tree;
    }
    if ((0,_templates_js__WEBPACK_IMPORTED_MODULE_2__/* .isBroken */ .Qr)(tree)) {
        return undefined;
    }
    const empty = isNull(tree);
    const message = empty ? `${label} has no value.` : `${label} must be a list.`;
    report(empty ? 'no-null' : 'wrong-type', tree.place, message, `Begin each entry with "- ", or write ${label}: [] for none.`);
    return undefined;
}
/** Reports unknown, missing and contradicting keys of a mapping whose level has a closed table. */
function checkKeys(report, map, level) {
    const keys = (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .keysOf */ .YD)(level, undefined);
    for (const { key, keyPlace } of map.entries.values()) {
        if (!keys.some((known) => known.name === key) && !key.includes('${{')) {
            report('unknown-key', keyPlace, () => (0,_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .Z)(key, level, undefined));
        }
    }
    for (const key of keys) {
        if (key.required === true && !map.entries.has(key.name)) {
            reportMissing(report, map, key.name);
        }
    }
    checkChoices(report, map, keys);
}
function reportMissing(report, map, name, why = '') {
    report('missing-key', map.place, `${name} is missing${why}.`, `Add ${name}: to this entry.`);
}
function checkChoices(report, map, keys) {
    const chosen = new Map();
    for (const { name, choice } of keys) {
        const entry = map.entries.get(name);
        const other = choice && chosen.get(choice);
        if (entry && choice && other) {
            report('conflicting-keys', entry.keyPlace, `${name} and ${other.key} exclude each other.`, 'Remove one of the two.', [other.keyPlace]);
        }
        else if (entry && choice) {
            chosen.set(choice, entry);
        }
    }
}
/** How a key of the file language is read: `null` only where it says something. */
function keySlot(key) {
    return { label: key.name, shape: shapeOf(key), nullable: key.clears === true };
}
/** How a field of the API is read: `null` clears it, where it can be without. */
function fieldSlot(field, label, options = {}) {
    const nullable = field.required !== true && !field.immutable;
    return { label, shape: field, nullable, secret: field.secret === true, vault: options.vault === true };
}
function shapeOf(key) {
    if (key.type === 'map' || key.type === 'list') {
        throw new Error(`${key.name} has a table of its own and is no value.`);
    }
    return key;
}
/** Reads one key of an entry; `undefined` where it is not given or wrong. */
function readKey(reading, map, key) {
    const slot = keySlot(key);
    const entry = map.entries.get(key.name);
    const value = entry && (0,_values_js__WEBPACK_IMPORTED_MODULE_4__/* .readValue */ .wK)(reading, slot, entry.value);
    return entry && value !== undefined ? { value, at: entry.value.place.at } : undefined;
}
function textIn(located) {
    const value = located?.value;
    if (located && typeof value === 'string') {
        return { value, at: located.at, known: true };
    }
    return located && value instanceof _unresolved_js__WEBPACK_IMPORTED_MODULE_3__/* .Unresolved */ .U ? { value: value.reference, at: located.at, known: false } : undefined;
}
function numberIn(located) {
    return located && typeof located.value === 'number' ? { value: located.value, at: located.at } : undefined;
}
function namesIn(located) {
    return located && Array.isArray(located.value)
        ? { value: located.value, at: located.at }
        : undefined;
}
/** Whether nothing stands where a value could: `key:`, `key: null`. */
function isNull(tree) {
    return tree.kind === 'scalar' && tree.value === null;
}


/***/ }),

/***/ 9115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JR: () => (/* binding */ defaultsKeys),
/* harmony export */   Nh: () => (/* binding */ fileKeys),
/* harmony export */   OD: () => (/* binding */ datastoreKeys),
/* harmony export */   X3: () => (/* binding */ connectionKeys),
/* harmony export */   YP: () => (/* binding */ groupKeys),
/* harmony export */   kU: () => (/* binding */ awsKeys),
/* harmony export */   uN: () => (/* binding */ groupIcons),
/* harmony export */   uV: () => (/* binding */ datastoreEntryKeys),
/* harmony export */   v_: () => (/* binding */ removedKeys),
/* harmony export */   zX: () => (/* binding */ sourceSettings)
/* harmony export */ });
/* harmony import */ var _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6392);
/* harmony import */ var _connectors_field_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);


const notBlank = { source: '\\S', says: 'a text that is not blank' };
/** The top of a file. */
const fileKeys = [
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
];
const awsKeys = [
    {
        name: 'role_arn',
        type: 'string',
        description: 'IAM role that the job assumes.',
        example: 'arn:aws:iam::123456789012:role/github-qualytics',
        pattern: _connectors_field_js__WEBPACK_IMPORTED_MODULE_1__/* .roleArnPattern */ .SB,
    },
    {
        name: 'region',
        type: 'string',
        description: 'AWS region of Secrets Manager, SSM and STS.',
        example: 'us-east-1',
        pattern: { source: '^[a-z]{2,6}(-[a-z]+)+-[0-9]{1,2}$', says: 'an AWS region such as us-east-1' },
    },
];
const nameKey = { name: 'name', type: 'string', required: true, maxLength: 255, single: true };
const idKey = {
    name: 'id',
    type: 'integer',
    min: 1,
    single: true,
    description: 'Pins the entry to the live object with this id.',
};
const previousNamesKey = {
    name: 'previous_names',
    type: 'names',
    single: true,
    description: 'Names it had before: a live object of one of them is renamed. An empty list says that a likeness to a live object is meant.',
};
/** What a datastore has besides the fields of `connectors/datastore.ts`. */
const datastoreKeys = [
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
];
/** Everything that an entry of `datastores` may have. */
const datastoreEntryKeys = [...datastoreKeys, ..._connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .datastoreRows */ .H8];
/** Settings of the link to an enrichment datastore, which an enrichment datastore itself does not have. */
const sourceSettings = new Set([
    ...datastoreKeys.filter((key) => 'choice' in key && key.choice === 'enrichment').map(({ name }) => name),
    ..._connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceOnlyFields */ .rU,
]);
/** Everything that `defaults` may have. */
const defaultsKeys = datastoreEntryKeys.filter((key) => !key.single);
/** What a connection has besides the fields of its connector. */
const connectionKeys = [
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
];
const removedKeys = [
    { ...nameKey, description: 'Exact name of the datastore to delete.' },
    { ...idKey, description: 'Its id: needed where it carries no ownership tag.' },
];
/** The icons that the vendor's guide lists (datastore grouping API). */
const groupIcons = [
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
];
const groupKeys = [
    {
        name: 'name',
        type: 'string',
        required: true,
        maxLength: 100,
        description: 'Name of the group; upper and lower case are the same.',
    },
    { name: 'icon', type: 'string', description: 'Icon of a group that is made.', example: 'mdi-folder-outline' },
];


/***/ }),

/***/ 3193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UT: () => (/* binding */ levelPlace),
/* harmony export */   YD: () => (/* binding */ keysOf),
/* harmony export */   dJ: () => (/* binding */ connectionRow),
/* harmony export */   pd: () => (/* binding */ levelsOf),
/* harmony export */   yV: () => (/* binding */ pathBetween)
/* harmony export */ });
/* harmony import */ var _connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7861);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9115);


/** Where a level is, for a message: `\u2026 is not known in a datastore`. */
const levelPlace = {
    file: 'at the top of the file',
    aws: 'in aws',
    defaults: 'in defaults',
    datastore: 'in a datastore',
    connection: 'in a connection',
    parameters: 'in parameters',
    secrets_manager: 'in secrets_manager',
    group: 'in a group',
    removed: 'in an entry of removed',
};
/** The keys of a level; of a connection's levels, those of its connector. */
function keysOf(level, connector) {
    const fields = connector?.fields ?? [];
    switch (level) {
        case 'file':
            return _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .fileKeys */ .Nh;
        case 'aws':
            return _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .awsKeys */ .kU;
        case 'defaults':
            return _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultsKeys */ .JR;
        case 'datastore':
            return _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .datastoreEntryKeys */ .uV;
        case 'connection':
            return [..._keys_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionKeys */ .X3, ...fields.filter((field) => !field.section)];
        case 'parameters':
            return fields.filter((field) => field.section === 'parameters');
        case 'secrets_manager':
            return _connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsManagerFields */ .W_;
        case 'group':
            return _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .groupKeys */ .YP;
        case 'removed':
            return _keys_js__WEBPACK_IMPORTED_MODULE_1__/* .removedKeys */ .v_;
    }
}
/** Levels at which a name is a field of some connector. */
const anyConnector = (0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectors */ .tK)()
    .flatMap((one) => one.fields)
    .reduce((map, { name, section }) => map.set(name, new Set([...(map.get(name) ?? []), section ?? 'connection'])), new Map());
/** Levels at which a name is a key, those of other connectors last. */
function levelsOf(name, connector) {
    const levels = ['datastore', 'connection', 'parameters', 'secrets_manager', 'file', 'aws', 'group'];
    const here = levels.filter((level) => keysOf(level, connector).some((key) => key.name === name));
    return [...new Set([...here, ...(anyConnector.get(name) ?? [])])];
}
/** How a key of another level is written from here: `connection.uri` from a datastore. */
function pathBetween(from, to, name) {
    const inside = {
        datastore: {
            connection: `connection.${name}`,
            parameters: `connection.parameters.${name}`,
            secrets_manager: `connection.secrets_manager.${name}`,
            group: `group.${name}`,
        },
        connection: { parameters: `parameters.${name}`, secrets_manager: `secrets_manager.${name}` },
        file: { aws: `aws.${name}` },
    };
    return inside[from]?.[to];
}
/** The row that decides how a connection's value is read: the connector's, or one made up by the placement rule. */
function connectionRow(connector, path) {
    const row = (0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionField */ .Rf)(connector, path);
    const listed = [...connector.fields, ..._connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .secretsManagerFields */ .W_].some((field) => field === row);
    return { row, listed };
}


/***/ }),

/***/ 2389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kx: () => (/* binding */ filledSecrets),
  pE: () => (/* binding */ literalSecrets),
  Bj: () => (/* binding */ parseFiles),
  V2: () => (/* binding */ substitute)
});

// EXTERNAL MODULE: ./build/references/grammar.js
var grammar = __webpack_require__(7622);
// EXTERNAL MODULE: ./build/config/reporter.js + 1 modules
var reporter = __webpack_require__(4101);
// EXTERNAL MODULE: ./build/config/templates.js
var templates = __webpack_require__(4880);
// EXTERNAL MODULE: ./build/config/tree.js
var tree = __webpack_require__(3815);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/config/keys.js
var keys = __webpack_require__(9115);
;// CONCATENATED MODULE: ./build/config/uses.js



/** Visits every value of a file that stands under a known key. */
function visitUses(root, visit) {
    if (root?.kind !== 'map') {
        return;
    }
    for (const { key, value } of root.entries.values()) {
        switch (key) {
            case 'version':
            case 'ownership_tag':
            case 'removed':
                visitLeaves(value, 'elsewhere', visit);
                break;
            case 'aws':
                visitKnown(value, awsNames, 'aws', visit);
                break;
            case 'defaults':
                visitKnown(value, defaultsNames, 'elsewhere', visit);
                break;
            case 'connections':
                visitEach(value, (entry) => visitConnection(entry, visit));
                break;
            case 'datastores':
                visitEach(value, (entry) => visitDatastore(entry, visit));
                break;
            default:
        }
    }
}
const awsNames = namesOf(keys/* awsKeys */.kU);
const defaultsNames = namesOf(keys/* defaultsKeys */.JR);
const datastoreNames = namesOf(keys/* datastoreEntryKeys */.uV);
const identityNames = new Set(['name', 'type', 'id', 'previous_names']);
function namesOf(keys) {
    return new Set(keys.map(({ name }) => name));
}
function visitDatastore(entry, visit) {
    for (const { key, value } of entry.entries.values()) {
        if (key === 'connection') {
            if (value.kind === 'map') {
                visitConnection(value, visit);
            }
        }
        else if (datastoreNames.has(key)) {
            visitLeaves(value, 'elsewhere', visit);
        }
    }
}
/** Values of a connection, wherever it is written. */
function visitConnection(entry, visit) {
    const connector = (0,connectors/* connectorOf */.dO)((0,tree/* textOf */.b6)(entry.entries.get('type')?.value) ?? '');
    const useOf = (path) => ((0,connectors/* connectionField */.Rf)(connector, path).secret ? 'secret' : 'connection');
    for (const { key, value } of entry.entries.values()) {
        if (identityNames.has(key)) {
            visitLeaves(value, 'connection-identity', visit);
        }
        else if (value.kind === 'map' && (key === 'parameters' || key === 'secrets_manager')) {
            for (const inner of value.entries.values()) {
                visitLeaves(inner.value, useOf(`${key}.${inner.key}`), visit);
            }
        }
        else {
            visitLeaves(value, useOf(key), visit);
        }
    }
}
function visitKnown(tree, names, use, visit) {
    if (tree.kind === 'map') {
        for (const { key, value } of tree.entries.values()) {
            if (names.has(key)) {
                visitLeaves(value, use, visit);
            }
        }
    }
}
function visitEach(tree, visit) {
    for (const item of tree.kind === 'list' ? tree.items : []) {
        if (item.kind === 'map') {
            visit(item);
        }
    }
}
function visitLeaves(tree, use, visit) {
    switch (tree.kind) {
        case 'scalar':
            visit(tree, use);
            break;
        case 'list':
            for (const item of tree.items) {
                visitLeaves(item, use, visit);
            }
            break;
        case 'map':
            for (const { value } of tree.entries.values()) {
                visitLeaves(value, use, visit);
            }
    }
}
/** Visits plain texts under keys that say secret, at the right place or not: to be masked before anything is said about them. */
function visitLiteralSecrets(tree, visit, secret = false) {
    switch (tree.kind) {
        case 'scalar':
            if (secret && typeof tree.value === 'string') {
                visit(tree.value);
            }
            break;
        case 'list':
            for (const item of tree.items) {
                visitLiteralSecrets(item, visit, secret);
            }
            break;
        case 'map':
            for (const { key, value } of tree.entries.values()) {
                visitLiteralSecrets(value, visit, saysSecret(key));
            }
    }
}
function saysSecret(key) {
    const name = key
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_');
    return (0,connectors/* looksSecret */.n0)(name) && !plainNames.has(name);
}
/** Names that look secret and are the names of what is shown. */
const plainNames = new Set(connectors/* secretsManagerFields */.W_.flatMap((field) => ('secret' in field ? [] : [field.name])));

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/config/build.js




/** Expands anchors and merge keys, finds references and duplicate keys, and holds the limits. `undefined` where there is no value at all. */
function buildTree(root, context) {
    if (root === null) {
        return undefined;
    }
    const building = {
        ...context,
        anchors: new Map(),
        targets: new Map(),
        open: new Set(),
        nodes: 0,
        stopped: false,
    };
    const tree = build(building, root, { depth: 0 }, context.place(0));
    return building.stopped ? undefined : tree;
}
function build(context, node, spot, fallback) {
    const place = placeOf(context, node, spot, fallback);
    if (node.anchor && !spot.alias) {
        context.anchors.set(node.anchor, node);
    }
    context.nodes += 1;
    const tooMany = context.nodes > context.limits.expandedNodes;
    if (tooMany || spot.depth > context.limits.depth) {
        stop(context, place, tooMany);
    }
    if (context.stopped) {
        return { kind: 'scalar', value: null, place };
    }
    if ((0,dist/* isAlias */.Vj)(node)) {
        return buildAlias(context, node, spot, place);
    }
    context.open.add(node);
    const tree = buildValue(context, node, spot, place);
    context.open.delete(node);
    return tree;
}
function buildValue(context, node, spot, place) {
    if ((0,dist/* isMap */.jh)(node)) {
        return { kind: 'map', entries: buildEntries(context, node, spot), place };
    }
    if ((0,dist/* isSeq */.oP)(node)) {
        const inner = { ...spot, depth: spot.depth + 1 };
        const items = node.items.map((item) => build(context, item, inner, place));
        return { kind: 'list', items, place };
    }
    const value = scalarOf(context, node, place);
    const references = spot.alias ? undefined : referencePlaces(context, node, value);
    const altered = typeof value === 'number' && (0,dist/* isScalar */.jn)(node) && isAltered(value, node.source ?? '');
    return { kind: 'scalar', value, place, ...(altered ? { altered } : {}), ...(references ? { references } : {}) };
}
/** Leading zeros, hexadecimal and octal, a fraction that ends in zeros (a version), exponents, more digits than a number keeps, and what is no number at all. */
function isAltered(value, source) {
    return source.replace(/^\+/, '') !== String(value);
}
/** A text over several lines is one value at one place; a reference in it is on a line of its own. */
function referencePlaces({ text, place }, { range: [start, end] }, value) {
    if (!(0,tree/* isTemplate */.Fl)(value)) {
        return undefined;
    }
    const written = text.slice(start, end);
    const found = written.includes('\n') ? [...written.matchAll(/\$\{\{/g)] : [];
    return found.length === (0,grammar/* targetsOf */.QR)(value).length ? found.map(({ index }) => place(start + index)) : undefined;
}
function scalarOf(context, node, place) {
    const value = (0,dist/* isScalar */.jn)(node) ? node.value : null;
    // A tag that YAML does not know is reported by the parser.
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
        return templates/* brokenTemplate */._3;
    }
    if (typeof value === 'string') {
        return (0,templates/* readText */.yR)(value, place, context.report);
    }
    return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
/** What an alias brings in stands at the outermost alias; the place inside the anchor is kept beside it. */
function placeOf(context, node, spot, fallback) {
    const [start, end] = node.range;
    const own = start < end ? context.place(start) : fallback;
    return spot.alias ? { at: spot.alias.at, anchored: own.anchored ?? own.at } : own;
}
function stop(context, place, tooMany) {
    if (!context.stopped) {
        const message = tooMany
            ? `The file expands to more than ${context.limits.expandedNodes.toLocaleString('en')} values.`
            : `The file is nested more than ${context.limits.depth} levels deep.`;
        context.report('yaml-limit', place, message, tooMany ? 'Use fewer aliases, or several files.' : 'Nothing that this file describes needs that.');
    }
    context.stopped = true;
}
function buildAlias(context, alias, spot, place) {
    const target = context.targets.get(alias) ?? context.anchors.get(alias.source);
    if (!target) {
        context.report('yaml-alias', place, 'This alias has no anchor before it.', 'Write the anchor (&name) above its first alias (*name).');
        return meaningless(place);
    }
    context.targets.set(alias, target);
    if (context.open.has(target)) {
        const anchor = context.place(context.text.lastIndexOf(`&${alias.source}`, target.range[0]));
        context.report('yaml-alias', place, 'This alias stands inside its own anchor, so it would never end.', 'Move the anchor.', [anchor]);
        return meaningless(place);
    }
    return build(context, target, { depth: spot.depth + 1, alias: spot.alias ?? place }, place);
}
function meaningless(place) {
    return { kind: 'scalar', value: templates/* brokenTemplate */._3, place };
}
function buildEntries(context, map, spot) {
    const entries = new Map();
    const merged = [];
    for (const pair of map.items) {
        if (context.stopped) {
            break;
        }
        if (isMerge(pair)) {
            for (const entry of buildMerge(context, pair, spot)) {
                merged.push(entry);
            }
            continue;
        }
        const entry = buildEntry(context, pair, spot);
        const earlier = entry && entries.get(entry.key);
        if (entry && earlier) {
            context.report('yaml-duplicate-key', entry.keyPlace, 'This key stands twice in the same mapping.', 'Remove one of the two.', [earlier.keyPlace]);
        }
        else if (entry) {
            entries.set(entry.key, entry);
        }
    }
    for (const entry of merged) {
        if (!entries.has(entry.key)) {
            entries.set(entry.key, entry);
        }
    }
    return entries;
}
function buildEntry(context, pair, spot) {
    const { key, value } = pair;
    const keyPlace = placeOf(context, key, spot, context.place(key.range[0]));
    if (!(0,dist/* isScalar */.jn)(key)) {
        context.report('yaml-key', keyPlace, 'A key must be a plain text.', 'Is this a ${{ \u2026 }} or a bracket that needs quotes?');
        return undefined;
    }
    if (key.anchor && !spot.alias) {
        context.anchors.set(key.anchor, key);
    }
    (0,templates/* checkKeyText */.Rc)(key.source, keyPlace, context.report);
    const inner = { ...spot, depth: spot.depth + 1 };
    return {
        // Quotes aside, as it is written: what YAML reads as a number or null is unknown anyway.
        key: key.source,
        keyPlace,
        value: value ? build(context, value, inner, keyPlace) : { kind: 'scalar', value: null, place: keyPlace },
    };
}
/** `<<` as a plain key merges; quoted it is a key like any other. */
function isMerge(pair) {
    return (0,dist/* isScalar */.jn)(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
}
/** The entries of a merge key, the first mapping of a list winning. */
function buildMerge(context, pair, spot) {
    const { key, value } = pair;
    const keyPlace = placeOf(context, key, spot, context.place(key.range[0]));
    const tree = value && build(context, value, { ...spot, depth: spot.depth + 1 }, keyPlace);
    const given = tree?.kind === 'list' ? tree.items : [tree];
    const maps = given.flatMap((one) => (one?.kind === 'map' ? [one] : []));
    if (maps.length > 0 && maps.length === given.length) {
        return maps.flatMap((one) => [...one.entries.values()]);
    }
    const wrong = given.filter((one) => one?.kind !== 'map' && !(one && (0,templates/* isBroken */.Qr)(one)));
    if (!context.stopped && (given.length === 0 || wrong.length > 0)) {
        context.report('yaml-merge', tree?.place ?? keyPlace, 'A merge key takes a mapping, or a list of mappings.', 'Write <<: *name, with &name at a mapping.');
    }
    return [];
}

;// CONCATENATED MODULE: ./build/config/yaml-errors.js

/** Our words for the parser's: its own may quote the file, and a file may hold a secret. */
const explanations = {
    BAD_ALIAS: {
        rule: 'yaml-alias',
        message: 'This alias or anchor has no usable name.',
        hint: 'Write &name at the anchor and *name at the alias.',
    },
    ALIAS_PROPS: { rule: 'yaml-syntax', message: 'An alias cannot carry an anchor or a tag of its own.' },
    BAD_DIRECTIVE: {
        rule: 'yaml-directive',
        message: 'This line begins with %, which YAML reads as a directive.',
        hint: 'Put the value in quotes, or remove the line.',
    },
    BAD_DQ_ESCAPE: {
        rule: 'yaml-syntax',
        message: 'A double-quoted text has an unknown backslash sequence.',
        hint: 'Write \\\\ for a backslash, or use single quotes.',
    },
    BAD_INDENT: {
        rule: 'yaml-syntax',
        message: 'The indentation does not fit the lines above.',
        hint: 'Align it with its siblings, with spaces.',
    },
    BAD_SCALAR_START: {
        rule: 'yaml-syntax',
        message: 'A value cannot begin with this character without quotes.',
        hint: 'Put the value in quotes.',
    },
    BLOCK_AS_IMPLICIT_KEY: {
        rule: 'yaml-syntax',
        message: 'A mapping or a list begins in the middle of a line.',
        hint: 'Put it on a line of its own; a text that contains ": " needs quotes.',
    },
    BLOCK_IN_FLOW: { rule: 'yaml-syntax', message: 'Indented lists and block texts cannot stand inside brackets.' },
    MISSING_CHAR: { rule: 'yaml-syntax', message: 'A closing quote, bracket, comma or colon is missing.' },
    MULTILINE_IMPLICIT_KEY: {
        rule: 'yaml-syntax',
        message: 'A key runs over several lines.',
        hint: 'Is a colon or a quote missing on the line above?',
    },
    MULTIPLE_ANCHORS: { rule: 'yaml-syntax', message: 'A value can have one anchor only.' },
    MULTIPLE_DOCS: {
        rule: 'yaml-several-documents',
        message: 'A second YAML document begins here.',
        hint: 'Remove the --- line, or put the second document in a file of its own.',
    },
    MULTIPLE_TAGS: { rule: 'yaml-tag', message: 'A value can have one tag only.' },
    TAB_AS_INDENT: { rule: 'yaml-tab', message: 'A tab is used as indentation.', hint: 'YAML indents with spaces only.' },
    TAG_RESOLVE_FAILED: {
        rule: 'yaml-tag',
        message: 'This YAML tag is not used here.',
        hint: 'Remove the part that begins with !, or put the value in quotes.',
    },
};
const unclosedQuote = 'Missing closing';
const unclosedBracket = 'Flow ';
/** A few of the parser's errors are several cases; how its text begins, which is never shown, tells them apart. */
const cases = [
    [
        unclosedQuote,
        {
            rule: 'yaml-syntax',
            message: 'The quote that begins here is never closed.',
            hint: 'Close it with the same quote.',
        },
    ],
    [
        unclosedBracket,
        {
            rule: 'yaml-syntax',
            message: 'The bracket that opens here is never closed, or the lines in it are not indented.',
            hint: 'Close it, and indent what is inside.',
        },
    ],
    [
        'Sequence item without',
        {
            rule: 'yaml-syntax',
            message: 'A list entry must begin with "- ".',
            hint: 'Or is this line indented one space too few?',
        },
    ],
    [
        'Implicit map keys need to be followed',
        { rule: 'yaml-syntax', message: 'A colon and a value are missing after this key.', hint: 'Write key: value.' },
    ],
    [
        'Implicit keys need to be on a single line',
        {
            rule: 'yaml-syntax',
            message: 'This is not a key with a value.',
            hint: 'Is a colon missing here, or a quote above?',
        },
    ],
];
/** What is said, and the remedy, where the parser itself can go no deeper. */
const tooDeep = [
    'The file is nested too deeply to be read.',
    'Nothing that this file describes needs that.',
];
/** Over this many, later errors of a file are mostly the consequences of earlier ones. */
const mostErrors = 5;
/** Reports what the parser found, one problem a line, in our words. */
function reportYamlErrors(document, text, place, report) {
    const exhausted = document.errors.find((error) => error.code === 'RESOURCE_EXHAUSTION');
    if (exhausted) {
        // What else is said about such a file is a consequence, and its tree is too deep to be walked.
        report('yaml-limit', place(exhausted.pos[0]), ...tooDeep);
        return;
    }
    const lines = new Set();
    for (const error of [...document.errors, ...document.warnings]) {
        const at = place(beginning(document, error));
        if (!lines.has(at.at.line) && lines.size < mostErrors) {
            lines.add(at.at.line);
            reportError(error, text, at, place, report);
        }
    }
}
/** Where the trouble begins: at the quote or bracket that is never closed, not where the file ends without it. */
function beginning(document, error) {
    let start = error.pos[0];
    if (!error.message.startsWith(unclosedQuote) && !error.message.startsWith(unclosedBracket)) {
        return start;
    }
    (0,dist/* visit */.YR)(document, (_, node) => {
        const quoted = (0,dist/* isScalar */.jn)(node) && node.type?.startsWith('QUOTE');
        const opens = quoted || ((0,dist/* isCollection */.P3)(node) && node.flow);
        if (opens && node.range?.[1] === error.pos[0]) {
            start = node.range[0];
        }
    });
    return start;
}
function reportError(error, text, at, place, report) {
    const lineStart = text.lastIndexOf('\n', error.pos[0] - 1) + 1;
    const [line = ''] = text.slice(lineStart).split('\n', 1);
    if (/^ *\t/.test(line)) {
        const tab = place(lineStart + line.indexOf('\t'));
        report('yaml-tab', tab, 'A tab is used as indentation.', 'YAML indents with spaces only.');
        return;
    }
    const bracket = line.search(/[[{]/);
    if (bracket >= 0 && line.includes('${{', bracket + 1) && error.code !== 'MULTIPLE_DOCS') {
        report('yaml-syntax', at, 'A ${{ \u2026 }} inside brackets is read as YAML.', 'Put it in quotes: "${{ env.NAME }}".');
        return;
    }
    const known = cases.find(([beginsWith]) => error.message.startsWith(beginsWith))?.[1] ?? explanations[error.code] ?? unexplained;
    report(known.rule, at, known.message, known.hint);
}
const unexplained = {
    rule: 'yaml-syntax',
    message: 'The file is not YAML here.',
    hint: 'Check the indentation, quotes and colons of this line and the one above.',
};

;// CONCATENATED MODULE: ./build/config/yaml.js



/**
 * Over these a file is refused before it costs time. 5,000 datastores of a dozen lines each fit into one file, and no
 * person nests deeper than 40. `separators` (lines, list entries, commas, opened brackets) bounds what the YAML parser
 * has to build, at about 10 \u00b5s each; `brackets` spares it what it reads slowest.
 */
const yamlLimits = {
    characters: 3_145_728,
    separators: 150_000,
    brackets: 500,
    depth: 40,
    expandedNodes: 200_000,
};
/** One file's text as a tree. Problems go to `report`; `undefined` where there is nothing to go on with. */
function parseYaml(file, report) {
    const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
    const start = { at: { file: file.path, line: 1, column: 1 } };
    if (!withinLimits(text, start, report)) {
        return undefined;
    }
    const lines = new dist/* LineCounter */.HN();
    const place = (offset) => {
        const { line, col } = lines.linePos(Math.min(offset, text.length));
        return { at: { file: file.path, line: Math.max(line, 1), column: Math.max(col, 1) } };
    };
    const document = parsed(text, lines);
    if (!document) {
        report('yaml-limit', start, ...tooDeep);
        return undefined;
    }
    const directive = /^%YAML[ \t]+(\S+)/m.exec(text);
    if (directive && document.directives?.yaml.explicit && directive[1] !== '1.2') {
        report('yaml-directive', place(directive.index), 'The file asks for a YAML version other than 1.2.', 'Remove the %YAML line.');
        return undefined;
    }
    reportYamlErrors(document, text, place, report);
    const fatal = document.errors.some((error) => error.code !== 'MULTIPLE_DOCS');
    return fatal ? undefined : buildTree(document.contents, { text, place, report, limits: yamlLimits });
}
function parsed(text, lineCounter) {
    try {
        // Duplicate keys are looked for while the tree is built: the parser compares every key with every other.
        return (0,dist/* parseDocument */.Tp)(text, {
            lineCounter,
            prettyErrors: false,
            uniqueKeys: false,
            resolveKnownTags: false,
        });
    }
    catch (error) {
        if (error instanceof RangeError) {
            return undefined;
        }
        throw error;
    }
}
function withinLimits(text, start, report) {
    const tooMuch = (most, what) => {
        const message = `The file has more than ${most.toLocaleString('en')} ${what}.`;
        report('yaml-limit', start, message, 'Split it: `config` takes several files.');
        return false;
    };
    if (text.length > yamlLimits.characters) {
        return tooMuch(yamlLimits.characters, 'characters');
    }
    const { separators, depth } = outline(text);
    if (separators > yamlLimits.separators) {
        return tooMuch(yamlLimits.separators, 'lines and list entries');
    }
    if (depth > yamlLimits.brackets) {
        report('yaml-limit', start, ...tooDeep);
        return false;
    }
    return true;
}
/** A rough look that spares the parser the worst: texts count too, which only matters far above what people write. */
function outline(text) {
    let separators = 0;
    let open = 0;
    let depth = 0;
    for (let index = 0; index < text.length; index += 1) {
        const character = text[index];
        const opens = character === '[' || character === '{';
        const entry = (character === '-' || character === '?') && text[index + 1] === ' ';
        if (opens || entry || character === '\n' || character === ',') {
            separators += 1;
        }
        if (opens) {
            open += 1;
            depth = Math.max(depth, open);
        }
        else if (character === ']' || character === '}') {
            open = Math.max(0, open - 1);
        }
    }
    return { separators, depth };
}

;// CONCATENATED MODULE: ./build/config/parse.js






/** YAML text to trees; finds every problem of YAML and of the grammar of references. Never throws. */
function parseFiles(files) {
    const { report, problems } = (0,reporter/* reporter */.Y)(files.map((file) => file.path));
    const parsed = files.map((file) => {
        let reported = false;
        const tree = parseYaml(file, (...problem) => {
            reported = true;
            report(...problem);
        });
        return { path: file.path, root: tree, broken: reported };
    });
    const references = parsed.flatMap((file) => referencesOf(file.root, report));
    return { files: parsed, references, problems: problems() };
}
/** Puts values in the place of references. A text of which some reference has no value stays as it is. */
function substitute(parsed, values) {
    const fill = (node) => {
        if (!(0,tree/* isTemplate */.Fl)(node.value)) {
            return node;
        }
        const template = node.value;
        const found = (0,grammar/* targetsOf */.QR)(template).map((target) => values.get((0,grammar/* targetKey */.hD)(target)));
        if (found.includes(undefined)) {
            return node;
        }
        const text = template.parts
            .map((part) => (typeof part === 'string' ? part : (values.get((0,grammar/* targetKey */.hD)(part))?.text ?? '')))
            .join('');
        return { ...node, value: { template, text, sensitive: found.some((value) => value?.sensitive) } };
    };
    const files = parsed.files.map((file) => ({ ...file, root: file.root && mapScalars(file.root, fill) }));
    return { ...parsed, files };
}
/** Secrets that the files hold as plain text: to be masked before anything is printed, whether they are allowed or not. */
function literalSecrets(parsed) {
    const texts = new Set();
    const add = (text) => text.trim() !== '' && texts.add(text);
    for (const { root } of parsed.files) {
        if (root) {
            visitUses(root, ({ value }, use) => use === 'secret' && typeof value === 'string' && add(value));
            visitLiteralSecrets(root, add);
        }
    }
    return [...texts];
}
/** Sensitive texts that references fill, beside others or beside plain text: each as a whole, to be masked like what it is made of. */
function filledSecrets(substituted) {
    const texts = new Set();
    for (const { root } of substituted.files) {
        visitUses(root, ({ value }, use) => {
            if ((0,tree/* isFilled */.lq)(value) && (value.sensitive || use === 'secret')) {
                texts.add(value.text);
            }
        });
    }
    return [...texts];
}
function mapScalars(tree, change) {
    switch (tree.kind) {
        case 'scalar':
            return change(tree);
        case 'list':
            return { ...tree, items: tree.items.map((item) => mapScalars(item, change)) };
        case 'map': {
            const entries = [...tree.entries].map(([key, entry]) => [
                key,
                { ...entry, value: mapScalars(entry.value, change) },
            ]);
            return { ...tree, entries: new Map(entries) };
        }
    }
}
function referencesOf(root, report) {
    const references = [];
    visitUses(root, (node, use) => {
        if (!(0,tree/* isTemplate */.Fl)(node.value) || node.value === templates/* brokenTemplate */._3) {
            return;
        }
        for (const [index, target] of (0,grammar/* targetsOf */.QR)(node.value).entries()) {
            const place = node.references?.[index] ?? node.place;
            reportUse(target, use, place, report);
            references.push({ ...target, text: node.value.text, place, secretField: use === 'secret' });
        }
    });
    return references;
}
function reportUse(target, use, place, report) {
    const inConnection = use === 'secret' || use === 'connection';
    if (grammar/* secretSources */.x4.has(target.source) && !inConnection) {
        const message = use === 'connection-identity'
            ? `${(0,grammar/* targetText */.Z3)(target)} is a secret, and this value is shown in plans and logs.`
            : `${(0,grammar/* targetText */.Z3)(target)} is a secret, and secrets may only be used inside a connection.`;
        report('reference-placement', place, message, 'Use ${{ env.NAME }} for what is not secret.');
    }
    else if (target.source === 'env' && (0,grammar/* saysSecret */.Nq)(target.name) && use !== 'secret') {
        report('reference-shown', place, `env.${target.name} says by its name that it is secret, and this value would be shown.`, 'Rename the variable if it is not secret; otherwise use it in a secret field only.');
    }
    else if (target.source === 'aws' && use === 'aws') {
        report('reference-circular', place, 'The aws block cannot use values that it is needed for.', 'Write the value, or pass it through env.');
    }
}


/***/ }),

/***/ 4101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ problemOf),
  Y: () => (/* binding */ reporter)
});

;// CONCATENATED MODULE: ./build/config/rules.js
const error = (says) => ({ severity: 'error', says });
const warning = (says) => ({ severity: 'warning', says });
const notice = (says) => ({ severity: 'notice', says });
/** Finding and reading the files that `config` names. */
const fileRules = {
    'config-empty': error('`config` names no file.'),
    'file-missing': error('A path of `config` does not exist.'),
    'pattern-without-match': error('A glob of `config` matches no file.'),
    'file-outside-workspace': error('A path leads out of the workspace, directly or through a symbolic link.'),
    'file-in-git': error('A path leads into `.git`, where credentials can lie.'),
    'file-not-regular': error('A path is a folder, a device or something else that is not a file.'),
    'file-unreadable': error('A file cannot be read: permissions, or symbolic links in a circle.'),
    'file-too-large': error('A file, or all files together, are over the size limit.'),
    'file-not-utf8': error('A file is not UTF-8 text.'),
};
/** YAML itself. */
const yamlRules = {
    'yaml-syntax': error('The file is not YAML 1.2.'),
    'yaml-tab': error('A tab is used as indentation.'),
    'yaml-duplicate-key': error('A key stands twice in one mapping.'),
    'yaml-several-documents': error('A file holds more than one YAML document.'),
    'yaml-alias': error('An alias has no anchor before it, or stands inside its own anchor.'),
    'yaml-merge': error('A merge key `<<` is given something other than a mapping or a list of mappings.'),
    'yaml-tag': error('A value carries a YAML tag that this file does not use.'),
    'yaml-directive': error('A `%YAML` directive asks for another version than 1.2.'),
    'yaml-key': error('A key is not a text.'),
    'yaml-limit': error('The file is nested too deeply, or has (or expands to) too many values.'),
};
/** `${{ \u2026 }}`. */
const referenceRules = {
    'reference-syntax': error('A `${{ \u2026 }}` is not well formed, or is more than one name.'),
    'reference-source': error('A reference names a source that does not exist, such as `vars.` or `github.`.'),
    'reference-in-key': error('A reference stands in a key.'),
    'reference-reserved': error('`env.` names a variable of the runner, of this action or of AWS credentials.'),
    'reference-shown': error('`env.` with a name that says secret is used where the value would be shown.'),
    'reference-placement': error('A secret source is used outside a connection, or for something that is shown.'),
    'reference-circular': error('An `aws.` value is used inside the `aws` block that it depends on.'),
    'reference-partial': error('A number or a boolean is given as a part of a text.'),
    'reference-missing': error('A reference has no value.'),
    'reference-blank': error('A reference has an empty or blank value.'),
    'reference-json': error('`#key` is asked of a secret that is not a JSON object with that key as a text.'),
    'reference-unavailable': error('A source cannot be read in this run.'),
    'secret-short': warning('A secret has fewer than 8 characters: GitHub masks them wherever they occur, ids included.'),
    'secrets-input': error('The `secrets` input is neither a JSON object nor `NAME=value` lines.'),
};
/** Keys and their values, each by itself. */
const shapeRules = {
    'file-empty': notice('A file manages nothing.'),
    'unknown-key': error('A key is not known at its place.'),
    'unknown-parameter': warning('A connection field is in no table of its connector; it is sent as it is.'),
    'missing-key': error('A required key is missing.'),
    'wrong-type': error('A value is of another kind than its key takes.'),
    unquoted: error('YAML reads a text as a number or a boolean: it needs quotes.'),
    blank: error('A value is empty where something is needed.'),
    'no-null': error('`null` is given where nothing can be cleared.'),
    'out-of-range': error('A number, or the length of a text, is out of range.'),
    'not-a-choice': error('A value is not one of the known ones.'),
    'bad-format': error('A text does not have the form that its field needs.'),
    'conflicting-keys': error('Two keys that exclude each other are both given.'),
    'only-once': error('A key that may stand in one file only stands in several.'),
    'literal-secret': error('A secret is written in the file as plain text.'),
};
/** What entries mean together. */
const domainRules = {
    'duplicate-name': error('Two entries have the same name.'),
    'duplicate-id': error('Two entries are pinned to the same id.'),
    'previous-name': error('`previous_names` contradict other names of the file.'),
    'renamed-reference': error('Something is referred to by a name that it no longer has.'),
    'removed-and-listed': error('A datastore is both listed and removed.'),
    'connection-differs': error('A connection is written in two places with different contents.'),
    'group-differs': error('A group is written in two places with different icons.'),
    'ownership-tag-in-tags': error('The ownership tag is written among the tags; it is added by itself.'),
    'unknown-connector': notice('A connection type has no table here: its fields are sent as they are.'),
    'unknown-icon': warning('A group icon is none of the documented ones.'),
    'field-of-other-store': error('A datastore has a scope field that its kind of connection does not know.'),
    'field-unusual': warning('A datastore has a scope field that the documentation does not list for its connector.'),
    'iam-role-with-keys': error('Keys are given together with `authentication_type: IAM_ROLE`.'),
    'role-arn-missing': error('`IAM_ROLE` is chosen without `role_arn`.'),
    'role-arn-unused': warning('`role_arn` or `external_id` is given without `IAM_ROLE`.'),
    'external-id-absent': notice('`IAM_ROLE` is used without `external_id`.'),
    'uri-with-path': error('`uri` contains a folder, which belongs in `root_path`.'),
    'enrichment-inside-source': error('Enrichment is written inside the folder that its own source scans.'),
    'enrichment-beside-source': warning('Enrichment may be written inside the folder that its own source scans.'),
    'enrichment-prefix-shared': error('Two sources with the same prefix share one enrichment datastore.'),
    'enrichment-prefix-rewritten': warning('The server will rewrite an enrichment prefix.'),
    'remediation-without-enrichment': warning('Remediation is asked for without naming an enrichment datastore.'),
    'remediation-unlinked': warning('Remediation is asked for while the enrichment datastore is unlinked: the server keeps it, and a later scan fails.'),
    'enrichment-target': error('An enrichment target is no enrichment datastore.'),
    'enrichment-onward': error('An enrichment datastore is linked to another one.'),
    'enrichment-unsupported': error('An enrichment datastore is on a connector that cannot be written to.'),
    'enrichment-unsure': warning('The documentation disagrees on whether a connector can hold enrichment.'),
};
/** Every rule of the file language. */
const configRules = {
    ...fileRules,
    ...yamlRules,
    ...referenceRules,
    ...shapeRules,
    ...domainRules,
};
const configRuleChapters = [
    { title: 'Files', rules: fileRules },
    { title: 'YAML', rules: yamlRules },
    { title: 'References', rules: referenceRules },
    { title: 'Keys and values', rules: shapeRules },
    { title: 'What entries mean together', rules: domainRules },
];

;// CONCATENATED MODULE: ./build/config/reporter.js

/** Over this many, the rest says nothing new; a hostile file could otherwise fill the memory with problems. */
const mostProblems = 1_000;
/** Makes a problem of a rule of this language; the severity is the rule's. */
function problemOf(rule, place, message, hint, also = []) {
    const places = [...(place?.anchored ? [place.anchored] : []), ...also.map((one) => one.at)];
    return {
        severity: configRules[rule].severity,
        rule,
        message,
        ...(hint === undefined ? {} : { hint }),
        ...(place ? { at: place.at } : {}),
        ...(places.length > 0 ? { also: places } : {}),
    };
}
/** `files` gives the order of the files, `earlier` what is known already. */
function reporter(files, earlier = []) {
    const found = new Map(earlier.map((problem) => [keyOf(problem), { problem, anchored: undefined }]));
    const places = new Set();
    return {
        report: (rule, place, telling, hint, also) => {
            if (found.size >= mostProblems || isCopy(places, rule, place, telling)) {
                return;
            }
            const told = typeof telling === 'string' ? { message: telling, hint } : telling();
            const problem = problemOf(rule, place, told.message, told.hint, also);
            const key = keyOf(problem);
            if (!found.has(key)) {
                found.set(key, { problem, anchored: place?.anchored });
                places.add(ruleAt(rule, place?.at));
            }
        },
        problems: () => ordered(withoutCopies(found), files),
    };
}
function ruleAt(rule, at) {
    return JSON.stringify([rule, at?.file, at?.line, at?.column]);
}
function keyOf({ rule, message, at }, place = at) {
    return `${ruleAt(rule, place)} ${message}`;
}
/** Whether an alias brings in what is told at its anchor already: not worth finding words for it again. */
function isCopy(places, rule, place, telling) {
    return typeof telling === 'function' && place?.anchored !== undefined && places.has(ruleAt(rule, place.anchored));
}
/** What an alias repeats of a problem that is reported at its anchor is dropped: mending the one mends the other. */
function withoutCopies(found) {
    return [...found.values()]
        .filter(({ problem, anchored }) => anchored === undefined || !found.has(keyOf(problem, anchored)))
        .map(({ problem }) => problem);
}
function ordered(problems, files) {
    const rank = new Map(files.map((file, index) => [file, index]));
    const rankOf = (problem) => rank.get(problem.at?.file ?? '') ?? -1;
    return [...problems].sort((a, b) => rankOf(a) - rankOf(b) || (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0));
}


/***/ }),

/***/ 4442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ reportShortSecret)
/* harmony export */ });
/** Under this length GitHub would mask a secret wherever its few characters occur, ids included. */
const shortSecret = 8;
/** Under this length it is no mask: it would eat single letters. */
const leastMasked = 4;
/** Warns of a secret that is too short to be masked well. `what` names it, in place of its text. */
function reportShortSecret(report, place, what, text) {
    if (text.length < shortSecret) {
        report('secret-short', place, `${what} has fewer than ${shortSecret} characters.`, text.length < leastMasked
            ? `Under ${leastMasked} it cannot be masked at all. Use a longer secret.`
            : 'GitHub masks it wherever it occurs in the log and in outputs. Use a longer secret.');
    }
}


/***/ }),

/***/ 5813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ suggest),
/* harmony export */   d: () => (/* binding */ shownKey)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7658);
/* harmony import */ var _level_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3193);


/** Names under which people know a field: labels of the vendor's form, retired names, names of what the API gives back. */
const otherNames = new Map(Object.entries({
    // Labels of the form that are not the field's name in other letters.
    initiate_sync: 'trigger_catalog',
    initiate_catalog: 'trigger_catalog',
    datastore_name: 'name',
    user: 'username',
    user_name: 'username',
    account_name: 'access_key',
    account_key: 'secret_key',
    access_key_id: 'access_key',
    aws_access_key_id: 'access_key',
    secret_access_key: 'secret_key',
    aws_secret_access_key: 'secret_key',
    client_secret: 'secret_key',
    service_account_key: 'secret_key',
    personal_access_token: 'password',
    http_path: 'path',
    bucket: 'uri',
    arn: 'role_arn',
    role: 'role_arn',
    auth_type: 'authentication_type',
    folder: 'root_path',
    path: 'root_path',
    team: 'teams',
    tag: 'tags',
    sync: 'trigger_sync',
    params: 'parameters',
    hostname: 'host',
    pass: 'password',
    pwd: 'password',
    old_names: 'previous_names',
    group_name: 'group',
    globbing: 'folder_globbing_enabled',
    folder_globbing: 'folder_globbing_enabled',
    remediation_strategy: 'enrichment_remediation_strategy',
    remediation: 'enrichment_remediation_strategy',
    record_limit: 'enrichment_source_record_limit',
    source_record_limit: 'enrichment_source_record_limit',
    enrichment_limit: 'enrichment_source_record_limit',
    rollup_threshold: 'high_count_rollup_threshold',
    // Retired names, still printed on older pages, and the names of readings.
    enrich_only: 'enrichment_only',
    enrich_container_prefix: 'enrichment_prefix',
    enrichment_container_prefix: 'enrichment_prefix',
    enrich_prefix: 'enrichment_prefix',
    enrich_datastore: 'enrichment_datastore',
    enrich_datastore_name: 'enrichment_datastore',
    enrichment_datastore_name: 'enrichment_datastore',
    enrich_datastore_id: 'enrichment_datastore_id',
    enrichment: 'enrichment_datastore',
    global_tags: 'tags',
}));
/** What a connector's own world calls a field: the API has one name for credentials of every kind. */
const namesOfConnector = new Map(Object.entries({
    abfs: { client_id: 'access_key' },
    athena: { access_key: 'username', secret_key: 'password', catalog: 'database' },
    bigquery: {
        project: 'database',
        project_id: 'database',
        dataset: 'schema',
        dataset_id: 'schema',
        credentials: 'password',
        credentials_json: 'password',
        service_account_key: 'password',
    },
    databricks: { token: 'password', access_token: 'password' },
    fabric: { client_id: 'username', client_secret: 'password' },
    gcs: { credentials: 'secret_key' },
    snowflake: { account: 'host', private_key: 'password', private_key_passphrase: 'passphrase' },
}));
/** What the API gives back and does not take. */
const readOnly = new Set([
    'store_type',
    'connection_type',
    'connected',
    'favorite',
    'created',
    'updated',
    'metrics',
    'latest_operation',
    'jdbc_url',
    'product_name',
    'product_version',
    'driver_name',
    'driver_version',
    'linked_datastores',
    'has_scheduled_operations',
]);
/** What to say about a key that its level does not know: always where it belongs or what comes nearest, if anything does. */
function suggest(key, level, connector) {
    const name = normalised(key);
    const message = `${shownKey(key)} is not known ${_level_js__WEBPACK_IMPORTED_MODULE_0__/* .levelPlace */ .UT[level]}${connectorPart(level, connector)}.`;
    const names = (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .keysOf */ .YD)(level, connector).map((one) => one.name);
    const label = labelTarget(key, level);
    // What the connector has under this very name, such as Snowflake's `role`, goes before what people mean by it elsewhere.
    const own = names.includes(name) || connector?.fields.some((field) => field.name === name);
    const ofConnector = namesOfConnector.get(connector?.type ?? '') ?? {};
    const meant = Object.hasOwn(ofConnector, name) ? ofConnector[name] : otherNames.get(name);
    const target = label ?? (own ? name : meant);
    const hint = (key === '$schema' ? 'Editors read it from a comment: # yaml-language-server: $schema=\u2026' : undefined) ||
        (target !== undefined && homeHint(target, level, names, connector)) ||
        homeHint(name, level, names, connector) ||
        (readOnly.has(name) ? 'The API only gives it back. Remove it.' : undefined) ||
        nearHint(name, level, names, connector) ||
        fallbackHint(level, names, connector);
    return { message, hint };
}
function connectorPart(level, connector) {
    const named = connector && connector.store !== 'unknown' && (level === 'connection' || level === 'parameters');
    return named ? ` of type ${connector.type}` : '';
}
/** Two labels of the form mean something else than their letters say. */
function labelTarget(key, level) {
    if (key === 'Type' && level === 'connection') {
        return 'authentication_type';
    }
    return normalised(key) === 'connection_name' && level === 'connection' ? 'name' : undefined;
}
function homeHint(name, level, names, connector) {
    if (names.includes(name)) {
        return `Write ${name}.`;
    }
    const levels = (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .levelsOf */ .pd)(name, connector);
    // From inside a connection its own level is the nearest.
    const near = level === 'parameters' || level === 'secrets_manager' ? levels.filter((one) => one === 'connection') : [];
    const homes = [...near, ...levels];
    const inner = homes.map((home) => (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .pathBetween */ .yV)(level, home, name)).find((path) => path !== undefined);
    if (inner !== undefined) {
        return `Write ${inner}.`;
    }
    const home = homes.find((one) => one !== level);
    return home && outwardHint(name, level, home);
}
function outwardHint(name, level, home) {
    const inConnection = level === 'connection' || level === 'parameters' || level === 'secrets_manager';
    if (level === 'defaults' && home === 'datastore') {
        return `${name} belongs to one entry: write it in the datastore itself.`;
    }
    switch (home) {
        case 'datastore':
            return level === 'file'
                ? `Write ${name} in an entry of datastores.`
                : inConnection
                    ? `Write ${name} in the datastore, beside connection.`
                    : undefined;
        case 'connection':
            return level === 'parameters' || level === 'secrets_manager'
                ? `Write ${name} in the connection itself, beside ${level}.`
                : `Write ${name} in an entry of connections.`;
        case 'parameters':
        case 'secrets_manager':
            return level === 'file'
                ? `Write ${home}.${name} in an entry of connections.`
                : inConnection
                    ? `Write ${home}.${name} in the connection.`
                    : undefined;
        case 'file':
            return `Write ${name} at the top of the file.`;
        default:
            return undefined;
    }
}
function nearHint(name, level, names, connector) {
    const here = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, names);
    if (here !== undefined) {
        return `Did you mean ${here}?`;
    }
    const levels = ['connection', 'parameters', 'datastore'];
    const known = levels.flatMap((one) => (0,_level_js__WEBPACK_IMPORTED_MODULE_0__/* .keysOf */ .YD)(one, connector).map((key) => key.name));
    const away = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(name, known);
    return away === undefined ? undefined : homeHint(away, level, names, connector);
}
function fallbackHint(level, names, connector) {
    if (names.length === 0) {
        return 'Check its name with the documentation of the connector.';
    }
    if (level === 'connection' && !connector?.strictParameters) {
        return "Fields that are the connector's own belong in parameters.";
    }
    return names.length <= 12
        ? `Known are ${names.join(', ')}.`
        : 'The action lists what is known in its docs/connectors.md.';
}
/** `Role ARN`, `role-arn` and `roleArn` as `role_arn`. */
function normalised(key) {
    const words = key
        .slice(0, 80)
        .trim()
        .replace(/([a-z])([A-Z])/g, '$1_$2');
    return words.toLowerCase().replace(/[\s-]+/g, '_');
}
/**
 * A key as a message may show it: words, with a number at the end of a word or as one (`s3_uri`, `root_path2`). What does
 * not look like a name could be a value that went astray, and is not shown.
 */
function shownKey(key) {
    return key.length <= 40 && (key === '<<' || wordsOfName.test(key)) ? `"${key}"` : 'This key';
}
/** Of letters in several cases with a number in between there are keys to an account: only small ones may go on after it. */
const wordsOfName = /^(?:\p{L}+\d{0,3}|\p{Ll}{1,12}\d{1,3}\p{Ll}{1,12})(?:[ _.-](?:\p{L}+\d{0,3}|\d{1,3}))*$/u;


/***/ }),

/***/ 4880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   Rc: () => (/* binding */ checkKeyText),
/* harmony export */   _3: () => (/* binding */ brokenTemplate),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _references_grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7622);

/** Stands for a value that means nothing: it is reported, and nothing more is said about it. */
const brokenTemplate = { text: '${{ \u2026 }}', parts: [{ source: 'env', name: '' }] };
function isBroken(tree) {
    return tree.kind === 'scalar' && tree.value === brokenTemplate;
}
/** A text, or the references in it. */
function readText(text, place, report) {
    const parsed = (0,_references_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTemplate */ .QC)(text);
    switch (parsed.kind) {
        case 'text':
            return text;
        case 'template':
            return parsed.template;
        case 'faults':
            for (const { rule, message, hint } of parsed.faults) {
                report(rule, place, message, hint);
            }
            return brokenTemplate;
    }
}
/** Reports a reference that wrongly stands in a key. */
function checkKeyText(key, place, report) {
    if (key.includes('${{')) {
        report('reference-in-key', place, 'A reference cannot stand in a key.', 'Write the key itself; references are for values.');
    }
}


/***/ }),

/***/ 3815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   Hn: () => (/* binding */ isTrue),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   lq: () => (/* binding */ isFilled)
/* harmony export */ });
function isTemplate(value) {
    return typeof value === 'object' && value !== null && 'parts' in value;
}
function isFilled(value) {
    return typeof value === 'object' && value !== null && 'template' in value;
}
/** The text of a scalar as it stands now, or `undefined` where it is no text or not resolved. */
function textOf(tree) {
    if (tree?.kind !== 'scalar') {
        return undefined;
    }
    const { value } = tree;
    return typeof value === 'string' ? value : isFilled(value) ? value.text : undefined;
}
/** Whether a value of a boolean field is true, written so or from a reference. */
function isTrue(tree) {
    return (tree?.kind === 'scalar' && tree.value === true) || textOf(tree) === 'true';
}


/***/ }),

/***/ 6824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ Unresolved)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5714);

/**
 * A value that still waits for its reference, as the offline check meets it. It stands where a secret may stand, is as
 * unprintable as one, and refuses to be sent: a desired state that is applied has none of them left.
 */
class Unresolved extends _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh {
    constructor(reference) {
        super('', reference);
    }
    reveal() {
        throw new Error('A reference was used before it was resolved.');
    }
    equals() {
        return false;
    }
}


/***/ }),

/***/ 8791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l5: () => (/* binding */ readFree),
  wK: () => (/* binding */ readValue),
  KS: () => (/* binding */ schemaMemo)
});

// EXTERNAL MODULE: ./build/connectors/schema.js
var connectors_schema = __webpack_require__(7166);
// EXTERNAL MODULE: ./build/nearest.js
var nearest = __webpack_require__(7658);
// EXTERNAL MODULE: ./build/references/grammar.js
var grammar = __webpack_require__(7622);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/config/short-secret.js
var short_secret = __webpack_require__(4442);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/structured.js
var structured = __webpack_require__(1454);
// EXTERNAL MODULE: ./build/config/templates.js
var templates = __webpack_require__(4880);
// EXTERNAL MODULE: ./build/config/tree.js
var config_tree = __webpack_require__(3815);
// EXTERNAL MODULE: ./build/config/unresolved.js
var unresolved = __webpack_require__(6824);
;// CONCATENATED MODULE: ./build/config/structured-values.js






/** Thrown inside for what was reported. */
class Unusable extends Error {
}
/**
 * A mapping, or a list of anything, that no table describes. It is compared and shown as a whole, so that no secret may
 * stand in it. `undefined` after reporting why it is none.
 */
function readStructured(report, label, tree) {
    const waiting = [];
    const refuse = (place) => {
        report('reference-placement', place, `A secret cannot stand inside ${label}: what no table describes is compared and shown as a whole.`, 'Give it by hand in Qualytics, or in a field of its own.');
        throw new Unusable();
    };
    const scalar = (node) => {
        const { value, place } = node;
        if (node.altered) {
            reportAltered(report, label, place);
        }
        if ((0,templates/* isBroken */.Qr)(node) || node.altered) {
            throw new Unusable();
        }
        const template = (0,config_tree/* isTemplate */.Fl)(value) ? value : (0,config_tree/* isFilled */.lq)(value) ? value.template : undefined;
        if (template && (0,grammar/* targetsOf */.QR)(template).some(({ source }) => grammar/* secretSources */.x4.has(source))) {
            return refuse(place);
        }
        if ((0,config_tree/* isTemplate */.Fl)(value)) {
            waiting.push(value.text);
            return null;
        }
        return (0,config_tree/* isFilled */.lq)(value) ? value.text : value;
    };
    const meaningOf = (node) => {
        switch (node.kind) {
            case 'scalar':
                return scalar(node);
            case 'list':
                return node.items.map(meaningOf);
            case 'map':
                return Object.fromEntries([...node.entries.values()].map(({ key, keyPlace, value }) => [
                    key,
                    (0,connectors/* looksSecret */.n0)(key) ? refuse(keyPlace) : meaningOf(value),
                ]));
        }
    };
    try {
        const value = meaningOf(tree);
        return waiting[0] === undefined ? new structured/* Structured */.a(value) : new unresolved/* Unresolved */.U(waiting.join(' '));
    }
    catch (error) {
        if (error instanceof Unusable) {
            return undefined;
        }
        throw error;
    }
}
/** Says of a number that no table asks for that it would not be sent as it is written. */
function reportAltered(report, label, place) {
    report('unquoted', place, `YAML reads this value of ${label} as a number, and not as it is written.`, 'Put it in quotes.');
}
/** Whether an item of a list is a text, or will be one. */
function isText(tree) {
    return tree.kind === 'scalar' && (typeof tree.value === 'string' || (0,config_tree/* isTemplate */.Fl)(tree.value) || (0,config_tree/* isFilled */.lq)(tree.value));
}

;// CONCATENATED MODULE: ./build/config/values.js









/** A memo of schemas: building one costs more than using it. */
function schemaMemo() {
    const made = new Map();
    return (shape) => {
        const schema = made.get(shape) ?? (0,connectors_schema/* fieldSchema */.c)(shape);
        made.set(shape, schema);
        return schema;
    };
}
/** The value of a row, or `undefined` after reporting why it is none. */
function readValue(reading, slot, tree) {
    if (tree.kind === 'scalar' && tree.value === null) {
        return readNull(reading, slot, tree);
    }
    if (slot.shape.type === 'names') {
        return readNames(reading, slot, tree);
    }
    if (tree.kind !== 'scalar') {
        const found = tree.kind === 'list' ? 'a list' : 'a mapping';
        reading.report('wrong-type', tree.place, `${slot.label} must be ${expected(slot.shape)}, not ${found}.`, bracketsHint(tree));
        return undefined;
    }
    return readScalar(reading, slot, tree);
}
/** A value that no table describes: whatever it is, it is kept. */
function readFree(reading, slot, tree) {
    if (slot.structured && !slot.secret && (tree.kind === 'map' || (tree.kind === 'list' && !tree.items.every(isText)))) {
        return readStructured(reading.report, slot.label, tree);
    }
    if (tree.kind === 'list') {
        const items = tree.items.filter(holdsSecret);
        for (const { place } of items) {
            const message = `An entry of ${slot.label} cannot be a secret: lists are shown.`;
            reading.report('reference-placement', place, message, 'Use a field that takes one value.');
        }
        return items.length > 0 ? undefined : readNames(reading, slot, tree);
    }
    const plain = tree.kind === 'scalar' && (typeof tree.value === 'number' || typeof tree.value === 'boolean');
    if (!plain || slot.secret) {
        return readValue(reading, slot, tree);
    }
    if (tree.altered) {
        reportAltered(reading.report, slot.label, tree.place);
        return undefined;
    }
    return tree.value;
}
function readNull(reading, slot, node) {
    if (slot.nullable) {
        return null;
    }
    reading.report('no-null', node.place, `${slot.label} has no value.`, 'Give it one, or remove the key.');
    return undefined;
}
function readScalar(reading, slot, node) {
    const { value, place } = node;
    const { type } = slot.shape;
    if ((0,config_tree/* isTemplate */.Fl)(value) || (0,config_tree/* isFilled */.lq)(value)) {
        const template = (0,config_tree/* isTemplate */.Fl)(value) ? value : value.template;
        if (type !== 'string' && !(0,grammar/* isWhole */.wP)(template)) {
            reading.report('reference-partial', place, `${slot.label} must be ${expected(slot.shape)}: one reference and nothing beside it.`, 'Remove what stands around the reference.');
            return undefined;
        }
        return (0,config_tree/* isTemplate */.Fl)(value) ? new unresolved/* Unresolved */.U(value.text) : readFilled(reading, slot, node, value.text);
    }
    if (!checkPlain(reading, slot, node, value)) {
        return undefined;
    }
    return slot.secret && typeof value === 'string' ? readLiteralSecret(reading, slot, node, value) : value;
}
/** A resolved text, converted strictly where a number or a boolean belongs. */
function readFilled(reading, slot, node, text) {
    const { type } = slot.shape;
    const converted = type === 'integer' && /^-?(?:0|[1-9]\d{0,15})$/.test(text)
        ? Number(text)
        : type === 'boolean' && (text === 'true' || text === 'false')
            ? text === 'true'
            : text;
    if (type !== 'string' && typeof converted === 'string') {
        const what = type === 'integer' ? 'a whole number' : 'true or false';
        reading.report('wrong-type', node.place, `${slot.label} must be ${what}, and the value of its reference is not.`, 'Change the value, not the file.');
        return undefined;
    }
    if (!checkPlain(reading, slot, node, converted)) {
        return undefined;
    }
    const filled = (0,config_tree/* isFilled */.lq)(node.value) ? node.value : undefined;
    if (slot.secret && isMasked(reading, slot, node, text)) {
        return undefined;
    }
    return filled && (slot.secret || filled.sensitive) ? new secret/* Secret */.zh(text, filled.template.text) : converted;
}
/** `remedy`: how the field takes a secret that is none in the file. */
function readLiteralSecret(reading, slot, node, text, remedy = 'Put it in a secret and write ${{ secrets.NAME }}.') {
    if (text.trim() === '') {
        reading.report('blank', node.place, `${slot.label} is empty.`, 'Write a reference such as ${{ secrets.NAME }}, or remove the key.');
        return undefined;
    }
    if (isMasked(reading, slot, node, text)) {
        return undefined;
    }
    const hasVaultKey = secret/* vaultKey */._D.test(text);
    if (slot.vault && hasVaultKey) {
        return new secret/* Secret */.zh(text, /^\$\{[^{}]+\}$/.test(text) ? text : secret/* LITERAL */.ak);
    }
    if (!reading.allowLiteralSecrets) {
        const hint = hasVaultKey
            ? 'What stands in ${\u2026} is filled in by the API only where the connection has a secrets_manager. Otherwise write ${{ secrets.NAME }}.'
            : remedy;
        reading.report('literal-secret', node.place, `${slot.label} is written as plain text.`, hint);
        return undefined;
    }
    (0,short_secret/* reportShortSecret */.R)(reading.report, node.place, slot.label, text);
    return new secret/* Secret */.zh(text, secret/* LITERAL */.ak);
}
/** What the API shows in the place of a secret, copied from there: sent, it would replace the secret. */
function isMasked({ report }, { label }, { place }, text) {
    const masked = /^[*\u2022\u25cf]{3,}$/.test(text);
    if (masked) {
        const hint = 'Give the secret itself by a reference, or remove the key: what is stored then stays.';
        report('bad-format', place, `${label} is a mask, such as the API shows in the place of a secret.`, hint);
    }
    return masked;
}
function readNames(reading, slot, tree) {
    if ((0,templates/* isBroken */.Qr)(tree)) {
        return undefined;
    }
    if (tree.kind !== 'list') {
        reading.report('wrong-type', tree.place, `${slot.label} must be a list.`, 'Write [one, two], or - one on lines of their own.');
        return undefined;
    }
    const label = `An entry of ${slot.label}`;
    const names = tree.items.map((item) => {
        // Elsewhere than in a connection a secret is reported where references are.
        const name = holdsSecret(item) ? undefined : readValue(reading, { label, shape: nameShape }, item);
        return slot.secret && !isAllowed(reading, { ...slot, label }, item) ? undefined : name;
    });
    if (names.includes(undefined)) {
        return undefined;
    }
    const texts = names.flatMap((name) => typeof name === 'string' ? [name] : name instanceof unresolved/* Unresolved */.U ? [name.reference] : []);
    // Lists are sets.
    return [...new Set(texts)];
}
/** Whether an item of a secret list is no plain text, or may be one. */
function isAllowed(reading, slot, item) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string' || item.value.trim() === '') {
        return true;
    }
    const remedy = 'Put it in a secret, pass that through env: of the step, and write ${{ env.NAME }}.';
    return readLiteralSecret(reading, slot, item, item.value, remedy) !== undefined;
}
function holdsSecret(tree) {
    if (tree.kind !== 'scalar') {
        return false;
    }
    const template = (0,config_tree/* isTemplate */.Fl)(tree.value) ? tree.value : (0,config_tree/* isFilled */.lq)(tree.value) ? tree.value.template : undefined;
    return template !== undefined && (0,grammar/* targetsOf */.QR)(template).some((target) => grammar/* secretSources */.x4.has(target.source));
}
const nameShape = { type: 'string', required: true, maxLength: 255 };
/** Lets zod judge, and says in our words what it found. The value itself is never shown. */
function checkPlain(reading, slot, node, value) {
    const result = reading.schemaOf(slot.shape).safeParse(value);
    // What the API fills in from the vault has no form yet.
    const filledIn = slot.vault && slot.shape.type === 'string' && typeof value === 'string' && secret/* vaultKey */._D.test(value);
    if (result.success || filledIn) {
        return true;
    }
    const { label, shape } = slot;
    const code = result.error.issues[0]?.code;
    const { report } = reading;
    if (Number.isNaN(value)) {
        report('wrong-type', node.place, `${label} must be ${expected(shape)}.`, shape.type === 'string' ? 'Put it in quotes.' : undefined);
    }
    else if (shape.type === 'string' && typeof value !== 'string') {
        const found = typeof value === 'number' ? 'a number' : 'a boolean';
        report('unquoted', node.place, `${label} must be a text, but YAML reads this value as ${found}.`, 'Put it in quotes.');
    }
    else if (code === 'invalid_value') {
        const close = (0,nearest/* nearest */.p)(String(value).toUpperCase(), (shape.values ?? []).map((one) => one.toUpperCase()));
        const match = shape.values?.find((one) => one.toUpperCase() === close);
        report('not-a-choice', node.place, `${label} must be one of ${shape.values?.join(', ')}.`, match && `Did you mean ${match}?`);
    }
    else if (code === 'too_big' || code === 'too_small') {
        report('out-of-range', node.place, rangeText(label, shape));
    }
    else if (code === 'invalid_format' && typeof value === 'string' && value.trim() === '') {
        report('blank', node.place, `${label} is empty.`, 'Give it a value.');
    }
    else if (code === 'invalid_format') {
        report('bad-format', node.place, `${label} must be ${shape.pattern?.says ?? 'of another form'}.`);
    }
    else {
        report('wrong-type', node.place, `${label} must be ${expected(shape)}.`, typeHint(shape, value));
    }
    return false;
}
function rangeText(label, shape) {
    if (shape.type === 'string') {
        return `${label} is longer than ${shape.maxLength} characters.`;
    }
    const { min, max } = shape;
    if (min !== undefined && max !== undefined) {
        return min === max ? `${label} must be ${min}.` : `${label} must be from ${grouped(min)} to ${grouped(max)}.`;
    }
    return min === undefined ? `${label} is too large.` : `${label} must be a whole number from ${grouped(min)} on.`;
}
function grouped(number) {
    return number.toLocaleString('en');
}
function expected(shape) {
    return { string: 'a text', integer: 'a whole number', boolean: 'true or false', names: 'a list' }[shape.type];
}
/** For an integer or a boolean: what is wrong with a text has a rule of its own. */
function typeHint(shape, value) {
    if (shape.type === 'boolean') {
        return typeof value === 'string' && /^(?:true|false)$/i.test(value)
            ? 'Remove the quotes, in lower case.'
            : 'YAML 1.2 knows only true and false.';
    }
    return typeof value === 'string' && /^\d+$/.test(value) ? 'Remove the quotes.' : undefined;
}
function bracketsHint(tree) {
    return tree.kind === 'map' ? 'A text that begins with { or contains ": " needs quotes.' : undefined;
}


/***/ }),

/***/ 5618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ isMask),
/* harmony export */   DN: () => (/* binding */ comparablePrefix),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   UU: () => (/* binding */ generatedPrefix),
/* harmony export */   bC: () => (/* binding */ unordered),
/* harmony export */   cO: () => (/* binding */ shownPair),
/* harmony export */   eE: () => (/* binding */ sameValue),
/* harmony export */   tH: () => (/* binding */ comparisonKey)
/* harmony export */ });
/* unused harmony export canonical */
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5714);
/* harmony import */ var _structured_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1454);


/**
 * Whether a live value already is what the file wants. An absent value is its row's default; `null`, an empty text and
 * an empty list are all "nothing", since servers disagree on which of them they give back for a cleared field.
 */
function sameValue(field, live, wanted) {
    if (wanted instanceof _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh) {
        const before = live ?? field.default ?? null;
        return ((typeof before === 'string' || typeof before === 'number' || typeof before === 'boolean') &&
            wanted.equals(String(before)));
    }
    return comparisonKey(field, live ?? null) === comparisonKey(field, wanted);
}
/** One text for all values that count as the same: what a live value and a wanted one are held against each other by. */
function comparisonKey(field, value) {
    if (value instanceof _structured_js__WEBPACK_IMPORTED_MODULE_1__/* .Structured */ .a) {
        return `=${value.json}`;
    }
    const known = (isNoPath(field, value) ? null : value) ?? field.default ?? null;
    return isNothing(known) ? '' : `=${canonical(field, known)}`;
}
/** What is left of `/` on a server that takes trailing slashes away. */
function isNoPath(field, value) {
    return field.compare === 'path' && value === '';
}
function isNothing(value) {
    return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
/** One text for all the spellings of a value that mean the same. */
function canonical(field, value) {
    if (Array.isArray(value)) {
        return JSON.stringify(unordered(value));
    }
    const text = String(value);
    switch (field.compare ?? 'exact') {
        case 'path':
            return text.replace(/\/+$/, '');
        case 'prefix':
            return comparablePrefix(text);
        default:
            return text;
    }
}
/** Lists are sets: their order and repeats are the file's or the server's, and say nothing. */
function unordered(value) {
    return Array.isArray(value) ? [...new Set(value)].sort() : value;
}
/** Letters and digits of an enrichment prefix, case aside: all that the server is known to keep. */
function comparablePrefix(prefix) {
    return prefix.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
/** The prefix that the server makes of a datastore's name: the same snake case, and at most 60 characters of it. */
function generatedPrefix(name) {
    const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return `_${words.join('_')}`.slice(0, 60);
}
/** A value as plan, log and file may show it: secrets never, identifiers shortened. */
function shown(field, value) {
    if (value === undefined || value === null) {
        return null;
    }
    if (value instanceof _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh || field.secret) {
        return _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .SENSITIVE */ .NP;
    }
    if (value instanceof _structured_js__WEBPACK_IMPORTED_MODULE_1__/* .Structured */ .a) {
        return value.json;
    }
    return field.identifier && typeof value === 'string' ? shortened(value) : value;
}
/** Both sides of a change as they may be shown, and as they are where that is more. Neither is a secret. */
function shownPair(field, before, after) {
    const [old, now] = [shown(field, before), shown(field, after)];
    if (!field.identifier || before instanceof _structured_js__WEBPACK_IMPORTED_MODULE_1__/* .Structured */ .a || after instanceof _structured_js__WEBPACK_IMPORTED_MODULE_1__/* .Structured */ .a) {
        return { before: old, after: now };
    }
    const alike = old === now && before !== after;
    return { before: old, after: alike ? `${now} (another)` : now, exact: [before, after] };
}
/** The ends of an identifier, by which people know it. */
function shortened(identifier) {
    return identifier.length > 8 ? `${identifier.slice(0, 4)}\u2026${identifier.slice(-4)}` : '\u2026';
}
/** Whether the API gave a mask instead of a value: never compared, merged or sent. */
function isMask(value) {
    return typeof value === 'string' && /\*{3,}|[\u2022\u25cf]{3,}/.test(value);
}


/***/ }),

/***/ 7861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rf: () => (/* binding */ connectionField),
  dO: () => (/* binding */ connectorOf),
  tK: () => (/* binding */ connectors),
  gH: () => (/* binding */ documentedOnRead),
  v9: () => (/* binding */ holds),
  nW: () => (/* binding */ isKnownConnector),
  n0: () => (/* binding */ looksSecret),
  n6: () => (/* binding */ sameType),
  W_: () => (/* binding */ secretsManagerFields),
  nS: () => (/* binding */ tableType),
  s8: () => (/* binding */ topLevelNames),
  X6: () => (/* binding */ topLevelNamesOf)
});

// EXTERNAL MODULE: ./build/connectors/field.js
var connectors_field = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/connectors/role.js
var role = __webpack_require__(7949);
;// CONCATENATED MODULE: ./build/connectors/s3.js


const byKeys = { field: role/* byRole */.IJ.field, is: 'SHARED_KEY' };
/** Amazon S3, as the vendor's "Amazon S3 API" page documents it field by field. */
const s3 = {
    type: 's3',
    title: 'Amazon S3',
    store: 'dfs',
    scope: ['root_path', 'folder_globbing_enabled'],
    enrichment: 'yes',
    strictParameters: true,
    fields: [
        {
            name: 'uri',
            type: 'string',
            description: 'The bucket: `s3://<bucket-name>`. Folders belong in `root_path`.',
            example: 's3://acme-data-lake',
            required: true,
            compare: 'path',
            address: true,
            // A folder behind the bucket has a rule of its own, with a better remedy.
            pattern: {
                source: '^s3://[A-Za-z0-9][A-Za-z0-9._-]*(/.*)?$',
                says: 'of the form s3://<bucket>',
            },
        },
        {
            name: 'authentication_type',
            section: 'parameters',
            type: 'string',
            description: 'Access key pair (`SHARED_KEY`) or an IAM role that Qualytics assumes (`IAM_ROLE`).',
            values: [byKeys.is, role/* byRole */.IJ.is],
            default: byKeys.is,
        },
        {
            name: 'access_key',
            type: 'string',
            description: 'AWS access key id.',
            identifier: true,
            required: byKeys,
            forbidden: role/* byRole */.IJ,
        },
        {
            name: 'secret_key',
            type: 'string',
            description: 'AWS secret access key.',
            secret: true,
            required: byKeys,
            forbidden: role/* byRole */.IJ,
        },
        {
            name: 'role_arn',
            section: 'parameters',
            type: 'string',
            description: 'IAM role that Qualytics assumes through AWS STS.',
            example: 'arn:aws:iam::123456789012:role/QualyticsS3Role',
            required: role/* byRole */.IJ,
            pattern: connectors_field/* roleArnPattern */.SB,
        },
        {
            name: 'external_id',
            section: 'parameters',
            type: 'string',
            description: "External id that the role's trust policy asks for, if it does.",
        },
    ],
};

;// CONCATENATED MODULE: ./build/connectors/dfs.js

/** Azure Data Lake Storage, as the vendor's ADLS API page and connector guide describe it. */
const abfs = {
    type: 'abfs',
    title: 'Azure Data Lake Storage',
    store: 'dfs',
    scope: ['root_path', 'folder_globbing_enabled'],
    enrichment: 'yes',
    strictParameters: false,
    fields: [
        {
            name: 'uri',
            type: 'string',
            description: 'The container: `abfss://<container>@<account>.dfs.core.windows.net` (`abfs://` without TLS).',
            example: 'abfss://lake@acme.dfs.core.windows.net',
            required: true,
            compare: 'path',
            address: true,
            pattern: {
                source: '^abfss?://[^@/]+@[^/]+',
                says: 'of the form abfss://<container>@<account>.dfs.core.windows.net',
            },
        },
        {
            name: 'authentication_type',
            section: 'parameters',
            type: 'string',
            description: 'Account key (`SHARED_KEY`) or an application (`SERVICE_PRINCIPAL`).',
            values: ['SHARED_KEY', 'SERVICE_PRINCIPAL'],
            default: 'SHARED_KEY',
        },
        {
            name: 'access_key',
            type: 'string',
            description: 'Account name with `SHARED_KEY`, client id with `SERVICE_PRINCIPAL`.',
            identifier: true,
        },
        {
            name: 'secret_key',
            type: 'string',
            description: 'Account key with `SHARED_KEY`, client secret with `SERVICE_PRINCIPAL`.',
            secret: true,
        },
        {
            name: 'tenant_id',
            section: 'parameters',
            type: 'string',
            description: 'Directory (tenant) of the application.',
            required: { field: 'parameters.authentication_type', is: 'SERVICE_PRINCIPAL' },
        },
    ],
};
/** Google Cloud Storage, as the vendor's connector guide describes it. */
const gcs = {
    type: 'gcs',
    title: 'Google Cloud Storage',
    store: 'dfs',
    scope: ['root_path', 'folder_globbing_enabled'],
    enrichment: 'yes',
    strictParameters: false,
    fields: [
        {
            name: 'uri',
            type: 'string',
            description: 'The bucket: `gs://<bucket>`.',
            example: 'gs://acme-data-lake',
            required: true,
            compare: 'path',
            address: true,
            pattern: { source: '^gs://[a-z0-9][a-z0-9._-]+(/.*)?$', says: 'of the form gs://<bucket>' },
        },
        {
            name: 'secret_key',
            type: 'string',
            description: "The service account's key file, its JSON as one text.",
            secret: true,
        },
        {
            name: 'access_key',
            type: 'string',
            description: 'Only for HMAC key pairs, which an older page describes.',
            identifier: true,
        },
    ],
    notes: [
        'An older page speaks of HMAC key pairs (`access_key` and `secret_key`); the fields in force are those of a service account.',
    ],
};
/** Connectors whose datastores are folders of files. */
const dfsConnectors = [s3, abfs, gcs];

;// CONCATENATED MODULE: ./build/connectors/jdbc.js


/**
 * The database connectors, as the vendor's connector guide and API pages describe them (2026). The model itself makes
 * every field optional; what a database needs is `host` wherever it has one. Ports are only given a default where the
 * vendor states one.
 */
const host = {
    name: 'host',
    type: 'string',
    description: 'Address of the server.',
    required: true,
    address: true,
};
const port = { name: 'port', type: 'integer', description: 'Port of the server.', min: 1, max: 65_535 };
const username = { name: 'username', type: 'string', description: 'User name.' };
const jdbc_password = { name: 'password', type: 'string', description: 'Password.', secret: true };
/** The JDBC model of the vendor's published API description (October 2025). */
const tuning = [
    { name: 'jdbc_fetch_size', type: 'integer', description: 'Rows fetched at once.', min: 0 },
    { name: 'max_parallelization', type: 'integer', description: 'Most queries at once.', min: 0, max: 100 },
];
function parameter(name, description, more = {}) {
    return { name, section: 'parameters', type: 'string', description, ...more };
}
/** `authentication_type` with the fields of an IAM role (Athena, Redshift). */
const roleFields = [
    parameter('authentication_type', 'User and password (`BASIC`) or an IAM role that Qualytics assumes (`IAM_ROLE`).', {
        values: ['BASIC', role/* byRole */.IJ.is],
        default: 'BASIC',
    }),
    parameter('role_arn', 'IAM role that Qualytics assumes through AWS STS.', {
        example: 'arn:aws:iam::123456789012:role/QualyticsRole',
        required: role/* byRole */.IJ,
        pattern: connectors_field/* roleArnPattern */.SB,
    }),
    parameter('external_id', "External id that the role's trust policy asks for, if it does."),
];
function jdbc({ type, title, fields, scope = ['database', 'schema'], enrichment, notes }) {
    return {
        type,
        title,
        store: 'jdbc',
        scope,
        enrichment,
        strictParameters: false,
        fields: [...fields, ...tuning],
        ...(notes ? { notes } : {}),
    };
}
const basic = [host, port, username, jdbc_password];
const truststore = parameter('ssl_truststore', 'Trust store for the TLS connection.');
const rows = [
    {
        type: 'athena',
        title: 'Amazon Athena',
        fields: [
            { ...host, description: 'Endpoint of the region.', example: 'athena.us-east-1.amazonaws.com' },
            { ...port, default: 443 },
            { ...username, description: 'AWS access key id.', identifier: true, forbidden: role/* byRole */.IJ },
            { ...jdbc_password, description: 'AWS secret access key.', forbidden: role/* byRole */.IJ },
            parameter('output', 'Where query results are written.', { example: 's3://acme-athena-results/' }),
            ...roleFields,
        ],
        enrichment: 'no',
        notes: ['`database` is the catalog and `schema` the database of Athena.'],
    },
    {
        type: 'bigquery',
        title: 'Google BigQuery',
        fields: [{ ...jdbc_password, description: "The service account's key file, its JSON as one text." }],
        enrichment: 'yes',
        notes: [
            '`database` is the project id and `schema` the dataset.',
            'The form has a temporary dataset; its API name is not published.',
        ],
    },
    {
        type: 'databricks',
        title: 'Databricks',
        fields: [
            host,
            { ...jdbc_password, description: 'Personal access token.' },
            parameter('path', 'HTTP path of the warehouse or cluster.', { example: '/sql/1.0/warehouses/0123456789abcdef' }),
        ],
        enrichment: 'yes',
        notes: [
            'The documentation contradicts itself on what `database` and `schema` hold (catalog first, or the catalog in `schema`).',
            'OAuth between machines exists; its fields are not published.',
        ],
    },
    {
        type: 'db2',
        title: 'IBM DB2',
        fields: [...basic, parameter('ssl', 'Connects through TLS.', { type: 'boolean' })],
        enrichment: 'yes',
    },
    {
        type: 'dremio',
        title: 'Dremio',
        fields: [
            ...basic,
            parameter('project_id', 'Project of Dremio Cloud.'),
            parameter('ssl', 'Connects through TLS.', { type: 'boolean' }),
        ],
        enrichment: 'no',
        notes: ['The names of its parameters, and access by token, are not verified.'],
    },
    {
        type: 'fabric',
        title: 'Microsoft Fabric',
        fields: [
            host,
            port,
            { ...username, description: 'Client id of the service principal.' },
            { ...jdbc_password, description: 'Client secret of the service principal.' },
            parameter('tenant_id', 'Directory (tenant) of the service principal.'),
        ],
        enrichment: 'unsure',
    },
    {
        type: 'hive',
        title: 'Apache Hive',
        fields: [...basic, parameter('zookeeper', 'Finds the server through ZooKeeper.', { type: 'boolean' })],
        enrichment: 'no',
        notes: ['Kerberos exists; the API names of its fields are not published.'],
    },
    {
        type: 'mariadb',
        title: 'MariaDB',
        fields: basic,
        scope: ['database'],
        enrichment: 'yes',
        notes: ['Its fields are taken to be those of MySQL.'],
    },
    { type: 'mysql', title: 'MySQL', fields: basic, scope: ['database'], enrichment: 'yes' },
    {
        type: 'oracle',
        title: 'Oracle Database',
        fields: [...basic, parameter('sid', 'System identifier of the database.')],
        enrichment: 'no',
        notes: ['One page places it by `schema` alone.'],
    },
    { type: 'postgresql', title: 'PostgreSQL', fields: basic, enrichment: 'yes' },
    { type: 'presto', title: 'Presto', fields: [...basic, truststore], enrichment: 'no' },
    {
        type: 'redshift',
        title: 'Amazon Redshift',
        fields: [host, { ...port, default: 5439 }, username, { ...jdbc_password, forbidden: role/* byRole */.IJ }, ...roleFields],
        enrichment: 'yes',
    },
    {
        type: 'snowflake',
        title: 'Snowflake',
        fields: [
            { ...host, example: 'acme-analytics.snowflakecomputing.com' },
            username,
            { ...jdbc_password, description: 'Password; with `KEYPAIR` the private key.' },
            {
                name: 'passphrase',
                type: 'string',
                description: 'Passphrase of the private key.',
                secret: true,
                usedWith: { field: 'parameters.authentication_type', is: 'KEYPAIR' },
            },
            parameter('authentication_type', 'Password (`BASIC`) or a key pair (`KEYPAIR`).', {
                values: ['BASIC', 'KEYPAIR'],
                default: 'BASIC',
            }),
            parameter('role', 'Role of the session.'),
            parameter('warehouse', 'Warehouse of the session.'),
        ],
        enrichment: 'yes',
        notes: ['That the private key travels in `password` is read from an example.'],
    },
    {
        type: 'sqlserver',
        title: 'Microsoft SQL Server',
        fields: basic,
        enrichment: 'yes',
        notes: ['A service principal (Azure SQL) exists; its fields are not published.'],
    },
    {
        type: 'synapse',
        title: 'Azure Synapse',
        fields: basic,
        enrichment: 'unsure',
        notes: ['A service principal exists; its fields are not published.'],
    },
    { type: 'teradata', title: 'Teradata', fields: basic, scope: ['schema'], enrichment: 'no' },
    {
        type: 'timescale',
        title: 'Timescale',
        fields: basic,
        enrichment: 'no',
        notes: ['One page places it by `schema` alone.'],
    },
    {
        type: 'trino',
        title: 'Trino',
        fields: [...basic, truststore],
        enrichment: 'yes',
        notes: ['`database` is the catalog.'],
    },
];
/** Connectors whose datastores are schemas of a database. */
const jdbcConnectors = rows.map(jdbc);

;// CONCATENATED MODULE: ./build/connectors/native.js
/**
 * Connectors of the third kind, which the vendor's CLI knows since 2026. Only names that stand at the top of such a
 * connection are known; everything else passes through.
 */
const databricksNative = {
    type: 'databricks_native',
    title: 'Databricks (native)',
    store: 'native',
    scope: ['schema'],
    enrichment: 'unknown',
    strictParameters: false,
    fields: [
        { name: 'host', type: 'string', description: 'URL of the workspace.', address: true },
        { name: 'catalog', type: 'string', description: 'Name of the catalog.' },
        { name: 'catalog_type', type: 'string', description: 'Kind of the catalog.' },
    ],
    notes: ['How it authenticates, and what else it takes, is not published: further fields are sent as they are.'],
};
const nativeConnectors = [databricksNative];

;// CONCATENATED MODULE: ./build/connectors/connectors.js




const families = [dfsConnectors, jdbcConnectors, nativeConnectors];
const known = new Map(families.flat().map((one) => [one.type, one]));
/** Every connector that has a table. */
function connectors() {
    return [...known.values()];
}
/**
 * The table of a connector. A type that we do not know gets one without rows: whatever the file gives passes through,
 * so that a new connector of the vendor does not wait for us.
 */
function connectorOf(type) {
    return known.get(type) ?? passThrough(type);
}
/** Whether a type has a table of its own. */
function isKnownConnector(type) {
    return known.has(type);
}
/** A type as its table spells it; the API's own spelling where no table has it. Sources print types in either case. */
function tableType(type) {
    return known.has(type.toLowerCase()) ? type.toLowerCase() : type;
}
/** Whether two spellings mean the same connector. */
function sameType(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function passThrough(type) {
    return { type, title: type, store: 'unknown', fields: [], scope: [], enrichment: 'unknown', strictParameters: false };
}
const jdbcNames = ['host', 'port', 'username', 'password', 'passphrase', 'jdbc_fetch_size', 'max_parallelization'];
const dfsNames = ['uri', 'access_key', 'secret_key'];
const nativeNames = ['catalog', 'catalog_type'];
/** Names that stay at the top of a connection; every other one belongs in `parameters`. */
const topLevelNames = [...jdbcNames, ...dfsNames, ...nativeNames];
/** Those that the model of a store has. Of native connections, and of what has no table, no model is public. */
function topLevelNamesOf(store) {
    switch (store) {
        case 'jdbc':
            return jdbcNames;
        case 'dfs':
            return dfsNames;
        case 'native':
        case 'unknown':
            return topLevelNames;
    }
}
/**
 * The keys that a reading of a connection is documented to have, in the API's model of October 2025: no secrets, and no
 * `parameters` on file connections, where the vendor's S3 page of 2026 has them. None where no model is public.
 */
function documentedOnRead(store) {
    switch (store) {
        case 'jdbc':
            return [...jdbcNames.filter((name) => !looksSecret(name)), 'parameters', 'secrets_manager'];
        case 'dfs':
            return [...dfsNames.filter((name) => !looksSecret(name)), 'secrets_manager'];
        case 'native':
        case 'unknown':
            return [];
    }
}
/** The row of a path on a connection of this connector; one made up by the placement rule where no table has it. */
function connectionField(connector, path) {
    const row = [...connector.fields, ...secretsManagerFields].find((field) => (0,connectors_field/* pathOf */.XM)(field) === path);
    return row ?? (path === 'secrets_manager' ? wholeSecretsManager : unlistedField(path));
}
/** `secrets_manager: null`: what it holds is read field by field, that it is there at all as one. */
const wholeSecretsManager = { name: 'secrets_manager', type: 'string', description: '' };
function unlistedField(path) {
    const { section, name } = (0,connectors_field/* splitPath */.Uf)(path);
    // Whatever is unknown in `secrets_manager` goes by its whole path, which says secret.
    const placed = section === 'parameters' ? { section, name } : { name: path };
    return {
        ...placed,
        type: 'string',
        description: '',
        ...(looksSecret(placed.name) ? { secret: true } : {}),
        ...(looksAddress(placed.name) ? { address: true } : {}),
    };
}
/** Whether a condition on another field holds, its default included. */
function holds(connector, { field, is }, values) {
    return (values.get(field) ?? connectionField(connector, field).default ?? null) === is;
}
/** Whether a field that no table lists is treated as a secret, by its name. */
function looksSecret(name) {
    return name !== 'access_key' && /secret|token|password|passphrase|private|credential|key/i.test(name);
}
/** Whether a field that no table lists is where credentials are sent to, by its name. */
function looksAddress(name) {
    return /(ur[il]|host|server|endpoint|address)(_?name|s|es)?$/i.test(name);
}
/** `secrets_manager`, which every connection may have (Vault and compatible). */
const secretsManagerFields = [
    {
        name: 'secret_url',
        section: 'secrets_manager',
        type: 'string',
        description: 'Where the secret is read from.',
        required: true,
        address: true,
    },
    {
        name: 'login_url',
        section: 'secrets_manager',
        type: 'string',
        description: 'Where the credentials payload is exchanged for a token.',
        address: true,
    },
    {
        name: 'credentials_payload',
        section: 'secrets_manager',
        type: 'string',
        description: 'What is posted to `login_url`, as JSON text.',
        secret: true,
    },
    {
        name: 'token_jsonpath',
        section: 'secrets_manager',
        type: 'string',
        description: 'Where the token stands in the answer.',
        default: '$.auth.client_token',
    },
    {
        name: 'token_header_name',
        section: 'secrets_manager',
        type: 'string',
        description: 'Header that carries the token.',
        default: 'X-Vault-Token',
    },
    {
        name: 'data_jsonpath',
        section: 'secrets_manager',
        type: 'string',
        description: 'Where the values stand in the secret.',
        default: '$.data',
    },
];


/***/ }),

/***/ 6392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fd: () => (/* binding */ datastoreFields),
/* harmony export */   H8: () => (/* binding */ datastoreRows),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   rU: () => (/* binding */ sourceOnlyFields)
/* harmony export */ });
/**
 * The fields of a datastore that are compared and written, as the vendor's datastore pages name them
 * (create table and update payload). What refers to something else (connection, enrichment, group, first sync)
 * is not a field but a choice: see `config/desired.ts`.
 */
const datastoreFields = [
    {
        name: 'enrichment_only',
        type: 'boolean',
        description: 'Makes it an enrichment datastore, which receives what scans find, instead of a source.',
        immutable: true,
        default: false,
        atCreation: false,
    },
    {
        name: 'root_path',
        type: 'string',
        description: 'Folder inside the bucket or container where the data lives, or where enrichment files are written.',
        example: '/raw/orders/',
        compare: 'path',
        scope: true,
        default: '/',
        atCreation: '/',
        pattern: { source: '\\S', says: 'a folder such as /raw/, or / for all of it' },
    },
    {
        name: 'folder_globbing_enabled',
        type: 'boolean',
        description: 'Treats the files of one folder as one container.',
        default: false,
        mayBeUnread: true,
    },
    { name: 'database', type: 'string', description: 'Database or catalog.', example: 'analytics', scope: true },
    { name: 'schema', type: 'string', description: 'Schema inside the database.', example: 'public', scope: true },
    { name: 'description', type: 'string', description: 'Free text for people.', maxLength: 255 },
    {
        name: 'teams',
        type: 'names',
        description: 'Teams that may see it, by name. Replaces the live list.',
        example: 'Data Platform',
        compare: 'set',
    },
    {
        name: 'tags',
        type: 'names',
        description: 'Global tags, by name. Replaces the live list; tags from an integration stay.',
        compare: 'set',
        // Written as `tags`, read back as `global_tags`; an older read name is tolerated.
        read: ['global_tags', 'tags'],
    },
    {
        name: 'enrichment_prefix',
        type: 'string',
        sourceOnly: true,
        description: 'Prefix of the tables or files that enrichment writes. The server rewrites it to `_snake_case`.',
        maxLength: 60,
        compare: 'prefix',
    },
    {
        name: 'enrichment_source_record_limit',
        type: 'integer',
        sourceOnly: true,
        description: 'How many source records are kept for each anomaly.',
        min: 1,
        max: 1_000_000_000,
        default: 10,
    },
    {
        name: 'enrichment_remediation_strategy',
        type: 'string',
        sourceOnly: true,
        description: 'Whether anomalous tables are copied to the enrichment datastore.',
        values: ['none', 'append', 'overwrite'],
        default: 'none',
    },
    {
        name: 'high_count_rollup_threshold',
        type: 'integer',
        description: 'From how many anomalies of one check on they are rolled up into one.',
        min: 1,
        max: 1_000,
        default: 10,
    },
];
/** The same rows as any code sees them that does not ask for one by name. */
const datastoreRows = datastoreFields;
/** Names of the fields that an enrichment datastore does not have: they are settings of a source's link to one. */
const sourceOnlyFields = new Set(datastoreRows.filter(({ sourceOnly }) => sourceOnly).map(({ name }) => name));
/**
 * The fields that place a datastore, or say how its place is read, by the store of its connector. Which of them a
 * connector really has is in its own row.
 */
const scopeOf = {
    dfs: ['root_path', 'folder_globbing_enabled'],
    jdbc: ['database', 'schema'],
    native: ['database', 'schema'],
};


/***/ }),

/***/ 2857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SB: () => (/* binding */ roleArnPattern),
/* harmony export */   Uf: () => (/* binding */ splitPath),
/* harmony export */   XM: () => (/* binding */ pathOf)
/* harmony export */ });
/** `uri`, `parameters.role_arn`: the path of a field, as the file, the plan and the annotations write it. */
function pathOf(field) {
    return field.section ? `${field.section}.${field.name}` : field.name;
}
/** The section and the name of a path: `parameters.role_arn` is `role_arn` in `parameters`. */
function splitPath(path) {
    const dot = path.indexOf('.');
    return dot < 0 ? { section: undefined, name: path } : { section: path.slice(0, dot), name: path.slice(dot + 1) };
}
/** Role ARNs of all partitions: `aws`, `aws-cn`, `aws-us-gov`, the isolated and the sovereign ones. */
const roleArnPattern = {
    source: '^arn:aws(-[a-z0-9]+)*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$',
    says: 'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME',
};


/***/ }),

/***/ 7949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IJ: () => (/* binding */ byRole),
/* harmony export */   Nd: () => (/* binding */ rolePaths),
/* harmony export */   Vi: () => (/* binding */ hasKeyForRole),
/* harmony export */   kR: () => (/* binding */ knowsRoles),
/* harmony export */   xs: () => (/* binding */ keyId)
/* harmony export */ });
/* harmony import */ var _field_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** How a connection says that Qualytics assumes an IAM role for it: it has no stored credentials then (S3, Athena, Redshift). */
const byRole = { field: 'parameters.authentication_type', is: 'IAM_ROLE' };
/** What says which role that is, and the secret that its trust policy may ask for. */
const rolePaths = { arn: 'parameters.role_arn', externalId: 'parameters.external_id' };
/** The key id of a connection that signs in by keys. */
const keyId = 'access_key';
/** Whether connections of this kind have a key id that makes no sense with a role. */
function hasKeyForRole({ fields }) {
    return fields.some(({ name, forbidden }) => name === keyId && forbidden);
}
/** Whether a connection of this kind may use a role. Elsewhere a parameter of that name means nothing. */
function knowsRoles({ fields }) {
    return fields.some((row) => (0,_field_js__WEBPACK_IMPORTED_MODULE_0__/* .pathOf */ .XM)(row) === byRole.field && row.values?.includes(byRole.is));
}


/***/ }),

/***/ 7166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ fieldSchema)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3305);

/** The zod schema of a row's value: `null` and references aside, which the file language decides about. */
function fieldSchema(row) {
    switch (row.type) {
        case 'integer':
            return zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr()
                .check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._gte */ .qm(row.min ?? Number.MIN_SAFE_INTEGER), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._lte */ .Zm(row.max ?? Number.MAX_SAFE_INTEGER));
        case 'boolean':
            return zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY();
        case 'names':
            return zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/\S/), zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(255)));
        case 'string':
            return row.values ? zod_mini__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n([...row.values]) : textSchema(row);
    }
}
function textSchema(row) {
    return zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .check(...(row.required === true ? [zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(/\S/)] : []), ...(row.maxLength === undefined ? [] : [zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._maxLength */ .Eb(row.maxLength)]), ...(row.pattern ? [zod_mini__WEBPACK_IMPORTED_MODULE_1__/* ._regex */ .Fk(new RegExp(row.pattern.source))] : []));
}


/***/ }),

/***/ 3593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ misplacedOn),
/* harmony export */   z: () => (/* binding */ scopeNames)
/* harmony export */ });
/* harmony import */ var _datastore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6392);

/** Every field that places a datastore, or says how its place is read. */
const scopeNames = [..._datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od.dfs, ..._datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od.jdbc];
/** `undefined` where the connector has the field, or where nobody knows what it has. */
function misplacedOn({ store, scope, title }, name) {
    if (store === 'unknown' || scope.includes(name) || !scopeNames.includes(name)) {
        return undefined;
    }
    const usual = scope.filter((one) => one !== 'folder_globbing_enabled').join(' and ');
    return _datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .scopeOf */ .Od[store].includes(name)
        ? {
            kind: 'unusual',
            message: `The documentation of ${title} does not list ${name}.`,
            hint: `A datastore on it is placed by ${usual}.`,
        }
        : {
            kind: 'of-other-store',
            message: `A datastore on ${title} has no ${name}.`,
            hint: `It is placed by ${usual}.`,
        };
}


/***/ }),

/***/ 1454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ liveValue),
/* harmony export */   a: () => (/* binding */ Structured)
/* harmony export */ });
/**
 * A mapping inside a connection's `parameters`, or a list that holds more than texts: what no table describes, and is
 * sent and compared as a whole. The order of its keys says nothing.
 */
class Structured {
    /** Its JSON, keys in order: the same for all that means the same. */
    json;
    constructor(value) {
        this.json = JSON.stringify(inOrder(value));
    }
    /** Anew each time, as it goes into a request body. */
    toJSON() {
        return JSON.parse(this.json);
    }
}
/** What a reading of a connection says of a path; `undefined`: nothing. */
function liveValue({ fields, opaque }, path) {
    return opaque?.has(path) ? new Structured(opaque.get(path)) : fields.get(path);
}
function inOrder(value) {
    if (Array.isArray(value)) {
        return value.map(inOrder);
    }
    if (typeof value !== 'object' || value === null) {
        return value;
    }
    const entries = Object.entries(value).map(([key, one]) => [key, inOrder(one)]);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}


/***/ }),

/***/ 6830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   _u: () => (/* binding */ offlineNotice),
/* harmony export */   j_: () => (/* binding */ readEvent)
/* harmony export */ });
/* unused harmony export eventOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);

/** Reads `GITHUB_EVENT_PATH`. A file that is missing or not JSON counts as a payload without fields. */
function readEvent(env) {
    const path = env['GITHUB_EVENT_PATH'];
    return eventOf(env, path ? readPayload(path) : undefined);
}
function readPayload(path) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** The run's event from the runner's variables and the webhook payload. What is missing counts to the less trusted side. */
function eventOf(env, payload) {
    const name = env['GITHUB_EVENT_NAME'] ?? '';
    const repository = env['GITHUB_REPOSITORY'] || undefined;
    const pullRequest = pullRequestOf(payload);
    const { trust, because } = trustOf(name, payload, env);
    const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
    const runId = positive(env['GITHUB_RUN_ID']);
    return {
        name,
        trust,
        because,
        pullRequest,
        baseSha: pullRequest?.baseSha ?? sha(payload, 'merge_group', 'base_sha'),
        commit: pullRequest?.headSha ?? (env['GITHUB_SHA'] || undefined),
        repository,
        runId,
        runAttempt: positive(env['GITHUB_RUN_ATTEMPT']),
        runUrl: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
        apiUrl: (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
    };
}
const trusted = { trust: 'trusted', because: '' };
function trustOf(name, payload, env) {
    switch (name) {
        case 'pull_request':
        case 'pull_request_review':
        case 'pull_request_review_comment':
            return pullRequestTrust(payload, env);
        case 'pull_request_target':
            return untrusted('`pull_request_target` runs with secrets on behalf of anyone who opens a pull request');
        case 'issue_comment':
            // An issue's own comment has no `issue.pull_request`; without any issue nothing is known.
            return field(payload, 'issue') !== undefined && field(payload, 'issue', 'pull_request') === undefined
                ? trusted
                : untrusted('anyone may comment on a pull request');
        case 'workflow_run':
            return workflowRunTrust(field(payload, 'workflow_run', 'event'));
        default:
            return trusted;
    }
}
function untrusted(because) {
    return { trust: 'untrusted', because };
}
function workflowRunTrust(event) {
    if (typeof event !== 'string' || event === '') {
        return untrusted('the event before this `workflow_run` is not known');
    }
    // A `workflow_run` may itself follow one, up to three deep, and the payload names only the last.
    return /^(pull_request|issue_comment|workflow_run)/.test(event)
        ? untrusted(`this \`workflow_run\` follows a \`${event}\` event`)
        : trusted;
}
function pullRequestTrust(payload, env) {
    const restricted = (because) => ({ trust: 'restricted', because });
    const head = field(payload, 'pull_request', 'head', 'repo', 'full_name');
    const base = field(payload, 'pull_request', 'base', 'repo', 'full_name') ?? env['GITHUB_REPOSITORY'];
    const dependabot = 'dependabot[bot]';
    if (env['GITHUB_ACTOR'] === dependabot || field(payload, 'pull_request', 'user', 'login') === dependabot) {
        return restricted('it is a pull request by Dependabot, which gets neither secrets nor an OIDC token');
    }
    if (typeof head !== 'string' || typeof base !== 'string' || head.toLowerCase() !== base.toLowerCase()) {
        return restricted('it is a pull request from a fork, which gets neither secrets nor an OIDC token');
    }
    return { trust: 'pull-request', because: 'the change is not merged yet' };
}
function pullRequestOf(payload) {
    const number = field(payload, 'pull_request', 'number') ?? field(payload, 'number');
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || field(payload, 'pull_request') === undefined) {
        return undefined;
    }
    return {
        number,
        headSha: sha(payload, 'pull_request', 'head', 'sha'),
        baseSha: sha(payload, 'pull_request', 'base', 'sha'),
    };
}
function field(value, ...path) {
    return path.reduce((at, key) => {
        if (typeof at !== 'object' || at === null) {
            return undefined;
        }
        return (Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined) ?? undefined;
    }, value);
}
function text(value, ...path) {
    const found = field(value, ...path);
    return typeof found === 'string' && found !== '' ? found : undefined;
}
/** A commit id, SHA-1 or SHA-256; the all-zero one of a new branch is none. */
function sha(value, ...path) {
    const found = text(value, ...path);
    return found && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(found) && !/^0+$/.test(found) ? found : undefined;
}
function positive(value) {
    return value && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}
/** Why this mode is refused on this event; `undefined` when it may run. */
function refusalOf(event, mode, options) {
    if (event.trust === 'untrusted' && mode !== 'validate') {
        return {
            severity: 'error',
            rule: 'event-untrusted',
            message: `Mode ${mode} is refused on ${event.name}, because ${event.because}.`,
            hint: 'Only `mode: validate` runs there. Plan on `pull_request` and apply on `push`.',
        };
    }
    const onPullRequest = event.trust === 'pull-request' || event.trust === 'restricted';
    if (mode === 'apply' && onPullRequest && !options.allowPullRequestApply) {
        return {
            severity: 'error',
            rule: 'event-pull-request-apply',
            message: `Mode apply is refused on ${event.name}: the change has not been merged yet.`,
            hint: 'Use `mode: plan` here and apply on `push`. If it is meant, set `allow-pull-request-apply: true`.',
        };
    }
    return undefined;
}
/** Says that only the offline checks ran; `undefined` where secrets are there. */
function offlineNotice(event) {
    if (event.trust !== 'restricted') {
        return undefined;
    }
    return {
        severity: 'notice',
        rule: 'live-not-read',
        message: `The live state was not read, because ${event.because}. Only the offline checks ran; what would change is not known.`,
        hint: 'The plan is made when the change reaches a branch of this repository.',
    };
}


/***/ }),

/***/ 168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ko: () => (/* binding */ readInputs),
  Em: () => (/* binding */ readMode),
  G8: () => (/* binding */ tenantOf)
});

// EXTERNAL MODULE: ./build/config/keys.js
var keys = __webpack_require__(9115);
// EXTERNAL MODULE: ./build/problem.js
var problem = __webpack_require__(411);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/loopback.js
var loopback = __webpack_require__(2515);
;// CONCATENATED MODULE: ./build/github/api-url.js

const example = 'Use an address such as https://your-company.qualytics.io.';
/**
 * The API's address as scheme, host, port and base path, without a trailing slash or `/api`; or why it is refused. The
 * address is not quoted back: someone may have put a token into it.
 */
function checkApiUrl(raw) {
    if (/[\s\\\p{Cc}]/u.test(raw) || !URL.canParse(raw)) {
        return { problem: 'is not an address', hint: example };
    }
    const url = new URL(raw);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
        return { problem: 'is not an https address', hint: example };
    }
    if (raw.includes('@')) {
        return { problem: 'holds a user or a password', hint: 'Give the token as `api-token`, and only the address here.' };
    }
    if (/[?#]/.test(raw)) {
        return { problem: 'holds a query or a fragment', hint: 'Leave out what begins with ? or #.' };
    }
    if (url.protocol === 'http:' && !(0,loopback/* isLoopback */.U)(url.hostname)) {
        return {
            problem: 'is plain http, which would send the token unencrypted',
            hint: 'Use https. Plain http is accepted for loopback addresses only.',
        };
    }
    const path = url.pathname
        .replace(/\/+$/, '')
        .replace(/\/api$/, '')
        .replace(/\/+$/, '');
    return `${url.origin}${path}`;
}

;// CONCATENATED MODULE: ./build/github/input-table.js
/**
 * Every input with its default, as `action.yml` declares it; a test compares the two both ways. An input that a
 * workflow sets to `''` replaces its default on GitHub, which for a guard would mean "off": where the default is not
 * empty, an empty value is therefore an error.
 */
const inputDefaults = {
    config: 'datastores.yaml',
    mode: 'plan',
    'api-url': '',
    'api-token': '',
    secrets: '',
    'aws-role-arn': '',
    'aws-region': '',
    'aws-audience': 'sts.amazonaws.com',
    adopt: 'true',
    'ownership-tag': '',
    prune: 'false',
    'max-deletes': '5',
    'test-connections': 'changed',
    'expected-plan': 'any',
    'fail-on-changes': 'false',
    'allow-literal-secrets': 'false',
    'rotate-secrets': '',
    'allow-pull-request-apply': 'false',
    comment: 'changes',
    label: '',
    'github-token': '${{ github.token }}',
    'export-dir': 'qualytics-export',
    'export-only': '',
    'export-from': '',
    parallelism: '8',
    'request-timeout': '60',
    'max-retries': '4',
};
/** The variable that the runner passes an input in, as `@actions/core` reads it. */
function inputVariable(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

;// CONCATENATED MODULE: ./build/github/inputs.js






const [roleKey, regionKey] = keys/* awsKeys */.kU;
const modes = ['validate', 'plan', 'apply', 'export'];
/** The input `mode` by itself, for the report of a run whose other inputs are wrong; the default where it is wrong too. */
function readMode(env) {
    const given = createReader(env).text('mode');
    return modes.find((mode) => mode === given) ?? 'plan';
}
/**
 * Where the tenant is and what opens it. `readInputs` refuses a mode that needs them without them.
 *
 * @throws Error for inputs that were not checked
 */
function tenantOf({ apiUrl, apiToken }) {
    if (apiUrl === undefined || apiToken === undefined) {
        throw new Error('Inputs without address and token were admitted.');
    }
    return { apiUrl, apiToken };
}
/**
 * Reads the inputs from the step's environment, trimmed as `@actions/core` does. An input that is not set at all has
 * its default. `trust` decides what is asked for: where no live state can be read, neither address nor token is.
 * Throws `InputError` with all problems at once.
 */
function readInputs(env, trust = 'trusted') {
    const reader = createReader(env);
    const { text, choice, flag, number, shaped } = reader;
    const mode = choice('mode', modes);
    const apiUrl = readApiUrl(env, reader);
    const apiToken = readToken(env, reader);
    const offline = mode === 'validate' || (mode === 'export' && text('export-from') !== '');
    if (!offline && (trust === 'trusted' || trust === 'pull-request')) {
        if (!given(env, 'api-url', 'QUALYTICS_URL')) {
            reader.problems.push(missing('api-url', 'QUALYTICS_URL', mode));
        }
        if (!given(env, 'api-token', 'QUALYTICS_TOKEN')) {
            reader.problems.push(missing('api-token', 'QUALYTICS_TOKEN', mode));
        }
    }
    const inputs = {
        config: text('config'),
        mode,
        apiUrl,
        apiToken,
        secrets: env[inputVariable('secrets')] ?? inputDefaults.secrets,
        awsRoleArn: shaped('aws-role-arn', roleKey),
        awsRegion: shaped('aws-region', regionKey),
        awsAudience: text('aws-audience'),
        adopt: flag('adopt'),
        ownershipTag: text('ownership-tag') || undefined,
        prune: flag('prune'),
        maxDeletes: number('max-deletes', { from: 0, to: 1_000_000, fractions: false }),
        testConnections: choice('test-connections', ['changed', 'all', 'never']),
        expectedPlan: readExpectedPlan(reader),
        failOnChanges: flag('fail-on-changes'),
        allowLiteralSecrets: flag('allow-literal-secrets'),
        rotateSecrets: readRotation(text('rotate-secrets')),
        allowPullRequestApply: flag('allow-pull-request-apply'),
        comment: choice('comment', ['changes', 'always', 'never']),
        label: text('label') || (apiUrl ? new URL(apiUrl).host : ''),
        githubToken: readGithubToken(env),
        exportDir: text('export-dir'),
        exportOnly: text('export-only'),
        exportFrom: text('export-from') || undefined,
        parallelism: number('parallelism', { from: 1, to: 32, fractions: false }),
        requestTimeout: number('request-timeout', { from: 0.001, to: 3600, fractions: true }),
        maxRetries: number('max-retries', { from: 0, to: 20, fractions: false }),
    };
    if (reader.problems.length > 0) {
        throw new problem/* InputError */.dz(reader.problems);
    }
    return inputs;
}
function inputs_problem(rule, message, hint) {
    return { severity: 'error', rule, message, hint };
}
/** A longer value is not shown at all: a part of a secret that was put into the wrong input would pass every mask. */
const quotedChars = 80;
/** A value in a message: on one line and not longer than a line. */
function quoted(value) {
    return value.length > quotedChars ? `a text of ${value.length} characters` : `\`${(0,report_escape/* visible */.RK)(value)}\``;
}
function createReader(env) {
    const problems = [];
    const text = (name) => {
        const value = env[inputVariable(name)];
        if (value === undefined) {
            return inputDefaults[name];
        }
        const trimmed = value.trim();
        if (trimmed !== '' || inputDefaults[name] === '') {
            return trimmed;
        }
        problems.push(inputs_problem('input-empty', `Input \`${name}\` is empty.`, `Give it a value, or leave it out for its default, \`${inputDefaults[name]}\`.`));
        return inputDefaults[name];
    };
    return {
        problems,
        text,
        shaped(name, { pattern }) {
            const value = text(name);
            if (value === '' || !pattern || new RegExp(pattern.source).test(value)) {
                return value || undefined;
            }
            problems.push(inputs_problem('input-format', `Input \`${name}\` is ${quoted(value)}.`, `It must be ${pattern.says}.`));
            return undefined;
        },
        choice(name, accepted) {
            const value = text(name);
            const found = accepted.find((choice) => choice === value);
            if (found === undefined) {
                problems.push(inputs_problem('input-choice', `Input \`${name}\` does not accept ${quoted(value)}.`, `Use one of: ${accepted.join(', ')}.`));
            }
            return found ?? accepted[0];
        },
        flag(name) {
            const value = text(name);
            // The boolean forms of YAML 1.2's core schema, the only ones that getBooleanInput of @actions/core accepts.
            if (['true', 'True', 'TRUE'].includes(value)) {
                return true;
            }
            if (['false', 'False', 'FALSE'].includes(value)) {
                return false;
            }
            problems.push(inputs_problem('input-boolean', `Input \`${name}\` is ${quoted(value)}, which is not a boolean.`, 'Use true or false.'));
            return false;
        },
        number(name, { from, to, fractions }) {
            const value = text(name);
            const number = (fractions ? /^\d{1,10}(\.\d{1,10})?$/ : /^\d{1,10}$/).test(value) ? Number(value) : Number.NaN;
            if (number >= from && number <= to) {
                return number;
            }
            const range = fractions ? `a number over 0 and at most ${to}` : `a whole number from ${from} to ${to}`;
            problems.push(inputs_problem('input-number', `Input \`${name}\` is ${quoted(value)}.`, `Use ${range}.`));
            return Number(inputDefaults[name]);
        },
    };
}
function given(env, name, fallback) {
    return env[inputVariable(name)]?.trim() || env[fallback]?.trim() || undefined;
}
function missing(name, fallback, mode) {
    return inputs_problem('input-missing', `Input \`${name}\` is missing: mode ${mode} needs it.`, `Set \`${name}\` in the step's \`with:\`, or the environment variable ${fallback}. \`mode: validate\`, and \`export\` with \`export-from\`, work without.`);
}
function readApiUrl(env, reader) {
    const raw = given(env, 'api-url', 'QUALYTICS_URL');
    if (raw === undefined) {
        return undefined;
    }
    const checked = checkApiUrl(raw);
    if (typeof checked === 'string') {
        return checked;
    }
    reader.problems.push(inputs_problem('input-api-url', `Input \`api-url\` ${checked.problem}.`, checked.hint));
    return undefined;
}
function readToken(env, reader) {
    const raw = given(env, 'api-token', 'QUALYTICS_TOKEN');
    if (raw === undefined) {
        return undefined;
    }
    // Anything else cannot stand in a header; the token itself is never quoted.
    if (/^[\x21-\x7e]+$/.test(raw)) {
        return new secret/* Secret */.zh(raw, 'input api-token');
    }
    reader.problems.push(inputs_problem('input-api-token', 'Input `api-token` holds blanks, line breaks or characters that no token has.', 'Store the token alone in the secret, on one line, without the word Bearer and without quotes.'));
    return undefined;
}
/** Empty is accepted: a workflow may well not give its token away, and then there is a notice instead of a comment. */
function readGithubToken(env) {
    const raw = env[inputVariable('github-token')]?.trim();
    return raw ? new secret/* Secret */.zh(raw, 'input github-token') : undefined;
}
function readExpectedPlan(reader) {
    const value = reader.text('expected-plan');
    if (value === 'any') {
        return { kind: 'any' };
    }
    if (/^[0-9a-f]{64}$/i.test(value)) {
        return { kind: 'hash', hash: value.toLowerCase() };
    }
    // A path has a dot or a separator; anything else was meant as a hash or as `any`.
    if (/[./\\]/.test(value) && !/[\0\r\n]/.test(value)) {
        return { kind: 'file', path: value };
    }
    reader.problems.push(inputs_problem('input-expected-plan', `Input \`expected-plan\` is ${quoted(value)}.`, 'Use `any`, the 64 hex digits of output `plan-hash`, or the path of a plan file such as `plan.json`.'));
    return { kind: 'any' };
}
function readRotation(value) {
    if (value === '') {
        return { kind: 'none' };
    }
    if (value === 'all' || value === 'failing') {
        return { kind: value };
    }
    const names = value.split('\n').map((line) => line.trim());
    return { kind: 'named', names: names.filter((name) => name !== '') };
}


/***/ }),

/***/ 2515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether a host name, as parsed from an address, is this machine: `127.1` and `0x7f000001` are parsed to 127.0.0.1, `127.0.0.1.example.com` is not. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}


/***/ }),

/***/ 1470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// UNUSED EXPORTS: recordError

// EXTERNAL MODULE: ./build/config/check.js + 7 modules
var check = __webpack_require__(866);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/config/content.js
var content = __webpack_require__(4294);
;// CONCATENATED MODULE: ./build/config/differences.js


/**
 * What a change does to the files, told without the live state and without any value: for a pull request that has no
 * secrets. Each entry that is added, changed or taken out is one notice.
 */
function fileDifferences(base, head) {
    return [
        ...settingsDifferences(settingsFacts(base), settingsFacts(head)),
        ...entryDifferences('connection', base.connections.map(connectionFacts), head.connections.map(connectionFacts)),
        ...entryDifferences('datastore', base.datastores.map(datastoreFacts), head.datastores.map(datastoreFacts)),
        ...entryDifferences('the removal of datastore', base.removed.map(removedFacts), head.removed.map(removedFacts)),
    ];
}
function entryDifferences(kind, base, head) {
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
function changed(kind, old, now) {
    const { keys, at } = changes(old.says, now.says);
    return keys.length > 0
        ? [notice(`This pull request changes ${keys.join(', ')} of ${kind} "${now.name}".`, at ?? now.at)]
        : [];
}
function settingsDifferences(base, head) {
    const { keys, at } = changes(base, head);
    return keys.length > 0 ? [notice(`This pull request changes ${keys.join(', ')}.`, at)] : [];
}
/** The keys that say something else now, and the place of the first that still says something. */
function changes(old, now) {
    const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key)?.text !== now.get(key)?.text);
    return { keys, at: keys.map((key) => now.get(key)?.at).find((place) => place !== undefined) };
}
function notice(message, at) {
    return { severity: 'notice', rule: 'file-change', message, ...(at ? { at } : {}) };
}
/** What the file says beside its entries. */
function settingsFacts({ aws, ownershipTag }) {
    return new Map([
        ...located('ownership_tag', ownershipTag),
        ...located('aws.role_arn', aws?.roleArn),
        ...located('aws.region', aws?.region),
    ]);
}
function removedFacts({ name, at, id }) {
    return { name, at, says: new Map(located('id', id)) };
}
function connectionFacts({ key, name, at, type, id, previousNames, fields }) {
    return {
        name: name ?? key,
        at,
        says: new Map([...said({ type, id, previous_names: previousNames }, at), ...fieldsSaid(fields)]),
    };
}
function datastoreFacts({ name, at, fields, ...rest }) {
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
function said(keys, at) {
    return Object.entries(keys).flatMap(([key, value]) => {
        return typeof value === 'string' ? [[key, { text: value, at }]] : located(key, value);
    });
}
/** Neither the place nor whether it is of the defaults is a statement of its own. */
function located(key, value) {
    return value === undefined
        ? []
        : [[key, { text: textOf({ ...value, at: undefined, inherited: undefined }), at: value.at }]];
}
function fieldsSaid(fields) {
    return [...fields.values()].map(({ path, value, at }) => [path, { text: textOf(value), at }]);
}
/** Of a secret only its reference is compared: two plain-text secrets look the same, and neither is shown. */
function textOf(value) {
    return value instanceof secret/* Secret */.zh ? value.reference : ((0,content/* contentOf */.$)(value) ?? '');
}

// EXTERNAL MODULE: ./build/config/parse.js + 4 modules
var parse = __webpack_require__(2389);
// EXTERNAL MODULE: ./build/problem.js
var build_problem = __webpack_require__(411);
// EXTERNAL MODULE: ./build/references/environment.js
var environment = __webpack_require__(8942);
// EXTERNAL MODULE: ./build/references/grammar.js
var grammar = __webpack_require__(7622);
// EXTERNAL MODULE: ./build/config/reporter.js + 1 modules
var reporter = __webpack_require__(4101);
// EXTERNAL MODULE: ./build/config/short-secret.js
var short_secret = __webpack_require__(4442);
;// CONCATENATED MODULE: ./build/references/resolve.js



/** Looks every reference up, each source once for each name, side by side; tells what has no value at every place. */
async function resolveReferences(references, sources) {
    const targets = new Map(references.map((reference) => [(0,grammar/* targetKey */.hD)(reference), reference]));
    const answers = await lookUp([...targets.values()], sources);
    const { report, problems } = (0,reporter/* reporter */.Y)([...new Set(references.map((reference) => reference.place.at.file))]);
    const values = new Map();
    const secrets = new Set();
    for (const reference of references) {
        const key = (0,grammar/* targetKey */.hD)(reference);
        const text = usable(report, reference, answers.get(key));
        if (text === undefined) {
            continue;
        }
        const sensitive = grammar/* secretSources */.x4.has(reference.source);
        values.set(key, { text, sensitive });
        if (sensitive || reference.secretField) {
            secrets.add(text);
            (0,short_secret/* reportShortSecret */.R)(report, reference.place, (0,grammar/* targetText */.Z3)(reference), text);
        }
    }
    return { values, secrets: [...secrets], problems: problems() };
}
async function lookUp(targets, sources) {
    const found = new Map();
    for (const target of targets) {
        if (target.source === 'env') {
            found.set((0,grammar/* targetKey */.hD)(target), sources.env(target.name));
        }
        else if (target.source === 'secrets') {
            found.set((0,grammar/* targetKey */.hD)(target), sources.secrets.get(target.name));
        }
    }
    const ofAws = targets.filter(({ source }) => grammar/* awsSources */.yq.has(source));
    const fromAws = sources.aws
        ? await lookUpAws(ofAws, sources.aws)
        : ofAws.map((target) => [(0,grammar/* targetKey */.hD)(target), withoutAws]);
    return new Map([...found, ...fromAws]);
}
const withoutAws = {
    message: 'References to AWS are not looked up here.',
    hint: 'Only the files of the run itself are resolved with AWS credentials.',
};
async function lookUpAws(targets, aws) {
    const names = (source) => [
        ...new Set(targets.filter((one) => one.source === source).map((one) => one.name)),
    ];
    const [identity, secrets, parameters] = await Promise.all([
        names('aws').length > 0 ? aws.identity() : undefined,
        Promise.all(names('secretsmanager').map(async (name) => [name, await aws.secret(name)])).then((pairs) => new Map(pairs)),
        names('ssm').length > 0 ? aws.parameters(names('ssm')) : new Map(),
    ]);
    return targets.map((target) => {
        switch (target.source) {
            case 'aws':
                return [(0,grammar/* targetKey */.hD)(target), identity && identityAnswer(identity, target.name)];
            case 'secretsmanager':
                return [(0,grammar/* targetKey */.hD)(target), jsonAnswer(secrets.get(target.name), target.key)];
            default:
                return [(0,grammar/* targetKey */.hD)(target), parameters.get(target.name)];
        }
    });
}
function identityAnswer(identity, name) {
    if ('message' in identity) {
        return identity;
    }
    const { accountId, partition, region } = identity;
    return new Map([
        ['account_id', accountId],
        ['partition', partition],
        ['region', region],
    ]).get(name);
}
/** One key of a secret's JSON, or the whole text where no key is asked for. */
function jsonAnswer(answer, key) {
    if (typeof answer !== 'string' || key === undefined) {
        return answer;
    }
    let parsed;
    try {
        parsed = JSON.parse(answer);
    }
    catch {
        return {
            rule: 'reference-json',
            message: 'This secret is not JSON, so it has no keys.',
            hint: 'Refer to it without #key.',
        };
    }
    if (typeof parsed !== 'object' || parsed === null || !Object.hasOwn(parsed, key)) {
        return {
            rule: 'reference-json',
            message: 'This secret has no such key in its JSON.',
            hint: 'Correct the part after #; upper and lower case differ.',
        };
    }
    const value = parsed[key];
    // AWS itself stores the port of a database as a number. What JSON may have rounded is none.
    return typeof value === 'boolean' || Number.isSafeInteger(value)
        ? String(value)
        : typeof value === 'string'
            ? value
            : {
                rule: 'reference-json',
                message: 'This key of the secret is neither a text nor a whole number.',
                hint: 'Store it as a JSON text.',
            };
}
/** The text of an answer that can be used; what cannot is reported at the reference. */
function usable(report, reference, answer) {
    const name = (0,grammar/* targetText */.Z3)(reference);
    if (answer === undefined) {
        report('reference-missing', reference.place, `${name} has no value.`, missingHint(reference));
        return undefined;
    }
    if (typeof answer !== 'string') {
        report(answer.rule ?? 'reference-unavailable', reference.place, `${name}: ${answer.message}`, answer.hint);
        return undefined;
    }
    if (answer.trim() === '') {
        report('reference-blank', reference.place, `${name} is ${answer === '' ? 'empty' : 'blank'}.`, missingHint(reference));
        return undefined;
    }
    return answer;
}
function missingHint({ source, name, key }) {
    if (key !== undefined) {
        return 'Give this key of the secret a value.';
    }
    switch (source) {
        case 'env':
            return `Set ${name} in env: of the step.`;
        case 'secrets':
            return `Add it to the input secrets: ${name}=\${{ secrets.${name} }}. A secret that GitHub does not know is empty.`;
        case 'secretsmanager':
            return 'Check the name, the region and the account.';
        case 'ssm':
            return 'Check the path, the region and the account.';
        case 'aws':
            return 'The AWS credentials of this run do not say it.';
    }
}

;// CONCATENATED MODULE: ./build/references/secrets-input.js

/**
 * Reads the `secrets` input: a JSON object when it begins with `{`, lines of `NAME=value` otherwise. What is wrong is
 * told by line or by number, never with any of the content. `null`, which `toJSON` makes of a secret that GitHub does
 * not know, is no entry: what refers to it is told that it has no value.
 */
function parseSecretsInput(text) {
    return text.trimStart().startsWith('{') ? parseJson(text) : parseLines(text);
}
// Never `toJSON(secrets)`: that is every secret of the repository.
const jsonHint = 'Write {"NAME": ${{ toJSON(secrets.NAME) }}}, or NAME=value lines.';
function parseJson(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch {
        // The parser's own message quotes the text.
        return {
            values: new Map(),
            problems: [inputProblem('The secrets input begins with { but is not a JSON object.', jsonHint)],
        };
    }
    const values = new Map();
    const problems = [];
    for (const [index, [name, value]] of Object.entries(parsed).entries()) {
        if (typeof value === 'string') {
            values.set(name, value);
        }
        else if (value !== null) {
            problems.push(inputProblem(`Entry ${index + 1} of the secrets input is not a text.`, 'Put its value in quotes.'));
        }
    }
    return { values, problems };
}
function parseLines(text) {
    const values = new Map();
    const problems = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
        if (line.trim() === '' || line.trimStart().startsWith('#')) {
            continue;
        }
        const equals = line.indexOf('=');
        const name = equals < 0 ? '' : line.slice(0, equals).trim();
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
            const hint = 'A value of several lines needs the JSON form: {"NAME": ${{ toJSON(secrets.NAME) }}}.';
            problems.push(inputProblem(`Line ${index + 1} of the secrets input is not NAME=value.`, hint));
        }
        else if (values.has(name)) {
            problems.push(inputProblem(`Line ${index + 1} of the secrets input repeats a name.`, 'Give each secret once.'));
        }
        else {
            values.set(name, line.slice(equals + 1));
        }
    }
    return { values, problems };
}
function inputProblem(message, hint) {
    return (0,reporter/* problemOf */.Z)('secrets-input', undefined, message, hint);
}

// EXTERNAL MODULE: ./build/workspace/files.js
var workspace_files = __webpack_require__(5397);
;// CONCATENATED MODULE: ./build/base.js









/** Opens the base of a pull request or merge group. Nothing is read yet. */
function openBase(parsed, event, inputs, world) {
    let files;
    const read = () => {
        files ??= readBaseFiles(parsed, event, inputs, world);
        return files;
    };
    const unresolved = async () => {
        const base = await read();
        return (base === 'unreadable' ? undefined : (0,check/* checkFiles */.g)(base, inputs).desired) ?? 'unreadable';
    };
    return {
        unresolved,
        aws: async () => {
            const desired = await unresolved();
            return desired === 'unreadable' ? desired : desired.aws;
        },
        desired: async (values) => {
            const base = await read();
            return base === 'unreadable' ? 'unreadable' : await desiredOf(base, values, inputs, world);
        },
    };
}
/** What the change does to the files, where their base can be read. */
async function differencesFrom(base, head) {
    const before = (await base?.unresolved()) ?? 'unreadable';
    return before === 'unreadable' ? [] : fileDifferences(before, head);
}
/** Whether the event has a base whose version of the files says what the change introduced. */
function hasBase(event) {
    return (event.baseSha !== undefined &&
        (event.pullRequest !== undefined || event.name === 'merge_group') &&
        event.trust !== 'untrusted');
}
async function readBaseFiles(parsed, event, inputs, world) {
    const { readBase } = await __webpack_require__.e(/* import() */ 397).then(__webpack_require__.bind(__webpack_require__, 2397));
    const found = await readBase({
        event,
        paths: parsed.files.map(({ path }) => path),
        patterns: (0,workspace_files/* globsOf */.p_)(inputs.config, world.workspace),
        workspace: world.workspace,
        token: inputs.githubToken,
        quotes: world.redactor.quotes,
        env: world.env,
        signal: world.signals.stop,
    });
    const files = [...found].flatMap(([path, file]) => (file.kind === 'text' ? [{ path, text: file.text }] : []));
    return [...found.values()].some(({ kind }) => kind === 'unreadable') ? 'unreadable' : (0,parse/* parseFiles */.Bj)(files);
}
/** Values that the head has already asked for are taken from there; what only the base refers to comes from environment and secrets input. */
async function desiredOf(base, values, inputs, world) {
    const resolved = await resolveReferences(base.references.filter((reference) => !values.has((0,grammar/* targetKey */.hD)(reference))), { env: (0,environment/* environmentSource */.n)(world.env), secrets: parseSecretsInput(inputs.secrets).values });
    resolved.secrets.forEach(world.log.mask);
    if ((0,build_problem/* hasErrors */.Cs)(resolved.problems)) {
        return 'unreadable';
    }
    return (0,check/* checkFiles */.g)((0,parse/* substitute */.V2)(base, new Map([...values, ...resolved.values])), inputs).desired ?? 'unreadable';
}

// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/progress.js
var build_progress = __webpack_require__(2633);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/github/inputs.js + 2 modules
var github_inputs = __webpack_require__(168);
// EXTERNAL MODULE: ./build/memory.js
var memory = __webpack_require__(9401);
// EXTERNAL MODULE: ./build/network.js
var network = __webpack_require__(198);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/mini/schemas.js + 5 modules
var schemas = __webpack_require__(8395);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js + 1 modules
var api = __webpack_require__(3305);
;// CONCATENATED MODULE: ./build/workspace/expected-plan.js



const shape = schemas/* looseObject */._H3({
    version: schemas/* optional */.lqM(schemas/* literal */.euz(1)),
    hash: schemas/* string */.YjP().check(api/* _regex */.Fk(/^[0-9a-f]{64}$/)),
    steps: schemas/* array */.YOg(schemas/* looseObject */._H3({ id: schemas/* string */.YjP(), changes: schemas/* array */.YOg(schemas/* unknown */.L5J()) })),
});
/** Bytes; the plan of 5,000 datastores that are all new has some 30 million. */
const largest = 268_435_456;
/** Not a device, which may have no end. @throws what the file system says, or an Error */
function readOrdinary(path) {
    const stats = (0,external_node_fs_.statSync)(path);
    if (!stats.isFile() || stats.size > largest) {
        throw new Error('It is no ordinary file, or too large for a plan.');
    }
    return (0,external_node_fs_.readFileSync)(path, 'utf8');
}
/** Reads a plan file for `expected-plan`, relative to the workspace. What cannot be read as one is a problem, never "any plan". */
function readExpectedPlan(path, workspace) {
    const problem = (message) => ({
        severity: 'error',
        rule: 'expected-plan-file',
        message: `expected-plan: ${message}`,
        hint: 'Give the path of a plan file that an earlier run wrote (its output plan-file), or a plan-hash.',
    });
    let text;
    try {
        text = readOrdinary((0,external_node_path_.resolve)(workspace, path));
    }
    catch {
        return problem('the plan file cannot be read.');
    }
    try {
        const { hash, steps } = shape.parse(JSON.parse(text));
        return { hash, steps };
    }
    catch {
        return problem('the file is not a plan file.');
    }
}

;// CONCATENATED MODULE: ./build/stages.js














/** Inputs and event; masks what is secret among them before anything else is done. @throws InputError */
async function admit(world, progress) {
    const event = (0,github_event/* readEvent */.j_)(world.env);
    progress.run = { id: event.runId, attempt: event.runAttempt, commit: event.commit, url: event.runUrl };
    proxyPasswords(world.env).forEach(world.log.mask);
    progress.mode = (0,github_inputs/* readMode */.Em)(world.env);
    const inputs = (0,github_inputs/* readInputs */.Ko)(world.env, event.trust);
    for (const token of [inputs.apiToken, inputs.githubToken]) {
        if (token) {
            world.log.mask(token.reveal());
        }
    }
    const secrets = parseSecretsInput(inputs.secrets);
    [...secrets.values.values()].forEach(world.log.mask);
    Object.assign(progress, {
        mode: inputs.mode,
        label: inputs.label,
        config: inputs.config
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
    });
    progress.comment = { event, policy: inputs.comment, token: inputs.githubToken };
    refuseUnverifiedTls(world.env);
    refuseMissingWorkspace(world.workspace);
    // Where there are no secrets, whatever was to be put together from them is not as it is meant.
    const unreadable = (0,github_event/* offlineNotice */._u)(event) ? [] : secrets.problems;
    const refusals = [(0,github_event/* refusalOf */.Of)(event, inputs.mode, inputs) ?? [], unreadable].flat();
    if (refusals.length > 0) {
        throw new build_problem/* InputError */.dz(refusals);
    }
    return { inputs, event, secrets: secrets.values };
}
/** Passwords in the addresses of proxies, as they stand there and decoded: a network error may quote the address. */
function proxyPasswords(env) {
    return network/* proxyVariables */.eq.flatMap((name) => {
        const address = env[name] ?? '';
        const password = URL.canParse(address) ? new URL(address).password : '';
        return password === '' ? [] : [password, decoded(password)];
    });
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Tokens and secrets would go to whoever answers. @throws InputError */
function refuseUnverifiedTls(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
        throw new build_problem/* InputError */.dz([
            {
                severity: 'error',
                rule: 'tls-unverified',
                message: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: certificates would not be verified.',
                hint: 'Remove it. For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
            },
        ]);
    }
}
/** @throws InputError */
function refuseMissingWorkspace(workspace) {
    if (!(0,external_node_fs_.existsSync)(workspace)) {
        throw new build_problem/* InputError */.dz([
            {
                severity: 'error',
                rule: 'workspace-missing',
                message: 'GITHUB_WORKSPACE names a folder that does not exist.',
                hint: 'In a container job it must be mounted; outside of a runner, set it to the folder of the files.',
            },
        ]);
    }
}
/** Characters; some two thousand datastores. Its tree takes a hundred times as much while it is made. */
const largeText = 262_144;
/**
 * The files as trees. Plain-text secrets in them are masked at once, whether they are allowed or not.
 *
 * @throws ConfigError when a file cannot be read, with what is wrong in the others too.
 */
async function readConfig(inputs, world) {
    const { files, problems } = await (0,workspace_files/* readConfigFiles */.Wx)(inputs.config, world.workspace);
    if (files.reduce((sum, { text }) => sum + text.length, 0) > largeText) {
        (0,memory/* saveMemory */.z)();
    }
    const parsed = (0,parse/* parseFiles */.Bj)(files);
    (0,parse/* literalSecrets */.pE)(parsed).forEach(world.log.mask);
    if ((0,build_problem/* hasErrors */.Cs)(problems)) {
        throw new build_problem/* ConfigError */.xL([...problems, ...checkConfig(parsed, inputs).problems]);
    }
    return parsed;
}
/** All that can be told without a value and without a network. */
function checkConfig(parsed, { allowLiteralSecrets, ownershipTag }) {
    return (0,check/* checkFiles */.g)(parsed, { allowLiteralSecrets, ownershipTag });
}
/** The plan that was reviewed, for an apply that waits for one; a problem where its file is none. */
function expectedPlan({ mode, expectedPlan: given }, { workspace }) {
    if (mode !== 'apply' || given.kind === 'any') {
        return undefined;
    }
    return given.kind === 'hash' ? { hash: given.hash } : readExpectedPlan(given.path, workspace);
}
/** The desired state with every reference resolved and masked; `undefined` when that left problems. */
async function resolveConfig(config, admitted, world, progress, base) {
    const { parsed } = config;
    const aws = await openAws(config, admitted, world, base);
    const resolved = await resolveReferences(parsed.references, {
        env: (0,environment/* environmentSource */.n)(world.env),
        secrets: admitted.secrets,
        ...(aws ? { aws } : {}),
    }).finally(() => aws?.close());
    resolved.secrets.forEach(world.log.mask);
    const problems = [...(aws?.problems() ?? []), ...resolved.problems];
    progress.problems.push(...problems);
    if ((0,build_problem/* hasErrors */.Cs)(problems)) {
        progress.result = 'failed';
        return undefined;
    }
    if (parsed.references.length === 0) {
        return { desired: config.desired, values: resolved.values };
    }
    const substituted = (0,parse/* substitute */.V2)(parsed, resolved.values);
    (0,parse/* filledSecrets */.Kx)(substituted).forEach(world.log.mask);
    const checked = checkConfig(substituted, admitted.inputs);
    // What both checks found is said once.
    const said = new Set(progress.problems.map((problem) => JSON.stringify(problem)));
    progress.problems.push(...checked.problems.filter((problem) => !said.has(JSON.stringify(problem))));
    progress.result = checked.desired ? undefined : 'failed';
    return checked.desired && { desired: checked.desired, values: resolved.values };
}
/** AWS as a source, only where a reference needs it: its SDK is not even loaded otherwise. */
async function openAws({ parsed, desired }, { inputs, event }, world, base) {
    if (!parsed.references.some(({ source }) => grammar/* awsSources */.yq.has(source))) {
        return undefined;
    }
    const { createAwsSource } = await Promise.all(/* import() */[__webpack_require__.e(405), __webpack_require__.e(781)]).then(__webpack_require__.bind(__webpack_require__, 2781));
    return createAwsSource({
        inputs,
        settings: desired.aws,
        event,
        baseAws: async () => base?.aws() ?? 'unreadable',
        world,
    });
}

;// CONCATENATED MODULE: ./build/action.js





/**
 * One run, from inputs to outcome: the straight line of which every mode is a beginning. What is found on the way goes
 * into `progress`, which is reported by the caller whatever happens here.
 *
 * @throws InputError, ConfigError and ApiError for what a person must mend.
 */
async function run(world, progress) {
    const admitted = await admit(world, progress);
    const { inputs, event } = admitted;
    if (inputs.mode === 'export') {
        const { runExport } = await Promise.all(/* import() */[__webpack_require__.e(914), __webpack_require__.e(620), __webpack_require__.e(312)]).then(__webpack_require__.bind(__webpack_require__, 7312));
        return runExport(inputs, event, world, progress);
    }
    const parsed = await readConfig(inputs, world);
    progress.firstFile = parsed.files[0]?.path;
    const checked = checkConfig(parsed, inputs);
    const expected = expectedPlan(inputs, world);
    const unreadable = expected && 'message' in expected ? [expected] : [];
    progress.problems.push(...checked.problems, ...unreadable);
    if (inputs.mode === 'validate' || !checked.desired || (expected && 'message' in expected)) {
        progress.result = (0,build_problem/* hasErrors */.Cs)(progress.problems) ? 'failed' : 'valid';
        return;
    }
    const base = hasBase(event) ? openBase(parsed, event, inputs, world) : undefined;
    const offline = (0,github_event/* offlineNotice */._u)(event);
    if (offline) {
        progress.problems.push(offline, ...(await differencesFrom(base, checked.desired)));
        progress.result = 'valid';
        return;
    }
    const resolved = await resolveConfig({ parsed, desired: checked.desired }, admitted, world, progress, base);
    if (!resolved) {
        return;
    }
    const { desired, values } = resolved;
    // What speaks to the API is loaded only where it is spoken to.
    const { openTenant } = await Promise.all(/* import() */[__webpack_require__.e(405), __webpack_require__.e(620), __webpack_require__.e(480), __webpack_require__.e(374)]).then(__webpack_require__.bind(__webpack_require__, 7374));
    const tenant = openTenant(inputs, event, world, progress, expected);
    try {
        await tenant.plan(desired, await base?.desired(values));
        if (inputs.mode === 'plan' && inputs.failOnChanges) {
            progress.failure = (0,build_progress/* driftFailure */.ah)(progress);
        }
        if (inputs.mode === 'apply') {
            await tenant.apply(desired);
        }
    }
    finally {
        await tenant.close();
    }
}

;// CONCATENATED MODULE: ./build/redact.js
/** What stands where a secret stood; also what the runner's own masking writes. */
const replacement = '***';
/** Shorter secrets would eat ids and words: they are not registered. */
const shortestSecret = 4;
/** Shorter lines of a multi-line secret are not registered by themselves: `{` is one. */
const shortestLine = 8;
/** Encoded forms shorter than this turn up by chance. */
const shortestForm = 6;
/** So many consecutive characters of a secret give it away. */
const quoteLength = 8;
function createRedactor() {
    // By their first four characters, so that one pass over a text of a megabyte is enough for thousands of forms.
    const formsByStart = new Map();
    const known = new Set();
    const secrets = new Set();
    /** Too short to be replaced. */
    const words = new Set();
    let fragments;
    const register = (form) => {
        const folded = fold(form);
        if (known.has(folded)) {
            return;
        }
        known.add(folded);
        let start = 0;
        for (let index = 0; index < shortestSecret; index += 1) {
            start = withNext(start, folded.charCodeAt(index));
        }
        const forms = [...(formsByStart.get(start) ?? []), folded];
        formsByStart.set(start, forms.toSorted((one, other) => other.length - one.length));
    };
    return {
        add(secret) {
            // An unset secret of the workflow comes as an empty text.
            if (secret.trim() === '') {
                return;
            }
            if (secret.length < shortestSecret) {
                words.add(fold(secret));
            }
            for (const part of parts(secret)) {
                for (const form of formsOf(part)) {
                    register(form);
                }
                secrets.add(part);
            }
            fragments = undefined;
        },
        redact: (text) => replaceSpans(text, spans(text, formsByStart)),
        quotes: (text) => {
            // Only an error asks, and most runs have none.
            fragments ??= fragmentsOf(secrets);
            return (windowsOf(text).some((window) => fragments?.has(window)) ||
                (words.size > 0 &&
                    fold(text)
                        .split(/[^\p{L}\p{N}]+/u)
                        .some((word) => words.has(word))));
        },
    };
}
/** The secret and, where it has several lines, its longer lines: what is registered, as masks too. */
function parts(secret) {
    return secret.length < shortestSecret ? [] : [secret, ...maskLines(secret)];
}
/** What is given to the runner as masks: the secret, or of several lines each of 8 characters and more; nothing under 4 characters. */
function maskLines(secret) {
    const lines = secret.split(/[\r\n]+/).filter((line) => line !== '');
    if (lines.length > 1) {
        return lines.filter((line) => line.length >= shortestLine);
    }
    return lines.filter((line) => line.length >= shortestSecret);
}
/** ASCII letters in lower case: a server may echo another case. Only ASCII, so that lengths stay. */
function fold(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function fragmentsOf(secrets) {
    return new Set([...secrets].flatMap((secret) => {
        const bytes = Buffer.from(secret);
        const encoded = [bytes.toString('hex'), ...[0, 1, 2].flatMap((offset) => base64Forms(bytes, offset))];
        return [secret, ...encoded].flatMap(windowsOf);
    }));
}
/** The windows of a text as it is, and of what is left of it without escapes (of up to two rounds) and blanks. */
function windowsOf(text) {
    const once = unescaped(fold(text));
    return [text, once, unescaped(once)].flatMap((one) => [...windows(fold(one)), ...windows(fold(withoutBlanks(one)))]);
}
function withoutBlanks(text) {
    return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
}
const escapes = /\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|((?:%[0-9a-f]{2})+)|((?:\\x[0-9a-f]{2})+)|((?:\\[0-3][0-7]{2})+)|&#(\d{1,7});|&(amp|lt|gt|quot|apos);|\\(["'\\/])/g;
/** A text in lower case with each escape of JSON, HTML, URLs and C undone once. */
function unescaped(text) {
    return text.replace(escapes, (...[, unit, hex, percents, bytes, octals, decimal, entity, quote]) => {
        if (quote) {
            return quote;
        }
        if (entity) {
            return entities[entity] ?? '';
        }
        if (octals) {
            return utf8(octals.slice(1).split('\\'), 8);
        }
        const run = percents ?? bytes;
        if (run) {
            return utf8(run.match(/[0-9a-f]{2}/g) ?? [], 16);
        }
        return characterOf(decimal ? Number(decimal) : Number.parseInt(unit ?? hex ?? '', 16));
    });
}
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function utf8(bytes, radix) {
    return Buffer.from(bytes.map((byte) => Number.parseInt(byte, radix))).toString('utf8');
}
function characterOf(code) {
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}
function windows(text) {
    const count = Math.max(0, text.length - quoteLength + 1);
    return Array.from({ length: count }, (_, index) => text.slice(index, index + quoteLength));
}
/** The last four characters as one number: a character more pushes the first one out. Only their low bytes, so it is a hint. */
function withNext(four, code) {
    return (four << 8) | (foldCode(code) & 0xff);
}
function foldCode(code) {
    return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
/**
 * The stretches to replace; overlapping ones are one, so that no end of the second secret stays behind. Most texts hold
 * no secret, and there are many of them: until four characters look like the start of one, nothing is copied.
 */
function spans(text, formsByStart) {
    const found = [];
    if (formsByStart.size === 0) {
        return found;
    }
    let folded;
    let four = 0;
    for (let last = 0; last < text.length; last += 1) {
        four = withNext(four, text.charCodeAt(last));
        const index = last - shortestSecret + 1;
        const forms = index < 0 ? undefined : formsByStart.get(four);
        if (forms === undefined) {
            continue;
        }
        folded ??= fold(text);
        const longest = forms.find((form) => folded?.startsWith(form, index));
        if (longest === undefined) {
            continue;
        }
        const [start, end] = found.at(-1) ?? [-1, -1];
        if (index < end) {
            found[found.length - 1] = [start, Math.max(end, index + longest.length)];
        }
        else {
            found.push([index, index + longest.length]);
        }
    }
    return found;
}
function replaceSpans(text, found) {
    if (found.length === 0) {
        return text;
    }
    let from = 0;
    const kept = found.map(([start, end]) => {
        const before = text.slice(from, start);
        from = end;
        return before + replacement;
    });
    return kept.join('') + text.slice(from);
}
/** Every form in which a secret may come back. */
function formsOf(secret) {
    const json = jsonForm(secret);
    const url = urlForm(secret);
    const encoded = [
        json,
        jsonForm(json),
        json.replaceAll('/', '\\/'),
        asciiForm(json),
        url,
        strictUrlForm(url),
        new URLSearchParams([['', secret]]).toString().slice(1),
        encodeURI(secret.toWellFormed()),
        secret.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'),
        secret.replaceAll('\r\n', '\n'),
        secret.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'),
        htmlForm(secret),
        htmlForm(secret).replaceAll('&#39;', '&#x27;').replaceAll('&quot;', '&#34;'),
        ...bytesForms(Buffer.from(secret)),
    ];
    return [secret, ...encoded.filter((form) => form.length >= shortestForm)];
}
function jsonForm(text) {
    return JSON.stringify(text).slice(1, -1);
}
/** As Python's `json.dumps` writes it by default. */
function asciiForm(json) {
    return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function urlForm(text) {
    return encodeURIComponent(text.toWellFormed());
}
/** RFC 3986 reserves five characters that `encodeURIComponent` leaves alone. */
function strictUrlForm(url) {
    return url.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
function htmlForm(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll("'", '&#39;');
}
function bytesForms(bytes) {
    const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
    const base64 = [0, 1, 2].flatMap((offset) => base64Forms(bytes, offset));
    return [
        pairs.join(''),
        pairs.join(' '),
        pairs.join(':'),
        pairs.map((pair) => `\\x${pair}`).join(''),
        pairs.map((pair) => `%${pair}`).join(''),
        bytes.toString('base64'),
        bytes.toString('base64url'),
        bytes.toString('base64').replace(/=+$/, ''),
        ...base64,
    ];
}
/** In both alphabets. */
function base64Forms(bytes, offset) {
    const core = base64Core(bytes, offset);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}
/** The base64 characters that the bytes alone decide when they stand `offset` bytes after a multiple of three. */
function base64Core(bytes, offset) {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    return text.slice(first, last);
}

// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
;// CONCATENATED MODULE: ./build/github/log.js


function createLog({ write, redactor, onFail }) {
    const masked = new Set();
    // Redacted before escaping, which could hide a secret, and after it, which could complete one.
    const safe = (text, inert) => redactor.redact(inert(redactor.redact(text)));
    // Only what is said: a secret such as `error` must not eat the command itself, nor one of digits the line that it is on.
    const command = (name, properties, text) => write(`::${name}${propertiesText(properties, (value) => safe(value, report_escape/* commandProperty */.N1))}::${safe(text, report_escape/* commandData */.wq)}\n`);
    return {
        info: (text) => write(`${safe(text, report_escape/* logText */.kc)}\n`),
        group: (title) => command('group', {}, title.replaceAll('\n', ' ')),
        endGroup: () => command('endgroup', {}, ''),
        mask(secret) {
            if (masked.has(secret)) {
                return;
            }
            masked.add(secret);
            redactor.add(secret);
            for (const part of maskLines(secret)) {
                write(`::add-mask::${maskData(part)}\n`);
            }
        },
        annotate: ({ level, title, message, at }) => command(level, { title, ...place(at) }, message),
        debug: (text) => command('debug', {}, text),
        fail(message) {
            command('error', {}, message);
            onFail();
        },
    };
}
function place(at) {
    // Without an end line it is that of the start; columns are accepted only when both are equal.
    return at ? { file: at.file, line: at.line, col: at.column } : {};
}
function propertiesText(properties, safe) {
    const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
    const texts = given.map(([name, value]) => `${name}=${typeof value === 'number' ? value : safe(String(value))}`);
    return texts.length === 0 ? '' : ` ${texts.join(',')}`;
}
/** A mask goes out byte for byte: making it inert would mask another text. */
function maskData(secret) {
    return secret.replaceAll('%', '%25');
}

// EXTERNAL MODULE: ./build/report/outputs.js
var report_outputs = __webpack_require__(4121);
;// CONCATENATED MODULE: ./build/github/growing-output.js

/** Up to so many bytes a value is short enough to be written anew each time, and so is always exactly the JSON text. */
const growing_output_short = 4_096;
/**
 * Grows an entry of the runner's output file in place. Each id has to be in the file before the next create is sent, and
 * writing the whole object each time makes 1 GB of 5,000 creates. So a longer entry is written with blanks behind its
 * closing brace, which JSON allows, and the next id takes their place by one small write: whenever the process is killed,
 * the file holds whole entries. When the blanks are used up, a longer entry of the same name follows; the later one wins.
 *
 * @throws Error of the file system from its methods.
 */
function createGrowingOutput({ path, redact, entryOf }) {
    const ids = new Map();
    let end = 0;
    let blanks = 0;
    function write() {
        const json = JSON.stringify(Object.fromEntries([...ids].map(([name, id]) => [redact(name), id])));
        const bytes = Buffer.byteLength(json);
        blanks = bytes > growing_output_short ? bytes : 0;
        const value = json + ' '.repeat(blanks);
        const entry = entryOf(value);
        const file = (0,external_node_fs_.openSync)(path, 'a');
        try {
            const lead = Buffer.byteLength(entry.slice(0, entry.indexOf(value)));
            end = (0,external_node_fs_.fstatSync)(file).size + lead + bytes - 1;
            (0,external_node_fs_.appendFileSync)(file, entry);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
    }
    function grow(name, id) {
        const more = `,${JSON.stringify(redact(name))}:${id}}`;
        const bytes = Buffer.byteLength(more) - 1;
        if (bytes > blanks) {
            return false;
        }
        const file = (0,external_node_fs_.openSync)(path, 'r+');
        try {
            (0,external_node_fs_.writeSync)(file, more, end);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        end += bytes;
        blanks -= bytes;
        return true;
    }
    return {
        start(existing) {
            for (const [name, id] of existing) {
                ids.set(name, id);
            }
            write();
        },
        add(name, id) {
            const known = ids.has(name);
            ids.set(name, id);
            if (known || !grow(name, id)) {
                write();
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/github/outputs.js



/**
 * Writes the runner's file command itself: the same form as `@actions/core` (a test compares them), without its
 * import time, and without its fallback to a command that GitHub has switched off.
 */
function createOutputs({ env, redactor, onError }) {
    const path = env['GITHUB_OUTPUT'];
    const growing = (name) => path ? createGrowingOutput({ path, redact: redactor.redact, entryOf: (value) => entry(name, value) }) : undefined;
    const ids = growing('ids');
    const createdIds = growing('created-ids');
    const connectionIds = growing('connection-ids');
    const trying = (write) => {
        try {
            write();
            return undefined;
        }
        catch (error) {
            const failure = `The outputs could not be written (${error.message}).`;
            onError(failure);
            return failure;
        }
    };
    return {
        set(values) {
            const lines = report_outputs/* outputNames */.gr.flatMap((name) => {
                const value = values[name];
                return value === undefined ? [] : [entry(name, value)];
            });
            return path && lines.length > 0 ? trying(() => (0,external_node_fs_.appendFileSync)(path, lines.join(''))) : undefined;
        },
        start(existing) {
            trying(() => {
                ids?.start(existing.ids);
                createdIds?.start(new Map());
                connectionIds?.start(existing.connectionIds);
            });
        },
        recordCreated(name, id) {
            trying(() => {
                createdIds?.add(name, id);
                ids?.add(name, id);
            });
        },
        recordConnection(name, id) {
            trying(() => connectionIds?.add(name, id));
        },
    };
}
/**
 * `name<<delimiter`, value, delimiter. The delimiter is one that the value does not contain, so no value can end its
 * own entry and start another. Counted rather than random: loading `node:crypto` for it costs 7 ms of every start.
 */
function entry(name, value) {
    for (let count = 0;; count += 1) {
        const delimiter = `ghadelimiter_00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
        if (!value.includes(delimiter)) {
            return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
        }
    }
}

;// CONCATENATED MODULE: ./build/github/stdout.js

const stdout = 1;
/** How long to leave a reader that is behind, in milliseconds. */
const pause = 2;
/**
 * Writes whole text to standard output before it returns. `process.stdout` costs 5 to 8 ms at the first use for the
 * streams that it loads, on Windows it may lose its last lines when the process exits, and it fails the run when the
 * reader of a pipe has gone. A log that nobody reads any more must not stop an apply half way: it is dropped.
 *
 * @throws Error of the system, for anything else that keeps the text from being written
 */
function writeStdout(text, write = external_node_fs_.writeSync) {
    let rest = Buffer.from(text);
    while (rest.length > 0) {
        try {
            rest = rest.subarray(write(stdout, rest));
        }
        catch (error) {
            const { code } = error;
            if (code === 'EPIPE' || code === 'EOF') {
                return;
            }
            // A pipe that somebody has set to not block, and that is full.
            if (code !== 'EAGAIN') {
                throw error;
            }
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
        }
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/github/plan-file.js



/**
 * Writes the plan as JSON into a new private directory under `RUNNER_TEMP` (0700, the file 0600): a fixed path could
 * be somebody else's link. Returns the path of the file; throws where the directory cannot be written.
 */
function writePlanFile(env, plan) {
    const directory = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'qualytics-plan-'));
    const path = (0,external_node_path_.join)(directory, 'plan.json');
    (0,external_node_fs_.writeFileSync)(path, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return path;
}

;// CONCATENATED MODULE: ./build/github/summary.js

/**
 * Appends to the job summary; nothing outside GitHub. Synchronous, so that it is there even when a signal ends the
 * run. Returns what went wrong, to be logged: a summary is never worth a failed step.
 */
function writeSummary(env, markdown) {
    const path = env['GITHUB_STEP_SUMMARY'];
    if (!path) {
        return undefined;
    }
    try {
        (0,external_node_fs_.appendFileSync)(path, markdown);
        return undefined;
    }
    catch (error) {
        return `The job summary could not be written (${error.message}).`;
    }
}

// EXTERNAL MODULE: ./build/report/report.js
var report_report = __webpack_require__(7177);
// EXTERNAL MODULE: ./build/report/shown.js
var shown = __webpack_require__(9138);
// EXTERNAL MODULE: ./build/report/text.js
var report_text = __webpack_require__(3920);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(4702);
;// CONCATENATED MODULE: ./build/report/annotations.js






/** What a reviewer must see first. Within a rank the order of the plan, or of the file, stays. */
const ranks = { refusal: 0, error: 1, delete: 2, affectsOthers: 3, remark: 4, update: 5, create: 6 };
/**
 * The annotations of a run, most important first, within GitHub's limits for a step: when a level has more than fit,
 * its last one counts the rest. Of the errors one place is left for the step's final message where it fails.
 */
function annotationsOf(report) {
    const outcomes = (0,report_report/* outcomesOf */.RK)(report);
    const refusals = new Set(report.plan?.problems ?? []);
    const steps = (report.plan?.steps ?? []).flatMap((step) => stepAnnotations(step, outcomes, report));
    const problems = (0,report_report/* problemsOf */.GW)(report).map((problem) => problemAnnotation(problem, refusals.has(problem)));
    const all = [...problems, ...steps].toSorted((one, other) => one.rank - other.rank);
    return ['error', 'warning', 'notice'].flatMap((level) => {
        const reserved = level === 'error' && report.failure !== undefined ? 1 : 0;
        const ofLevel = all.filter((annotation) => annotation.level === level);
        return within(ofLevel, level, report_report/* limits */.Fy.annotationsPerLevel - reserved);
    });
}
function within(annotations, level, room) {
    const shown = annotations.length > room ? annotations.slice(0, room - 1) : annotations;
    const left = annotations.length - shown.length;
    return [
        ...shown.map(({ rank: _, ...annotation }) => limited(annotation)),
        ...(left > 0
            ? [
                {
                    level,
                    title: `${(0,words/* count */.U9)(left, `more ${level}`)}`,
                    message: `${(0,words/* count */.U9)(left, `more ${level}`)} did not fit here. All are in the job summary.`,
                },
            ]
            : []),
    ];
}
function limited(annotation) {
    return {
        ...annotation,
        title: (0,report_escape/* cut */.Jj)(annotation.title, report_report/* limits */.Fy.annotationTitleChars),
        message: (0,report_escape/* cut */.Jj)(annotation.message, report_report/* limits */.Fy.annotationChars),
    };
}
function problemAnnotation(problem, ofPlan) {
    const rank = problem.severity !== 'error' ? ranks.remark : ofPlan ? ranks.refusal : ranks.error;
    const { at, ...facts } = problem;
    const message = (0,build_problem/* problemText */.fI)(facts);
    return { level: problem.severity, title: problem.rule, message, rank, ...annotations_place(at) };
}
function annotations_place(at) {
    return at ? { at } : {};
}
function stepAnnotations(step, outcomes, report) {
    const outcome = outcomes.get(step.id);
    const title = (0,words/* stepTitle */.Fb)(step, outcome?.outcome);
    if (outcome && outcome.outcome !== 'done') {
        const level = outcome.outcome === 'skipped' ? 'notice' : 'error';
        return [{ level, title, message: outcome.error ?? title, rank: ranks.error, ...annotations_place(step.at) }];
    }
    if (step.action === 'delete') {
        const message = [title, ...(step.reason ? [step.reason] : [])].join('\n');
        return [{ level: 'warning', title, message, rank: ranks.delete, ...annotations_place(step.at ?? wholeFile(report)) }];
    }
    return byPlace(step).map(({ at, changes }) => ({
        level: 'notice',
        title,
        message: stepMessage(step, changes) || title,
        rank: (0,report_report/* outsiders */.RT)(step).length > 0 ? ranks.affectsOthers : step.action === 'create' ? ranks.create : ranks.update,
        ...annotations_place(at),
    }));
}
/** A pruned datastore stands in no file any more; the mark goes to the top of the first one. */
function wholeFile({ firstFile: file }) {
    return file === undefined ? undefined : { file, line: 1, column: 1 };
}
/** A create is marked once, at the name; everything else on each line that changes, or at the name where no line says. */
function byPlace(step) {
    if (step.action === 'create') {
        return [{ at: step.at, changes: step.changes }];
    }
    const marks = new Map();
    for (const change of step.changes) {
        const at = change.at ?? step.at;
        const key = at ? `${at.line}:${at.file}` : '';
        const mark = marks.get(key) ?? { at, changes: [] };
        mark.changes.push(change);
        marks.set(key, mark);
    }
    return marks.size === 0 ? [{ at: step.at, changes: [] }] : [...marks.values()];
}
function stepMessage(step, changes) {
    return [
        ...changes.map(shown/* changeText */.k),
        ...(step.affects.length > 0 ? [`Affects: ${(0,report_text/* affectsText */.Kl)(step.affects)}`] : []),
        ...(step.adopts ? ['Adopts an object that this file did not own before.'] : []),
        ...(step.reason ? [step.reason] : []),
        ...(step.origin === 'drift' ? ['Already different before this change.'] : []),
    ].join('\n');
}

;// CONCATENATED MODULE: ./build/report/plan-file.js


/** `undefined` where the run made no plan: a plan file without a plan would read as "nothing to do". */
function planFile(report) {
    if (!report.plan) {
        return undefined;
    }
    const { hash, summary, steps } = report.plan;
    const outcomes = (0,report_report/* outcomesOf */.RK)(report);
    return {
        version: 1,
        hash,
        mode: report.mode,
        label: report.label,
        result: report.result,
        summary: { create: summary.create, update: summary.update, delete: summary.delete, unchanged: summary.unchanged },
        steps: steps.map((step) => fileStep(step, outcomes.get(step.id) ?? (report.mode === 'apply' ? notBegun : undefined))),
        problems: (0,report_report/* problemsOf */.GW)(report).map(fileProblem),
    };
}
/** Of an apply that was refused, or stopped before it began. */
const notBegun = { outcome: 'skipped', error: 'The apply did not begin.' };
function fileStep(step, outcome) {
    return {
        id: step.id,
        action: step.action,
        kind: step.kind,
        name: step.name,
        liveId: step.liveId,
        adopts: step.adopts,
        needs: step.needs,
        changes: step.changes.map(fileChange),
        affects: step.affects.map(({ name, managed }) => ({ name, managed })),
        dependsOn: [...step.dependsOn],
        reason: step.reason,
        origin: step.origin,
        at: filePosition(step.at),
        ...(outcome ? { outcome: outcome.outcome } : {}),
        ...(outcome?.error === undefined ? {} : { error: outcome.error }),
    };
}
function fileChange({ field, before, after, sensitive }) {
    const side = (value) => (sensitive && value !== null ? secret/* SENSITIVE */.NP : value);
    return { field, before: side(before), after: side(after), sensitive };
}
function fileProblem({ severity, rule, message, hint, at }) {
    return { severity, rule, message, hint: hint ?? null, at: filePosition(at) };
}
function filePosition(at) {
    return at ? { file: at.file, line: at.line, column: at.column } : null;
}

// EXTERNAL MODULE: ./build/report/redacted.js
var redacted = __webpack_require__(8911);
// EXTERNAL MODULE: ./build/report/summary.js
var summary = __webpack_require__(4611);
;// CONCATENATED MODULE: ./build/publish.js










/**
 * Writes the end of a run everywhere it is read: comment, log, annotations, plan file, outputs, summary. One report,
 * redacted as a whole after the last thing was added to it. A place that cannot be written keeps nothing from the others.
 *
 * @throws what the first such place threw, when all others are written.
 */
async function publish(finished, place, world) {
    const { log, outputs, env, redactor } = world;
    const failure = failureOf(finished);
    const reportWith = (problems) => (0,redacted/* redactReport */.a5)({ ...finished, failure, problems: [...finished.problems, ...problems] }, redactor.redact);
    const thrown = [];
    const kept = (error) => {
        thrown.push(error);
    };
    const uncommented = await commented({ ...finished, failure }, place, world).catch(kept);
    const added = [uncommented ?? []].flat();
    const known = reportWith(added);
    const file = planFile(known);
    let path;
    try {
        path = file && writePlanFile(env, file);
    }
    catch (error) {
        kept(error);
    }
    const unset = outputs.set((0,report_outputs/* outputValues */.uN)(known, path));
    const report = unset === undefined ? known : reportWith([...added, unwrittenProblem(unset)]);
    for (const problem of (0,report_report/* problemsOf */.GW)(report)) {
        log.info(`${problem.severity}: ${(0,build_problem/* problemText */.fI)(problem)}`);
    }
    annotationsOf(report).forEach(log.annotate);
    const noSummary = writeSummary(env, (0,summary/* summaryMarkdown */.e)(report));
    if (noSummary) {
        log.info(noSummary);
    }
    log.info((0,words/* headline */.Pl)(report));
    if (failure !== undefined) {
        log.fail(failure);
    }
    if (thrown.length > 0) {
        throw thrown[0];
    }
}
/** Writes the sticky comment, where there is a place for one. Returns what prevented it. */
async function commented(report, place, { redactor, signals }) {
    if (place?.event.trust !== 'pull-request' || place.policy === 'never' || signals.stop.aborted) {
        return undefined;
    }
    const { writeComment } = await __webpack_require__.e(/* import() */ 212).then(__webpack_require__.bind(__webpack_require__, 8831));
    const { problem } = await writeComment({ ...place, report, redactor, signal: signals.stop });
    return problem;
}
/** What the next step looks for and will not find. */
function unwrittenProblem(message) {
    return {
        severity: 'warning',
        rule: 'outputs-unwritten',
        message,
        hint: 'Ids and counts are in the log and in the job summary. Check the space on the disk of the runner.',
    };
}
/** The last line of a run that failed; `undefined` when it did not. */
function failureOf(report) {
    if (report.failure !== undefined) {
        return report.failure;
    }
    return report.result === 'failed' || report.result === 'partial' ? (0,words/* headline */.Pl)(report) : undefined;
}

// EXTERNAL MODULE: ./build/qualytics/errors.js
var errors = __webpack_require__(6453);
;// CONCATENATED MODULE: ./build/main.js









/** When a cancelled run must be where, in milliseconds after the signal: GitHub kills it at 10 s. */
const cancelling = { writesEnd: 4_000, processEnds: 6_500 };
/** Builds the real world, runs the action in it, and reports, whatever happens on the way. */
async function main() {
    const redactor = createRedactor();
    const log = createLog({
        write: (text) => writeStdout(text),
        redactor,
        onFail: () => {
            process.exitCode = 1;
        },
    });
    const world = {
        env: process.env,
        workspace: process.env['GITHUB_WORKSPACE'] || process.cwd(),
        log,
        redactor,
        outputs: createOutputs({ env: process.env, redactor, onError: log.info }),
        now: () => performance.now(),
        random: Math.random,
        sleep: async (milliseconds, signal) => {
            const { setTimeout: sleep } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8500, 19));
            await sleep(milliseconds, undefined, { signal });
        },
        signals: listenForSignals(log.info),
    };
    const progress = (0,build_progress/* noProgress */.nd)();
    try {
        await run(world, progress);
    }
    catch (error) {
        recordError(error, progress, world);
    }
    if (world.signals.stop.aborted) {
        progress.failure = 'The run was cancelled. What was in flight is reported as unknown; the next run settles it.';
    }
    if (progress.result === 'failed' || progress.result === 'partial') {
        await describePlatform(world);
    }
    try {
        await publish((0,build_progress/* reportOf */.EI)(progress), progress.comment, world);
    }
    catch (error) {
        log.fail(`The run ended, but its report could not be written: ${main_textOf(error)}`);
        log.debug(stackOf(error));
    }
}
/** With debug logging a failed run says where it ran: the first thing that is asked when somebody reports it. */
async function describePlatform({ env, log }) {
    if (env['RUNNER_DEBUG'] !== '1') {
        return;
    }
    const { platform } = await Promise.all(/* import() */[__webpack_require__.e(405), __webpack_require__.e(7), __webpack_require__.e(119), __webpack_require__.e(811)]).then(__webpack_require__.bind(__webpack_require__, 6811));
    const { name, version, arch } = await platform.getDetails();
    log.debug(`Node ${process.versions.node} on ${name} ${version} (${arch})`);
}
function listenForSignals(say) {
    const stop = new AbortController();
    const writes = new AbortController();
    const onSignal = (signal) => {
        if (stop.signal.aborted) {
            return;
        }
        say(`${signal}: no new step starts; writes in flight have ${cancelling.writesEnd / 1000} s to end.`);
        stop.abort();
        setTimeout(() => writes.abort(), cancelling.writesEnd).unref();
        setTimeout(() => process.exit(1), cancelling.processEnds).unref();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return { stop: stop.signal, writes: writes.signal };
}
/** What a person can mend becomes problems; anything else is a defect of ours, said in one line. */
function recordError(error, progress, world) {
    if (error instanceof build_problem/* InputError */.dz || error instanceof build_problem/* ConfigError */.xL) {
        progress.problems.push(...error.problems);
    }
    else if (error instanceof errors/* ApiError */.hD) {
        progress.problems.push({
            severity: 'error',
            rule: 'api',
            message: error.message,
            ...(error.hint ? { hint: error.hint } : {}),
        });
    }
    else {
        const text = main_textOf(error);
        progress.problems.push({
            severity: 'error',
            rule: 'defect',
            message: `This is a defect of the action: ${text}`,
            hint: 'Please report it with the steps that led to it; a run with debug logging shows more.',
        });
        world.log.debug(stackOf(error));
    }
    if (progress.openWrites.size > 0) {
        (0,build_progress/* noteWritten */.ox)(progress);
    }
    progress.result = progress.wrote ? 'partial' : 'failed';
}
/** For whoever mends it. */
function stackOf(error) {
    return (error instanceof Error ? error.stack : undefined) ?? main_textOf(error);
}
/** What an error says; anything may be thrown. */
function main_textOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 9401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ saveMemory)
/* harmony export */ });
/**
 * Holds the process's memory near to what is alive. V8 trades memory for time, and asks for more the more there is: up
 * to four times what is alive, and room for new objects that doubles and never shrinks. Without either a run with
 * thousands of datastores needs half the memory, in the same time (`npm run bench`). To be called before something
 * large: a small `validate` need not pay for loading `node:v8`. Both flags are read by V8 each time it decides.
 */
function saveMemory() {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    setFlagsFromString('--semi-space-growth-factor=1');
    setFlagsFromString('--heap-growing-percent=50');
}


/***/ }),

/***/ 7658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/** The name that takes the fewest edits, if these are few for its length. */
function nearest(name, names) {
    if (name.length > 64) {
        return undefined;
    }
    const most = Math.max(1, Math.floor(name.length / 4));
    const ranked = names
        .filter((candidate) => Math.abs(candidate.length - name.length) <= most)
        .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
        .filter(({ distance }) => distance <= most)
        .sort((a, b) => a.distance - b.distance);
    return ranked[0]?.candidate;
}
/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function editDistance(a, b) {
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [];
        for (let j = 0; j <= b.length; j += 1) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            next.push(Math.min(cell(row, j) + 1, cell(next, j - 1) + 1, cell(row, j - 1) + cost, swapped ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY));
        }
        before = row;
        row = next;
    }
    return cell(row, b.length);
}
/** No way leads through what is outside of the table. */
function cell(row, column) {
    return row[column] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   TR: () => (/* binding */ isCertificateCode),
/* harmony export */   cN: () => (/* binding */ certificateFault),
/* harmony export */   eq: () => (/* binding */ proxyVariables)
/* harmony export */ });
/** What the network says of a failure, for whoever speaks HTTP. Apart from `http.ts`, which loads an HTTP client. */
/** The variables of the environment that name a proxy. */
const proxyVariables = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'];
/** The code of a network error, or of what caused it. */
function codeOf(error) {
    const { code, cause } = (error ?? {});
    return typeof code === 'string' ? code : cause ? codeOf(cause) : '';
}
function isCertificateCode(code) {
    return /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code);
}
/** What is said of a certificate that nobody vouches for; `undefined` where the network's code means something else. */
function certificateFault(code, host) {
    return isCertificateCode(code)
        ? {
            message: `the certificate of ${host} is not trusted (${code})`,
            hint: 'For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
        }
        : undefined;
}


/***/ }),

/***/ 411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ hasErrors),
/* harmony export */   J: () => (/* binding */ positionText),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   fI: () => (/* binding */ problemText),
/* harmony export */   xL: () => (/* binding */ ConfigError)
/* harmony export */ });
/** Whether a run may go on in spite of these problems. */
function hasErrors(problems) {
    return problems.some((problem) => problem.severity === 'error');
}
/** `file:line:column  message hint`, the one textual form of a problem. */
function problemText(problem) {
    const place = problem.at ? `${positionText(problem.at)}  ` : '';
    const also = (problem.also ?? []).map((at) => ` (see ${positionText(at)})`).join('');
    return `${place}${problem.message}${also}${problem.hint ? ` ${problem.hint}` : ''}`;
}
/** `file:line:column`. */
function positionText(at) {
    return `${at.file}:${at.line}:${at.column}`;
}
/** The workflow's author must act: an input or the environment of the step is wrong. */
class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        super(problems.map(problemText).join('\n'));
        this.problems = problems;
    }
}
/** The file's author must act. Carries every problem of every file, not the first one. */
class ConfigError extends Error {
    name = 'ConfigError';
    problems;
    constructor(problems) {
        super(problems.map(problemText).join('\n'));
        this.problems = problems;
    }
}


/***/ }),

/***/ 2633:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ reportOf),
/* harmony export */   ah: () => (/* binding */ driftFailure),
/* harmony export */   nd: () => (/* binding */ noProgress),
/* harmony export */   ox: () => (/* binding */ noteWritten)
/* harmony export */ });
/** A run that has not begun. */
function noProgress() {
    return {
        mode: 'plan',
        label: '',
        config: [],
        firstFile: undefined,
        run: { id: undefined, attempt: undefined, commit: undefined, url: undefined },
        problems: [],
        plan: undefined,
        outcomes: undefined,
        wrote: false,
        openWrites: new Set(),
        drifts: false,
        converged: undefined,
        result: undefined,
        failure: undefined,
        comment: undefined,
    };
}
/** Something was written, or counts as written since nothing shows that it was not. What the server made of it is not known until it is read again. */
function noteWritten(progress) {
    progress.wrote = true;
    progress.converged ??= 'unread';
}
/** The progress as it is to be reported; a run without a result of its own failed, in part where something was written. */
function reportOf(progress) {
    return {
        ...progress,
        problems: [...progress.problems],
        result: progress.result ?? (progress.wrote ? 'partial' : 'failed'),
    };
}
/** Why `fail-on-changes` fails a plan; rotation is asked for, so it is not drift. */
function driftFailure({ drifts, result }) {
    return result === 'planned' && drifts ? 'There is something to do, and fail-on-changes is true.' : undefined;
}


/***/ }),

/***/ 6453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xb: () => (/* binding */ wasNotProcessed),
/* harmony export */   dg: () => (/* binding */ isTransient),
/* harmony export */   hD: () => (/* binding */ ApiError),
/* harmony export */   uZ: () => (/* binding */ mayHaveBeenProcessed)
/* harmony export */ });
/* unused harmony export isCertificateProblem */
/* harmony import */ var _network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);

/** A request to the Qualytics API that did not succeed. The message never holds the body of a request. */
class ApiError extends Error {
    name = 'ApiError';
    method;
    path;
    failure;
    status;
    detail;
    named;
    hint;
    retryAfter;
    constructor(facts) {
        super(messageOf(facts), { cause: facts.cause });
        this.method = facts.method;
        this.path = facts.path;
        this.failure = facts.failure;
        this.status = facts.status;
        this.detail = facts.detail;
        this.named = facts.named ?? [];
        this.hint = facts.hint ?? hintOf(facts);
        this.retryAfter = facts.retryAfter;
    }
}
function messageOf({ method, path, failure, status, detail }) {
    const said = detail ? `: ${detail.replace(/[.\s]+$/, '')}` : '';
    switch (failure) {
        case 'status':
            return `${method} ${path} was answered with ${status}${said}.`;
        case 'malformed':
            return status === undefined
                ? `${method} ${path} was answered, but not with what the API documents${said}.`
                : `${method} ${path} was answered with ${status}, but not with what the API documents${said}.`;
        case 'not-sent':
            return `${method} ${path} could not be sent${said}.`;
        case 'lost':
            return `${method} ${path} was sent, but no answer arrived${said}.`;
        case 'cancelled':
            return `${method} ${path} was stopped, since the run was cancelled.`;
    }
}
function hintOf({ failure, status, method }) {
    if (failure === 'not-sent') {
        return 'Check api-url, and that the runner can reach that address.';
    }
    if (failure === 'malformed') {
        return 'Check that api-url is the address of Qualytics itself and that no proxy or sign-in page answers in its place.';
    }
    switch (status) {
        case 401:
            return 'Check api-token: it is missing, revoked, expired, or of another deployment.';
        case 403:
            return method === 'GET'
                ? 'Use a token that may read this.'
                : 'Use a token whose role and team permissions allow this (creating: Manager; unlinking and deleting: Admin; changing a datastore: Editor in one of its teams).';
        default:
            return undefined;
    }
}
/** Whether a request that changes nothing when it is repeated is worth repeating. */
function isTransient(error) {
    if (error.failure === 'status') {
        return error.status === 408 || error.status === 429 || (error.status ?? 0) >= 500;
    }
    return (error.failure === 'lost' ||
        error.failure === 'malformed' ||
        (error.failure === 'not-sent' && !isCertificateProblem(error)));
}
/** Whether the API cannot have processed the request: the only case in which a create may be repeated unseen. */
function wasNotProcessed(error) {
    if (error.failure === 'status') {
        return error.status === 429 || error.status === 503;
    }
    return error.failure === 'not-sent' && !isCertificateProblem(error);
}
/** Whether the request may have been processed although it failed. */
function mayHaveBeenProcessed(error) {
    if (!(error instanceof ApiError) || wasNotProcessed(error)) {
        return false;
    }
    const status = error.status ?? 0;
    return (error.failure === 'lost' ||
        error.failure === 'malformed' ||
        error.failure === 'cancelled' ||
        status === 408 ||
        status >= 500);
}
/** Waiting does not mend a certificate. */
function isCertificateProblem(error) {
    return (0,_network_js__WEBPACK_IMPORTED_MODULE_0__/* .isCertificateCode */ .TR)((0,_network_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(error.cause));
}


/***/ }),

/***/ 8942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ environmentSource)
/* harmony export */ });
/**
 * The environment of the step as a source of references. It answers for every name: which names a file may not ask
 * for is a matter of the grammar, and refused before anything is looked up.
 */
function environmentSource(environment) {
    return (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined);
}


/***/ }),

/***/ 7622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nq: () => (/* binding */ saysSecret),
/* harmony export */   QC: () => (/* binding */ parseTemplate),
/* harmony export */   QR: () => (/* binding */ targetsOf),
/* harmony export */   Z3: () => (/* binding */ targetText),
/* harmony export */   hD: () => (/* binding */ targetKey),
/* harmony export */   rk: () => (/* binding */ withPlaceholders),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   x4: () => (/* binding */ secretSources),
/* harmony export */   yq: () => (/* binding */ awsSources)
/* harmony export */ });
/**
 * The grammar of `${{ \u2026 }}`: which references exist and what they look like. It knows no value. `${key}` with one
 * brace is the API's own syntax (`secrets_manager`) and is ordinary text here.
 */
/** Sources whose values are secrets, wherever they are used. */
const secretSources = new Set(['secrets', 'secretsmanager', 'ssm']);
/** Sources that need AWS credentials. */
const awsSources = new Set(['aws', 'secretsmanager', 'ssm']);
const forms = 'The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.';
/** Splits a text into plain parts and references. Never throws. */
function parseTemplate(text) {
    if (!text.includes('${{')) {
        return { kind: 'text' };
    }
    const parts = [];
    const faults = [];
    let from = 0;
    for (let open = text.indexOf('${{'); open >= 0; open = text.indexOf('${{', from)) {
        const close = text.indexOf('}}', open + 3);
        const inner = text.slice(open + 3, close);
        if (close === -1 || inner.includes('${{')) {
            faults.push({ rule: 'reference-syntax', message: 'A ${{ is never closed by }}.', hint: forms });
            break;
        }
        const target = parseTarget(inner.trim());
        if ('rule' in target) {
            faults.push(target);
        }
        else {
            parts.push(...(open > from ? [text.slice(from, open)] : []), target);
        }
        from = close + 2;
    }
    if (faults.length > 0) {
        return { kind: 'faults', faults };
    }
    const all = from < text.length ? [...parts, text.slice(from)] : parts;
    const usual = all.map((part) => (typeof part === 'string' ? part : targetText(part))).join('');
    return { kind: 'template', template: { text: usual, parts: all } };
}
/** Whether the text is one reference and nothing else: then it may fill an integer or a boolean. */
function isWhole(template) {
    return template.parts.length === 1;
}
function targetsOf(template) {
    return template.parts.filter((part) => typeof part !== 'string');
}
/** One key for all the spellings of a reference. */
function targetKey({ source, name, key }) {
    return JSON.stringify([source, name, key]);
}
/** The reference in its usual spelling. */
function targetText({ source, name, key }) {
    const separator = source === 'secretsmanager' || source === 'ssm' ? ':' : '.';
    return `\${{ ${source}${separator}${name}${key === undefined ? '' : `#${key}`} }}`;
}
/** The text with every reference replaced: for checks of its outline while no value is known. */
function withPlaceholders(template, placeholder) {
    return template.parts.map((part) => (typeof part === 'string' ? part : placeholder)).join('');
}
const variable = /^[A-Za-z_][A-Za-z0-9_]*$/;
/**
 * Secrets Manager: letters, digits and `/_+=.@-` (the AWS API reference, CreateSecret), and `!` after the name of the AWS
 * service that made it, such as `rds!` (the user guide, secrets managed by other services); or an ARN.
 */
const secretId = /^(?:arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:)?[A-Za-z0-9/_+=.@!-]{1,512}$/;
/** SSM: letters, digits and `.-_/` (the AWS API reference, PutParameter). */
const parameterName = /^[A-Za-z0-9._/-]{1,1011}$/;
const jsonKey = /^[^\n\r{}]+$/;
const awsProperties = ['account_id', 'partition', 'region'];
function parseTarget(inner) {
    const dotted = /^(env|secrets|aws)\.(.*)/s.exec(inner);
    if (dotted) {
        return dottedTarget(dotted[1], dotted[2] ?? '');
    }
    const manager = /^secretsmanager:([^#]*)(?:#(.*))?/s.exec(inner);
    if (manager) {
        const [, name = '', key] = manager;
        if (hasOperator(inner)) {
            return operators();
        }
        if (!secretId.test(name) || (key !== undefined && !jsonKey.test(key))) {
            return syntax('secretsmanager: takes the name or ARN of a secret, and after # a key of its JSON.');
        }
        return { source: 'secretsmanager', name, ...(key === undefined ? {} : { key }) };
    }
    if (inner.startsWith('ssm:')) {
        const name = inner.slice(4);
        return parameterName.test(name)
            ? { source: 'ssm', name }
            : hasOperator(inner)
                ? operators()
                : syntax('ssm: takes the name of a parameter, such as /app/key.');
    }
    return unknownSource(inner);
}
function dottedTarget(source, name) {
    if (/[\s|&=!<>()'"[\]:?+*]/.test(name)) {
        return operators();
    }
    if (source === 'aws') {
        return awsProperties.includes(name)
            ? { source, name }
            : {
                rule: 'reference-source',
                message: 'There is no such aws value.',
                hint: `Known are ${awsProperties.map((one) => `aws.${one}`).join(', ')}.`,
            };
    }
    if (!variable.test(name)) {
        return syntax(`${source}. takes a name of letters, digits and underscores that does not begin with a digit.`);
    }
    return source === 'env' && isReserved(name) ? reserved(name) : { source, name };
}
/** Variables that belong to the runner, to this action or to AWS: never readable from a file. */
function isReserved(name) {
    return (/^(?:INPUT_|ACTIONS_|RUNNER_|AWS_SECRET_|AWS_SESSION_)/i.test(name) ||
        /^(?:GITHUB_TOKEN|GH_TOKEN|QUALYTICS_TOKEN|AWS_ACCESS_KEY_ID)$/i.test(name));
}
/** A name that says secret: `env` may then only fill a secret field, since elsewhere it would be shown. */
function saysSecret(name) {
    return /TOKEN|SECRET|PASSW|PRIVATE|CREDENTIAL/i.test(name);
}
function reserved(name) {
    return {
        rule: 'reference-reserved',
        message: `env.${name} is reserved for the runner, for this action or for AWS credentials.`,
        hint: 'Pass the value under another name in env: of the step, or as a secret.',
    };
}
function syntax(hint) {
    return { rule: 'reference-syntax', message: 'This reference is not well formed.', hint };
}
function operators() {
    return {
        rule: 'reference-syntax',
        message: 'A reference is one name: there are no operators, functions or brackets.',
        hint: 'Compute the value in the workflow, pass it through env: of the step, and write ${{ env.NAME }}.',
    };
}
function unknownSource(inner) {
    const context = /^(?:vars|github|inputs|needs|steps|matrix|runner|job|strategy)\b/i.exec(inner);
    if (context) {
        return {
            rule: 'reference-source',
            message: `${context[0].toLowerCase()}. is known to the workflow, not to this file.`,
            hint: 'Pass it through env: of the step and write ${{ env.NAME }}.',
        };
    }
    if (inner === '') {
        return { rule: 'reference-syntax', message: 'The reference is empty.', hint: forms };
    }
    if (hasOperator(inner) || /[()'"[\]]|^!|^(?:true|false|null|[-\d.]+)$/.test(inner)) {
        return operators();
    }
    return {
        rule: 'reference-source',
        message: 'This is not a source that references know.',
        hint: `${nearForm(inner)}${forms}`,
    };
}
/** What GitHub's expressions would calculate with, and no name has. */
function hasOperator(inner) {
    return /\|\||&&|[=!<>]=/.test(inner);
}
/** The most likely slip: another letter case, a plural, or the other separator. */
function nearForm(inner) {
    const head = /^([\w-]+)\s*[.:]\s*[\w.:/@+=!-]+$/.exec(inner)?.[1];
    const guesses = [
        [/^envs?$|^environment$/i, 'env.'],
        [/^secrets?$/i, 'secrets.'],
        [/^secrets?[-_]?managers?$/i, 'secretsmanager:'],
        [/^ssm$|^parameters?$/i, 'ssm:'],
        [/^aws$/i, 'aws.'],
    ];
    const guess = head && guesses.find(([form]) => form.test(head));
    return guess ? `Did you mean \${{ ${guess[1]}\u2026 }}? ` : '';
}


/***/ }),

/***/ 5626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fk: () => (/* binding */ claiming),
/* harmony export */   Je: () => (/* binding */ problemClaims),
/* harmony export */   dF: () => (/* binding */ importance),
/* harmony export */   eA: () => (/* binding */ failureClaims),
/* harmony export */   kS: () => (/* binding */ stepClaims)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7177);

/** What of warnings and notices has room before what there is more of: a warning for each step must not take it all. */
const hintShare = 1 / 4;
/** Lets the rows of a section claim their room. */
function claiming(...claims) {
    return (section) => ({ ...section, claims });
}
/** Of the section of what was not done, what failed or is unknown; what was skipped for it can be thousands. */
function failureClaims(report) {
    const rows = (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .unfinished */ .M1)(report).flatMap(({ outcome }, index) => (outcome === 'skipped' ? [] : [index]));
    return [{ turn: 'errors', rows }, { turn: 'laterHints', share: hintShare }, { turn: 'rest' }];
}
/** Of the section of problems, errors before everything else; `hints`: when warnings and notices have their share. */
function problemClaims(report, hints) {
    const errors = (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .problemsOf */ .GW)(report).filter(({ severity }) => severity === 'error').length;
    return [{ turn: 'errors', rows: [...Array(errors).keys()] }, { turn: hints, share: hintShare }, { turn: 'rest' }];
}
/** Of the section of these steps, deletes and what others feel before the rest, wherever they stand. */
function stepClaims(steps) {
    const rows = steps.flatMap((step, index) => (importance(step) < 2 ? [index] : []));
    return [{ turn: 'deletes', rows }, { turn: 'steps' }];
}
/** The order of the plan is that of its doing; a comment that must be cut keeps deletes and what others feel. */
function importance(step) {
    if (step.action === 'delete') {
        return 0;
    }
    if ((0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .outsiders */ .RT)(step).length > 0) {
        return 1;
    }
    return step.action === 'create' ? 3 : 2;
}


/***/ }),

/***/ 9924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   N1: () => (/* binding */ commandProperty),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   kc: () => (/* binding */ logText),
/* harmony export */   pA: () => (/* binding */ proseHtml),
/* harmony export */   v1: () => (/* binding */ codeHtml),
/* harmony export */   wq: () => (/* binding */ commandData)
/* harmony export */ });
/**
 * One function for each sink that text from people or from the API reaches. Summary and comment are written as HTML
 * blocks, in which GitHub's Markdown does not look at the text at all, so Markdown needs no escaping of its own: what
 * remains is HTML, and the mentions and issue references that GitHub looks for after rendering (never inside `<code>`).
 */
/** Control characters, direction marks, invisible spaces, half surrogates and tag characters. Joiners stay: scripts and emoji need them. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}|[\u{e0000}-\u{e007f}]/gu;
const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** The text on one line, with everything that a reader would not see, or that would reorder it, written out as `\u202e`. */
function visible(text) {
    return text.replace(unseen, (character) => named[character] ?? codePoint(character));
}
function codePoint(character) {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).padStart(4, '0');
    return code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`;
}
/**
 * Lines for the log. The runner takes `::name::` at the start of a line (leading blanks aside) and `##[name]` anywhere
 * in one as a command; both are broken by a space. Newlines stay, each line is made inert by itself.
 */
function logText(text) {
    return text
        .split('\n')
        .map((line) => visible(line)
        .replaceAll('##[', '## [')
        .replace(/^(\s*):(?=:)/, '$1: '))
        .join('\n');
}
/** The message of a workflow command, inert even where the runner prints it back into the log. Newlines stay. */
function commandData(text) {
    return percent(logText(text));
}
/** A property (title, file) of a workflow command, on one line. */
function commandProperty(text) {
    return percent(visible(text).replaceAll('##[', '## [')).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/** Of text that was made visible: of what ends a command, only newlines may be left. */
function percent(text) {
    return text.replaceAll('%', '%25').replaceAll('\n', '%0A');
}
/** Enough for the content of an element; into attributes no text from people goes. */
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '@': '&#64;',
};
function entity(text) {
    return text.replace(/[&<>@]/g, (character) => entities[character] ?? character);
}
/** A name or value in an HTML block: as code, where GitHub links nothing and notifies nobody. */
function codeHtml(text) {
    return `<code>${entity(visible(text))}</code>`;
}
/** What GitHub turns into a mention, a cross-reference or a link in rendered prose; an invisible space after it prevents that. */
const linked = /@(?=\w)|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi;
/** A sentence in an HTML block, such as the message of a problem, which may quote names. Newlines become line breaks. */
function proseHtml(text) {
    return text
        .split(/\r?\n/)
        .map((line) => entity(visible(line).replace(linked, '$&\u200b')))
        .join('<br>');
}
/** At most `length` UTF-16 units (the unit in which GitHub's runner counts), never half a character, with `\u2026` where something was cut. */
function cut(text, length) {
    if (text.length <= length) {
        return text;
    }
    const last = text.charCodeAt(length - 2);
    const splits = last >= 0xd800 && last <= 0xdbff;
    return `${text.slice(0, splits ? length - 2 : length - 1)}\u2026`;
}


/***/ }),

/***/ 9848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rowsOf),
/* harmony export */   z: () => (/* binding */ withinLimit)
/* harmony export */ });
/** In which order claims get their room: first what a person must act on, and ids, which stand nowhere else; warnings and notices have a share before the steps in a comment, and after them in a summary. */
const turns = { errors: 0, ids: 1, deletes: 2, hints: 3, steps: 4, laterHints: 5, usual: 6, rest: 7 };
/** One row of each item. */
function rowsOf(items, write) {
    return {
        length: items.length,
        at: (index) => {
            const item = items[index];
            return item === undefined ? undefined : write(item);
        },
    };
}
/** Between sections: an empty line ends an HTML block, so that the next one starts anew. */
const between = '\n\n';
/**
 * The sections as one text within the limit. Heads, tails and counts of all sections have their room first; rows then
 * fill what is left, claim by claim. A claim is cut before the first row that does not fit, and its section says how
 * many are left out.
 */
function withinLimit(sections, measure) {
    const frames = sections.reduce((sum, section) => sum + measure.size(frame(section)), 0);
    const filled = sections.map((section) => ({ section, taken: new Map() }));
    let room = measure.limit - frames;
    for (const { section, taken, claim } of claimsOf(filled)) {
        const { rows } = section;
        let most = claim.share === undefined ? room : Math.min(room, claim.share * measure.limit);
        for (const index of claim.rows ?? Array(rows.length).keys()) {
            const row = taken.has(index) ? undefined : rows.at(index);
            if (row === undefined) {
                continue;
            }
            const size = measure.size(`${row}\n`);
            if (size > most) {
                break;
            }
            most -= size;
            room -= size;
            taken.set(index, row);
        }
    }
    return `${filled.map(written).join(between)}\n`;
}
const usual = [{ turn: 'usual' }];
/** The claims of all sections in the order of their turns. */
function claimsOf(filled) {
    return filled
        .flatMap((one) => (one.section.claims ?? usual).map((claim) => ({ ...one, claim })))
        .toSorted((one, other) => turns[one.claim.turn] - turns[other.claim.turn]);
}
function written({ section, taken }) {
    const rows = [...taken].sort(([one], [other]) => one - other).map(([, row]) => row);
    const left = section.rows.length - rows.length;
    return joined(section, rows, left > 0 ? omission(left, section.noun) : '');
}
function joined(section, rows, left) {
    return [section.head, ...rows, section.tail, left].filter((line) => line !== '').join('\n');
}
/** The longest that a section without rows can be, its separator included. */
function frame(section) {
    return `${joined(section, [], omission(section.rows.length, section.noun))}\n\n`;
}
function omission(left, noun) {
    return `<p><em>${left} more ${noun}${left === 1 ? '' : 's'} did not fit here.</em></p>`;
}


/***/ }),

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gr: () => (/* binding */ outputNames),
/* harmony export */   mI: () => (/* binding */ made),
/* harmony export */   uN: () => (/* binding */ outputValues),
/* harmony export */   wh: () => (/* binding */ datastoreIds)
/* harmony export */ });
/** Every output of the action, as `action.yml` declares them (a test compares the two). */
const outputNames = [
    'ids',
    'created-ids',
    'connection-ids',
    'changed',
    'create-count',
    'update-count',
    'delete-count',
    'unchanged-count',
    'plan-hash',
    'plan-file',
    'converged',
    'result',
];
/**
 * All outputs of a finished run, also of a failed one. What is not known, since nothing was read, is empty.
 * `planFile`: the path it was written to.
 */
function outputValues(report, planFile) {
    const summary = report.plan?.summary;
    return {
        ids: namesJson(datastoreIds(report)),
        'created-ids': namesJson(made(report, 'datastore')),
        'connection-ids': namesJson(connectionIds(report)),
        changed: changed(report),
        'create-count': numberText(summary?.create),
        'update-count': numberText(summary?.update),
        'delete-count': numberText(summary?.delete),
        'unchanged-count': numberText(summary?.unchanged),
        'plan-hash': report.plan?.hash ?? '',
        'plan-file': planFile ?? '',
        converged: report.converged === undefined ? '' : String(report.converged === true),
        result: report.result,
    };
}
function numberText(number) {
    return number === undefined ? '' : String(number);
}
/** A JSON object from name to id. Built from entries, since a name may be `__proto__`. */
function namesJson(ids) {
    return JSON.stringify(Object.fromEntries(ids));
}
function exportedIds(names) {
    return new Map(names.flatMap(({ name, id }) => (id === undefined ? [] : [[name, id]])));
}
/** Datastores of the file that exist after the run. */
function datastoreIds(report) {
    if (report.exported) {
        return exportedIds(report.exported.datastores);
    }
    const live = (report.plan?.datastores ?? []).flatMap(({ name, liveId }) => liveId === null ? [] : [[name, liveId]]);
    return new Map([...live, ...made(report, 'datastore')]);
}
function connectionIds(report) {
    if (report.exported) {
        return exportedIds(report.exported.connections);
    }
    const live = [...(report.plan?.connections ?? [])].flatMap(([name, id]) => id === null ? [] : [[name, id]]);
    return new Map([...live, ...made(report, 'connection')]);
}
/** What this run made: a create that has an id, even where the step failed after it. */
function made(report, kind) {
    const entries = (report.outcomes ?? []).flatMap(({ step, liveId }) => step.action === 'create' && step.kind === kind && liveId !== undefined ? [[step.name, liveId]] : []);
    return new Map(entries);
}
/** Of an apply whether something was, or may have been, written; of a plan whether something would be. */
function changed(report) {
    if (report.exported) {
        return report.exported.fromLive ? 'false' : '';
    }
    if (!report.plan) {
        return '';
    }
    if (report.mode !== 'apply') {
        return String(report.plan.steps.length > 0);
    }
    return String(report.wrote);
}


/***/ }),

/***/ 8911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ redactOutcome),
/* harmony export */   a5: () => (/* binding */ redactReport),
/* harmony export */   nw: () => (/* binding */ redactPlan)
/* harmony export */ });
/**
 * The report with every free text redacted. Done before anything is rendered: escaping would otherwise hide a secret
 * from the redactor, and a JSON text that is redacted as a whole could stop being JSON. Identifiers of our own (action,
 * kind, hash, result) stay as they are. Step ids are redacted the same way wherever they stand, so they still match.
 */
function redactReport(report, redact) {
    // Outcomes name steps of the plan: those are the same objects afterwards, too.
    const steps = new Map(report.plan?.steps.map((step) => [step, redactStep(step, redact)]));
    return {
        ...report,
        label: redact(report.label),
        config: report.config.map(redact),
        ...(report.firstFile === undefined ? {} : { firstFile: redact(report.firstFile) }),
        plan: report.plan && planOf(report.plan, [...steps.values()], redact),
        problems: report.problems.map((problem) => redactProblem(problem, redact)),
        ...(report.exported ? { exported: redactExport(report.exported, redact) } : {}),
        outcomes: report.outcomes?.map((outcome) => outcomeOf(outcome, steps.get(outcome.step) ?? redactStep(outcome.step, redact), redact)),
        failure: report.failure === undefined ? undefined : redact(report.failure),
    };
}
function redactExport({ fromLive, files, datastores, connections }, redact) {
    const names = (all) => all.map(({ name, id }) => ({ name: redact(name), id }));
    return { fromLive, files: files.map(redact), datastores: names(datastores), connections: names(connections) };
}
/** The plan as the report has it, for what is said before there is a report: a long value is cut when it is shown. */
function redactPlan(plan, redact) {
    return planOf(plan, plan.steps.map((step) => redactStep(step, redact)), redact);
}
/** How a step ended, for the log of an apply. */
function redactOutcome(outcome, redact) {
    return outcomeOf(outcome, redactStep(outcome.step, redact), redact);
}
function planOf(plan, steps, redact) {
    return {
        ...plan,
        steps,
        datastores: plan.datastores.map((datastore) => ({ ...datastore, name: redact(datastore.name) })),
        connections: new Map([...plan.connections].map(([name, id]) => [redact(name), id])),
        problems: plan.problems.map((problem) => redactProblem(problem, redact)),
    };
}
function redactStep(step, redact) {
    return {
        ...step,
        id: redact(step.id),
        name: redact(step.name),
        reason: redact(step.reason),
        changes: step.changes.map((change) => redactChange(change, redact)),
        affects: step.affects.map((affected) => ({ ...affected, name: redact(affected.name) })),
        dependsOn: step.dependsOn.map(redact),
        ...redactPlace(step.at, redact),
    };
}
function redactChange(change, redact) {
    return {
        ...change,
        field: redact(change.field),
        before: redactShown(change.before, redact),
        after: redactShown(change.after, redact),
        ...(change.reference === undefined ? {} : { reference: redact(change.reference) }),
        ...redactPlace(change.at, redact),
    };
}
function redactShown(value, redact) {
    if (typeof value === 'string') {
        return redact(value);
    }
    return Array.isArray(value) ? value.map(redact) : value;
}
function redactProblem(problem, redact) {
    return {
        ...problem,
        message: redact(problem.message),
        ...(problem.hint === undefined ? {} : { hint: redact(problem.hint) }),
        ...redactPlace(problem.at, redact),
        ...(problem.also ? { also: problem.also.map((at) => ({ ...at, file: redact(at.file) })) } : {}),
    };
}
function redactPlace(at, redact) {
    return at ? { at: { ...at, file: redact(at.file) } } : {};
}
function outcomeOf(outcome, step, redact) {
    return {
        ...outcome,
        step,
        ...(outcome.error === undefined ? {} : { error: redact(outcome.error) }),
    };
}


/***/ }),

/***/ 7177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fy: () => (/* binding */ limits),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   M1: () => (/* binding */ unfinished),
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   RT: () => (/* binding */ outsiders)
/* harmony export */ });
/** Over these GitHub drops text silently, drops it all, or refuses the request. */
const limits = {
    /** For a step and a level; what is over it is dropped, perhaps the one that matters. */
    annotationsPerLevel: 10,
    annotationChars: 4096,
    annotationTitleChars: 255,
    /** One more and the request is refused with 422. */
    commentChars: 65_536,
    /** One more and the whole summary is dropped. */
    summaryBytes: 1_048_576,
};
/** The problems of the run and of its plan, each once. */
function problemsOf(report) {
    return [...new Set([...report.problems, ...(report.plan?.problems ?? [])])];
}
/** Outcomes by step id; empty where nothing was applied. */
function outcomesOf(report) {
    return new Map((report.outcomes ?? []).map((outcome) => [outcome.step.id, outcome]));
}
/** Outcomes that a person must act on or know about: failed and unknown, then skipped. */
function unfinished(report) {
    const rank = { failed: 0, unknown: 0, skipped: 1, done: 2 };
    return (report.outcomes ?? [])
        .filter((outcome) => outcome.outcome !== 'done')
        .toSorted((one, other) => rank[one.outcome] - rank[other.outcome]);
}
/** Names outside the file that a step touches too. */
function outsiders(step) {
    return step.affects.filter((affected) => !affected.managed).map((affected) => affected.name);
}


/***/ }),

/***/ 5999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ problemSection),
/* harmony export */   Hw: () => (/* binding */ idSection),
/* harmony export */   NO: () => (/* binding */ differenceSection),
/* harmony export */   eV: () => (/* binding */ stepSection),
/* harmony export */   mo: () => (/* binding */ failureSection)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(411);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9848);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4121);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7177);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9138);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4702);







/**
 * The parts that summary and comment are made of, as HTML blocks: no part holds an empty line, after which GitHub
 * would read what follows as Markdown again.
 */
function row(cells) {
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
function table(title, columns, rows, noun) {
    if (rows.length === 0) {
        return [];
    }
    const headings = columns.map((column) => `<th>${column}</th>`).join('');
    return [{ head: `${title}\n<table>\n<tr>${headings}</tr>`, rows, tail: '</table>', noun }];
}
function heading(title) {
    return `<h3>${title}</h3>`;
}
/** A longer message is cut, so that no row crowds out all others. */
const messageChars = 4000;
function message(text) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .proseHtml */ .pA)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(text, messageChars));
}
/** A longer name or place, too. */
const nameChars = 200;
function name(text) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeHtml */ .v1)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(text, nameChars));
}
const problemRanks = { error: 0, warning: 1, notice: 2 };
/** Errors, warnings and notices with their places. */
function problemSection(report) {
    const problems = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .problemsOf */ .GW)(report).toSorted((one, other) => problemRanks[one.severity] - problemRanks[other.severity]);
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .rowsOf */ .R)(problems, (problem) => {
        const place = problem.at ? name((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .positionText */ .J)(problem.at)) : '';
        const also = (problem.also ?? []).map((at) => ` (see ${name((0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .positionText */ .J)(at))})`).join('');
        const what = `${message(problem.message)}${also}${problem.hint ? ` ${message(problem.hint)}` : ''}`;
        return row([problem.severity, place, what, name(problem.rule)]);
    });
    return table(heading('Problems'), ['', 'Where', 'Problem and remedy', 'Rule'], rows, 'problem');
}
/** After an apply: what failed, is unknown or was skipped, and why. */
function failureSection(report) {
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .rowsOf */ .R)((0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .unfinished */ .M1)(report), (outcome) => row([outcome.outcome, `${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Yp)(outcome.step)} ${name(outcome.step.name)}`, message(outcome.error ?? '')]));
    return table(heading('Not done'), ['Outcome', 'Step', 'Why, and what to do'], rows, 'step');
}
/** A row for each of these steps of the report, after an apply with how it ended. */
function stepSection(report, steps) {
    const outcomes = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomesOf */ .RK)(report);
    const applied = report.outcomes !== undefined;
    const origins = steps.some((step) => step.origin !== null);
    const columns = [
        '',
        'Step',
        'Id',
        'Needs',
        'Why',
        ...(origins ? ['Origin'] : []),
        ...(applied ? ['Outcome', 'Time'] : []),
    ];
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .rowsOf */ .R)(steps, (step) => {
        const outcome = outcomes.get(step.id);
        return row([
            _words_js__WEBPACK_IMPORTED_MODULE_5__/* .signs */ .rf[step.action],
            stepCell(step),
            idCell(step, outcome),
            step.needs,
            message(step.reason),
            ...(origins ? [originText(step)] : []),
            ...(applied ? [outcome?.outcome ?? '', outcome ? (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .duration */ .p0)(outcome.milliseconds) : ''] : []),
        ]);
    });
    return table(heading('Steps'), columns, rows, 'step');
}
function idCell(step, outcome) {
    return String(outcome?.liveId ?? step.liveId ?? '');
}
function stepCell(step) {
    const outside = (0,_report_js__WEBPACK_IMPORTED_MODULE_3__/* .outsiders */ .RT)(step).length;
    const marks = [
        ...(step.adopts ? ['<strong>adopts</strong>'] : []),
        ...(step.affects.length > 0 ? [`affects ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(step.affects.length, 'datastore')}`] : []),
        ...(outside > 0 ? [`<strong>${outside} not in the file</strong>`] : []),
    ];
    return [`${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .doing */ .Yp)(step)} ${name(step.name)}`, ...marks].join(', ');
}
function originText(step) {
    if (step.origin === null) {
        return '';
    }
    return step.origin === 'change' ? 'introduced by this pull request' : 'already different before it';
}
/** Field differences, folded: one fold for each datastore, connection, group or tag. */
function differenceSection(steps) {
    const folds = new Map();
    for (const step of steps) {
        if (step.changes.length === 0 && step.affects.length === 0) {
            continue;
        }
        const key = `${step.kind} ${step.name}`;
        const others = folds.get(key);
        if (others) {
            others.push(step);
        }
        else {
            folds.set(key, [step]);
        }
    }
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .rowsOf */ .R)([...folds.values()], fold);
    return rows.length === 0 ? [] : [{ head: heading('Differences'), rows, tail: '', noun: 'difference' }];
}
function fold(steps) {
    const [{ kind, name: title }] = steps;
    const changes = steps.flatMap((step) => step.changes);
    const affects = steps.flatMap((step) => step.affects);
    const rows = changes.map((change) => {
        const { sign, field, before, after } = (0,_shown_js__WEBPACK_IMPORTED_MODULE_4__/* .shownChange */ .c)(change);
        return row([sign, name(field), side(before), side(after)]);
    });
    const names = affects.map((affected) => `${name(affected.name)}${affected.managed ? '' : ' <strong>not in the file</strong>'}`);
    return [
        `<details><summary>${kind} ${name(title)} (${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(changes.length, 'field')})</summary>`,
        ...(rows.length > 0
            ? ['<table>', '<tr><th></th><th>Field</th><th>Before</th><th>After</th></tr>', ...rows, '</table>']
            : []),
        ...(names.length > 0 ? [`<p>Affects ${names.join(', ')}</p>`] : []),
        '</details>',
    ].join('\n');
}
function side(value) {
    return value === undefined ? '' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeHtml */ .v1)(value);
}
/** After an apply: the ids of the datastores of the file, those made by this run marked. */
function idSection(report) {
    if (report.outcomes === undefined) {
        return [];
    }
    const created = (0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .made */ .mI)(report, 'datastore');
    const rows = (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .rowsOf */ .R)([...(0,_outputs_js__WEBPACK_IMPORTED_MODULE_6__/* .datastoreIds */ .wh)(report)], ([datastore, id]) => row([name(datastore), String(id), created.has(datastore) ? 'created' : '']));
    return table(heading('Ids'), ['Datastore', 'Id', ''], rows, 'id');
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ shownChange),
/* harmony export */   k: () => (/* binding */ changeText)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5714);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);


/** Longer values are shown from where they begin to differ. */
const valueChars = 300;
const context = 20;
/** Both sides as JSON-like text, cut where they are long. A sensitive side is `(sensitive)`, whatever the change holds. */
function shownChange(change) {
    const before = side(change, change.before);
    const after = side(change, change.after);
    const from = differsFrom(before ?? '', after ?? '');
    return {
        sign: before === undefined ? '+' : after === undefined ? '-' : '~',
        field: change.field,
        before: before === undefined ? undefined : excerpt(before, from),
        after: after === undefined ? undefined : excerpt(after, from),
    };
}
function side(change, value) {
    if (value === null) {
        return undefined;
    }
    return change.sensitive ? _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .SENSITIVE */ .NP : shownValue(value);
}
function shownValue(value) {
    return Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value);
}
function differsFrom(one, other) {
    let index = 0;
    while (index < one.length && one[index] === other[index]) {
        index += 1;
    }
    return index;
}
function excerpt(text, from) {
    if (text.length <= valueChars) {
        return text;
    }
    if (from < valueChars - context) {
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(text, valueChars)} (${text.length} characters)`;
    }
    const start = from - context;
    return `\u2026${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(text.slice(isHalf(text, start) ? start + 1 : start), valueChars)} (${text.length} characters)`;
}
/** Whether the second half of a character is there, as UTF-16 writes those beyond 65,535. */
function isHalf(text, index) {
    const unit = text.charCodeAt(index);
    return unit >= 0xdc00 && unit <= 0xdfff;
}
/** `~ root_path: "/a" \u2192 "/b"`: the form of the log and of annotations. */
function changeText(change) {
    const { sign, field, before, after } = shownChange(change);
    if (before === undefined) {
        return `${sign} ${field}: ${after ?? '(none)'}`;
    }
    if (after === undefined) {
        return `${sign} ${field}: ${before}`;
    }
    return `${sign} ${field}: ${before} \u2192 ${after}`;
}


/***/ }),

/***/ 4611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ outcomeSection),
/* harmony export */   e: () => (/* binding */ summaryMarkdown)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5626);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);
/* harmony import */ var _fit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9848);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7177);
/* harmony import */ var _sections_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5999);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4702);






/** The job summary: outcome and counts, what needs a person, steps, differences, ids. At most 1 MiB of UTF-8. */
function summaryMarkdown(report) {
    const steps = report.plan?.steps ?? [];
    const sections = [
        outcomeSection(report),
        ...(0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .failureSection */ .mo)(report).map((0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claiming */ .Fk)(...(0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .failureClaims */ .eA)(report))),
        // After the steps: their table is complete as far as any is.
        ...(0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .problemSection */ .BX)(report).map((0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claiming */ .Fk)(...(0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .problemClaims */ .Je)(report, 'laterHints'))),
        ...(0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .stepSection */ .eV)(report, steps).map((0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claiming */ .Fk)(...(0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .stepClaims */ .kS)(steps))),
        ...(0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .differenceSection */ .NO)(steps),
        // Nothing else of a large apply says them all.
        ...(0,_sections_js__WEBPACK_IMPORTED_MODULE_4__/* .idSection */ .Hw)(report).map((0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .claiming */ .Fk)({ turn: 'ids' })),
    ];
    return (0,_fit_js__WEBPACK_IMPORTED_MODULE_2__/* .withinLimit */ .z)(sections, { limit: _report_js__WEBPACK_IMPORTED_MODULE_3__/* .limits */ .Fy.summaryBytes, size: (text) => Buffer.byteLength(text) });
}
/** What is longer here is somebody's mistake or joke, and must not take the room of the steps. */
const nameChars = 200;
const failureChars = 2000;
const filesShown = 20;
/** What every form of the report begins with. */
function outcomeSection(report) {
    const outcome = (0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .headline */ .Pl)(report);
    // Of many failed runs that is all that there is to say.
    const failure = report.failure === outcome ? undefined : report.failure;
    const lines = [
        `<h2>Qualytics ${report.mode}${report.label ? ` ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeHtml */ .v1)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(report.label, nameChars))}` : ''}</h2>`,
        `<p><strong>${outcome}</strong></p>`,
        ...(failure === undefined ? [] : [`<p>${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .proseHtml */ .pA)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(failure, failureChars))}</p>`]),
        ...planLine(report),
        ...commitLine(report),
    ];
    return { head: lines.join('\n'), rows: [], tail: '', noun: 'line' };
}
function planLine(report) {
    if (!report.plan) {
        return [];
    }
    const { summary, needs, hash, steps } = report.plan;
    const role = steps.length > 0 ? `Applying it needs the role ${needs}. ` : '';
    // Of a plan the headline has the counts already.
    const counts = report.mode === 'apply' ? `Datastores: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_5__/* .countsText */ .WN)(summary)}. ` : '';
    return [`<p>${counts}${role}Plan hash ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeHtml */ .v1)(hash)}</p>`];
}
function commitLine(report) {
    const shown = report.config.slice(0, filesShown).map((path) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeHtml */ .v1)((0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(path, nameChars)));
    const left = report.config.length - shown.length;
    const files = [...shown, ...(left > 0 ? [`${left} more`] : [])].join(', ');
    const of = report.run.commit === undefined ? '' : ` at commit ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeHtml */ .v1)(report.run.commit.slice(0, 12))}`;
    return files || of ? [`<p>Of ${files || 'this repository'}${of}.</p>`] : [];
}


/***/ }),

/***/ 3920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   Kl: () => (/* binding */ affectsText),
/* harmony export */   Pt: () => (/* binding */ planText)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(411);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9924);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9138);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4702);




/** The plan as the log shows it: one line for each step, one for each field below it, counts and hash last. No line holds a newline. */
function planText(plan) {
    if (plan.steps.length === 0) {
        return [`Nothing to do. ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .countsText */ .WN)(plan.summary)}.`, hashLine(plan)];
    }
    return [
        ...plan.steps.flatMap(stepLines),
        `Plan: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .countsText */ .WN)(plan.summary)}. Applying it needs the role ${plan.needs}.`,
        hashLine(plan),
    ];
}
function hashLine(plan) {
    return `Plan hash: ${plan.hash}`;
}
function stepLines(step) {
    const id = step.liveId === null ? '' : ` (id ${step.liveId})`;
    const marks = [
        `needs ${step.needs}`,
        ...(step.adopts ? ['adopts'] : []),
        ...(step.origin === 'drift' ? ['already different before this change'] : []),
        ...(step.origin === 'change' ? ['introduced by this change'] : []),
    ];
    const head = `${_words_js__WEBPACK_IMPORTED_MODULE_3__/* .signs */ .rf[step.action]} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .doing */ .Yp)(step)} ${step.name}${id} [${marks.join(', ')}]`;
    const place = step.at ? `  ${(0,_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .positionText */ .J)(step.at)}` : '';
    const lines = [
        ...(step.reason ? [`why: ${step.reason}`] : []),
        ...step.changes.map(_shown_js__WEBPACK_IMPORTED_MODULE_2__/* .changeText */ .k),
        ...(step.affects.length > 0 ? [`affects: ${affectsText(step.affects)}`] : []),
    ];
    return [`${head}${place}`, ...lines.map((line) => `    ${line}`)].map(_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK);
}
/** `Orders Lake, Finance Lake (not in the file)`. */
function affectsText(affects) {
    return affects.map(({ name, managed }) => (managed ? name : `${name} (not in the file)`)).join(', ');
}
/** One line for a step that ended: `Created datastore Orders Lake (id 42), 340 ms`. */
function outcomeText(outcome) {
    const id = outcome.liveId ?? outcome.step.liveId;
    const named = id === null ? '' : ` (id ${id})`;
    const error = outcome.error ? `: ${outcome.error}` : '';
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(`${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .stepTitle */ .Fb)(outcome.step, outcome.outcome)}${named}, ${(0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(outcome.milliseconds)}${error}`);
}


/***/ }),

/***/ 4702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fb: () => (/* binding */ stepTitle),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   WN: () => (/* binding */ countsText),
/* harmony export */   Yp: () => (/* binding */ doing),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   rf: () => (/* binding */ signs)
/* harmony export */ });
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7177);

const signs = {
    create: '+',
    update: '~',
    link: '~',
    unlink: '~',
    delete: '-',
    sync: '~',
};
const verbs = {
    create: { infinitive: 'create', past: 'created' },
    update: { infinitive: 'update', past: 'updated' },
    link: { infinitive: 'link the enrichment of', past: 'linked the enrichment of' },
    unlink: { infinitive: 'unlink the enrichment of', past: 'unlinked the enrichment of' },
    delete: { infinitive: 'delete', past: 'deleted' },
    sync: { infinitive: 'start the first sync of', past: 'started the first sync of' },
};
/** `update datastore`, without the name. */
function doing(step) {
    return `${verbs[step.action].infinitive} ${step.kind}`;
}
/** `Will update datastore Orders Lake`, or how it ended. */
function stepTitle(step, outcome) {
    const what = `${doing(step)} ${step.name}`;
    switch (outcome) {
        case undefined:
            return `Will ${what}`;
        case 'done':
            return capital(`${verbs[step.action].past} ${step.kind} ${step.name}`);
        case 'failed':
            return `Could not ${what}`;
        case 'skipped':
            return `Skipped: ${what}`;
        case 'unknown':
            return `Outcome unknown: ${what}`;
    }
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
/** `1 to create, 2 to update, 0 to delete, 3 unchanged`. */
function countsText(summary) {
    return `${summary.create} to create, ${summary.update} to update, ${summary.delete} to delete, ${summary.unchanged} unchanged`;
}
/** `1 error`, `2 errors`. */
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
/** `1.2 s`, `340 ms`. */
function duration(milliseconds) {
    const rounded = Math.round(milliseconds);
    return rounded < 1000 ? `${rounded} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
/** How the run ended, in one sentence without names: the first line of summary and comment. */
function headline(report) {
    const errors = (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .problemsOf */ .GW)(report).filter((problem) => problem.severity === 'error').length;
    switch (report.result) {
        case 'valid':
            if (report.mode === 'export') {
                return 'Nothing was exported: the live state was not read.';
            }
            return report.mode === 'validate'
                ? 'The configuration is valid. Qualytics was not contacted.'
                : 'The configuration is valid. The live state was not read, so what would change is not known.';
        case 'planned':
            return `There is something to do: ${report.plan ? countsText(report.plan.summary) : 'see below'}.`;
        case 'unchanged':
            return `Nothing to do: ${count(report.plan?.summary.unchanged ?? 0, 'datastore')} as configured.`;
        case 'applied':
            return `Applied: ${outcomeCounts(report.outcomes ?? [])}.${convergence(report)}`;
        case 'partial':
            return `Applied in part: ${outcomeCounts(report.outcomes ?? [])}.${convergence(report)}`;
        case 'exported':
            return exportedText(report);
        case 'failed':
            return `Failed, nothing was written${errors > 0 ? `: ${count(errors, 'error')}` : ''}.`;
    }
}
function exportedText({ exported }) {
    return exported
        ? `Exported ${count(exported.datastores.length, 'datastore')} and ${count(exported.connections.length, 'connection')}.`
        : 'Exported.';
}
function convergence(report) {
    switch (report.converged) {
        case undefined:
            return '';
        case 'unread':
            return ' What was written was not read again.';
        case true:
            return ' Read again: nothing is left to do.';
        case false:
            return ' Read again: something would still change.';
    }
}
function outcomeCounts(outcomes) {
    const counted = (outcome) => outcomes.filter((entry) => entry.outcome === outcome).length;
    const rest = ['failed', 'unknown', 'skipped'].filter((outcome) => counted(outcome) > 0);
    return [`${count(counted('done'), 'step')} done`, ...rest.map((outcome) => `${counted(outcome)} ${outcome}`)].join(', ');
}


/***/ }),

/***/ 5714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ SENSITIVE),
/* harmony export */   _D: () => (/* binding */ vaultKey),
/* harmony export */   ak: () => (/* binding */ LITERAL),
/* harmony export */   zh: () => (/* binding */ Secret)
/* harmony export */ });
/** What stands wherever a sensitive value would stand. */
const SENSITIVE = '(sensitive)';
/** The reference of a secret that the file writes as plain text, or partly so. */
const LITERAL = '(literal)';
/** `${key}`, with one brace: what the API fills in from the connection's `secrets_manager`. */
const vaultKey = /\$\{[^{}]+\}/;
/**
 * A value that cannot be printed: `String()`, template literals, `JSON.stringify`, `console.log` and `util.inspect`
 * all give `(sensitive)`. Only `reveal()` gives the text, and only the code that builds a request body calls it.
 */
class Secret {
    #text;
    /** The reference as the file writes it, such as `${{ secrets.KEY }}`: safe to show, and what the plan hash covers. */
    reference;
    constructor(text, reference) {
        this.#text = text;
        this.reference = reference;
    }
    /** The value itself, for a request body. */
    reveal() {
        return this.#text;
    }
    /** Whether the API takes it, or a part of it, from the connection's `secrets_manager`. */
    namesVaultKey() {
        return vaultKey.test(this.#text);
    }
    /** Whether the value is this text; lets an identifier be compared without being revealed. */
    equals(text) {
        return this.#text === text;
    }
    toString() {
        return SENSITIVE;
    }
    toJSON() {
        return SENSITIVE;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return SENSITIVE;
    }
}


/***/ }),

/***/ 5397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ readConfigFiles),
/* harmony export */   p_: () => (/* binding */ globsOf),
/* harmony export */   vi: () => (/* binding */ fileLimits)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _config_reporter_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4101);
/* harmony import */ var _inside_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1328);




/** Over these nothing is read: a file that a person wrote is far below. */
const fileLimits = { bytes: 3_145_728, files: 500, totalBytes: 16_777_216 };
function mebibytes(bytes) {
    return `${bytes / 1_048_576} MiB`;
}
/**
 * Reads the files that `config` names: one path or glob on each line, relative to the workspace. A file is read only
 * if its real path lies inside the workspace and not in `.git`, and if it is an ordinary, small UTF-8 file. Synchronous
 * but for globs: nothing else is to be done meanwhile, and loading `node:fs/promises` would cost more than the reading.
 */
async function readConfigFiles(config, workspace) {
    const root = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace);
    const patterns = linesOf(config);
    const problems = [];
    const files = new Map();
    const refuse = (path, { rule, message, hint }) => {
        problems.push((0,_config_reporter_js__WEBPACK_IMPORTED_MODULE_2__/* .problemOf */ .Z)(rule, { at: { file: path, line: 1, column: 1 } }, message, hint));
    };
    if (patterns.length === 0) {
        problems.push((0,_config_reporter_js__WEBPACK_IMPORTED_MODULE_2__/* .problemOf */ .Z)('config-empty', undefined, 'The input config names no file.', 'Give a path such as datastores.yaml.'));
    }
    let total = 0;
    for (const pattern of patterns) {
        const found = await pathsOf(pattern, root);
        if ('rule' in found) {
            refuse(pattern, found);
            continue;
        }
        const reads = found.paths.map((path) => ({ path, read: readOne(path, root, found.fromGlob) }));
        if (reads.every(({ read }) => read === undefined)) {
            const hint = `It matches folders: write ${pattern.replace(/\/+$/, '')}/*.yaml for the files in them.`;
            refuse(pattern, { ...withoutMatch, hint });
        }
        for (const { path, read } of reads) {
            if (read && 'rule' in read) {
                refuse(path, read);
            }
            else if (read && !files.has(read.real)) {
                total += read.bytes;
                files.set(read.real, { path, text: read.text });
            }
        }
        if (files.size > fileLimits.files || total > fileLimits.totalBytes) {
            refuse(pattern, {
                rule: 'file-too-large',
                message: `More than ${fileLimits.files} files, or ${mebibytes(fileLimits.totalBytes)} together.`,
                hint: 'Name fewer files in config.',
            });
            break;
        }
    }
    return { files: [...files.values()], problems };
}
/** The lines of `config` that are globs, relative to the workspace and with `/`. */
function globsOf(config, workspace) {
    const root = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace);
    return linesOf(config)
        .filter((line) => isGlob(line) && !line.includes('\0') && !exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, line)))
        .map((line) => (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .posix */ .S)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, line))));
}
function linesOf(config) {
    return config
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
function isGlob(line) {
    return /[*?[\]{}]/.test(line);
}
const outside = {
    rule: 'file-outside-workspace',
    message: 'This path leads out of the workspace.',
    hint: 'Only files of the checked-out repository are read.',
};
const withoutMatch = {
    rule: 'pattern-without-match',
    message: 'This pattern matches no file.',
    hint: 'Correct it; ** stands for any depth of folders.',
};
/** The paths that a line means, relative to the workspace. */
async function pathsOf(line, root) {
    if (line.includes('\0')) {
        return { rule: 'file-missing', message: 'This is not a path.', hint: 'Give a path such as datastores.yaml.' };
    }
    const path = (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .posix */ .S)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, line)));
    if ((0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(path) === 'outside') {
        return outside;
    }
    if (!isGlob(line) || exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path))) {
        return { paths: [path === '' ? '.' : path], fromGlob: false };
    }
    const { glob } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1455, 19));
    const matches = [];
    for await (const match of glob(path, { cwd: root, exclude: (name) => name === '.git' || name === 'node_modules' })) {
        matches.push((0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .posix */ .S)(match));
        if (matches.length > fileLimits.files * 4) {
            break;
        }
    }
    if (matches.length === 0) {
        return withoutMatch;
    }
    return { paths: matches.sort(), fromGlob: true };
}
function exists(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
        return true;
    }
    catch {
        return false;
    }
}
/** Reads one file, or says why not. A folder that a glob matches is passed over. */
function readOne(path, root, fromGlob) {
    try {
        const real = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path));
        const inside = (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .posix */ .S)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, real));
        const place = (0,_inside_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$)(inside);
        if (place === 'outside') {
            return outside;
        }
        if (place === 'git') {
            return {
                rule: 'file-in-git',
                message: 'This path leads into .git.',
                hint: 'Only files of the checked-out repository are read.',
            };
        }
        const before = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real);
        if (!before.isFile()) {
            return fromGlob && before.isDirectory() ? undefined : notRegular(before, path);
        }
        return readRegular(real);
    }
    catch (error) {
        return refusalOf(error);
    }
}
function notRegular(stats, path) {
    return stats.isDirectory()
        ? {
            rule: 'file-not-regular',
            message: 'This is a folder.',
            hint: `Write ${path === '.' ? '' : `${path}/`}*.yaml for the files in it.`,
        }
        : { rule: 'file-not-regular', message: 'This is not an ordinary file.', hint: 'Give the path of a YAML file.' };
}
const tooLarge = {
    rule: 'file-too-large',
    message: `The file is larger than ${mebibytes(fileLimits.bytes)}.`,
    hint: 'Split it: config takes several files.',
};
/** Opens the real path without following a link that was put there meanwhile, and never reads more than the limit. */
function readRegular(real) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        if (!stats.isFile()) {
            return {
                rule: 'file-not-regular',
                message: 'This is not an ordinary file.',
                hint: 'Give the path of a YAML file.',
            };
        }
        if (stats.size > fileLimits.bytes) {
            return tooLarge;
        }
        const buffer = Buffer.alloc(stats.size + 1);
        let length = 0;
        for (let count = -1; count !== 0 && length < buffer.length; length += count) {
            count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, buffer, length, buffer.length - length, null);
        }
        if (length > stats.size) {
            return { rule: 'file-unreadable', message: 'The file grows while it is read.', hint: 'Start the run again.' };
        }
        return { real, text: new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length)), bytes: length };
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
const missing = {
    rule: 'file-missing',
    message: 'This file does not exist.',
    hint: 'config is relative to the workspace: is the repository checked out?',
};
const forbidden = {
    rule: 'file-unreadable',
    message: 'The file cannot be read: permission is denied.',
    hint: 'Check its permissions in the checkout.',
};
/** What a person can mend of what reading a file throws, by the code of the error. */
const refusals = new Map([
    ['ENOENT', missing],
    ['ENOTDIR', missing],
    ['ENAMETOOLONG', missing],
    [
        'ELOOP',
        {
            rule: 'file-unreadable',
            message: 'Symbolic links lead in a circle here.',
            hint: 'Replace the link by the file.',
        },
    ],
    [
        'ERR_ENCODING_INVALID_ENCODED_DATA',
        { rule: 'file-not-utf8', message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8.' },
    ],
    ['EACCES', forbidden],
    ['EPERM', forbidden],
]);
function refusalOf(error) {
    const refusal = refusals.get(error.code);
    if (refusal) {
        return refusal;
    }
    throw error;
}


/***/ }),

/***/ 1328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ placeOf),
/* harmony export */   S: () => (/* binding */ posix)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** A path as files of the language and messages write it: with `/`. */
function posix(path) {
    return path.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
}
/** Where a path lies that is relative to the workspace, with `/` between its parts. */
function placeOf(path) {
    if (path === '..' || path.startsWith('../') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path)) {
        return 'outside';
    }
    // Some file systems do not tell upper from lower case.
    return path.split('/').some((part) => part.toLowerCase() === '.git') ? 'git' : 'inside';
}


/***/ })

};
