export const id = 694;
export const ids = [694];
export const modules = {

/***/ 6233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gy: () => (/* binding */ readConnectionFields),
/* harmony export */   To: () => (/* binding */ readDatastoreFields),
/* harmony export */   cG: () => (/* binding */ readForeignTags)
/* harmony export */ });
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5618);
/* harmony import */ var _connectors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7861);
/* harmony import */ var _datastore_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6392);
/* harmony import */ var _field_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2857);




/** Reads the datastore rows out of what the API gave. A key that is not there gives no entry. */
function readDatastoreFields(raw) {
    const fields = new Map();
    for (const field of _datastore_js__WEBPACK_IMPORTED_MODULE_2__/* .datastoreFields */ .F) {
        const names = field.read ?? [field.name];
        const said = names.filter((candidate) => raw[candidate] !== undefined);
        const name = said.find((candidate) => raw[candidate] !== null) ?? said[0];
        if (name !== undefined) {
            const listed = field.type === 'names' ? namesOf(raw[name]) : undefined;
            // Those of an integration are told apart: see `readForeignTags`.
            const own = field.name === 'tags' ? listed?.filter(isGlobal) : listed;
            fields.set(field.name, own ? own.map((item) => item.name) : plain(raw[name]));
        }
    }
    return fields;
}
/** Tags that an integration put there: of a type other than `global`. */
function readForeignTags(raw) {
    return namesOf(raw['global_tags'] ?? raw['tags'])
        .filter((tag) => !isGlobal(tag))
        .map((tag) => tag.name);
}
function isGlobal(tag) {
    return tag.type === undefined || tag.type.toLowerCase() === 'global';
}
/** A list of names, which the API gives as objects or (one fixture of the vendor's CLI) as bare strings. */
function namesOf(value) {
    const items = Array.isArray(value) ? value : [];
    return items.flatMap((item) => {
        if (typeof item === 'string') {
            return [{ name: item, type: undefined }];
        }
        const { name, type } = (item ?? {});
        return typeof name === 'string' ? [{ name, type: typeof type === 'string' ? type : undefined }] : [];
    });
}
/**
 * Reads a connection's fields. Masks and secrets give no entry; where a mask stands is told apart, and so is what is
 * neither a value nor a list of texts (the guide shows an object among Dremio's), as the API gave it; of `secrets_manager`,
 * whose keys the file lists in full, every other key too.
 */
function readConnectionFields(raw, type) {
    const fields = new Map();
    const masked = new Set();
    const opaque = new Map();
    const connector = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_1__/* .connectorOf */ .dO)(type);
    const take = (path, value) => {
        const field = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionField */ .Rf)(connector, path);
        if (holdsMask(value)) {
            masked.add(path);
        }
        else if (value !== undefined && !field.secret && isPlain(value)) {
            fields.set(path, plain(value));
        }
        else if (field.secret && value !== undefined && value !== null && value !== '') {
            masked.add(path);
        }
        else if (value !== undefined && !field.secret) {
            opaque.set(path, value);
        }
    };
    for (const name of new Set([..._connectors_js__WEBPACK_IMPORTED_MODULE_1__/* .topLevelNames */ .s8, ...connector.fields.filter((row) => !row.section).map(_field_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOf */ .XM)])) {
        take(name, raw[name]);
    }
    for (const [name, value] of Object.entries(record(raw['parameters']))) {
        take(`parameters.${name}`, value);
    }
    // What a server gives for none is not documented: perhaps an object without an address.
    fields.set('secrets_manager', (record(raw['secrets_manager'])['secret_url'] ?? '') === '' ? null : 'set');
    const listed = new Set(_connectors_js__WEBPACK_IMPORTED_MODULE_1__/* .secretsManagerFields */ .W_.map((row) => row.name));
    for (const [name, value] of Object.entries(record(raw['secrets_manager']))) {
        const path = `secrets_manager.${name}`;
        if (listed.has(name) || (0,_connectors_js__WEBPACK_IMPORTED_MODULE_1__/* .looksSecret */ .n0)(name) || holdsMask(value)) {
            take(path, value);
        }
        else {
            opaque.set(path, value);
        }
    }
    return { fields, masked, opaque };
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
/** Whether a mask stands in it, at any depth. */
function holdsMask(value) {
    return typeof value === 'object' && value !== null ? Object.values(value).some(holdsMask) : (0,_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .isMask */ .$b)(value);
}
function isPlain(value) {
    return value === null || ['string', 'number', 'boolean'].includes(typeof value) || isNames(value);
}
function isNames(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function plain(value) {
    return isPlain(value) ? value : JSON.stringify(value);
}


/***/ }),

