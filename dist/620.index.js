export const id = 620;
export const ids = [620];
export const modules = {

/***/ 5159:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ differingDatastoreFields),
/* harmony export */   Ku: () => (/* binding */ connectionUpdateBody),
/* harmony export */   Le: () => (/* binding */ withoutNulls),
/* harmony export */   Ol: () => (/* binding */ datastoreCreateBody),
/* harmony export */   Tq: () => (/* binding */ datastoreUpdateBody),
/* harmony export */   _3: () => (/* binding */ differingConnectionFields),
/* harmony export */   tu: () => (/* binding */ connectionCreateBody),
/* harmony export */   ue: () => (/* binding */ droppedBy)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5714);
/* harmony import */ var _compare_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5618);
/* harmony import */ var _connectors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7861);
/* harmony import */ var _datastore_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6392);
/* harmony import */ var _field_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2857);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3593);
/* harmony import */ var _structured_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1454);







/** The one place where a secret becomes text, or the number that its field holds: a value on its way into a request body. */
function sent(value, type) {
    if (value instanceof _structured_js__WEBPACK_IMPORTED_MODULE_6__/* .Structured */ .a) {
        return value.toJSON();
    }
    if (!(value instanceof _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .zh)) {
        return value;
    }
    const text = value.reveal();
    switch (type) {
        case 'integer':
            return Number(text);
        case 'boolean':
            return text === 'true';
        case 'string':
        case 'names':
            return text;
    }
}
/**
 * The connection part of a create, alone or inline: the fields of the file in their documented places, and no others.
 * Without any of them there is no `parameters`: the model of October 2025 has none on file connections, and the S3 page
 * makes `authentication_type` optional.
 */
function connectionCreateBody(name, type, fields) {
    const connector = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectorOf */ .dO)(type);
    const values = new Map([...fields].map(([path, field]) => [path, field.value]));
    const body = { name, type };
    for (const [path, value] of values) {
        const field = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionField */ .Rf)(connector, path);
        if (value !== null && !(field.forbidden && (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .holds */ .v9)(connector, field.forbidden, values))) {
            place(body, path, sent(value, field.type));
        }
    }
    return body;
}
/** Sets `parameters.role_arn` in its object, made on the way. */
function place(body, path, value) {
    const { section, name } = (0,_field_js__WEBPACK_IMPORTED_MODULE_4__/* .splitPath */ .Uf)(path);
    if (section === undefined) {
        body[name] = value;
        return;
    }
    const inner = (body[section] ?? {});
    body[section] = inner;
    inner[name] = value;
}
/**
 * The body of a connection's PUT. `name` and `type` are required by the published model; `parameters` are sent whole,
 * merged over the reading, since they may be replaced whole; the existing `secrets_manager` goes along without its
 * payload, as in the vendor's CLI; of the rest only what `send` names, since what is left out stays unchanged.
 */
function connectionUpdateBody(live, name, send) {
    const body = { name, type: live.type };
    const touches = (section) => [...send.keys()].some((path) => path.startsWith(`${section}.`));
    const hidden = (section) => [...live.masked].some((path) => path.startsWith(`${section}.`));
    for (const [path, value] of [...live.fields, ...(live.opaque ?? [])]) {
        const { section } = (0,_field_js__WEBPACK_IMPORTED_MODULE_4__/* .splitPath */ .Uf)(path);
        // A section with a masked value cannot be sent whole: left out, it stays as it is.
        const whole = section === 'secrets_manager' || (section === 'parameters' && (touches(section) || !hidden(section)));
        if (whole && value !== null) {
            place(body, path, value);
        }
    }
    for (const [path, value] of send) {
        const row = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionField */ .Rf)((0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectorOf */ .dO)(live.type), path);
        // What servers make of `null` is documented nowhere: a field goes back to its default where it has one.
        place(body, path, sent(value ?? row.default ?? null, row.type));
    }
    for (const path of droppedBy(live, send)) {
        body[path] = null;
    }
    if (!touches('secrets_manager') && !live.fields.has('secrets_manager.secret_url')) {
        // What a server gives for none, such as its defaults alone: a PUT needs the address.
        delete body['secrets_manager'];
    }
    return body;
}
/**
 * Fields that make no sense any more under the new way to authenticate: keys, once a role is assumed. The S3 page has
 * them nullable then; whether the server drops them by itself is documented nowhere, so it is said.
 */
