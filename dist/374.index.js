export const id = 374;
export const ids = [374];
export const modules = {

/***/ 6530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ readLive)
});

;// CONCATENATED MODULE: ./build/needs/entries.js
/** What each live datastore seems to be, before a plan has decided it. */
function entryOfDatastores({ datastores }) {
    const entries = new Map();
    for (const entry of datastores) {
        for (const key of [entry.name, ...(entry.previousNames?.value ?? []), ...(entry.id ? [entry.id.value] : [])]) {
            entries.set(key, entry);
        }
    }
    return ({ id, name }) => entries.get(id) ?? entries.get(name);
}
/**
 * What each live connection seems to be: by its id, its name or a previous name, or, where its entry has no name, by the
 * datastore that is on it, as far as that is known.
 */
function entryOfConnections(desired, datastores) {
    const entries = new Map();
    for (const entry of desired.connections) {
        const names = [entry.name, ...(entry.previousNames?.value ?? [])].flatMap((name) => name ?? []);
        for (const key of [...names, ...(entry.id ? [entry.id.value] : [])]) {
            entries.set(key, entry);
        }
    }
    const unnamed = unnamedOn(desired, datastores);
    return ({ id, name }) => entries.get(id) ?? entries.get(name) ?? unnamed.get(id);
}
/** The entries without a name, by the id of the connection that their datastore is on. */
function unnamedOn(desired, datastores) {
    const byKey = new Map(desired.connections.flatMap((one) => (one.name === undefined ? [[one.key, one]] : [])));
    if (byKey.size === 0) {
        return new Map();
    }
    const entryOf = entryOfDatastores(desired);
    return new Map([...datastores.values()].flatMap((live) => {
        const choice = entryOf(live)?.connection;
        const entry = choice?.kind === 'file' ? byKey.get(choice.key) : undefined;
        return entry && typeof live.connectionId === 'number' ? [[live.connectionId, entry]] : [];
    }));
}

;// CONCATENATED MODULE: ./build/needs/leaving.js
/** Whether a datastore leaves by this file. One whose tags a list does not tell may. */
function leavingBy(desired, { prune, ownershipTag }) {
    const removed = new Set(desired.removed.flatMap(({ name, id }) => (id ? [name, id.value] : [name])));
    const named = new Set(desired.datastores.map(({ name }) => name));
    const mayCarryTag = ({ fields }) => {
        const tags = fields.get('tags');
        return ownershipTag !== undefined && (!Array.isArray(tags) || tags.includes(ownershipTag));
    };
    return (live) => removed.has(live.id) || removed.has(live.name) || (prune && !named.has(live.name) && mayCarryTag(live));
}

// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
// EXTERNAL MODULE: ./build/connectors/datastore.js
var datastore = __webpack_require__(6392);
// EXTERNAL MODULE: ./build/plan/fitting.js
var fitting = __webpack_require__(6421);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/plan/lookup.js
var lookup = __webpack_require__(8698);
// EXTERNAL MODULE: ./build/plan/visibility.js
var visibility = __webpack_require__(6224);
;// CONCATENATED MODULE: ./build/needs/coverings.js




/** For each new entry, whether a live datastore that no reading tells enough of may cover the same data. */
function coveringsOfNew(entries, { desired, connections }) {
    const byKey = new Map(desired.connections.map((one) => [one.key, one]));
    const byName = Map.groupBy(connections.values(), ({ name }) => name);
    const liveConnections = ({ connection }) => {
        if (connection?.kind === 'live-id') {
            return [connections.get(connection.id) ?? []].flat();
        }
        const entry = connection?.kind === 'file' ? byKey.get(connection.key) : undefined;
        const names = entry
            ? [...(entry.name === undefined ? [] : [entry.name]), ...(entry.previousNames?.value ?? [])]
            : connection?.kind === 'live-name'
                ? [connection.name]
                : [];
        return entry?.id ? [connections.get(entry.id.value) ?? []].flat() : names.flatMap((name) => byName.get(name) ?? []);
    };
    return entries.flatMap((entry) => {
        const on = entry.previousNames ? [] : liveConnections(entry);
        return on.map(({ id, type }) => {
            const rows = (0,lookup/* scopeRows */.p)(type);
            return (live) => (live.connectionId ?? id) === id &&
                (0,connectors/* sameType */.n6)(live.type ?? type, type) &&
                (typeof live.connectionId !== 'number' || rows.some((row) => !live.fields.has(row.name))) &&
                rows.every((row) => !live.fields.has(row.name) || (0,compare/* sameValue */.eE)(row, live.fields.get(row.name), (0,visibility/* wantedScope */.oG)(entry, row)));
        });
    });
}