/***/ 9766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ connectionOfEither),
/* harmony export */   Sl: () => (/* binding */ withForeignTags),
/* harmony export */   wv: () => (/* binding */ saysOf)
/* harmony export */ });
/* harmony import */ var _connectors_field_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

/** A datastore's connection from two readings: whichever names one. That there is none is for the first to say. */
function connectionOfEither(first, second) {
    return first ?? second ?? first;
}
/** Whether a reading of a connection says anything of a path. */
function saysOf(connection, path) {
    const { section, name } = (0,_connectors_field_js__WEBPACK_IMPORTED_MODULE_0__/* .splitPath */ .Uf)(path);
    return connection.keys.has(section ?? name);
}
/**
 * A datastore whose reading does not say which of its tags are an integration's, told from the list of all tags: those
 * are neither compared nor removed.
 */
function withForeignTags(datastore, tags) {
    const names = datastore.fields.get('tags');
    const isForeign = (name) => (tags?.get(name) ?? 'global').toLowerCase() !== 'global';
    if (!Array.isArray(names) || !names.some(isForeign)) {
        return datastore;
    }
    const own = names.filter((name) => !isForeign(name));
    return {
        ...datastore,
        fields: new Map([...datastore.fields, ['tags', own]]),
        foreignTags: [...new Set([...datastore.foreignTags, ...names.filter(isForeign)])],
    };
}


/***/ }),

/***/ 8698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ lookupIn),
/* harmony export */   p: () => (/* binding */ scopeRows)
/* harmony export */ });
/* harmony import */ var _connectors_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5618);
/* harmony import */ var _connectors_connectors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7861);
/* harmony import */ var _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6392);



/** Reads nothing but its arguments. */
function lookupIn(desired, live, matches) {
    const removedIds = new Set(desired.removed.flatMap(({ id }) => (id ? [id.value] : [])));
    const removedNames = new Set(desired.removed.flatMap(({ name, id }) => (id ? [] : [name])));
    // Those whose reading does not say are under NaN, which is no id.
    const datastoresByConnection = Map.groupBy(live.datastores.values(), ({ connectionId }) => connectionId ?? Number.NaN);
    return {
        connectionsByName: Map.groupBy(live.connections.values(), ({ name }) => name),
        datastoresByName: Map.groupBy(live.datastores.values(), ({ name }) => name),
        datastoresByConnection,
        covering: coverings(datastoresByConnection),
        mentions: mentionsIn(live),
        entriesByName: new Map(desired.datastores.map((entry) => [entry.name, entry])),
        entryOf: new Map([...matches].map(([entry, { id }]) => [id, entry])),
        isRemoved: ({ id, name }) => removedIds.has(id) || removedNames.has(name),
    };
}
/** By name, told when it is first asked for: in the steady state nobody does. */
function mentionsIn(live) {
    let byName;
    return (name) => {
        byName ??= Map.groupBy(allMentions(live), (one) => one.name);
        return byName.get(name) ?? [];
    };
}
function allMentions({ connections, datastores }) {
    return [
        ...[...connections.values()].flatMap((one) => (one.datastores ?? []).map((stub) => ({ ...stub, where: `it is on connection "${one.name}"` }))),
        ...[...datastores.values()].flatMap(({ name, enrichment }) => enrichment ? [{ ...enrichment, where: `"${name}" is linked to it` }] : []),
    ];
}
/** By scope for each connection, told when it is first asked for. */
function coverings(datastoresByConnection) {
    const known = new Map();
    return (connectionId, type, scopeValue) => {
        const rows = scopeRows(type);
        const key = `${connectionId} ${type}`;
        const byScope = known.get(key) ??
            Map.groupBy(datastoresByConnection.get(connectionId) ?? [], ({ fields }) => scopeKey(rows, (row) => fields.get(row.name) ?? null));
        known.set(key, byScope);
        return byScope.get(scopeKey(rows, scopeValue)) ?? [];
    };
}
/** What places a datastore, and whether it is a source; of a connector that nobody knows, every field that might. */
function scopeRows(type) {
    const { scope, store } = (0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_1__/* .connectorOf */ .dO)(type);
    return _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_2__/* .datastoreFields */ .F.filter(({ name, scope: places, immutable }) => immutable || (places && (store === 'unknown' || scope.includes(name))));
}
function scopeKey(rows, scopeValue) {
    return JSON.stringify(rows.map((row) => (0,_connectors_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .comparisonKey */ .tH)(row, scopeValue(row))));
}


/***/ }),