function droppedBy(live, send) {
    const connector = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectorOf */ .dO)(live.type);
    const after = new Map([...live.fields, ...send]);
    return connector.fields
        .filter(({ section, forbidden }) => !section && forbidden && send.has(forbidden.field) && (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .holds */ .v9)(connector, forbidden, after))
        .map(_field_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOf */ .XM);
}
/**
 * An update without the nulls that it can do without: of keys that a role makes superfluous, and inside `parameters`,
 * which are sent whole. For a server that takes no null there; `undefined` where there is none.
 */
function withoutNulls(body, live, send) {
    const dropped = droppedBy(live, send);
    const kept = Object.entries(body).filter(([name]) => !dropped.includes(name));
    const plain = kept.map(([name, value]) => [name, name === 'parameters' ? withoutNullsIn(value) : value]);
    const result = Object.fromEntries(plain);
    return JSON.stringify(result) === JSON.stringify(body) ? undefined : result;
}
function withoutNullsIn(section) {
    return Object.fromEntries(Object.entries((section ?? {})).filter(([, value]) => value !== null));
}
/** The body of `POST /api/datastores`, field by field as the vendor's S3 API page prints it. */
function datastoreCreateBody(name, type, fields, on, extra) {
    const connector = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectorOf */ .dO)(type);
    const body = { name };
    for (const row of _datastore_js__WEBPACK_IMPORTED_MODULE_3__/* .datastoreRows */ .H8) {
        const value = fields.get(row.name)?.value ?? (row.scope && !connector.scope.includes(row.name) ? null : row.atCreation);
        if (value !== undefined && value !== null) {
            body[row.name] = sent(value, row.type);
        }
    }
    if (extra.groupId !== undefined) {
        body['group_id'] = extra.groupId;
    }
    if (extra.flag) {
        body[extra.flag.name] = extra.flag.value;
    }
    if ('connectionId' in on) {
        body['connection_id'] = on.connectionId;
    }
    else {
        body['connection'] = on.connection;
    }
    return body;
}
/**
 * The body of `PUT /api/datastores/{id}`: the full set of writable fields, the reading's under the file's, which is
 * right whether the server takes an omitted field as unchanged (the guide) or as cleared (the vendor's CLI).
 */
function datastoreUpdateBody(live, wanted) {
    const body = { name: wanted.name };
    const connectionId = wanted.connectionId ?? live.connectionId;
    if (typeof connectionId === 'number') {
        body['connection_id'] = connectionId;
    }
    for (const row of _datastore_js__WEBPACK_IMPORTED_MODULE_3__/* .datastoreRows */ .H8) {
        if (!wanted.fields.has(row.name) && isOfOtherStore(live, row)) {
            continue;
        }
        const value = writtenValue(row, live, wanted.fields);
        if (value !== undefined) {
            body[row.name] = value;
        }
    }
    if (live.storeType === 'native' && live.type !== undefined) {
        // The server picks its update model by this; without it a native update is read as another kind (vendor's CLI).
        body['connection'] = { type: live.type };
    }
    return body;
}
const scopes = new Map(Object.entries(_datastore_js__WEBPACK_IMPORTED_MODULE_3__/* .scopeOf */ .Od));
/** A server may echo the scope of every kind of store. Of an unknown one only what file stores alone have is known not to be its own. */
function isOfOtherStore({ storeType = '' }, { name }) {
    const own = scopes.get(storeType);
    return own ? _scope_js__WEBPACK_IMPORTED_MODULE_5__/* .scopeNames */ .z.includes(name) && !own.includes(name) : name === 'folder_globbing_enabled';
}
/**
 * What a PUT says of a row; `undefined`: nothing. A cleared field is sent as its default or as an empty list where it
 * has one: what servers make of `null` is documented nowhere, so it is the last resort, and only where something is there.
 */
