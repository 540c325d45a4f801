export const id = 700;
export const ids = [700];
export const modules = {

/***/ 3700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readAll: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6392);
/* harmony import */ var _plan_live_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9766);


/**
 * Reads a tenant as far as somebody wants it: the lists, and then single objects only where a list item is lighter than
 * a single reading. An object that is gone when it is read by itself counts as gone.
 *
 * @throws ApiError: what may not be read is never taken for what is not there.
 */
async function readAll(reader, settings) {
    const [role, sources, enrichments, connectionList] = await Promise.all([
        reader.role(),
        reader.datastores({ enrichmentOnly: false }),
        reader.datastores({ enrichmentOnly: true }),
        reader.connections(),
    ]);
    const connections = new Map(connectionList.map((one) => [one.id, one]));
    const datastores = new Map([...sources, ...enrichments].map((one) => [one.id, one]));
    place(datastores, connections);
    if (settings.needsTags) {
        await readEach(datastores, (one) => !one.fields.has('tags'), reader.datastore, placed);
    }
    const isWanted = (one) => settings.wants(one, connections.get(one.connectionId ?? Number.NaN)?.type);
    const detailed = new Set();
    if ([...datastores.values()].some((one) => isUnplaced(one) && (one.type === undefined || isWanted(one)))) {
        await readEach(connections, (one) => one.datastores === undefined, detailOf(reader, detailed), (detail) => detail);
        place(datastores, connections);
    }
    await readEach(datastores, (one) => isWanted(one) && isLight(one), reader.datastore, placed);
    const wanted = [...datastores.values()].filter(isWanted);
    const needed = new Set(wanted.map(({ connectionId }) => connectionId));
    // A datastore's connection that no list has may still be readable by itself.
    const unlisted = [...needed].filter((id) => typeof id === 'number').filter((id) => !connections.has(id));
    for (const one of await Promise.all(unlisted.map(detailOf(reader, detailed)))) {
        if (one) {
            connections.set(one.id, one);
        }
    }
    const lacks = (one) => (settings.allConnections || needed.has(one.id)) && !one.keys.has('parameters') && !detailed.has(one.id);
    await readEach(connections, lacks, detailOf(reader, detailed), (detail) => detail);
    const [teams, tags, groups] = await readNames(reader, wanted);
    for (const [id, one] of datastores) {
        datastores.set(id, (0,_plan_live_js__WEBPACK_IMPORTED_MODULE_1__/* .withForeignTags */ .Sl)(one, tags));
    }
    return {
        live: { origin: settings.origin, role, datastores, connections, teams, tags, groups },
        wanted: wanted.flatMap(({ id }) => datastores.get(id) ?? []),
    };
}
/** Reads a connection by itself, and notes that it was: what this reading does not say, none does. */
function detailOf(reader, detailed) {
    return (id) => {
        detailed.add(id);
        return reader.connection(id);
    };
}
function isUnplaced({ connectionId }) {
    return typeof connectionId !== 'number';
}
/** A connection's own list says which datastores are on it, where the list of datastores does not. */
function place(datastores, connections) {
    for (const connection of connections.values()) {
        for (const { id } of connection.datastores ?? []) {
            const one = datastores.get(id);
            if (one && isUnplaced(one)) {
                datastores.set(id, { ...one, connectionId: connection.id });
            }
        }
    }
}
function placed(detail, listed) {
    return { ...detail, connectionId: (0,_plan_live_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionOfEither */ .$l)(detail.connectionId, listed.connectionId) };
}
/** Reads those that ask for it one by one, as many at once as the reader lets through. */
async function readEach(objects, asks, read, merge) {
    const asked = [...objects.values()].filter(asks);
    await Promise.all(asked.map(async (listed) => {
        const detail = await read(listed.id);
        if (detail) {
            objects.set(listed.id, merge(detail, listed));
        }
        else {
            objects.delete(listed.id);
        }
    }));
}
/** Whether a reading leaves out what a single one has. A scope of the other kind of store is in neither. */
function isLight(one) {
    const rows = _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_0__/* .datastoreRows */ .H8.filter((row) => !row.scope && !row.mayBeUnread);
    const placesFiles = one.storeType === 'dfs' ? one.fields.has('root_path') : true;
    return (!placesFiles ||
        !rows.every((row) => one.fields.has(row.name)) ||
        typeof one.connectionId !== 'number' ||
        one.enrichment === undefined ||
        one.group === undefined);
}
/** The names that a plan of these datastores would look up, and no others. */
async function readNames(reader, datastores) {
    const some = (field) => datastores.some(({ fields }) => Array.isArray(fields.get(field)) && fields.get(field).length > 0);
    return Promise.all([
        some('teams') ? reader.teams() : undefined,
        some('tags') ? reader.tags() : undefined,
        datastores.some(({ group }) => group) ? reader.groups() : undefined,
    ]);
}


/***/ })

};