/***/ 7181:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lc: () => (/* binding */ highestRole),
/* harmony export */   NB: () => (/* binding */ allows),
/* harmony export */   PM: () => (/* binding */ step),
/* harmony export */   eR: () => (/* binding */ stepId)
/* harmony export */ });
/** Unique within a plan, since names are, and the same for the same plan. */
function stepId(action, kind, name) {
    return `${action} ${kind} ${name}`;
}
/** Facts that most steps leave at their usual value. */
function step(facts) {
    return {
        id: stepId(facts.action, facts.kind, facts.name),
        liveId: null,
        adopts: false,
        changes: [],
        affects: [],
        dependsOn: [],
        origin: null,
        ...facts,
    };
}
const ranks = { Member: 0, Manager: 1, Admin: 2 };
/** Whether a role allows what needs another. */
function allows(role, needs) {
    return ranks[role] >= ranks[needs];
}
/** The highest role that any of them needs; `Member` for none. */
function highestRole(roles) {
    return roles.reduce((highest, role) => (allows(highest, role) ? highest : role), 'Member');
}


/***/ }),

/***/ 6224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Am: () => (/* binding */ hiddenNamesake),
/* harmony export */   CG: () => (/* binding */ absenceNotice),
/* harmony export */   Ji: () => (/* binding */ roleProblems),
/* harmony export */   iK: () => (/* binding */ likeRename),
/* harmony export */   oG: () => (/* binding */ wantedScope)
/* harmony export */ });
/* harmony import */ var _connectors_structured_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1454);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5714);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7181);



/**
 * A list may hide other teams' datastores, but a connection names all that are on it. What stands there under the name
 * of a new datastore, or under a previous one, and in no list, exists: creating it would make a second one. So does what
 * a list shows and a reading of its own does not, and, to a token that is not an Admin's, what anything else names.
 */
function hiddenNamesake(entry, { live: connection }, { live, lookup }) {
    const names = [entry.name, ...(entry.previousNames?.value ?? [])];
    const isMeant = ({ id, name }) => names.includes(name) && !live.datastores.has(id);
    const onConnection = connection?.datastores?.find(isMeant);
    const inList = live.unreadable?.find(isMeant);
    const [elsewhere] = live.role === 'Admin' ? [] : names.flatMap((name) => lookup.mentions(name)).filter(isMeant);
    const hidden = onConnection ?? inList ?? elsewhere;
    if (!hidden) {
        return [];
    }
    const where = onConnection
        ? `it is on connection "${connection?.name}"`
        : inList
            ? 'a list has it, and it cannot be read'
            : elsewhere?.where;
    return [
        {
            severity: 'error',
            rule: 'hidden-datastore',
            at: entry.at,
            message: `"${hidden.name}" exists as ${hidden.id}; this token may not see it (${where}).`,
            hint: 'Use a token whose teams may see it (or an Admin token), or choose another name.',
        },
    ];
}
/** A new name for what a live datastore already covers is most often a rename that was not said to be one. */
function likeRename(entry, placement, context) {
    const connection = placement.live;
    if (!connection || entry.previousNames) {
        return [];
    }
    const { lookup } = context;
    const twins = lookup
        .covering(connection.id, placement.type, (row) => wantedScope(entry, row))
        .filter((live) => !lookup.entryOf.has(live.id) && !lookup.isRemoved(live));
    const [twin] = twins;
    return twin
        ? [
            {
                severity: 'error',
                rule: 'looks-like-rename',
                at: entry.at,
                message: `"${entry.name}" is new and looks like a rename of ${twins.map(({ name, id }) => `"${name}" (id ${id})`).join(', ')}: same connection, same scope.`,
                hint: `Add previous_names: [${JSON.stringify(twin.name)}] to rename it, or previous_names: [] if a second one is meant.`,
            },
        ]
        : [];
}
/** What an entry would have in a row; `null` stands for the row's default. */
function wantedScope(entry, row) {
    const value = entry.fields.get(row.name)?.value ?? null;
    return value instanceof _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh || value instanceof _connectors_structured_js__WEBPACK_IMPORTED_MODULE_2__/* .Structured */ .a ? null : value;
}
/** Said once: what a token that is not an Admin's does not see may exist all the same. */
function absenceNotice({ role }) {
    return role === 'Admin'
        ? []
        : [
            {
                severity: 'notice',
                rule: 'absence-uncertain',
                message: `The plan was made by a ${role ?? 'token whose role the API does not say'}${role ? ' token' : ''}: datastores of other teams may exist without being seen.`,
                hint: 'Only an Admin token sees everything.',
            },
        ];
}
/** What an apply needs of its token, before the first write. */
function roleProblems(plan, { role }) {
    if (plan.steps.length === 0 || (role !== undefined && (0,_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .allows */ .NB)(role, plan.needs))) {
        return [];
    }
    return role === undefined
        ? [
            {
                severity: 'notice',
                rule: 'role-unknown',
                message: `The API does not say which role the token has; this plan needs ${plan.needs}.`,
            },
        ]
        : [
            {
                severity: 'error',
                rule: 'role-too-low',
                message: `This plan needs the role ${plan.needs}, and the token has ${role}.`,
                hint: `Give api-token a token of a user with the role ${plan.needs} (creating: Manager; unlinking and deleting: Admin).`,
            },
        ];
}


