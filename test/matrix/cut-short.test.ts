import { describe, expect, test } from '@jest/globals';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { fullFile, secretsInput, strangers } from '../support/full-file.ts';
import { outcomeLines, reconcile, seededRandom, told } from '../support/reconcile.ts';
import type { FinishedRun } from '../support/run-action.ts';
import { duplicatesIn, stateOf } from '../support/state-of.ts';
import { useWorkspace } from '../support/workspace.ts';

/** `MATRIX=full` stops at every request; otherwise at a sample, the same one each time. */
const full = process.env['MATRIX'] === 'full';
const inputs = { mode: 'apply', secrets: secretsInput };
const workspace = useWorkspace();

async function requestCount(): Promise<number> {
  const emulator = await startEmulator({ seed: strangers });
  const run = await reconcile({ emulator, text: fullFile, inputs });
  await emulator.close();
  return run.requests.length;
}

function sampled(count: number, size: number): readonly number[] {
  const random = seededRandom(7);
  const all = Array.from({ length: count }, (_, index) => index + 1);
  return full ? all : all.filter(() => random() < size / count);
}

/** Runs the bundle and does something when the n-th request comes in. */
async function runUntil(
  emulator: Emulator,
  nth: number,
  act: (kill: (signal: NodeJS.Signals) => void) => void | Promise<void>,
): Promise<FinishedRun> {
  let kill: (signal: NodeJS.Signals) => void = () => undefined;
  let seen = 0;
  const end = emulator.onRequest(async () => {
    seen += 1;
    if (seen === nth) {
      await act(kill);
    }
  });
  const run = await workspace.run(emulator, inputs, {
    onStart: (given) => {
      kill = given;
    },
  });
  end();
  return run;
}

/** Ids of the creates that were answered: the ones that a run can know of. */
function answeredCreates(emulator: Emulator): Readonly<Record<string, number>> {
  const answered = emulator.requests.filter(
    ({ method, path, status }) => method === 'POST' && path === '/api/datastores' && (status ?? 500) < 300,
  );
  return Object.fromEntries(
    answered.flatMap(({ body }) => {
      const { name } = body as { readonly name: string };
      return emulator.state.datastores.by('name', name).map(({ id }) => [name, id]);
    }),
  );
}

