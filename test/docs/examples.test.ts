import { describe, expect, jest, test } from '@jest/globals';
import { parse } from 'yaml';
import type { startEmulator } from '../emulator/emulator.ts';
import type { FinishedRun } from '../support/run-action.ts';
import { useWorkspace, writesOf } from '../support/workspace.ts';
import { read, workflowFiles } from './support/pages.ts';
import {
  type Context,
  complaints,
  filledIn,
  holds,
  isOurs,
  type Job,
  type Workflow,
  withoutVersion,
} from './support/workflows.ts';

/** Several runs of the bundle in one test, on a machine that may be busy. */
jest.setTimeout(60_000);

const workspace = useWorkspace();
const workflow = (name: string): Workflow => parse(read(`examples/workflows/${name}`)) as Workflow;

describe.each(workflowFiles)('%s', (path) => {
  const text = read(path);
  const { jobs, permissions } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('uses inputs and outputs that the action has, and actions at a commit with their version', () => {
    expect(complaints(steps, text)).toEqual([]);
    expect(withoutVersion(text)).toEqual([]);
    expect(steps.filter(isOurs)).not.toEqual([]);
  });

  test('asks for no permission at the top but to read, keeps no git credentials, and hands over no secret unasked', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with)).toEqual(checkouts.map(() => ({ 'persist-credentials': false })));
    expect(text).not.toContain('toJSON(secrets)');
  });

  test('lets an apply end before the next one, and gives each job a time limit', () => {
    const writes = Object.values(jobs).filter((job) => job.steps.some((step) => step.with?.['mode'] === 'apply'));
    const queues = writes.filter((job) => 'concurrency' in job || 'concurrency' in parse(text));
    expect(queues).toEqual(writes);
    expect(text.includes('cancel-in-progress: true')).toBe(false);
    expect(Object.values(jobs).filter((job) => !('timeout-minutes' in job))).toEqual([]);
  });
});

const file = `
ownership_tag: managed-by-git
datastores:
  - name: Lake Enrichment
    teams: [Public]
    enrichment_only: true
    root_path: /qualytics-enrichment/
    connection:
      name: acme_s3_enrichment
      type: s3
      uri: s3://acme-data-lake-enrichment
      access_key: \${{ secrets.ENRICHMENT_ACCESS_KEY }}
      secret_key: \${{ secrets.ENRICHMENT_SECRET_KEY }}
`;

type Emulator = Awaited<ReturnType<typeof startEmulator>>;

function tenant(emulator: Emulator, context: Context = {}): Context {
  return {
    'vars.QUALYTICS_URL': emulator.url,
    'vars.AWS_ACCOUNT': '123456789012',
    'secrets.QUALYTICS_PLAN_TOKEN': 'member-token',
    'secrets.QUALYTICS_APPLY_TOKEN': 'manager-token',
    'secrets.QUALYTICS_EXPORT_TOKEN': 'admin-token',
    'secrets.QUALYTICS_TOKEN': 'manager-token',
    'secrets.ENRICHMENT_ACCESS_KEY': 'AKIAIOSFODNN7EXAMPLE',
    'secrets.ENRICHMENT_SECRET_KEY': 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE',
    ...context,
  };
}

/** The action's steps of a job, run as the bundle would be. */
async function runJob(job: Job | undefined, context: Context): Promise<readonly FinishedRun[]> {
  const steps = (job?.steps ?? []).filter(isOurs);
  const filled = (values: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filledIn(String(value), context)]));
  const runs: FinishedRun[] = [];
  for (const step of steps) {
    runs.push(await workspace.run(undefined, filled(step.with), { env: filled(step.env) }));
  }
  return runs;
}

async function runOnly(job: Job | undefined, context: Context): Promise<FinishedRun> {
  const [run, ...others] = await runJob(job, context);
  expect(others).toEqual([]);
  if (!run) {
    throw new Error('The job has no step of ours.');
  }
  return run;
}

const outcome = ({ code, outputs, stdout }: FinishedRun) => ({
  code,
  result: outputs['result'],
  ...(code ? { stdout } : {}),
});