/***/ }),

/***/ 9828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ readLive)
});

// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/datastore.js
var datastore = __webpack_require__(6392);
// EXTERNAL MODULE: ./build/plan/live.js
var plan_live = __webpack_require__(9766);
;// CONCATENATED MODULE: ./build/qualytics/leaving.js
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
// EXTERNAL MODULE: ./build/plan/lookup.js
var lookup = __webpack_require__(8698);
// EXTERNAL MODULE: ./build/plan/visibility.js
var visibility = __webpack_require__(6224);
;// CONCATENATED MODULE: ./build/qualytics/coverings.js




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

;// CONCATENATED MODULE: ./build/qualytics/rivals.js




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
/**
 * Reads what the file does not name and might still collide with: other sources on an enrichment datastore that some
 * entry is about to be linked to, for their prefixes; what may be linked to one that leaves; and what may cover the same
 * data as a new entry. Only where a list left that out, which it may for every field but id and name, and only for
 * entries that are about to change: in the steady state nothing more is read.
 */
async function withRivalDetails(reader, known) {
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
    return readInto(reader, datastores, new Set(all.filter(isRival).map(({ id }) => id)));
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
    const prefix = datastore/* datastoreFields */.F.find(({ name }) => name === 'enrichment_prefix');
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
        const wanted = entry.fields.get('enrichment_prefix');
        const moves = prefix && wanted && !(0,compare/* sameValue */.eE)(prefix, live?.fields.get('enrichment_prefix'), wanted.value);
        const current = live?.enrichment?.id;
        const ids = entry.enrichment ? idsOf(entry.enrichment) : [current ?? []].flat();
        return ids.filter((id) => id !== current || moves);
    }));
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
    const entries = entriesByKey(desired);
    const leaves = leavingBy(desired, settings);
    const listed = byId(sources, enrichments);
    const unsaid = unsaidIds(desired, settings, { entries, datastores: listed, leaves });
    // What the lists of datastores leave out is read beside what the connections have to say.
    const [connectionsById, unreadable] = await Promise.all([
        withConnectionDetails(reader, desired, new Map(connections.map((one) => [one.id, one]))),
        readInto(reader, listed, unsaid),
    ]);
    const known = placedOnConnections(listed, connectionsById);
    unreadable.push(...(await readInto(reader, known, unplacedIds(entries, known, unsaid))));
    await settleFirstSyncs(reader, entries, known);
    unreadable.push(...(await withRivalDetails(reader, { desired, datastores: known, connections: connectionsById, leaves })));
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
async function withConnectionDetails(reader, desired, connections) {
    const byId = new Map(desired.connections.flatMap((one) => (one.id ? [[one.id.value, one]] : [])));
    const byName = new Map(desired.connections.flatMap((one) => namesOf(one).map((name) => [name, one])));
    const used = new Set(desired.datastores.flatMap(({ connection }) => (connection?.kind === 'live-name' ? [connection.name] : [])));
    const usedIds = new Set(desired.datastores.flatMap(({ connection }) => (connection?.kind === 'live-id' ? [connection.id] : [])));
    const missing = [...byId.keys(), ...usedIds].filter((id) => !connections.has(id));
    const lacking = [...connections.values()]
        .filter((live) => {
        const entry = byId.get(live.id) ?? byName.get(live.name);
        const isUsed = entry !== undefined || used.has(live.name) || usedIds.has(live.id);
        return isUsed && (live.datastores === undefined || (entry !== undefined && !saysAll(live, entry)));
    })
        .map(({ id }) => id);
    for (const live of await Promise.all([...new Set([...missing, ...lacking])].map((id) => reader.connection(id)))) {
        if (live) {
            connections.set(live.id, live);
        }
    }
    return connections;
}
function namesOf(entry) {
    return [...(entry.name === undefined ? [] : [entry.name]), ...(entry.previousNames?.value ?? [])];
}
function saysAll(live, entry) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    return [...entry.fields.keys()].every((path) => (0,connectors/* connectionField */.Rf)(connector, path).secret || (0,plan_live/* saysOf */.wv)(live, path));
}
/** The entries of the file by name, by previous name and by id. */
function entriesByKey(desired) {
    const entries = new Map();
    for (const entry of desired.datastores) {
        for (const key of [entry.name, ...(entry.previousNames?.value ?? []), ...(entry.id ? [entry.id.value] : [])]) {
            entries.set(key, entry);
        }
    }
    return entries;
}
/** Datastores of which the file manages something that no list says; their connection apart, which has lists of its own. */
function unsaidIds(desired, settings, { entries, datastores, leaves, }) {
    const ids = desired.datastores.flatMap(({ id }) => (id ? [id.value] : []));
    const unsaid = new Set([...ids.filter((id) => !datastores.has(id)), ...(settings.alsoRead ?? [])]);
    for (const live of datastores.values()) {
        const entry = entries.get(live.id) ?? entries.get(live.name);
        if (leaves(live) || (entry && !saysAllManaged(live, entry, settings))) {
            unsaid.add(live.id);
        }
    }
    return unsaid;
}
/** Datastores whose connection matters and is still not known, and that were not read yet. */
function unplacedIds(entries, datastores, read) {
    const unplaced = [...datastores.values()].filter((live) => {
        const entry = entries.get(live.id) ?? entries.get(live.name);
        return entry?.connection !== undefined && typeof live.connectionId !== 'number' && !read.has(live.id);
    });
    return new Set(unplaced.map(({ id }) => id));
}
function saysAllManaged(live, entry, { ownershipTag }) {
    const rows = datastore/* datastoreFields */.F;
    return (rows.every((row) => !entry.fields.has(row.name) || live.fields.has(row.name)) &&
        (ownershipTag === undefined || live.fields.has('tags')) &&
        // A new prefix matters to those that share the link, which must be known for it.
        ((entry.enrichment === undefined && !entry.fields.has('enrichment_prefix')) || live.enrichment !== undefined) &&
        (entry.group === undefined || live.group !== undefined) &&
        (!entry.firstSync?.value || live.operated !== undefined));
}
/** A reading that shows no operation is held against the list of operations, which is what an apply would ask too. */
async function settleFirstSyncs(reader, entries, datastores) {
    const waiting = [...datastores.values()].filter((live) => {
        const entry = entries.get(live.id) ?? entries.get(live.name);
        return live.operated === false && entry?.firstSync?.value;
    });
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
    return { origin, ownershipTag: inputs.ownershipTag ?? desired.ownershipTag?.value, prune: inputs.prune };
}


