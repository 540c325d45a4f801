export const id = 643;
export const ids = [643];
export const modules = {

/***/ 4643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyAndProve: () => (/* binding */ applyAndProve)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./build/qualytics/errors.js
var errors = __webpack_require__(6453);
;// CONCATENATED MODULE: ./build/apply/outcomes.js

/** A step that must not be performed, or could not be: what is wrong, and what to do about it. */
class StepError extends Error {
    name = 'StepError';
    outcome;
    /** It speaks for the whole plan: what has not begun is not done. */
    holdsAll;
    /** The id of what was made although the step failed. */
    liveId;
    /** Errors of requests that left open whether they wrote, and did not, as a reading after them shows. */
    undone;
    constructor(message, facts = {}) {
        super(message, { cause: facts.cause });
        this.outcome = facts.outcome ?? 'failed';
        this.liveId = facts.liveId;
        this.holdsAll = facts.holdsAll === true;
        this.undone = facts.undone ?? [];
    }
}
/** Fact and remedy in one text. */
function errorText(error) {
    if (error instanceof errors/* ApiError */.hD) {
        return error.hint ? `${error.message} ${error.hint}` : error.message;
    }
    return error instanceof Error ? error.message : String(error);
}
/** Handles an error of the API or of a step by a value; anything else is a defect of ours, and is thrown on. */
function unlessDefect(value) {
    return (error) => {
        if (error instanceof errors/* ApiError */.hD || error instanceof StepError) {
            return value;
        }
        throw error;
    };
}

// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/connectors/payload.js
var payload = __webpack_require__(5159);
// EXTERNAL MODULE: ./build/connectors/structured.js
var structured = __webpack_require__(1454);
// EXTERNAL MODULE: ./build/plan/steps.js
var steps = __webpack_require__(7181);
// EXTERNAL MODULE: ./build/plan/stored.js
var stored = __webpack_require__(339);
// EXTERNAL MODULE: ./build/secret.js
var secret = __webpack_require__(5714);
;// CONCATENATED MODULE: ./build/apply/context.js


/** An apply that knows nothing yet. */
function emptyMemory() {
    return {
        made: new Map(),
        connections: new Map(),
        datastoresBefore: new Map(),
        connectionsBefore: new Map(),
        prefixes: new Map(),
        extra: [],
    };
}
/** The ids that steps of this run made, of one kind: the API counts each kind by itself, so the same id may stand for several. */
function madeIds({ made }, kind) {
    const ofKind = (0,steps/* stepId */.eR)('create', kind, '');
    return [...made].flatMap(([step, id]) => (step.startsWith(ofKind) ? [id] : []));
}
/**
 * Creates what gets an id: one create goes out at a time, and the next one when the id of this one is where a killed
 * run does not lose it. Up to `parallelism` of everything else go on beside it.
 *
 * @param create sends, and reports the id. Not called in a run that was cancelled meanwhile.
 */
function inTurn({ turns, cancelled }, create) {
    return turns(() => {
        if (cancelled.aborted) {
            throw new StepError('skipped because the run was cancelled', { outcome: 'skipped' });
        }
        return create();
    });
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

// EXTERNAL MODULE: ./build/plan/live.js
var plan_live = __webpack_require__(9766);
;// CONCATENATED MODULE: ./build/apply/fresh.js


/** A reading right before a write. */
async function readForWrite(id, { api, live }) {
    const fresh = await api.datastore(id);
    if (!fresh) {
        throw new StepError(`It (id ${id}) no longer exists, or this token may not see it any more: changed since the plan. Plan again.`);
    }
    return (0,plan_live/* withForeignTags */.Sl)(fresh, live.tags);
}
/** @throws StepError naming the fields that are no longer what the plan saw. */
function refuseIfStale(fields) {
    if (fields.length > 0) {
        throw new StepError(`${fields.join(', ')} changed since the plan. Plan again, and look at what changed it.`);
    }
}

// EXTERNAL MODULE: ./build/qualytics/retry.js
var retry = __webpack_require__(4518);
;// CONCATENATED MODULE: ./build/apply/settle.js



/**
 * Writes what can be looked at: before each try the object is read afresh. `look` throws where somebody else changed it
 * since the plan. An answer that stays lost is settled by one last look.
 */
async function writeFresh(policy, look, write, { unsettled = 'Whether it was done will show in the next run.', notDone = 'A new reading shows that it was not done.', unsent = 'Nothing of this step was sent.', } = {}) {
    let lastWrite;
    let lastLook;
    const open = [];
    try {
        // A look that failed has been repeated already.
        const may = (error) => error !== lastLook && (0,errors/* isTransient */.dg)(error);
        await (0,retry/* withRetries */.L)(policy, may, async () => {
            const seen = await look().catch((error) => {
                lastLook = error;
                throw error instanceof errors/* ApiError */.hD && lastWrite === undefined ? notBegun(error, unsent) : error;
            });
            if (seen !== 'as-wanted') {
                lastWrite = undefined;
                await write().catch((error) => {
                    lastWrite = error;
                    if ((0,errors/* mayHaveBeenProcessed */.uZ)(error)) {
                        open.push(error);
                    }
                    throw error;
                });
            }
        });
    }
    catch (error) {
        if (!(0,errors/* mayHaveBeenProcessed */.uZ)(lastWrite)) {
            throw error;
        }
        await settle(open, look, { unsettled, notDone });
    }
}
/** A look that fails before anything was sent is the end of the step. */
function notBegun(error, unsent) {
    return new StepError(`${errorText(error)} ${unsent}`, {
        outcome: error.failure === 'cancelled' ? 'skipped' : 'failed',
        cause: error,
    });
}
/** `open`: the errors of what was sent, the last one last. */
async function settle(open, look, { unsettled, notDone }) {
    const error = open.at(-1);
    const seen = await look().catch(unlessDefect('unreadable'));
    if (seen === 'as-wanted') {
        return;
    }
    // After a clear error and an unchanged reading it was not done; after an answer that never came it may still be under way.
    const answered = error instanceof errors/* ApiError */.hD && error.failure === 'status';
    const isKnown = answered && seen === 'to-do';
    throw new StepError(`${errorText(error)} ${isKnown ? notDone : unsettled}`, {
        outcome: isKnown ? 'failed' : 'unknown',
        cause: error,
        ...(isKnown ? { undone: open } : {}),
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
        return await (0,retry/* withRetries */.L)(policy, errors/* wasNotProcessed */.Xb, create);
    }
    catch (error) {
        if (!(0,errors/* mayHaveBeenProcessed */.uZ)(error)) {
            throw error;
        }
        return await lookFor(policy, error, find);
    }
}
/** Looks for what the API says is there, or will be: it may list it only a moment later. */
async function lookPatiently(policy, find) {
    const found = await find();
    if (found !== undefined) {
        return found;
    }
    await policy.sleep(looks[1]);
    return find();
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
            unlessDefect(undefined)(cause);
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
function createConnection(step, entry, context) {
    return inTurn(context, () => create(step, entry, context));
}
async function create(step, entry, context) {
    const { api, policy, memory } = context;
    const body = (0,payload/* connectionCreateBody */.tu)(step.name, entry.type, entry.fields);
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
    if (!memory.connections.has(step.name)) {
        context.onCreated('connection', step.name, id);
    }
    memory.made.set(step.id, id);
    return id;
}
async function findCreated(entry, name, { api, live, memory }) {
    const known = new Set([...live.connections.keys(), ...madeIds(memory, 'connection')]);
    const candidates = await namesakes(entry, name, api);
    const fresh = candidates.filter(({ connection }) => !known.has(connection.id));
    const ours = fresh.find(({ differs }) => differs.length === 0);
    if (ours) {
        return { state: 'ours', value: ours.connection.id };
    }
    const [first] = fresh;
    return first ? { state: 'theirs', id: first.connection.id, differs: first.differs } : { state: 'absent' };
}
/** The connections of a name, as their single readings have them, and in what each differs from the file. */
async function namesakes(entry, name, api) {
    const listed = (await api.connections()).filter((one) => one.name === name);
    const details = await Promise.all(listed.map(async (one) => (await api.connection(one.id)) ?? one));
    return details.map((connection) => ({
        connection,
        differs: (0,connectors/* sameType */.n6)(connection.type, entry.type) ? (0,payload/* differingConnectionFields */._3)(connection, entry.fields) : ['type'],
    }));
}
/**
 * After a 409 on a create: the connection exists. It is taken when it has the same name and equals the file in every
 * field that can be read; it then gets the file's secrets, by a step of its own. `otherwise`: what else the 409 may mean
 * where no such connection is found.
 */
async function adoptAfterConflict(entry, name, error, context, otherwise = '') {
    const found = await namesakes(entry, name, context.api);
    const [one] = found;
    if (!one || found.length > 1) {
        throw new StepError(`${errorText(error)} ${one ? `Several connections are called "${name}".` : `No connection is called "${name}", so one with the same credentials has another name${otherwise}.`} Write connection_id (or connection_name) of the one that is meant instead of describing it again.`, { cause: error });
    }
    if (!context.adopt) {
        throw new StepError(`${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made and is not owned by this file, and adopt is false. Add its id to the entry to use it, or choose another name.`, { cause: error });
    }
    if (one.differs.length > 0) {
        throw new StepError(`${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made and differs in ${one.differs.join(', ')}. Plan again.`, { cause: error });
    }
    const hidden = [...entry.fields.keys()].filter((path) => (0,connectors/* connectionField */.Rf)((0,connectors/* connectorOf */.dO)(entry.type), path).address && !one.connection.fields.has(path));
    if (hidden.length > 0) {
        throw new StepError(`${errorText(error)} Connection "${name}" (id ${one.connection.id}) exists since the plan was made, and ${hidden.join(' and ')} of it cannot be read: the secrets of the file would go to an unknown address. Plan again.`, { cause: error });
    }
    context.memory.connections.set(name, one.connection.id);
    await sendSecrets(entry, one.connection, context);
    return one.connection.id;
}
async function sendSecrets(entry, live, context) {
    const connector = (0,connectors/* connectorOf */.dO)(entry.type);
    const secrets = [...entry.fields.values()].filter(({ path, value }) => (0,connectors/* connectionField */.Rf)(connector, path).secret && value !== null);
    const [first] = secrets;
    if (first === undefined) {
        return;
    }
    const { memory, policy } = context;
    const started = policy.now();
    const operation = { does: 'update-connection', entry, live, send: sentBy(secrets) };
    const end = (facts) => {
        const ended = secretsStep(live, [first, ...secrets.slice(1)], operation);
        memory.extra.push({ step: ended, liveId: live.id, milliseconds: policy.now() - started, ...facts });
    };
    try {
        await putConnection(operation, live.name, context);
        end({ outcome: 'done' });
    }
    catch (error) {
        end({ outcome: error instanceof StepError ? error.outcome : 'failed', error: errorText(error) });
        throw new StepError(`Connection "${live.name}" (id ${live.id}) was found after a 409, but its secrets could not be sent: ${errorText(error)}`, { cause: error });
    }
}
function sentBy(fields) {
    return new Map(fields.map(({ path, value }) => [path, value]));
}
function secretsStep({ name, id }, secrets, operation) {
    return (0,steps/* step */.PM)({
        action: 'update',
        kind: 'connection',
        name,
        liveId: id,
        adopts: true,
        needs: 'Manager',
        changes: secrets.map(({ path, at }) => ({ field: path, before: secret/* SENSITIVE */.NP, after: secret/* SENSITIVE */.NP, sensitive: true, at })),
        reason: 'the connection was found after a 409 and gets the secrets of the file',
        at: secrets[0].at,
        operation,
    });
}
/** Brings a connection to what the file says, on a reading made right before the write. */
async function updateConnection(operation, context) {
    await putConnection(operation, operation.entry.name ?? operation.live.name, context);
    return operation.live.id;
}
async function putConnection(operation, name, context) {
    const { api, policy, memory } = context;
    const { live, send } = operation;
    const connector = (0,connectors/* connectorOf */.dO)(live.type);
    const readable = [...send].filter(([path]) => isReadable(path, live));
    const blind = readable.length < send.size;
    let fresh = live;
    const look = async () => {
        const reading = await api.connection(live.id);
        if (!reading) {
            throw new StepError(`Connection "${live.name}" (id ${live.id}) no longer exists: changed since the plan. Plan again.`);
        }
        fresh = reading;
        refuseIfStale([
            ...(fresh.name === live.name || fresh.name === name ? [] : ['name']),
            ...staleFields(operation, fresh),
            ...[...send.keys()].filter((path) => isLost(path, fresh, send)),
        ]);
        const asWanted = fresh.name === name &&
            readable.every(([path, value]) => (0,compare/* sameValue */.eE)((0,connectors/* connectionField */.Rf)(connector, path), (0,structured/* liveValue */.Y)(fresh, path), value));
        if (asWanted && !blind) {
            return 'as-wanted';
        }
        memory.connectionsBefore.set(fresh.id, fresh);
        // What a secret is cannot be seen: with one to send there is always something to write.
        return asWanted ? 'unreadable' : 'to-do';
    };
    const body = () => (0,payload/* connectionUpdateBody */.Ku)(fresh, name, send);
    const plainBody = () => (0,payload/* withoutNulls */.Le)(body(), fresh, send);
    try {
        await writeFresh(policy, look, () => api.updateConnection(live.id, body()));
    }
    catch (error) {
        if (!(error instanceof errors/* ApiError */.hD && error.status === 422 && plainBody())) {
            throw error;
        }
        // What a server makes of `null` is documented nowhere; one that refuses it may do without.
        await writeFresh(policy, look, () => api.updateConnection(live.id, plainBody() ?? body()));
    }
}
function isReadable(path, live) {
    return !(0,connectors/* connectionField */.Rf)((0,connectors/* connectorOf */.dO)(live.type), path).secret && !(0,stored/* isUnseen */.NM)(live, path);
}
/**
 * Managed fields that are neither as the plan saw them nor as they should become, the ones that the plan leaves alone
 * included. Where a secret goes out, so does every address that it could go to, managed or not: that is what was reviewed.
 */
function staleFields({ entry, live, send }, fresh) {
    const connector = (0,connectors/* connectorOf */.dO)(live.type);
    const row = (path) => (0,connectors/* connectionField */.Rf)(connector, path);
    const sendsSecret = [...send.keys()].some((path) => row(path).secret);
    const addresses = sendsSecret
        ? [...live.fields.keys(), ...fresh.fields.keys()].filter((path) => row(path).address)
        : [];
    const watched = new Set([...send.keys(), ...entry.fields.keys(), ...addresses]);
    return [...watched].filter((path) => {
        const wanted = send.get(path) ?? entry.fields.get(path)?.value;
        const same = (value) => (0,compare/* sameValue */.eE)(row(path), (0,structured/* liveValue */.Y)(fresh, path), value);
        return (isReadable(path, live) &&
            !(0,stored/* isUnseen */.NM)(fresh, path) &&
            !same((0,structured/* liveValue */.Y)(live, path) ?? null) &&
            (wanted === undefined || !same(wanted)));
    });
}
/** Whether sending a parameter would drop another one, which the plan did not see and nobody can read. */
function isLost(path, { masked }, send) {
    const hidden = [...masked].filter((one) => one.startsWith('parameters.') && !send.has(one));
    return path.startsWith('parameters.') && hidden.length > 0;
}

;// CONCATENATED MODULE: ./build/apply/create-datastore.js







/** Creates a datastore, reports its id at once, and makes sure that it can be found again. */
async function createDatastore(step, operation, context) {
    const groupId = operation.group ? idOf(operation.group, context) : undefined;
    const body = (on, flag) => (0,payload/* datastoreCreateBody */.Ol)(step.name, operation.type, operation.fields, placed(on, operation, context), {
        ...(groupId === undefined ? {} : { groupId }),
        ...(flag && operation.firstSync
            ? { flag: { name: operation.firstSync.flag, value: operation.firstSync.value } }
            : {}),
    });
    const send = (on, flag) => {
        const find = () => create_datastore_findCreated(step.name, on, operation, context);
        return createOnce(context.policy, () => context.api.createDatastore(body(on, flag)), find);
    };
    const create = async () => {
        const created = await withFallbacks(step.name, operation, send, context);
        context.onCreated('datastore', step.name, created.id);
        context.memory.made.set(step.id, created.id);
        reportConnection(created, operation.on, context);
        return created.id;
    };
    const read = async (id) => {
        await readBack(step.name, id, operation.on, context);
        return id;
    };
    // The id of a connection that was made along may show only in the reading.
    return 'inline' in operation.on
        ? inTurn(context, async () => read(await create()))
        : read(await inTurn(context, create));
}
/** Reports the connection that was made along with a datastore, as soon as something tells its id. */
function reportConnection({ connectionId }, on, context) {
    if ('inline' in on && typeof connectionId === 'number' && !context.memory.connections.has(on.name)) {
        context.onCreated('connection', on.name, connectionId);
        context.memory.connections.set(on.name, connectionId);
    }
}
/**
 * A create may have made its connection and not the datastore: one that is there now and was not when the run began is
 * told of, so that its id is not lost. Another run may have made it just as well, and nothing that can be read tells.
 */
async function withOrphan(error, { on }, context) {
    const { memory } = context;
    if (!('inline' in on) ||
        memory.connections.has(on.name) ||
        !(error instanceof errors/* ApiError */.hD || error instanceof StepError)) {
        return error;
    }
    const orphan = await findOrphan(on, error, context);
    if (!orphan) {
        return error;
    }
    memory.connections.set(on.name, orphan.id);
    context.onCreated('connection', on.name, orphan.id, 'perhaps');
    return new StepError(`${errorText(error)} Connection "${on.name}" (id ${orphan.id}), as the file describes it, was not there when the run began: this create made it, or somebody else did meanwhile. The next run uses it.`, { outcome: error instanceof StepError ? error.outcome : 'failed', cause: error });
}
/** After a clear refusal no datastore of ours can be on it: one that has any was made by whoever made those. */
async function findOrphan({ inline, name }, error, { api, live }) {
    const refused = !(0,errors/* mayHaveBeenProcessed */.uZ)(error instanceof errors/* ApiError */.hD ? error : error.cause);
    const candidates = await namesakes(inline, name, api).catch(unlessDefect([]));
    return candidates.find(({ connection, differs }) => differs.length === 0 &&
        !live.connections.has(connection.id) &&
        !(refused && (connection.datastores ?? []).length > 0))?.connection;
}
function placed(on, operation, context) {
    return 'inline' in on
        ? { connection: (0,payload/* connectionCreateBody */.tu)(on.name, operation.type, on.inline.fields) }
        : { connectionId: idOf(on, context) };
}
/** The two answers after which the same create goes out in another form: the flag is not known, the connection exists. */
async function withFallbacks(name, operation, send, context) {
    const flag = operation.firstSync?.flag;
    const once = async (on) => {
        try {
            return await send(on, true);
        }
        catch (error) {
            if (flag !== undefined && error instanceof errors/* ApiError */.hD && error.status === 422 && error.named.includes(flag)) {
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
            throw await withOrphan(error, operation, context);
        }
        await refuseNamesake(name, error, context).catch(async (namesake) => {
            throw await withOrphan(namesake, operation, context);
        });
        if (!('inline' in operation.on)) {
            throw error;
        }
        const { inline, name: connectionName } = operation.on;
        const hidden = context.live.role === 'Admin' ? '' : `, or a datastore "${name}" exists that this token may not see`;
        return await once({ liveId: await adoptAfterConflict(inline, connectionName, error, context, hidden) });
    }
}
/** Where names are unique, a 409 may mean that someone else was faster. */
async function refuseNamesake(name, error, { api }) {
    const namesake = (await allDatastores(api)).find((one) => one.name === name);
    if (namesake) {
        throw new StepError(`${errorText(error)} "${name}" exists since the plan was made (id ${namesake.id}). Plan again.`, { cause: error });
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
async function create_datastore_findCreated(name, on, operation, context) {
    const { api, live, memory } = context;
    const known = new Set([...live.datastores.keys(), ...madeIds(memory, 'datastore')]);
    const candidates = (await allDatastores(api)).filter((one) => one.name === name && !known.has(one.id));
    const details = await Promise.all(candidates.map(async (one) => (await api.datastore(one.id)) ?? one));
    const judged = await Promise.all(details.map(async (one) => ({
        one,
        differs: [...(0,payload/* differingDatastoreFields */.Ht)(one, operation.fields), ...(await otherConnection(one, on, context))],
    })));
    const ours = judged.find(({ differs }) => differs.length === 0);
    if (ours) {
        return { state: 'ours', value: ours.one };
    }
    const [first] = judged;
    return first ? { state: 'theirs', id: first.one.id, differs: first.differs } : { state: 'absent' };
}
async function otherConnection(found, on, context) {
    if (typeof found.connectionId !== 'number') {
        return found.connectionId === null ? ['connection'] : [];
    }
    if (!('inline' in on)) {
        return found.connectionId === idOf(on, context) ? [] : ['connection'];
    }
    const connection = await context.api.connection(found.connectionId);
    return connection?.name === on.name && (0,connectors/* sameType */.n6)(connection.type, on.inline.type)
        ? (0,payload/* differingConnectionFields */._3)(connection, on.inline.fields).map((path) => `connection.${path}`)
        : ['connection'];
}
async function readBack(name, id, on, context) {
    let reading;
    try {
        reading = await lookPatiently(context.policy, () => context.api.datastore(id));
    }
    catch (error) {
        throw new StepError(`It was created as ${id}, but reading it back failed: ${errorText(error)}`, {
            liveId: id,
            cause: error,
            ...(error instanceof errors/* ApiError */.hD && error.failure === 'cancelled' ? { outcome: 'unknown' } : {}),
        });
    }
    if (reading?.name !== name) {
        throw new StepError(`It was created as ${id}, but this token cannot find it there. Give its teams to the token's user, or use an Admin token; until then nothing can be built on it.`, { liveId: id });
    }
    reportConnection(reading, on, context);
}

// EXTERNAL MODULE: ./build/connectors/datastore.js
var datastore = __webpack_require__(6392);
// EXTERNAL MODULE: ./build/plan/ownership.js
var ownership = __webpack_require__(959);
;// CONCATENATED MODULE: ./build/apply/datastores.js










/** Brings a datastore to what the file says, on a reading made right before the write, and before each repeat of it. */
async function updateDatastore(operation, context) {
    const { api, policy, memory } = context;
    const moveTo = operation.moveTo ? idOf(operation.moveTo, context) : undefined;
    let fresh = operation.live;
    let wanted = operation.wanted;
    let wrote = false;
    const look = async () => {
        fresh = await readForWrite(operation.live.id, context);
        wanted = wantedNow(operation, fresh);
        refuseStale({ ...operation, wanted }, fresh, moveTo);
        const moved = moveTo === undefined || fresh.connectionId === moveTo;
        if (moved && isAsWanted(wanted, fresh)) {
            return 'as-wanted';
        }
        memory.datastoresBefore.set(fresh.id, fresh);
        return 'to-do';
    };
    await writeFresh(policy, look, async () => {
        wrote = true;
        const name = wanted.get('name');
        // A reading that does not say where the datastore is leaves that to the plan's.
        const stays = fresh.connectionId === undefined ? operation.live.connectionId : fresh.connectionId;
        await api.updateDatastore(fresh.id, (0,payload/* datastoreUpdateBody */.Tq)(fresh, {
            name: typeof name === 'string' ? name : fresh.name,
            connectionId: moveTo ?? stays,
            fields: wanted,
        }));
    });
    if (operation.group !== undefined) {
        const groupId = operation.group === null ? null : idOf(operation.group, context);
        await assignGroup(operation, groupId, context, wrote ? { unsent: 'The group was not sent.' } : {}).catch((error) => {
            throw withoutGroup(error, wrote);
        });
    }
    return operation.live.id;
}
/** What is left of an update whose other fields are done. `wrote`: by this step, which is then not skipped any more. */
function withoutGroup(error, wrote) {
    if (!(error instanceof errors/* ApiError */.hD || error instanceof StepError)) {
        return error;
    }
    const ended = error instanceof StepError ? error.outcome : 'failed';
    const outcome = ended === 'skipped' && wrote ? 'failed' : ended;
    return new StepError(`Its other fields are as wanted, its group is not: ${errorText(error)}`, {
        outcome,
        cause: error,
        ...(error instanceof StepError ? { undone: error.undone } : {}),
    });
}
/** What the update is to make of a reading: where only the ownership tag is managed, the other tags are the reading's. */
function wantedNow({ wanted, marks }, fresh) {
    return marks !== undefined && fresh.fields.has('tags')
        ? new Map([...wanted, ['tags', (0,ownership/* tagsWith */._2)(fresh, marks)]])
        : wanted;
}
function differs(row, reading, value) {
    return (0,stored/* isReadable */.hS)(row, reading) && !(0,compare/* sameValue */.eE)(row, reading.fields.get(row.name), value);
}
function isAsWanted(wanted, fresh) {
    return (fresh.name === wanted.get('name') &&
        datastore/* datastoreRows */.H8.every((row) => !wanted.has(row.name) || !differs(row, fresh, wanted.get(row.name) ?? null)));
}
/** A managed field must be as the plan saw it, or already as it should become. */
function refuseStale({ live, wanted, marks, keeps }, fresh, moveTo) {
    const lostMark = marks !== undefined && (0,ownership/* hasTag */.ti)(live, marks) && !(0,ownership/* hasTag */.ti)(fresh, marks);
    const stale = datastore/* datastoreRows */.H8
        .filter((row) => wanted.has(row.name) &&
        (marks === undefined || row.name !== 'tags' || lostMark) &&
        differs(row, fresh, live.fields.get(row.name) ?? row.default ?? null) &&
        differs(row, fresh, wanted.get(row.name) ?? null))
        .map(({ name }) => name);
    if (fresh.name !== live.name && fresh.name !== wanted.get('name')) {
        stale.unshift('name');
    }
    if (moveTo !== undefined && isElsewhere(live.connectionId, fresh.connectionId) && fresh.connectionId !== moveTo) {
        stale.push('connection_name');
    }
    refuseIfStale([...stale, ...keeps.filter((kept) => isElsewhere(referenceOf(live, kept), referenceOf(fresh, kept)))]);
}
/**
 * The id of what a datastore refers to; `null`: nothing; `undefined`: the reading does not say. Group and link are said
 * by every reading of its own, be it by leaving them out.
 */
function referenceOf(datastore, kept) {
    switch (kept) {
        case 'connection_name':
            return datastore.connectionId;
        case 'group':
            return datastore.group?.id ?? null;
        case 'enrichment_datastore':
            return datastore.enrichment?.id ?? null;
    }
}
function isElsewhere(planned, now) {
    return planned !== undefined && now !== undefined && now !== planned;
}
async function assignGroup({ live }, groupId, context, words) {
    const look = async () => {
        const fresh = await readForWrite(live.id, context);
        const current = fresh.group?.id ?? null;
        refuseIfStale(current !== groupId && current !== (live.group?.id ?? null) ? ['group'] : []);
        return current === groupId ? 'as-wanted' : 'to-do';
    };
    await writeFresh(context.policy, look, () => context.api.assignGroup(live.id, groupId), words);
}
/** Deletes what is still exactly what the plan saw: its id, its name, its tag. What is gone already is done. */
async function deleteDatastore({ live, tag }, context) {
    const { api, policy } = context;
    const look = async () => {
        const fresh = await api.datastore(live.id);
        if (!fresh) {
            return 'as-wanted';
        }
        const tagged = tag === undefined || (0,ownership/* hasTag */.ti)(fresh, tag);
        refuseIfStale([...(fresh.name === live.name ? [] : ['name']), ...(tagged ? [] : ['tags'])]);
        return 'to-do';
    };
    await writeFresh(policy, look, async () => {
        await api.deleteDatastore(live.id);
    });
    return live.id;
}

;// CONCATENATED MODULE: ./build/apply/first-sync.js




/**
 * Pauses before the looks for an operation that was started otherwise, in milliseconds: by a create's own flag, by a
 * request whose answer was lost, or by a rival.
 */
const first_sync_looks = [0, 200, 500, 1_000];
const mayStart = 'It may still start.';
/** Makes sure that a datastore has an operation, and starts a first sync only when it has none. */
async function firstSync({ datastore }, context) {
    const id = idOf(datastore, context);
    let pauses = 'step' in datastore ? first_sync_looks : first_sync_looks.slice(0, 1);
    const look = async () => {
        const seen = await first_sync_lookFor(id, pauses, context);
        // From here on a request of this step may have started one that the server lists only a moment later.
        pauses = first_sync_looks;
        return seen;
    };
    try {
        await writeFresh(context.policy, look, () => startSync(id, context), {
            unsettled: mayStart,
            notDone: mayStart,
        });
    }
    catch (error) {
        if (!(await isUnderWay(error, id, context))) {
            throw withRemedy(error);
        }
    }
    return id;
}
async function first_sync_lookFor(id, pauses, { api, policy }) {
    for (const pause of pauses) {
        await policy.sleep(pause);
        if (await api.hasOperation(id)) {
            return 'as-wanted';
        }
    }
    return 'to-do';
}
/** Under its newer name, or under the older one where the newer is refused. */
async function startSync(id, { api }) {
    try {
        await api.runSync(id, 'sync');
    }
    catch (error) {
        if (!(error instanceof errors/* ApiError */.hD) || error.status !== 422) {
            throw error;
        }
        await api.runSync(id, 'catalog');
    }
}
/** A 409 may mean that an operation of this datastore is running: the one that was wanted. */
async function isUnderWay(error, id, context) {
    return (error instanceof errors/* ApiError */.hD &&
        error.status === 409 &&
        (await first_sync_lookFor(id, first_sync_looks, context).catch(unlessDefect(undefined))) === 'as-wanted');
}
/** What to do about it: a plan starts what is missing only where a datastore's reading has `latest_operation`. */
function withRemedy(error) {
    if (!(error instanceof errors/* ApiError */.hD || error instanceof StepError)) {
        return error;
    }
    const cancelled = error instanceof errors/* ApiError */.hD && error.failure === 'cancelled';
    return new StepError(`${errorText(error)} The next run starts a first sync that is missing where the API tells of a datastore's operations; otherwise look whether it has one, and start it by hand.`, { outcome: error instanceof StepError ? error.outcome : cancelled ? 'unknown' : 'failed', cause: error });
}

;// CONCATENATED MODULE: ./build/apply/labels.js





/** Makes a tag; one that somebody else has made meanwhile is as good. */
async function createTag(name, { api, policy }) {
    const exists = async () => (await api.tags()).has(name);
    try {
        await createOnce(policy, () => {
            return api.createTag(name);
        }, async () => ((await exists()) ? { state: 'ours', value: undefined } : { state: 'absent' }));
    }
    catch (error) {
        const conflicts = error instanceof errors/* ApiError */.hD && error.status === 409;
        if (!conflicts || !(await lookPatiently(policy, async () => (await exists()) || undefined))) {
            throw error;
        }
    }
}
/** Makes a group, or takes the one of that name that somebody else has made meanwhile. */
async function createGroup(step, icon, context) {
    const { api, policy, memory } = context;
    const existing = async () => (await api.groups()).find(({ name }) => name.toLowerCase() === step.name.toLowerCase())?.id;
    const create = async () => {
        const made = await createOnce(policy, () => {
            return api.createGroup({ name: step.name, ...(icon === undefined ? {} : { icon }) });
        }, async () => {
            const id = await existing();
            return id === undefined ? { state: 'absent' } : { state: 'ours', value: id };
        });
        context.onCreated('group', step.name, made);
        return made;
    };
    const id = await inTurn(context, create).catch(async (error) => {
        const conflicts = error instanceof errors/* ApiError */.hD && error.status === 409;
        const found = conflicts ? await lookPatiently(policy, existing) : undefined;
        if (found === undefined) {
            throw error;
        }
        return found;
    });
    memory.made.set(step.id, id);
    return id;
}
/** Gives a group its icon, under the name that it has by then. */
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
        return fresh.icon === icon ? 'as-wanted' : 'to-do';
    };
    await writeFresh(policy, look, async () => {
        await api.updateGroup(group.id, { name, icon });
    });
    return group.id;
}

;// CONCATENATED MODULE: ./build/apply/links.js






/** Links a datastore to its enrichment datastore, unless it would write there under a prefix that another one has. */
async function links_link(operation, context) {
    const source = idOf(operation.source, context);
    const target = idOf(operation.to, context);
    const planned = context.live.datastores.get(source)?.enrichment?.id;
    const look = async () => {
        const fresh = await readForWrite(source, context);
        const current = fresh.enrichment?.id;
        refuseIfStale(current !== target && current !== planned ? ['enrichment_datastore'] : []);
        refuseSharedPrefix(fresh, target, operation, context);
        return current === target ? 'as-wanted' : 'to-do';
    };
    try {
        await writeFresh(context.policy, look, async () => {
            await context.api.link(source, target);
        });
    }
    catch (error) {
        const refused = error instanceof errors/* ApiError */.hD && [400, 409, 422].includes(error.status ?? 0);
        throw operation.switches && refused ? switchRefused(error) : error;
    }
    return source;
}
/**
 * The plan looked for shared prefixes with what the server was expected to make of a name; how it does that is not
 * documented to the letter. So what it did make is looked at before anything is written under it.
 */
function refuseSharedPrefix(source, target, { prefix: expected }, { live, memory }) {
    const prefix = prefixOf(source);
    if (prefix === undefined) {
        return;
    }
    const key = `${target} ${prefix}`;
    const others = prefix === (0,compare/* comparablePrefix */.DN)(expected) ? [] : [...live.datastores.values()];
    const rival = memory.prefixes.get(key) ??
        others.find((one) => one.id !== source.id && one.enrichment?.id === target && prefixOf(one) === prefix);
    if (rival && rival.id !== source.id) {
        throw new StepError(`The server made the prefix "${source.fields.get('enrichment_prefix')}" of its name, under which "${rival.name}" (id ${rival.id}) writes into the same enrichment datastore. Linked, they would overwrite each other's data. Give it an enrichment_prefix of its own.`);
    }
    memory.prefixes.set(key, source);
}
function prefixOf({ fields }) {
    const prefix = fields.get('enrichment_prefix');
    return typeof prefix === 'string' && prefix !== '' ? (0,compare/* comparablePrefix */.DN)(prefix) : undefined;
}
/** Unlinking resets the remediation strategy, so it is never done behind anybody's back. */
function switchRefused(error) {
    if (error.status !== 409) {
        return new StepError(errorText(error), { cause: error, holdsAll: true });
    }
    return new StepError(`${error.message} This server does not switch an enrichment link. Unlink the datastore by hand (as an Admin: Datastore, Enrichment, Unlink; it resets the remediation strategy), then run again.`, { cause: error, holdsAll: true });
}
/** Takes away the link that the plan saw, and no other. */
async function unlink({ live }, context) {
    const look = async () => {
        const current = (await readForWrite(live.id, context)).enrichment ?? null;
        refuseIfStale(current && current.id !== live.enrichment?.id ? ['enrichment_datastore'] : []);
        return current === null ? 'as-wanted' : 'to-do';
    };
    await writeFresh(context.policy, look, async () => {
        await context.api.unlink(live.id);
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
            return updateDatastore(operation, context);
        case 'link':
            return links_link(operation, context);
        case 'unlink':
            return unlink(operation, context);
        case 'sync':
            return firstSync(operation, context);
        case 'delete':
            return deleteDatastore(operation, context);
    }
}

;// CONCATENATED MODULE: ./build/apply/schedule.js

/**
 * Runs each task when all that it depends on is done, independent ones side by side. What depends on a task that was
 * not done is skipped, the rest goes on. When `cancelled` is aborted nothing new starts.
 *
 * @returns the end of each task, in the order of the tasks.
 * @throws what a task throws, when those that had begun have ended: a write in flight is not given up. Nothing new starts
 *   after it.
 */
async function runTasks(tasks, options, run) {
    const limit = (0,p_limit/* default */.A)(options.parallelism);
    const started = new Map();
    const lastOfKey = new Map();
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const thrown = [];
    const start = (task) => {
        const running = started.get(task.id);
        if (running !== undefined) {
            return running;
        }
        const before = lastOfKey.get(task.key);
        const promise = task.ended ? Promise.resolve(task.ended) : perform(task, before);
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
        return limit(() => options.cancelled.aborted || thrown.length > 0
            ? { outcome: 'skipped', error: 'skipped because the run was cancelled' }
            : // Thrown below, when nothing is in flight any more.
                run(task).catch((error) => {
                    thrown.push(error);
                    return { outcome: 'unknown' };
                }));
    };
    const ends = await Promise.all(tasks.map(async (task) => [task, await start(task)]));
    if (thrown.length > 0) {
        throw thrown[0];
    }
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
    const told = new Set();
    const perform = async (step) => {
        const started = context.policy.now();
        const ended = await endOf(step, context);
        times.set(step.id, context.policy.now() - started);
        for (const extra of context.memory.extra.filter((one) => !told.has(one))) {
            told.add(extra);
            onStep(extra);
        }
        onStep(outcomeOf(step, ended, times));
        return ended;
    };
    const first = await tryFirstSwitch(plan, perform, context);
    const refused = first?.ended.holdsAll ? held(first.step) : undefined;
    const tasks = plan.steps.map((step) => ({
        id: step.id,
        dependsOn: step.dependsOn,
        key: `${step.kind} ${step.liveId ?? step.name}`,
        step,
        ended: step === first?.step ? first.ended : refused,
    }));
    const ends = await runTasks(tasks, context, ({ step }) => perform(step));
    const outcomes = [...ends].map(([{ step }, ended]) => outcomeOf(step, ended, times));
    // Those that were never begun; the others have been told of as they ended.
    for (const outcome of outcomes.filter(({ step }) => !times.has(step.id))) {
        onStep(outcome);
    }
    return [...outcomes, ...context.memory.extra];
}
/**
 * Whether this server switches enrichment links at all shows only when one is switched (sources disagree). So one that
 * depends on nothing goes first: refused, nothing has been written.
 */
async function tryFirstSwitch(plan, perform, { cancelled }) {
    const step = plan.steps.find(({ operation, dependsOn }) => operation.does === 'link' && operation.switches && dependsOn.length === 0);
    return step && !cancelled.aborted ? { step, ended: await perform(step) } : undefined;
}
function held(by) {
    return { outcome: 'skipped', error: `skipped because of "${by.id}": nothing else was written` };
}
async function endOf(step, context) {
    try {
        return { outcome: 'done', liveId: await performStep(step, context) };
    }
    catch (error) {
        if (error instanceof StepError) {
            context.onUndone(error.undone);
            return { outcome: error.outcome, error: error.message, liveId: error.liveId, holdsAll: error.holdsAll };
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

// EXTERNAL MODULE: ./build/connectors/field.js
var field = __webpack_require__(2857);
// EXTERNAL MODULE: ./build/plan/renames.js
var renames = __webpack_require__(7109);
;// CONCATENATED MODULE: ./build/apply/converge.js





/**
 * What is left after an apply, told from a new reading and a new plan: fields that the server ignored or keeps in
 * another way, fields that nobody asked to change and that changed along, and names that exist twice. Rotation is not
 * looked at. Steps that ended as failed, skipped or unknown have been reported; while there are any, something is left.
 */
function convergenceOf(plan, outcomes, after, live, memory) {
    const unfinished = new Set(outcomes.filter(({ outcome }) => outcome !== 'done').map(({ step }) => step.id));
    const places = inlinePlaces(plan);
    const written = new Map([
        ...outcomes
            .filter(({ outcome }) => outcome === 'done')
            .map(({ step }) => [`${step.kind} ${step.name}`, step.at]),
        ...[...memory.connections.keys()].map((name) => [`connection ${name}`, places.get(name)]),
    ]);
    const before = new Map(plan.steps.flatMap((step) => step.changes.map((change) => [fieldKey(step, change), change])));
    const left = after.steps.filter((step) => step.action !== 'sync' && !unfinished.has(step.id) && written.has(`${step.kind} ${step.name}`));
    const problems = [
        ...left.flatMap((step) => step.action === 'create' || step.action === 'delete'
            ? [notThere(step)]
            : knownOf(step).map((change) => leftOver(step, change, before.get(fieldKey(step, change))))),
        ...twins(after, written),
        ...sharedPrefixes(after),
        ...changedAlong(plan, live, memory, unlinked(outcomes)),
    ];
    return { converged: problems.length === 0 && unfinished.size === 0, problems };
}
/** A secret goes along with another change: whether the server kept it nobody can read. */
function knownOf({ changes }) {
    const visible = changes.filter(({ sensitive }) => !sensitive);
    return visible.length > 0 ? visible : changes;
}
/** Where each connection that is made along with its datastore is described, by its name. */
function inlinePlaces({ steps }) {
    return new Map(steps.flatMap(({ operation }) => operation.does === 'create-datastore' && 'inline' in operation.on
        ? [[operation.on.name, operation.on.inline.at]]
        : []));
}
/** What a change is of. An inline connection's fields stand in the create of its datastore. */
function fieldKey({ kind, name, operation }, { field }) {
    return operation.does === 'create-datastore' && 'inline' in operation.on && field.startsWith('connection.')
        ? `connection ${operation.on.name} ${field.slice('connection.'.length)}`
        : `${kind} ${name} ${field}`;
}
/** Made or deleted, by the server's own answer, and a new reading says otherwise. */
function notThere(step) {
    const fact = step.action === 'create' ? 'was created, and a new reading does not show it' : 'was deleted, and is still there';
    return {
        severity: 'warning',
        rule: 'not-converged',
        ...(step.at ? { at: step.at } : {}),
        message: `${step.kind} "${step.name}" ${fact}.`,
        hint: 'If a later plan still says so, look at it in Qualytics.',
    };
}
function leftOver(step, change, planned) {
    const at = change.at ?? step.at;
    return { severity: 'warning', rule: 'not-converged', ...(at ? { at } : {}), ...leftOverText(step, change, planned) };
}
function leftOverText({ kind, name }, { field, before, after }, planned) {
    if (planned === undefined) {
        return {
            message: `${field} of ${kind} "${name}" is ${converge_text(before)} now, where the file says ${converge_text(after)}; this run did not send it.`,
            hint: 'The server set it along with a write, or somebody else did. Plan again.',
        };
    }
    if (JSON.stringify((0,compare/* unordered */.bC)(planned.before)) !== JSON.stringify((0,compare/* unordered */.bC)(before))) {
        return {
            message: `The server keeps ${field} of ${kind} "${name}" as ${converge_text(before)}, where ${converge_text(after)} was sent.`,
            hint: `Write it in the file as ${converge_text(before)}.`,
        };
    }
    return {
        message: `The server ignored ${field} of ${kind} "${name}": ${converge_text(after)} was sent, and it is still ${converge_text(before)}.`,
        hint: after === null
            ? 'This server cannot clear the field through its API: clear it by hand, or leave the field out of the file.'
            : 'Set it by hand, or leave the field out of the file.',
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
/** What the server made of names and prefixes shows only now. The plan had none of these, or nothing was applied. */
function sharedPrefixes(after) {
    return after.problems
        .filter(({ rule }) => rule === 'enrichment-prefix-shared')
        .map((problem) => ({ ...problem, severity: 'warning', rule: 'not-converged' }));
}
function unlinked(outcomes) {
    return new Set(outcomes
        .filter(({ step, outcome }) => step.action === 'unlink' && outcome === 'done')
        .map(({ step }) => step.liveId));
}
/** Fields outside the file that are not what they were right before the write. */
function changedAlong(plan, live, memory, unlinks) {
    const updates = new Map(plan.steps.flatMap((step) => step.action === 'update' && !(0,renames/* isAside */.Z)(step) ? [[updateKey(step), step]] : []));
    const stepFor = (kind, id) => updates.get(`${kind} ${id}`);
    return [
        ...[...memory.datastoresBefore.values()].flatMap((before) => datastoreAlong(before, live.datastores.get(before.id), stepFor('datastore', before.id), unlinks.has(before.id))),
        ...[...memory.connectionsBefore.values()].flatMap((before) => connectionAlong(before, live.connections.get(before.id), stepFor('connection', before.id))),
    ];
}
function updateKey({ kind, liveId }) {
    return `${kind} ${liveId}`;
}
function datastoreAlong(before, now, step, isUnlinked) {
    const wanted = step?.operation.does === 'update-datastore' ? step.operation.wanted : new Map();
    // Unlinking resets the strategy: documented, and said in the step.
    const expected = (name) => isUnlinked && name === 'enrichment_remediation_strategy';
    return datastore/* datastoreRows */.H8
        .filter(({ name }) => !wanted.has(name) && !expected(name))
        .flatMap((row) => along(`datastore "${before.name}"`, row, before.fields.get(row.name), now?.fields.get(row.name), step?.at));
}
function connectionAlong(before, now, step) {
    const managed = step?.operation.does === 'update-connection' ? step.operation.entry.fields : new Map();
    const connector = (0,connectors/* connectorOf */.dO)(before.type);
    const after = new Map(now?.fields);
    return ([...before.fields]
        .filter(([path]) => !managed.has(path) && path !== 'secrets_manager')
        .map(([path, value]) => ({ path, value, row: (0,connectors/* connectionField */.Rf)(connector, path) }))
        // Keys go with the switch to a role: nothing that anybody wants back.
        .filter(({ row }) => !(row.forbidden && (0,connectors/* holds */.v9)(connector, row.forbidden, after)))
        .flatMap(({ path, value, row }) => along(`connection "${before.name}"`, row, value, now?.fields.get(path), step?.at)));
}
function along(what, row, before, now, at) {
    return before === undefined || now === undefined || (0,compare/* sameValue */.eE)(row, now, before)
        ? []
        : [
            {
                severity: 'warning',
                rule: 'changed-along',
                ...(at ? { at } : {}),
                message: `${(0,field/* pathOf */.XM)(row)} of ${what} changed along with the write: from ${converge_text((0,compare/* shown */.SP)(row, before))} to ${converge_text((0,compare/* shown */.SP)(row, now))}. The file does not manage it.`,
                hint: 'Set it back by hand, or write it in the file.',
            },
        ];
}

;// CONCATENATED MODULE: ./build/apply/disconnected.js
/**
 * Datastores that only the reading after an apply shows as not connected: a write may be what disconnected them. Those
 * of the file, and those of others on a connection that was written to.
 */
function newlyDisconnected(before, after, memory) {
    const said = new Set(before.plan.problems.map(({ message }) => message));
    const ofFile = after.plan.problems.filter(({ rule, message }) => rule === 'not-connected' && !said.has(message));
    const inFile = new Set(after.plan.datastores.map(({ liveId }) => liveId));
    const stepOf = new Map(before.plan.steps.flatMap((one) => (one.kind === 'connection' ? [[one.liveId, one]] : [])));
    const ofOthers = [...after.live.datastores.values()].flatMap(({ id, name, connectionId, connected }) => {
        const connection = memory.connectionsBefore.get(connectionId ?? Number.NaN);
        const lost = connected === false && before.live.datastores.get(id)?.connected === true;
        return connection && lost && !inFile.has(id)
            ? [alongWith(`"${name}" (id ${id})`, connection.name, stepOf.get(connection.id))]
            : [];
    });
    return [...ofFile, ...ofOthers];
}
function alongWith(datastore, connection, step) {
    return {
        severity: 'notice',
        rule: 'not-connected',
        ...(step?.at ? { at: step.at } : {}),
        message: `Qualytics says that ${datastore}, which is not in the file, is not connected since its connection "${connection}" was changed.`,
        hint: 'Check the credentials and the address of the connection.',
    };
}

;// CONCATENATED MODULE: ./build/apply/gone.js

/** Pauses before the looks at what was deleted, in milliseconds. */
const gone_looks = [0, 500, 1_500];
/**
 * A reading without what this run deleted and the server still showed for a moment: whether a delete is done when it is
 * answered is documented nowhere. What stays is in the reading.
 */
async function withoutDeleted(live, outcomes, { datastore }, { sleep }) {
    const isGone = async (id) => {
        for (const pause of gone_looks) {
            await sleep(pause);
            if ((await datastore(id)) === undefined) {
                return true;
            }
        }
        return false;
    };
    const lingering = outcomes.flatMap(({ step, outcome }) => step.action === 'delete' && outcome === 'done' && step.liveId !== null && live.datastores.has(step.liveId)
        ? [step.liveId]
        : []);
    const gone = await Promise.all(lingering.map(async (id) => ((await isGone(id).catch(unlessDefect(false))) ? [id] : [])));
    const ids = new Set(gone.flat());
    return { ...live, datastores: new Map([...live.datastores].filter(([id]) => !ids.has(id))) };
}

// EXTERNAL MODULE: ./build/plan/make-plan.js + 20 modules
var make_plan = __webpack_require__(6914);
// EXTERNAL MODULE: ./build/progress.js
var build_progress = __webpack_require__(2633);
// EXTERNAL MODULE: ./build/qualytics/read-live.js + 7 modules
var read_live = __webpack_require__(6530);
// EXTERNAL MODULE: ./build/report/escape.js
var report_escape = __webpack_require__(9924);
// EXTERNAL MODULE: ./build/report/redacted.js
var redacted = __webpack_require__(8911);
// EXTERNAL MODULE: ./build/report/text.js
var report_text = __webpack_require__(3920);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(4702);
// EXTERNAL MODULE: ./build/tenant-context.js
var tenant_context = __webpack_require__(9112);
;// CONCATENATED MODULE: ./build/applying.js















/** Performs the plan, reports each step as it ends, and proves that it converged. @throws ApiError */
async function applyAndProve(desired, applying, context) {
    const { plan } = applying;
    const { world, progress } = context;
    const memory = emptyMemory();
    world.outputs.start({
        ids: liveIds(plan.datastores),
        connectionIds: liveIds([...plan.connections].map(([name, liveId]) => ({ name, liveId }))),
    });
    world.log.group(`Applying ${(0,words/* count */.U9)(plan.steps.length, 'step')}`);
    const outcomes = await perform(applying, memory, context);
    world.log.endGroup();
    progress.outcomes = [...outcomes];
    progress.plan = {
        ...plan,
        steps: [...plan.steps, ...memory.extra.map(({ step }) => step)],
        connections: new Map([...plan.connections, ...memory.connections]),
    };
    if (progress.openWrites.size > 0) {
        (0,build_progress/* noteWritten */.ox)(progress);
    }
    const done = outcomes.every(({ outcome }) => outcome === 'done');
    progress.result = done ? 'applied' : progress.wrote ? 'partial' : 'failed';
    if (progress.wrote && !world.signals.stop.aborted) {
        await prove(desired, { ...applying, outcomes, memory }, context);
    }
}
/** Performs the steps. Each end, and each id, is told and recorded as it happens. */
function perform({ plan, read, api }, memory, context) {
    const { inputs, world, progress } = context;
    const outcomes = [];
    progress.outcomes = outcomes;
    const writer = api.openWriter((open) => {
        if (open === undefined) {
            (0,build_progress/* noteWritten */.ox)(progress);
        }
        else {
            progress.openWrites.add(open);
        }
    });
    return applyPlan(plan, {
        api: writer,
        policy: api.policy,
        live: read.live,
        parallelism: inputs.parallelism,
        adopt: inputs.adopt,
        turns: (0,p_limit/* default */.A)(1),
        cancelled: world.signals.stop,
        memory,
        onUndone: (open) => {
            for (const error of open) {
                progress.openWrites.delete(error);
            }
        },
        onCreated: (kind, name, id, certainty) => {
            (0,build_progress/* noteWritten */.ox)(progress);
            const what = `${kind} ${(0,report_escape/* visible */.RK)(world.redactor.redact(name))}: id ${id}`;
            world.log.info(`${certainty ? `${certainty} ` : ''}created ${what}`);
            if (kind === 'datastore') {
                world.outputs.recordCreated(name, id);
            }
            else if (kind === 'connection') {
                world.outputs.recordConnection(name, id);
            }
        },
    }, (outcome) => {
        outcomes.push(outcome);
        const text = (0,report_text/* outcomeText */.EL)((0,redacted/* redactOutcome */.Ah)(outcome, world.redactor.redact));
        world.log.info(`[${outcomes.length}/${plan.steps.length + memory.extra.length}] ${text}`);
    });
}
function liveIds(objects) {
    return new Map(objects.flatMap(({ name, liveId }) => (liveId === null ? [] : [[name, liveId]])));
}
/** The datastores of the file with the ids that the closing reading found; where it leaves one open, the id from before while that is there. */
function foundAgain(plan, after, live) {
    const ids = new Map(after.datastores.map(({ name, liveId }) => [name, liveId]));
    return plan.datastores.map((one) => {
        const before = one.liveId !== null && live.datastores.has(one.liveId) ? one.liveId : null;
        return { ...one, liveId: ids.get(one.name) ?? before };
    });
}
/** Reads everything again and plans it again: what is left tells what the server did not keep. */
async function prove(desired, applied, context) {
    const { plan, outcomes, read, memory, api } = applied;
    const { world, progress, reader } = context;
    world.log.info('Reading again what was written');
    const settings = { ...(0,tenant_context/* readSettings */.s)(desired, context), alsoRead: new Set(memory.datastoresBefore.keys()) };
    const reading = (0,read_live/* readLive */.p)(reader, desired, settings);
    const live = await reading
        .then((one) => withoutDeleted(one, outcomes, reader, api.policy))
        .catch((error) => {
        if (!(error instanceof errors/* ApiError */.hD)) {
            throw error;
        }
        return error;
    });
    if (live instanceof errors/* ApiError */.hD) {
        progress.problems.push({
            severity: 'warning',
            rule: 'not-proven',
            message: `What was written could not be read again: ${live.message}`,
            hint: 'The next run shows whether anything is left to do.',
        });
        return;
    }
    const after = (0,make_plan/* makePlan */.C)(desired, live, { ...read.settings, rotate: new Set() });
    const { converged, problems } = convergenceOf(plan, outcomes, after, live, memory);
    progress.converged = converged;
    progress.plan = progress.plan && { ...progress.plan, datastores: foundAgain(progress.plan, after, live) };
    progress.problems.push(...problems, ...newlyDisconnected({ plan, live: read.live }, { plan: after, live }, memory));
}


/***/ })

};
