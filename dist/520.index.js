export const id = 520;
export const ids = [520];
export const modules = {

/***/ 520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planDesired: () => (/* binding */ planDesired)
});

// EXTERNAL MODULE: ./build/connectors/compare.js
var compare = __webpack_require__(5618);
;// CONCATENATED MODULE: ./build/plan/expected.js

/** A refusal when the plan is not the reviewed one; with its steps, also what became different. */
function expectationProblems(plan, expected) {
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
    const then = new Map(steps.map(({ id, changes }) => [id, changesText(changes)]));
    const now = new Map(plan.steps.map(({ id, changes }) => [id, changesText(changes)]));
    const lines = [
        ...[...now.keys()].filter((id) => !then.has(id)).map((id) => `new: ${id}`),
        ...[...then.keys()].filter((id) => !now.has(id)).map((id) => `no longer: ${id}`),
        ...[...now].filter(([id, changes]) => then.has(id) && then.get(id) !== changes).map(([id]) => `different: ${id}`),
    ];
    return lines.length > 0 ? ` ${lines.join('; ')}.` : '';
}
/** Of a plan, and of a plan file, which has been checked no further than that these are lists. */
function changesText(changes) {
    const texts = changes.map((change) => {
        const { field, before, after, sensitive } = (change ?? {});
        return JSON.stringify([field, (0,compare/* unordered */.bC)(before), (0,compare/* unordered */.bC)(after), sensitive]);
    });
    return texts.join();
}

// EXTERNAL MODULE: ./build/plan/make-plan.js + 20 modules
var make_plan = __webpack_require__(6914);
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
        const old = step.changes.filter((change) => known?.has(changeKey(change)));
        if (known !== undefined && old.length === step.changes.length) {
            return { ...step, origin: 'drift' };
        }
        const partly = old.length > 0 ? `; already different before it: ${old.map(({ field }) => field).join(', ')}` : '';
        return { ...step, origin: 'change', reason: `${step.reason}${partly}` };
    });
    return { ...plan, steps };
}
function changeKey({ field, before, after, reference, exact = [before, after] }) {
    return JSON.stringify([field, ...exact.map(compare/* unordered */.bC), reference ?? null]);
}

// EXTERNAL MODULE: ./build/connectors/connectors.js + 4 modules
var connectors = __webpack_require__(7861);
// EXTERNAL MODULE: ./build/problem.js
var problem = __webpack_require__(411);
// EXTERNAL MODULE: ./build/plan/connection-changes.js + 1 modules
var connection_changes = __webpack_require__(9122);
;// CONCATENATED MODULE: ./build/plan/rotation.js




/**
 * The live connections for which `rotate-secrets: failing` may try the secrets of the file. Not those that get them
 * anyway, and not those whose rotation would be refused: trying is sending, and what is refused is not even tried.
 */
function rotationCandidates(desired, live, settings) {
    const given = new Set((0,make_plan/* makePlan */.C)(desired, live, { ...settings, rotate: new Set() }).steps.flatMap(sendsSecrets));
    return (0,make_plan/* makePlan */.C)(desired, live, { ...settings, rotate: 'all' }).steps.flatMap(({ name, operation }) => operation.does === 'update-connection' && !given.has(operation.live.id) && !isRefused(operation)
        ? [{ ...operation, name }]
        : []);
}
/** The id of the connection whose secrets a step sends. */
function sendsSecrets({ operation }) {
    if (operation.does !== 'update-connection') {
        return [];
    }
    const connector = (0,connectors/* connectorOf */.dO)(operation.live.type);
    const sends = [...operation.send.keys()].some((path) => (0,connectors/* connectionField */.Rf)(connector, path).secret);
    return sends ? [operation.live.id] : [];
}
function isRefused({ entry, live }) {
    return (0,problem/* hasErrors */.Cs)((0,connection_changes/* connectionDifference */.a)(entry, live, { rotates: true }).problems);
}