;// CONCATENATED MODULE: ./build/needs/rivals.js




/**
 * What the file does not name and might still collide with: other sources on an enrichment datastore that some entry is
 * about to be linked to, for their prefixes; what may be linked to one that leaves; and what may cover the same data as a
 * new entry. Only where a list left that out, which it may for every field but id and name, and only for entries that are
 * about to change: in the steady state there are none.
 */
function rivals(known) {
    const { desired, datastores, leaves } = known;
    const liveOf = matching(datastores);
    const named = new Set(desired.datastores.flatMap((entry) => liveOf(entry)?.id ?? []));
    const targets = newTargets(known, liveOf);
    const coverings = coveringsOfNew(desired.datastores.filter((entry) => !liveOf(entry)), known);
    const all = [...datastores.values()];
    const losesTarget = all.some((live) => leaves(live) && live.fields.get('enrichment_only') !== false);
    const isRival = (live) => (targets.size > 0 && sharesTarget(live, targets)) ||
        (losesTarget && mayBeLinked(live)) ||
        (targets.has(live.id) && !live.fields.has('enrichment_only')) ||
        (!named.has(live.id) && coverings.some((mayCover) => mayCover(live)));
    return new Set(all.filter(isRival).map(({ id }) => id));
}
function matching(datastores) {
    const byName = Map.groupBy(datastores.values(), ({ name }) => name);
    return (entry) => entry.id
        ? datastores.get(entry.id.value)
        : [entry.name, ...(entry.previousNames?.value ?? [])].flatMap((name) => byName.get(name) ?? [])[0];
}
/** Whether no reading says if it is linked; an enrichment datastore never is. */
function mayBeLinked({ enrichment, fields }) {
    return enrichment === undefined && fields.get('enrichment_only') !== true;
}
function sharesTarget(live, targets) {
    return (mayBeLinked(live) ||
        (live.enrichment ? targets.has(live.enrichment.id) && !live.fields.has('enrichment_prefix') : false));
}
/** The live enrichment datastores that some entry is not yet linked to, or not yet under this prefix. */
function newTargets({ desired, datastores }, liveOf) {
    const byName = Map.groupBy(datastores.values(), ({ name }) => name);
    const entries = new Map(desired.datastores.map((entry) => [entry.name, entry]));
    const prefix = datastore/* datastoreFields */.Fd.find(({ name }) => name === 'enrichment_prefix');
    const idsOf = (choice) => {
        switch (choice.kind) {
            case 'none':
                return [];
            case 'live-id':
                return [choice.id];
            case 'file': {
                const entry = entries.get(choice.name);
                return [(entry && liveOf(entry))?.id ?? []].flat();
            }
            case 'live-name':
                return (byName.get(choice.name) ?? []).map(({ id }) => id);
        }
    };
    return new Set(desired.datastores.flatMap((entry) => {
        const live = liveOf(entry);
        if (live && (0,fitting/* receives */.l)(entry, live)) {
            return [];
        }
        const wanted = entry.fields.get('enrichment_prefix');
        const moves = prefix && wanted && !(0,compare/* sameValue */.eE)(prefix, live?.fields.get('enrichment_prefix'), wanted.value);
        const current = live?.enrichment?.id;
        const ids = entry.enrichment ? idsOf(entry.enrichment) : [current ?? []].flat();
        return ids.filter((id) => id !== current || moves);
    }));
}

// EXTERNAL MODULE: ./build/plan/live.js
var plan_live = __webpack_require__(9766);
;// CONCATENATED MODULE: ./build/needs/unsaid.js




