import { describe, expect, jest, test } from '@jest/globals';
import { useWorkspace, writesOf } from '../support/workspace.ts';
import { read } from './support/pages.ts';

/** Several runs of the bundle in one test, on a machine that may be busy. */
jest.setTimeout(60_000);

/** The answers of docs/guarantees.md, tried through the bundle; a heading without a test here has its tests in its room. */
const workspace = useWorkspace();
const page = read('docs/guarantees.md');

type Emulator = Awaited<ReturnType<typeof workspace.emulator>>;

const keys = 'KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE';
const file = (datastore = ''): string => `
ownership_tag: managed-by-git
connections:
  - { name: lake, type: s3, uri: s3://acme-lake, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "\${{ secrets.KEY }}" }
datastores:
  - name: Orders
    teams: [Public]
    connection_name: lake
    root_path: /orders/
${datastore}`;

const entry = (name: string, path: string, more = ''): string =>
  `  - { ${more}name: ${name}, teams: [Public], connection_name: lake, root_path: ${path} }\n`;

async function applied(text = file()): Promise<Emulator> {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', text);
  const run = await workspace.run(emulator, { mode: 'apply', secrets: keys });
  expect(run.outputs).toMatchObject({ result: 'applied', converged: 'true' });
  emulator.clearRequests();
  return emulator;
}

async function applyAgain(emulator: Emulator, text: string, inputs: Readonly<Record<string, string>> = {}) {
  workspace.write('datastores.yaml', text);
  const { outputs, stdout } = await workspace.run(emulator, { mode: 'apply', secrets: keys, ...inputs });
  return { result: outputs['result'], stdout, outputs };
}

function change(emulator: Emulator, name: string, fields: Readonly<Record<string, unknown>>): void {
  const [live] = emulator.state.datastores.by('name', name);
  if (!live) {
    throw new Error(`There is no ${name}.`);
  }
  emulator.state.datastores.put({ ...live, ...fields });
}

const live = (emulator: Emulator, name: string) => emulator.state.datastores.by('name', name)[0];

describe('a datastore is renamed', () => {
  const renamed = file().replace('name: Orders', 'name: Sales Orders');

  test('without a word it is refused, and nothing is written', async () => {
    const emulator = await applied();
    expect(await applyAgain(emulator, renamed)).toMatchObject({
      result: 'failed',
      stdout: expect.stringContaining('looks-like-rename'),
    });
    expect(writesOf(emulator)).toEqual([]);
  });

  test('with previous_names it keeps its id', async () => {
    const emulator = await applied();
    const text = renamed.replace('    teams:', '    previous_names: [Orders]\n    teams:');
    expect(await applyAgain(emulator, text)).toMatchObject({ result: 'applied' });
    expect(live(emulator, 'Sales Orders')?.id).toBe(1);
    expect(await applyAgain(emulator, text)).toMatchObject({ result: 'unchanged' });
  });

  test('two names are swapped by their ids', async () => {
    const emulator = await applied(file(entry('Other', '/other/')));
    const [orders, other] = [live(emulator, 'Orders')?.id, live(emulator, 'Other')?.id];
    const swapped = file(entry('Orders', '/other/', `id: ${other}, `)).replace(
      'name: Orders\n',
      `name: Other\n    id: ${orders}\n`,
    );
    expect(await applyAgain(emulator, swapped)).toMatchObject({ result: 'applied' });
    expect([live(emulator, 'Other')?.id, live(emulator, 'Orders')?.id]).toEqual([orders, other]);
  });
});

test('somebody changed a datastore by hand: managed fields are set back, others stay', async () => {
  const emulator = await applied();
  change(emulator, 'Orders', { root_path: '/by-hand/', description: 'by hand' });
  expect(await applyAgain(emulator, file())).toMatchObject({ result: 'applied' });
  expect(live(emulator, 'Orders')).toMatchObject({ root_path: '/orders/', description: 'by hand' });
});

test('an object of the same name was made by hand: adopted and marked, or refused', async () => {
  const emulator = await workspace.emulator();
  emulator.seed({
    connections: [{ name: 'lake', type: 's3', uri: 's3://acme-lake', access_key: 'AKIAIOSFODNN7EXAMPLE' }],
    datastores: [{ name: 'Orders', connection: 'lake', root_path: '/orders/' }],
  });
  expect(await applyAgain(emulator, file(), { adopt: 'false' })).toMatchObject({
    result: 'failed',
    stdout: expect.stringContaining('adopt-refused'),
  });
  const plan = await workspace.run(emulator, { secrets: keys });
  const { steps } = plan.plan as { readonly steps: readonly { readonly id: string; readonly adopts: boolean }[] };
  expect(steps.filter(({ adopts }) => adopts).map(({ id }) => id)).toEqual(['update datastore Orders']);
  expect(await applyAgain(emulator, file())).toMatchObject({ result: 'applied' });
  expect(emulator.state.datastores.all()).toHaveLength(1);
});