// EXTERNAL MODULE: ./build/plan/visibility.js
var visibility = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/connectors/role.js
var role = __webpack_require__(7949);
;// CONCATENATED MODULE: ./build/connectors/iam-policy.js

/** The facts of a connection by role, by the paths of its fields; `undefined` for one that uses none. */
function iamFactsOf(type, values, writes) {
    const text = (path) => {
        const value = values.get(path);
        return typeof value === 'string' ? value : undefined;
    };
    return text(role/* byRole */.IJ.field) === role/* byRole */.IJ.is
        ? { type, uri: text('uri'), roleArn: text(role/* rolePaths */.Nd.arn), externalId: text(role/* rolePaths */.Nd.externalId), writes }
        : undefined;
}
/** On the bucket, and on what is in it (the vendor's S3 authentication page; enrichment adds the writing ones). */
const bucketActions = ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'];
const readActions = ['s3:GetObject'];
const writeActions = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];
/** The likely cause of a failed test of a connection by IAM role, and the two policies that it needs, ready to paste. */
function iamRemedy(facts, said) {
    return [likelyCause(said), permissionText(facts), trustText(facts)].filter((text) => text !== '').join(' ');
}
/** The codes that a failed check may carry, as the vendor's troubleshooting text lists them. */
function likelyCause(said) {
    const causes = [
        [
            /AssumeRole/i,
            "The role could not be assumed: its trust policy must name Qualytics' base role, and the external id must be the same on both sides.",
        ],
        [/NoSuchBucket/, 'The bucket does not exist: correct uri.'],
        [/AllAccessDisabled/, "The bucket's own policy, or another account that owns it, refuses."],
        [
            /AccessDenied|403/,
            'The role was assumed but may not do what is needed; most often the grants on the bucket itself are missing, beside those on its objects.',
        ],
    ];
    return causes.find(([pattern]) => pattern.test(said))?.[1] ?? '';
}
function permissionText({ type, uri, roleArn, writes }) {
    const bucket = /^s3a?:\/\/([^/]+)/.exec(uri ?? '')?.[1];
    if (type !== 's3' || bucket === undefined) {
        return '';
    }
    const partition = /^(arn:[a-z-]+):/.exec(roleArn ?? '')?.[1] ?? 'arn:aws';
    const policy = {
        Version: '2012-10-17',
        Statement: [
            { Effect: 'Allow', Action: bucketActions, Resource: `${partition}:s3:::${bucket}` },
            {
                Effect: 'Allow',
                Action: writes ? [...readActions, ...writeActions] : readActions,
                Resource: `${partition}:s3:::${bucket}/*`,
            },
        ],
    };
    return `Permission policy of the role (${writes ? 'enrichment: read and write' : 'source: read only'}): ${JSON.stringify(policy)}`;
}
function trustText({ externalId }) {
    const policy = {
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Principal: { AWS: 'BASE_ROLE_ARN' },
                Action: 'sts:AssumeRole',
                ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
            },
        ],
    };
    return `Trust policy of the role: ${JSON.stringify(policy)} (BASE_ROLE_ARN: the role of your Qualytics deployment, which its vendor or operator gives you).`;
}

// EXTERNAL MODULE: ./build/connectors/payload.js
var payload = __webpack_require__(5159);
;// CONCATENATED MODULE: ./build/qualytics/test-connections.js


/**
 * Tests the connections of a plan through the API's calls that keep nothing, side by side. Never called on
 * pull-request events: it makes the API send credentials to addresses of the file.
 *
 * @returns a refusal for each test that failed or gave no verdict, a notice for each that could not be made.
 */
