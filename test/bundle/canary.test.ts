import { afterEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import { type GitHubEmulator, startGitHub } from '../emulator/github.ts';
import { baseSha, eventVariables, pullRequestPayload, repository } from '../support/events.ts';
import { onPosix } from '../support/platform.ts';
import type { FinishedRun } from '../support/run-action.ts';
import { useWorkspace } from '../support/workspace.ts';

/**
 * No secret may leave the process but to the API: every sink is searched for every secret, as it is and in the forms
 * in which it could come back.
 */
const workspace = useWorkspace();
const hubs: GitHubEmulator[] = [];
afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

const pem =
  '-----BEGIN PRIVATE KEY-----\nMIICanaryCanaryCanaryPemLineNumberOne\nMIICanaryCanaryCanaryPemLineNumberTwo\n-----END PRIVATE KEY-----';
const canaries = {
  QUOTES: `canary"quo'tes\`back\\slash/end`,
  COMMANDS: 'canary::error::boo##[error]boo%0A%25end',
  TEMPLATE: 'canary${x}${{ y }}]]>&amp;<b>end',
  JSON_TEXT: '{"type":"service_account","key":"canary-json-inner","n":1}',
  UNICODE: 'canary-pässwörd-✓-ключ',
} as const;

/** Every form of a secret that a sink must not hold. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(shift === 0 ? 0 : shift + 1, Math.floor(((shift + bytes.length) * 8) / 6));
  });
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    bytes.toString('hex'),
    ...base64,
    ...secret.split('\n').filter((line) => line.length >= 20),
  ];
}

const token = 'canary-api-token-0123456789';
const githubToken = 'canary-github-token-0123456789';

/** What the file needs, as the `secrets` input: a JSON object, since values have line breaks. */
const secretsInput = JSON.stringify({ ...canaries, PEM: pem });

const file = `
connections:
${Object.keys(canaries)
  .map(
    (name) =>
      `  - { name: ${name}, type: postgresql, host: ${name.toLowerCase().replace('_', '-')}.example.com, port: 5432, username: reader, password: "\${{ secrets.${name} }}" }`,
  )
  .join('\n')}
  - { name: PEM, type: snowflake, host: acme.snowflakecomputing.com, username: reader, password: "\${{ secrets.PEM }}", parameters: { authentication_type: KEYPAIR, role: R, warehouse: W } }
datastores:
${[...Object.keys(canaries), 'PEM'].map((name) => `  - { name: ${name}, connection_name: ${name}, database: d, schema: s, teams: [Public] }`).join('\n')}
  - { name: Inline, teams: [Public], connection: { name: inline, type: s3, uri: s3://acme-inline, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "\${{ env.STEP_VALUE }}" } }
`;
const fromEnvironment = 'canary-from-the-environment';

async function runAll(
  emulator: Emulator | undefined,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<FinishedRun> {
  return workspace.run(
    emulator,
    {
      mode: 'apply',
      secrets: secretsInput,
      'api-token': token,
      'github-token': githubToken,
      'max-retries': '1',
      'request-timeout': '1',
      ...inputs,
    },
    { env: { STEP_VALUE: fromEnvironment, RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ...env } },
  );
}

/** Searches everything that a run left behind. The commands that register a mask are for the runner, which never shows them. */
function expectNoLeak(run: FinishedRun, hub?: GitHubEmulator): void {
  const sinks = {
    stdout: run.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
    stderr: run.stderr,
    outputs: run.outputFile,
    summary: run.summary,
    plan: JSON.stringify(run.plan ?? null),
    github: JSON.stringify((hub?.requests ?? []).map(({ path, body }) => [path, body])),
  };
  const secrets = [...Object.values(canaries), pem, fromEnvironment, token, githubToken];
  const found = Object.entries(sinks).flatMap(([sink, text]) =>
    secrets.flatMap((secret) =>
      formsOf(secret)
        .filter((form) => form.length >= 8 && text.toLowerCase().includes(form.toLowerCase()))
        .map((form) => `${sink}: ${form}`),
    ),
  );
  expect(found).toEqual([]);
}

/** What a person can read of a run. */
function shownBy({ stdout, summary, plan }: FinishedRun): string {
  return [stdout.replaceAll(/^::add-mask::.*$/gm, ''), summary, JSON.stringify(plan)].join('\n');
}

const tokens = { [token]: { role: 'Admin' as const } };

/** A server that quotes what it was sent, in one way or another. */
function echo(status: number, quote: (text: string) => string): Fault {
  return { kind: 'reshape', status, body: () => ({ detail: quote(everySecret) }) };
}
const everySecret = [...Object.values(canaries), pem, fromEnvironment].join(' | ');

test.each([
  { form: 'as it is', text: canaries.QUOTES },
  { form: 'in capitals', text: canaries.UNICODE.toUpperCase() },
  { form: 'in base64, somewhere inside', text: Buffer.from(`ab${canaries.TEMPLATE}cd`).toString('base64') },
  { form: 'as one line of several', text: pem.split('\n')[1] ?? '' },
  { form: 'URL encoded', text: encodeURIComponent(canaries.COMMANDS) },
])('the search finds what leaks $form', ({ text }) => {
  const run = {
    code: 0,
    signal: null,
    stdout: '',
    stderr: '',
    outputs: {},
    outputFile: '',
    summary: `x${text}y`,
    plan: undefined,
    milliseconds: 0,
  };
  expect(() => expectNoLeak(run)).toThrow();
});

describe('no secret reaches a sink', () => {
  test('when everything goes well', async () => {
    const emulator = await workspace.emulator({ tokens });
    workspace.write('datastores.yaml', file);
    const run = await runAll(emulator, {});
    expect([run.code, run.outputs['result']]).toEqual([0, 'applied']);
    expect(emulator.state.connections.by('name', 'QUOTES')[0]).toMatchObject({ fields: { password: canaries.QUOTES } });
    expectNoLeak(run);
  });

  const faults: readonly { readonly name: string; readonly fault: Fault; readonly found?: true }[] = [
    ...[401, 403, 409, 422].flatMap((status) => [
      { name: `${status} that echoes the body`, fault: echo(status, (text) => `refused: ${text}`) },
      {
        name: `${status} that echoes part of the body`,
        fault: echo(status, (text) => `refused: ${text.slice(3, 40)}`),
      },
      { name: `${status} that echoes the body in capitals`, fault: echo(status, (text) => text.toUpperCase()) },
    ]),
    {
      name: '422 in the list form',
      fault: {
        kind: 'reshape',
        status: 422,
        body: () => ({
          detail: [{ loc: ['body', 'connection', 'password'], msg: everySecret, type: 'x', input: everySecret }],
        }),
      },
    },
    { name: '400 with a message', fault: { kind: 'reshape', status: 400, body: () => ({ message: everySecret }) } },
    { name: 'an HTML 500', fault: { kind: 'status', status: 500, body: `<html>${everySecret}</html>` } },
    // What was carried out behind a lost answer is found again.
    { name: 'a reset', fault: { kind: 'reset', when: 'after' }, found: true },
    { name: 'a time-out', fault: { kind: 'hang' } },
    {
      name: '200 with another object',
      fault: { kind: 'reshape', status: 200, body: () => ({ echo: everySecret }) },
      found: true,
    },
  ];

  test.each(faults)('when writes are answered by $name', async ({ fault, found }) => {
    const emulator = await workspace.emulator({ tokens });
    emulator.fail({ method: 'POST', path: /^\/api\/(connections|datastores)$/, fault });
    workspace.write('datastores.yaml', file);
    const run = await runAll(emulator, { 'test-connections': 'never' });
    expect(run.code).toBe(found ? 0 : 1);
    expectNoLeak(run);
  });

  test('when a connection test quotes them', async () => {
    const emulator = await workspace.emulator({ tokens, badCredentials: () => everySecret });
    workspace.write('datastores.yaml', file);
    const run = await runAll(emulator, {});
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expectNoLeak(run);
  });

  test('when the token is refused by a server that quotes it', async () => {
    const emulator = await workspace.emulator({ tokens });
    emulator.fail({ fault: { kind: 'status', status: 401, body: { detail: `bad token ${token}` } } });
    workspace.write('datastores.yaml', file);
    const run = await runAll(emulator, {});
    expect(run.code).toBe(1);
    expectNoLeak(run);
  });

  test('when the file itself is wrong, or writes them as plain text', async () => {
    workspace.write(
      'datastores.yaml',
      `${file}  - { name: Bad, conection_name: x, password: ${JSON.stringify(canaries.QUOTES)}, connection: { type: s3, uri: s3://x, secret_key: ${JSON.stringify(canaries.COMMANDS)} } }\n`,
    );
    const run = await runAll(undefined, { mode: 'validate', 'api-token': token });
    expect(run.code).toBe(1);
    expectNoLeak(run);
  });

  test('when the secrets input cannot be read', async () => {
    workspace.write('datastores.yaml', file);
    const run = await runAll(await workspace.emulator({ tokens }), {
      secrets: `{"QUOTES": ${JSON.stringify(canaries.QUOTES)}, ${canaries.TEMPLATE}`,
    });
    expect(run.code).toBe(1);
    expectNoLeak(run);
  });

  test('in names that hold them, in the summary and in the pull request comment', async () => {
    const emulator = await workspace.emulator({
      tokens,
      seed: {
        connections: [
          {
            id: 5,
            name: 'five',
            type: 's3',
            uri: `s3://five`,
            access_key: 'AKIAIOSFODNN7EXAMPLE',
            secret_key: 'x'.repeat(20),
          },
        ],
        datastores: [{ name: `holds ${fromEnvironment}`, connection_id: 5, root_path: '/q' }],
      },
    });
    const hub = await startGitHub({
      repository,
      token: githubToken,
      files: { [baseSha]: { 'datastores.yaml': 'datastores: []\n' } },
    });
    hubs.push(hub);
    workspace.write(
      'datastores.yaml',
      `${file}  - { name: On five, connection_id: 5, root_path: /q, teams: [Public] }\n`,
    );
    const run = await runAll(
      emulator,
      { mode: 'plan', comment: 'always' },
      eventVariables(workspace.folder(), 'pull_request', pullRequestPayload(), { github: hub }),
    );
    expect(hub.comments).toHaveLength(1);
    expectNoLeak(run, hub);
  });

  test.each<{ readonly how: string; readonly said: string }>([
    { how: 'as it is', said: githubToken },
    { how: 'in part', said: githubToken.slice(0, 20) },
    { how: 'in base64', said: Buffer.from(githubToken).toString('base64') },
    { how: 'with a secret of the file', said: canaries.QUOTES },
  ])('when GitHub refuses the comment and quotes the token $how', async ({ said }) => {
    const emulator = await workspace.emulator({ tokens });
    const hub = await startGitHub({
      repository,
      token: githubToken,
      files: { [baseSha]: { 'datastores.yaml': 'datastores: []\n' } },
      intercept: ({ path }) =>
        path.includes('/comments') ? { status: 403, body: { message: `may not: ${said}` } } : undefined,
    });
    hubs.push(hub);
    workspace.write('datastores.yaml', file);
    const run = await runAll(
      emulator,
      { mode: 'plan', comment: 'always' },
      eventVariables(workspace.folder(), 'pull_request', pullRequestPayload(), { github: hub }),
    );
    expect(run.summary).toContain('The pull-request comment was not written');
    expect(shownBy(run).includes(said)).toBe(false);
    expectNoLeak(run, hub);
  });

  test.each([255, 265, 275, 285, 295])('that begins at the %dth character of a value that is cut', async (length) => {
    const emulator = await workspace.emulator({ tokens });
    const secret = 'canary-in-a-long-value-that-is-shown-cut';
    workspace.write(
      'datastores.yaml',
      `datastores:\n  - { name: A, teams: [Public], database: d, schema: s, connection: { name: c, type: postgresql, host: h, port: 1, username: u, password: "\${{ env.STEP_VALUE }}", parameters: { options: "${'x'.repeat(length)};p=\${{ env.STEP_VALUE }}" } } }\n`,
    );
    const run = await runAll(emulator, { mode: 'plan' }, { STEP_VALUE: secret });
    expect(run.code).toBe(0);
    expect(shownBy(run)).toContain('xxx;p=***');
    expect(shownBy(run).includes('canary-in')).toBe(false);
  });

  onPosix('when the run is cancelled in the middle of a write', async () => {
    const emulator = await workspace.emulator({ tokens });
    emulator.fail({ method: 'POST', path: /^\/api\/connections$/, fault: { kind: 'hang' } });
    workspace.write('datastores.yaml', file);
    let kill: (signal: NodeJS.Signals) => void = () => undefined;
    emulator.onRequest(({ method, path }) => {
      if (method === 'POST' && path === '/api/connections') {
        setTimeout(() => kill('SIGTERM'), 50);
      }
    });
    const run = await workspace.run(
      emulator,
      { mode: 'apply', secrets: secretsInput, 'api-token': token, 'test-connections': 'never' },
      {
        env: { STEP_VALUE: fromEnvironment },
        onStart: (stop) => {
          kill = stop;
        },
      },
    );
    expect(run.code).toBe(1);
    expect(run.milliseconds).toBeLessThan(10_000);
    expect(run.outputs['result']).toBe('partial');
    expectNoLeak(run);
  });
});