/** Datastores of which the file manages something that no list says; their connection apart, which has lists of its own. */
function unsaid(desired, settings, { entryOf, datastores, leaves, }) {
    const pinned = desired.datastores.flatMap(({ id }) => (id ? [id.value] : []));
    const ids = new Set([...pinned.filter((id) => !datastores.has(id)), ...(settings.alsoRead ?? [])]);
    for (const live of datastores.values()) {
        const entry = entryOf(live);
        if (leaves(live) || (entry && !saysAllManaged(live, entry, settings))) {
            ids.add(live.id);
        }
    }
    return ids;
}
/** Datastores of the file whose connection is still not known, and that were not read yet. */
function unplaced(entryOf, datastores, read) {
    const nowhere = [...datastores.values()].filter((live) => {
        const entry = entryOf(live);
        return entry !== undefined && typeof live.connectionId !== 'number' && !read.has(live.id);
    });
    return new Set(nowhere.map(({ id }) => id));
}
function saysAllManaged(live, entry, { ownershipTag }) {
    return (datastore/* datastoreRows */.H8.every((row) => !entry.fields.has(row.name) || live.fields.has(row.name)) &&
        (ownershipTag === undefined || live.fields.has('tags')) &&
        // A new prefix matters to those that share the link, which must be known for it.
        ((entry.enrichment === undefined && !entry.fields.has('enrichment_prefix')) ||
            live.enrichment !== undefined ||
            (0,fitting/* receives */.l)(entry, live)) &&
        (entry.group === undefined || live.group !== undefined) &&
        (!entry.firstSync?.value || live.operated !== undefined));
}
/** Whether a list says all of a connection that its entry manages. */
function saysAll(live, entry) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    return [...entry.fields.keys()].every((path) => (0,connectors/* connectionField */.Rf)(connector, path).secret || (0,plan_live/* saysOf */.wv)(live, path));
}

// EXTERNAL MODULE: ./build/plan/connection-changes.js + 1 modules
var connection_changes = __webpack_require__(9122);
// EXTERNAL MODULE: ./build/plan/ownership.js
var ownership = __webpack_require__(959);
;// CONCATENATED MODULE: ./build/needs/users.js



/**
 * Datastores of which nobody knows where they are, when a connection is about to change, or to be taken over, whose own
 * reading does not say who is on it: whoever is feels it. None where the connections of the file are in use by it, and
 * nothing about them is to change.
 */
function possibleUsers(known) {
    const { desired, datastores, connections } = known;
    const unplaced = [...datastores.values()].filter(({ connectionId }) => connectionId === undefined);
    if (unplaced.length === 0) {
        return new Set();
    }
    const entryOf = entryOfConnections(desired, datastores);
    const ours = placesOfOurs(known);
    const silent = [...connections.values()].filter((live) => live.datastores === undefined);
    const concerned = silent.some((live) => {
        const entry = entryOf(live);
        return entry !== undefined && (known.rotates || changes(entry, live) || !ours.has(live.id));
    });
    return new Set(concerned ? unplaced.map(({ id }) => id) : []);
}
function changes(entry, live) {
    return (0,connection_changes/* connectionDifference */.a)(entry, live, { rotates: false }).changes.length > 0;
}
/** The connections that a datastore of the file is on; with an ownership tag, one that carries it. */
function placesOfOurs({ desired, datastores, ownershipTag }) {
    const names = new Set(desired.datastores.map(({ name }) => name));
    const ours = [...datastores.values()].filter((one) => ownershipTag === undefined ? names.has(one.name) : (0,ownership/* hasTag */.ti)(one, ownershipTag));
    return new Set(ours.map(({ connectionId }) => connectionId));
}

;// CONCATENATED MODULE: ./build/qualytics/read-into.js

/**
 * Reads datastores one by one over what a list said of them. One that cannot be read is taken out.
 *
 * @returns those that a list shows and a reading of their own does not: deleted meanwhile, or hidden from this token.
 */