async function testConnections(reader, plan, { desired, live }, which) {
    const users = firstUsers(plan);
    const changed = plan.steps.flatMap((step) => testOf(step, users));
    const tests = which === 'all' ? [...changed, ...unchanged(plan, desired, live)] : changed;
    const verdicts = await Promise.all(tests.map(async (test) => ({ test, verdict: await test.run(reader) })));
    const writing = writingConnections(plan, live);
    return verdicts.flatMap(({ test, verdict }) => problemOf(test, verdict, writing.has(test.name)));
}
/** Names of the connections that an enrichment datastore is on, or will be. */
function writingConnections(plan, live) {
    const stepNames = new Map(plan.steps.map(({ id, name }) => [id, name]));
    const created = plan.steps.flatMap(({ operation }) => {
        if (operation.does !== 'create-datastore' || operation.fields.get('enrichment_only')?.value !== true) {
            return [];
        }
        const { on } = operation;
        return 'inline' in on
            ? on.name
            : 'step' in on
                ? (stepNames.get(on.step) ?? [])
                : (live.connections.get(on.liveId)?.name ?? []);
    });
    const existing = [...live.datastores.values()].flatMap(({ fields, connectionId }) => fields.get('enrichment_only') === true ? (live.connections.get(connectionId ?? Number.NaN)?.name ?? []) : []);
    return new Set([...created, ...existing]);
}
/** Of each connection that a step makes, the first datastore that is created on it: the test call wants one. */
function firstUsers(plan) {
    const users = new Map();
    for (const { name, operation } of plan.steps) {
        if (operation.does === 'create-datastore' && 'step' in operation.on && !users.has(operation.on.step)) {
            users.set(operation.on.step, { name, fields: operation.fields });
        }
    }
    return users;
}
function testOf({ id, operation, name, at }, users) {
    if (operation.does === 'update-connection' && operation.send.size > 0) {
        const { live, entry, send } = operation;
        const values = new Map([...live.fields, ...send]);
        const run = (reader) => testUpdate(reader, live, entry.name ?? live.name, send);
        return [{ name, at, type: live.type, values, run }];
    }
    if (operation.does === 'create-connection') {
        // A connection that only takes over existing datastores, or none yet, is tested in the create of an imagined one.
        return [testOfNew(name, operation.entry, users.get(id) ?? { name, fields: new Map() })];
    }
    return operation.does === 'create-datastore' && 'inline' in operation.on
        ? [testOfNew(operation.on.name, operation.on.inline, { name, fields: operation.fields })]
        : [];
}
/** Some servers take no `null`: what failed with one is tried without it, as its update would be. */
async function testUpdate(reader, live, name, send) {
    const body = (0,payload/* connectionUpdateBody */.Ku)(live, name, send);
    const verdict = await reader.testConnection(live.id, body);
    const plain = verdict.passed === false ? (0,payload/* withoutNulls */.Le)(body, live, send) : undefined;
    const second = plain && (await reader.testConnection(live.id, plain));
    return second?.passed === true ? second : verdict;
}
function testOfNew(name, entry, user) {
    const connection = (0,payload/* connectionCreateBody */.tu)(name, entry.type, entry.fields);
    // Tags of the plan may not exist yet, and say nothing about a connection.
    const fields = new Map([...user.fields].filter(([path]) => path !== 'tags'));
    const body = (0,payload/* datastoreCreateBody */.Ol)(user.name, entry.type, fields, { connection }, {});
    const values = new Map([...entry.fields].map(([path, field]) => [path, field.value]));
    return { name, at: entry.at, type: entry.type, values, run: (reader) => reader.testNew(body) };
}
function unchanged(plan, desired, live) {
    const placeOf = placesOf(desired);
    const tested = new Set(plan.steps.filter(({ kind }) => kind === 'connection').map(({ liveId }) => liveId));
    return [...plan.connections].flatMap(([name, id]) => {
        const connection = id === null || tested.has(id) ? undefined : live.connections.get(id);
        return connection
            ? [
                {
                    name,
                    at: placeOf(connection),
                    type: connection.type,
                    values: connection.fields,
                    run: (reader) => reader.testConnection(connection.id),
                },
            ]
            : [];
    });
}
/** Where the file describes a connection, or else first names it. */
function placesOf(desired) {
    const places = new Map();
    for (const { connection } of desired.datastores.toReversed()) {
        if (connection?.kind === 'live-id') {
            places.set(connection.id, connection.at);
        }
        else if (connection?.kind === 'live-name') {
            places.set(connection.name, connection.at);
        }
    }
    for (const { id, name, at } of desired.connections) {
        places.set(id?.value ?? name ?? '', at);
    }
    return ({ id, name }) => places.get(id) ?? places.get(name);
}
function problemOf(test, verdict, writes) {
    const { name, at } = test;
    if (verdict.passed === true) {
        return [];
    }
    const place = at ? { at } : {};
    if (verdict.passed === 'unanswered') {
        return [
            {
                severity: 'error',
                rule: 'connection-test-failed',
                ...place,
                message: `Connection "${name}" could not be tested: ${sentence(verdict.said)}`,
                hint: 'Run again. To skip the test, set test-connections: never.',
            },
        ];
    }
    return verdict.passed === false
        ? [
            {
                severity: 'error',
                rule: 'connection-test-failed',
                ...place,
                message: `Connection "${name}" failed its test: ${sentence(verdict.said)}`,
                hint: `${remedy(test, verdict.said, writes)} To skip the test, set test-connections: never.`,
            },
        ]
        : [
            {
                severity: 'notice',
                rule: 'connection-not-tested',
                ...place,
                message: `Connection "${name}" could not be tested: ${sentence(verdict.said)}`,
                hint: 'Testing needs the role Manager, and not every deployment has the call.',
            },
        ];
}
/** The API's words with the full stop that what follows them needs. */
function sentence(said) {
    return `${said.replace(/[.\s]+$/, '')}.`;
}
function remedy({ type, values }, said, writes) {
    const facts = iamFactsOf(type, values, writes);
    return facts ? iamRemedy(facts, said) : 'Correct its address or credentials.';
}
/** Tests the stored credentials of the candidates, and those of the file where the stored ones fail. */
async function failingConnections(reader, candidates) {
    const tested = await Promise.all(candidates.map(async (candidate) => {
        const stored = await reader.testConnection(candidate.live.id);
        if (stored.passed !== false) {
            return stored.passed === true ? undefined : { candidate, why: `could not be tested: ${sentence(stored.said)}` };
        }
        const given = await testUpdate(reader, candidate.live, candidate.name, candidate.send);
        return given.passed === true
            ? { candidate }
            : { candidate, why: `fails its test, and the secrets of the file do not mend it: ${sentence(given.said)}` };
    }));
    const found = tested.filter((one) => one !== undefined);
    return {
        names: new Set(found.flatMap(({ candidate, why }) => (why === undefined ? [candidate.name] : []))),
        problems: found.flatMap(({ candidate: { name, entry }, why }) => why === undefined ? [] : [notRotated(name, entry.at, why)]),
    };
}
function notRotated(name, at, why) {
    return {
        severity: 'notice',
        rule: 'not-rotated',
        at,
        message: `Connection "${name}" ${why}`,
        hint: 'Its secrets are not sent again. Correct them, or name the connection in rotate-secrets to send them all the same.',
    };
}