function writtenValue(row, live, wanted) {
    const before = live.fields.get(row.name);
    const managed = wanted.get(row.name);
    if (managed === undefined && before === undefined) {
        return undefined;
    }
    const value = managed === undefined ? before : (managed ?? row.default ?? (row.type === 'names' ? [] : null));
    if (row.name === 'tags' && Array.isArray(value)) {
        return [...new Set([...value, ...live.foreignTags])];
    }
    return value === null && (managed === undefined || (0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .sameValue */ .eE)(row, before, null))
        ? undefined
        : sent(value ?? null, row.type);
}
/** Rows in which a reading differs from what was asked for: after a create, whether what was found is ours. */
function differingDatastoreFields(live, fields) {
    return _datastore_js__WEBPACK_IMPORTED_MODULE_3__/* .datastoreRows */ .H8
        .filter((row) => {
        const wanted = fields.get(row.name);
        return (wanted !== undefined && live.fields.has(row.name) && !(0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .sameValue */ .eE)(row, live.fields.get(row.name), wanted.value));
    })
        .map((row) => row.name);
}
/** The same for a connection. Secrets and masks cannot be compared and do not count. */
function differingConnectionFields(live, fields) {
    const connector = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectorOf */ .dO)(live.type);
    return [...fields.values()]
        .filter(({ path, value }) => {
        const field = (0,_connectors_js__WEBPACK_IMPORTED_MODULE_2__/* .connectionField */ .Rf)(connector, path);
        const said = (0,_structured_js__WEBPACK_IMPORTED_MODULE_6__/* .liveValue */ .Y)(live, path);
        return !field.secret && !live.masked.has(path) && said !== undefined && !(0,_compare_js__WEBPACK_IMPORTED_MODULE_1__/* .sameValue */ .eE)(field, said, value);
    })
        .map(({ path }) => path);
}


/***/ }),

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
    for (const field of _datastore_js__WEBPACK_IMPORTED_MODULE_2__/* .datastoreRows */ .H8) {
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

/***/ 9122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ connectionDifference)
});

// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/payload.js
var payload = __webpack_require__(5159);
// EXTERNAL MODULE: ./build/connectors/role.js
var role = __webpack_require__(7949);
// EXTERNAL MODULE: ./build/connectors/structured.js
var structured = __webpack_require__(1454);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
// EXTERNAL MODULE: ./build/connectors/field.js
var field = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/plan/stored.js
var plan_stored = __webpack_require__(339);
;// CONCATENATED MODULE: ./build/plan/connection-problems.js