describe('a key is rotated', () => {
  test('a new secret alone is not seen; with rotate-secrets it is sent', async () => {
    const emulator = await applied();
    const secrets = 'KEY=another-secret-access-key';
    expect(await applyAgain(emulator, file(), { secrets })).toMatchObject({ result: 'unchanged' });
    expect(await applyAgain(emulator, file(), { secrets, 'rotate-secrets': 'lake' })).toMatchObject({
      result: 'applied',
    });
    expect(writesOf(emulator).map(({ method, path }) => `${method} ${path}`)).toEqual(['PUT /api/connections/1']);
  });

  test('a new access key is seen, and its secret goes along', async () => {
    const emulator = await applied();
    const text = file().replace('AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE');
    expect(await applyAgain(emulator, text, { secrets: 'KEY=another-secret-access-key' })).toMatchObject({
      result: 'applied',
    });
    const [write] = writesOf(emulator);
    expect(write?.body).toMatchObject({ access_key: 'AKIAI44QH8DHBEXAMPLE', secret_key: 'another-secret-access-key' });
  });
});

test('an address changes: refused where stored credentials would go there', async () => {
  const emulator = await applied();
  const moved = file().replace('s3://acme-lake', 's3://elsewhere').replace(', secret_key: "${{ secrets.KEY }}"', '');
  expect(await applyAgain(emulator, moved)).toMatchObject({
    result: 'failed',
    stdout: expect.stringContaining('stored-secrets-new-address'),
  });
  expect(writesOf(emulator)).toEqual([]);
});

describe('deletes', () => {
  const [other, third] = [entry('Other', '/other/'), entry('Third', '/third/')];
  const none = file().replace(/datastores:[\s\S]*/, '');
  const all = ['Orders', 'Other', 'Third'];
  const prune = { prune: 'true' };

  test.each([
    { what: 'out of the file, without prune', text: file(third), left: all },
    { what: 'out of the file, with prune', text: file(third), inputs: prune, left: ['Orders', 'Third'] },
    { what: 'prune without a list', text: none, inputs: prune, left: all, rule: 'prune-without-list' },
    {
      what: 'the last ones of a file',
      text: `${none}datastores: []\n`,
      inputs: prune,
      left: all,
      rule: 'prune-not-established',
    },
    {
      what: 'over max-deletes',
      text: file(),
      inputs: { ...prune, 'max-deletes': '1' },
      left: all,
      rule: 'max-deletes',
    },
    {
      what: 'removed, with the tag on it',
      text: `${file(third)}removed: [{ name: Other }]\n`,
      left: ['Orders', 'Third'],
    },
    {
      what: 'removed, with another id',
      text: `${file(third)}removed: [{ name: X, id: 2 }]\n`,
      left: all,
      rule: 'removed-id-name',
    },
  ])('$what', async ({ text, inputs, left, rule }) => {
    const emulator = await applied(file(other + third));
    const { stdout } = await applyAgain(emulator, text, inputs);
    expect(stdout).toContain(rule ?? '');
    const names = emulator.state.datastores.all().map(({ name }) => name);
    expect(names.toSorted()).toEqual(left);
    expect(emulator.state.connections.all()).toHaveLength(1);
  });
});

test('what the server does not keep is named', async () => {
  const emulator = await workspace.emulator({ dialect: { nullOnPut: 'ignored' } });
  const described = file().replace('/orders/\n', '/orders/\n    description: text\n');
  expect(await applyAgain(emulator, described)).toMatchObject({ result: 'applied' });
  const cleared = await applyAgain(emulator, described.replace('description: text', 'description: null'));
  expect(cleared.outputs).toMatchObject({ result: 'applied', converged: 'false' });
  expect(cleared.stdout).toContain('The server ignored description of datastore "Orders"');
});

test('every heading of the page that begins with … is a sentence about one event', () => {
  const headings = [...page.matchAll(/^## … (.*)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([
    'a datastore is renamed',
    'somebody changed a datastore by hand',
    'somebody changes it between the plan and the write',
    'an object of the same name was made by hand',
    'an answer is lost',
    'the job is cancelled',
    'two runs happen at once',
    'one step fails',
    'a key is rotated',
    'an address changes',
  ]);
});