async function readInto(reader, datastores, ids) {
    const missing = await Promise.all([...ids].map(async (id) => {
        const listed = datastores.get(id);
        const detail = await reader.datastore(id);
        if (detail) {
            datastores.set(id, { ...detail, connectionId: (0,plan_live/* connectionOfEither */.$l)(detail.connectionId, listed?.connectionId) });
            return [];
        }
        datastores.delete(id);
        return listed ? [{ id, name: listed.name }] : [];
    }));
    return missing.flat();
}

;// CONCATENATED MODULE: ./build/qualytics/read-live.js







/**
 * Reads what a plan for `desired` needs, side by side: the lists, and then single objects only where a list leaves out
 * something that the file manages (the vendor's CLI says that list items are lighter than single reads).
 *
 * @throws ApiError: a list that failed is never taken for an empty one.
 */
async function readLive(reader, desired, settings) {
    const usesTeams = desired.datastores.some(({ fields }) => fields.has('teams'));
    const usesTags = settings.ownershipTag !== undefined || desired.datastores.some(({ fields }) => fields.has('tags'));
    const usesGroups = desired.datastores.some(({ group }) => group !== undefined && group.kind !== 'none');
    const [role, sources, enrichments, connections, teams, tags, groups] = await Promise.all([
        reader.role(),
        reader.datastores({ enrichmentOnly: false }),
        reader.datastores({ enrichmentOnly: true }),
        reader.connections(),
        usesTeams ? reader.teams() : undefined,
        usesTags ? reader.tags() : undefined,
        usesGroups ? reader.groups() : undefined,
    ]);
    const entryOf = entryOfDatastores(desired);
    const leaves = leavingBy(desired, settings);
    const listed = byId(sources, enrichments);
    const unread = unsaid(desired, settings, { entryOf, datastores: listed, leaves });
    const connectionsById = new Map(connections.map((one) => [one.id, one]));
    const readConnections = connectionReader(reader, desired, connectionsById);
    // What the lists of datastores leave out is read beside what the connections have to say.
    const [unreadable] = await Promise.all([readInto(reader, listed, unread), readConnections(listed)]);
    const known = placedOnConnections(listed, connectionsById);
    unreadable.push(...(await readInto(reader, known, unplaced(entryOf, known, unread))));
    // Which connection an unnamed entry is may show only now.
    await readConnections(known);
    const { ownershipTag, rotates = false } = settings;
    const places = { desired, datastores: known, connections: connectionsById, ownershipTag, rotates };
    unreadable.push(...(await readInto(reader, known, possibleUsers(places))));
    await settleFirstSyncs(reader, entryOf, known);
    const colliding = rivals({ desired, datastores: known, connections: connectionsById, leaves });
    unreadable.push(...(await readInto(reader, known, colliding)));
    const datastores = new Map([...known].map(([id, one]) => [id, (0,plan_live/* withForeignTags */.Sl)(one, tags)]));
    return { origin: settings.origin, role, datastores, unreadable, connections: connectionsById, teams, tags, groups };
}
/**
 * Both lists as one. Which of them a datastore is in says what it is, where the item does not; in both it is only on a
 * server that does not go by the filter.
 */
function byId(sources, enrichments) {
    const sourceIds = new Set(sources.map(({ id }) => id));
    const both = new Set(enrichments.flatMap(({ id }) => (sourceIds.has(id) ? [id] : [])));
    const told = (one, enrichmentOnly) => one.fields.has('enrichment_only') || both.has(one.id)
        ? one
        : { ...one, fields: new Map([...one.fields, ['enrichment_only', enrichmentOnly]]) };
    return new Map([...sources.map((one) => told(one, false)), ...enrichments.map((one) => told(one, true))].map((one) => [
        one.id,
        one,
    ]));
}
/** A connection's own list of datastores says which connection each of them is on, where the list of datastores does not. */
function placedOnConnections(datastores, connections) {
    const connectionOf = new Map();
    for (const connection of connections.values()) {
        for (const stub of connection.datastores ?? []) {
            connectionOf.set(stub.id, connection.id);
        }
    }
    return new Map([...datastores].map(([id, one]) => [
        id,
        { ...one, connectionId: (0,plan_live/* connectionOfEither */.$l)(one.connectionId, connectionOf.get(id)) },
    ]));
}
/**
 * Reads the connections that the file describes or uses one by one, each once, where their list leaves something out.
 * Which those are depends on where datastores are known to be.
 */