/** What is to be said of the changes of a live connection: refusals, and what a person should know. */
function connectionProblems(entry, live, connector, { changed, unseen }) {
    return [
        ...refusals(entry, live, connector, [...changed, ...unseen].map(({ path }) => path)),
        ...halfPairs(entry, live, connector, changed),
        ...keysAfterRole(entry, live, connector, changed),
        ...unread(entry, live, connector),
    ];
}
function refusals(entry, live, connector, sent) {
    const problems = [];
    const addresses = sent.filter((path) => (0,connectors/* connectionField */.Rf)(connector, path).address);
    const unseen = addresses.filter((path) => (0,plan_stored/* isUnseen */.NM)(live, path));
    const missing = addresses.length > 0 ? storedSecretsNotGiven(entry, live, connector, addresses) : [];
    if (missing.length > 0) {
        problems.push({
            severity: 'error',
            rule: 'stored-secrets-new-address',
            at: entry.fields.get(addresses[0] ?? '')?.at ?? entry.at,
            message: `${addresses.join(' and ')} of connection "${live.name}" would change, and its stored ${missing.join(', ')} would go to the new address.`,
            hint: `${unseen.length > 0 ? `What ${unseen.join(' and ')} is now cannot be read, so it counts as new. ` : ''}Give ${missing.join(', ')} in the file with the new address: stored credentials are never sent to an address that they were not meant for.`,
        });
    }
    const hidden = [...live.masked].filter((path) => path.startsWith('parameters.') && !entry.fields.has(path));
    if (hidden.length > 0 && sent.some((path) => path.startsWith('parameters.'))) {
        problems.push({
            severity: 'error',
            rule: 'hidden-parameters',
            at: entry.at,
            message: `parameters of connection "${live.name}" must be sent whole, and they hold ${hidden.join(', ')}, which the API does not show.`,
            hint: `Give ${hidden.join(', ')} in the file too, or make this change by hand.`,
        });
    }
    return problems;
}
/** A connection that stops using a role has stored keys only where the server kept older ones. */
function keysAfterRole(entry, live, connector, changed) {
    const type = changed.find(({ path }) => path === role/* byRole */.IJ.field);
    const rows = connector.fields;
    const missing = rows
        .filter(({ forbidden, secret, identifier }) => forbidden?.is === role/* byRole */.IJ.is && (secret || identifier))
        .map(field/* pathOf */.XM)
        .filter((path) => (entry.fields.get(path)?.value ?? null) === null);
    if (!type || !(0,plan_stored/* usesRole */.Fs)(live) || missing.length === 0) {
        return [];
    }
    const message = `Connection "${live.name}" would stop using its IAM role, and the file does not give ${missing.join(' and ')}`;
    const lacksSecret = missing.some((path) => (0,connectors/* connectionField */.Rf)(connector, path).secret);
    const kept = rows.some((row) => row.identifier && (live.fields.get((0,field/* pathOf */.XM)(row)) ?? null) !== null);
    const moves = changed.some(({ path }) => (0,connectors/* connectionField */.Rf)(connector, path).address);
    return [
        lacksSecret && (kept || moves)
            ? {
                severity: 'error',
                rule: 'stored-secrets-new-address',
                at: type.at,
                message: `${message}: what the server kept of older keys would be used again${moves ? ', at a new address' : ''}.`,
                hint: `Write ${missing.join(' and ')} beside it: stored credentials are never sent to an address that they were not meant for.`,
            }
            : {
                severity: 'warning',
                rule: 'key-without-secret',
                at: type.at,
                message: `${message}.`,
                hint: `Write ${missing.join(' and ')} beside it: a connection by role has none stored, unless the server kept older ones.`,
            },
    ];
}
/** A new key id means a new pair: with the stored secret it would not work. */
function halfPairs(entry, live, connector, changed) {
    const given = (path) => (entry.fields.get(path)?.value ?? null) !== null;
    return changed.flatMap(({ path, value, at }) => {
        const { identifier, section } = (0,connectors/* connectionField */.Rf)(connector, path);
        const others = connector.fields.filter((row) => row.secret && row.section === section).map(field/* pathOf */.XM);
        return identifier && value !== null && others.length > 0 && !others.some(given)
            ? [
                {
                    severity: 'warning',
                    rule: 'key-without-secret',
                    at,
                    message: `${path} of connection "${live.name}" would change, and the file does not give ${others.join(' or ')}: what is stored belongs to the old key.`,
                    hint: `Write ${others[0]} beside it, as a reference.`,
                },
            ]
            : [];
    });
}
/**
 * The stored secrets that a new address would get. Secrets cannot be read, so each that the connector may have counts
 * as stored, unless the file gives it.
 */
