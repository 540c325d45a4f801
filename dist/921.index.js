export const id = 921;
export const ids = [921];
export const modules = {

/***/ 8921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTenant: () => (/* binding */ openTenant)
});

// EXTERNAL MODULE: ./build/qualytics/errors.js
var errors = __webpack_require__(6453);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/apply/outcomes.js

/** A step that must not be performed, or could not be: what is wrong, and what to do about it. */
class StepError extends Error {
    name = 'StepError';
    outcome;
    /** The id of what was made although the step failed. */
    liveId;
    constructor(message, facts = {}) {
        super(message, { cause: facts.cause });
        this.outcome = facts.outcome ?? 'failed';
        this.liveId = facts.liveId;
    }
}
/** Fact and remedy in one text. */
function errorText(error) {
    if (error instanceof errors/* ApiError */.hD) {
        return error.hint ? `${error.message} ${error.hint}` : error.message;
    }
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./build/qualytics/retry.js

/** First ceiling of the wait, and the largest, in milliseconds; a longer `Retry-After` is not waited for. */
const wait = { first: 250, largest: 20_000, retryAfterCap: 60_000 };
/**
 * Runs `attempt` until it succeeds, `may` forbids a repeat, or retries or time run out. Between two tries it waits a
 * random time up to a ceiling that doubles (full jitter), or what `Retry-After` asks.
 *
 * @throws the last error.
 */
async function withRetries(policy, may, attempt) {
    const started = policy.now();
    for (let repeat = 0;; repeat += 1) {
        try {
            return await attempt(repeat);
        }
        catch (error) {
            if (!(error instanceof errors/* ApiError */.hD) || repeat >= policy.maxRetries || !may(error)) {
                throw error;
            }
            const pause = pauseFor(error, repeat, policy.random);
            if (pause === undefined || policy.now() - started + pause > policy.deadline) {
                throw error;
            }
            policy.onRetry(error, pause);
            await policy.sleep(pause);
        }
    }
}
function pauseFor(error, repeat, random) {
    if (error.retryAfter !== undefined) {
        return error.retryAfter <= wait.retryAfterCap ? error.retryAfter : undefined;
    }
    return random() * Math.min(wait.largest, wait.first * 2 ** repeat);
}
/** `Retry-After` in either form, seconds or an HTTP date, as milliseconds from now. */
function parseRetryAfter(header, now) {
    if (header === undefined || header.trim() === '') {
        return undefined;
    }
    const seconds = Number(header);
    if (Number.isFinite(seconds)) {
        return Math.max(0, seconds * 1000);
    }
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/datastore.js
var datastore = __webpack_require__(6392);
// EXTERNAL MODULE: ./build/connectors/field.js
var connectors_field = __webpack_require__(2857);
;// CONCATENATED MODULE: ./build/connectors/payload.js





/** The one place where a secret becomes text: a value on its way into a request body. */
function sent(value) {
    return value instanceof secret/* Secret */.z ? value.reveal() : value;
}
/** The connection part of a create, alone or inline: the fields of the file in their documented places. */
function connectionCreateBody(name, type, fields) {
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const values = new Map([...fields].map(([path, field]) => [path, field.value]));
    for (const field of connector.fields) {
        if (field.atCreation !== undefined && (values.get((0,connectors_field/* pathOf */.X)(field)) ?? null) === null) {
            values.set((0,connectors_field/* pathOf */.X)(field), field.atCreation);
        }
    }
    const body = { name, type };
    for (const [path, value] of values) {
        const field = (0,connectors/* connectionField */.Rf)(connector, path);
        if (value !== null && !(field.forbidden && holds(connector, field.forbidden, values))) {
            place(body, path, sent(value));
        }
    }
    return body;
}
/** Whether a condition on another field holds, its default included. */
function holds(connector, when, values) {
    const value = values.get(when.field) ?? (0,connectors/* connectionField */.Rf)(connector, when.field).default ?? null;
    return value === when.is;
}
/** Sets `parameters.role_arn` in its object, made on the way. */
function place(body, path, value) {
    const dot = path.indexOf('.');
    if (dot < 0) {
        body[path] = value;
        return;
    }
    const section = path.slice(0, dot);
    const inner = (body[section] ?? {});
    body[section] = inner;
    inner[path.slice(dot + 1)] = value;
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
    for (const [path, value] of live.fields) {
        const section = path.includes('.') ? path.slice(0, path.indexOf('.')) : undefined;
        // A section with a masked value cannot be sent whole: left out, it stays as it is.
        const whole = section === 'secrets_manager' || (section === 'parameters' && (touches(section) || !hidden(section)));
        if (whole && value !== null) {
            place(body, path, value);
        }
    }
    for (const [path, value] of send) {
        place(body, path, sent(value));
    }
    return body;
}
/** The body of `POST /api/datastores`, field by field as the vendor's S3 API page prints it. */
function datastoreCreateBody(name, type, fields, on, extra) {
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const body = { name };
    for (const row of datastore/* datastoreFields */.F) {
        const value = fields.get(row.name)?.value ?? (row.scope && !connector.scope.includes(row.name) ? null : row.atCreation);
        if (value !== undefined && value !== null) {
            body[row.name] = sent(value);
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
    if (connectionId !== undefined) {
        body['connection_id'] = connectionId;
    }
    for (const row of datastore/* datastoreFields */.F) {
        if (row.name === 'folder_globbing_enabled' && live.storeType !== 'dfs' && !wanted.fields.has(row.name)) {
            continue;
        }
        const managed = wanted.fields.get(row.name);
        const value = managed === undefined ? live.fields.get(row.name) : managed;
        if (managed !== undefined || (value !== undefined && value !== null)) {
            body[row.name] = sent(value ?? null);
        }
    }
    if (Array.isArray(body['tags'])) {
        body['tags'] = [...new Set([...body['tags'], ...live.foreignTags])];
    }
    if (live.storeType === 'native' && live.type !== undefined) {
        // The server picks its update model by this; without it a native update is read as another kind (vendor's CLI).
        body['connection'] = { type: live.type };
    }
    return body;
}
/** Rows in which a reading differs from what was asked for: after a create, whether what was found is ours. */
function differingDatastoreFields(live, fields) {
    return datastore/* datastoreFields */.F
        .filter((row) => {
        const wanted = fields.get(row.name);
        return (wanted !== undefined && live.fields.has(row.name) && !(0,compare/* sameValue */.eE)(row, live.fields.get(row.name), wanted.value));
    })
        .map((row) => row.name);
}
/** The same for a connection. Secrets and masks cannot be compared and do not count. */
function differingConnectionFields(live, fields) {
    const connector = (0,connectors/* connectorOf */.dO)(live.type);
    return [...fields.values()]
        .filter(({ path, value }) => {
        const field = (0,connectors/* connectionField */.Rf)(connector, path);
        const comparable = !field.secret && !live.masked.has(path) && live.fields.has(path);
        return comparable && !(0,compare/* sameValue */.eE)(field, live.fields.get(path), value);
    })
        .map(({ path }) => path);
}

;// CONCATENATED MODULE: ./build/apply/fresh.js

/** A reading right before a write. */
async function readForWrite(id, { api }) {
    const fresh = await api.datastore(id);
    if (!fresh) {
        throw new StepError(`It (id ${id}) no longer exists, or this token may not see it any more: changed since the plan. Plan again.`);
    }
    return fresh;
}
/** @throws StepError naming the fields that are no longer what the plan saw. */
function refuseIfStale(fields) {
    if (fields.length > 0) {
        throw new StepError(`${fields.join(', ')} changed since the plan. Plan again, and look at what changed it.`);
    }
}

;// CONCATENATED MODULE: ./build/apply/settle.js



/**
 * Writes what can be looked at: before each try the object is read afresh. `look` says whether it already is as wanted,
 * and throws where somebody else changed it since the plan. An answer that stays lost is settled by one last look.
 */
async function writeFresh(policy, look, write) {
    try {
        await withRetries(policy, errors/* isTransient */.dg, async () => {
            if (!(await look())) {
                await write();
            }
        });
    }
    catch (error) {
        if (!(0,errors/* mayHaveBeenProcessed */.uZ)(error)) {
            throw error;
        }
        if (!(await lastLook(look))) {
            throw unsettled(error);
        }
    }
}
async function lastLook(look) {
    try {
        return await look();
    }
    catch {
        return false;
    }
}
/** After an answer that never came nobody can say whether it was done; after a clear 5xx and an unchanged reading it was not. */
function unsettled(error) {
    const lost = error instanceof errors/* ApiError */.hD && error.failure !== 'status';
    return new StepError(`${errorText(error)} Whether it was done will show in the next run.`, {
        outcome: lost ? 'unknown' : 'failed',
        cause: error,
    });
}
/** Pauses before the looks that follow a lost create, in milliseconds: a slow server may still be at it. */
const looks = [0, 1_000];
/**
 * Creates at most once. Repeated only where the API cannot have processed the request; after anything else what was to
 * be created is looked for, since these APIs know no idempotency keys.
 */
async function createOnce(policy, create, find) {
    try {
        return await withRetries(policy, errors/* wasNotProcessed */.Xb, create);
    }
    catch (error) {
        if (!(0,errors/* mayHaveBeenProcessed */.uZ)(error) || (0,errors/* wasNotProcessed */.Xb)(error)) {
            throw error;
        }
        return await lookFor(policy, error, find);
    }
}
async function lookFor(policy, error, find) {
    const unknown = (why) => new StepError(`${errorText(error)} ${why} The next run will settle it.`, { outcome: 'unknown', cause: error });
    for (const pause of looks) {
        let found;
        try {
            await policy.sleep(pause);
            found = await find();
        }
        catch (cause) {
            throw unknown(`Looking for it failed too: ${errorText(cause)}`);
        }
        if (found.state === 'ours') {
            return found.value;
        }
        if (found.state === 'theirs') {
            throw new StepError(`${errorText(error)} Something of that name (id ${found.id}) appeared meanwhile and was made by someone else: it differs in ${found.differs.join(', ')}. Choose another name, or make the entry and it agree.`, { cause: error });
        }
    }
    throw unknown('It was looked for and not found.');
}

;// CONCATENATED MODULE: ./build/apply/connections.js







/** Creates a connection that several datastores share, or that the file describes on its own. */
async function createConnection(step, entry, context) {
    const { api, policy, memory } = context;
    const body = connectionCreateBody(step.name, entry.type, entry.fields);
    let id;
    try {
        id = await createOnce(policy, () => api.createConnection(body), () => findCreated(entry, step.name, context));
    }
    catch (error) {
        if (!(error instanceof errors/* ApiError */.hD) || error.status !== 409) {
            throw error;
        }
        id = await adoptAfterConflict(entry, step.name, error, context);
    }
    context.onCreated('connection', step.name, id);
    memory.made.set(step.id, id);
    return id;
}
async function findCreated(entry, name, { api, live, memory }) {
    const known = new Set([...live.connections.keys(), ...memory.made.values()]);
    const candidates = await namesakes(entry, name, api);
    const fresh = candidates.filter(({ connection }) => !known.has(connection.id));
    const ours = fresh.find(({ differs }) => differs.length === 0);
    if (ours) {
        return { state: 'ours', value: ours.connection.id };
    }
    const [first] = fresh;
    return first ? { state: 'theirs', id: first.connection.id, differs: first.differs } : { state: 'absent' };
}
async function namesakes(entry, name, api) {
    const listed = (await api.connections()).filter((one) => one.name === name);
    const details = await Promise.all(listed.map(async (one) => (await api.connection(one.id)) ?? one));
    return details.map((connection) => ({
        connection,
        differs: connection.type === entry.type ? differingConnectionFields(connection, entry.fields) : ['type'],
    }));
}
/**
 * After a 409 on a create: the connection exists. It is taken when it has the same name and equals the file in every
 * field that can be read; it then gets the file's secrets, by a step of its own.
 */
async function adoptAfterConflict(entry, name, error, context) {
    const found = await namesakes(entry, name, context.api);
    const [one] = found;
    if (!one || found.length > 1) {
        throw new StepError(`${errorText(error)} ${one ? `Several connections are called "${name}".` : `No connection is called "${name}", so one with the same credentials has another name.`} Write connection_id (or connection_name) of the one that is meant instead of describing it again.`, { cause: error });
    }
    if (one.differs.length > 0) {
        throw new StepError(`${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made and differs in ${one.differs.join(', ')}. Plan again.`, { cause: error });
    }
    context.memory.connections.set(name, one.connection.id);
    await sendSecrets(entry, one.connection, context);
    return one.connection.id;
}
async function sendSecrets(entry, live, context) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    const secrets = new Map([...entry.fields.values()]
        .filter(({ path, value }) => (0,connectors/* connectionField */.Rf)(connector, path).secret && value !== null)
        .map(({ path, value }) => [path, value]));
    if (secrets.size === 0) {
        return;
    }
    const { memory, policy } = context;
    const started = policy.now();
    const end = (facts) => {
        memory.extra.push({ name: live.name, liveId: live.id, milliseconds: policy.now() - started, ...facts });
    };
    try {
        await putConnection(live, live.name, secrets, context);
        end({ outcome: 'done' });
    }
    catch (error) {
        end({ outcome: error instanceof StepError ? error.outcome : 'failed', error: errorText(error) });
        throw new StepError(`Connection "${live.name}" (id ${live.id}) was found after a 409, but its secrets could not be sent: ${errorText(error)}`, { cause: error });
    }
}
/** Brings a connection to what the file says, on a reading made right before the write. */
async function updateConnection({ entry, live, send }, context) {
    await putConnection(live, entry.name ?? live.name, send, context);
    return live.id;
}
async function putConnection(live, name, send, context) {
    const { api, policy, memory } = context;
    const connector = (0,connectors/* connectorOf */.dO)(live.type);
    const readable = [...send].filter(([path]) => !(0,connectors/* connectionField */.Rf)(connector, path).secret && !live.masked.has(path));
    const blind = readable.length < send.size;
    let fresh = live;
    const look = async () => {
        const reading = await api.connection(live.id);
        if (!reading) {
            throw new StepError(`Connection "${live.name}" (id ${live.id}) no longer exists: changed since the plan. Plan again.`);
        }
        fresh = reading;
        const same = (path, value) => (0,compare/* sameValue */.eE)((0,connectors/* connectionField */.Rf)(connector, path), fresh.fields.get(path), value);
        const stale = readable
            .filter(([path, value]) => !same(path, live.fields.get(path) ?? null) && !same(path, value))
            .map(([path]) => path);
        refuseIfStale([...(fresh.name === live.name || fresh.name === name ? [] : ['name']), ...stale]);
        memory.connectionsBefore.set(fresh.id, memory.connectionsBefore.get(fresh.id) ?? fresh);
        // What a secret is cannot be seen: with one to send there is always something to write.
        return !blind && fresh.name === name && readable.every(([path, value]) => same(path, value));
    };
    await writeFresh(policy, look, () => api.updateConnection(live.id, connectionUpdateBody(fresh, name, send)));
}

;// CONCATENATED MODULE: ./build/apply/context.js

/** An apply that knows nothing yet. */
function emptyMemory() {
    return {
        made: new Map(),
        connections: new Map(),
        datastoresBefore: new Map(),
        connectionsBefore: new Map(),
        extra: [],
    };
}
/** The id of a target, once the step that makes it is done. */
function idOf(target, { memory }) {
    if ('liveId' in target) {
        return target.liveId;
    }
    const id = memory.made.get(target.step);
    if (id === undefined) {
        throw new StepError(`"${target.step}" was to come first and gave no id. This is a defect of this tool; please report it.`);
    }
    return id;
}

;// CONCATENATED MODULE: ./build/apply/datastores.js









const rows = datastore/* datastoreFields */.F;
/** Creates a datastore, reports its id at once, and makes sure that it can be found again. */
async function createDatastore(step, operation, context) {
    const groupId = operation.group ? idOf(operation.group, context) : undefined;
    const body = (on, flag) => datastoreCreateBody(step.name, operation.type, operation.fields, placed(on, operation, context), {
        ...(groupId === undefined ? {} : { groupId }),
        ...(flag && operation.firstSync
            ? { flag: { name: operation.firstSync.flag, value: operation.firstSync.value } }
            : {}),
    });
    const send = async (on, flag) => {
        const find = () => datastores_findCreated(step.name, on, operation, context);
        return (await createOnce(context.policy, () => context.api.createDatastore(body(on, flag)), find)).id;
    };
    const id = await withFallbacks(step, operation, send, context);
    context.onCreated('datastore', step.name, id);
    context.memory.made.set(step.id, id);
    await readBack(step, id, context);
    return id;
}
function placed(on, operation, context) {
    return 'inline' in on
        ? { connection: connectionCreateBody(on.name, operation.type, on.inline.fields) }
        : { connectionId: idOf(on, context) };
}
/** The two answers after which the same create goes out in another form: the flag is not known, the connection exists. */
async function withFallbacks(step, operation, send, context) {
    const flagged = operation.firstSync !== undefined;
    const once = async (on) => {
        try {
            return await send(on, flagged);
        }
        catch (error) {
            if (flagged &&
                error instanceof errors/* ApiError */.hD &&
                error.status === 422 &&
                error.detail?.includes(operation.firstSync?.flag ?? '')) {
                return await send(on, false);
            }
            throw error;
        }
    };
    try {
        return await once(operation.on);
    }
    catch (error) {
        if (!(error instanceof errors/* ApiError */.hD) || error.status !== 409) {
            throw error;
        }
        await refuseNamesake(step, error, context);
        if (!('inline' in operation.on)) {
            throw error;
        }
        return await once({ liveId: await adoptAfterConflict(operation.on.inline, operation.on.name, error, context) });
    }
}
/** Where names are unique, a 409 may mean that someone else was faster. */
async function refuseNamesake(step, error, { api }) {
    const namesake = (await allDatastores(api)).find(({ name }) => name === step.name);
    if (namesake) {
        throw new StepError(`${errorText(error)} "${step.name}" exists since the plan was made (id ${namesake.id}). Plan again.`, { cause: error });
    }
}
async function allDatastores(api) {
    const lists = await Promise.all([
        api.datastores({ enrichmentOnly: false }),
        api.datastores({ enrichmentOnly: true }),
    ]);
    return lists.flat();
}
/** After a lost answer: what has the name, and an id that neither the first listing nor this run knows. */
async function datastores_findCreated(name, on, operation, context) {
    const { api, live, memory } = context;
    const known = new Set([...live.datastores.keys(), ...memory.made.values()]);
    const candidates = (await allDatastores(api)).filter((one) => one.name === name && !known.has(one.id));
    const details = await Promise.all(candidates.map(async (one) => (await api.datastore(one.id)) ?? one));
    const judged = await Promise.all(details.map(async (one) => ({
        one,
        differs: [...differingDatastoreFields(one, operation.fields), ...(await otherConnection(one, on, context))],
    })));
    const ours = judged.find(({ differs }) => differs.length === 0);
    if (ours) {
        return { state: 'ours', value: ours.one };
    }
    const [first] = judged;
    return first ? { state: 'theirs', id: first.one.id, differs: first.differs } : { state: 'absent' };
}
async function otherConnection(found, on, context) {
    if (found.connectionId === undefined) {
        return [];
    }
    const same = 'inline' in on
        ? (await context.api.connection(found.connectionId))?.name === on.name
        : found.connectionId === idOf(on, context);
    return same ? [] : ['connection'];
}
async function readBack(step, id, { api, memory }) {
    let reading;
    try {
        reading = await api.datastore(id);
    }
    catch (error) {
        throw new StepError(`It was created as ${id}, but reading it back failed: ${errorText(error)}`, {
            liveId: id,
            cause: error,
        });
    }
    if (reading?.name !== step.name) {
        throw new StepError(`It was created as ${id}, but this token cannot find it there. Give its teams to the token's user, or use an Admin token; until then nothing can be built on it.`, { liveId: id });
    }
    if (reading.connectionId !== undefined &&
        step.operation.does === 'create-datastore' &&
        'inline' in step.operation.on) {
        memory.connections.set(step.operation.on.name, reading.connectionId);
    }
}
/** Brings a datastore to what the file says, on a reading made right before the write, and before each repeat of it. */
async function updateDatastore(step, operation, context) {
    const { api, policy, memory } = context;
    const moveTo = operation.moveTo ? idOf(operation.moveTo, context) : undefined;
    let fresh = operation.live;
    const look = async () => {
        fresh = await readForWrite(operation.live.id, context);
        refuseStale(operation, fresh, moveTo);
        memory.datastoresBefore.set(fresh.id, memory.datastoresBefore.get(fresh.id) ?? fresh);
        return isAsWanted(operation.wanted, fresh) && (moveTo === undefined || fresh.connectionId === moveTo);
    };
    await writeFresh(policy, look, async () => {
        const name = operation.wanted.get('name');
        await api.updateDatastore(fresh.id, datastoreUpdateBody(fresh, {
            name: typeof name === 'string' ? name : fresh.name,
            connectionId: moveTo,
            fields: operation.wanted,
        }));
    });
    if (operation.group !== undefined) {
        await assignGroup(operation, operation.group === null ? null : idOf(operation.group, context), context);
    }
    return step.liveId ?? fresh.id;
}
function differs(row, reading, value) {
    return !(row.mayBeUnread && !reading.fields.has(row.name)) && !(0,compare/* sameValue */.eE)(row, reading.fields.get(row.name), value);
}
function isAsWanted(wanted, fresh) {
    return (fresh.name === wanted.get('name') &&
        rows.every((row) => !wanted.has(row.name) || !differs(row, fresh, wanted.get(row.name) ?? null)));
}
/** A managed field must be as the plan saw it, or already as it should become. */
function refuseStale({ live, wanted }, fresh, moveTo) {
    const stale = rows
        .filter((row) => wanted.has(row.name) &&
        differs(row, fresh, live.fields.get(row.name) ?? row.default ?? null) &&
        differs(row, fresh, wanted.get(row.name) ?? null))
        .map(({ name }) => name);
    if (fresh.name !== live.name && fresh.name !== wanted.get('name')) {
        stale.unshift('name');
    }
    if (moveTo !== undefined &&
        live.connectionId !== undefined &&
        fresh.connectionId !== live.connectionId &&
        fresh.connectionId !== moveTo) {
        stale.push('connection_name');
    }
    refuseIfStale(stale);
}
async function assignGroup({ live }, groupId, context) {
    const look = async () => {
        const fresh = await readForWrite(live.id, context);
        const current = fresh.group?.id ?? null;
        refuseIfStale(current !== groupId && current !== (live.group?.id ?? null) ? ['group'] : []);
        return current === groupId;
    };
    await writeFresh(context.policy, look, async () => {
        await context.api.assignGroup(live.id, groupId);
    });
}
/** Deletes what is still exactly what the plan saw: its id, its name, its tag. What is gone already is done. */
async function deleteDatastore({ live, tag }, context) {
    const { api, policy } = context;
    const look = async () => {
        const fresh = await api.datastore(live.id);
        if (!fresh) {
            return true;
        }
        const tags = fresh.fields.get('tags');
        const tagged = tag === undefined || (Array.isArray(tags) && tags.includes(tag));
        refuseIfStale([...(fresh.name === live.name ? [] : ['name']), ...(tagged ? [] : ['tags'])]);
        return false;
    };
    await writeFresh(policy, look, async () => {
        await api.deleteDatastore(live.id);
    });
    return live.id;
}

;// CONCATENATED MODULE: ./build/apply/perform.js








/** Performs one step and gives the id of what it made or changed. @throws ApiError or StepError */
async function performStep(step, context) {
    const { operation } = step;
    switch (operation.does) {
        case 'create-tag':
            return createTag(step.name, context);
        case 'create-group':
            return createGroup(step, operation.icon, context);
        case 'update-group':
            return updateGroup(operation, context);
        case 'create-connection':
            return createConnection(step, operation.entry, context);
        case 'update-connection':
            return updateConnection(operation, context);
        case 'create-datastore':
            return createDatastore(step, operation, context);
        case 'update-datastore':
            return updateDatastore(step, operation, context);
        case 'link':
            return perform_link(operation, context);
        case 'unlink':
            return unlink(operation, context);
        case 'sync':
            return firstSync(operation, context);
        case 'delete':
            return deleteDatastore(operation, context);
    }
}
async function createTag(name, { api, policy }) {
    const exists = async () => (await api.tags()).has(name);
    try {
        await createOnce(policy, () => {
            return api.createTag(name);
        }, async () => ((await exists()) ? { state: 'ours', value: undefined } : { state: 'absent' }));
    }
    catch (error) {
        if (!(error instanceof errors/* ApiError */.hD && error.status === 409 && (await exists()))) {
            throw error;
        }
    }
}
async function createGroup(step, icon, context) {
    const { api, policy, memory } = context;
    const existing = async () => (await api.groups()).find(({ name }) => name.toLowerCase() === step.name.toLowerCase())?.id;
    const create = () => createOnce(policy, () => {
        return api.createGroup({ name: step.name, ...(icon === undefined ? {} : { icon }) });
    }, async () => {
        const id = await existing();
        return id === undefined ? { state: 'absent' } : { state: 'ours', value: id };
    });
    const id = await create().catch(async (error) => {
        const found = error instanceof errors/* ApiError */.hD && error.status === 409 ? await existing() : undefined;
        if (found === undefined) {
            throw error;
        }
        return found;
    });
    context.onCreated('group', step.name, id);
    memory.made.set(step.id, id);
    return id;
}
async function updateGroup({ group, icon }, context) {
    const { api, policy } = context;
    let name = group.name;
    const look = async () => {
        const fresh = (await api.groups()).find(({ id }) => id === group.id);
        if (!fresh) {
            throw new StepError(`Group "${group.name}" (id ${group.id}) no longer exists: changed since the plan. Plan again.`);
        }
        name = fresh.name;
        refuseIfStale(fresh.icon !== icon && fresh.icon !== group.icon ? ['icon'] : []);
        return fresh.icon === icon;
    };
    await writeFresh(policy, look, async () => {
        await api.updateGroup(group.id, { name, icon });
    });
    return group.id;
}
async function perform_link(operation, context) {
    const source = idOf(operation.source, context);
    const target = idOf(operation.to, context);
    const planned = context.live.datastores.get(source)?.enrichment?.id;
    const look = async () => {
        const current = (await readForWrite(source, context)).enrichment?.id;
        refuseIfStale(current !== target && current !== planned ? ['enrichment_datastore'] : []);
        return current === target;
    };
    try {
        await writeFresh(context.policy, look, async () => {
            await context.api.link(source, target);
        });
    }
    catch (error) {
        throw operation.switches && error instanceof errors/* ApiError */.hD && error.status === 409 ? switchRefused(error) : error;
    }
    return source;
}
/** Unlinking resets the remediation strategy, so it is never done behind anybody's back. */
function switchRefused(error) {
    return new StepError(`${error.message} This server does not switch an enrichment link. Unlink the datastore by hand (as an Admin: Datastore, Enrichment, Unlink; it resets the remediation strategy), then run again.`, { cause: error });
}
async function unlink({ live }, context) {
    const look = async () => {
        const current = (await readForWrite(live.id, context)).enrichment ?? null;
        refuseIfStale(current && current.id !== live.enrichment?.id ? ['enrichment_datastore'] : []);
        return current === null;
    };
    await writeFresh(context.policy, look, async () => {
        await context.api.unlink(live.id);
    });
    return live.id;
}
/** Pauses before the looks for the operation that the create's own flag starts, in milliseconds. */
const perform_looks = [0, 200, 500, 1_000];
/** Makes sure that a datastore has an operation, and starts a first sync only when it has none. */
async function firstSync({ datastore }, context) {
    const { api, policy } = context;
    const id = idOf(datastore, context);
    for (const pause of 'step' in datastore ? perform_looks : perform_looks.slice(0, 1)) {
        await policy.sleep(pause);
        if (await api.hasOperation(id)) {
            return id;
        }
    }
    const run = async (operation) => {
        await api.runSync(id, operation);
    };
    await withRetries(policy, errors/* isTransient */.dg, async (repeat) => {
        if (repeat > 0 && (await api.hasOperation(id))) {
            return;
        }
        try {
            await run('sync');
        }
        catch (error) {
            if (!(error instanceof errors/* ApiError */.hD) || error.status !== 422) {
                throw error;
            }
            await run('catalog');
        }
    }).catch(async (error) => {
        if (!(await api.hasOperation(id).catch(() => false))) {
            throw error instanceof errors/* ApiError */.hD && error.failure !== 'status'
                ? new StepError(error.message, { outcome: 'unknown', cause: error })
                : error;
        }
    });
    return id;
}

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

;// CONCATENATED MODULE: ./build/apply/schedule.js

/**
 * Runs each task when all that it depends on is done, independent ones side by side. What depends on a task that was
 * not done is skipped, the rest goes on. When `cancelled` is aborted nothing new starts.
 *
 * @returns the end of each task, in the order of the tasks.
 */
async function runTasks(tasks, options, run) {
    const limit = pLimit(options.parallelism);
    const started = new Map();
    const lastOfKey = new Map();
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const start = (task) => {
        const running = started.get(task.id);
        if (running !== undefined) {
            return running;
        }
        const before = lastOfKey.get(task.key);
        const promise = perform(task, before);
        started.set(task.id, promise);
        lastOfKey.set(task.key, promise);
        return promise;
    };
    const perform = async (task, before) => {
        const dependencies = task.dependsOn.flatMap((id) => byId.get(id) ?? []);
        const ends = await Promise.all(dependencies.map(async (one) => ({ id: one.id, end: await start(one) })));
        await before;
        const broken = ends.find(({ end }) => end.outcome !== 'done');
        if (broken) {
            return { outcome: 'skipped', error: `skipped because of "${broken.id}" (${broken.end.outcome})` };
        }
        return limit(() => options.cancelled.aborted
            ? { outcome: 'skipped', error: 'skipped because the run was cancelled' }
            : run(task));
    };
    const ends = await Promise.all(tasks.map(async (task) => [task, await start(task)]));
    return new Map(ends);
}

;// CONCATENATED MODULE: ./build/apply/apply.js





/**
 * Performs a plan: what does not depend on each other side by side, past failures that hold back nothing else.
 *
 * @returns how each step ended, in the plan's order, then the steps that turned out to be needed on the way.
 */
async function applyPlan(plan, context, onStep) {
    const times = new Map();
    const perform = async (step) => {
        const started = context.policy.now();
        const ended = await endOf(step, context);
        times.set(step.id, context.policy.now() - started);
        onStep(outcomeOf(step, ended, times));
        return ended;
    };
    const refused = await tryFirstSwitch(plan, perform);
    if (refused) {
        return plan.steps.map((step) => outcomeOf(step, step === refused.step ? refused.ended : held(refused.step), times));
    }
    const tasks = plan.steps.map((step) => ({
        id: step.id,
        dependsOn: step.dependsOn,
        key: `${step.kind} ${step.liveId ?? step.name}`,
        step,
    }));
    const ends = await runTasks(tasks, context, ({ step }) => times.has(step.id) ? Promise.resolve({ outcome: 'done' }) : perform(step));
    const outcomes = [...ends].map(([{ step }, ended]) => outcomeOf(step, ended, times));
    for (const outcome of outcomes.filter((one) => one.outcome === 'skipped')) {
        onStep(outcome);
    }
    return [...outcomes, ...context.memory.extra.map(extraOutcome)];
}
/**
 * Whether this server switches enrichment links at all shows only when one is switched (sources disagree). So one that
 * depends on nothing goes first: refused, nothing has been written.
 */
async function tryFirstSwitch(plan, perform) {
    const step = plan.steps.find(({ operation, dependsOn }) => operation.does === 'link' && operation.switches && dependsOn.length === 0);
    const ended = step && (await perform(step));
    return step && ended && ended.outcome !== 'done' ? { step, ended } : undefined;
}
function held(by) {
    return { outcome: 'skipped', error: `skipped because of "${by.id}": nothing was written` };
}
async function endOf(step, context) {
    try {
        const liveId = await performStep(step, context);
        return { outcome: 'done', ...(liveId === undefined ? {} : { liveId }) };
    }
    catch (error) {
        if (error instanceof StepError) {
            return {
                outcome: error.outcome,
                error: error.message,
                ...(error.liveId === undefined ? {} : { liveId: error.liveId }),
            };
        }
        if (error instanceof errors/* ApiError */.hD) {
            return { outcome: error.failure === 'cancelled' ? 'unknown' : 'failed', error: errorText(error) };
        }
        throw error;
    }
}
function outcomeOf(step, { outcome, error, liveId }, times) {
    return {
        step,
        outcome,
        milliseconds: times.get(step.id) ?? 0,
        ...(error === undefined ? {} : { error }),
        ...(liveId === undefined ? {} : { liveId }),
    };
}
function extraOutcome({ name, liveId, outcome, error, milliseconds }) {
    const step = {
        id: `update connection ${name}`,
        action: 'update',
        kind: 'connection',
        name,
        liveId,
        adopts: true,
        needs: 'Manager',
        changes: [{ field: 'secrets', before: secret/* SENSITIVE */.N, after: secret/* SENSITIVE */.N, sensitive: true }],
        affects: [],
        dependsOn: [],
        reason: 'the connection was found after a 409 and gets the secrets of the file',
        origin: null,
    };
    return { step, outcome, milliseconds, liveId, ...(error === undefined ? {} : { error }) };
}

;// CONCATENATED MODULE: ./build/apply/converge.js



/**
 * What is left after an apply, told from a new reading and a new plan: fields that the server ignored or keeps in
 * another way, fields that nobody asked to change and that changed along, and names that exist twice. Rotation, and
 * steps that already ended as failed, skipped or unknown, are not looked at: they have been reported.
 */
function convergenceOf(plan, outcomes, after, live, memory) {
    const unfinished = new Set(outcomes.filter(({ outcome }) => outcome !== 'done').map(({ step }) => step.id));
    const written = new Map(outcomes.filter(({ outcome }) => outcome === 'done').map(({ step }) => [`${step.kind} ${step.name}`, step.at]));
    const before = new Map(plan.steps.flatMap((step) => step.changes.map((change) => [`${step.kind} ${step.name} ${change.field}`, change])));
    const left = after.steps.filter((step) => step.action !== 'sync' && !unfinished.has(step.id) && written.has(`${step.kind} ${step.name}`));
    const problems = [
        ...left.flatMap((step) => step.changes.map((change) => leftOver(step, change, before.get(`${step.kind} ${step.name} ${change.field}`)))),
        ...twins(after, written),
        ...changedAlong(plan, live, memory, unlinked(outcomes)),
    ];
    return { converged: problems.length === 0, problems };
}
function leftOver(step, change, planned) {
    const ignored = planned === undefined || JSON.stringify(planned.before) === JSON.stringify(change.before);
    const fact = ignored
        ? `The server ignored ${change.field} of ${step.kind} "${step.name}": ${converge_text(change.after)} was sent, and it is still ${converge_text(change.before)}.`
        : `The server keeps ${change.field} of ${step.kind} "${step.name}" as ${converge_text(change.before)}, where ${converge_text(change.after)} was sent.`;
    const at = change.at ?? step.at;
    return {
        severity: 'warning',
        rule: 'not-converged',
        ...(at ? { at } : {}),
        message: fact,
        hint: ignored
            ? change.after === null
                ? 'This server cannot clear the field through its API: clear it by hand, or leave the field out of the file.'
                : 'Set it by hand, or leave the field out of the file.'
            : `Write it in the file as ${converge_text(change.before)}.`,
    };
}
function converge_text(value) {
    return value === null ? 'empty' : JSON.stringify(value);
}
/** Two runs at once can both find a name free. */
function twins(after, written) {
    const places = new Set([...written.values()].flatMap((at) => (at ? [`${at.file}:${at.line}`] : [])));
    return after.problems
        .filter(({ rule, at }) => rule === 'ambiguous-name' && at !== undefined && places.has(`${at.file}:${at.line}`))
        .map((problem) => ({
        ...problem,
        severity: 'warning',
        rule: 'made-twice',
        message: `${problem.message} Another run made one of them at the same time.`,
        hint: 'Delete the one that is not wanted, and let runs of one workflow wait for each other (concurrency).',
    }));
}
function unlinked(outcomes) {
    return new Set(outcomes.flatMap(({ step, outcome }) => step.action === 'unlink' && outcome === 'done' && step.liveId !== null ? [step.liveId] : []));
}
/** Fields outside the file that are not what they were right before the write. */
function changedAlong(plan, live, memory, unlinks) {
    return [
        ...[...memory.datastoresBefore].flatMap(([id, before]) => {
            const now = live.datastores.get(id);
            const step = plan.steps.find((one) => one.operation.does === 'update-datastore' && one.liveId === id);
            const wanted = step?.operation.does === 'update-datastore' ? step.operation.wanted : new Map();
            return (datastore/* datastoreFields */.F
                // Unlinking resets the strategy: documented, and said in the step.
                .filter((row) => !wanted.has(row.name) && !(row.name === 'enrichment_remediation_strategy' && unlinks.has(id)))
                .flatMap((row) => along(`datastore "${before.name}"`, row, row.name, before.fields.get(row.name), now?.fields.get(row.name), step?.at)));
        }),
        ...[...memory.connectionsBefore].flatMap(([id, before]) => {
            const now = live.connections.get(id);
            const step = plan.steps.find((one) => one.operation.does === 'update-connection' && one.liveId === id);
            const sent = step?.operation.does === 'update-connection' ? step.operation.send : new Map();
            const connector = (0,connectors/* connectorOf */.dO)(before.type);
            return [...before.fields]
                .filter(([path]) => !sent.has(path) && path !== 'secrets_manager')
                .flatMap(([path, value]) => along(`connection "${before.name}"`, (0,connectors/* connectionField */.Rf)(connector, path), path, value, now?.fields.get(path), step?.at));
        }),
    ];
}
function along(what, row, path, before, now, at) {
    return before === undefined || now === undefined || (0,compare/* sameValue */.eE)(row, now, before)
        ? []
        : [
            {
                severity: 'warning',
                rule: 'changed-along',
                ...(at ? { at } : {}),
                message: `${path} of ${what} changed along with the write: from ${converge_text(before)} to ${converge_text(now)}. The file does not manage it.`,
                hint: 'Set it back by hand, or write it in the file.',
            },
        ];
}

;// CONCATENATED MODULE: ./build/plan/expected.js
/** A refusal when the plan is not the reviewed one; with its steps, also what became different. */
function expectationProblems(plan, expected) {
    if ('message' in expected) {
        return [expected];
    }
    if (expected.hash === plan.hash) {
        return [];
    }
    return [
        {
            severity: 'error',
            rule: 'unexpected-plan',
            message: `The plan is not the expected one: its hash is ${plan.hash}, expected was ${expected.hash}.${difference(plan, expected)}`,
            hint: 'Nothing was written. Something changed since the plan was reviewed: review the new plan and give its hash.',
        },
    ];
}
function difference(plan, { steps }) {
    if (!steps) {
        return '';
    }
    const then = new Map(steps.map(({ id, changes }) => [id, JSON.stringify(changes)]));
    const now = new Map(plan.steps.map(({ id, changes }) => [id, changesText(changes)]));
    const lines = [
        ...[...now.keys()].filter((id) => !then.has(id)).map((id) => `new: ${id}`),
        ...[...then.keys()].filter((id) => !now.has(id)).map((id) => `no longer: ${id}`),
        ...[...now].filter(([id, changes]) => then.has(id) && then.get(id) !== changes).map(([id]) => `different: ${id}`),
    ];
    return lines.length > 0 ? ` ${lines.join('; ')}.` : '';
}
function changesText(changes) {
    return JSON.stringify(changes.map(({ field, before, after, sensitive }) => ({ field, before, after, sensitive })));
}

;// CONCATENATED MODULE: ./build/plan/live.js
/** Whether a reading of a connection says anything of a path. */
function saysOf(connection, path) {
    return connection.keys.has(path.split('.', 1)[0] ?? path);
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
    const changed = [...entry.fields.values()].filter(({ path, value }) => !row(path).secret &&
        !live.masked.has(path) &&
        saysOf(live, path) &&
        !(0,compare/* sameValue */.eE)(row(path), live.fields.get(path), value));
    const rename = entry.name !== undefined && entry.name !== live.name;
    const secrets = secretsToSend(entry, live, connector, changed.map(({ path }) => path), options);
    const send = new Map([...changed, ...secrets].map(({ path, value }) => [path, value]));
    const changes = [
        ...(rename
            ? [{ field: 'name', before: live.name, after: entry.name ?? null, sensitive: false, at: entry.at }]
            : []),
        ...changed.map(({ path, value, at }) => {
            const hides = value instanceof secret/* Secret */.z;
            const before = live.fields.get(path) ?? null;
            return {
                field: path,
                before: hides && before !== null ? secret/* SENSITIVE */.N : (0,compare/* shown */.SP)(row(path), before),
                after: (0,compare/* shown */.SP)(row(path), value),
                sensitive: hides,
                ...(hides ? { reference: value.reference } : {}),
                at,
            };
        }),
        ...secrets.map(({ path, value, at }) => ({
            field: path,
            before: usesRole(live) ? null : secret/* SENSITIVE */.N,
            after: value === null ? null : secret/* SENSITIVE */.N,
            sensitive: true,
            ...(value instanceof secret/* Secret */.z ? { reference: value.reference } : {}),
            at,
        })),
    ];
    return {
        changes,
        send,
        problems: [
            ...refusals(entry, live, connector, changed.map(({ path }) => path)),
            ...unread(entry, live, connector),
        ],
    };
}
/** A connection by IAM role has no stored credentials. */
function usesRole(live) {
    return live.fields.get('parameters.authentication_type') === 'IAM_ROLE';
}
function secretsToSend(entry, live, connector, changed, options) {
    const given = [...entry.fields.values()].filter(({ path }) => (0,connectors/* connectionField */.Rf)(connector, path).secret);
    const newIdentity = changed.some((path) => (0,connectors/* connectionField */.Rf)(connector, path).identifier);
    const newAddress = changed.some((path) => (0,connectors/* connectionField */.Rf)(connector, path).address);
    const leavesRole = usesRole(live) && changed.includes('parameters.authentication_type');
    const all = options.rotates || newIdentity || newAddress || leavesRole;
    const parametersGo = changed.some((path) => path.startsWith('parameters.'));
    return given.filter(({ path, value }) => 
    // `parameters` are replaced whole, so a secret among them must go along with any other.
    (all && (value !== null || changed.length > 0)) ||
        (parametersGo && path.startsWith('parameters.')) ||
        (value === null && changed.length > 0));
}
function refusals(entry, live, connector, changed) {
    const problems = [];
    const addresses = changed.filter((path) => (0,connectors/* connectionField */.Rf)(connector, path).address);
    const missing = addresses.length > 0 ? storedSecretsNotGiven(entry, live, connector, addresses) : [];
    if (missing.length > 0) {
        problems.push({
            severity: 'error',
            rule: 'stored-secrets-new-address',
            at: entry.fields.get(addresses[0] ?? '')?.at ?? entry.at,
            message: `${addresses.join(' and ')} of connection "${live.name}" would change, and its stored ${missing.join(', ')} would go to the new address.`,
            hint: `Give ${missing.join(', ')} in the file with the new address: stored credentials are never sent to an address that they were not meant for.`,
        });
    }
    const hidden = [...live.masked].filter((path) => path.startsWith('parameters.') && !entry.fields.has(path));
    if (hidden.length > 0 && changed.some((path) => path.startsWith('parameters.'))) {
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
function storedSecretsNotGiven(entry, live, connector, addresses) {
    const given = (path) => (entry.fields.get(path)?.value ?? null) !== null;
    const managerMoves = addresses.some((path) => path.startsWith('secrets_manager.'));
    const payload = 'secrets_manager.credentials_payload';
    const fromManager = managerMoves && live.fields.has('secrets_manager.secret_url') && !given(payload) ? [payload] : [];
    if (usesRole(live) || addresses.every((path) => path.startsWith('secrets_manager.'))) {
        return fromManager;
    }
    const values = new Map(live.fields);
    const stored = connector.fields
        .filter((field) => field.secret && (field.required === true || (field.required && holds(connector, field.required, values))))
        .map(connectors_field/* pathOf */.X);
    const masked = [...live.masked].filter((path) => !path.startsWith('secrets_manager.'));
    const unknown = connector.fields.length === 0 &&
        ![...entry.fields.values()].some(({ path }) => (0,connectors/* connectionField */.Rf)(connector, path).secret);
    return [
        ...fromManager,
        ...[...new Set([...stored, ...masked])].filter((path) => !given(path)),
        ...(unknown ? ['credentials'] : []),
    ];
}
/** Fields that a full reading does not have: nothing can be said of them, so nothing is done about them. */
function unread(entry, live, connector) {
    const fields = [...entry.fields.values()].filter(({ path }) => !(0,connectors/* connectionField */.Rf)(connector, path).secret && !saysOf(live, path));
    const first = fields[0];
    return first
        ? [
            {
                severity: 'notice',
                rule: 'not-readable',
                at: first.at,
                message: `The API does not give back ${fields.map(({ path }) => path).join(', ')} of connection "${live.name}", so changes to them cannot be seen.`,
                hint: 'A change to them takes effect when another field of the connection changes too.',
            },
        ]
        : [];
}

;// CONCATENATED MODULE: ./build/plan/identify.js
/**
 * Finds for each entry the live object that it is: by `id`, by exact name, by a previous name, in this order. Names are
 * not known to be unique in the API, so two live objects of one name are never chosen between.
 */
function identify(kind, entries, live) {
    const problems = [];
    const matches = new Map();
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
        }
        else if (found.match) {
            matches.set(entry, found.match);
        }
    }
    return { matches, problems };
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
        return error('previous-name-live', entry.previousNames?.at ?? entry.at, `Both "${entry.name}" and its previous name are live: ${list([...current, ...previous])}.`, 'Add the id of the one that is meant, or take the previous name away.');
    }
    return { match: current[0] ?? previous[0] };
}
function list(objects) {
    return objects.map(({ id, name }) => `"${name}" (id ${id})`).join(', ');
}
function error(rule, at, message, hint) {
    return { severity: 'error', rule, at, message, hint };
}

;// CONCATENATED MODULE: ./build/plan/steps.js
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

;// CONCATENATED MODULE: ./build/plan/connections.js








/** Plans the connections that the file manages, and says where each of them will be. */
function planConnections(desired, live, datastores, settings) {
    const uses = Map.groupBy(desired.datastores.filter(({ connection }) => connection?.kind === 'file'), ({ connection }) => (connection?.kind === 'file' ? connection.key : ''));
    const named = desired.connections.map((entry) => ({
        entry,
        ...asNamed(entry, uses.get(entry.key)?.[0], datastores, live),
    }));
    const { matches, problems: identity } = identify('connection', named, live.connections);
    const steps = [];
    const problems = [...identity, ...unknownRotations(desired, settings)];
    const placements = new Map();
    for (const item of named) {
        const { entry, name } = item;
        const users = uses.get(entry.key) ?? [];
        const match = matches.get(item);
        if (match) {
            const planned = planMatched(entry, match, users, { live, datastores, settings });
            steps.push(...planned.steps);
            problems.push(...planned.problems);
            placements.set(entry.key, { name: match.name, type: match.type, on: { liveId: match.id }, live: match });
            continue;
        }
        problems.push(...missingFields(entry, name));
        const [only] = users;
        // Written inline, for one datastore, which is new as well: both are made by one request, as the vendor documents it.
        const inline = entry.inline && users.length === 1 && only !== undefined && !datastores.has(only);
        if (!inline) {
            steps.push(createStep(entry, name));
        }
        placements.set(entry.key, {
            name,
            type: entry.type,
            on: inline ? { inline: entry, name } : { step: stepId('create', 'connection', name) },
            live: undefined,
        });
    }
    return { steps, problems, placements };
}
/** An unnamed inline connection is the one that its datastore is on, or gets its datastore's name. */
function asNamed(entry, user, datastores, live) {
    const { at, previousNames } = entry;
    const current = user ? live.connections.get(datastores.get(user)?.connectionId ?? Number.NaN) : undefined;
    if (entry.name === undefined && current) {
        return { name: current.name, at, id: { value: current.id, at }, previousNames };
    }
    return { name: entry.name ?? user?.name ?? entry.key, at, id: entry.id, previousNames };
}
function planMatched(entry, match, users, { live, datastores, settings }) {
    if (match.type.toLowerCase() !== entry.type.toLowerCase()) {
        return { steps: [], problems: [typeChange(entry, match)] };
    }
    const rotates = settings.rotate === 'all' || settings.rotate.has(entry.name ?? match.name);
    const { changes, send, problems } = connectionDifference(entry, match, { rotates });
    const affects = datastoresOn(match, live, datastores);
    const owned = entry.id !== undefined || carriesTag(match, live, settings) || entry.name === undefined;
    const adoption = owned ? [] : adoptionProblems(entry, match, users, affects, { live, datastores, settings });
    const update = step({
        action: 'update',
        kind: 'connection',
        name: entry.name ?? match.name,
        liveId: match.id,
        // Without a tag nobody can know whether this is the first time.
        adopts: !owned && settings.ownershipTag !== undefined,
        needs: 'Manager',
        changes,
        affects,
        reason: reasonOf(changes),
        at: changes[0]?.at ?? entry.at,
        operation: { does: 'update-connection', entry, live: match, send },
    });
    return { steps: changes.length > 0 ? [update] : [], problems: [...problems, ...adoption] };
}
function reasonOf(changes) {
    return changes.every(({ sensitive }) => sensitive)
        ? 'its secrets are to be sent again'
        : 'the live connection differs from the file';
}
/** Every datastore on a connection, also those that the file does not know. */
function datastoresOn(connection, live, datastores) {
    const managed = new Map([...datastores].map(([entry, { id }]) => [id, entry.name]));
    const stubs = connection.datastores ?? [...live.datastores.values()].filter(({ connectionId }) => connectionId === connection.id);
    return stubs.map(({ id, name }) => ({ name: managed.get(id) ?? name, managed: managed.has(id) }));
}
/** Connections cannot carry a tag: one counts as owned when a datastore on it does. */
function carriesTag(connection, live, { ownershipTag }) {
    return [...live.datastores.values()].some((datastore) => {
        const tags = datastore.fields.get('tags');
        return (datastore.connectionId === connection.id &&
            ownershipTag !== undefined &&
            Array.isArray(tags) &&
            tags.includes(ownershipTag.value));
    });
}
function adoptionProblems(entry, match, users, affects, { datastores, settings }) {
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
    const inUse = users.some((user) => datastores.get(user)?.connectionId === match.id);
    if (inUse) {
        return [];
    }
    const others = affects.filter(({ managed }) => !managed).map(({ name }) => `"${name}"`);
    return [
        {
            severity: 'notice',
            rule: 'adopts-connection',
            at: entry.at,
            message: `Connection "${match.name}" (id ${match.id}) exists already and is adopted; its stored secrets stay as they are. ${others.length > 0 ? `It is also used by ${others.join(', ')}.` : 'No other datastore uses it.'}`,
        },
    ];
}
function createStep(entry, name) {
    return step({
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
            const sensitive = field.secret === true || value instanceof secret/* Secret */.z;
            return {
                field: `${prefix}${path}`,
                before: null,
                after: (0,compare/* shown */.SP)(field, value),
                sensitive,
                ...(value instanceof secret/* Secret */.z ? { reference: value.reference } : {}),
                at,
            };
        }),
    ];
}
/** What a connection that must be created cannot do without; for one that exists these fields are simply not managed. */
function missingFields(entry, name) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    const values = new Map([...entry.fields].map(([path, field]) => [path, field.value]));
    const missing = connector.fields
        .filter((field) => field.required === true || (field.required !== undefined && holds(connector, field.required, values)))
        .map(connectors_field/* pathOf */.X)
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
function typeChange(entry, match) {
    return {
        severity: 'error',
        rule: 'immutable-type',
        at: entry.at,
        message: `Connection "${match.name}" (id ${match.id}) is of type ${match.type}; a connection's type cannot change to ${entry.type}.`,
        hint: 'Give the new connection another name.',
    };
}
function unknownRotations(desired, { rotate }) {
    const known = new Set(desired.connections.map(({ name }) => name));
    return [...(rotate === 'all' ? [] : rotate)]
        .filter((name) => !known.has(name))
        .map((name) => ({
        severity: 'error',
        rule: 'rotate-unknown',
        message: `rotate-secrets names "${name}", which is no connection of the file.`,
        hint: 'Write the name of a connection as the file has it.',
    }));
}

;// CONCATENATED MODULE: ./build/plan/enrichment.js



/** Plans the enrichment link of a datastore: made, switched or taken away, always by a step of its own. */
function planEnrichment(entry, match, context) {
    const choice = entry.enrichment;
    if (!choice) {
        return { steps: [], problems: [] };
    }
    if (choice.kind === 'none') {
        return { steps: match?.enrichment ? [unlinkStep(entry, match, match.enrichment.name)] : [], problems: [] };
    }
    const found = targetOf(choice, context);
    if ('message' in found) {
        return { steps: [], problems: [found] };
    }
    if (match && 'liveId' in found.target && match.enrichment?.id === found.target.liveId) {
        return { steps: [], problems: [] };
    }
    return { steps: [linkStep(entry, match, found, choice.at)], problems: [] };
}
function targetOf(choice, { desired, live, matches }) {
    if (choice.kind === 'file') {
        const entry = desired.datastores.find(({ name }) => name === choice.name);
        const match = entry && matches.get(entry);
        return match
            ? suitable(match, choice)
            : { target: { step: stepId('create', 'datastore', choice.name) }, name: choice.name };
    }
    const found = choice.kind === 'live-id'
        ? [live.datastores.get(choice.id)].flatMap((one) => one ?? [])
        : [...live.datastores.values()].filter(({ name }) => name === choice.name);
    const what = choice.kind === 'live-id' ? `${choice.id}` : `"${choice.name}"`;
    const [one] = found;
    if (one && found.length === 1) {
        return suitable(one, choice);
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
function suitable(live, choice) {
    return live.fields.get('enrichment_only') === false
        ? {
            severity: 'error',
            rule: 'enrichment-target',
            at: choice.at,
            message: `"${live.name}" (id ${live.id}) is a source datastore and cannot receive enrichment.`,
            hint: 'Name a datastore with enrichment_only: true.',
        }
        : { target: { liveId: live.id }, name: live.name };
}
function linkStep(entry, match, { target, name }, at) {
    const create = stepId('create', 'datastore', entry.name);
    const source = match ? { liveId: match.id } : { step: create };
    const before = match?.enrichment?.name ?? null;
    return step({
        action: 'link',
        kind: 'datastore',
        name: entry.name,
        liveId: match?.id ?? null,
        needs: 'Member',
        changes: [change('enrichment_datastore', before, name, at)],
        dependsOn: [...dependency(source), ...dependency(target)],
        reason: before === null ? 'the file links it' : 'the file links it to another enrichment datastore',
        at,
        operation: { does: 'link', source, to: target, switches: before !== null },
    });
}
function unlinkStep(entry, match, name) {
    return step({
        action: 'unlink',
        kind: 'datastore',
        name: entry.name,
        liveId: match.id,
        needs: 'Admin',
        changes: [change('enrichment_datastore', name, null, entry.enrichment?.at)],
        reason: 'the file clears the link; the server resets its remediation strategy to none',
        at: entry.enrichment?.at ?? entry.at,
        operation: { does: 'unlink', live: match },
    });
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
        return target === undefined
            ? []
            : [{ name: entry.name, prefix: typeof given === 'string' && given !== '' ? given : entry.name, target, entry }];
    });
}
function targetKey(entry, match, context) {
    if (!entry.enrichment) {
        return match?.enrichment ? `${match.enrichment.id}` : undefined;
    }
    const found = entry.enrichment.kind === 'none' ? undefined : targetOf(entry.enrichment, context);
    if (!found || 'message' in found) {
        return undefined;
    }
    return 'liveId' in found.target ? `${found.target.liveId}` : found.target.step;
}
function liveSources({ live, matches, desired }) {
    const managed = new Set([...matches.values()].map(({ id }) => id));
    const removed = new Set(desired.removed.flatMap(({ name, id }) => [name, id?.value]));
    return [...live.datastores.values()].flatMap((one) => {
        if (managed.has(one.id) || removed.has(one.id) || removed.has(one.name) || !one.enrichment) {
            return [];
        }
        const prefix = one.fields.get('enrichment_prefix');
        return [
            {
                name: one.name,
                prefix: typeof prefix === 'string' && prefix !== '' ? prefix : one.name,
                target: `${one.enrichment.id}`,
                entry: undefined,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./build/plan/visibility.js




/**
 * A list may hide other teams' datastores, but a connection names all that are on it. What stands there under the name
 * of a new datastore, and in no list, exists: creating it would make a second one.
 */
function hiddenNamesake(entry, { live: connection }, { live }) {
    const hidden = connection?.datastores?.find(({ id, name }) => name === entry.name && !live.datastores.has(id));
    return hidden
        ? [
            {
                severity: 'error',
                rule: 'hidden-datastore',
                at: entry.at,
                message: `"${entry.name}" exists as ${hidden.id} on connection "${connection?.name}"; this token may not see it.`,
                hint: 'Use a token whose teams may see it (or an Admin token), or choose another name.',
            },
        ]
        : [];
}
/** A new name for what a live datastore already covers is most often a rename that was not said to be one. */
function likeRename(entry, placement, context) {
    const connection = placement.live;
    if (!connection || entry.previousNames) {
        return [];
    }
    const known = new Set([...context.matches.values()].map(({ id }) => id));
    const removed = new Set(context.desired.removed.flatMap(({ name, id }) => [name, id?.value]));
    const twins = [...context.live.datastores.values()].filter((live) => live.connectionId === connection.id &&
        !known.has(live.id) &&
        !removed.has(live.id) &&
        !removed.has(live.name) &&
        sameScope(entry, live, placement.type));
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
function sameScope(entry, live, type) {
    const scope = (0,connectors/* connectorOf */.dO)(type).scope;
    const rows = datastore/* datastoreFields */.F.filter(({ name, scope: places, immutable }) => immutable || (places && (scope.length === 0 || scope.includes(name))));
    return rows.every((row) => (0,compare/* sameValue */.eE)(row, live.fields.get(row.name), entry.fields.get(row.name)?.value ?? row.atCreation ?? null));
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
    if (plan.steps.length === 0 || (role !== undefined && allows(role, plan.needs))) {
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

;// CONCATENATED MODULE: ./build/plan/datastores.js







const datastores_rows = datastore/* datastoreFields */.F;
/** Plans the datastores of the file: create or update, then link, then first sync. */
function planDatastores(context) {
    const planned = context.desired.datastores.map((entry) => {
        const match = context.matches.get(entry);
        const placement = placementOf(entry, context);
        const own = match ? planExisting(entry, match, placement, context) : planNew(entry, placement, context);
        const enrichment = planEnrichment(entry, match, context);
        return { steps: [...own.steps, ...enrichment.steps], problems: [...own.problems, ...enrichment.problems] };
    });
    return { steps: planned.flatMap(({ steps }) => steps), problems: planned.flatMap(({ problems }) => problems) };
}
/** The connection that an entry asks for; `undefined` where it asks for none, or where that connection has problems of its own. */
function placementOf(entry, { live, connections }) {
    const choice = entry.connection;
    if (!choice) {
        return undefined;
    }
    if (choice.kind === 'file') {
        return connections.placements.get(choice.key);
    }
    const found = choice.kind === 'live-id'
        ? [live.connections.get(choice.id)].flatMap((one) => one ?? [])
        : [...live.connections.values()].filter(({ name }) => name === choice.name);
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
    return { name: one.name, type: one.type, on: { liveId: one.id }, live: one };
}
/** The tags of the file with the ownership tag, which is on every datastore of the file. */
function fieldsWithTag(entry, match, { settings }) {
    const tag = settings.ownershipTag;
    if (!tag) {
        return entry.fields;
    }
    const given = entry.fields.get('tags');
    const live = match?.fields.get('tags');
    const names = given
        ? (given.value ?? [])
        : Array.isArray(live)
            ? live
            : [];
    const field = {
        path: 'tags',
        value: [...new Set([...names, tag.value])],
        at: given?.at ?? tag.at ?? entry.at,
    };
    return new Map([...entry.fields, ['tags', field]]);
}
function tagDependencies(fields, { labels }) {
    const tags = fields.get('tags')?.value;
    return Array.isArray(tags) ? tags.flatMap((name) => labels.tagSteps.get(name) ?? []) : [];
}
function planNew(entry, placement, context) {
    if (!entry.connection) {
        return { steps: [], problems: [noConnection(entry)] };
    }
    if (!placement || 'message' in placement) {
        return { steps: [], problems: placement ? [placement] : [] };
    }
    const fields = fieldsWithTag(entry, undefined, context);
    const group = context.labels.groups.get(entry);
    const target = group?.target ?? undefined;
    const inline = 'inline' in placement.on ? placement.on.inline : undefined;
    const create = step({
        action: 'create',
        kind: 'datastore',
        name: entry.name,
        needs: 'Manager',
        changes: [
            ...createChanges(fields),
            ...(group?.name ? [change('group', null, group.name, entry.group?.at ?? entry.at)] : []),
            change(inline ? 'connection.name' : 'connection_name', null, placement.name, entry.connection.at),
            ...(inline ? connectionCreateChanges(inline, 'connection.') : []),
        ],
        dependsOn: [
            ...dependency('inline' in placement.on ? undefined : placement.on),
            ...tagDependencies(fields, context),
            ...dependency(target),
        ],
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
        ...hiddenNamesake(entry, placement, context),
        ...likeRename(entry, placement, context),
        ...teamless(entry),
    ];
    return { steps: [create, ...syncSteps(entry, undefined)], problems };
}
function createChanges(fields) {
    return datastores_rows.flatMap((row) => {
        const field = fields.get(row.name);
        return field && field.value !== null ? [change(row.name, null, field.value, field.at)] : [];
    });
}
function planExisting(entry, match, placement, context) {
    if (placement && 'message' in placement) {
        return { steps: [], problems: [placement] };
    }
    const fields = fieldsWithTag(entry, match, context);
    const differing = datastores_rows.flatMap((row) => {
        const field = fields.get(row.name);
        return field && isReadable(row, match) && !(0,compare/* sameValue */.eE)(row, match.fields.get(row.name), field.value)
            ? [{ row, field }]
            : [];
    });
    const move = moveOf(entry, match, placement, context);
    const group = groupChange(entry, match, context);
    const owned = entry.id !== undefined || datastores_carriesTag(match, context.settings);
    const changes = [
        ...(entry.name === match.name ? [] : [change('name', match.name, entry.name, entry.at)]),
        ...differing.map(({ row, field }) => change(row.name, match.fields.get(row.name) ?? null, field.value, field.at)),
        ...(move?.changes ?? []),
        ...(group ? [group.change] : []),
    ];
    const update = step({
        action: 'update',
        kind: 'datastore',
        name: entry.name,
        liveId: match.id,
        // Without a tag nobody can know whether this is the first time.
        adopts: !owned && context.settings.ownershipTag !== undefined,
        needs: 'Member',
        changes,
        dependsOn: [
            ...tagDependencies(fields, context),
            ...dependency(move?.to),
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
            moveTo: move?.to,
            group: group?.target,
        },
    });
    return {
        steps: [...(changes.length > 0 ? [update] : []), ...syncSteps(entry, match)],
        problems: [
            ...(move?.problems ?? []),
            ...differing.flatMap(({ row, field }) => changeProblems(row, match, field)),
            ...unreadable(fields, match),
            ...(owned ? [] : adoption(entry, match, context)),
            ...disconnected(entry, match),
        ],
    };
}
/** Whether a full reading tells of a row; only where the API is not documented to give it back may it be silent. */
function isReadable(row, match) {
    return !row.mayBeUnread || match.fields.has(row.name);
}
function datastores_carriesTag(live, { ownershipTag }) {
    const tags = live.fields.get('tags');
    return ownershipTag !== undefined && Array.isArray(tags) && tags.includes(ownershipTag.value);
}
function moveOf(entry, match, placement, { live }) {
    if (!placement || !entry.connection || 'inline' in placement.on || match.connectionId === undefined) {
        return undefined;
    }
    if ('liveId' in placement.on && placement.on.liveId === match.connectionId) {
        return undefined;
    }
    const current = live.connections.get(match.connectionId);
    const before = current?.name ?? `connection ${match.connectionId}`;
    const type = current?.type ?? match.type;
    if (type !== undefined && type.toLowerCase() !== placement.type.toLowerCase()) {
        return {
            to: undefined,
            changes: [],
            problems: [
                {
                    severity: 'error',
                    rule: 'immutable-connection-type',
                    at: entry.connection.at,
                    message: `"${match.name}" is on "${before}" of type ${type} and cannot move to "${placement.name}" of type ${placement.type}.`,
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
function groupChange(entry, match, { labels }) {
    const group = labels.groups.get(entry);
    if (!group || match.group === undefined) {
        return undefined;
    }
    const same = group.target === null ? match.group === null : 'liveId' in group.target && group.target.liveId === match.group?.id;
    return same
        ? undefined
        : {
            change: change('group', match.group?.name ?? null, group.name, entry.group?.at ?? entry.at),
            target: group.target,
        };
}
function syncSteps(entry, match) {
    if (!entry.firstSync?.value || (match && match.operated !== false)) {
        return [];
    }
    const create = stepId('create', 'datastore', entry.name);
    return [
        step({
            action: 'sync',
            kind: 'datastore',
            name: entry.name,
            liveId: match?.id ?? null,
            needs: 'Member',
            dependsOn: match ? [] : [create],
            reason: match
                ? 'the file asks for a first sync and there never was an operation'
                : 'the file asks for a first sync',
            at: entry.firstSync.at,
            operation: { does: 'sync', datastore: match ? { liveId: match.id } : { step: create } },
        }),
    ];
}
function change(field, before, after, at) {
    const row = datastores_rows.find(({ name }) => name === field) ?? { name: field, type: 'string', description: '' };
    return {
        field,
        before: (0,compare/* shown */.SP)(row, before),
        after: (0,compare/* shown */.SP)(row, after),
        sensitive: after instanceof secret/* Secret */.z,
        ...(after instanceof secret/* Secret */.z ? { reference: after.reference } : {}),
        ...(at ? { at } : {}),
    };
}
/** The step that makes a target, if one does. */
function dependency(target) {
    return target && 'step' in target ? [target.step] : [];
}
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
function unreadable(fields, match) {
    return datastores_rows.flatMap((row) => {
        const field = fields.get(row.name);
        return field && !isReadable(row, match)
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
function adoption(entry, match, { settings }) {
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
    return entry.fields.has('teams')
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

;// CONCATENATED MODULE: ./build/plan/deletes.js


/** Plans the deletes: what `removed` names, and with `prune` what carries the ownership tag and is no longer in the file. Only datastores, never connections. */
function planDeletes(context, otherSteps) {
    const named = removedCandidates(context);
    const pruned = prunedCandidates(context, named.candidates);
    const candidates = [...named.candidates, ...pruned.candidates];
    const steps = candidates.map((candidate) => deleteStep(candidate, candidates, otherSteps, context));
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
function candidateOf(entry, { live, settings, matches }) {
    const problem = (rule, message, hint) => ({
        problem: { severity: 'error', rule, at: entry.at, message, hint },
    });
    if (entry.id) {
        const one = live.datastores.get(entry.id.value);
        if (one && one.name !== entry.name) {
            return problem('removed-id-name', `removed names "${entry.name}" with id ${one.id}, which is live as "${one.name}".`, 'Correct the id or the name: only a delete that both agree on is made.');
        }
        return one && [...matches.values()].includes(one)
            ? problem('removed-and-listed', `"${entry.name}" (id ${one.id}) is both in datastores and in removed.`, 'Take it out of one of them.')
            : { candidate: one ? { live: one, removed: entry } : undefined };
    }
    const namesakes = [...live.datastores.values()].filter(({ name }) => name === entry.name);
    const [one] = namesakes;
    if (namesakes.length > 1) {
        return problem('ambiguous-name', `Several live datastores are called "${entry.name}": ids ${namesakes.map(({ id }) => id).join(', ')}.`, 'Add the id of the one that is meant.');
    }
    if (one && !datastores_carriesTag(one, settings)) {
        return problem('removed-not-owned', `"${entry.name}" (id ${one.id}) does not carry the ownership tag, so it is not this file's to delete.`, `Add id: ${one.id} if it is meant all the same.`);
    }
    return { candidate: one ? { live: one, removed: entry } : undefined };
}
function prunedCandidates(context, named) {
    const { settings, desired, live, matches } = context;
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
        return refuse('prune-without-list', 'prune is on, but no file has a datastores list.', 'Write datastores: [] if everything that carries the tag is meant to go.');
    }
    const kept = new Set([...matches.values()].map(({ id }) => id));
    const going = new Set(named.map((candidate) => candidate.live.id));
    const candidates = [...live.datastores.values()]
        .filter((one) => datastores_carriesTag(one, settings) && !kept.has(one.id) && !going.has(one.id))
        .map((one) => ({ live: one, removed: undefined }));
    const established = [...matches.values()].some((one) => datastores_carriesTag(one, settings));
    if (candidates.length > 0 && !established) {
        const names = candidates.map((candidate) => `"${candidate.live.name}"`).join(', ');
        return refuse('prune-not-established', `prune would delete ${names}, but no datastore of the file carries the tag "${settings.ownershipTag.value}" yet.`, 'Apply once without prune, so that the file owns something; check that the tag and the address are the right ones.');
    }
    return { candidates, problems: [] };
}
function deleteStep({ live, removed }, all, otherSteps, { settings }) {
    const isEnrichment = live.fields.get('enrichment_only') === true;
    // Sources go before the enrichment datastore that they write to, and links move away from it first.
    const before = isEnrichment
        ? [
            ...all
                .filter((other) => other.live.enrichment?.id === live.id)
                .map((other) => stepId('delete', 'datastore', `${other.live.name} ${other.live.id}`)),
            ...otherSteps.filter((other) => leavesEnrichment(other, live.id)).map(({ id }) => id),
        ]
        : [];
    return step({
        id: stepId('delete', 'datastore', `${live.name} ${live.id}`),
        action: 'delete',
        kind: 'datastore',
        name: live.name,
        liveId: live.id,
        needs: 'Admin',
        changes: [change('name', live.name, null, undefined)],
        dependsOn: before,
        reason: (removed ? 'removed names it' : 'it carries the ownership tag and is no longer in the file') + losses(live),
        ...(removed ? { at: removed.at } : {}),
        operation: { does: 'delete', live, tag: removed?.id ? undefined : settings.ownershipTag?.value },
    });
}
/** What goes with it, as far as the API counts it. It is in the reason: counts change by themselves, and the hash must not. */
function losses({ contents }) {
    return contents
        ? `; ${contents.containers} containers, ${contents.checks} checks and ${contents.anomalies} anomalies go with it`
        : '';
}
function leavesEnrichment({ operation }, enrichmentId) {
    return ((operation.does === 'unlink' && operation.live.enrichment?.id === enrichmentId) ||
        (operation.does === 'link' &&
            operation.switches &&
            !('liveId' in operation.to && operation.to.liveId === enrichmentId)));
}
function stillLinked(candidates, otherSteps, { live }) {
    const going = new Set(candidates.map((candidate) => candidate.live.id));
    const leaving = new Set(otherSteps
        .filter(({ operation }) => operation.does === 'unlink' || (operation.does === 'link' && operation.switches))
        .map(({ liveId }) => liveId));
    return candidates.flatMap(({ live: target, removed }) => {
        const staying = [...live.datastores.values()].filter((one) => one.enrichment?.id === target.id && !going.has(one.id) && !leaving.has(one.id));
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
function leftAlone(candidates, { live }) {
    const going = new Set(candidates.map((candidate) => candidate.live.id));
    const touched = new Set(candidates.flatMap((candidate) => candidate.live.connectionId ?? []));
    return [...touched].flatMap((id) => {
        const connection = live.connections.get(id);
        const staying = [...live.datastores.values()].some((one) => one.connectionId === id && !going.has(one.id));
        const unseen = (connection?.datastores ?? []).some((stub) => !going.has(stub.id));
        return connection && !staying && !unseen
            ? [
                {
                    severity: 'notice',
                    rule: 'connection-left',
                    message: `Connection "${connection.name}" (id ${id}) will have no datastore left; connections are never deleted.`,
                    hint: 'Delete it by hand if it is not needed any more.',
                },
            ]
            : [];
    });
}

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
        rotate: settings.rotate === 'all' ? 'all' : [...settings.rotate].sort(),
        steps: steps.map(stepSubject).sort(),
    };
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(subject)).digest('hex');
}
function stepSubject({ action, kind, name, liveId, changes }) {
    const fields = changes
        .map(({ field, before, after, sensitive, reference }) => JSON.stringify(sensitive ? [field, before, after, reference ?? null] : [field, sorted(before), sorted(after)]))
        .sort();
    return JSON.stringify([action, kind, name, liveId, fields]);
}
/** Lists are sets: their order is the file's or the server's, and says nothing. */
function sorted(value) {
    return Array.isArray(value) ? [...value].sort() : value;
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
    if (ownershipTag && desired.datastores.length > 0 && !wanted.has(ownershipTag.value)) {
        wanted.set(ownershipTag.value, ownershipTag.at ?? desired.datastores[0]?.at ?? { file: '', line: 1, column: 1 });
    }
    return [...wanted]
        .filter(([name]) => live.tags?.has(name) === false)
        .map(([name, at]) => step({
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
    for (const entry of desired.datastores) {
        const choice = entry.group;
        if (!choice) {
            continue;
        }
        if (choice.kind === 'none') {
            groups.set(entry, { target: null, name: null });
        }
        else if (choice.kind === 'id') {
            const group = live.groups?.find(({ id }) => id === choice.id);
            if (group) {
                groups.set(entry, { target: { liveId: group.id }, name: group.name });
            }
            else {
                problems.push({
                    severity: 'error',
                    rule: 'group-not-found',
                    at: choice.at,
                    message: `There is no datastore group ${choice.id}.`,
                    hint: 'Correct group_id, or write group: { name: … } to have it created.',
                });
            }
        }
        else {
            const group = byName.get(choice.name.toLowerCase());
            const needed = group ? iconStep(group, choice) : labels_createGroup(choice);
            if (needed && !steps.has(needed.id)) {
                steps.set(needed.id, needed);
            }
            const target = group ? { liveId: group.id } : { step: stepId('create', 'group', choice.name.toLowerCase()) };
            groups.set(entry, { target, name: group?.name ?? choice.name });
        }
    }
    return { steps: [...steps.values()], problems, groups };
}
function labels_createGroup({ name, icon, at }) {
    return step({
        // Two spellings of one group are one step.
        id: stepId('create', 'group', name.toLowerCase()),
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
    return step({
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

;// CONCATENATED MODULE: ./build/plan/nearest.js
/** The candidate that is most like a word, if one is like it at all: at most a third of its letters differ. */
function nearest(word, candidates) {
    let best;
    for (const candidate of candidates) {
        const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (distance <= Math.max(2, candidate.length / 3) && (!best || distance < best.distance)) {
            best = { candidate, distance };
        }
    }
    return best?.candidate;
}
/** Levenshtein: insertions, deletions and replacements. Texts are cut at 100 characters, which is enough to tell typing errors. */
function editDistance(first, second) {
    const a = first.slice(0, 100);
    const b = second.slice(0, 100);
    let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let row = 1; row <= a.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
            current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
        }
        previous = current;
    }
    return previous[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./build/plan/make-plan.js










/**
 * Desired and live state in; ordered steps, their hash, and every problem out. Does nothing and knows no clock: the same
 * input gives the same plan, whatever the order of the file. A plan with an error among its problems must not be applied.
 */
function makePlan(desired, live, settings) {
    const { matches, problems: identity } = identify('datastore', desired.datastores, live.datastores);
    const connections = planConnections(desired, live, matches, settings);
    const labels = planLabels(desired, live, settings);
    const context = { desired, live, settings, matches, connections, labels };
    const datastores = planDatastores(context);
    const kept = [...labels.steps, ...connections.steps, ...datastores.steps];
    const deletes = planDeletes(context, kept);
    const steps = inOrder([...kept, ...deletes.steps]);
    const states = statesOf(desired.datastores.map((entry) => ({ name: entry.name, liveId: matches.get(entry)?.id ?? null })), steps);
    return {
        hash: planHash(steps, settings),
        steps,
        summary: summaryOf(states, deletes.steps.length),
        datastores: states,
        connections: connectionIds(desired, live, context),
        needs: highestRole(steps.map(({ needs }) => needs)),
        problems: [
            ...identity,
            ...connections.problems,
            ...labels.problems,
            ...datastores.problems,
            ...unknownTeams(desired, live),
            ...ownershipTagWritten(desired, settings),
            ...sharedPrefixes(context),
            ...deletes.problems,
            ...absenceNotice(live),
        ],
    };
}
/** A step's place among steps that do not depend on each other: unlinking before an update of the same datastore, deletes last. */
const make_plan_ranks = {
    'create tag': 0,
    'create group': 1,
    'update group': 2,
    'create connection': 3,
    'update connection': 4,
    'unlink datastore': 5,
    'create datastore': 6,
    'update datastore': 7,
    'link datastore': 8,
    'sync datastore': 9,
    'delete datastore': 10,
};
/** One order for one set of steps: by rank, then by name, so that the file's order does not show. */
function inOrder(steps) {
    const key = (step) => make_plan_ranks[`${step.action} ${step.kind}`] ?? make_plan_ranks['delete datastore'] ?? 0;
    return [...steps].sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1));
}
/** One datastore counts once, whatever happens to it; a connection's change is felt by each datastore on it. */
function statesOf(entries, steps) {
    const own = Map.groupBy(steps.filter(({ kind, action }) => kind === 'datastore' && action !== 'delete'), ({ name }) => name);
    const felt = new Set(steps
        .filter(({ kind, action }) => kind === 'connection' && action === 'update')
        .flatMap(({ affects }) => affects.filter(({ managed }) => managed).map(({ name }) => name)));
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
function connectionIds(desired, live, { connections, matches }) {
    const ids = new Map();
    for (const [key, { name, on }] of connections.placements) {
        const entry = desired.connections.find((one) => one.key === key);
        ids.set(entry?.name ?? name, 'liveId' in on ? on.liveId : null);
    }
    for (const datastore of desired.datastores) {
        const choice = datastore.connection;
        const used = choice?.kind === 'live-id'
            ? live.connections.get(choice.id)
            : choice?.kind === 'live-name'
                ? [...live.connections.values()].find(({ name }) => name === choice.name)
                : choice === undefined
                    ? live.connections.get(matches.get(datastore)?.connectionId ?? Number.NaN)
                    : undefined;
        if (used) {
            ids.set(used.name, used.id);
        }
    }
    return ids;
}
function unknownTeams(desired, { teams }) {
    return desired.datastores.flatMap(({ fields }) => {
        const field = fields.get('teams');
        const names = Array.isArray(field?.value) ? field.value : [];
        return names
            .filter((name) => teams?.has(name) === false)
            .map((name) => {
            const close = nearest(name, teams ?? []);
            return {
                severity: 'error',
                rule: 'unknown-team',
                ...(field ? { at: field.at } : {}),
                message: `There is no team "${name}".`,
                hint: close === undefined ? 'Teams are made by an Admin, before they are used.' : `Did you mean "${close}"?`,
            };
        });
    });
}
function ownershipTagWritten(desired, { ownershipTag }) {
    return desired.datastores.flatMap(({ fields }) => {
        const field = fields.get('tags');
        return ownershipTag && field && Array.isArray(field.value) && field.value.includes(ownershipTag.value)
            ? [
                {
                    severity: 'error',
                    rule: 'ownership-tag-in-tags',
                    at: field.at,
                    message: `tags names the ownership tag "${ownershipTag.value}".`,
                    hint: 'Take it out: it is put on every datastore of the file, and taken as proof that this tool did it.',
                },
            ]
            : [];
    });
}

;// CONCATENATED MODULE: ./build/plan/origin.js
/**
 * Marks each step as introduced by the pull request, or as different already before it: somebody changed the product
 * by hand. Both plans must be made from one reading of the live state. A step is drift when the base version of the
 * file would change the same fields in the same way.
 */
function withOrigins(plan, base) {
    const before = new Map(base.steps.map(({ id, changes }) => [id, new Set(changes.map(changeKey))]));
    const steps = plan.steps.map((step) => {
        const known = before.get(step.id);
        const drift = known !== undefined && step.changes.every((change) => known.has(changeKey(change)));
        return { ...step, origin: drift ? 'drift' : 'change' };
    });
    return { ...plan, steps };
}
function changeKey({ field, before, after, reference }) {
    return JSON.stringify([field, before, after, reference ?? null]);
}

// EXTERNAL MODULE: ./build/problem.js
var problem = __webpack_require__(411);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
;// CONCATENATED MODULE: ./build/connectors/reading.js




/** Reads the datastore rows out of what the API gave. A key that is not there gives no entry. */
function readDatastoreFields(raw) {
    const fields = new Map();
    for (const field of datastore/* datastoreFields */.F) {
        const name = (field.read ?? [field.name]).find((candidate) => raw[candidate] !== undefined);
        if (name !== undefined) {
            fields.set(field.name, field.type === 'names' ? namesOf(raw[name]).map((item) => item.name) : plain(raw[name]));
        }
    }
    fields.set('tags', namesOf(raw['global_tags'] ?? raw['tags'])
        .filter(isGlobal)
        .map((tag) => tag.name));
    if (raw['global_tags'] === undefined && raw['tags'] === undefined) {
        fields.delete('tags');
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
/** Reads a connection's fields. Masks and secrets give no entry; where a mask stands is told apart. */
function readConnectionFields(raw, type) {
    const fields = new Map();
    const masked = new Set();
    const connector = (0,connectors/* connectorOf */.dO)(type);
    const take = (path, value) => {
        const field = (0,connectors/* connectionField */.Rf)(connector, path);
        if ((0,compare/* isMask */.$b)(value)) {
            masked.add(path);
        }
        else if (value !== undefined && !field.secret && isPlain(value)) {
            fields.set(path, plain(value));
        }
        else if (field.secret && value !== undefined && value !== null && value !== '') {
            masked.add(path);
        }
    };
    for (const name of new Set([...connectors/* topLevelNames */.s8, ...connector.fields.filter((row) => !row.section).map(connectors_field/* pathOf */.X)])) {
        take(name, raw[name]);
    }
    for (const [name, value] of Object.entries(record(raw['parameters']))) {
        take(`parameters.${name}`, value);
    }
    fields.set('secrets_manager', raw['secrets_manager'] ? 'set' : null);
    for (const field of connectors/* secretsManagerFields */.W_) {
        take((0,connectors_field/* pathOf */.X)(field), record(raw['secrets_manager'])[field.name]);
    }
    return { fields, masked };
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
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

;// CONCATENATED MODULE: ./build/qualytics/parse.js


/** Sources disagree on nearly every optional part of these shapes: only ids and names are asked for. */
const identified = schemas/* looseObject */._H3({ id: schemas/* int */.Whr(), name: schemas/* string */.YjP() });
const stubs = schemas/* array */.YOg(identified).nullish().catch(undefined);
const parse_text = schemas/* string */.YjP().nullish().catch(undefined);
const number = schemas/* number */.aig().nullish().catch(undefined);
const datastoreShape = identified.extend({
    type: parse_text,
    store_type: parse_text,
    connection_id: number,
    connection: schemas/* looseObject */._H3({ id: schemas/* int */.Whr() }).nullish().catch(undefined),
    group: schemas/* looseObject */._H3({ id: schemas/* int */.Whr(), name: schemas/* string */.YjP(), icon: parse_text }).nullish().catch(undefined),
    enrich_datastore: identified.nullish().catch(undefined),
    connected: schemas/* boolean */.zMY().nullish().catch(undefined),
    metrics: schemas/* looseObject */._H3({ containers: number, active_checks: number, active_anomalies: number })
        .nullish()
        .catch(undefined),
});
const connectionShape = identified.extend({ type: schemas/* string */.YjP(), datastores: stubs });
/** Thrown for an object that lacks what every source gives it. */
class ShapeError extends Error {
    name = 'ShapeError';
}
function shaped(schema, value, what) {
    const result = schema.safeParse(value);
    if (!result.success) {
        const at = result.error.issues[0]?.path.join('.') || 'the whole body';
        throw new ShapeError(`the answer is not ${what} (${at} is not as documented)`);
    }
    return result.data;
}
/** A datastore, from a list item, a single read or the answer to a write. @throws ShapeError */
function parseDatastore(value) {
    const raw = shaped(datastoreShape, value, 'a datastore');
    const said = (name) => value[name] !== undefined;
    return {
        id: raw.id,
        name: raw.name,
        type: raw.type ?? undefined,
        storeType: raw.store_type?.toLowerCase(),
        fields: readDatastoreFields(raw),
        foreignTags: readForeignTags(raw),
        connectionId: raw.connection_id ?? raw.connection?.id,
        group: raw.group ? groupOf(raw.group) : said('group') ? null : undefined,
        enrichment: raw.enrich_datastore ? stubOf(raw.enrich_datastore) : said('enrich_datastore') ? null : undefined,
        connected: raw.connected ?? undefined,
        operated: said('latest_operation') ? raw['latest_operation'] !== null : undefined,
        contents: raw.metrics
            ? {
                containers: raw.metrics.containers ?? 0,
                checks: raw.metrics.active_checks ?? 0,
                anomalies: raw.metrics.active_anomalies ?? 0,
            }
            : undefined,
    };
}
/** A connection. @throws ShapeError */
function parseConnection(value) {
    const raw = shaped(connectionShape, value, 'a connection');
    const { fields, masked } = readConnectionFields(raw, raw.type);
    return {
        id: raw.id,
        name: raw.name,
        type: raw.type,
        fields,
        masked,
        keys: new Set(Object.keys(raw)),
        datastores: raw.datastores?.map(stubOf),
    };
}
function stubOf({ id, name }) {
    return { id, name };
}
function groupOf(raw) {
    return { id: raw.id, name: raw.name, icon: raw.icon ?? null };
}
/** @throws ShapeError */
function parseGroup(value) {
    return groupOf(shaped(identified.extend({ icon: parse_text }), value, 'a group'));
}
/** The name of a team or a tag: an object with one, or (in one fixture of the vendor's CLI) the bare text. @throws ShapeError */
function parseName(value) {
    return typeof value === 'string' ? value : shaped(schemas/* looseObject */._H3({ name: schemas/* string */.YjP() }), value, 'a named object').name;
}
/** The id of an operation. @throws ShapeError */
function parseOperationId(value) {
    return shaped(schemas/* looseObject */._H3({ id: schemas/* int */.Whr() }), value, 'an operation').id;
}
/** The role of the token's user; `undefined` where the API does not say one that we know. */
function parseRole(value) {
    const { role } = (value ?? {});
    const known = { admin: 'Admin', manager: 'Manager', member: 'Member' };
    return typeof role === 'string' ? known[role.toLowerCase()] : undefined;
}
/** The verdict of a connection test that was answered with 2xx: a failure says so in one of two known ways. */
function parseTestVerdict(value) {
    const verdict = (value ?? {});
    const failed = [verdict['connected'], verdict['success'], verdict['valid']].includes(false);
    return failed
        ? { passed: false, said: typeof verdict['message'] === 'string' ? verdict['message'] : 'not connected' }
        : { passed: true };
}
/** The envelope of every paged list. @throws ShapeError */
function parsePage(value) {
    const envelope = schemas/* looseObject */._H3({ items: schemas/* array */.YOg(schemas/* unknown */.L5J()), total: schemas/* int */.Whr().min(0), size: schemas/* int */.Whr().min(1) });
    return shaped(envelope, value, 'a page of a list');
}

;// CONCATENATED MODULE: ./build/qualytics/reader.js



/** The declared upper bound of `size`; the default is stated nowhere, so it is always sent. */
const pageSize = 100;
/** Reads, repeated where that can help. Every method throws `ApiError`. */
function createReader(transport, policy) {
    const get = (path, query) => withRetries(policy, errors/* isTransient */.dg, async () => (await transport.send({ method: 'GET', path, ...(query ? { query } : {}) })).body);
    async function read(path, parse, query) {
        return withRetries(policy, errors/* isTransient */.dg, async () => {
            const reply = await transport.send({ method: 'GET', path, ...(query ? { query } : {}) });
            return parsed('GET', path, reply.status, () => parse(reply.body));
        });
    }
    async function maybe(path, parse) {
        try {
            return await read(path, parse);
        }
        catch (error) {
            if (error instanceof errors/* ApiError */.hD && error.status === 404) {
                return undefined;
            }
            throw error;
        }
    }
    async function flatOrPaged(flat, paged) {
        try {
            return new Set(await read(flat, arrayOf(parseName)));
        }
        catch (error) {
            if (!(error instanceof errors/* ApiError */.hD) || (error.status !== 404 && error.status !== 403)) {
                throw error;
            }
        }
        return new Set((await reader_list(read, paged, {})).map(parseName));
    }
    return {
        role: async () => parseRole(await get('/users/me').catch(unlessMissing)),
        datastores: ({ enrichmentOnly }) => 
        // Without the flag the list hides enrichment datastores; a sort makes pages stable.
        unique(read, '/datastores', { enrichment_only: enrichmentOnly, sort_created: 'asc' }, parseDatastore),
        datastore: (id) => maybe(`/datastores/${id}`, parseDatastore),
        connections: () => unique(read, '/connections', { sort_created: 'asc' }, parseConnection),
        connection: (id) => maybe(`/connections/${id}`, parseConnection),
        teams: () => flatOrPaged('/teams/listing', '/teams'),
        tags: async () => new Set((await reader_list(read, '/global-tags', {})).map(parseName)),
        groups: () => read('/datastore-groups', arrayOf(parseGroup)),
        hasOperation: async (id) => (await read('/operations', parsePage, { datastore: id, sort_created: 'desc', page: 1, size: 1 })).items.length >
            0,
        testNew: (body) => test(transport, policy, '/datastores/connection', body),
        testConnection: (id, body) => test(transport, policy, `/connections/${id}/test`, body),
    };
}
function unlessMissing(error) {
    if (error instanceof errors/* ApiError */.hD && error.status === 404) {
        return undefined;
    }
    throw error;
}
function arrayOf(parse) {
    return (body) => {
        if (!Array.isArray(body)) {
            throw new ShapeError('the answer is not a list');
        }
        return body.map(parse);
    };
}
/** Turns a shape that nobody documents into an `ApiError` like any other. */
function parsed(method, path, status, parse) {
    try {
        return parse();
    }
    catch (cause) {
        if (cause instanceof ShapeError) {
            throw new errors/* ApiError */.hD({ method, path, status, failure: 'malformed', detail: cause.message, cause });
        }
        throw cause;
    }
}
/**
 * All items of a paged list, the pages after the first side by side. What the envelope says of size and total decides.
 * A list that changed while it was read is read once more, page after page: an item that slipped between two pages
 * would look as if it did not exist.
 */
async function reader_list(read, path, query) {
    const page = (number) => read(path, parsePage, { ...query, page: number, size: pageSize });
    const first = await page(1);
    const count = Math.ceil(first.total / first.size);
    const rest = await Promise.all(Array.from({ length: Math.max(0, count - 1) }, (_, index) => page(index + 2)));
    const pages = [first, ...rest];
    const items = pages.flatMap((one) => one.items);
    const steady = pages.every((one) => one.total === first.total) && items.length === first.total;
    return steady ? items : readAgain(page, path);
}
async function readAgain(page, path) {
    const items = [];
    for (let number = 1;; number += 1) {
        const { items: more, total } = await page(number);
        items.push(...more);
        if (items.length >= total) {
            return items;
        }
        if (more.length === 0) {
            throw new errors/* ApiError */.hD({
                method: 'GET',
                path,
                status: 200,
                failure: 'malformed',
                detail: `the list says that it has ${total} entries and gives ${items.length}`,
            });
        }
    }
}
/** A list whose items have ids; one that was given twice counts once. */
async function unique(read, path, query, parse) {
    const items = await reader_list(read, path, query);
    return parsed('GET', path, 200, () => [...new Map(items.map(parse).map((item) => [item.id, item])).values()]);
}
/** A failed test is a verdict, not an error: 400 with a message, or a 2xx whose body says so. */
async function test(transport, policy, path, body) {
    try {
        const reply = await withRetries(policy, errors/* isTransient */.dg, () => transport.send({ method: 'POST', path, test: true, ...(body === undefined ? {} : { body }) }));
        return parseTestVerdict(reply.body);
    }
    catch (error) {
        if (error instanceof errors/* ApiError */.hD && error.failure === 'status') {
            const said = error.detail ?? `status ${error.status}`;
            if (error.status === 400 || error.status === 422) {
                return { passed: false, said };
            }
            if (error.status === 403 || error.status === 404 || error.status === 405) {
                return { passed: 'unknown', said };
            }
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(4371);
;// CONCATENATED MODULE: ./build/qualytics/transport.js




/** A read follows at most so many redirects, within its origin; a write or a test none. */
const redirects = 3;
/** Characters of a text from the API that a message quotes. */
const quoted = 300;
/** Opens the only HTTP to the API. Throws `ApiError` from `send` for everything but a 2xx that is JSON or empty. */
function openTransport(settings) {
    const limit = pLimit(settings.parallelism);
    const dispatcher = openDispatcher(settings);
    return {
        send: (call) => limit(() => sendOnce(settings, dispatcher, call)),
        close: () => dispatcher.close(),
    };
}
/** Through the usual proxy variables, but never for loopback. */
function openDispatcher({ apiUrl, parallelism, timeout }) {
    const options = { connections: parallelism, pipelining: 1, connect: { timeout: Math.min(timeout, 30_000) } };
    return isLoopback(new URL(apiUrl).hostname) ? new undici.Agent(options) : new undici.EnvHttpProxyAgent(options);
}
/** Whether a parsed host name is this machine. */
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
async function sendOnce(settings, dispatcher, call) {
    const reads = call.method === 'GET';
    const cancelled = reads || call.test ? settings.signals.read : settings.signals.write;
    let url = new URL(`${settings.apiUrl}/api${call.path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) {
        url.searchParams.set(name, String(value));
    }
    for (let hop = 0;; hop += 1) {
        const reply = await exchange(settings, dispatcher, call, url, cancelled);
        const target = redirectTarget(reply, url);
        if (!target) {
            return judge(settings, call, reply);
        }
        if (!reads || hop >= redirects || target.origin !== url.origin) {
            throw new errors/* ApiError */.hD({ ...redirectFailure(call, reply.status, target), method: call.method, path: call.path });
        }
        url = target;
    }
}
async function exchange(settings, dispatcher, call, url, cancelled) {
    const timedOut = AbortSignal.timeout(settings.timeout);
    try {
        const response = await (0,undici.request)(url, {
            dispatcher,
            method: call.method,
            headers: {
                authorization: `Bearer ${settings.token.reveal()}`,
                accept: 'application/json',
                'user-agent': 'qualytics-datastores-as-code',
                ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
            },
            body: call.body === undefined ? null : JSON.stringify(call.body),
            signal: AbortSignal.any([timedOut, cancelled]),
        });
        const header = (name) => [response.headers[name]].flat()[0];
        return {
            status: response.statusCode,
            location: header('location'),
            retryAfter: header('retry-after'),
            text: await response.body.text(),
        };
    }
    catch (cause) {
        throw new errors/* ApiError */.hD({
            method: call.method,
            path: call.path,
            ...networkFailure(cause, cancelled, timedOut, settings),
        });
    }
}
function networkFailure(cause, cancelled, timedOut, { timeout, apiUrl }) {
    if (cancelled.aborted) {
        return { failure: 'cancelled', cause };
    }
    const code = (0,errors/* codeOf */.$N)(cause);
    if (timedOut.aborted) {
        return { failure: 'lost', detail: `nothing within ${timeout / 1000} s (request-timeout)`, cause };
    }
    const host = new URL(apiUrl).host;
    if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code)) {
        return { failure: 'not-sent', detail: `${host} does not answer (${code})`, cause };
    }
    if (/CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code)) {
        return {
            failure: 'not-sent',
            detail: `the certificate of ${host} is not trusted (${code})`,
            hint: 'For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
            cause,
        };
    }
    return { failure: 'lost', detail: code || 'the connection broke', cause };
}
function redirectTarget(reply, from) {
    if (reply.status < 300 || reply.status > 399 || reply.location === undefined) {
        return undefined;
    }
    return URL.canParse(reply.location, from.href) ? new URL(reply.location, from.href) : undefined;
}
function redirectFailure(call, status, target) {
    return {
        failure: 'status',
        status,
        detail: `a redirect to ${target.host}, which is not followed`,
        hint: `The token is for one address only. If ${target.host} is Qualytics, write that address in api-url${call.method === 'GET' ? '' : '; nothing was written by this request'}.`,
    };
}
function judge(settings, call, reply) {
    const facts = { method: call.method, path: call.path, status: reply.status };
    const parsed = parseJson(reply.text);
    if (reply.status >= 200 && reply.status < 300) {
        if (parsed.ok) {
            return { status: reply.status, body: parsed.value };
        }
        throw new errors/* ApiError */.hD({ ...facts, failure: 'malformed', detail: 'the body is not JSON' });
    }
    const said = parsed.ok ? messageIn(parsed.value) : undefined;
    const retryAfter = parseRetryAfter(reply.retryAfter, Date.now());
    throw new errors/* ApiError */.hD({
        ...facts,
        failure: 'status',
        ...(said === undefined
            ? {}
            : { detail: settings.quotesSecret(said) ? 'its message quotes a secret and is withheld' : said }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
    });
}
function parseJson(text) {
    if (text.trim() === '') {
        return { ok: true, value: undefined };
    }
    try {
        return { ok: true, value: JSON.parse(text) };
    }
    catch {
        return { ok: false };
    }
}
/** The API's words: `detail` as a text or as FastAPI's list, else `message`. */
function messageIn(body) {
    const { detail, message } = (body ?? {});
    if (Array.isArray(detail)) {
        return detail.map(validationText).join('; ').slice(0, quoted);
    }
    const text = typeof detail === 'string' ? detail : message;
    return typeof text === 'string' ? text.slice(0, quoted) : undefined;
}
function validationText(item) {
    const { loc, msg } = (item ?? {});
    const place = Array.isArray(loc) ? `${loc.filter((part) => part !== 'body').join('.')}: ` : '';
    return `${place}${typeof msg === 'string' ? msg : 'not valid'}`;
}

;// CONCATENATED MODULE: ./build/qualytics/writer.js



/** Adds the writing methods to a reader on the same transport. `onWrite` is told of each request that wrote, or may have. */
function createWriter(reader, transport, onWrite) {
    async function send(call) {
        try {
            const reply = await transport.send(call);
            onWrite();
            return reply;
        }
        catch (error) {
            if ((0,errors/* mayHaveBeenProcessed */.uZ)(error)) {
                onWrite();
            }
            throw error;
        }
    }
    async function create(path, body, parse) {
        const reply = await send({ method: 'POST', path, body });
        return parsed('POST', path, reply.status, () => parse(reply.body));
    }
    async function write(method, path, body) {
        await send({ method, path, ...(body === undefined ? {} : { body }) });
    }
    return {
        ...reader,
        createTag: (name) => write('POST', '/global-tags', { type: 'global', name }),
        createGroup: (group) => create('/datastore-groups', { ...group }, (body) => named(parseGroup(body), group.name).id),
        updateGroup: (id, group) => write('PUT', `/datastore-groups/${id}`, group),
        createConnection: (body) => create('/connections', body, (answer) => named(parseConnection(answer), body['name']).id),
        updateConnection: (id, body) => write('PUT', `/connections/${id}`, body),
        createDatastore: (body) => create('/datastores', body, (answer) => named(parseDatastore(answer), body['name'])),
        updateDatastore: (id, body) => write('PUT', `/datastores/${id}`, body),
        deleteDatastore: (id) => write('DELETE', `/datastores/${id}`).catch(unlessGone),
        assignGroup: (id, groupId) => write('PATCH', `/datastores/${id}/assign-group`, { group_id: groupId }),
        link: (id, enrichmentId) => write('PATCH', `/datastores/${id}/enrichment/${enrichmentId}`),
        unlink: (id) => write('DELETE', `/datastores/${id}/enrichment`),
        runSync: (id, operation) => create('/operations/run', 
        // `prune` and `recreate` default differently over time: said each time, so that a first sync never drops anything.
        { type: operation, datastore_id: id, prune: false, recreate: false }, parseOperationId),
    };
}
/** A 2xx for another object is not the answer to this create. */
function named(created, name) {
    if (created.name !== name) {
        throw new ShapeError('the answer is another object than the one that was to be created');
    }
    return created;
}
function unlessGone(error) {
    if (!(error instanceof errors/* ApiError */.hD) || error.status !== 404) {
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/qualytics/open.js




/** Opens the API at an address. Nothing is sent yet. `onWrite` is told of each request that wrote, or may have. */
function openApi(settings, world, onWrite) {
    const timeout = settings.requestTimeout * 1000;
    const transport = openTransport({
        apiUrl: settings.apiUrl,
        token: settings.apiToken,
        timeout,
        parallelism: settings.parallelism,
        signals: { read: world.signals.stop, write: world.signals.writes },
        quotesSecret: world.redactor.quotes,
    });
    const policy = {
        maxRetries: settings.maxRetries,
        deadline: timeout * (settings.maxRetries + 1),
        now: world.now,
        random: world.random,
        sleep: (milliseconds) => sleepUnless(world.signals.stop, milliseconds),
        onRetry: (error, pause) => world.log.info(`${error.message} Trying again in ${(pause / 1000).toFixed(1)} s.`),
    };
    const reader = createReader(transport, policy);
    return { reader, writer: createWriter(reader, transport, onWrite), policy, close: () => transport.close() };
}
/** @throws ApiError `cancelled` when the run is, also while it waits. */
function sleepUnless(cancelled, milliseconds) {
    const stopped = () => new errors/* ApiError */.hD({ method: 'GET', path: '(waiting to look again)', failure: 'cancelled' });
    return new Promise((resolve, reject) => {
        if (cancelled.aborted) {
            reject(stopped());
            return;
        }
        const onAbort = () => {
            clearTimeout(timer);
            reject(stopped());
        };
        const timer = setTimeout(() => {
            cancelled.removeEventListener('abort', onAbort);
            resolve();
        }, milliseconds);
        cancelled.addEventListener('abort', onAbort, { once: true });
    });
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
    const connectionsById = await withConnectionDetails(reader, desired, new Map(connections.map((one) => [one.id, one])));
    const listed = placedOnConnections([...sources, ...enrichments], connectionsById);
    const datastores = await withDatastoreDetails(reader, desired, settings, listed);
    return { origin: settings.origin, role, datastores, connections: connectionsById, teams, tags, groups };
}
/** A connection's own list of datastores says which connection each of them is on, where the list of datastores does not. */
function placedOnConnections(datastores, connections) {
    const connectionOf = new Map();
    for (const connection of connections.values()) {
        for (const stub of connection.datastores ?? []) {
            connectionOf.set(stub.id, connection.id);
        }
    }
    return new Map(datastores.map((one) => [one.id, { ...one, connectionId: one.connectionId ?? connectionOf.get(one.id) }]));
}
async function withConnectionDetails(reader, desired, connections) {
    const byId = new Map(desired.connections.flatMap((one) => (one.id ? [[one.id.value, one]] : [])));
    const byName = new Map(desired.connections.flatMap((one) => read_live_namesOf(one).map((name) => [name, one])));
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
function read_live_namesOf(entry) {
    return [...(entry.name === undefined ? [] : [entry.name]), ...(entry.previousNames?.value ?? [])];
}
function saysAll(live, entry) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    return [...entry.fields.keys()].every((path) => (0,connectors/* connectionField */.Rf)(connector, path).secret || saysOf(live, path));
}
async function withDatastoreDetails(reader, desired, settings, datastores) {
    const entries = new Map();
    for (const entry of desired.datastores) {
        for (const key of [entry.name, ...(entry.previousNames?.value ?? []), ...(entry.id ? [entry.id.value] : [])]) {
            entries.set(key, entry);
        }
    }
    const removed = new Set(desired.removed.flatMap(({ name, id }) => (id ? [name, id.value] : [name])));
    const named = new Set(desired.datastores.map(({ name }) => name));
    const ids = desired.datastores.flatMap(({ id }) => (id ? [id.value] : []));
    const toRead = new Set([...ids.filter((id) => !datastores.has(id)), ...(settings.alsoRead ?? [])]);
    for (const live of datastores.values()) {
        const entry = entries.get(live.id) ?? entries.get(live.name);
        const leaves = removed.has(live.id) || removed.has(live.name) || (prunes(live, settings) && !named.has(live.name));
        if (leaves || (entry && !datastoreSaysAll(live, entry, settings))) {
            toRead.add(live.id);
        }
    }
    await Promise.all([...toRead].map(async (id) => {
        const detail = await reader.datastore(id);
        if (detail) {
            const listed = datastores.get(id);
            datastores.set(id, { ...detail, connectionId: detail.connectionId ?? listed?.connectionId });
        }
        else {
            datastores.delete(id);
        }
    }));
    await settleFirstSyncs(reader, entries, datastores);
    return datastores;
}
function prunes(live, { prune, ownershipTag }) {
    const tags = live.fields.get('tags');
    return prune && ownershipTag !== undefined && (!Array.isArray(tags) || tags.includes(ownershipTag));
}
function datastoreSaysAll(live, entry, { ownershipTag }) {
    const rows = datastore/* datastoreFields */.F;
    return (rows.every((row) => !entry.fields.has(row.name) || live.fields.has(row.name)) &&
        (ownershipTag === undefined || live.fields.has('tags')) &&
        (entry.connection === undefined || live.connectionId !== undefined) &&
        (entry.enrichment === undefined || live.enrichment !== undefined) &&
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

;// CONCATENATED MODULE: ./build/qualytics/test-connections.js

/**
 * Tests the connections of a plan through the API's calls that keep nothing, side by side. Never called on
 * pull-request events: it makes the API send credentials to addresses of the file.
 *
 * @returns a refusal for each test that failed, a notice for each that could not be made.
 */
async function testConnections(reader, plan, live, which) {
    const changed = plan.steps.flatMap((step) => testOf(step, plan));
    const tests = which === 'all' ? [...changed, ...unchanged(plan, live)] : changed;
    const verdicts = await Promise.all(tests.map(async (test) => ({ test, verdict: await test.run(reader) })));
    return verdicts.flatMap(({ test, verdict }) => problemOf(test, verdict));
}
function testOf({ operation, name, at }, plan) {
    if (operation.does === 'update-connection') {
        const body = connectionUpdateBody(operation.live, operation.entry.name ?? operation.live.name, operation.send);
        return [{ name, at, run: (reader) => reader.testConnection(operation.live.id, body) }];
    }
    if (operation.does !== 'create-datastore') {
        return [];
    }
    const entry = 'inline' in operation.on ? operation.on.inline : connectionOfFirstUser(operation.on, name, plan);
    if (!entry) {
        return [];
    }
    const connectionName = 'inline' in operation.on ? operation.on.name : (entry.name ?? name);
    const connection = connectionCreateBody(connectionName, entry.type, entry.fields);
    const body = datastoreCreateBody(name, operation.type, operation.fields, { connection }, {});
    return [{ name: connectionName, at: entry.at, run: (reader) => reader.testNew(body) }];
}
/** A new connection is tested once, in the create of the first datastore that is to be on it. */
function connectionOfFirstUser(on, user, plan) {
    if (!('step' in on)) {
        return undefined;
    }
    const first = plan.steps.find(({ operation }) => operation.does === 'create-datastore' && 'step' in operation.on && operation.on.step === on.step);
    const create = plan.steps.find(({ id }) => id === on.step);
    return first?.name === user && create?.operation.does === 'create-connection' ? create.operation.entry : undefined;
}
function unchanged(plan, live) {
    const tested = new Set(plan.steps.filter(({ kind }) => kind === 'connection').map(({ liveId }) => liveId));
    return [...plan.connections].flatMap(([name, id]) => id !== null && !tested.has(id) && live.connections.has(id)
        ? [{ name, at: undefined, run: (reader) => reader.testConnection(id) }]
        : []);
}
function problemOf({ name, at }, verdict) {
    if (verdict.passed === true) {
        return [];
    }
    const place = at ? { at } : {};
    return verdict.passed === false
        ? [
            {
                severity: 'error',
                rule: 'connection-test-failed',
                ...place,
                message: `Connection "${name}" failed its test: ${verdict.said}`,
                hint: 'Correct its address or credentials. With test-connections: never it is not tested.',
            },
        ]
        : [
            {
                severity: 'notice',
                rule: 'connection-not-tested',
                ...place,
                message: `Connection "${name}" could not be tested: ${verdict.said}`,
                hint: 'Testing needs the role Manager, and not every deployment has the call.',
            },
        ];
}
/** Connections whose stored credentials fail their test while those of the file pass. `candidates`: a plan that would send all secrets. */
async function failingConnections(reader, candidates) {
    const names = await Promise.all(candidates.steps.map(async ({ operation, name }) => {
        if (operation.does !== 'update-connection') {
            return undefined;
        }
        const stored = await reader.testConnection(operation.live.id);
        if (stored.passed !== false) {
            return undefined;
        }
        const given = await reader.testConnection(operation.live.id, connectionUpdateBody(operation.live, name, operation.send));
        return given.passed === true ? name : undefined;
    }));
    return new Set(names.filter((name) => name !== undefined));
}

// EXTERNAL MODULE: ./build/report/text.js
var report_text = __webpack_require__(3920);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/workspace/expected-plan.js



const shape = schemas/* looseObject */._H3({
    hash: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/),
    steps: schemas/* array */.YOg(schemas/* looseObject */._H3({ id: schemas/* string */.YjP(), changes: schemas/* array */.YOg(schemas/* unknown */.L5J()) })),
});
/** Reads a plan file for `expected-plan`, relative to the workspace. What cannot be read as one is a problem, never "any plan". */
async function readExpectedPlan(path, workspace) {
    const problem = (message) => ({
        severity: 'error',
        rule: 'expected-plan-file',
        message: `expected-plan: ${message}`,
        hint: 'Give the path of a plan file that an earlier run wrote (its output plan-file), or a plan-hash.',
    });
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_.resolve)(workspace, path), 'utf8');
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

;// CONCATENATED MODULE: ./build/tenant.js













/** Opens the tenant that the inputs name. Nothing is sent yet. */
function openTenant(inputs, event, world, progress) {
    if (!inputs.apiUrl || !inputs.apiToken) {
        throw new problem/* InputError */.dz([
            {
                severity: 'error',
                rule: 'input-missing',
                message: 'api-url or api-token is missing.',
                hint: 'Set both in the step.',
            },
        ]);
    }
    const api = openApi({ ...inputs, apiUrl: inputs.apiUrl, apiToken: inputs.apiToken }, world, () => {
        progress.wrote = true;
    });
    const context = { inputs, event, world, progress, api, origin: new URL(inputs.apiUrl).origin };
    let read;
    return {
        plan: async (desired, base) => {
            read = await planDesired(desired, base, context);
        },
        apply: async (desired) => {
            if (read && progress.plan && progress.result === 'planned') {
                await applyAndProve(desired, progress.plan, read, context);
            }
        },
        close: api.close,
    };
}
function readSettings(desired, { inputs, origin }) {
    return { origin, ownershipTag: inputs.ownershipTag ?? desired.ownershipTag?.value, prune: inputs.prune };
}
async function planDesired(desired, base, context) {
    const { inputs, event, progress, api, world } = context;
    world.log.info(`Reading ${inputs.label}`);
    const live = await readLive(api.reader, desired, readSettings(desired, context));
    const mayTest = event.trust === 'trusted' && event.pullRequest === undefined;
    const settings = await planSettings(desired, live, mayTest, context);
    const head = makePlan(desired, live, settings);
    const plan = base === undefined || base === 'unreadable' ? head : withOrigins(head, makePlan(base, live, settings));
    const tests = mayTest && inputs.testConnections !== 'never' && !(0,problem/* hasErrors */.Cs)(plan.problems)
        ? await testConnections(api.reader, plan, live, inputs.testConnections)
        : [];
    const expected = inputs.mode === 'apply' ? await expectations(plan, context) : [];
    const roles = inputs.mode === 'apply' ? roleProblems(plan, live) : [];
    progress.plan = { ...plan, problems: [...plan.problems, ...tests, ...expected, ...roles] };
    world.log.group(`Plan for ${inputs.label}`);
    (0,report_text/* planText */.Pt)(plan).forEach(world.log.info);
    world.log.endGroup();
    progress.result = (0,problem/* hasErrors */.Cs)(progress.plan.problems) ? 'failed' : plan.steps.length > 0 ? 'planned' : 'unchanged';
    return { live, settings };
}
async function expectations(plan, { inputs, world }) {
    const { expectedPlan } = inputs;
    return expectedPlan.kind === 'any'
        ? []
        : expectationProblems(plan, expectedPlan.kind === 'hash'
            ? { hash: expectedPlan.hash }
            : await readExpectedPlan(expectedPlan.path, world.workspace));
}
async function planSettings(desired, live, mayTest, { inputs, origin, api }) {
    const { rotateSecrets, ownershipTag, adopt, prune, maxDeletes } = inputs;
    const tag = ownershipTag === undefined ? desired.ownershipTag : { value: ownershipTag };
    const settings = { origin, adopt, prune, maxDeletes, ownershipTag: tag };
    switch (rotateSecrets.kind) {
        case 'all':
            return { ...settings, rotate: 'all' };
        case 'named':
            return { ...settings, rotate: new Set(rotateSecrets.names) };
        case 'failing': {
            const candidates = makePlan(desired, live, { ...settings, rotate: 'all' });
            return { ...settings, rotate: mayTest ? await failingConnections(api.reader, candidates) : new Set() };
        }
        case 'none':
            return { ...settings, rotate: new Set() };
    }
}
async function applyAndProve(desired, plan, read, context) {
    const { inputs, world, progress, api } = context;
    const memory = emptyMemory();
    const outcomes = [];
    progress.outcomes = outcomes;
    world.outputs.start({
        ids: liveIds(plan.datastores),
        connectionIds: liveIds([...plan.connections].map(([name, liveId]) => ({ name, liveId }))),
    });
    world.log.group(`Applying ${plan.steps.length} steps`);
    const ended = await applyPlan(plan, {
        api: api.writer,
        policy: api.policy,
        live: read.live,
        parallelism: inputs.parallelism,
        cancelled: world.signals.stop,
        memory,
        onCreated: (kind, name, id) => {
            world.log.info(`created ${kind} ${name}: id ${id}`);
            if (kind === 'datastore') {
                world.outputs.recordCreated(name, id);
            }
            else if (kind === 'connection') {
                world.outputs.recordConnection(name, id);
            }
        },
    }, (outcome) => {
        outcomes.push(outcome);
        world.log.info(`[${outcomes.length}/${plan.steps.length}] ${(0,report_text/* outcomeText */.EL)(outcome)}`);
    });
    world.log.endGroup();
    progress.outcomes = [...ended];
    progress.plan = { ...plan, connections: new Map([...plan.connections, ...memory.connections]) };
    const done = ended.every(({ outcome }) => outcome === 'done');
    progress.result = done ? 'applied' : progress.wrote ? 'partial' : 'failed';
    if (progress.wrote && !world.signals.stop.aborted) {
        await prove(desired, plan, ended, read.settings, memory, context);
    }
}
function liveIds(objects) {
    return new Map(objects.flatMap(({ name, liveId }) => (liveId === null ? [] : [[name, liveId]])));
}
/** Reads everything again and plans it again: what is left tells what the server did not keep. */
async function prove(desired, plan, outcomes, settings, memory, context) {
    const { world, progress, api } = context;
    world.log.info('Reading again what was written');
    const live = await readLive(api.reader, desired, {
        ...readSettings(desired, context),
        alsoRead: new Set(memory.datastoresBefore.keys()),
    });
    const after = makePlan(desired, live, { ...settings, rotate: new Set() });
    const { converged, problems } = convergenceOf(plan, outcomes, after, live, memory);
    progress.converged = converged;
    progress.problems.push(...problems);
}


/***/ })

};
