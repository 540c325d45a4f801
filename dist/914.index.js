export const id = 914;
export const ids = [914];
export const modules = {

/***/ 6914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ makePlan)
});

// EXTERNAL MODULE: ./build/nearest.js
var nearest = __webpack_require__(7658);
// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/field.js
var field = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/plan/steps.js
var plan_steps = __webpack_require__(7181);
;// CONCATENATED MODULE: ./build/plan/connection-create.js





/** The request that makes a connection by itself. */
function connectionCreateStep(entry, name) {
    return (0,plan_steps/* step */.PM)({
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
function connectionCreateChanges(entry, prefix) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    return [
        { field: `${prefix}type`, before: null, after: entry.type, sensitive: false, at: entry.at },
        ...[...entry.fields.values()].map(({ path, value, at }) => {
            const field = (0,connectors/* connectionField */.Rf)(connector, path);
            const name = `${prefix}${path}`;
            return value instanceof secret/* Secret */.zh || field.secret
                ? {
                    field: name,
                    before: null,
                    after: (0,compare/* shown */.SP)(field, value),
                    sensitive: true,
                    ...(value instanceof secret/* Secret */.zh ? { reference: value.reference } : {}),
                    at,
                }
                : { field: name, ...(0,compare/* shownPair */.cO)(field, null, value), sensitive: false, at };
        }),
    ];
}
/** What a connection that must be created cannot do without; for one that exists these fields are simply not managed. */
function missingForCreate(entry, name) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    const values = new Map([...entry.fields].map(([path, field]) => [path, field.value]));
    const missing = connector.fields
        .filter((field) => field.required === true || (field.required !== undefined && (0,connectors/* holds */.v9)(connector, field.required, values)))
        .map(field/* pathOf */.XM)
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

// EXTERNAL MODULE: ./build/plan/connection-changes.js + 1 modules
var connection_changes = __webpack_require__(9122);
// EXTERNAL MODULE: ./build/plan/ownership.js
var ownership = __webpack_require__(959);
;// CONCATENATED MODULE: ./build/plan/connection-update.js




/** Plans what a connection that exists should become: one step, or none. */
function planExistingConnection(entry, match, { users, guests }, context) {
    if (!(0,connectors/* sameType */.n6)(match.type, entry.type)) {
        return { steps: [], problems: [typeChange(entry, match)] };
    }
    const { settings, datastores } = context;
    const inUse = users.some((user) => datastores.get(user)?.connectionId === match.id);
    const rotates = settings.rotate === 'all' || settings.rotate.has(entry.name ?? match.name);
    const { changes, send, problems } = (0,connection_changes/* connectionDifference */.a)(entry, match, { rotates });
    const affects = datastoresOn(match, context);
    const others = new Set([...affects, ...guests].map(({ name }) => name));
    users.forEach(({ name }) => {
        others.delete(name);
    });
    if (entry.name === undefined && others.size > 0 && (changes.length > 0 || !inUse)) {
        return { steps: [], problems: [notAlone(entry, match, [...others], { inUse })] };
    }
    // An unnamed one is that of its datastore, if that is on it: whoever pins the datastore pins it.
    const pinned = entry.name === undefined && inUse && users.some(({ id }) => id !== undefined);
    const owned = entry.id !== undefined || isOwned(match, context) || pinned;
    const sendsSecrets = changes.some(({ field }) => isSecret(match, field));
    const adoption = owned ? [] : adoptionProblems({ entry, match, inUse, affects, sendsSecrets }, context);
    const update = (0,plan_steps/* step */.PM)({
        action: 'update',
        kind: 'connection',
        name: entry.name ?? match.name,
        liveId: match.id,
        // Without a tag nobody can know whether this is the first time.
        adopts: !owned && settings.ownershipTag !== undefined,
        needs: 'Manager',
        changes,
        affects,
        reason: changes.every(({ field }) => isSecret(match, field))
            ? 'its secrets are sent again'
            : 'the live connection differs from the file',
        at: changes[0]?.at ?? entry.at,
        operation: { does: 'update-connection', entry, live: match, send },
    });
    return { steps: changes.length > 0 ? [update] : [], problems: [...problems, ...adoption] };
}
/** An unnamed inline connection belongs to its datastore alone, so what others use is never changed or taken by it. */
function notAlone({ at, id: pinned }, { id, name }, others, { inUse }) {
    const users = others.slice(0, mostNamed).map((one) => `"${one}"`);
    const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
    const [message, hint] = inUse
        ? [
            `This unnamed connection is "${name}" (id ${id}), and would change for ${users.join(', ')}${more} too.`,
            `Write name: ${JSON.stringify(name)} in it if it is meant for all of them, or a name that is free for a connection of its own.`,
        ]
        : pinned
            ? [
                `This unnamed connection is "${name}" (id ${id}), which ${users.join(', ')}${more} ${others.length > 1 ? 'use' : 'uses'} too.`,
                `Write name: ${JSON.stringify(name)} in it, or connection_name: ${JSON.stringify(name)} instead of it, to share that one.`,
            ]
            : [
                `An unnamed connection gets its datastore's name, and there is a connection "${name}" (id ${id}) already, used by ${users.join(', ')}${more}.`,
                `Write a name that is free in it, or connection_name: ${JSON.stringify(name)} to use that one.`,
            ];
    return { severity: 'error', rule: 'connection-not-alone', at, message, hint };
}
/** So many datastores are named in a message. */
const mostNamed = 5;
function isSecret({ type }, path) {
    return (0,connectors/* connectionField */.Rf)((0,connectors/* connectorOf */.dO)(type), path).secret === true;
}
/** Every datastore on a connection, also those that the file does not know. */
function datastoresOn(connection, { lookup }) {
    const stubs = connection.datastores ?? lookup.datastoresByConnection.get(connection.id) ?? [];
    return stubs.map(({ id, name }) => {
        const entry = lookup.entryOf.get(id);
        return { name: entry?.name ?? name, managed: entry !== undefined };
    });
}
/** Connections cannot carry a tag: one counts as owned when a datastore on it does. */
function isOwned(connection, { settings, lookup }) {
    return (lookup.datastoresByConnection.get(connection.id) ?? []).some((one) => (0,ownership/* carriesTag */.iI)(one, settings));
}
function adoptionProblems({ entry, match, inUse, affects, sendsSecrets }, { live, settings }) {
    if (!settings.adopt) {
        return [
            {
                severity: 'error',
                rule: 'adopt-refused',
                at: entry.at,
                message: `Connection "${match.name}" (id ${match.id}) exists already and is not owned by this file, and adopt is false.`,
                hint: `Add id: ${match.id} to its entry if it is meant, or choose another name.`,
            },
        ];
    }
    // Without a tag nobody can know whether this is the first time, and it would be said in each run.
    if (inUse && settings.ownershipTag === undefined) {
        return [];
    }
    const others = affects.filter(({ managed }) => !managed).map(({ name }) => `"${name}"`);
    const alone = live.role === 'Admin' ? 'No other datastore uses it.' : 'No other datastore that this token may see uses it.';
    return [
        {
            severity: 'notice',
            rule: 'adopts-connection',
            at: entry.at,
            message: `Connection "${match.name}" (id ${match.id}) exists already and is adopted; its stored secrets ${sendsSecrets ? 'are replaced by those of the file' : 'stay as they are'}. ${others.length > 0 ? `It is also used by ${others.join(', ')}.` : alone}`,
        },
    ];
}
function typeChange(entry, match) {
    return {
        severity: 'error',
        rule: 'immutable-type',
        at: entry.at,
        message: `Connection "${match.name}" (id ${match.id}) is of type ${match.type}; a connection's type cannot change to ${entry.type}.`,
        hint: 'Give the new connection another name.',
    };
}

;// CONCATENATED MODULE: ./build/plan/identify.js
/**
 * Finds for each entry the live object that it is: by `id`, by exact name, by a previous name, in this order. Names are
 * not known to be unique in the API, so two live objects of one name are never chosen between.
 */
function identify(kind, entries, live) {
    const problems = [];
    const matches = new Map();
    const unclear = new Set();
    const byName = Map.groupBy(live.values(), ({ name }) => name);
    const pinned = new Set(entries.flatMap(({ id }) => (id ? [id.value] : [])));
    const names = new Set(entries.map(({ name }) => name));
    const free = (name) => (byName.get(name) ?? []).filter(({ id }) => !pinned.has(id));
    for (const entry of entries) {
        const found = entry.id
            ? byId(kind, entry, entry.id, live, free(entry.name))
            : byNames(kind, entry, free, (name) => names.has(name));
        if ('message' in found) {
            problems.push(found);
            unclear.add(entry);
        }
        else if (found.match) {
            matches.set(entry, found.match);
        }
    }
    return { matches, unclear, problems };
}
function byId(kind, entry, id, live, namesakes) {
    const match = live.get(id.value);
    if (!match) {
        return error('id-not-found', id.at, `There is no ${kind} ${id.value}, or this token may not see it.`, 'Correct the id, or leave it out to find or create it by name.');
    }
    if (match.name !== entry.name && namesakes.length > 0) {
        return error('name-taken', entry.at, `${kind} ${id.value} is called "${match.name}" and would be renamed, but "${entry.name}" is already the name of ${list(namesakes)}.`, 'Give that one an entry with its id and another name, or choose a name that is free.');
    }
    return { match };
}
function byNames(kind, entry, free, isNamed) {
    const current = free(entry.name);
    const previous = (entry.previousNames?.value ?? []).filter((name) => !isNamed(name)).flatMap(free);
    if (current.length > 1 || (current.length === 0 && previous.length > 1)) {
        return error('ambiguous-name', entry.at, `Several live ${kind}s could be "${entry.name}": ${list(current.length > 1 ? current : previous)}.`, 'Add the id of the one that is meant.');
    }
    if (current.length === 1 && previous.length > 0) {
        return error('previous-name-live', entry.previousNames?.at ?? entry.at, `Both "${entry.name}" and its previous name are live: ${list([...current, ...previous])}.`, 'Add the id of the one that is meant, or remove the previous name.');
    }
    return { match: current[0] ?? previous[0] };
}
function list(objects) {
    return objects.map(({ id, name }) => `"${name}" (id ${id})`).join(', ');
}
function error(rule, at, message, hint) {
    return { severity: 'error', rule, at, message, hint };
}

;// CONCATENATED MODULE: ./build/plan/connections.js




/** Plans the connections that the file manages, and says where each of them will be. */
function planConnections(desired, context) {
    const { live, datastores, settings } = context;
    const uses = Map.groupBy(desired.datastores, ({ connection }) => connection?.kind === 'file' ? connection.key : undefined);
    const named = desired.connections.flatMap((entry) => asNamed(entry, uses.get(entry.key)?.[0], datastores, live) ?? []);
    const references = Map.groupBy(desired.datastores, ({ connection }) => connection?.kind === 'live-id' ? connection.id : connection?.kind === 'live-name' ? connection.name : undefined);
    const guests = ({ id, name }) => [
        ...(references.get(id) ?? []),
        ...(references.get(name) ?? []),
    ];
    const { matches, unclear, problems: identity } = identify('connection', named, live.connections);
    const claims = claimedTwice(named, matches);
    const contested = new Set(claims.flatMap(({ items }) => items));
    const planned = named
        .filter((one) => !unclear.has(one) && !contested.has(one))
        .map((item) => {
        const match = matches.get(item);
        const users = uses.get(item.entry.key) ?? [];
        return planOne(item, match, { users, guests: match ? guests(match) : [] }, context);
    });
    const names = named.map((item) => item.entry.name ?? matches.get(item)?.name ?? item.name);
    return {
        steps: planned.flatMap(({ steps }) => steps),
        problems: [
            ...identity,
            ...unknownRotations(names, settings),
            ...claims.map(({ problem }) => problem),
            ...planned.flatMap(({ problems }) => problems),
        ],
        placements: new Map(planned.map(({ key, placement }) => [key, placement])),
        renamed: new Map([...matches].flatMap(([{ name }, one]) => (name === one.name ? [] : [[one.id, name]]))),
        updates: new Map(planned.flatMap(({ steps }) => steps.flatMap(({ id, liveId }) => (liveId === null ? [] : [[liveId, id]])))),
    };
}
function planOne({ entry, name }, match, asking, context) {
    const { key, type } = entry;
    if (match) {
        const placement = { name: match.name, type: match.type, on: { liveId: match.id }, live: match };
        return { key, ...planExistingConnection(entry, match, asking, context), placement };
    }
    // Written inline, for one datastore, which is new as well: both are made by one request, as the vendor documents it.
    const { users } = asking;
    const inline = entry.inline && users.length === 1 && !users.some((user) => context.datastores.has(user));
    const on = inline ? { inline: entry, name } : { step: (0,plan_steps/* stepId */.eR)('create', 'connection', name) };
    return {
        key,
        steps: inline ? [] : [connectionCreateStep(entry, name)],
        problems: missingForCreate(entry, name),
        placement: { name, type, on, live: undefined },
    };
}
/**
 * An unnamed inline connection is the one that its `id` pins, else the one that its datastore is on, or gets its
 * datastore's name. Of one whose datastore cannot be told apart nothing can be said.
 */
function asNamed(entry, user, datastores, live) {
    const { at, previousNames } = entry;
    const id = entry.id?.value ?? (user ? datastores.get(user)?.connectionId : undefined);
    const current = live.connections.get(id ?? Number.NaN);
    if (entry.name === undefined && current) {
        return { entry, name: current.name, at, id: entry.id ?? { value: current.id, at }, previousNames };
    }
    const name = entry.name ?? user?.name;
    return name === undefined ? undefined : { entry, name, at, id: entry.id, previousNames };
}
/** An unnamed connection is its datastore's alone; where that is on one that has another entry, the two would fight. */
function claimedTwice(named, matches) {
    const unnamed = new Map(named.flatMap((item) => (item.entry.name === undefined ? [[item.name, item]] : [])));
    const claims = Map.groupBy(named, (item) => {
        const rival = unnamed.get(item.name);
        return matches.get(item)?.id ?? (rival && matches.get(rival)?.id) ?? `"${item.name}"`;
    });
    return [...claims.values()].flatMap((items) => {
        const first = items.find(({ entry }) => entry.name === undefined);
        const others = items.filter((one) => one !== first);
        return first && others.length > 0 ? [{ items, problem: contestedProblem(first, others) }] : [];
    });
}
function contestedProblem(first, others) {
    return {
        severity: 'error',
        rule: 'connection-claimed-twice',
        at: first.at,
        also: others.map(({ at }) => at),
        message: `This unnamed connection is "${first.name}", which has another entry too.`,
        hint: `Write connection_name: ${JSON.stringify(first.name)} instead of describing it again.`,
    };
}
function unknownRotations(names, { rotate }) {
    const known = new Set(names);
    return [...(rotate === 'all' ? [] : rotate)]
        .filter((name) => !known.has(name))
        .map((name) => ({
        severity: 'error',
        rule: 'rotate-unknown',
        message: `rotate-secrets names "${name}", which is no connection of the file.`,
        hint: 'Write the name of a connection as the file has it.',
    }));
}

// EXTERNAL MODULE: ./build/connectors/datastore.js
var datastore = __webpack_require__(6392);
;// CONCATENATED MODULE: ./build/plan/change.js



/** A change of a datastore's field, or of something that it refers to, as it may be shown. */
function change(field, before, after, at) {
    const row = datastore/* datastoreRows */.H8.find(({ name }) => name === field) ?? { name: field, type: 'string', description: '' };
    return {
        field,
        before: (0,compare/* shown */.SP)(row, before),
        after: (0,compare/* shown */.SP)(row, after),
        sensitive: after instanceof secret/* Secret */.zh,
        ...(after instanceof secret/* Secret */.zh ? { reference: after.reference } : {}),
        ...(at ? { at } : {}),
    };
}

// EXTERNAL MODULE: ./build/plan/stored.js
var stored = __webpack_require__(339);
;// CONCATENATED MODULE: ./build/plan/datastore-problems.js


/** What a person should know of a field that changes. */
function changeProblems(row, match, { at }) {
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
function unreadable(fields, match) {
    return datastore/* datastoreRows */.H8.flatMap((row) => {
        const field = fields.get(row.name);
        return field && !(0,stored/* isReadable */.hS)(row, match)
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
function adoption(entry, match, settings) {
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
function disconnected(entry, match) {
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
function teamless(entry) {
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
function noConnection(entry) {
    return {
        severity: 'error',
        rule: 'missing-for-create',
        at: entry.at,
        message: `Datastore "${entry.name}" does not exist and cannot be created without a connection.`,
        hint: 'Add connection_name, connection or connection_id.',
    };
}

;// CONCATENATED MODULE: ./build/plan/placement.js
/** The connection that an entry asks for. */
function placementOf(entry, { live, connections, lookup }) {
    const choice = entry.connection;
    if (!choice) {
        return undefined;
    }
    if (choice.kind === 'file') {
        return connections.placements.get(choice.key);
    }
    const found = choice.kind === 'live-id'
        ? [live.connections.get(choice.id)].flatMap((one) => one ?? [])
        : (lookup.connectionsByName.get(choice.name) ?? []);
    const [one] = found;
    const what = choice.kind === 'live-id' ? `${choice.id}` : `"${choice.name}"`;
    if (!one || found.length > 1) {
        return {
            severity: 'error',
            rule: one ? 'ambiguous-name' : 'connection-not-found',
            at: choice.at,
            message: one
                ? `Several live connections are called ${what}: ids ${found.map(({ id }) => id).join(', ')}.`
                : `There is no connection ${what}, neither in the file nor live, that this token may see.`,
            hint: one
                ? 'Write connection_id with the one that is meant.'
                : 'Correct it, or describe the connection in the file.',
        };
    }
    const renamed = choice.kind === 'live-name' ? connections.renamed.get(one.id) : undefined;
    return renamed === undefined
        ? { name: one.name, type: one.type, on: { liveId: one.id }, live: one }
        : renamedReference('connection_name', one, renamed, choice.at);
}
/** A reference by a name that this very plan takes away: it would find nothing in the next run. */
function renamedReference(key, live, now, at) {
    return {
        severity: 'error',
        rule: 'renamed-reference',
        at,
        message: `${key} gives a name that is now ${JSON.stringify(now)}: the file renames "${live.name}" (id ${live.id}).`,
        hint: 'Write the new name.',
    };
}
/** The connection that a create makes along with its datastore. */
function inlineOf(on) {
    return 'inline' in on ? on.inline : undefined;
}
/** The step that makes a target, if one does. */
function dependency(target) {
    return target && 'step' in target ? [target.step] : [];
}
/**
 * The steps that must come before anything is put on a connection: the one that makes it, or the one that changes it.
 * What is made on a connection is checked through it.
 */
function connectionReady(on, { connections }) {
    if (!on || 'inline' in on) {
        return [];
    }
    return 'step' in on ? [on.step] : [connections.updates.get(on.liveId) ?? []].flat();
}

;// CONCATENATED MODULE: ./build/plan/first-sync.js


/** The first sync of a datastore that is made, or of one that never had an operation, where the file asks for it. */
function syncSteps(entry, match, context) {
    if (!entry.firstSync?.value || (match && match.operated !== false)) {
        return [];
    }
    const create = (0,plan_steps/* stepId */.eR)('create', 'datastore', entry.name);
    return [
        (0,plan_steps/* step */.PM)({
            action: 'sync',
            kind: 'datastore',
            name: entry.name,
            liveId: match?.id ?? null,
            needs: 'Member',
            // A sync over credentials that are about to be replaced would be the one that is never repeated.
            dependsOn: match ? readyConnection(match, context) : [create],
            reason: match
                ? 'the file asks for a first sync and there never was an operation'
                : 'the file asks for a first sync',
            at: entry.firstSync.at,
            operation: { does: 'sync', datastore: match ? { liveId: match.id } : { step: create } },
        }),
    ];
}
function readyConnection({ connectionId }, context) {
    return typeof connectionId === 'number' ? connectionReady({ liveId: connectionId }, context) : [];
}

// EXTERNAL MODULE: ./build/plan/visibility.js
var visibility = __webpack_require__(6224);
;// CONCATENATED MODULE: ./build/plan/wanted-fields.js


/**
 * The fields as they are to be: with the ownership tag, which is on every datastore of the file, and a cleared prefix
 * as the one that the server would generate, since that is what it goes back to. A tag that an integration put on the
 * datastore is there, whoever names it too.
 */
function wantedFields(entry, match, { settings }) {
    const fields = new Map(entry.fields);
    const prefix = fields.get('enrichment_prefix');
    if (match && prefix?.value === null) {
        fields.set(prefix.path, { ...prefix, value: (0,compare/* generatedPrefix */.UU)(entry.name) });
    }
    for (const { name, type } of match ? [] : datastore/* datastoreRows */.H8) {
        const cleared = fields.get(name);
        // Left out of a create, the server may have a default of its own.
        if (type === 'names' && cleared?.value === null) {
            fields.set(name, { ...cleared, value: [] });
        }
    }
    const tag = settings.ownershipTag;
    const given = entry.fields.get('tags');
    if (tag || given?.value) {
        const names = given ? given.value : match?.fields.get('tags');
        const all = new Set([...(Array.isArray(names) ? names : []), ...(tag ? [tag.value] : [])]);
        const value = [...all].filter((name) => !match?.foreignTags.includes(name));
        fields.set('tags', { path: 'tags', value, at: given?.at ?? tag?.at ?? entry.at });
    }
    return fields;
}
/** The steps that make the tags which a datastore is to carry. */
function tagDependencies(fields, { labels }) {
    const tags = fields.get('tags')?.value;
    return Array.isArray(tags) ? tags.flatMap((name) => labels.tagSteps.get(name) ?? []) : [];
}

;// CONCATENATED MODULE: ./build/plan/datastore-create.js









/** Plans a datastore that does not exist: its create, and its first sync. */
function planNewDatastore(entry, placement, context) {
    if (!entry.connection) {
        return { steps: [], problems: [noConnection(entry)] };
    }
    if (!placement || 'message' in placement) {
        return { steps: [], problems: placement ? [placement] : [] };
    }
    const fields = wantedFields(entry, undefined, context);
    const group = context.labels.groups.get(entry);
    const target = group?.target ?? undefined;
    const inline = inlineOf(placement.on);
    const create = (0,plan_steps/* step */.PM)({
        action: 'create',
        kind: 'datastore',
        name: entry.name,
        needs: 'Manager',
        changes: [
            ...createChanges(fields),
            ...(group?.name ? [change('group', null, group.name, group.at)] : []),
            change(inline ? 'connection.name' : 'connection_name', null, placement.name, entry.connection.at),
            ...(inline ? connectionCreateChanges(inline, 'connection.') : []),
        ],
        dependsOn: [...connectionReady(placement.on, context), ...tagDependencies(fields, context), ...dependency(target)],
        reason: 'the file names it and it does not exist',
        at: entry.at,
        operation: {
            does: 'create-datastore',
            entry,
            type: placement.type,
            on: placement.on,
            fields,
            group: target,
            firstSync: entry.firstSync,
        },
    });
    const problems = [
        ...(0,visibility/* hiddenNamesake */.Am)(entry, placement, context),
        ...(0,visibility/* likeRename */.iK)(entry, placement, context),
        ...teamless(entry),
    ];
    return { steps: [create, ...syncSteps(entry, undefined, context)], problems };
}
function createChanges(fields) {
    return datastore/* datastoreRows */.H8.flatMap((row) => {
        const field = fields.get(row.name);
        return field && field.value !== null ? [change(row.name, null, field.value, field.at)] : [];
    });
}

;// CONCATENATED MODULE: ./build/plan/moves.js


/** The change of a datastore to another connection; `undefined`: it stays, or nobody knows where it is. */
function moveOf(entry, match, placement, { live }) {
    if (!placement || !entry.connection || 'inline' in placement.on || match.connectionId === undefined) {
        return undefined;
    }
    if ('liveId' in placement.on && placement.on.liveId === match.connectionId) {
        return undefined;
    }
    const current = live.connections.get(match.connectionId ?? Number.NaN);
    const before = current?.name ?? (match.connectionId === null ? null : `connection ${match.connectionId}`);
    const type = current?.type ?? match.type;
    if (type !== undefined && !(0,connectors/* sameType */.n6)(type, placement.type)) {
        return {
            to: undefined,
            changes: [],
            problems: [
                {
                    severity: 'error',
                    rule: 'immutable-connection-type',
                    at: entry.connection.at,
                    message: `"${match.name}" is on ${before === null ? 'a connection' : `"${before}"`} of type ${type} and cannot move to "${placement.name}" of type ${placement.type}.`,
                    hint: 'Describe it as a new datastore under another name, and remove this one when it is no longer needed.',
                },
            ],
        };
    }
    return {
        to: placement.on,
        changes: [change('connection_name', before, placement.name, entry.connection.at)],
        problems: [],
    };
}
/**
 * The change of a datastore to another group, or out of its group; `undefined`: it stays. A reading of its own that has
 * no `group` says that it is in none: a server may leave out what is null.
 */
function groupChange(entry, match, { labels }) {
    const group = labels.groups.get(entry);
    if (!group) {
        return undefined;
    }
    const same = group.target === null ? !match.group : 'liveId' in group.target && group.target.liveId === match.group?.id;
    return same
        ? undefined
        : {
            change: change('group', match.group?.name ?? null, group.name, group.at),
            target: group.target,
        };
}

;// CONCATENATED MODULE: ./build/plan/datastore-update.js












/** Plans a datastore that exists: what differs from the file, in one step, and a first sync that never was. */
function planExistingDatastore({ entry, match, placement, relinks }, context) {
    if (placement && 'message' in placement) {
        return { steps: [], problems: [placement] };
    }
    const { ownershipTag: tag } = context.settings;
    const fields = wantedFields(entry, match, context);
    const differing = datastore/* datastoreRows */.H8.flatMap((row) => {
        const field = fields.get(row.name);
        return field && (0,stored/* isReadable */.hS)(row, match) && !(0,compare/* sameValue */.eE)(row, match.fields.get(row.name), field.value)
            ? [{ row, field }]
            : [];
    });
    const move = moveOf(entry, match, placement, context);
    const group = groupChange(entry, match, context);
    const owned = entry.id !== undefined || (0,ownership/* carriesTag */.iI)(match, context.settings);
    const changes = [
        ...(entry.name === match.name ? [] : [change('name', match.name, entry.name, entry.at)]),
        ...differing.map(({ row, field }) => change(row.name, match.fields.get(row.name) ?? null, field.value, field.at)),
        ...(move?.changes ?? []),
        ...(group ? [group.change] : []),
    ];
    const update = (0,plan_steps/* step */.PM)({
        action: 'update',
        kind: 'datastore',
        name: entry.name,
        liveId: match.id,
        // Without a tag nobody can know whether this is the first time.
        adopts: !owned && tag !== undefined,
        needs: 'Member',
        changes,
        dependsOn: [
            ...tagDependencies(fields, context),
            ...connectionReady(move?.to, context),
            ...dependency(group?.target ?? undefined),
        ],
        reason: 'the live datastore differs from the file',
        at: changes[0]?.at ?? entry.at,
        operation: {
            does: 'update-datastore',
            live: match,
            wanted: new Map([
                ['name', entry.name],
                ...[...fields].map(([path, { value }]) => [path, value]),
            ]),
            ...(tag && !entry.fields.has('tags') ? { marks: tag.value } : {}),
            moveTo: move?.to,
            group: group?.target,
            keeps: [
                ...(entry.connection && !move ? ['connection_name'] : []),
                ...(entry.group && !group ? ['group'] : []),
                ...(entry.enrichment && !relinks ? ['enrichment_datastore'] : []),
            ],
        },
    });
    return {
        steps: [...(changes.length > 0 ? [update] : []), ...syncSteps(entry, match, context)],
        problems: [
            ...(move?.problems ?? []),
            ...differing.flatMap(({ row, field }) => changeProblems(row, match, field)),
            ...takenName(entry, match, placement, context),
            ...unreadable(fields, match),
            ...(owned ? [] : adoption(entry, match, context.settings)),
            ...disconnected(entry, match),
        ],
    };
}
/** A new name that something has which this token may not see. */
function takenName({ name, at }, match, placement, context) {
    const current = context.live.connections.get(match.connectionId ?? Number.NaN);
    return name === match.name
        ? []
        : (0,visibility/* hiddenNamesake */.Am)({ name, at, previousNames: undefined }, { live: placement?.live ?? current }, context);
}

;// CONCATENATED MODULE: ./build/plan/enrichment-target.js


/** The datastore that an entry is to be linked to. `match`: what the entry is live. */
function targetOf(choice, match, { live, matches, lookup }) {
    if (choice.kind === 'file') {
        const entry = lookup.entriesByName.get(choice.name);
        const target = entry && matches.get(entry);
        if (target) {
            return suitable(target, choice, choice.name);
        }
        return entry?.fields.get('enrichment_only')?.value === true
            ? { target: { step: (0,plan_steps/* stepId */.eR)('create', 'datastore', choice.name) }, name: choice.name }
            : unsuitable(choice, `"${choice.name}" would be created as a source datastore`, 'Write enrichment_only: true in its entry, or name another one.');
    }
    const found = choice.kind === 'live-id'
        ? [live.datastores.get(choice.id)].flatMap((one) => one ?? [])
        : (lookup.datastoresByName.get(choice.name) ?? []);
    const what = choice.kind === 'live-id' ? `${choice.id}` : `"${choice.name}"`;
    const [one] = found;
    if (one && found.length === 1) {
        const entry = lookup.entryOf.get(one.id);
        return choice.kind === 'live-name' && entry
            ? renamedReference('enrichment_datastore', one, entry.name, choice.at)
            : suitable(one, choice, entry?.name ?? one.name);
    }
    // What it is linked to already may be hidden from this token, and is still named where it is linked.
    const linked = match?.enrichment;
    if (!one && linked && (choice.kind === 'live-id' ? linked.id === choice.id : linked.name === choice.name)) {
        return { target: { liveId: linked.id }, name: linked.name };
    }
    return {
        severity: 'error',
        rule: one ? 'ambiguous-name' : 'enrichment-not-found',
        at: choice.at,
        message: one
            ? `Several live datastores are called ${what}: ids ${found.map(({ id }) => id).join(', ')}.`
            : `There is no enrichment datastore ${what}, neither in the file nor live, that this token may see.`,
        hint: one
            ? 'Write enrichment_datastore_id with the one that is meant.'
            : 'Correct it, or describe the enrichment datastore in the file.',
    };
}
/** `name`: what it is called once the plan is done; it may be renamed in the same run. */
function suitable(live, choice, name) {
    return live.fields.get('enrichment_only') === false
        ? unsuitable(choice, `"${live.name}" (id ${live.id}) is a source datastore`, 'Name a datastore with enrichment_only: true.')
        : { target: { liveId: live.id }, name };
}
function unsuitable({ at }, what, hint) {
    return { severity: 'error', rule: 'enrichment-target', at, message: `${what} and cannot receive enrichment.`, hint };
}

;// CONCATENATED MODULE: ./build/plan/prefixes.js


/** A prefix as it is written or read, or as the server would generate it. */
function expectedPrefix(name, given) {
    return typeof given === 'string' && given !== '' ? given : (0,compare/* generatedPrefix */.UU)(name);
}
/**
 * Two sources that write under one prefix into one enrichment datastore corrupt each other's data, and the server does
 * not check it (the vendor's FAQ). A prefix that is not given is generated from the datastore's name.
 */
function sharedPrefixes(context) {
    const sources = [...fileSources(context), ...liveSources(context)];
    const groups = Map.groupBy(sources, ({ target, prefix }) => `${target}\u0000${(0,compare/* comparablePrefix */.DN)(prefix)}`);
    return [...groups.values()].flatMap((group) => {
        const entry = group.find((one) => one.entry)?.entry;
        return group.length > 1 && entry
            ? [
                {
                    severity: 'error',
                    rule: 'enrichment-prefix-shared',
                    at: entry.fields.get('enrichment_prefix')?.at ?? entry.at,
                    message: `${group.map(({ name }) => `"${name}"`).join(' and ')} would write under one prefix into the same enrichment datastore, and overwrite each other's data.`,
                    hint: 'Give each its own enrichment_prefix.',
                },
            ]
            : [];
    });
}
function fileSources(context) {
    return context.desired.datastores.flatMap((entry) => {
        const match = context.matches.get(entry);
        const target = targetKey(entry, match, context);
        const live = match?.fields.get('enrichment_prefix');
        const given = entry.fields.get('enrichment_prefix')?.value ?? live;
        // What a light list item leaves out is read where a link or prefix is about to change; elsewhere nothing is guessed.
        const unread = given === undefined && match !== undefined;
        return target === undefined || unread
            ? []
            : [
                {
                    name: entry.name,
                    prefix: expectedPrefix(entry.name, given),
                    target,
                    entry,
                },
            ];
    });
}
function targetKey(entry, match, context) {
    if (!entry.enrichment) {
        return match?.enrichment ? `${match.enrichment.id}` : undefined;
    }
    const found = entry.enrichment.kind === 'none' ? undefined : targetOf(entry.enrichment, match, context);
    if (!found || 'message' in found) {
        return undefined;
    }
    return 'liveId' in found.target ? `${found.target.liveId}` : found.target.step;
}
function liveSources({ live, lookup }) {
    return [...live.datastores.values()].flatMap((one) => {
        if (lookup.entryOf.has(one.id) || lookup.isRemoved(one) || !one.enrichment) {
            return [];
        }
        const prefix = one.fields.get('enrichment_prefix');
        if (prefix === undefined) {
            return [];
        }
        return [
            {
                name: one.name,
                prefix: expectedPrefix(one.name, prefix),
                target: `${one.enrichment.id}`,
                entry: undefined,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/plan/enrichment.js





/** Plans the enrichment link of a datastore: made, switched or taken away, always by a step of its own. */
function planEnrichment(entry, match, context) {
    const choice = entry.enrichment;
    if (!choice) {
        return { steps: [], problems: [] };
    }
    if (choice.kind === 'none') {
        return {
            steps: match?.enrichment ? [unlinkStep(match, match.enrichment.name, entry.name, choice.at)] : [],
            problems: [],
        };
    }
    const found = targetOf(choice, match, context);
    if ('message' in found) {
        return { steps: [], problems: [found] };
    }
    if (match && 'liveId' in found.target && match.enrichment?.id === found.target.liveId) {
        return { steps: [], problems: [] };
    }
    return { steps: [linkStep(entry, match, found, choice.at)], problems: [] };
}
function linkStep(entry, match, { target, name }, at) {
    const create = (0,plan_steps/* stepId */.eR)('create', 'datastore', entry.name);
    const source = match ? { liveId: match.id } : { step: create };
    const before = match?.enrichment?.name ?? null;
    return (0,plan_steps/* step */.PM)({
        action: 'link',
        kind: 'datastore',
        name: entry.name,
        liveId: match?.id ?? null,
        needs: 'Member',
        changes: [change('enrichment_datastore', before, name, at)],
        dependsOn: [...dependency(source), ...dependency(target)],
        reason: before === null ? 'the file links it' : 'the file links it to another enrichment datastore',
        at,
        operation: {
            does: 'link',
            source,
            to: target,
            switches: before !== null,
            prefix: expectedPrefix(entry.name, entry.fields.get('enrichment_prefix')?.value ?? match?.fields.get('enrichment_prefix')),
        },
    });
}
function unlinkStep(live, from, name, at) {
    return (0,plan_steps/* step */.PM)({
        action: 'unlink',
        kind: 'datastore',
        name,
        liveId: live.id,
        needs: 'Admin',
        changes: [change('enrichment_datastore', from, null, at)],
        reason: 'the file clears the link; the server resets its remediation strategy to none',
        at,
        operation: { does: 'unlink', live },
    });
}

;// CONCATENATED MODULE: ./build/plan/datastores.js




/** Plans the datastores of the file: create or update, then link, then first sync. */
function planDatastores(context) {
    const planned = context.desired.datastores.map((entry) => {
        const match = context.matches.get(entry);
        const placement = placementOf(entry, context);
        const enrichment = planEnrichment(entry, match, context);
        const relinks = enrichment.steps.length > 0;
        const own = match
            ? planExistingDatastore({ entry, match, placement, relinks }, context)
            : planNewDatastore(entry, placement, context);
        return { steps: [...own.steps, ...enrichment.steps], problems: [...own.problems, ...enrichment.problems] };
    });
    return { steps: planned.flatMap(({ steps }) => steps), problems: planned.flatMap(({ problems }) => problems) };
}

;// CONCATENATED MODULE: ./build/plan/deletes.js



/** Plans the deletes: what `removed` names, and with `prune` what carries the ownership tag and is no longer in the file. Only datastores, never connections. */
function planDeletes(context, otherSteps) {
    const named = removedCandidates(context);
    const pruned = prunedCandidates(context, named.candidates);
    const candidates = [...named.candidates, ...pruned.candidates];
    const leaving = leavingFirst(candidates, otherSteps, context);
    const steps = candidates.map((candidate) => deleteStep(candidate, leaving.get(candidate.live.id) ?? [], context));
    return {
        steps,
        problems: [
            ...named.problems,
            ...pruned.problems,
            ...tooMany(candidates, context),
            ...stillLinked(candidates, otherSteps, context),
            ...leftAlone(candidates, context),
        ],
    };
}
function removedCandidates(context) {
    const found = context.desired.removed.map((entry) => candidateOf(entry, context));
    return {
        candidates: found.flatMap((one) => ('candidate' in one && one.candidate ? [one.candidate] : [])),
        problems: found.flatMap((one) => ('problem' in one ? [one.problem] : [])),
    };
}
function candidateOf(entry, context) {
    const { lookup, live } = context;
    const found = entry.id
        ? [live.datastores.get(entry.id.value)].flatMap((one) => one ?? [])
        : (lookup.datastoresByName.get(entry.name) ?? []);
    const [one] = found;
    const refusal = one && removalRefused(entry, one, found, context);
    return refusal ? { problem: refusal } : { candidate: one && { live: one, removed: entry } };
}
function removalRefused(entry, one, found, { lookup, settings }) {
    const problem = (rule, message, hint) => ({
        severity: 'error',
        rule,
        at: entry.at,
        message,
        hint,
    });
    if (one.name !== entry.name) {
        return problem('removed-id-name', `removed names "${entry.name}" with id ${one.id}, which is live as "${one.name}".`, 'Correct the id or the name: only a delete that both agree on is made.');
    }
    if (found.length > 1) {
        return problem('ambiguous-name', `Several live datastores are called "${entry.name}": ids ${found.map(({ id }) => id).join(', ')}.`, 'Add the id of the one that is meant.');
    }
    const listed = lookup.entryOf.get(one.id);
    if (listed) {
        return problem('removed-and-listed', `"${entry.name}" (id ${one.id}) is to be removed, and "${listed.name}" under datastores is the same one.`, 'Take it out of one of them.');
    }
    return entry.id || (0,ownership/* carriesTag */.iI)(one, settings)
        ? undefined
        : problem('removed-not-owned', `"${entry.name}" (id ${one.id}) does not carry the ownership tag, so it is not this file's to delete.`, `Add id: ${one.id} if it is meant all the same.`);
}
function prunedCandidates(context, named) {
    const { settings, desired, live, matches, lookup } = context;
    if (!settings.prune) {
        return { candidates: [], problems: [] };
    }
    const refuse = (rule, message, hint) => ({
        candidates: [],
        problems: [{ severity: 'error', rule, message, hint }],
    });
    if (!settings.ownershipTag) {
        return refuse('prune-without-tag', 'prune is on, but there is no ownership tag.', 'Set ownership-tag (or ownership_tag in the file): only what carries it can be pruned.');
    }
    if (!desired.listsDatastores) {
        return refuse('prune-without-list', 'prune is on, but no file has a datastores list.', 'Write the datastores that are to stay in a datastores list.');
    }
    const going = new Set(named.map((candidate) => candidate.live.id));
    const candidates = [...live.datastores.values()]
        .filter((one) => (0,ownership/* carriesTag */.iI)(one, settings) && !lookup.entryOf.has(one.id) && !going.has(one.id))
        .map((one) => ({ live: one, removed: undefined }));
    const established = [...matches.values()].some((one) => (0,ownership/* carriesTag */.iI)(one, settings));
    if (candidates.length > 0 && !established) {
        const names = candidates.map((candidate) => `"${candidate.live.name}"`).join(', ');
        return refuse('prune-not-established', `prune would delete ${names}, but no datastore of the file carries the tag "${settings.ownershipTag.value}" yet.`, 'Apply once without prune, so that the file owns something; check that the tag and the address are the right ones.');
    }
    return { candidates, problems: [] };
}
/** The steps after which nothing is linked to an enrichment datastore any more, by its id: sources go before it, and links move away from it first. */
function leavingFirst(candidates, otherSteps, { live: { datastores } }) {
    const leaving = [
        ...candidates.map(({ live }) => ({ id: deleteId(live), from: live.enrichment?.id })),
        ...otherSteps
            .filter(changesLink)
            .map(({ id, liveId }) => ({ id, from: datastores.get(liveId ?? Number.NaN)?.enrichment?.id })),
    ];
    const byTarget = Map.groupBy(leaving, ({ from }) => from);
    return new Map([...byTarget].map(([target, steps]) => [target, steps.map(({ id }) => id)]));
}
function deleteStep({ live, removed }, dependsOn, { settings }) {
    return (0,plan_steps/* step */.PM)({
        id: deleteId(live),
        action: 'delete',
        kind: 'datastore',
        name: live.name,
        liveId: live.id,
        needs: 'Admin',
        changes: [change('name', live.name, null, undefined)],
        dependsOn,
        reason: (removed ? 'removed names it' : 'it carries the ownership tag and is no longer in the file') + losses(live),
        ...(removed ? { at: removed.at } : {}),
        // Pinned by its id it needs no tag; one that it has must still be there when it is deleted.
        operation: { does: 'delete', live, tag: (0,ownership/* carriesTag */.iI)(live, settings) ? settings.ownershipTag?.value : undefined },
    });
}
/** What goes with it, as far as the API counts it. It is in the reason: counts change by themselves, and the hash must not. */
function losses({ contents }) {
    return contents
        ? `; ${contents.containers} containers, ${contents.checks} checks and ${contents.anomalies} anomalies go with it`
        : '';
}
/** Names may be live twice. */
function deleteId({ name, id }) {
    return (0,plan_steps/* stepId */.eR)('delete', 'datastore', `${name} ${id}`);
}
/** A link is only planned to another enrichment datastore than the one that is linked: what is linked leaves that. */
function changesLink({ action }) {
    return action === 'unlink' || action === 'link';
}
function stillLinked(candidates, otherSteps, { live }) {
    const going = new Set(candidates.map((candidate) => candidate.live.id));
    const leaving = new Set(otherSteps.filter(changesLink).map(({ liveId }) => liveId));
    const arriving = Map.groupBy(otherSteps, ({ operation }) => operation.does === 'link' && 'liveId' in operation.to ? operation.to.liveId : undefined);
    const linked = Map.groupBy([...live.datastores.values()].filter(({ id }) => !going.has(id) && !leaving.has(id)), ({ enrichment }) => enrichment?.id);
    return candidates.flatMap(({ live: target, removed }) => {
        const staying = [...(linked.get(target.id) ?? []), ...(arriving.get(target.id) ?? [])];
        return staying.length > 0
            ? [
                {
                    severity: 'error',
                    rule: 'delete-still-linked',
                    ...(removed ? { at: removed.at } : {}),
                    message: `Enrichment datastore "${target.name}" (id ${target.id}) is still linked from ${staying.map(({ name }) => `"${name}"`).join(', ')}, which would stay.`,
                    hint: 'Link those to another enrichment datastore, or unlink them, first.',
                },
            ]
            : [];
    });
}
function tooMany(candidates, { settings }) {
    return candidates.length > settings.maxDeletes
        ? [
            {
                severity: 'error',
                rule: 'max-deletes',
                message: `The plan would delete ${candidates.length} datastores, and max-deletes is ${settings.maxDeletes}.`,
                hint: 'If they are all meant, raise max-deletes for this run.',
            },
        ]
        : [];
}
function leftAlone(candidates, { live, lookup }) {
    // Of a connection whose reading does not say who is on it, those whose own readings do not say where they are may be.
    const isPlaced = [...live.datastores.values()].every(({ connectionId }) => connectionId !== undefined);
    const going = new Set(candidates.map((candidate) => candidate.live.id));
    const touched = new Set(candidates.map((candidate) => candidate.live.connectionId));
    return [...live.connections.values()]
        .filter(({ id, datastores }) => {
        const known = [...(lookup.datastoresByConnection.get(id) ?? []), ...(datastores ?? [])];
        return touched.has(id) && (datastores || isPlaced) && known.every((one) => going.has(one.id));
    })
        .map(({ id, name }) => ({
        severity: 'notice',
        rule: 'connection-left',
        message: `Connection "${name}" (id ${id}) will have no datastore left; connections are never deleted.`,
        hint: 'Delete it by hand if it is not needed any more.',
    }));
}

// EXTERNAL MODULE: ./build/plan/fitting.js
var fitting = __webpack_require__(6421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/plan/hash.js


/**
 * SHA-256 in hex over what a plan would do: the API's origin, each step's action, kind, name, live id and field
 * changes, and the settings for prune and rotation. Of a sensitive change it covers the text of the reference, never
 * a value or a digest of one. Nothing of where, why or in which order the file says it.
 */
function planHash(steps, settings) {
    const subject = {
        origin: settings.origin,
        prune: settings.prune,
        rotate: settings.rotatesFailing ? 'failing' : settings.rotate === 'all' ? 'all' : [...settings.rotate].sort(),
        steps: steps.map(stepSubject).sort(),
    };
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(subject)).digest('hex');
}
function stepSubject({ action, kind, name, liveId, changes }) {
    const fields = changes
        .map(({ field, before, after, sensitive, reference, exact = [before, after] }) => JSON.stringify(sensitive ? [field, before, after, reference ?? null] : [field, ...exact.map(compare/* unordered */.bC)]))
        .sort();
    return JSON.stringify([action, kind, name, liveId, fields]);
}

;// CONCATENATED MODULE: ./build/plan/labels.js

/** Plans the tags and groups that the file names and that are not there. Names that nobody has are never just sent: what the API does with them is unknown. */
function planLabels(desired, live, settings) {
    const tags = planTags(desired, live, settings);
    const groups = planGroups(desired, live);
    return {
        steps: [...tags, ...groups.steps],
        problems: groups.problems,
        groups: groups.groups,
        tagSteps: new Map(tags.map(({ name, id }) => [name, id])),
    };
}
function planTags(desired, live, { ownershipTag }) {
    const wanted = new Map(desired.datastores.flatMap(({ fields }) => {
        const tags = fields.get('tags');
        return Array.isArray(tags?.value) ? tags.value.map((name) => [name, tags.at]) : [];
    }));
    const [first] = desired.datastores;
    if (ownershipTag && first && !wanted.has(ownershipTag.value)) {
        wanted.set(ownershipTag.value, ownershipTag.at ?? first.at);
    }
    return [...wanted]
        .filter(([name]) => live.tags?.has(name) === false)
        .map(([name, at]) => (0,plan_steps/* step */.PM)({
        action: 'create',
        kind: 'tag',
        name,
        needs: 'Manager',
        changes: [{ field: 'name', before: null, after: name, sensitive: false, at }],
        reason: 'a datastore of the file carries it and it does not exist',
        at,
        operation: { does: 'create-tag' },
    }));
}
function planGroups(desired, live) {
    const steps = new Map();
    const problems = [];
    const groups = new Map();
    // The API keeps group names unique without regard to case.
    const byName = new Map((live.groups ?? []).map((group) => [group.name.toLowerCase(), group]));
    const agreed = agreedGroups(desired);
    for (const entry of desired.datastores) {
        const choice = entry.group;
        if (!choice) {
            continue;
        }
        if (choice.kind === 'none') {
            groups.set(entry, { target: null, name: null, at: choice.at });
        }
        else if (choice.kind === 'id') {
            const group = live.groups?.find(({ id }) => id === choice.id);
            if (group) {
                groups.set(entry, { target: { liveId: group.id }, name: group.name, at: choice.at });
            }
            else {
                problems.push({
                    severity: 'error',
                    rule: 'group-not-found',
                    at: choice.at,
                    message: `There is no datastore group ${choice.id}.`,
                    hint: 'Correct group_id, or write group: { name: \u2026 } to have it created.',
                });
            }
        }
        else {
            const asked = agreed.get(choice.name.toLowerCase()) ?? choice;
            const group = byName.get(choice.name.toLowerCase());
            const needed = group ? iconStep(group, asked) : createGroup(asked);
            if (needed) {
                steps.set(needed.id, needed);
            }
            const target = group ? { liveId: group.id } : { step: (0,plan_steps/* stepId */.eR)('create', 'group', choice.name.toLowerCase()) };
            groups.set(entry, { target, name: group?.name ?? asked.name, at: choice.at });
        }
    }
    return { steps: [...steps.values()], problems, groups };
}
/** What all entries together say of a group: one spelling of its name, and the icon where any of them gives it. */
function agreedGroups(desired) {
    const named = desired.datastores.flatMap(({ group }) => (group?.kind === 'name' ? [group] : []));
    const spellings = Map.groupBy(named, ({ name }) => name.toLowerCase());
    return new Map([...spellings].map(([key, same]) => {
        const [first] = same.toSorted((one, other) => (one.name < other.name ? -1 : 1));
        const withIcon = same.find(({ icon }) => icon !== undefined);
        return [key, { ...(withIcon ?? same[0]), name: first?.name ?? key }];
    }));
}
function createGroup({ name, icon, at }) {
    return (0,plan_steps/* step */.PM)({
        // Two spellings of one group are one step.
        id: (0,plan_steps/* stepId */.eR)('create', 'group', name.toLowerCase()),
        action: 'create',
        kind: 'group',
        name,
        needs: 'Manager',
        changes: [
            { field: 'name', before: null, after: name, sensitive: false, at },
            ...(icon === undefined ? [] : [{ field: 'icon', before: null, after: icon, sensitive: false, at }]),
        ],
        reason: 'a datastore of the file is in it and it does not exist',
        at,
        operation: { does: 'create-group', icon },
    });
}
function iconStep(group, { icon, at }) {
    if (icon === undefined || icon === group.icon) {
        return undefined;
    }
    return (0,plan_steps/* step */.PM)({
        action: 'update',
        kind: 'group',
        name: group.name,
        liveId: group.id,
        needs: 'Manager',
        changes: [{ field: 'icon', before: group.icon, after: icon, sensitive: false, at }],
        reason: 'the live group differs from the file',
        at,
        operation: { does: 'update-group', group, icon },
    });
}

// EXTERNAL MODULE: ./build/plan/lookup.js
var plan_lookup = __webpack_require__(8698);
;// CONCATENATED MODULE: ./build/plan/new-names.js
/**
 * Names that a plan would give and that begin or end with a space. Which spaces the API keeps is documented nowhere:
 * where it takes them away, the name would never be found again, and each run would make one more.
 */
function outerSpaces(steps) {
    return steps.flatMap((step) => {
        const own = step.action === 'create' ? [[step.name, step.at]] : [];
        const given = step.changes.flatMap(({ field, after, at = step.at }) => (field === 'name' || field === 'connection.name') && typeof after === 'string' ? [[after, at]] : []);
        return [...new Map([...given, ...own])].flatMap(([name, at]) => (name === name.trim() ? [] : [problem(name, at)]));
    });
}
function problem(name, at) {
    return {
        severity: 'error',
        rule: 'name-spaces',
        ...(at ? { at } : {}),
        message: `The name ${JSON.stringify(name)} begins or ends with a space. Whether the API keeps it is not known; where it does not, each run would create one more.`,
        hint: 'Take the space away.',
    };
}

// EXTERNAL MODULE: ./build/plan/renames.js
var renames = __webpack_require__(7109);
;// CONCATENATED MODULE: ./build/plan/make-plan.js














/**
 * Desired and live state in; ordered steps, their hash, and every problem out. Does nothing and knows no clock: the same
 * input gives the same plan, whatever the order of the file. A plan with an error among its problems must not be applied.
 */
function makePlan(written, live, settings) {
    const { matches: found, unclear, problems: identity } = identify('datastore', written.datastores, live.datastores);
    const { desired, matches, problems: misfits } = (0,fitting/* fitToConnectors */.N)(written, live, found);
    // What an entry is that nobody can tell apart decides on everything else about it.
    const unclearNames = new Set([...unclear].map(({ name }) => name));
    const clear = { ...desired, datastores: desired.datastores.filter(({ name }) => !unclearNames.has(name)) };
    const lookup = (0,plan_lookup/* lookupIn */.I)(clear, live, matches);
    const connections = planConnections(clear, { live, datastores: matches, settings, lookup });
    const labels = planLabels(clear, live, settings);
    const context = { desired: clear, live, settings, matches, connections, labels, lookup };
    const datastores = planDatastores(context);
    const kept = (0,renames/* inRenameOrder */.s)([...labels.steps, ...connections.steps, ...datastores.steps]);
    const deletes = planDeletes(unclear.size > 0 ? withoutPrune(context) : context, kept);
    const steps = inOrder([...kept, ...deletes.steps]);
    const states = statesOf(desired.datastores.map((entry) => ({ name: entry.name, liveId: matches.get(entry)?.id ?? null })), steps);
    return {
        hash: planHash(steps, settings),
        steps,
        summary: summaryOf(states, deletes.steps.length),
        datastores: states,
        connections: connectionIds(desired, live, context),
        needs: (0,plan_steps/* highestRole */.Lc)(steps.map(({ needs }) => needs)),
        problems: [
            ...identity,
            ...misfits,
            ...connections.problems,
            ...labels.problems,
            ...datastores.problems,
            ...outerSpaces(steps),
            ...unknownTeams(desired, live),
            ...sharedPrefixes(context),
            ...deletes.problems,
            ...(0,visibility/* absenceNotice */.CG)(live),
        ],
    };
}
/** An entry that may be several live objects keeps all of them from being pruned. */
function withoutPrune(context) {
    return { ...context, settings: { ...context.settings, prune: false } };
}
/** A step's place among steps that do not depend on each other: unlinking before an update of the same datastore, deletes last. */
const ranks = {
    'create-tag': 0,
    'create-group': 1,
    'update-group': 2,
    'create-connection': 3,
    'update-connection': 4,
    unlink: 5,
    'create-datastore': 6,
    'update-datastore': 7,
    link: 8,
    sync: 9,
    delete: 10,
};
/** One order for one set of steps: by rank, then by name, so that the file's order does not show. */
function inOrder(steps) {
    const key = (step) => ranks[step.operation.does] - ((0,renames/* isAside */.Z)(step) ? 0.5 : 0);
    return [...steps].sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}
/** One datastore counts once, whatever happens to it; a connection's change is felt by each datastore on it. */
function statesOf(entries, steps) {
    const own = Map.groupBy(steps.filter(({ kind, action }) => kind === 'datastore' && action !== 'delete'), ({ name }) => name);
    const felt = new Set(steps.flatMap(({ affects }) => affects.filter(({ managed }) => managed)).map(({ name }) => name));
    return entries.map(({ name, liveId }) => {
        const mine = own.get(name) ?? [];
        const state = mine.some(({ action }) => action === 'create')
            ? 'create'
            : mine.length > 0 || felt.has(name)
                ? 'update'
                : 'unchanged';
        return { name, liveId, state };
    });
}
function summaryOf(states, deletes) {
    const count = (state) => states.filter((one) => one.state === state).length;
    return { create: count('create'), update: count('update'), delete: deletes, unchanged: count('unchanged') };
}
function connectionIds(desired, live, { connections, matches, lookup }) {
    const ids = new Map();
    const names = new Map(desired.connections.map(({ key, name }) => [key, name]));
    for (const [key, { name, on }] of connections.placements) {
        ids.set(names.get(key) ?? name, 'liveId' in on ? on.liveId : null);
    }
    for (const datastore of desired.datastores) {
        const choice = datastore.connection;
        const used = choice?.kind === 'live-id'
            ? live.connections.get(choice.id)
            : choice?.kind === 'live-name'
                ? lookup.connectionsByName.get(choice.name)?.[0]
                : choice === undefined
                    ? live.connections.get(matches.get(datastore)?.connectionId ?? Number.NaN)
                    : undefined;
        if (used) {
            ids.set(connections.renamed.get(used.id) ?? used.name, used.id);
        }
    }
    return ids;
}
function unknownTeams(desired, { teams }) {
    return desired.datastores.flatMap(({ fields }) => {
        const field = fields.get('teams');
        if (!teams || !field || !Array.isArray(field.value)) {
            return [];
        }
        return field.value
            .filter((name) => !teams.has(name))
            .map((name) => {
            const close = (0,nearest/* nearest */.p)(name, [...teams]);
            return {
                severity: 'error',
                rule: 'unknown-team',
                at: field.at,
                message: `There is no team "${name}".`,
                hint: close === undefined ? 'Teams are made by an Admin, before they are used.' : `Did you mean "${close}"?`,
            };
        });
    });
}


/***/ }),

/***/ 7109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isAside),
/* harmony export */   s: () => (/* binding */ inRenameOrder)
/* harmony export */ });
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7181);

/** Whether a step only frees a name for another one. */
function isAside({ operation }) {
    return 'aside' in operation && operation.aside === true;
}
/**
 * Names may be unique (the sources disagree), so whatever takes a name waits for the step that frees it. Where names go
 * round in a circle, one object of it first gets a name of its own, by a step of its own.
 */
function inRenameOrder(steps) {
    const renamings = steps.flatMap((one) => renamingOf(one) ?? []);
    if (renamings.length === 0) {
        return steps;
    }
    const freed = new Map(renamings.map((renaming) => [renaming.frees, renaming]));
    const breakers = circleBreakers(freed);
    return steps.flatMap((one) => {
        const waits = takenNames(one).flatMap((name) => {
            const freeing = freed.get(name)?.step;
            return freeing ? [breakers.has(freeing) ? asideId(freeing) : freeing.id] : [];
        });
        const waiting = { ...one, dependsOn: [...new Set([...one.dependsOn, ...waits])] };
        const breaker = breakers.get(one);
        return breaker ? asideAndAfter(waiting, breaker.operation) : [waiting];
    });
}
function key(kind, name) {
    return `${kind} ${name}`;
}
function asideId({ id }) {
    return `make way: ${id}`;
}
function renamingOf(one) {
    const { operation, kind } = one;
    if (operation.does !== 'update-datastore' && operation.does !== 'update-connection') {
        return undefined;
    }
    const from = operation.live.name;
    const to = operation.does === 'update-datastore' ? operation.wanted.get('name') : operation.entry.name;
    return typeof to === 'string' && to !== from
        ? { step: one, operation, frees: key(kind, from), takes: key(kind, to) }
        : undefined;
}
/** The names that a step needs to be free. */
function takenNames(one) {
    const { operation } = one;
    switch (operation.does) {
        case 'create-datastore': {
            const connection = 'inline' in operation.on ? [key('connection', operation.on.name)] : [];
            return [key('datastore', one.name), ...connection];
        }
        case 'create-connection':
            return [key('connection', one.name)];
        default:
            return [renamingOf(one)?.takes ?? []].flat();
    }
}
/** One step of each circle, the same one for the same plan: that with the lowest live id. */
function circleBreakers(freed) {
    const breakers = new Map();
    const seen = new Set();
    for (const start of freed.values()) {
        const path = [];
        let next = start;
        while (next && !seen.has(next)) {
            seen.add(next);
            path.push(next);
            next = freed.get(next.takes);
        }
        // Where the path comes back to itself there is a circle; what leads up to it is no part of that.
        const circle = path.slice(next ? path.indexOf(next) : path.length);
        if (next && path.includes(next)) {
            const lowest = circle.reduce((one, other) => (other.operation.live.id < one.operation.live.id ? other : one));
            breakers.set(lowest.step, lowest);
        }
    }
    return breakers;
}
function asideAndAfter(renaming, update) {
    const { id, name } = update.live;
    const between = `${name.slice(0, 200)} (id ${id}, being renamed)`;
    const moved = throughName(update, between);
    const aside = (0,_steps_js__WEBPACK_IMPORTED_MODULE_0__/* .step */ .PM)({
        ...renaming,
        id: asideId(renaming),
        changes: renaming.changes.filter(({ field }) => field === 'name').map((one) => ({ ...one, after: between })),
        dependsOn: [],
        reason: 'names are swapped: this one makes way first',
        operation: moved.aside,
    });
    return [aside, { ...renaming, dependsOn: [...renaming.dependsOn, aside.id], operation: moved.after }];
}
/** An update by way of another name: to it, and from it to where it was to go. */
function throughName(update, name) {
    if (update.does === 'update-datastore') {
        const wanted = new Map([['name', name]]);
        return {
            aside: {
                does: 'update-datastore',
                live: update.live,
                wanted,
                moveTo: undefined,
                group: undefined,
                keeps: [],
                aside: true,
            },
            after: { ...update, live: { ...update.live, name } },
        };
    }
    const entry = { ...update.entry, name, fields: new Map() };
    return {
        aside: { ...update, entry, send: new Map(), aside: true },
        after: { ...update, live: { ...update.live, name } },
    };
}


/***/ })

};
