import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runAction } from '../support/run-action.ts';

/**
 * The job `self` of our CI, played as a runner would: its shell steps, its three runs of the action, the environment
 * that one step hands to the next, and the last step's own judgement. Only on Linux, where the job runs.
 */
const root = join(import.meta.dirname, '../..');

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly if?: string;
}

const workflow = parse(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')) as {
  readonly jobs: { readonly self: { readonly env: Readonly<Record<string, string>>; readonly steps: readonly Step[] } };
};
const { env: jobEnv, steps } = workflow.jobs.self;

type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The two kinds of expressions that the job uses; any other fails the test. */
function evaluated(text: string, outputs: Outputs): string {
  return text.replace(/\$\{\{ *([^}]+?) *\}\}/g, (_, expression: string) => {
    const [, variable] = /^env\.(\w+)$/.exec(expression) ?? [];
    const [, step = '', output = ''] = /^steps\.(\w+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
    const value = variable === undefined ? outputs[step]?.[output] : jobEnv[variable];
    if (value === undefined) {
      throw new Error(`This test does not know \${{ ${expression} }}.`);
    }
    return value;
  });
}

/** `$GITHUB_ENV` of single lines. */
function handedOn(file: string): Readonly<Record<string, string>> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(lines.flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s).slice(0, 2)] : [])));
}

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('the job runs the action on itself: plan, apply, and nothing left to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'self-job-'));
  const envFile = join(folder, 'env');
  writeFileSync(envFile, '');
  // Not the project's folder, where the job writes its log, and not its port, which may be taken here.
  const script = (text: string): string =>
    text.replaceAll('emulator.log', join(folder, 'emulator.log')).replace('--port 8080', '--port 0');
  const shell = { PATH: process.env['PATH'] ?? '', GITHUB_ENV: envFile, ...jobEnv };
  const [start, ...rest] = steps.filter(({ uses, if: only }) => !/^actions\//.test(uses ?? '') && only === undefined);
  const background = spawn('bash', ['-c', `${script(start?.run ?? '')}; wait`], {
    cwd: root,
    env: shell,
    detached: true,
    stdio: 'ignore',
  });
  try {
    while (!Object.hasOwn(handedOn(envFile), 'QUALYTICS_URL')) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const outputs: Record<string, Readonly<Record<string, string>>> = {};
    for (const step of rest) {
      const values = (of: Step['with'] = {}): Record<string, string> =>
        Object.fromEntries(Object.entries(of).map(([name, value]) => [name, evaluated(String(value), outputs)]));
      if (step.uses === './') {
        const env = { ...jobEnv, ...handedOn(envFile), GITHUB_EVENT_NAME: 'push', GITHUB_REPOSITORY: 'acme/data' };
        const run = await runAction({ cwd: root, env, inputs: values(step.with) });
        expect([run.stdout.match(/^::error.*/gm), run.code]).toEqual([null, 0]);
        outputs[step.id ?? ''] = run.outputs;
      } else {
        const run = spawnSync('bash', ['--noprofile', '--norc', '-e', '-c', step.run ?? ''], {
          env: { ...shell, ...values(step.env) },
        });
        expect([step.name, run.stdout.toString(), run.status]).toEqual([
          step.name,
          expect.stringContaining('planned'),
          0,
        ]);
      }
    }
    expect(outputs).toMatchObject({
      plan: { result: 'planned' },
      apply: { converged: 'true' },
      again: { result: 'unchanged' },
    });
  } finally {
    process.kill(-(background.pid ?? 0), 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