function storedSecretsNotGiven(entry, live, connector, addresses) {
    // A `null` may be ignored by the server, and then the stored one would go there all the same.
    const given = (path) => (entry.fields.get(path)?.value ?? null) !== null;
    const managerMoves = addresses.some((path) => path.startsWith('secrets_manager.'));
    const payload = 'secrets_manager.credentials_payload';
    // What the manager gives out for `${key}` goes to the new address too, fetched with the stored payload.
    const usesManager = [...entry.fields.values()].some(({ path, value }) => !path.startsWith('secrets_manager.') && value instanceof secret/* Secret */.zh && value.namesVaultKey());
    const fromManager = (managerMoves || usesManager) && live.fields.has('secrets_manager.secret_url') && !given(payload) ? [payload] : [];
    if ((0,plan_stored/* usesRole */.Fs)(live) || addresses.every((path) => path.startsWith('secrets_manager.'))) {
        return fromManager;
    }
    const values = new Map(live.fields);
    const stored = connector.fields
        .filter(({ secret, usedWith }) => secret && (!usedWith || (0,connectors/* holds */.v9)(connector, usedWith, values)))
        .map(field/* pathOf */.XM);
    const masked = [...live.masked].filter((path) => !path.startsWith('secrets_manager.'));
    // Of a connector whose way to authenticate nobody published, some secret must come with the new address.
    const unknown = stored.length === 0 && ![...entry.fields.values()].some(({ path }) => (0,connectors/* connectionField */.Rf)(connector, path).secret);
    return [
        ...fromManager,
        ...[...new Set([...stored, ...masked])].filter((path) => !given(path)),
        ...(unknown ? ['credentials'] : []),
    ];
}
/** Fields that a full reading does not have: nothing can be said of them, so by themselves they change nothing. */
function unread(entry, live, connector) {
    const fields = (0,plan_stored/* unseenFields */.G)(entry, live, connector).filter(({ path }) => !live.masked.has(path));
    const [first] = fields;
    return first
        ? [
            {
                severity: 'notice',
                rule: 'not-readable',
                at: first.at,
                message: `The API does not give back ${fields.map(({ path }) => path).join(', ')} of connection "${live.name}", so changes to them cannot be seen.`,
                hint: 'They are sent when another field of the connection changes, or when rotate-secrets names it.',
            },
        ]
        : [];
}

;// CONCATENATED MODULE: ./build/plan/connection-changes.js








/**
 * What makes a live connection the one of the file. Secrets cannot be read back, so they never count as a difference;
 * they are sent when the key id beside them changes, when the address changes, when the connection stops using a role,
 * or when `rotates` asks for it.
 */
