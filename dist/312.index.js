export const id = 312;
export const ids = [312];
export const modules = {

/***/ 7312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runExport: () => (/* binding */ runExport)
});

// EXTERNAL MODULE: ./build/config/level.js
var level = __webpack_require__(3193);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/field.js
var connectors_field = __webpack_require__(2857);
;// CONCATENATED MODULE: ./build/export/entry.js
function entryKey({ kind, id, name }) {
    return JSON.stringify([kind, id ?? name]);
}
function isGroup(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** One order for all runs: by UTF-16 code units, which no locale changes. */
function byText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}

// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
// EXTERNAL MODULE: ./build/connectors/datastore.js
var datastore = __webpack_require__(6392);
// EXTERNAL MODULE: ./build/connectors/schema.js
var schema = __webpack_require__(7166);
;// CONCATENATED MODULE: ./build/export/express.js




/** Made once, since there are many datastores; those of a connection's many connectors are made when they are needed. */
const schemas = new Map(datastore/* datastoreRows */.H8.map((row) => [row, (0,schema/* fieldSchema */.c)(row)]));
const asReference = 'it contains ${{, which a file reads as a reference';
/** The value as its row is written in a file: an API may well give a port as a text. Lists are sets, and sorted. */
function written({ row, listed }, value) {
    if (Array.isArray(value)) {
        return [...new Set(value)].sort(byText);
    }
    if (!listed || value === null) {
        return value;
    }
    switch (row.type) {
        case 'string':
            return String(value);
        case 'integer':
            return typeof value === 'string' && /^-?(?:0|[1-9]\d{0,15})$/.test(value) ? Number(value) : value;
        case 'boolean':
            return value === 'true' ? true : value === 'false' ? false : value;
        case 'names':
            return value;
    }
}
/** Why a file cannot hold this value, to follow "since"; `undefined` where it can. */
function whyNot({ row, listed }, value) {
    if (textsIn(value).some((text) => text.includes('${{'))) {
        return asReference;
    }
    return !listed || (schemas.get(row) ?? (0,schema/* fieldSchema */.c)(row)).safeParse(value).success
        ? undefined
        : 'a file does not accept such a value here';
}
/** Why this cannot be the name of an entry. */
function whyNoName(name) {
    if (name.includes('${{')) {
        return 'its name contains ${{, which a file reads as a reference';
    }
    return name.trim() === '' ? 'its name is blank' : name.length > 255 ? 'its name is too long' : undefined;
}
/** Whether a value is what an entry means that says nothing: a cleared field, or the default. A place is said in any case. */
function goesWithoutSaying(row, value) {
    return row.scope ? value === null || value === '' : (0,compare/* sameValue */.eE)(row, value, null);
}
function textsIn(value) {
    return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./build/export/secret-names.js


/**
 * A name for each secret of each connection, in the form that GitHub accepts: letters, digits and underscores, no digit
 * first, not beginning with GITHUB_, and case does not count. Where two would come to the same, the older connection
 * has the plain name and the other one gets its id, so that a new connection takes no other one's names away.
 */
function secretNames(owners) {
    const taken = new Set();
    const ordered = [...owners].sort((a, b) => (a.id ?? 0) - (b.id ?? 0) || byText(a.name, b.name));
    const claim = (usual, withId) => {
        let name = taken.has(usual) ? withId : usual;
        for (let number = 2; taken.has(name); number += 1) {
            name = `${usual}_${number}`;
        }
        taken.add(name);
        return name;
    };
    return new Map(ordered.map((owner, index) => {
        const prefix = slug(owner.name, 'CONNECTION');
        const names = [...owner.secrets].sort(byText).map((path) => {
            const field = slug((0,connectors_field/* splitPath */.Uf)(path).name, 'SECRET');
            return [path, claim(`${prefix}_${field}`, `${prefix}_${owner.id ?? index + 1}_${field}`)];
        });
        return [owner, new Map(names)];
    }));
}
function slug(text, fallback) {
    const bare = text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .slice(0, 80);
    const named = bare === '' ? fallback : bare;
    return /^\d|^GITHUB(_|$)/.test(named) ? `Q_${named}` : named;
}

;// CONCATENATED MODULE: ./build/export/connections.js






const sections = ['parameters', 'secrets_manager'];
/** Keys at the top of an entry of `connections` in the order in which they are written. */
const connectionOrder = ['name', 'id', 'previous_names', 'type', ...connectors/* topLevelNames */.s8, ...sections];
/** The entries of connections: everything that can be read, and for what cannot the reference to write. */
function connectionEntries(sources, options) {
    const owners = sources.map((source) => ({ ...source, secrets: secretPaths(source) }));
    const names = secretNames(owners);
    return owners.map((owner) => {
        const [credentials, references] = partitioned(owner);
        const named = [...(names.get(owner) ?? [])].map(([path, name]) => [path, `\${{ secrets.${name} }}`]);
        const rank = rankIn((0,connectors/* connectorOf */.dO)(owner.type));
        const hints = [...named, ...credentials]
            .map(([path, reference]) => ({ path, reference }))
            .sort((a, b) => rank(a.path) - rank(b.path) || byText(a.path, b.path));
        return { ...connectionEntry({ ...owner, references }, options.refused, new Set(credentials.keys())), hints };
    });
}
/** References of credentials, which the file goes without so that none is needed, and those of everything else. */
function partitioned({ type, references = new Map() }) {
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const isCredential = (path) => {
        const { secret, identifier } = (0,connectors/* connectionField */.Rf)(connector, path);
        return secret === true || identifier === true;
    };
    const all = [...references];
    return [new Map(all.filter(([path]) => isCredential(path))), new Map(all.filter(([path]) => !isCredential(path)))];
}
/** The secrets that a connection of this kind has, those that were not shown among them, and no reference given for. */
function secretPaths({ type, fields, masked, references }) {
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const values = new Map(fields);
    const usual = connector.fields
        .filter((row) => row.secret && !(row.forbidden && (0,connectors/* holds */.v9)(connector, row.forbidden, values)))
        .map(connectors_field/* pathOf */.XM);
    const payload = fields.get('secrets_manager') === 'set' ? ['secrets_manager.credentials_payload'] : [];
    const unused = new Set(connector.fields
        .filter((row) => row.forbidden && (0,connectors/* holds */.v9)(connector, row.forbidden, values))
        .map(connectors_field/* pathOf */.XM));
    return [...new Set([...usual, ...payload, ...masked])].filter((path) => !unused.has(path) && !references?.has(path));
}
function connectionEntry(source, all, hinted) {
    const { id, name, type, fields, references } = source;
    const refused = all.get(entryKey({ kind: 'connection', id, name }));
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const keys = [{ path: 'type', value: type }];
    const unsaid = new Map();
    const leftOut = [...source.opaque.keys()].map((path) => ({
        path,
        reason: 'the file has no words for it',
    }));
    for (const [path, live] of fields) {
        const known = (0,level/* connectionRow */.dJ)(connector, path);
        const value = written(known, live);
        const reason = refused?.get(path) ?? why(connector, fields, known, value);
        if (path === 'secrets_manager' || hinted.has(path) || references?.has(path)) {
            continue;
        }
        if (goesWithoutSaying(known.row, value)) {
            unsaid.set(path, value);
        }
        else if (reason === undefined) {
            keys.push({ path, value });
        }
        else {
            leftOut.push({ path, reason });
        }
    }
    for (const [path, value] of references ?? []) {
        const reason = refused?.get(path);
        if (reason === undefined) {
            keys.push({ path, value });
        }
        else {
            leftOut.push({ path, reason });
        }
    }
    if (!source.saysParameters && connector.fields.some((row) => row.section === 'parameters')) {
        leftOut.push({ path: 'parameters', reason: 'the API does not give them back' });
    }
    const rank = rankIn(connector);
    keys.sort((a, b) => rank(a.path) - rank(b.path) || byText(a.path, b.path));
    leftOut.sort((a, b) => byText(a.path, b.path));
    const readWhole = new Set(source.saysParameters ? sections : ['secrets_manager']);
    return { kind: 'connection', id, name, type, keys, unsaid, leftOut, hints: [], readWhole, refersTo: {} };
}
function why(connector, fields, known, value) {
    const { row, listed } = known;
    if (row.forbidden && (0,connectors/* holds */.v9)(connector, row.forbidden, new Map(fields))) {
        return `it is not used with ${row.forbidden.is}`;
    }
    if (!listed && connector.strictParameters) {
        return `connections of type ${connector.type} have no such field`;
    }
    return row.name.includes('${{') ? 'its name reads as a reference' : whyNot(known, value);
}
/** A key's place: by section, then as its table has it; what no table has comes after. */
function rankIn(connector) {
    const rows = connector.fields.map(connectors_field/* pathOf */.XM);
    return (path) => {
        const { section, name } = (0,connectors_field/* splitPath */.Uf)(path);
        const top = connectionOrder.indexOf(section ?? name);
        const inner = section === undefined ? 0 : rows.indexOf(path) + 1 || 900;
        return (top < 0 ? 900 : top) * 1000 + inner;
    };
}

// EXTERNAL MODULE: ./build/connectors/scope.js
var scope = __webpack_require__(3593);
;// CONCATENATED MODULE: ./build/export/datastores.js






/** Keys as people look for them; what the tables have besides comes right before the first sync. */
const usualOrder = [
    'name',
    'id',
    'previous_names',
    'connection_name',
    'connection_id',
    'connection',
    'enrichment_only',
    'root_path',
    'folder_globbing_enabled',
    'database',
    'schema',
    'description',
    'teams',
    'tags',
    'group',
    'group_id',
    'enrichment_datastore',
    'enrichment_datastore_id',
    'enrichment_prefix',
    'enrichment_source_record_limit',
    'enrichment_remediation_strategy',
    'high_count_rollup_threshold',
];
const order = [
    ...new Set([...usualOrder, ...datastore/* datastoreFields */.Fd.map(({ name }) => name), 'trigger_catalog', 'trigger_sync']),
];
/** The place of a key in an entry of `datastores`, from 0 on; one that no table has is last. */
function datastoreRank(path) {
    const index = order.indexOf(path);
    return index < 0 ? order.length : index;
}
/** The icon that a group has which was made without one (the vendor's guide, datastore grouping API). */
const usualIcon = 'mdi-bookmark-box-outline';
/**
 * The entry of a datastore: what a person would have written down. The ownership tag is not among its tags, since the
 * tool itself puts it on every datastore of a file.
 */
function datastoreEntry(source, options) {
    const { id, name, type } = source;
    const draft = draftOf(source, options.ownershipTag, options.refused.get(entryKey({ kind: 'datastore', id, name })));
    return {
        kind: 'datastore',
        id,
        name,
        type,
        keys: draft.keys.sort((a, b) => datastoreRank(a.path) - datastoreRank(b.path)),
        unsaid: draft.unsaid,
        leftOut: draft.leftOut,
        hints: [],
        readWhole: new Set(),
        refersTo: {
            connection: idOf(source.connection),
            enrichment: idOf(source.enrichment),
            group: source.group?.id,
        },
    };
}
function draftOf(source, ownershipTag, refused) {
    const draft = { keys: [], unsaid: new Map(), leftOut: [] };
    const put = (path, value, problem) => {
        const reason = refused?.get(path) ?? problem;
        if (reason === undefined) {
            draft.keys.push({ path, value });
        }
        else {
            draft.leftOut.push({ path, reason });
        }
    };
    putLink(draft, put, 'connection', source.connection);
    for (const row of datastore/* datastoreRows */.H8) {
        const live = source.fields.get(row.name);
        if (live === undefined && isForeign(source, row)) {
            draft.unsaid.set(row.name, null);
        }
        else if (live !== undefined) {
            putField(source, draft, put, row, row.name === 'tags' ? withoutTag(live, ownershipTag) : live);
        }
    }
    putGroup(draft, put, source.group);
    putLink(draft, put, 'enrichment', source.enrichment);
    if (source.firstSync) {
        put(source.firstSync.path, source.firstSync.value);
    }
    return draft;
}
function idOf(link) {
    return link && link.by !== 'nothing' ? link.id : undefined;
}
function withoutTag(live, tag) {
    return Array.isArray(live) ? live.filter((one) => one !== tag) : live;
}
function putField(source, draft, put, row, live) {
    const value = written({ row, listed: true }, live);
    const generated = row.name === 'enrichment_prefix' && typeof value === 'string' && isGenerated(value, source.name);
    if (goesWithoutSaying(row, value) || generated) {
        draft.unsaid.set(row.name, value);
    }
    else {
        put(row.name, value, isForeign(source, row) ? 'its connection has no such field' : whyNot({ row, listed: true }, value));
    }
}
/** Whether the server made the prefix from the name; it cuts one at 60 characters. */
function isGenerated(prefix, name) {
    const [made, from] = [(0,compare/* comparablePrefix */.DN)(prefix), (0,compare/* comparablePrefix */.DN)(name)];
    return made === from || (prefix.length >= 60 && from.startsWith(made));
}
/** A place in a bucket has nothing to do with a place in a database. */
function isForeign({ type }, row) {
    return type !== undefined && (0,scope/* misplacedOn */.U)((0,connectors/* connectorOf */.dO)(type), row.name)?.kind === 'of-other-store';
}
function putGroup(draft, put, group) {
    if (group === null) {
        draft.unsaid.set('group', null);
    }
    if (group) {
        const { name, icon } = group;
        const value = icon === null || icon === usualIcon ? { name } : { name, icon };
        put('group', value, whyNoName(name) ?? (name.length > 100 ? 'the name of its group is too long' : undefined));
    }
}
function putLink(draft, put, kind, link) {
    const path = kind === 'connection' ? 'connection_name' : 'enrichment_datastore';
    if (link === null) {
        draft.unsaid.set(path, null);
    }
    else if (link?.by === 'name') {
        put(path, link.name);
    }
    else if (link?.by === 'id') {
        put(kind === 'connection' ? 'connection_id' : 'enrichment_datastore_id', link.id);
    }
    else if (link) {
        draft.leftOut.push({ path, reason: link.reason });
    }
}

;// CONCATENATED MODULE: ./build/export/contents.js



/**
 * The entries of both files, in their order, without those that cannot be written. `inline`: names of datastores whose
 * connection a person has moved into their entry; it does not stand in the other file as well.
 */
function contentsOf(sources, settings) {
    const { refused, inline } = settings;
    const all = connectionEntries(sources.connections, { refused });
    const chosen = all.filter((_, index) => sources.chosen.has(sources.connections[index]));
    const datastores = sources.datastores.map((source) => datastoreEntry(source, settings));
    const inlineIds = new Set(datastores.flatMap(({ name, refersTo }) => (inline.has(name) ? [refersTo.connection] : [])));
    const apart = chosen.filter(({ id }) => id === undefined || !inlineIds.has(id));
    return {
        connections: { list: 'connections', ...listed('connection', apart, sources, refused) },
        datastores: { list: 'datastores', ...listed('datastore', datastores, sources, refused) },
    };
}
function listed(kind, entries, sources, refused) {
    const reasonOf = (entry) => refused.get(entryKey(entry))?.get('');
    return {
        entries: entries.filter((entry) => reasonOf(entry) === undefined).sort((a, b) => byText(a.name, b.name)),
        unexpressed: [
            ...sources.unexpressed.filter((one) => one.kind === kind),
            ...entries.flatMap((entry) => {
                const reason = reasonOf(entry);
                return reason === undefined ? [] : [{ kind, id: entry.id, name: entry.name, reason }];
            }),
        ].sort((a, b) => byText(a.name, b.name) || (a.id ?? 0) - (b.id ?? 0)),
    };
}

// EXTERNAL MODULE: ./build/config/keys.js
var keys = __webpack_require__(9115);
;// CONCATENATED MODULE: ./build/export/defaults.js


/** Keys that are settings rather than identity, and may stand in `defaults`. */
const liftable = [
    'teams',
    'tags',
    'group',
    'enrichment_datastore',
    'enrichment_source_record_limit',
    'enrichment_remediation_strategy',
    'high_count_rollup_threshold',
];
/** With fewer entries than this a default saves nothing. */
const fewest = 3;
/**
 * Lifts into `defaults` what most datastores have in common. A default holds for each entry that does not say
 * otherwise: so every entry that it would reach has to have a value, and those with another one say it themselves.
 */
function liftDefaults(entries) {
    return liftable.reduce(lift, { defaults: [], entries });
}
function lift({ defaults, entries }, path) {
    const reached = entries.filter((entry) => !(keys/* sourceSettings */.zX.has(path) && isEnrichment(entry)));
    const groups = Map.groupBy(reached, (entry) => JSON.stringify(saidOf(entry, path) ?? null));
    const [most = []] = [...groups.values()].sort((a, b) => b.length - a.length);
    const key = most[0]?.keys.find((one) => one.path === path);
    const common = most.length >= fewest && most.length * 2 > reached.length;
    if (!key || !common || groups.has('null')) {
        return { defaults, entries };
    }
    const changed = new Set(reached);
    return {
        defaults: [...defaults, key],
        entries: entries.map((entry) => (changed.has(entry) ? relativeTo(key, entry) : entry)),
    };
}
/** What an entry says of a path; `undefined` where it has no value that would stand against a default. */
function saidOf(entry, path) {
    const value = entry.keys.find((one) => one.path === path)?.value ?? entry.unsaid.get(path);
    const nothing = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    return nothing ? undefined : value;
}
/** Whether defaults of sources do not reach an entry. */
function isEnrichment({ keys }) {
    return keys.some(({ path, value }) => path === 'enrichment_only' && value === true);
}
function relativeTo(key, entry) {
    const value = saidOf(entry, key.path);
    const others = entry.keys.filter(({ path }) => path !== key.path);
    if (value === undefined || JSON.stringify(value) === JSON.stringify(key.value)) {
        return { ...entry, keys: others, unsaid: new Map([...entry.unsaid, [key.path, key.value]]) };
    }
    const keys = [...others, { path: key.path, value }];
    return { ...entry, keys: keys.sort((a, b) => datastoreRank(a.path) - datastoreRank(b.path)) };
}

// EXTERNAL MODULE: ./build/config/parse.js + 4 modules
var parse = __webpack_require__(2389);
// EXTERNAL MODULE: ./build/config/tree.js
var tree = __webpack_require__(3815);
;// CONCATENATED MODULE: ./build/export/existing.js


function existingFacts(existing) {
    const files = Object.entries(existing).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }]));
    const roots = (0,parse/* parseFiles */.Bj)(files).files.flatMap(({ root }) => (root?.kind === 'map' ? [root] : []));
    const items = (name) => roots.flatMap((root) => mapsIn(root.entries.get(name)?.value));
    const nameOf = (map) => (0,tree/* textOf */.b6)(map.entries.get('name')?.value) ?? '';
    return {
        ownershipTag: roots
            .map((root) => (0,tree/* textOf */.b6)(root.entries.get('ownership_tag')?.value))
            .find((tag) => tag !== undefined),
        inline: new Set(items('datastores')
            .filter((map) => map.entries.get('connection')?.value.kind === 'map')
            .map(nameOf)),
        toDelete: new Set(items('removed').map(nameOf)),
    };
}
function mapsIn(tree) {
    return tree?.kind === 'list' ? tree.items.flatMap((item) => (item.kind === 'map' ? [item] : [])) : [];
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
;// CONCATENATED MODULE: ./build/export/text.js




/**
 * How values are printed: each on one line, quoted wherever YAML 1.1 or 1.2 would read something else than a text
 * (`yes`, `012`, `1e3`), since people open these files with tools of both.
 */
const printing = {
    compat: 'yaml-1.1',
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    flowCollectionPadding: false,
};
/**
 * Only in double quotes a line break is two characters (in single ones, and in a plain text in brackets, it folds the
 * line), and a blank that YAML does not take for one stays at the end of a text.
 */
const printingQuoted = {
    ...printing,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    singleQuote: false,
};
function printed(value, more = {}) {
    return (0,dist/* stringify */.As)(value, { ...(needsQuotes(value) ? printingQuoted : printing), ...more });
}
function needsQuotes(value) {
    return typeof value === 'string'
        ? /[\r\n]|^\s|\s$/.test(value)
        : typeof value === 'object' && value !== null && Object.entries(value).flat().some(needsQuotes);
}
/** A list that is longer than this stands on lines of its own. */
const flowListChars = 90;
/** A value as it stands behind its key. */
function valueText(value) {
    if (Array.isArray(value) || isGroup(value)) {
        return flowText(value);
    }
    return printed({ k: value }).slice(3).trimEnd();
}
/** A value as it stands inside brackets, lists and mappings too. */
function flowText(value) {
    return printed([value], { collectionStyle: 'flow' }).trim().slice(1, -1);
}
/** A key, as it may stand on lines and in brackets: most need no quotes, but a parameter may be called anything. */
function keyText(name) {
    return /^[a-z_]+$/i.test(name) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(name)
        ? name
        : flowText({ [name]: 0 }).slice(1, -4);
}
/** The lines of one key without its section, the first not indented, the others relative to it. */
function keyLines({ path, value }) {
    const name = keyText((0,connectors_field/* splitPath */.Uf)(path).name);
    if (Array.isArray(value)) {
        const items = value;
        const flow = flowText(items);
        return flow.length <= flowListChars
            ? [`${name}: ${flow}`]
            : [`${name}:`, ...items.map((one) => `  - ${valueText(one)}`)];
    }
    return [`${name}: ${valueText(value)}`];
}
/** One key inside a mapping in brackets. */
function keyFlow({ path, value }) {
    return `${keyText((0,connectors_field/* splitPath */.Uf)(path).name)}: ${flowText(value)}`;
}
/** What begins every comment that is ours: such lines are brought up to date, all other comments are a person's. */
const ourRemark = '# Not exported: ';
function isRemark(line) {
    return line.trimStart().startsWith(ourRemark);
}
function leftOutLine({ path, reason }) {
    return `${ourRemark}${(0,report_escape/* visible */.RK)(path)}, since ${(0,report_escape/* visible */.RK)(reason)}.`;
}
function unexpressedLine({ kind, id, name, reason }) {
    const which = id === undefined ? '' : ` (id ${id})`;
    return `${ourRemark}${kind} ${(0,report_escape/* visible */.RK)(JSON.stringify(name))}${which}, since ${(0,report_escape/* visible */.RK)(reason)}.`;
}
/** The lines of an entry as a mapping, not indented: keys by section, a comment for each secret, and what is left out. */
function entryLines(entry) {
    const lines = [`name: ${valueText(entry.name)}`];
    const sections = new Set(['', ...[...entry.keys, ...entry.hints].map(({ path }) => (0,connectors_field/* splitPath */.Uf)(path).section ?? '')]);
    for (const section of sections) {
        const own = (all) => all.filter(({ path }) => ((0,connectors_field/* splitPath */.Uf)(path).section ?? '') === section);
        const keys = own(entry.keys).flatMap(keyLines);
        const hints = own(entry.hints).map(({ path, reference }) => `# ${keyText((0,connectors_field/* splitPath */.Uf)(path).name)}: ${reference}`);
        if (section === '') {
            lines.push(...keys, ...hints);
        }
        else if (keys.length > 0) {
            lines.push(`${section}:`, ...[...keys, ...hints].map((line) => `  ${line}`));
        }
        else {
            lines.push(`# ${section}:`, ...hints.map((line) => line.replace('# ', '#   ')));
        }
    }
    return [...lines, ...entry.leftOut.map(leftOutLine)];
}
/** The same as an item of a list, indented by two as the whole list is. */
function itemLines(entry) {
    return entryLines(entry).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

;// CONCATENATED MODULE: ./build/export/file.js

const schemaStart = '# yaml-language-server: $schema=https://raw.githubusercontent.com/';
const schemaEnd = '/dist/datastores.schema.json';
const unknownAction = { repository: undefined, ref: undefined };
/** Tells editors where the JSON Schema of the file is: where the action is, as far as that is known. */
function schemaLine({ repository = '', ref = '' }) {
    const place = /^[\w.-]+\/[\w.-]+$/.test(repository) ? repository : 'OWNER/REPO';
    const version = place === repository && /^[\w.-]+(?:\/[\w.-]+)*$/.test(ref) ? ref : 'v1';
    return `${schemaStart}${place}/${version}${schemaEnd}`;
}
/** Puts the address of the schema into a text of an export that did not know it. One that is there stays. */
function withSchema(text, action) {
    return text.replace(schemaLine(unknownAction), () => schemaLine(action));
}
/** What makes a file one that an export may write to again. */
const markerStart = '# qualytics-export:';
const markerLine = `${markerStart} written by mode export, which updates this file and keeps your comments, order and references`;
/** What a person may well put above the marker: comments, the start of the document, and the version of the file. */
const aboveMarker = /^\s*(?:#|$)|^---\s*(?:#|$)|^version\s*:/;
/** Whether an export wrote this text, or nobody did: its marker stands at the top, or it broke off before that. */
function isExported(text) {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const first = lines.findIndex((line) => !aboveMarker.test(line));
    const top = first < 0 ? lines : lines.slice(0, first);
    return text.trim() === '' || top.some((line) => line.startsWith(markerStart)) || breaksOff(text);
}
function breaksOff(text) {
    const [schema = '', ...rest] = text.split('\n');
    return rest.length === 0
        ? schema.startsWith(schemaStart) || schemaStart.startsWith(schema)
        : schema.startsWith(schemaStart) && schema.endsWith(schemaEnd) && markerLine.startsWith(rest.join('\n'));
}
/** Whether the lines at the top are whole, so that nothing is missing where nothing follows them. */
function hasHeader(text) {
    return text.replaceAll('\r\n', '\n').includes(`${markerLine}\n`);
}
/** The file as a first export writes it. `defaults`: what its entries have in common and do not repeat. */
function newFile({ list, entries, unexpressed }, { defaults, action }) {
    const items = entries.map((entry) => `${itemLines(entry)
        .map((line) => `  ${line}`)
        .join('\n')}\n`);
    return [
        `${schemaLine(action)}\n${markerLine}\n`,
        ...(defaults.length > 0
            ? [
                `defaults:\n${defaults
                    .flatMap(keyLines)
                    .map((line) => `  ${line}\n`)
                    .join('')}\n`,
            ]
            : []),
        items.length > 0 ? `${list}:\n${items.join('\n')}` : `${list}: []\n`,
        ...(unexpressed.length > 0 ? [`\n${unexpressed.map(unexpressedLine).join('\n')}\n`] : []),
    ].join('');
}

;// CONCATENATED MODULE: ./build/export/problems.js
/** What the files cannot say, as notices: each is a comment in the file too. */
function leftOutProblems({ entries, unexpressed }, file) {
    const notice = (message) => ({
        severity: 'notice',
        rule: 'export-left-out',
        at: { file, line: 1, column: 1 },
        message,
        hint: 'A comment in the file says so too; it stays as it is in Qualytics.',
    });
    return [
        ...unexpressed.map(({ kind, id, name, reason }) => notice(`${kind} ${JSON.stringify(name)}${id === undefined ? '' : ` (id ${id})`} is not exported, since ${reason}.`)),
        ...entries.flatMap(({ kind, name, leftOut }) => leftOut.map(({ path, reason }) => notice(`${path} of ${kind} ${JSON.stringify(name)} is not exported, since ${reason}.`))),
    ];
}
/** An earlier export that could not be read as one; `why`: what is wrong with it, where it is YAML at least. */
function rewrittenProblem(file, why) {
    return {
        severity: 'notice',
        rule: 'export-rewritten',
        at: { file, line: 1, column: 1 },
        message: `The earlier export could not be used (${why ?? 'it is not YAML: was it cut off?'}), and is written anew.`,
        hint: 'What was in it is in the history of the repository.',
    };
}
/**
 * What keeps the plan of the files from being empty: something that a person wrote into them. `ours`: the text is one
 * that nobody has touched, so that it must not be written.
 */
function verdictProblem({ message, at, problem }, { file, ours }) {
    if (problem?.rule === 'yaml-limit') {
        return largeProblem(at?.file ?? file, `would hold too much (${message})`);
    }
    if (ours) {
        return {
            severity: 'error',
            rule: 'export-invalid',
            at: at ?? { file, line: 1, column: 1 },
            message: `The export is a file that no run would read, so nothing is written: ${message}.`,
            hint: 'This is a defect of the action: please report it. What is on that line can be left out by export-only.',
        };
    }
    return {
        severity: 'warning',
        rule: 'export-not-empty',
        at: at ?? { file, line: 1, column: 1 },
        message: `The plan of this file is not empty: ${message}.`,
        hint: problem?.hint ?? 'An export keeps what was added to its files by hand: look at that place.',
    };
}
/** What the reading itself may lack: absence is certain only to an Admin. */
function readingProblems({ role, connections, datastores }) {
    const hidden = [...connections.values()].flatMap((connection) => (connection.datastores ?? [])
        .filter(({ id }) => !datastores.has(id))
        .map(({ id, name }) => `${JSON.stringify(name)} (id ${id})`));
    const incomplete = {
        severity: 'notice',
        rule: 'export-incomplete',
        message: `The export was made by ${role === undefined ? 'a token whose role the API does not say' : `a ${role} token`}: datastores of other teams may be missing from it.`,
        hint: 'Only an Admin token sees everything.',
    };
    const seen = {
        severity: 'warning',
        rule: 'export-hidden',
        message: `Not exported, since this token may not see them: ${list(hidden)}.`,
        hint: 'Use a token whose teams may see them, or an Admin token.',
    };
    return [...(role === 'Admin' ? [] : [incomplete]), ...(hidden.length > 0 ? [seen] : [])];
}
/** Filters that took nothing, and whether anything is left. `count`: of the datastores that all filters together took. */
function filterProblems({ filters, used }, count) {
    if (filters.length > 0 && count === 0) {
        return [
            {
                severity: 'error',
                rule: 'export-nothing',
                message: 'The filters of export-only take no datastore, so nothing is written.',
                hint: 'Lines are name globs, tag:NAME or type:s3; upper and lower case count in names and tags.',
            },
        ];
    }
    return filters
        .filter((filter) => !used.has(filter))
        .map((filter) => ({
        severity: 'warning',
        rule: 'export-no-match',
        message: `The filter ${JSON.stringify(filter.text)} of export-only takes no datastore.`,
        hint: 'Upper and lower case count in names and tags.',
    }));
}
/** Entries of the earlier export that this one does not have. */
function removedProblems(removed, live) {
    const why = live === undefined || live.role === 'Admin' ? '' : ' This token may just not see them.';
    return removed.length === 0
        ? []
        : [
            {
                severity: 'notice',
                rule: 'export-removed',
                message: `No longer in the export: ${list(removed.map((name) => JSON.stringify(name)))}.${why}`,
                hint: 'They are no longer there, or no longer chosen by export-only. The difference in git shows them.',
            },
        ];
}
/** A file that somebody else wrote. */
function foreignProblem(file) {
    return {
        severity: 'error',
        rule: 'export-foreign',
        at: { file, line: 1, column: 1 },
        message: `${file} was not written by an export, and is not overwritten.`,
        hint: 'Give another export-dir, or move the file away.',
    };
}
/** A file that a later run would refuse to read. `bytes`: the most that it reads. */
function tooLarge(texts, paths, bytes) {
    return ['connections', 'datastores']
        .filter((name) => Buffer.byteLength(texts[name]) > bytes)
        .map((name) => largeProblem(paths[name], `would have more than ${bytes.toLocaleString('en')} bytes`));
}
function largeProblem(file, why) {
    return {
        severity: 'error',
        rule: 'export-too-large',
        message: `${file} ${why}, which no run reads, so nothing is written.`,
        hint: 'Export in parts: export-only with an export-dir for each.',
    };
}
/** Enough names to know what is meant. */
const namesShown = 20;
function list(names) {
    const more = names.length - namesShown;
    return `${names.slice(0, namesShown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

// EXTERNAL MODULE: ./build/config/datastore.js
var config_datastore = __webpack_require__(2586);
;// CONCATENATED MODULE: ./build/export/edit.js

/** Those edits that can be made together: of two that touch the same stretch the first one, and the other in a later round. */
function compatible(edits) {
    const ordered = edits
        .map((edit, index) => ({ ...edit, index }))
        .sort((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
    const made = [];
    let at = 0;
    for (const { from, to, text } of ordered) {
        if (from >= at) {
            made.push({ from, to, text });
            at = to;
        }
    }
    return made;
}
/** The text with edits that are compatible and in order. */
function applyEdits(text, edits) {
    const parts = [];
    let at = 0;
    for (const { from, to, text: replacement } of edits) {
        parts.push(text.slice(at, from), replacement);
        at = to;
    }
    return [...parts, text.slice(at)].join('');
}
/** Offset of a node; a node of a parsed text always has one. */
function start(node) {
    return node.range?.[0] ?? 0;
}
function lineStart(text, offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
}
function lineEnd(text, offset) {
    const end = text.indexOf('\n', offset);
    return end < 0 ? text.length : end;
}
function column(text, offset) {
    return offset - lineStart(text, offset);
}
function isFlow(node) {
    return (0,dist/* isCollection */.P3)(node) && node.flow === true;
}
/** Offset after the last character of a value, comments and line breaks after it aside. */
function contentEnd(text, node) {
    if ((0,dist/* isCollection */.P3)(node) && !isFlow(node)) {
        // A collection on lines is never empty.
        const last = node.items.at(-1);
        return (0,dist/* isMap */.jh)(node) ? pairContentEnd(text, last) : contentEnd(text, last);
    }
    const end = node.range?.[1] ?? 0;
    return text.slice(0, end).trimEnd().length;
}
function pairContentEnd(text, { key, value }) {
    const afterKey = contentEnd(text, key);
    return value ? Math.max(contentEnd(text, value), colonAfter(text, afterKey)) : afterKey;
}
/** Offset after the colon of a key that has one: `{description}` has none, and no value node. */
function colonAfter(text, offset) {
    return text.indexOf(':', offset) + 1;
}
/** The end of the line at `offset`, or of the last of the comment lines after it that are indented deeper than `indent`. */
function withComments(text, offset, indent) {
    let end = lineEnd(text, offset);
    for (;;) {
        const next = text.slice(end + 1, lineEnd(text, end + 1));
        const first = next.search(/[^ ]/);
        if (next[first] !== '#' || first <= indent) {
            return end;
        }
        end = lineEnd(text, end + 1);
    }
}
function pairsOf(map) {
    return map.items;
}
/** Puts a value in the place of another one. Its anchor, and a comment behind it, stay. */
function setValue(text, { key, value }, replacement) {
    const afterKey = contentEnd(text, key);
    if (!value) {
        return { from: afterKey, to: afterKey, text: `: ${replacement}` };
    }
    const colon = colonAfter(text, afterKey);
    if (contentEnd(text, value) <= colon) {
        const blanks = /^[ \t]*(?=\n|$)/.exec(text.slice(colon))?.[0].length ?? 0;
        return { from: colon, to: colon + blanks, text: ` ${replacement}` };
    }
    const onOwnLines = (0,dist/* isCollection */.P3)(value) && !isFlow(value);
    const anchor = onOwnLines && value.anchor !== undefined ? `&${value.anchor} ` : '';
    return {
        from: onOwnLines ? colon : start(value),
        to: contentEnd(text, value),
        text: onOwnLines ? ` ${anchor}${replacement}` : replacement,
    };
}
/** Adds a key to a mapping, after one of its own. `lines` for a mapping on lines, `flow` for one in braces. */
function insertPair(text, map, after, added) {
    const pairs = pairsOf(map);
    if (isFlow(map) && pairs.length === 0) {
        // As a whole, so that a second key waits for a later round, and is separated from the first.
        return { from: start(map), to: contentEnd(text, map), text: `{${added.flow}}` };
    }
    if (isFlow(map)) {
        const at = after ? pairContentEnd(text, after) : start(map) + 1;
        return { from: at, to: at, text: after ? `, ${added.flow}` : `${added.flow}, ` };
    }
    const indent = column(text, start(map));
    // A mapping on lines is never empty.
    const previous = after ?? pairs[0];
    const at = withComments(text, pairContentEnd(text, previous), indent);
    return { from: at, to: at, text: added.lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('') };
}
/** Takes a key out of a mapping; `undefined` where it is the only one. A comment behind it stays. */
function deletePair(text, map, pair) {
    const pairs = pairsOf(map);
    const index = pairs.indexOf(pair);
    const [previous, next] = [pairs[index - 1], pairs[index + 1]];
    const from = start(pair.key);
    const to = pairContentEnd(text, pair);
    if (isFlow(map)) {
        if (previous) {
            return { from: pairContentEnd(text, previous), to, text: '' };
        }
        return next ? { from, to: start(next.key), text: '' } : { from: start(map), to: contentEnd(text, map), text: '{}' };
    }
    const line = lineStart(text, from);
    if (text.slice(line, from).trim() !== '') {
        return next ? { from, to: start(next.key), text: '' } : undefined;
    }
    const rest = text.slice(to, lineEnd(text, to)).trim();
    return rest === ''
        ? { from: line, to: Math.min(lineEnd(text, to) + 1, text.length), text: '' }
        : { from, to: lineEnd(text, to), text: rest };
}
/** Where an item of a list begins and ends: from its dash to the comments below it that are indented deeper. */
function itemSpan(text, list, index) {
    const item = list.items[index];
    if (isFlow(list)) {
        return { from: start(item), to: contentEnd(text, item) };
    }
    const indent = column(text, start(list));
    let from = lineStart(text, start(item));
    // An anchor may stand on the line of the dash, above the item.
    while (from > 0 && text[from + indent] !== '-') {
        from = lineStart(text, from - 1);
    }
    return { from, to: withComments(text, contentEnd(text, item), indent) };
}
/** Takes an item out of a list of which another one stays, with the comments right above it and one empty line. */
function deleteItem(text, list, index) {
    const { from, to } = itemSpan(text, list, index);
    if (isFlow(list)) {
        const previous = list.items[index - 1];
        return previous
            ? { from: contentEnd(text, previous), to, text: '' }
            : { from, to: start(list.items[index + 1]), text: '' };
    }
    const earliest = index > 0 ? itemSpan(text, list, index - 1).to + 1 : 0;
    let begin = from;
    const above = () => text.slice(lineStart(text, begin - 1), begin - 1);
    while (begin > earliest && /^ *#/.test(above())) {
        begin = lineStart(text, begin - 1);
    }
    if (begin > earliest && above().trim() === '') {
        begin = lineStart(text, begin - 1);
    }
    else if (text[to] === '\n' && text[to + 1] === '\n') {
        return { from: begin, to: to + 2, text: '' };
    }
    return { from: begin, to: Math.min(to + 1, text.length), text: '' };
}
/** Adds an item to a list that has some, after one of them (`-1`: before the first). `lines` begin with `- `; `gap` stands between two items. */
function insertItem(text, list, after, added) {
    const { from, to } = itemSpan(text, list, Math.max(after, 0));
    if (isFlow(list)) {
        const at = after < 0 ? from : to;
        return { from: at, to: at, text: after < 0 ? `${added.flow}, ` : `, ${added.flow}` };
    }
    const indent = ' '.repeat(column(text, start(list)));
    const block = added.lines.map((line) => `${indent}${line}`).join('\n');
    return after < 0 ? { from, to: from, text: `${block}${added.gap}` } : { from: to, to, text: `${added.gap}${block}` };
}

;// CONCATENATED MODULE: ./build/export/anchors.js



/**
 * What the edits take along: an anchor that an alias elsewhere means. The first such alias becomes the value itself,
 * with its anchor, and the others mean that one from then on.
 */
function movedAnchors(text, document, edits) {
    const touched = (offset) => edits.find(({ from, to }) => from <= offset && offset < to);
    const lost = new Map();
    const moves = [];
    (0,dist/* visit */.YR)(document, {
        Node: (_, node) => {
            const { anchor } = node;
            if ((0,dist/* isAlias */.Vj)(node) || anchor === undefined || !(0,dist/* isNode */.Ll)(node) || !node.range) {
                return;
            }
            const edit = touched(text.lastIndexOf(`&${anchor}`, node.range[0]));
            if (edit && !edit.text.includes(`&${anchor} `)) {
                lost.set(anchor, node);
            }
        },
        Alias: (_, alias) => {
            const source = lost.get(alias.source);
            if (source && alias.range && !touched(alias.range[0])) {
                lost.delete(alias.source);
                const value = (0,dist/* isScalar */.jn)(source) ? source.value : source.toJS(document);
                const replacement = `&${alias.source} ${flowText(value)}`;
                moves.push({ from: alias.range[0], to: contentEnd(text, alias), text: replacement });
            }
        },
    });
    return moves;
}

;// CONCATENATED MODULE: ./build/export/compare.js






/** The row of a path of an entry, where a table has one or the placement rule makes one. */
function rowOf(entry, path) {
    const unlisted = { name: path, type: 'string', description: '' };
    return entry.kind === 'connection'
        ? (0,level/* connectionRow */.dJ)((0,connectors/* connectorOf */.dO)(entry.type ?? ''), path).row
        : (datastore/* datastoreRows */.H8.find(({ name }) => name === path) ?? unlisted);
}
/**
 * Whether what a file has at a path already is the live value. A reference whose value is not known here is taken to
 * be right when the text around it fits: what it stands for is nobody's to overwrite.
 */
function fits(entry, path, live, tree, env) {
    const row = rowOf(entry, path);
    if (row.secret) {
        return true;
    }
    if (path === 'type') {
        return tree.kind === 'scalar' && textFits(String(live).toLowerCase(), lowered(tree), env);
    }
    if (tree.kind === 'map') {
        return isGroup(live) && groupFits(live, tree, env);
    }
    if (tree.kind === 'list') {
        const texts = tree.items.map((item) => (item.kind === 'scalar' ? knownText(item, env) : undefined));
        return texts.includes(undefined) || (!isGroup(live) && (0,compare/* sameValue */.eE)(row, live, texts));
    }
    if (isGroup(live) || Array.isArray(live)) {
        return tree.value === null ? Array.isArray(live) && live.length === 0 : isUnknown(tree, env);
    }
    const known = knownText(tree, env);
    if (known === undefined) {
        return textFits(String(live ?? ''), tree, env);
    }
    const plain = typeof tree.value === 'object' ? known : tree.value;
    return (0,compare/* sameValue */.eE)(row, live, tree.value === null ? null : plain);
}
/** The text of a scalar with the references that are known; `undefined` where some are not. */
function knownText({ value }, env) {
    if ((0,tree/* isFilled */.lq)(value)) {
        return value.text;
    }
    if (!(0,tree/* isTemplate */.Fl)(value)) {
        return String(value);
    }
    const parts = partsOf(value, env);
    return parts.includes(undefined) ? undefined : parts.join('');
}
function isUnknown(node, env) {
    return knownText(node, env) === undefined;
}
function partsOf({ parts }, env) {
    return parts.map((part) => (typeof part === 'string' ? part : part.source === 'env' ? env(part.name) : undefined));
}
function lowered(node) {
    return typeof node.value === 'string' ? { ...node, value: node.value.toLowerCase() } : node;
}
/** Whether a text is one that a template can become. */
function textFits(live, node, env) {
    if (!(0,tree/* isTemplate */.Fl)(node.value)) {
        return String(node.value) === live;
    }
    let at = 0;
    const parts = partsOf(node.value, env);
    return parts.every((part, index) => {
        if (part === undefined) {
            return true;
        }
        const isLast = index === parts.length - 1;
        const found = isLast && index > 0 ? live.length - part.length : live.indexOf(part, at);
        const right = found >= at && live.startsWith(part, found) && (index > 0 || found === 0);
        at = found + part.length;
        return right;
    });
}
/** Names of groups are the same in upper and lower case; an icon that the file does not give is not managed. */
function groupFits(live, tree, env) {
    const text = (key) => {
        const node = tree.entries.get(key)?.value;
        return node?.kind === 'scalar' ? knownText(node, env) : undefined;
    };
    const icon = text('icon');
    return text('name')?.toLowerCase() === live.name.toLowerCase() && (icon === undefined || icon === live.icon);
}

;// CONCATENATED MODULE: ./build/export/entry-edits.js











const choices = [
    { to: 'connection', keys: ['connection_name', 'connection_id', 'connection'] },
    { to: 'enrichment', keys: ['enrichment_datastore', 'enrichment_datastore_id'] },
    { to: 'group', keys: ['group', 'group_id'] },
];
/** What has to change in an entry of a file so that it says what is live, and nothing else. */
function entryEdits(entry, existing) {
    const wishes = [...wantedKeys(entry, existing), ...unwantedKeys(entry, existing)];
    const bySection = Map.groupBy(wishes, ({ path }) => (0,connectors_field/* splitPath */.Uf)(path).section);
    const top = bySection.get(undefined) ?? [];
    return [
        ...top.flatMap((wish) => keyEdit(entry, existing, existing.map, wish)),
        ...[...bySection].flatMap(([section, inner]) => section === undefined ? [] : sectionEdits(entry, existing, section, inner)),
    ];
}
function ownPair(map, name) {
    return pairsOf(map).find(({ key }) => String(key.value) === name);
}
/** What an entry means at a path. */
function meant({ means }, path) {
    const { section, name } = (0,connectors_field/* splitPath */.Uf)(path);
    const outer = means.entries.get(section ?? name)?.value;
    return section === undefined ? outer : outer?.kind === 'map' ? outer.entries.get(name)?.value : undefined;
}
function choiceOf(path) {
    return choices.find(({ keys }) => keys.includes(path));
}
function* wantedKeys(entry, existing) {
    for (const { path, value } of entry.keys) {
        const choice = entry.kind === 'datastore' ? choiceOf(path) : undefined;
        if (choice) {
            yield* wantedChoice(entry, existing, { path, value }, choice);
            continue;
        }
        const tree = meant(existing, path);
        if (!tree || !fits(entry, path, value, tree, existing.env)) {
            yield { path, does: 'write', value };
        }
    }
}
/** A file may name a connection, an enrichment datastore or a group in another way that means the same. */
function* wantedChoice(entry, existing, { path, value }, choice) {
    const chosen = choice.keys.find((key) => existing.means.entries.has(key));
    const tree = chosen === undefined ? undefined : existing.means.entries.get(chosen)?.value;
    const id = entry.refersTo[choice.to];
    const isInline = chosen === 'connection' && tree?.kind === 'map';
    const byId = chosen?.endsWith('_id') && tree?.kind === 'scalar' && tree.value === id;
    if (isInline || byId || (tree && chosen === path && fits(entry, path, value, tree, existing.env))) {
        return;
    }
    for (const other of choice.keys) {
        if (other !== path && ownPair(existing.map, other)) {
            yield { path: other, does: 'delete' };
        }
    }
    yield { path, does: 'write', value };
}
/** Keys that the file has and the live object does not, or has at its default. */
function* unwantedKeys(entry, existing) {
    for (const [path, value] of [...entry.unsaid, ...gone(entry, existing)]) {
        const keys = (entry.kind === 'datastore' ? choiceOf(path)?.keys : undefined) ?? [path];
        const chosen = keys.find((key) => meant(existing, key) !== undefined);
        if (chosen !== undefined && isUnwanted(entry, existing, { path, value }, chosen)) {
            yield isOwn(existing, chosen) ? { path: chosen, does: 'delete' } : { path, does: 'write', value };
        }
    }
    for (const { path } of entry.leftOut) {
        if (path !== 'parameters' && isOwn(existing, path)) {
            yield { path, does: 'delete' };
        }
    }
}
/** `chosen`: the key by which the file says it, in the entry itself or in `defaults`. */
function isUnwanted(entry, existing, { path, value }, chosen) {
    const tree = meant(existing, chosen);
    if (!isOwn(existing, chosen) && isEnrichment(entry) && keys/* sourceSettings */.zX.has(chosen)) {
        // It does not reach this entry.
        return false;
    }
    // A place of another store is wrong by itself, also where it says what goes without saying.
    const place = entry.kind === 'datastore' ? (0,scope/* misplacedOn */.U)((0,connectors/* connectorOf */.dO)(entry.type ?? ''), path) : undefined;
    const misplaced = place?.kind === 'of-other-store' && isOwn(existing, chosen);
    return misplaced || (tree !== undefined && !fits(entry, path, value, tree, existing.env));
}
/** What a file still has in a section that was read whole. Secrets are never read, and stay. */
function gone(entry, { means }) {
    const known = new Set([
        ...entry.keys.map(({ path }) => path),
        ...entry.unsaid.keys(),
        ...entry.leftOut.map(({ path }) => path),
        ...entry.hints.map(({ path }) => path),
    ]);
    return [...entry.readWhole].flatMap((section) => {
        const tree = means.entries.get(section)?.value;
        const paths = tree?.kind === 'map' ? [...tree.entries.keys()].map((name) => `${section}.${name}`) : [];
        return paths
            .filter((path) => !known.has(path) && !rowOf(entry, path).secret)
            .map((path) => [path, null]);
    });
}
function isOwn({ map }, path) {
    const { section, name } = (0,connectors_field/* splitPath */.Uf)(path);
    const outer = ownPair(map, section ?? name);
    return section === undefined ? outer !== undefined : (0,dist/* isMap */.jh)(outer?.value) && ownPair(outer.value, name) !== undefined;
}
/** Where a key belongs among others. */
function rankOf(entry) {
    const inConnection = rankIn((0,connectors/* connectorOf */.dO)(entry.type ?? ''));
    return entry.kind === 'connection' ? inConnection : datastoreRank;
}
function keyEdit(entry, { text }, map, wish) {
    const { section, name } = (0,connectors_field/* splitPath */.Uf)(wish.path);
    const own = ownPair(map, name);
    if (wish.does === 'delete') {
        const edit = own && deletePair(text, map, own);
        return edit ? [edit] : [];
    }
    if (own) {
        const items = (0,dist/* isSeq */.oP)(own.value) && Array.isArray(wish.value) ? listEdits(text, own.value, wish.value) : undefined;
        return items ?? [setValue(text, own, isFlow(map) ? flowText(wish.value) : valueText(wish.value))];
    }
    const rank = rankOf(entry);
    const rankOfPair = ({ key }) => {
        const written = String(key.value);
        return rank(section === undefined ? written : `${section}.${written}`);
    };
    const after = pairsOf(map).findLast((pair) => rankOfPair(pair) <= rank(wish.path));
    return [insertPair(text, map, after, { lines: keyLines(wish), flow: keyFlow(wish) })];
}
/** Takes out of a list what is gone and adds what is new; `undefined` where nothing of it would stay. */
function listEdits(text, list, wanted) {
    const names = list.items.map((item) => ((0,dist/* isScalar */.jn)(item) && typeof item.value === 'string' ? item.value : undefined));
    const kept = names.map((name) => name !== undefined && wanted.includes(name));
    const last = kept.lastIndexOf(true);
    if (last < 0 || names.includes(undefined)) {
        return undefined;
    }
    return [
        ...kept.flatMap((stays, index) => (stays ? [] : [deleteItem(text, list, index)])),
        ...wanted
            .filter((name) => !names.includes(name))
            .map((name) => insertItem(text, list, last, { lines: [`- ${valueText(name)}`], flow: flowText(name), gap: '\n' })),
    ];
}
function sectionEdits(entry, existing, section, wishes) {
    const { text, map } = existing;
    const pair = ownPair(map, section);
    const inner = pair?.value;
    if ((0,dist/* isMap */.jh)(inner)) {
        const left = pairsOf(inner).length + wishes.reduce((sum, { does }) => sum + (does === 'delete' ? -1 : 1), 0);
        return left <= 0
            ? keyEdit(entry, existing, map, { path: section, does: 'delete' })
            : wishes.flatMap((wish) => keyEdit(entry, existing, inner, wish));
    }
    // Absent, or brought in by an alias or a merge key: then the section is written out whole.
    const keys = entry.keys.filter(({ path }) => (0,connectors_field/* splitPath */.Uf)(path).section === section);
    const written = wishes.some(({ does }) => does === 'write') && keys.length > 0;
    if (!written) {
        return pair ? keyEdit(entry, existing, map, { path: section, does: 'delete' }) : [];
    }
    const flow = `{${keys.map(keyFlow).join(', ')}}`;
    if (pair) {
        return [setValue(text, pair, flow)];
    }
    const rank = rankOf(entry);
    const after = pairsOf(map).findLast(({ key }) => rank(String(key.value)) < rank(section));
    const lines = [`${section}:`, ...keys.flatMap(keyLines).map((line) => `  ${line}`)];
    return [insertPair(text, map, after, { lines, flow: `${section}: ${flow}` })];
}

;// CONCATENATED MODULE: ./build/export/match.js


/** More guesses than this are not worth their time: so many renames at once are a new tenant. */
const mostGuesses = 250_000;
/**
 * Which entry each item is: by its id, else by its name, and of what is left by everything but the name, where that is
 * one entry for one item: it was renamed by hand. A second item of one entry is none. `isSame`: whether an item says
 * what an entry says, names aside.
 */
function match(items, entries, env, isSame) {
    const byId = new Map(entries.flatMap((entry) => (entry.id === undefined ? [] : [[entry.id, entry]])));
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    const taken = new Set();
    const matches = new Map();
    for (const item of items) {
        const id = scalarIn(item, 'id');
        const entry = byId.get(typeof id?.value === 'number' ? id.value : Number.NaN) ?? byName.get(nameOf(item.means, env) ?? '');
        if (entry && item.map && !taken.has(entry) && isOfType(item, entry, env)) {
            taken.add(entry);
            matches.set(item, entry);
        }
    }
    const left = items.filter((item) => item.map && !matches.has(item));
    const missing = entries.filter((entry) => !taken.has(entry));
    return left.length * missing.length > mostGuesses
        ? matches
        : new Map([
            ...matches,
            ...guesses(left, missing, (item, entry) => isOfType(item, entry, env) && couldBe(item, entry, env, isSame)),
        ]);
}
/** Pairs that can only be each other. */
function guesses(items, entries, could) {
    const candidates = items.flatMap((item) => {
        const [entry, ...others] = entries.filter((one) => could(item, one));
        return entry && others.length === 0 ? [[item, entry]] : [];
    });
    const claims = Map.groupBy(candidates, ([, entry]) => entry);
    return new Map(candidates.filter(([, entry]) => claims.get(entry)?.length === 1));
}
/** A name that is a reference without a value here may be any that fits it. */
function couldBe(item, entry, env, isSame) {
    const name = scalarIn(item, 'name');
    const unknown = name && knownText(name, env) === undefined;
    if (!unknown && givesSecret(item, entry)) {
        return false;
    }
    return unknown ? fits(entry, 'name', entry.name, name, env) : isSame(item, entry);
}
/** The secret of a connection that may be another one must not be taken over to it. */
function givesSecret({ means }, { hints }) {
    return hints.some(({ path }) => {
        const { section, name } = (0,connectors_field/* splitPath */.Uf)(path);
        const outer = means?.kind === 'map' ? means.entries.get(section ?? name)?.value : undefined;
        return outer !== undefined && (section === undefined || (outer.kind === 'map' && outer.entries.has(name)));
    });
}
/** The name of an item, where it is known. */
function nameOf(means, env) {
    const node = means?.kind === 'map' ? means.entries.get('name')?.value : undefined;
    return node?.kind === 'scalar' ? knownText(node, env) : undefined;
}
function scalarIn({ means }, key) {
    const node = means?.kind === 'map' ? means.entries.get(key)?.value : undefined;
    return node?.kind === 'scalar' ? node : undefined;
}
/** A connection of another type is another connection: nothing of its entry would stay. */
function isOfType(item, entry, env) {
    const node = scalarIn(item, 'type');
    return entry.kind === 'datastore' || !node || fits(entry, 'type', entry.type ?? '', node, env);
}

;// CONCATENATED MODULE: ./build/export/remarks.js


/** Brings our comments inside an entry up to date. A person's own are not looked at. */
function remarkEdits(text, map, span, leftOut) {
    const indent = ' '.repeat(start(map) - lineStart(text, start(map)));
    return isFlow(map)
        ? []
        : replaced(text, span, leftOut.map((one) => `${indent}${leftOutLine(one)}`), `\n`);
}
/** The same for what no entry could be written for: at the end of the file. */
function listRemarks(text, unexpressed) {
    const end = text.trimEnd().length;
    return replaced(text, { from: 0, to: end }, unexpressed.map(unexpressedLine), '\n\n', /^/);
}
function replaced(text, { from, to }, wanted, gap, indented = /^ +/) {
    const found = [];
    for (let at = lineStart(text, from); at < to; at = lineEnd(text, at) + 1) {
        const line = text.slice(at, lineEnd(text, at));
        if (line.replace(indented, '').startsWith(ourRemark)) {
            found.push({ from: at, to: Math.min(lineEnd(text, at) + 1, text.length), line: line.trimEnd() });
        }
    }
    if (found.length === wanted.length && found.every(({ line }, index) => line === wanted[index])) {
        return [];
    }
    const [first, ...others] = found;
    if (!first) {
        return [{ from: to, to, text: `${gap}${wanted.join('\n')}` }];
    }
    const emptyLine = wanted.length === 0 && text.slice(first.from - 2, first.from) === '\n\n';
    return [
        { from: first.from - (emptyLine ? 1 : 0), to: first.to, text: wanted.map((line) => `${line}\n`).join('') },
        ...others.map((one) => ({ from: one.from, to: one.to, text: '' })),
    ];
}

;// CONCATENATED MODULE: ./build/export/update.js














/** Edits can uncover others (a default that now shows, an anchor that moved); no file needs more rounds than this. */
const mostRounds = 25;
/**
 * The text of an earlier export brought up to date: only what differs from the live state changes, and everything else
 * stays as a person left it. `undefined` where the text is no file of ours that could be read.
 */
function updateFile(text, contents, settings) {
    const windows = text.includes('\r\n');
    let current = windows ? text.replaceAll('\r\n', '\n') : text;
    const removed = new Set();
    for (let round = 0; round < mostRounds; round += 1) {
        const file = read(current, contents.list);
        if (!file && round > 0) {
            throw new Error(`Edits of the ${contents.list} file left no YAML, so nothing was written.`);
        }
        if (!file) {
            return undefined;
        }
        const changes = changesOf(file, contents, settings);
        for (const name of changes.removed) {
            removed.add(name);
        }
        const edits = compatible(changes.edits);
        const next = applyEdits(current, compatible([...edits, ...movedAnchors(current, file.document, edits)]));
        if (next === current) {
            break;
        }
        current = next;
    }
    return { text: windows ? current.replaceAll('\n', '\r\n') : current, removed: [...removed] };
}
function read(text, name) {
    const [parsed] = (0,parse/* parseFiles */.Bj)([{ path: name, text }]).files;
    const document = (0,dist/* parseDocument */.Tp)(text, {
        prettyErrors: false,
        uniqueKeys: false,
        resolveKnownTags: false,
        logLevel: 'error',
    });
    const root = document.contents;
    if (!parsed || parsed.broken) {
        return undefined;
    }
    if (parsed.root === undefined && root === null && hasHeader(text)) {
        return { text, document, root: undefined, defaults: undefined, list: undefined, items: [] };
    }
    // A tag would end up at the first key of what takes the place of its value.
    if (parsed.root?.kind !== 'map' || !(0,dist/* isMap */.jh)(root) || root.tag !== undefined) {
        return undefined;
    }
    const value = root.get(name, true);
    const means = parsed.root.entries.get(name)?.value;
    const list = (0,dist/* isSeq */.oP)(value) ? value : undefined;
    const defaults = parsed.root.entries.get('defaults')?.value;
    return {
        text,
        document,
        root,
        defaults: defaults?.kind === 'map' ? defaults : undefined,
        list,
        items: list && means?.kind === 'list'
            ? list.items.map((node, index) => ({
                index,
                node: node,
                map: (0,dist/* isMap */.jh)(node) ? node : undefined,
                means: means.items[index],
            }))
            : [],
    };
}
function changesOf(file, contents, settings) {
    const entries = contents.entries.filter(({ name }) => !settings.toDelete.has(name));
    const matches = match(file.items, entries, settings.env, (item, entry) => {
        const keys = entry.keys.filter(({ path }) => path !== 'enrichment_prefix');
        return contentEdits(file, item, { ...entry, keys }, settings).length === 0;
    });
    const gone = file.items.filter((item) => !matches.has(item));
    const found = new Set(matches.values());
    const missing = entries.filter((entry) => !found.has(entry));
    return {
        edits: [
            ...[...matches].flatMap(([item, entry]) => itemEdits(file, item, entry, settings)),
            ...(file.list && gone.length < file.items.length
                ? gone.map(({ index }) => deleteItem(file.text, file.list, index))
                : []),
            ...additions(file, contents.list, matches, missing.map((entry) => update_relativeTo(file.defaults, entry, settings.env))),
            ...listRemarks(file.text, contents.unexpressed),
        ],
        removed: gone.flatMap(({ means }) => nameOf(means, settings.env) ?? []),
    };
}
function itemEdits(file, item, entry, settings) {
    const { map, means, index } = item;
    if (!map || means?.kind !== 'map' || !file.list) {
        return [];
    }
    return [
        ...nameEdits(entry, { text: file.text, map, means, env: settings.env }),
        ...contentEdits(file, item, entry, settings),
        ...remarkEdits(file.text, map, itemSpan(file.text, file.list, index), entry.leftOut),
    ];
}
/** What has to change in an item apart from its name and our comments. */
function contentEdits(file, { map, means }, entry, settings) {
    if (!map || means?.kind !== 'map') {
        return [];
    }
    const connector = entry.type === undefined ? undefined : (0,connectors/* connectorOf */.dO)(entry.type);
    const merged = entry.kind === 'datastore' ? (0,config_datastore/* withDefaults */.rO)(means, file.defaults, connector) : means;
    const existing = { text: file.text, map, means: merged, env: settings.env };
    const inline = means.entries.get('connection')?.value;
    const innerMap = map.get('connection', true);
    const connection = settings.connections.get(entry.refersTo.connection ?? Number.NaN);
    return [
        ...entryEdits(entry, existing),
        ...(connection && inline?.kind === 'map' && (0,dist/* isMap */.jh)(innerMap)
            ? entryEdits(connection, { ...existing, map: innerMap, means: inline })
            : []),
    ];
}
/**
 * An entry that was found by its id, or by everything else, may have another name live. A rename that is not applied yet
 * is taken back with its `previous_names`: a name that the entry has is none that it had.
 */
function nameEdits(entry, existing) {
    const { text, map, means } = existing;
    const previous = means.entries.get('previous_names')?.value;
    const isTakenBack = previous?.kind === 'list' && previous.items.some((one) => (0,tree/* textOf */.b6)(one) === entry.name);
    const pair = isTakenBack
        ? pairsOf(map).find(({ key }) => String(key.value) === 'previous_names')
        : undefined;
    const withoutPrevious = pair && deletePair(text, map, pair);
    const named = {
        ...entry,
        keys: [{ path: 'name', value: entry.name }],
        unsaid: new Map(),
        leftOut: [],
        readWhole: new Set(),
    };
    return [...entryEdits(named, existing), ...(withoutPrevious ? [withoutPrevious] : [])];
}
/** A new entry without what the defaults of the file say anyway, and with what they would say wrongly. */
function update_relativeTo(defaults, entry, env) {
    if (!defaults || entry.kind === 'connection') {
        return entry;
    }
    const said = (path) => defaults.entries.get(path)?.value;
    const keys = entry.keys.filter(({ path, value }) => {
        const tree = said(path);
        return !tree || !fits(entry, path, value, tree, env);
    });
    return { ...entry, keys };
}
/** Where each missing entry goes: after the last one that sorts before it. */
function additions(file, name, matches, missing) {
    const kept = [...matches].map(([{ index }, entry]) => ({ index, name: entry.name }));
    if (file.list && kept.length > 0) {
        const { list } = file;
        return missing.map((entry) => {
            const after = kept.findLast((one) => byText(one.name, entry.name) < 0)?.index ?? -1;
            return insertItem(file.text, list, after, { lines: itemLines(entry), flow: flowEntry(entry), gap: '\n\n' });
        });
    }
    return file.root && isFlow(file.root)
        ? listInBraces(file, file.root, name, missing)
        : listOnLines(file, name, missing);
}
/** The list on lines of its own, written anew. */
function listOnLines(file, name, entries) {
    const items = entries.map((entry) => itemLines(entry)
        .map((line) => `  ${line}`)
        .join('\n'));
    return wholeList(file, name, items.length > 0 ? `\n${items.join('\n\n')}` : ' []');
}
/** The list in a file that is one mapping in braces; an empty one gives way to lines. */
function listInBraces(file, root, name, entries) {
    const [from = 0, end = from] = root.range ?? [];
    if (root.items.length === 0) {
        const [edit] = listOnLines({ ...file, text: '', root: undefined }, name, entries);
        return entries.length === 0 || !edit ? [] : [{ from, to: end, text: edit.text.trim() }];
    }
    const list = ` [${entries.map(flowEntry).join(', ')}]`;
    const pair = pairsOf(root).find(({ key }) => String(key.value) === name);
    if (pair) {
        return wholeList(file, name, list);
    }
    const brace = end - 1;
    const separator = /,\s*$/.test(file.text.slice(from, brace)) ? ' ' : ', ';
    return entries.length === 0 ? [] : [{ from: brace, to: brace, text: `${separator}${name}:${list}` }];
}
/** The list written anew: there is none, or nothing of it stays. */
function wholeList({ text, root }, name, list) {
    const pair = (root ? pairsOf(root) : []).find(({ key }) => String(key.value) === name);
    if (!pair) {
        const gap = text.endsWith('\n') ? '' : '\n';
        return [{ from: text.length, to: text.length, text: `${gap}\n${name}:${list}\n` }];
    }
    const colon = text.indexOf(':', pair.key.range?.[1] ?? 0) + 1;
    const end = Math.max(colon, text.slice(0, pair.value?.range?.[1] ?? colon).trimEnd().length);
    return text.slice(colon, end).trim() === list.trim() ? [] : [{ from: colon, to: end, text: list }];
}
function flowEntry(entry) {
    const top = Object.fromEntries([['name', entry.name], ...entry.keys.map(({ path, value }) => [path, value])]);
    return flowText(top);
}

// EXTERNAL MODULE: ./build/config/check.js + 7 modules
var check = __webpack_require__(866);
// EXTERNAL MODULE: ./build/config/unresolved.js
var unresolved = __webpack_require__(6824);
// EXTERNAL MODULE: ./build/plan/make-plan.js + 20 modules
var make_plan = __webpack_require__(6914);
;// CONCATENATED MODULE: ./build/export/verify.js





/**
 * Reads the texts as a later run would, and plans them against the state that they were made from (without one they
 * are only checked). References have no value here: what depends on them is left out of the plan.
 */
function verify(files, live) {
    const { desired, problems } = (0,check/* checkFiles */.g)((0,parse/* parseFiles */.Bj)(files), { allowLiteralSecrets: false });
    const refused = problems
        .filter(({ severity }) => severity === 'error')
        .map((one) => objection(one, { offline: true }));
    if (!desired || !live) {
        return refused;
    }
    return [...refused, ...plannedAgainst(known(desired), live)];
}
function plannedAgainst(desired, live) {
    const settings = { origin: live.origin, adopt: true, ownershipTag: undefined, prune: false, maxDeletes: 0 };
    const plan = (0,make_plan/* makePlan */.C)(desired, live, { ...settings, rotate: new Set() });
    const changes = plan.steps.map(({ id, at, changes: [change] }) => ({
        message: `it would ${id}`,
        at: change?.at ?? at,
        problem: undefined,
        offline: false,
    }));
    const planned = plan.problems
        .filter(({ severity }) => severity === 'error')
        .map((one) => objection(one, { offline: false }));
    return [...planned, ...changes];
}
function objection(problem, { offline }) {
    return { message: problem.message.replace(/\.$/, ''), at: problem.at, problem, offline };
}
/** The desired state without what still waits for a reference, and without deliberate deletes. */
function known(desired) {
    return {
        ...desired,
        removed: [],
        connections: desired.connections.map((one) => ({ ...one, fields: knownFields(one.fields) })),
        datastores: desired.datastores.map((one) => ({ ...one, fields: knownFields(one.fields) })),
    };
}
function knownFields(fields) {
    return new Map([...fields].filter(([, { value }]) => !(value instanceof unresolved/* Unresolved */.U)));
}
/** What each objection is about. Files must be new ones: their items stand in the order of `contents`. */
function blame(files, objections) {
    if (objections.length === 0) {
        return [];
    }
    const parsed = (0,parse/* parseFiles */.Bj)(files);
    return objections.flatMap(({ at, message }) => {
        const index = files.findIndex(({ path }) => path === at?.file);
        const contents = files[index]?.contents;
        const found = contents && at ? locate(parsed, index, contents, at) : undefined;
        return found ? [{ ...found, reason: `a file that says it is refused: ${message}` }] : [];
    });
}
function locate(parsed, index, { list, entries }, at) {
    const root = parsed.files[index]?.root;
    const items = root?.kind === 'map' ? root.entries.get(list)?.value : undefined;
    const all = items?.kind === 'list' ? items.items : [];
    const position = all.findLastIndex((item) => item.place.at.line <= at.line);
    const entry = entries[position];
    const item = all[position];
    const path = item && entry ? pathAt(item, at) : undefined;
    return entry && { entry, path: path !== undefined && entry.keys.some((key) => key.path === path) ? path : '' };
}
/** The path of the key on a line, or of the value. */
function pathAt(tree, { line }) {
    if (tree.kind !== 'map') {
        return undefined;
    }
    const entries = [...tree.entries.values()];
    const found = entries.findLast(({ keyPlace }) => keyPlace.at.line <= line);
    const inner = found && (found.key === 'parameters' || found.key === 'secrets_manager')
        ? pathAt(found.value, { file: '', line, column: 1 })
        : undefined;
    return found && (inner === undefined ? found.key : `${found.key}.${inner}`);
}
/** Adds what was refused to what was refused before; the same path twice is the fault of its entry. */
function addRefused(before, blamed) {
    const all = new Map([...before].map(([key, paths]) => [key, new Map(paths)]));
    for (const { entry, path, reason } of blamed) {
        const key = entryKey(entry);
        const paths = all.get(key) ?? new Map();
        const [earlier] = paths.values();
        // A connection without its type is none. Where leaving a key out was not enough, what was wrong with it is the reason.
        const whole = path === '' || path === 'type';
        paths.set(whole ? '' : path, whole ? (earlier ?? reason) : reason);
        all.set(key, paths);
    }
    return all;
}

;// CONCATENATED MODULE: ./build/export/export.js








/** Refusals uncover others now and then; none takes more rounds than this. */
const export_mostRounds = 12;
const lists = ['connections', 'datastores'];
/**
 * The two files. Everything that our own check or plan objects to becomes a comment, so that the plan of what is
 * written is empty; an earlier export is brought up to date rather than written anew.
 */
function exportFiles(request) {
    const facts = existingFacts(request.existing);
    const ownershipTag = request.ownershipTag ?? facts.ownershipTag;
    const live = request.live && export_withoutTag(request.live, ownershipTag);
    const judge = judgeOf(request.paths, live);
    const settings = { ownershipTag, inline: facts.inline };
    let refused = new Map();
    let contents = contentsOf(request.sources, { ...settings, refused });
    let fresh = freshTexts(contents, request.action);
    for (let round = 0; round < export_mostRounds; round += 1) {
        const blamed = blame(freshFiles(request.paths, contents, fresh), judge(fresh));
        if (blamed.length === 0) {
            break;
        }
        refused = addRefused(refused, blamed);
        contents = contentsOf(request.sources, { ...settings, refused });
        fresh = freshTexts(contents, request.action);
    }
    const updated = updatedTexts(request, contents, fresh, facts);
    // Judged before the texts of earlier exports are: the last judgement is the one that is remembered.
    const objections = judge(fresh).filter(({ offline }) => offline);
    return finish(request, contents, { ...fresh, objections }, updated, judge);
}
/** What is to be said against texts. The same texts are judged once: it takes seconds for thousands of entries. */
function judgeOf(paths, live) {
    let last;
    return (texts) => {
        if (last?.texts.connections !== texts.connections || last.texts.datastores !== texts.datastores) {
            const files = lists.map((name) => ({ path: paths[name], text: texts[name] }));
            last = { texts, objections: verify(files, live) };
        }
        return last.objections;
    };
}
/** The files as a first export writes them. */
function freshTexts({ connections, datastores }, action) {
    const { defaults, entries } = liftDefaults(datastores.entries);
    const lifted = { ...datastores, entries };
    return {
        connections: newFile(connections, { defaults: [], action }),
        datastores: newFile(lifted, { defaults, action }),
        lifted,
    };
}
function freshFiles(paths, { connections }, fresh) {
    return [
        { path: paths.connections, text: fresh.connections, contents: connections },
        { path: paths.datastores, text: fresh.datastores, contents: fresh.lifted },
    ];
}
/** The ownership tag is put on by plan and apply, and is no concern of the file. */
function export_withoutTag(live, tag) {
    if (tag === undefined) {
        return live;
    }
    const datastores = [...live.datastores].map(([id, one]) => {
        const tags = one.fields.get('tags');
        const without = Array.isArray(tags) ? tags.filter((name) => name !== tag) : undefined;
        return [id, without ? { ...one, fields: new Map([...one.fields, ['tags', without]]) } : one];
    });
    return { ...live, datastores: new Map(datastores) };
}
/** The earlier exports brought up to date; `undefined` where there is none, or none that can be read. */
function updatedTexts({ existing, sources, env, action }, contents, fresh, { toDelete }) {
    const all = connectionEntries(sources.connections, { refused: new Map() });
    const connections = new Map(all.flatMap((one) => (one.id === undefined ? [] : [[one.id, one]])));
    const update = (name) => {
        const text = existing[name];
        if (text === undefined || text.trim() === '' || text === fresh[name]) {
            return text === fresh[name] ? { text, removed: [] } : undefined;
        }
        return updateFile(withSchema(text, action), contents[name], { env, connections, toDelete });
    };
    return { connections: update('connections'), datastores: update('datastores') };
}
function finish({ existing, paths }, contents, fresh, updated, judge) {
    const attempt = {
        connections: updated.connections?.text ?? fresh.connections,
        datastores: updated.datastores?.text ?? fresh.datastores,
    };
    const first = judge(attempt);
    // A file that is wrong by itself, whatever is live, helps nobody: cut off in the middle of an entry, for example.
    const wrong = (name) => first.find(({ offline, at }) => offline && updated[name] && at?.file === paths[name]);
    const texts = {
        connections: wrong('connections') ? fresh.connections : attempt.connections,
        datastores: wrong('datastores') ? fresh.datastores : attempt.datastores,
    };
    const isOurs = ({ at, message, offline }) => offline &&
        lists.some((name) => paths[name] === at?.file && texts[name] === fresh[name]) &&
        fresh.objections.some((one) => one.message === message);
    const rewritten = lists.filter((name) => existing[name]?.trim() && (!updated[name] || wrong(name)));
    return {
        texts,
        problems: [
            ...rewritten.map((name) => rewrittenProblem(paths[name], wrong(name)?.message)),
            ...lists.flatMap((name) => leftOutProblems(contents[name], paths[name])),
            ...judge(texts).map((one) => verdictProblem(one, { file: paths.datastores, ours: isOurs(one) })),
        ],
        connections: contents.connections.entries,
        datastores: contents.datastores.entries,
        removed: lists.flatMap((name) => updated[name]?.removed ?? []),
    };
}

;// CONCATENATED MODULE: ./build/export/filters.js
/** Lines of `export-only`: `tag:NAME`, `type:s3`, and everything else a glob of names, in which `*` and `?` stand for any text and any character. */
function parseFilters(input) {
    return input
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((text) => {
        const [, by, value = ''] = /^(tag|type):\s*(.*)$/s.exec(text) ?? [];
        return by === 'tag' || by === 'type' ? { by, text, value } : { by: 'name', text, pattern: globPattern(text) };
    });
}
function globPattern(glob) {
    const source = [...glob].map((character) => character === '*' ? '.*' : character === '?' ? '.' : character.replace(/[\\^$.|+()[\]{}/]/g, '\\$&'));
    return new RegExp(`^${source.join('')}$`, 'su');
}
/** Whether a filter takes a datastore. `type`: that of its connection, where its own reading does not say. */
function takes(filter, datastore, type) {
    switch (filter.by) {
        case 'name':
            return filter.pattern.test(datastore.name);
        case 'type':
            return (datastore.type ?? type ?? '').toLowerCase() === filter.value.toLowerCase();
        case 'tag': {
            const tags = datastore.fields.get('tags');
            return [...(Array.isArray(tags) ? tags : []), ...datastore.foreignTags].includes(filter.value);
        }
    }
}
/** Without any filter everything is wanted. */
function selectionOf(filters) {
    const used = new Set();
    const wants = (...datastore) => {
        const taking = filters.filter((filter) => takes(filter, ...datastore));
        for (const filter of taking) {
            used.add(filter);
        }
        return filters.length === 0 || taking.length > 0;
    };
    return { filters, wants, used };
}

// EXTERNAL MODULE: ./build/plan/stored.js
var stored = __webpack_require__(339);
;// CONCATENATED MODULE: ./build/export/from-live.js




/**
 * The live objects as sources. A connection is exported when one of the datastores needs it, and in a whole export
 * always. `datastores`: those that are to be exported.
 */
function sourcesOf(live, datastores, options) {
    const connectionNames = Map.groupBy(live.connections.values(), ({ name }) => name);
    const datastoreNames = Map.groupBy(live.datastores.values(), ({ name }) => name);
    const needed = new Set(datastores.map(({ connectionId }) => connectionId));
    const connections = [...live.connections.values()];
    const wanted = new Set(connections.filter(({ id }) => options.all || needed.has(id)));
    const sources = connections.map((one) => ({ one, source: connectionSource(one) }));
    return {
        connections: sources.map(({ source }) => source),
        chosen: new Set(sources.filter(({ one }) => wanted.has(one) && !unsayable(one, connectionNames)).map(({ source }) => source)),
        datastores: datastores
            .filter((one) => !unsayable(one, datastoreNames))
            .map((one) => datastoreSource(one, live, connectionNames, datastoreNames)),
        unexpressed: [
            ...[...wanted].flatMap((one) => unexpressed('connection', one, connectionNames)),
            ...datastores.flatMap((one) => unexpressed('datastore', one, datastoreNames)),
        ],
    };
}
/** Why no entry can be written for it. Two of one name cannot be told apart by a file. */
function unsayable({ id, name }, names) {
    const others = names.get(name)?.flatMap((one) => (one.id === id ? [] : [one.id]));
    return others?.length ? `id ${others.join(', ')} has the same name` : whyNoName(name);
}
function unexpressed(kind, one, names) {
    const reason = unsayable(one, names);
    return reason === undefined ? [] : [{ kind, id: one.id, name: one.name, reason }];
}
function connectionSource(live) {
    const { id, name, type, masked, keys, opaque } = live;
    // What a plan takes for empty where the reading leaves it out.
    const leftOut = (0,connectors/* connectorOf */.dO)(type).fields
        .filter((row) => !row.section && !row.secret && !live.fields.has(row.name) && !(0,stored/* isUnseen */.NM)(live, row.name))
        .map(({ name: path }) => [path, null]);
    const fields = new Map([...live.fields, ...leftOut]);
    return {
        id,
        name,
        type,
        fields,
        masked,
        opaque: opaque ?? new Map(),
        saysParameters: keys.has('parameters'),
    };
}
function datastoreSource(one, live, connectionNames, datastoreNames) {
    const { id, name, connectionId, group = null, enrichment = null } = one;
    // What a plan takes for empty where a reading of its own leaves it out.
    const leftOut = datastore/* datastoreRows */.H8
        .filter((row) => !row.mayBeUnread && !one.fields.has(row.name))
        .map((row) => [row.name, null]);
    const fields = new Map([...one.fields, ...leftOut]);
    const connection = live.connections.get(connectionId ?? Number.NaN);
    return {
        id,
        name,
        fields,
        group,
        type: connection?.type ?? one.type,
        connection: connection
            ? from_live_link(connection, connectionNames)
            : { by: 'nothing', reason: missing('connection', connectionId) },
        enrichment: enrichment && enrichmentLink(enrichment, live, datastoreNames),
    };
}
function enrichmentLink({ id }, live, names) {
    const target = live.datastores.get(id);
    return target ? from_live_link(target, names) : { by: 'nothing', reason: missing('datastore', id) };
}
function missing(kind, id) {
    if (id === null) {
        return `it has no ${kind}`;
    }
    return id === undefined ? 'the API does not say which it is' : `this token may not see ${kind} ${id}`;
}
function from_live_link(target, names) {
    const byName = names.get(target.name)?.length === 1 && whyNoName(target.name) === undefined;
    return byName ? { by: 'name', name: target.name, id: target.id } : { by: 'id', id: target.id };
}

// EXTERNAL MODULE: ./build/connectors/reading.js
var reading = __webpack_require__(6233);
// EXTERNAL MODULE: ./build/references/grammar.js
var grammar = __webpack_require__(7622);
;// CONCATENATED MODULE: ./build/export/placeholders.js

/**
 * A text with `${NAME}` of the vendor's CLI as one with references: the environment for what is plain, secrets for
 * what is not, or says by its name that it is not. With a vault only the names that the CLI itself makes
 * (`CONNECTION_FIELD`) are its placeholders; every other one is for the API. `undefined`: there is nothing to replace.
 */
function referenceOf(text, place) {
    if (!/\$\{\w+\}/.test(text) || text.includes('${{')) {
        return undefined;
    }
    if (place.vault && text !== `\${${cliName(place)}}`) {
        // In a secret field it must be written out all the same: what is left out there is not managed.
        return place.secret ? text : undefined;
    }
    return text.replace(/\$\{(\w+)\}/g, (_, name) => {
        const usable = /^\d/.test(name) ? `_${name}` : name;
        const hidden = place.secret || (0,grammar/* saysSecret */.Nq)(usable) || isReserved(usable);
        return `\${{ ${hidden ? 'secrets' : 'env'}.${usable} }}`;
    });
}
/** Variables of the runner and of AWS, which the grammar of references refuses. */
function isReserved(name) {
    return (0,grammar/* parseTemplate */.QC)(`\${{ env.${name} }}`).kind === 'faults';
}
/** The name that the CLI gives a placeholder (its `config export`, August 2026). */
function cliName({ connection, path }) {
    const slug = connection
        .toLowerCase()
        .trim()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '');
    return `${slug}_${path.slice(path.lastIndexOf('.') + 1)}`.toUpperCase();
}

;// CONCATENATED MODULE: ./build/export/from-tree.js





/** The export tree of the vendor's CLI as sources. Its files hold what the API gave, so they are read as a reading is. */
function convertTree(tree, { filters, wants }) {
    const problems = [...leftAlone(tree)];
    const connections = tree.connections.flatMap((file) => from_tree_read(file, ['name', 'type'], problems));
    const datastores = tree.datastores.flatMap((file) => from_tree_read(file, ['name'], problems));
    const plainSecrets = connections.flatMap((one) => plainSecretsIn(one, problems));
    const types = new Map(connections.map(({ name, type }) => [name, type]));
    const wanted = datastores.filter((one) => wants(filtered(one), types.get(connectionName(one.raw) ?? '')));
    const needed = new Set(wanted.map(({ raw }) => connectionName(raw)));
    const chosen = connections.filter(({ name }) => filters.length === 0 || needed.has(name));
    const sources = new Map(unique(connections).map((one) => [one, from_tree_connectionSource(one)]));
    return {
        sources: {
            connections: [...sources.values()],
            chosen: new Set(chosen.flatMap((one) => sources.get(one) ?? [])),
            datastores: unique(wanted).map(from_tree_datastoreSource),
            unexpressed: [...twins('connection', chosen), ...twins('datastore', wanted)],
        },
        problems,
        plainSecrets,
    };
}
function from_tree_read({ path, text: source, tooLarge }, needs, problems) {
    const document = (0,dist/* parseDocument */.Tp)(source, { prettyErrors: false, logLevel: 'error' });
    const value = document.errors.length > 0 ? undefined : plain(document);
    const raw = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    const missing = needs.filter((key) => from_tree_text(raw[key]) === undefined);
    const name = from_tree_text(raw['name']);
    if (name === undefined || missing.length > 0) {
        problems.push({
            severity: 'warning',
            rule: 'export-from-file',
            at: { file: path, line: 1, column: 1 },
            message: `The file is not converted: ${tooLarge ? 'it is larger than 1 MiB' : `it has no ${missing.join(' and no ')} that could be read`}.`,
            hint: 'Export it again, or describe it by hand.',
        });
        return [];
    }
    return [{ path, raw, name, type: from_tree_text(raw['type']) ?? '' }];
}
/** An alias that never ends, or expands to too much, makes the parser throw. */
function plain(document) {
    try {
        return document.toJS({ maxAliasCount: 100 });
    }
    catch {
        return undefined;
    }
}
function leftAlone({ left }) {
    const { containers, checks } = left;
    return containers + checks === 0
        ? []
        : [
            {
                severity: 'notice',
                rule: 'export-from-skipped',
                message: `The export tree also describes ${checks} checks and ${containers} containers and computed fields. They are left alone: this tool manages datastores and connections only.`,
                hint: 'Keep managing them where you do so now.',
            },
        ];
}
function from_tree_text(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
function from_tree_nameOf(value) {
    return typeof value === 'object' && value !== null ? from_tree_text(value['name']) : undefined;
}
function filtered({ raw, name }) {
    return {
        name,
        type: from_tree_text(raw['type']),
        fields: (0,reading/* readDatastoreFields */.To)(raw),
        foreignTags: (0,reading/* readForeignTags */.cG)(raw),
    };
}
/** Two files of one name cannot both be meant. */
function unique(all) {
    const twin = twinsOf(all);
    return all.filter((one) => twin(one) === undefined && whyNoName(one.name) === undefined);
}
/** The first other one of the same name. */
function twinsOf(all) {
    const byName = Map.groupBy(all, ({ name }) => name);
    return (one) => byName
        .get(one.name)
        ?.slice(0, 2)
        .find((other) => other !== one);
}
function twins(kind, all) {
    const twin = twinsOf(all);
    return all.flatMap((one) => {
        const other = twin(one);
        const reason = other ? `${other.path} has the same name` : whyNoName(one.name);
        return reason === undefined ? [] : [{ kind, id: undefined, name: one.name, reason }];
    });
}
/** Every text of a connection with its path. */
function textsOf(raw) {
    const inner = (section) => Object.entries((raw[section] ?? {})).map(([name, value]) => [`${section}.${name}`, value]);
    return [...Object.entries(raw), ...inner('parameters'), ...inner('secrets_manager')].flatMap(([path, value]) => typeof value === 'string' ? [[path, value]] : []);
}
function from_tree_connectionSource({ raw, name, type }) {
    const { fields, masked, opaque } = (0,reading/* readConnectionFields */.Gy)(raw, type);
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const references = textsOf(raw).flatMap(([path, value]) => {
        const secret = (0,connectors/* connectionField */.Rf)(connector, path).secret === true;
        const reference = referenceOf(value, { secret, connection: name, path, vault: Boolean(raw['secrets_manager']) });
        return reference === undefined ? [] : [[path, reference]];
    });
    const known = new Set([...fields.keys(), ...masked]);
    return {
        id: undefined,
        name,
        type,
        fields,
        masked,
        opaque,
        saysParameters: true,
        references: new Map(references.filter(([path]) => known.has(path))),
    };
}
function plainSecretsIn(one, problems) {
    const { references, masked } = from_tree_connectionSource(one);
    const found = textsOf(one.raw).filter(([path, value]) => masked.has(path) && !references?.has(path) && value !== '');
    const shown = found.filter(([, value]) => !/^[*\u2022\u25cf]+$/.test(value));
    if (shown.length > 0) {
        problems.push({
            severity: 'warning',
            rule: 'export-from-file',
            at: { file: one.path, line: 1, column: 1 },
            message: `${shown.map(([path]) => path).join(', ')} is written there as plain text, and is not carried over.`,
            hint: 'Put it in a secret; the comment in the exported file shows the reference. Whoever can read the repository knows the old value: replace it.',
        });
    }
    return shown.map(([, value]) => value);
}
function connectionName(raw) {
    return from_tree_text(raw['connection_name']) ?? from_tree_nameOf(raw['connection']);
}
function from_tree_datastoreSource({ raw, name }) {
    const group = raw['group'];
    const groupName = from_tree_nameOf(group);
    const enrichment = from_tree_text(raw['enrichment_datastore_name']) ?? from_tree_nameOf(raw['enrich_datastore']) ?? from_tree_nameOf(raw['enrichment_datastore']);
    const flag = ['trigger_sync', 'trigger_catalog'].find((key) => typeof raw[key] === 'boolean');
    return {
        id: undefined,
        name,
        type: from_tree_text(raw['type']),
        fields: (0,reading/* readDatastoreFields */.To)(raw),
        connection: linkTo(connectionName(raw), raw['connection_id']),
        enrichment: linkTo(enrichment, raw['enrichment_datastore_id']),
        group: groupName === undefined ? undefined : { name: groupName, icon: from_tree_text(group?.['icon']) ?? null },
        ...(flag === undefined ? {} : { firstSync: { path: flag, value: raw[flag] } }),
    };
}
function linkTo(name, id) {
    if (name !== undefined && whyNoName(name) === undefined) {
        return { by: 'name', name, id: undefined };
    }
    return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? { by: 'id', id } : undefined;
}

;// CONCATENATED MODULE: ./build/export/secrets-block.js

/**
 * The `secrets` input that a step needs whose files manage their secrets: every `secrets.NAME` that the files give, in
 * a value or in the comment beside one. In JSON, since a key file has several lines. Empty where there is none.
 */
function secretsBlock(texts) {
    // In a remark stand names of the tenant, which may look like anything.
    const lines = `${texts.connections}\n${texts.datastores}`.split('\n').filter((line) => !isRemark(line));
    const found = lines.flatMap((line) => [
        ...line.matchAll(/(?<=\$\{\{\s*secrets\.)[A-Za-z_][A-Za-z0-9_]*(?=\s*\}\})/g),
    ]);
    const names = [...new Set(found.map(([name]) => name))].sort();
    const entries = names.map((name, index) => {
        const comma = index < names.length - 1 ? ',' : '';
        return `    "${name}": \${{ toJSON(secrets.${name}) }}${comma}`;
    });
    return names.length === 0 ? [] : ['secrets: |', '  {', ...entries, '  }'];
}

// EXTERNAL MODULE: ./build/github/event.js
var github_event = __webpack_require__(6830);
// EXTERNAL MODULE: ./build/github/inputs.js + 2 modules
var github_inputs = __webpack_require__(168);
// EXTERNAL MODULE: ./build/problem.js
var build_problem = __webpack_require__(411);
// EXTERNAL MODULE: ./build/references/environment.js
var environment = __webpack_require__(8942);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/workspace/inside.js
var inside = __webpack_require__(1328);
;// CONCATENATED MODULE: ./build/workspace/export-files.js





/** An exported file over this is refused: it holds far more than a plan reads. */
const largest = 16_777_216;
/** The path of a file in it, as messages give it. */
function pathIn({ path }, name) {
    return path === '' ? name : `${path}/${name}`;
}
/**
 * The folder that an export writes to, made if it is not there. It must lie in the workspace, also when symbolic links
 * are followed, and outside `.git`.
 */
async function openExportFolder(dir, workspace) {
    const root = await (0,promises_.realpath)(workspace);
    const target = (0,external_node_path_.resolve)(root, dir);
    const path = (0,inside/* posix */.S)((0,external_node_path_.relative)(root, target));
    const refusal = placeRefusal(path, 'export-dir');
    if (refusal || dir.includes('\0')) {
        return refusal ?? refused('export-dir is not a path.', 'Give a folder such as qualytics-export.');
    }
    try {
        const existing = await nearestExisting(target);
        const reached = (0,inside/* posix */.S)((0,external_node_path_.relative)(root, await (0,promises_.realpath)(existing)));
        const led = placeRefusal(reached, 'export-dir', 'through a symbolic link');
        if (led) {
            return led;
        }
        await (0,promises_.mkdir)(target, { recursive: true });
        const real = await (0,promises_.realpath)(target);
        return placeRefusal((0,inside/* posix */.S)((0,external_node_path_.relative)(root, real)), 'export-dir', 'through a symbolic link') ?? { path, real };
    }
    catch (error) {
        return refused(`export-dir ${JSON.stringify(dir)} cannot be used as a folder (${codeOf(error)}).`, 'Give a folder that can be made or written to, and is no file.');
    }
}
/** The text of a file of an earlier export; `undefined` where there is none. Never follows a link. */
async function readExportFile(folder, name) {
    const path = pathIn(folder, name);
    const unusable = (why) => ({
        severity: 'error',
        rule: 'export-unwritable',
        at: { file: path, line: 1, column: 1 },
        message: `${path} ${why}.`,
        hint: 'Move it away, or give another export-dir.',
    });
    try {
        const stats = await (0,promises_.lstat)((0,external_node_path_.join)(folder.real, name));
        if (!stats.isFile()) {
            return unusable('is no ordinary file');
        }
        if (stats.size > largest) {
            return unusable('is larger than 16 MiB');
        }
        const handle = await (0,promises_.open)((0,external_node_path_.join)(folder.real, name), external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0));
        try {
            return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await handle.readFile());
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        const code = codeOf(error);
        return code === 'ENOENT'
            ? undefined
            : unusable(code.includes('ENCODING') ? 'is not UTF-8' : `cannot be read (${code})`);
    }
}
/**
 * Puts the files in place whole: each is written beside its place first, and only when all are written they are
 * renamed. A file that has the text already is not touched.
 */
async function writeExportFiles(folder, files) {
    const changed = files
        .filter(({ text, before }) => text !== before)
        .map((file) => ({ ...file, beside: (0,external_node_path_.join)(folder.real, `.${file.name}.${(0,external_node_crypto_.randomUUID)()}.tmp`) }));
    try {
        for (const { text, beside } of changed) {
            const handle = await (0,promises_.open)(beside, 'wx', 0o644);
            try {
                await handle.writeFile(text, 'utf8');
                await handle.sync();
            }
            finally {
                await handle.close();
            }
        }
        for (const { name, beside } of changed) {
            await (0,promises_.rename)(beside, (0,external_node_path_.join)(folder.real, name));
        }
        return undefined;
    }
    catch (error) {
        return {
            severity: 'error',
            rule: 'export-unwritable',
            message: `The files cannot be written to ${folder.path || 'the workspace'} (${codeOf(error)}).`,
            hint: 'Check the permissions of the folder and the space on the disk.',
        };
    }
    finally {
        await Promise.all(changed.map(({ beside }) => (0,promises_.rm)(beside, { force: true }).catch(() => undefined)));
    }
}
function placeRefusal(path, what, how = '') {
    const place = (0,inside/* placeOf */.$)(path);
    if (place === 'outside') {
        return refused(`${what} leads out of the workspace${how === '' ? '' : ` ${how}`}.`, 'Give a folder inside the checked-out repository.');
    }
    return place === 'git' ? refused(`${what} leads into .git.`, 'Give a folder of the repository itself.') : undefined;
}
function refused(message, hint) {
    return { severity: 'error', rule: 'export-dir', message, hint };
}
async function nearestExisting(path) {
    try {
        await (0,promises_.lstat)(path);
        return path;
    }
    catch (error) {
        if (codeOf(error) !== 'ENOENT' || (0,external_node_path_.dirname)(path) === path) {
            throw error;
        }
        return nearestExisting((0,external_node_path_.dirname)(path));
    }
}
function codeOf(error) {
    const code = error?.code;
    return typeof code === 'string' ? code : 'unknown error';
}

// EXTERNAL MODULE: ./build/workspace/files.js
var files = __webpack_require__(5397);
;// CONCATENATED MODULE: ./build/workspace/vendor-tree.js



/** Over these it is no export of a tenant's connections and datastores. */
const limits = { files: 50_000, bytes: 1_048_576 };
/**
 * Reads the tree of the vendor's CLI: `connections/NAME.yaml` and `datastores/NAME/_datastore.yaml`. It must lie in the
 * workspace, and symbolic links in it are not followed.
 */
async function readVendorTree(dir, workspace) {
    const root = await (0,promises_.realpath)(workspace);
    const refused = (message, hint) => ({
        severity: 'error',
        rule: 'export-from',
        message,
        hint,
    });
    const named = `export-from ${JSON.stringify(dir)}`;
    try {
        const real = await (0,promises_.realpath)((0,external_node_path_.resolve)(root, dir));
        if ((0,inside/* placeOf */.$)((0,inside/* posix */.S)((0,external_node_path_.relative)(root, real))) !== 'inside') {
            return refused(`${named} leads out of the repository.`, 'Give a folder of the checked-out repository.');
        }
        const files = await filesIn(real);
        if (files.length > limits.files) {
            return refused(`${named} holds more than ${limits.files} files.`, 'Give the folder that the CLI wrote.');
        }
        const tree = treeOf(files);
        if (tree.connections.length + tree.datastores.length === 0) {
            return refused(`${named} holds neither connections/*.yaml nor datastores/*/_datastore.yaml.`, "Give the folder that the vendor CLI's config export wrote.");
        }
        const read = async (path) => {
            const full = (0,external_node_path_.join)(real, ...path.split('/'));
            const tooLarge = (await (0,promises_.stat)(full)).size > limits.bytes;
            const text = tooLarge ? '' : await (0,promises_.readFile)(full, 'utf8');
            return { path: (0,inside/* posix */.S)((0,external_node_path_.relative)(root, full)), text, ...(tooLarge ? { tooLarge } : {}) };
        };
        return {
            connections: await Promise.all(tree.connections.map(read)),
            datastores: await Promise.all(tree.datastores.map(read)),
            left: tree.left,
        };
    }
    catch (error) {
        const code = error?.code ?? 'unknown error';
        return refused(`${named} cannot be read (${code}).`, 'Give a folder, relative to the workspace.');
    }
}
/** Every YAML file below a folder, relative to it, sorted. */
async function filesIn(folder) {
    const entries = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
        .map((entry) => (0,inside/* posix */.S)((0,external_node_path_.relative)(folder, (0,external_node_path_.join)(entry.parentPath, entry.name))))
        .sort();
}
function treeOf(files) {
    const matching = (form) => files.filter((path) => form.test(path));
    return {
        connections: matching(/^connections\/[^/]+$/),
        datastores: matching(/^datastores\/[^/]+\/_datastore\.ya?ml$/),
        left: {
            containers: matching(/^datastores\/[^/]+\/containers\//).length,
            checks: matching(/^datastores\/[^/]+\/checks\//).length,
        },
    };
}

;// CONCATENATED MODULE: ./build/exporting.js















const names = { connections: 'connections.yaml', datastores: 'datastores.yaml' };
/**
 * `mode: export`: the live state, or the tree of the vendor's CLI, as two files of ours. Nothing is written before
 * everything is read and proven: of the texts our own plan would be empty.
 *
 * @throws InputError and ApiError for what a person must mend.
 */
async function runExport(inputs, event, world, progress) {
    // A comment on the pull request speaks of plans.
    progress.comment = undefined;
    progress.config = [];
    const offline = inputs.exportFrom === undefined ? (0,github_event/* offlineNotice */._u)(event) : undefined;
    if (offline) {
        progress.problems.push(offline);
        progress.result = 'valid';
        return;
    }
    const folder = accepted(await openExportFolder(inputs.exportDir, world.workspace));
    const existing = await readExisting(folder);
    const selection = selectionOf(parseFilters(inputs.exportOnly));
    const origin = await readOrigin(inputs, selection, world, progress);
    if ((0,build_problem/* hasErrors */.Cs)(progress.problems)) {
        progress.result = 'failed';
        return;
    }
    const paths = { connections: pathIn(folder, names.connections), datastores: pathIn(folder, names.datastores) };
    const exported = exportFiles({
        ...origin,
        paths,
        existing,
        ownershipTag: inputs.ownershipTag,
        env: (0,environment/* environmentSource */.n)(world.env),
        action: { repository: world.env['GITHUB_ACTION_REPOSITORY'], ref: world.env['GITHUB_ACTION_REF'] },
    });
    progress.problems.push(...exported.problems, ...removedProblems(exported.removed, origin.live), 
    // What the check found to be too large is not said twice.
    ...((0,build_problem/* hasErrors */.Cs)(exported.problems) ? [] : tooLarge(exported.texts, paths, files/* fileLimits */.vi.bytes)));
    const unwritten = (0,build_problem/* hasErrors */.Cs)(progress.problems) ? undefined : await write(folder, exported.texts, existing);
    progress.problems.push(...(unwritten ? [unwritten] : []));
    if ((0,build_problem/* hasErrors */.Cs)(progress.problems)) {
        progress.result = 'failed';
        return;
    }
    report(exported, Object.values(paths), origin.live, world, progress);
}
function accepted(value) {
    if ('severity' in value) {
        throw new build_problem/* InputError */.dz([value]);
    }
    return value;
}
async function readExisting(folder) {
    const read = async (name) => {
        const text = await readExportFile(folder, name);
        const problem = typeof text === 'string' && !isExported(text) ? foreignProblem(pathIn(folder, name)) : text;
        if (typeof problem === 'object') {
            throw new build_problem/* InputError */.dz([problem]);
        }
        return problem;
    };
    return { connections: await read(names.connections), datastores: await read(names.datastores) };
}
async function write(folder, texts, existing) {
    return writeExportFiles(folder, ['connections', 'datastores'].map((list) => ({
        name: names[list],
        text: texts[list],
        before: existing[list],
    })));
}
/** Where the objects come from: files of the vendor's CLI, or the tenant that the inputs name. */
async function readOrigin(inputs, selection, world, progress) {
    if (inputs.exportFrom !== undefined) {
        const tree = accepted(await readVendorTree(inputs.exportFrom, world.workspace));
        const { sources, problems, plainSecrets } = convertTree(tree, selection);
        plainSecrets.forEach(world.log.mask);
        progress.problems.push(...problems, ...filterProblems(selection, sources.datastores.length));
        return { sources, live: undefined };
    }
    return readTenant(inputs, selection, world, progress);
}
async function readTenant(inputs, selection, world, progress) {
    const address = (0,github_inputs/* tenantOf */.G8)(inputs);
    const { filters } = selection;
    // What speaks to the API is loaded only where it is spoken to.
    const [{ openApi }, { readAll }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(405), __webpack_require__.e(480)]).then(__webpack_require__.bind(__webpack_require__, 4480)),
        __webpack_require__.e(/* import() */ 700).then(__webpack_require__.bind(__webpack_require__, 3700)),
    ]);
    const api = openApi({ ...inputs, ...address }, world);
    try {
        world.log.info(`Reading ${inputs.label}`);
        const { live, wanted } = await readAll(api.reader, {
            origin: new URL(address.apiUrl).origin,
            wants: selection.wants,
            needsTags: filters.some(({ by }) => by === 'tag'),
            allConnections: filters.length === 0,
        });
        progress.problems.push(...readingProblems(live), ...filterProblems(selection, wanted.length));
        return { sources: sourcesOf(live, wanted, { all: filters.length === 0 }), live };
    }
    finally {
        await api.close();
    }
}
function report(exported, files, live, world, progress) {
    const { log } = world;
    const { connections, datastores } = exported;
    log.group(`Exported to ${files.join(' and ')}`);
    for (const { kind, name, id } of [...connections, ...datastores]) {
        log.info(`${kind} ${(0,report_escape/* visible */.RK)(world.redactor.redact(name))}${id === undefined ? '' : ` (id ${id})`}`);
    }
    log.endGroup();
    const block = secretsBlock(exported.texts);
    if (block.length > 0) {
        log.group('Secrets that the files could manage: for the step, beside mode');
        block.forEach(log.info);
        log.endGroup();
    }
    progress.exported = { fromLive: live !== undefined, files, datastores, connections };
    progress.config = files;
    progress.result = 'exported';
}


/***/ })

};