// EXTERNAL MODULE: ./build/report/redacted.js
var redacted = __webpack_require__(8911);
// EXTERNAL MODULE: ./build/report/text.js
var report_text = __webpack_require__(3920);
;// CONCATENATED MODULE: ./build/planning.js









/**
 * Plans for what was read, tests what may be tested, and says the plan. It is in the progress then, with its problems.
 * `base`: the state that the file asked for before the change. Gives the settings that it was made with. @throws ApiError
 */
async function planDesired(desired, base, live, context) {
    const { inputs, event, progress, reader, world } = context;
    const mayTest = event.trust === 'trusted' && event.pullRequest === undefined;
    const unrotated = planSettings(desired, context);
    const calm = (0,make_plan/* makePlan */.C)(desired, live, unrotated);
    const settings = {
        ...unrotated,
        rotate: await rotation({ desired, live, settings: unrotated, calm }, mayTest, context),
    };
    const rotates = settings.rotate === 'all' || settings.rotate.size > 0;
    const head = rotates ? rotated((0,make_plan/* makePlan */.C)(desired, live, settings), calm, settings) : calm;
    const plan = base === undefined || base === 'unreadable' ? head : withOrigins(head, (0,make_plan/* makePlan */.C)(base, live, settings));
    // Known from here on, also where a test ends the run.
    progress.plan = plan;
    progress.drifts = calm.steps.length > 0;
    const expected = context.expected ? expectationProblems(plan, context.expected) : [];
    const roles = inputs.mode === 'apply' ? (0,visibility/* roleProblems */.Ji)(plan, live) : [];
    const refused = (0,problem/* hasErrors */.Cs)([...plan.problems, ...expected, ...roles]);
    // A plan that is not applied makes the API send no credentials anywhere.
    const tests = mayTest && inputs.testConnections !== 'never' && !refused
        ? await testConnections(reader, plan, { desired, live }, inputs.testConnections)
        : [];
    progress.plan = { ...plan, problems: [...plan.problems, ...tests, ...expected, ...roles] };
    world.log.group(`Plan for ${inputs.label}`);
    (0,report_text/* planText */.Pt)((0,redacted/* redactPlan */.nw)(plan, world.redactor.redact)).forEach(world.log.info);
    world.log.endGroup();
    progress.result = (0,problem/* hasErrors */.Cs)(progress.plan.problems) ? 'failed' : plan.steps.length > 0 ? 'planned' : 'unchanged';
    return settings;
}
/** What a test of stored credentials finds differs from run to run, and a pull request tests nothing: the hash is that of the rest. */
function rotated(plan, calm, { rotatesFailing }) {
    return rotatesFailing ? { ...plan, hash: calm.hash } : plan;
}
function planning_isRefused(plan, live, mode) {
    return (0,problem/* hasErrors */.Cs)([...plan.problems, ...(mode === 'apply' ? (0,visibility/* roleProblems */.Ji)(plan, live) : [])]);
}
/** The settings of a plan without what a rotation alone asks for. */
function planSettings(desired, { inputs, origin }) {
    const { rotateSecrets, ownershipTag: given, adopt, prune, maxDeletes } = inputs;
    const ownershipTag = given === undefined ? desired.ownershipTag : { value: given };
    const rotatesFailing = rotateSecrets.kind === 'failing' ? { rotatesFailing: true } : {};
    return { origin, adopt, prune, maxDeletes, ownershipTag, rotate: new Set(), ...rotatesFailing };
}
async function rotation({ desired, live, settings, calm }, mayTest, context) {
    const { rotateSecrets, mode } = context.inputs;
    switch (rotateSecrets.kind) {
        case 'all':
            return 'all';
        case 'named':
            return new Set(rotateSecrets.names);
        case 'failing':
            // What is refused as it is sends nothing anywhere, not even to be tried.
            return failing(planning_isRefused(calm, live, mode) ? [] : rotationCandidates(desired, live, settings), mayTest, context);
        case 'none':
            return settings.rotate;
    }
}
/** The names of the connections whose stored credentials fail. What is not found out, or does not help, is told. */
async function failing(candidates, mayTest, { reader, progress }) {
    if (mayTest) {
        const { names, problems } = await failingConnections(reader, candidates);
        progress.problems.push(...problems);
        return names;
    }
    if (candidates.length > 0) {
        progress.problems.push({
            severity: 'notice',
            rule: 'not-rotated',
            message: 'Nothing is tested on pull requests, so rotate-secrets: failing finds nothing here.',
            hint: 'The run after the merge tests the stored credentials. The plan hash is the same for both.',
        });
    }
    return new Set();
}


/***/ })

};