function connectionDifference(entry, live, options) {
    const connector = (0,connectors/* connectorOf */.dO)(live.type);
    const row = (path) => (0,connectors/* connectionField */.Rf)(connector, path);
    const changed = [...entry.fields.values()].filter(({ path, value }) => !row(path).secret && !(0,plan_stored/* isUnseen */.NM)(live, path) && !(0,compare/* sameValue */.eE)(row(path), (0,structured/* liveValue */.Y)(live, path), value));
    const paths = changed.map(({ path }) => path);
    const rename = entry.name !== undefined && entry.name !== live.name;
    const unseen = unseenToSend(entry, live, connector, paths, options);
    const visible = [...changed, ...unseen];
    const secrets = secretsToSend(entry, live, connector, visible.map(({ path }) => path), { ...options, rename });
    const changes = [
        ...(rename ? [{ field: 'name', before: live.name, after: entry.name, sensitive: false, at: entry.at }] : []),
        ...visible.map((field) => visibleChange(field, live, row(field.path))),
        ...secrets.map(({ path, value, at }) => ({
            field: path,
            before: (0,plan_stored/* usesRole */.Fs)(live) ? null : secret/* SENSITIVE */.NP,
            after: value === null ? null : secret/* SENSITIVE */.NP,
            sensitive: true,
            ...(value instanceof secret/* Secret */.zh ? { reference: value.reference } : {}),
            at,
        })),
    ];
    const send = new Map([...visible, ...secrets].map(({ path, value }) => [path, value]));
    return {
        changes: [...changes, ...droppedChanges(live, send, entry.fields.get(role/* byRole */.IJ.field)?.at ?? entry.at)],
        send,
        problems: connectionProblems(entry, live, connector, { changed, unseen }),
    };
}
/** What the update takes away without being told, since it makes no sense any more: shown, as everything that is sent. */
function droppedChanges(live, send, at) {
    return (0,payload/* droppedBy */.ue)(live, send)
        .filter((path) => !send.has(path))
        .flatMap((path) => {
        const row = (0,connectors/* connectionField */.Rf)((0,connectors/* connectorOf */.dO)(live.type), path);
        const before = (0,structured/* liveValue */.Y)(live, path) ?? null;
        if (row.secret) {
            return (0,plan_stored/* usesRole */.Fs)(live) ? [] : [{ field: path, before: secret/* SENSITIVE */.NP, after: null, sensitive: true, at }];
        }
        return before === null ? [] : [{ field: path, ...(0,compare/* shownPair */.cO)(row, before, null), sensitive: false, at }];
    });
}
function visibleChange({ path, value, at }, live, row) {
    const before = (0,structured/* liveValue */.Y)(live, path) ?? null;
    if (value instanceof secret/* Secret */.zh || live.masked.has(path)) {
        const hides = value instanceof secret/* Secret */.zh;
        return {
            field: path,
            before: live.masked.has(path) || before !== null ? secret/* SENSITIVE */.NP : null,
            after: (0,compare/* shown */.SP)(row, value),
            sensitive: hides,
            ...(hides ? { reference: value.reference } : {}),
            at,
        };
    }
    const pair = (0,compare/* shownPair */.cO)(row, before, value);
    // What stands in a mapping on the other side is nobody's choice here: it may well be a secret.
    return { field: path, ...pair, ...(mayHoldSecret(before) ? { before: secret/* SENSITIVE */.NP } : {}), sensitive: false, at };
}
function mayHoldSecret(value) {
    const visit = (one) => typeof one === 'object' &&
        one !== null &&
        Object.entries(one).some(([key, inner]) => (!Array.isArray(one) && (0,connectors/* looksSecret */.n0)(key)) || visit(inner));
    return value instanceof structured/* Structured */.a && visit(value.toJSON());
}
/** `sent`: the paths of what goes out besides, be it different or unseen: an address that cannot be read may be a new one. */
function secretsToSend(entry, live, connector, sent, options) {
    const given = [...entry.fields.values()].filter(({ path }) => (0,connectors/* connectionField */.Rf)(connector, path).secret);
    return given.filter(({ path, value }) => value === null
        ? options.rename || sent.length > 0
        : renewsSecrets(live, connector, sent, options) || goesWithParameters(path, sent));
}
/** Whether all secrets of the file go out. */
function renewsSecrets(live, connector, changed, { rotates }) {
    const newIdentity = changed.some((path) => (0,connectors/* connectionField */.Rf)(connector, path).identifier);
    const newAddress = changed.some((path) => (0,connectors/* connectionField */.Rf)(connector, path).address);
    const leavesRole = (0,plan_stored/* usesRole */.Fs)(live) && changed.includes(role/* byRole */.IJ.field);
    return rotates || newIdentity || newAddress || leavesRole;
}
/** `parameters` are replaced whole, so what is hidden among them must go along with any other. */
function goesWithParameters(path, changed) {
    return path.startsWith('parameters.') && changed.some((one) => one.startsWith('parameters.'));
}
/**
 * What is no secret and cannot be read all the same. What a reading says nothing of goes along whenever the connection is
 * written, and with a rotation, which asks for just that; what is masked goes along where a secret beside it would.
 */
function unseenToSend(entry, live, connector, changed, options) {
    const renews = renewsSecrets(live, connector, changed, options);
    return (0,plan_stored/* unseenFields */.G)(entry, live, connector).filter(({ path }) => live.masked.has(path) ? renews || goesWithParameters(path, changed) : changed.length > 0 || options.rotates);
}


/***/ }),

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ fitToConnectors),
/* harmony export */   l: () => (/* binding */ receives)
/* harmony export */ });
/* harmony import */ var _connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7861);
/* harmony import */ var _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6392);
/* harmony import */ var _connectors_scope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3593);