describe('against the embedded control plane', () => {
  test('single tenant: plan without the true secret, apply, then no drift; a change by hand is drift', async () => {
    const emulator = await workspace.emulator();
    const { jobs } = workflow('single-tenant.yml');
    workspace.write('datastores.yaml', file);
    const context = tenant(emulator);
    expect(outcome(await runOnly(jobs['plan'], context))).toEqual({ code: 0, result: 'planned' });
    expect(writesOf(emulator)).toEqual([]);
    expect(outcome(await runOnly(jobs['apply'], context))).toEqual({ code: 0, result: 'applied' });
    expect(outcome(await runOnly(jobs['drift'], context))).toEqual({ code: 0, result: 'unchanged' });
    const [live] = emulator.state.datastores.by('name', 'Lake Enrichment');
    if (live) {
      emulator.state.datastores.put({ ...live, root_path: '/by-hand/' });
    }
    expect(outcome(await runOnly(jobs['drift'], context))).toMatchObject({ code: 1, result: 'planned' });
  });

  test('a plan with a placeholder for a secret has the hash of the apply with its value', async () => {
    const emulator = await workspace.emulator();
    const { jobs } = workflow('single-tenant.yml');
    workspace.write('datastores.yaml', file);
    const planned = await runOnly(jobs['plan'], tenant(emulator));
    const applied = await runOnly(jobs['apply'], tenant(emulator));
    expect(planned.outputs['plan-hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(applied.outputs['plan-hash']).toBe(planned.outputs['plan-hash']);
  });

  test('promotion: one file, three tenants, each with its own bucket', async () => {
    const { jobs } = workflow('promotion.yml');
    workspace.write('promotion/datastores.yaml', read('examples/promotion/datastores.yaml'));
    const uris: unknown[] = [];
    for (const stage of ['dev', 'staging', 'prod']) {
      const emulator = await workspace.emulator();
      expect(outcome(await runOnly(jobs[stage], tenant(emulator)))).toEqual({ code: 0, result: 'applied' });
      uris.push(...emulator.state.connections.all().map((connection) => Reflect.get(connection.fields, 'uri')));
    }
    expect(uris).toEqual(['dev', 'staging', 'prod'].map((stage) => `s3://acme-data-lake-${stage}`));
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['dev', undefined],
      ['staging', 'dev'],
      ['prod', 'staging'],
    ]);
  });

  test('teams: each job applies its own file, and the other team has no drift from it', async () => {
    const emulator = await workspace.emulator();
    const { jobs } = workflow('teams-matrix.yml');
    const teams = (jobs['apply']?.strategy?.matrix?.['team'] ?? []).map(String);
    for (const team of teams) {
      workspace.write(`teams/${team}.yaml`, read(`examples/teams/${team}.yaml`));
    }
    for (const [job, result] of [
      ['plan', 'planned'],
      ['apply', 'applied'],
      ['plan', 'unchanged'],
    ] as const) {
      for (const team of teams) {
        expect(outcome(await runOnly(jobs[job], tenant(emulator, { 'matrix.team': team })))).toEqual({
          code: 0,
          result,
        });
      }
    }
  });

  test('reviewed plan: what was planned is applied; after a change in between nothing is written', async () => {
    const emulator = await workspace.emulator();
    const { jobs } = workflow('reviewed-plan.yml');
    workspace.write('datastores.yaml', file);
    const context = tenant(emulator);
    const planned = await runOnly(jobs['plan'], context);
    const outputs = Object.fromEntries(
      Object.entries(jobs['plan']?.outputs ?? {}).map(([name, expression]) => [
        `needs.plan.outputs.${name}`,
        filledIn(expression, {
          'steps.plan.outputs.plan-hash': planned.outputs['plan-hash'] ?? '',
          'steps.plan.outputs.result': planned.outputs['result'] ?? '',
        }),
      ]),
    );
    expect(holds(jobs['apply']?.if, outputs)).toBe(true);
    workspace.write('datastores.yaml', file.replace('/qualytics-enrichment/', '/elsewhere/'));
    expect(await runOnly(jobs['apply'], { ...context, ...outputs })).toMatchObject({
      code: 1,
      outputs: { result: 'failed' },
      stdout: expect.stringContaining('unexpected-plan'),
    });
    expect(writesOf(emulator)).toEqual([]);
    workspace.write('datastores.yaml', file);
    expect(outcome(await runOnly(jobs['apply'], { ...context, ...outputs }))).toEqual({ code: 0, result: 'applied' });
  });

  test('drift issue: the plan file has what the message is made of', async () => {
    const emulator = await workspace.emulator();
    const { jobs } = workflow('drift-issue.yml');
    workspace.write('datastores.yaml', file);
    const run = await runOnly(jobs['drift'], tenant(emulator));
    expect(outcome(run)).toEqual({ code: 0, result: 'planned' });
    expect(run.plan).toMatchObject({ summary: { create: 1, update: 0, delete: 0 } });
    expect(jobs['drift']?.permissions).toEqual({ contents: 'read', issues: 'write' });
  });

  test('adopting a tenant: the export is written where the artifact is taken from', async () => {
    const emulator = await workspace.emulator();
    emulator.seed({
      connections: [{ name: 'acme_s3_lake', type: 's3', uri: 's3://acme-data-lake' }],
      datastores: [{ name: 'Orders Lake', connection: 'acme_s3_lake', root_path: '/raw/orders/' }],
    });
    const { jobs } = workflow('adopt-tenant.yml');
    expect(outcome(await runOnly(jobs['export'], tenant(emulator)))).toEqual({ code: 0, result: 'exported' });
    const again = await workspace.run(emulator, { config: 'qualytics-export/*.yaml' });
    expect(outcome(again)).toEqual({ code: 0, result: 'unchanged' });
    expect(jobs['export']?.steps.at(-1)?.with?.['path']).toBe('qualytics-export/');
  });
});