/***/ }),

/***/ 7374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTenant: () => (/* binding */ openTenant)
/* harmony export */ });
/* harmony import */ var _github_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(168);
/* harmony import */ var _qualytics_open_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6176);
/* harmony import */ var _qualytics_read_live_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9828);
/* harmony import */ var _tenant_context_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9112);




/** Opens the tenant that the inputs name. Nothing is sent yet. `expected`: the only plan that may be applied. */
function openTenant(inputs, event, world, progress, expected) {
    const address = (0,_github_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .tenantOf */ .G8)(inputs);
    const api = (0,_qualytics_open_js__WEBPACK_IMPORTED_MODULE_1__.openApi)({ ...inputs, ...address }, world, () => {
        progress.wrote = true;
        progress.converged ??= 'unread';
    });
    const context = { inputs, event, world, progress, api, origin: new URL(address.apiUrl).origin, expected };
    let read;
    return {
        plan: async (desired, base) => {
            world.log.info(`Reading ${inputs.label}`);
            const reading = (0,_qualytics_read_live_js__WEBPACK_IMPORTED_MODULE_2__/* .readLive */ .p)(api.reader, desired, (0,_tenant_context_js__WEBPACK_IMPORTED_MODULE_3__/* .readSettings */ .s)(desired, context));
            // What plans is loaded while the answers are under way.
            const [live, { planDesired }] = await Promise.all([reading, Promise.all(/* import() */[__webpack_require__.e(884), __webpack_require__.e(520)]).then(__webpack_require__.bind(__webpack_require__, 520))]);
            read = { live, settings: await planDesired(desired, base, live, context) };
        },
        apply: async (desired) => {
            if (read && progress.plan && progress.result === 'planned') {
                const { applyAndProve } = await Promise.all(/* import() */[__webpack_require__.e(884), __webpack_require__.e(643)]).then(__webpack_require__.bind(__webpack_require__, 4643));
                await applyAndProve(desired, progress.plan, read, context);
            }
        },
        close: api.close,
    };
}


/***/ })

};