/**
 * The file's datastores as their live connections, and they themselves, can have them. Which fields place a datastore is its connector's
 * matter, and of a connection that the file does not describe only the reading tells it: what `defaults` give and it does
 * not have is left out, and what the entry itself gives is a problem, as it is where the file describes the connection.
 */
function fitToConnectors(desired, live, matches) {
    const typeOf = liveTypes(live);
    const problems = [];
    const datastores = desired.datastores.map((entry) => {
        const match = matches.get(entry);
        const type = typeOf(entry, match);
        const fitted = type === undefined ? entry : fit(entry, type, problems);
        return { fitted: match && receives(entry, match) ? withoutLink(fitted, problems) : fitted, match };
    });
    return {
        desired: { ...desired, datastores: datastores.map(({ fitted }) => fitted) },
        matches: new Map(datastores.flatMap(({ fitted, match }) => (match ? [[fitted, match]] : []))),
        problems,
    };
}
/** The connector of a datastore, where the file does not say it. */
function liveTypes({ connections }) {
    const byName = Map.groupBy(connections.values(), ({ name }) => name);
    return ({ connection }, match) => {
        switch (connection?.kind) {
            case 'file':
                return undefined;
            case 'live-id':
                return connections.get(connection.id)?.type;
            case 'live-name':
                return byName.get(connection.name)?.[0]?.type;
            case undefined:
                return connections.get(match?.connectionId ?? Number.NaN)?.type ?? match?.type;
        }
    };
}
function fit(entry, type, problems) {
    const fields = new Map(entry.fields);
    for (const [path, field] of entry.fields) {
        const wrong = (0,_connectors_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .misplacedOn */ .U)((0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectorOf */ .dO)(type), path);
        // Where there is nothing to clear, `null` says nothing.
        if (wrong && (field.inherited || (field.value === null && wrong.kind === 'of-other-store'))) {
            fields.delete(path);
        }
        else if (wrong) {
            const { kind, message, hint } = wrong;
            problems.push(kind === 'unusual'
                ? { severity: 'warning', rule: 'field-unusual', at: field.at, message, hint }
                : { severity: 'error', rule: 'field-of-other-store', at: field.at, message, hint });
        }
    }
    return fields.size === entry.fields.size ? entry : { ...entry, fields };
}
/** Whether an entry is a live enrichment datastore, and does not repeat that it is one. */
function receives(entry, live) {
    return live.fields.get('enrichment_only') === true && !entry.fields.has('enrichment_only');
}
/** An entry that does not repeat that its live datastore is an enrichment datastore: it has no link of its own, nor settings of one. */
function withoutLink(entry, problems) {
    const fields = [...entry.fields].filter(([path, { inherited }]) => !(inherited && _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceOnlyFields */ .rU.has(path)));
    const { enrichment } = entry;
    if (enrichment && !enrichment.inherited && enrichment.kind !== 'none') {
        problems.push({
            severity: 'error',
            rule: 'live-enrichment-onward',
            at: enrichment.at,
            message: `"${entry.name}" is an enrichment datastore and cannot have an enrichment datastore of its own.`,
            hint: 'Remove the link.',
        });
    }
    return { ...entry, fields: new Map(fields), enrichment: undefined };
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
    return _connectors_datastore_js__WEBPACK_IMPORTED_MODULE_2__/* .datastoreRows */ .H8.filter(({ name, scope: places, immutable }) => immutable || (places && (store === 'unknown' || scope.includes(name))));
}
function scopeKey(rows, scopeValue) {
    return JSON.stringify(rows.map((row) => (0,_connectors_compare_js__WEBPACK_IMPORTED_MODULE_0__/* .comparisonKey */ .tH)(row, scopeValue(row))));
}


/***/ }),