async function settles(emulator: Emulator): Promise<void> {
  const clean = await reconcile({ emulator, text: fullFile, inputs });
  expect(clean.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(['applied', 'unchanged']).toContain(clean.result);
  expect(clean.converged).not.toBe(false);
  expect(duplicatesIn(emulator)).toEqual([]);
  expect(stateOf(emulator).operations).toEqual({ Orders: 1, Finance: 1 });
}

test('killed at any request, a run loses no id that was answered before the next request came, and the next run settles it', async () => {
  for (const nth of sampled(await requestCount(), 6)) {
    const emulator = await workspace.emulator({ seed: strangers });
    workspace.write('datastores.yaml', fullFile);
    let answered: Readonly<Record<string, number>> = {};
    const run = await runUntil(emulator, nth, (kill) => {
      answered = answeredBefore(emulator);
      kill('SIGKILL');
    });
    expect(run.signal).toBe('SIGKILL');
    expect(JSON.parse(run.outputs['created-ids'] ?? '{}')).toMatchObject(answered);
    await settles(emulator);
    await emulator.close();
  }
}, 600_000);

test('killed at any create, a run has told the ids of all creates before it', async () => {
  let nth = 0;
  let creates = 0;
  do {
    nth += 1;
    creates = 0;
    const emulator = await workspace.emulator({ seed: strangers, latency: 10 });
    workspace.write('datastores.yaml', fullFile);
    const [datastores, connections] = [emulator.state.datastores, emulator.state.connections];
    const before = new Set([...datastores.all(), ...connections.all()]);
    const made = () => ({
      datastores: datastores.all().filter((one) => !before.has(one)),
      connections: connections.all().filter((one) => !before.has(one)),
    });
    let then = made();
    let kill: (signal: NodeJS.Signals) => void = () => undefined;
    emulator.onRequest(({ method, path }) => {
      if (method === 'POST' && /^\/api\/(datastores|connections)$/.test(path)) {
        creates += 1;
        if (creates === nth) {
          then = made();
          kill('SIGKILL');
        }
      }
    });
    const run = await workspace.run(emulator, inputs, {
      onStart: (given) => {
        kill = given;
      },
    });
    if (creates >= nth) {
      expect(JSON.parse(run.outputs['created-ids'] ?? '{}')).toEqual(
        Object.fromEntries(then.datastores.map(({ name, id }) => [name, id])),
      );
      for (const { name, id } of then.connections) {
        expect(run.stdout).toContain(`created connection ${name}: id ${id}\n`);
        expect(JSON.parse(run.outputs['connection-ids'] ?? '{}')).toMatchObject({ [name]: id });
      }
    }
    await emulator.close();
  } while (creates >= nth);
  expect(nth).toBeGreaterThan(5);
}, 120_000);

/** With requests side by side, one may be on its way back while another arrives: those older than that one count. */
function answeredBefore(emulator: Emulator): Readonly<Record<string, number>> {
  const reads = new Set(
    emulator.requests.flatMap(({ method, path }) =>
      method === 'GET' ? [/^\/api\/datastores\/(\d+)$/.exec(path)?.[1]] : [],
    ),
  );
  // What was read back was recorded before that.
  return Object.fromEntries(Object.entries(answeredCreates(emulator)).filter(([, id]) => reads.has(`${id}`)));
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('while a write is in flight: it has 4 s to end, then it is unknown; outputs and summary are there within 7 s', async () => {
    const emulator = await workspace.emulator({ seed: strangers });
    workspace.write('datastores.yaml', fullFile);
    emulator.fail({
      method: 'POST',
      path: /datastores$/,
      when: ({ body }) => (body as { name?: string }).name === 'Orders',
      fault: { kind: 'hang', processed: true },
    });
    let signalled = 0;
    const end = emulator.onRequest(({ method, path, body }) => {
      if (method === 'POST' && path === '/api/datastores' && (body as { name?: string }).name === 'Orders') {
        signalled = performance.now();
        setTimeout(() => kill(signal), 100);
      }
    });
    let kill: (one: NodeJS.Signals) => void = () => undefined;
    const run = await workspace.run(emulator, inputs, {
      onStart: (given) => {
        kill = given;
      },
    });
    end();
    expect(performance.now() - signalled).toBeLessThan(7_100);
    expect([run.code, run.outputs['result'], run.outputs['converged']]).toEqual([1, 'partial', 'false']);
    expect(run.summary).not.toBe('');
    const { steps } = run.plan as { steps: { action: string; kind: string; name: string; outcome: string }[] };
    const outcome = (action: string, name: string) =>
      steps.find((step) => step.kind === 'datastore' && step.action === action && step.name === name)?.outcome;
    expect([outcome('create', 'Orders'), outcome('link', 'Orders')]).toEqual(['unknown', 'skipped']);
    expect(Object.keys(JSON.parse(run.outputs['created-ids'] ?? '{}'))).not.toContain('Orders');
    await settles(emulator);
  }, 20_000);

  test('while it reads: it ends at once, and nothing was written', async () => {
    const emulator = await workspace.emulator({ seed: strangers });
    workspace.write('datastores.yaml', fullFile);
    emulator.fail({ method: 'GET', path: /connections$/, fault: { kind: 'hang' } });
    const before = emulator.snapshot();
    let signalled = 0;
    const run = await runUntil(emulator, 3, (kill) => {
      signalled = performance.now();
      kill(signal);
    });
    expect(performance.now() - signalled).toBeLessThan(3_000);
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    expect(emulator.snapshot()).toEqual(before);
  }, 20_000);
});

describe('a run that is told to stop', () => {
  test('at any request starts nothing new, and its report is true', async () => {
    const count = await requestCount();
    for (const nth of sampled(count, 12)) {
      const emulator = await startEmulator({ seed: strangers });
      const stop = new AbortController();
      const writes = new AbortController();
      let seen = 0;
      let writesAfter = 0;
      emulator.onRequest(({ method }) => {
        seen += 1;
        if (seen === nth) {
          stop.abort();
        } else if (seen > nth && method !== 'GET') {
          writesAfter += 1;
        }
      });
      const run = await reconcile({
        emulator,
        text: fullFile,
        inputs: { ...inputs, parallelism: '1' },
        signals: { stop: stop.signal, writes: writes.signal },
      });
      const created = JSON.parse(run.outputs['created-ids'] ?? '{}') as Record<string, number>;
      const problem = `stopped at request ${nth}: ${told(run)}`;
      expect({ writesAfter, problem }).toEqual({ writesAfter: 0, problem });
      expect({ lines: outcomeLines(run).filter((line) => line.endsWith(': failed')), problem }).toEqual({
        lines: [],
        problem,
      });
      for (const { step, outcome } of run.outcomes.filter((one) => one.step.action === 'create')) {
        if (step.kind === 'datastore' && outcome === 'done') {
          expect(emulator.state.datastores.get(created[step.name] ?? 0)?.name).toBe(step.name);
        }
        if (step.kind === 'datastore' && outcome === 'skipped') {
          expect(emulator.state.datastores.by('name', step.name)).toEqual([]);
        }
      }
      await settles(emulator);
      await emulator.close();
    }
  }, 120_000);
});
