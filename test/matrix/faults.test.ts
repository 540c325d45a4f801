import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { type Dialect, dialectSwitches } from '../emulator/dialect.ts';
import { type Emulator, startEmulator } from '../emulator/emulator.ts';
import { type FaultKind, failNth, faultKinds, untruths } from '../support/faulty.ts';
import { fullFile, laterFile, secretsInput, strangers } from '../support/full-file.ts';
import { pairwise } from '../support/pairwise.ts';
import { type Reconciled, reconcile, seededRandom, told } from '../support/reconcile.ts';
import { duplicatesIn, stateOf } from '../support/state-of.ts';

/** `MATRIX=full` takes every request; otherwise a sample, the same one each time. */
const full = process.env['MATRIX'] === 'full';
const shareOf = (method: string): number => (full ? 1 : method === 'GET' ? 0.01 : 0.1);

/** Most of a run without an answer is waiting for it. More at once would make healthy requests late too. */
const sideBySide = pLimit(4);

const inputs = { secrets: secretsInput, parallelism: '1', 'max-retries': '2', 'request-timeout': '20' };

/** Where no answer comes, a run waits no longer than it must: on a busy machine a healthy one takes a while, too. */
function inputsFor({ fault }: FaultKind): typeof inputs {
  return fault.kind === 'hang' ? { ...inputs, 'request-timeout': full ? '1' : '0.4' } : inputs;
}

interface Scenario {
  readonly name: string;
  readonly text: string;
  /** What is applied, without faults, before. */
  readonly after?: string;
  /** Which legal reading of the API the server has while the n-th request fails. */
  readonly dialect?: (nth: number) => Partial<Dialect>;
}

const dialects = pairwise(dialectSwitches, 3) as readonly Partial<Dialect>[];

const scenarios: readonly Scenario[] = [
  { name: 'everything is created', text: fullFile },
  { name: 'everything changes', text: laterFile, after: fullFile },
  {
    name: 'everything is created, in one dialect after the other',
    text: fullFile,
    dialect: (nth) => dialects[nth % dialects.length] ?? {},
  },
];

async function prepared({ after, dialect }: Scenario, nth: number): Promise<Emulator> {
  const emulator = await startEmulator({ seed: strangers, dialect: dialect?.(nth) ?? {} });
  if (after !== undefined) {
    await reconcile({ emulator, text: after, inputs });
  }
  return emulator;
}

/** One run with one fault, then one without: what is wrong with either. */
async function tried(
  scenario: Scenario,
  kind: FaultKind,
  nth: number,
  how: { readonly sticky: boolean },
): Promise<readonly string[]> {
  const emulator = await prepared(scenario, nth);
  try {
    const before = emulator.snapshot();
    const fault = failNth(emulator, nth, kind, how);
    const run = await reconcile({ emulator, text: scenario.text, inputs: inputsFor(kind) });
    fault.end();
    const struck = fault.struck();
    if (!struck) {
      return [];
    }
    const place = `request ${nth} (${struck.method} ${struck.path})${how.sticky ? ', always' : ''} ${JSON.stringify(scenario.dialect?.(nth) ?? {})}`;
    const wrong = await untruths(run, emulator, { text: scenario.text, inputs, before }, { kind, struck });
    const clean = await reconcile({ emulator, text: scenario.text, inputs });
    const settled = clean.result === 'unchanged' || (clean.result === 'applied' && clean.converged === true);
    const twice = duplicatesIn(emulator);
    return [
      ...wrong.map((text) => `${place}: ${text}`),
      ...(settled ? [] : [`${place}: the clean run after it did not settle: ${told(clean)}\nafter\n${told(run)}`]),
      ...twice.map((name) => `${place}: after the clean run there are two: ${name}`),
      ...(twice.length === 0 && !synced(emulator, run, scenario.dialect?.(nth) ?? {})
        ? [`${place}: no first sync`]
        : []),
    ];
  } finally {
    await emulator.close();
  }
}

/**
 * Whether each first sync was made. One that failed is tried again only where a datastore's own reading shows that it
 * never had an operation; elsewhere the failed step is the last word, and it was told.
 */
function synced(emulator: Emulator, run: Reconciled, dialect: Partial<Dialect>): boolean {
  const said = run.outcomes.some(({ step, outcome }) => step.action === 'sync' && outcome !== 'done');
  const leftOut = dialect.latestOperation === 'absent' || dialect.nullsOnRead === 'absent';
  return Object.keys(stateOf(emulator).operations).length === 2 || (leftOut && said);
}

async function methodsOf(scenario: Scenario): Promise<readonly string[]> {
  const emulator = await prepared(scenario, 0);
  const run = await reconcile({ emulator, text: scenario.text, inputs });
  await emulator.close();
  expect([run.result, run.converged]).toEqual(['applied', true]);
  return run.requests.map(({ method }) => method);
}

describe.each(scenarios)('$name', (scenario) => {
  test.each(faultKinds.map((kind, index) => ({ ...kind, index })))(
    'with $name at any request, the report is true and the next run settles it',
    async (kind) => {
      const methods = await methodsOf(scenario);
      const random = seededRandom(kind.index + 1);
      const chosen = methods.flatMap((method, index) =>
        [false, true].flatMap((sticky) => (random() < shareOf(method) ? [{ nth: index + 1, sticky }] : [])),
      );
      const wrong = await Promise.all(
        chosen.map(({ nth, sticky }) => sideBySide(() => tried(scenario, kind, nth, { sticky }))),
      );
      expect(wrong.flat()).toEqual([]);
    },
    600_000,
  );
});