/***/ 959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _2: () => (/* binding */ tagsWith),
/* harmony export */   iI: () => (/* binding */ carriesTag),
/* harmony export */   ti: () => (/* binding */ hasTag)
/* harmony export */ });
/** Whether a live datastore is marked as one of the file's. Without an ownership tag none is. */
function carriesTag(live, { ownershipTag }) {
    return ownershipTag !== undefined && hasTag(live, ownershipTag.value);
}
/** The tags of a datastore with one more. An integration's are not among them, and one of those needs no adding. */
function tagsWith({ fields, foreignTags }, tag) {
    const tags = fields.get('tags');
    const own = Array.isArray(tags) ? tags : [];
    return [...new Set([...own, tag])].filter((name) => !foreignTags.includes(name));
}
/** Whether a reading of a datastore shows a tag. */
function hasTag({ fields }, tag) {
    const tags = fields.get('tags');
    return Array.isArray(tags) && tags.includes(tag);
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

/***/ 339:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fs: () => (/* binding */ usesRole),
/* harmony export */   G: () => (/* binding */ unseenFields),
/* harmony export */   NM: () => (/* binding */ isUnseen),
/* harmony export */   hS: () => (/* binding */ isReadable)
/* harmony export */ });
/* harmony import */ var _connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7861);
/* harmony import */ var _connectors_field_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _connectors_role_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7949);
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9766);




/**
 * A connection by IAM role has no stored credentials. Where its `parameters` cannot be read, one whose key id reads as
 * empty is one; a key id that is left out tells nothing here, where an address would be freed by it. On a connector that
 * knows no roles that parameter means nothing: whoever may write it must not thereby free an address from the credentials
 * that are stored for it.
 */
function usesRole(live) {
    const connector = (0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectorOf */ .dO)(live.type);
    if ((0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .saysOf */ .wv)(live, 'parameters')) {
        return live.fields.get(_connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .byRole */ .IJ.field) === _connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .byRole */ .IJ.is && (0,_connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .knowsRoles */ .kR)(connector);
    }
    return (0,_connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .hasKeyForRole */ .Vi)(connector) && live.fields.get(_connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .keyId */ .xs) === null;
}
/** Fields that are no secrets and cannot be read all the same: masked, or not in the reading. */
function unseenFields(entry, live, connector) {
    return [...entry.fields.values()].filter(({ path }) => !(0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectionField */ .Rf)(connector, path).secret && isUnseen(live, path));
}
/** Whether a reading does not show what a path holds. */
function isUnseen(live, path) {
    return live.masked.has(path) || !((0,_live_js__WEBPACK_IMPORTED_MODULE_3__/* .saysOf */ .wv)(live, path) || isLeftOut(live, path) || tellsByKey(live, path));
}
/** Which way to authenticate is told by a key id too: whoever has one goes by keys, the default of its connector. */
function tellsByKey(live, path) {
    return path === _connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .byRole */ .IJ.field && (0,_connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .hasKeyForRole */ .Vi)((0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectorOf */ .dO)(live.type)) && (live.fields.get(_connectors_role_js__WEBPACK_IMPORTED_MODULE_2__/* .keyId */ .xs) ?? null) !== null;
}
/**
 * Whether a reading says by its silence that a field holds nothing: servers may leave out what is null. Only of a field
 * that the connector's readings are documented to have, and in a reading that has others of them.
 */
function isLeftOut(live, path) {
    const { store, fields } = (0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .connectorOf */ .dO)(live.type);
    const { section, name } = (0,_connectors_field_js__WEBPACK_IMPORTED_MODULE_1__/* .splitPath */ .Uf)(path);
    return ((0,_connectors_connectors_js__WEBPACK_IMPORTED_MODULE_0__/* .documentedOnRead */ .gH)(store).includes(section ?? name) &&
        fields.some((row) => !row.section && !row.secret && live.keys.has(row.name)));
}
/** Whether a full reading tells of a row; only where the API is not documented to give it back may it be silent. */
function isReadable(row, live) {
    return !row.mayBeUnread || live.fields.has(row.name);
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
 * of a new datastore, or under a previous one, and in no list, exists: creating it, or giving another one that name, would
 * make a second one. So does what
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


/***/ })

};