function connectionReader(reader, desired, connections) {
    const used = new Set(desired.datastores.flatMap(({ connection }) => (connection?.kind === 'live-name' ? [connection.name] : [])));
    const usedIds = new Set(desired.datastores.flatMap(({ connection }) => (connection?.kind === 'live-id' ? [connection.id] : [])));
    const pinned = desired.connections.flatMap(({ id }) => (id ? [id.value] : []));
    const missing = [...pinned, ...usedIds].filter((id) => !connections.has(id));
    const read = new Set();
    return async (datastores) => {
        const entryOf = entryOfConnections(desired, datastores);
        const isLacking = (live) => {
            const entry = entryOf(live);
            const isUsed = entry !== undefined || used.has(live.name) || usedIds.has(live.id);
            return isUsed && (live.datastores === undefined || (entry !== undefined && !saysAll(live, entry)));
        };
        const lacking = [...connections.values()].filter(isLacking).map(({ id }) => id);
        const ids = [...new Set([...missing, ...lacking])].filter((id) => !read.has(id));
        await Promise.all(ids.map(async (id) => {
            read.add(id);
            const live = await reader.connection(id);
            if (live) {
                connections.set(id, live);
            }
        }));
    };
}
/** A reading that shows no operation is held against the list of operations, which is what an apply would ask too. */
async function settleFirstSyncs(reader, entryOf, datastores) {
    const waiting = [...datastores.values()].filter((live) => live.operated === false && entryOf(live)?.firstSync?.value);
    await Promise.all(waiting.map(async (live) => {
        datastores.set(live.id, { ...live, operated: await reader.hasOperation(live.id) });
    }));
}


/***/ }),

/***/ 9112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/** What a reading is for, before a plan and after an apply. */
function readSettings(desired, { inputs, origin }) {
    return {
        origin,
        ownershipTag: inputs.ownershipTag ?? desired.ownershipTag?.value,
        prune: inputs.prune,
        rotates: inputs.rotateSecrets.kind !== 'none',
    };
}


/***/ }),

/***/ 7374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTenant: () => (/* binding */ openTenant)
/* harmony export */ });
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(168);
/* harmony import */ var _qualytics_open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4480);
/* harmony import */ var _qualytics_read_live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6530);
/* harmony import */ var _tenant_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112);




/** Opens the tenant that the inputs name. Nothing is sent yet. `expected`: the only plan that may be applied. */
function openTenant(inputs, event, world, progress, expected) {
    const address = (0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .tenantOf */ .G8)(inputs);
    const api = (0,_qualytics_open_js__WEBPACK_IMPORTED_MODULE_1__.openApi)({ ...inputs, ...address }, world);
    const { origin } = new URL(address.apiUrl);
    const context = { inputs, event, world, progress, reader: api.reader, origin, expected };
    let read;
    return {
        plan: async (desired, base) => {
            world.log.info(`Reading ${inputs.label}`);
            const reading = (0,_qualytics_read_live_js__WEBPACK_IMPORTED_MODULE_2__/* .readLive */ .p)(context.reader, desired, (0,_tenant_context_js__WEBPACK_IMPORTED_MODULE_3__/* .readSettings */ .s)(desired, context));
            // What plans is loaded while the answers are under way, not before the requests are.
            const planning = api.waiting.then(() => Promise.all(/* import() */[__webpack_require__.e(914), __webpack_require__.e(520)]).then(__webpack_require__.bind(__webpack_require__, 520)));
            const [live, { planDesired }] = await Promise.all([reading, planning]);
            read = { live, settings: await planDesired(desired, base, live, context) };
        },
        apply: async (desired) => {
            if (read && progress.plan && progress.result === 'planned') {
                const { applyAndProve } = await Promise.all(/* import() */[__webpack_require__.e(914), __webpack_require__.e(643)]).then(__webpack_require__.bind(__webpack_require__, 4643));
                await applyAndProve(desired, { plan: progress.plan, read, api }, context);
            }
        },
        close: api.close,
    };
}


/***/ })

};
