import type { Emulator } from '../emulator/emulator.ts';
import type { Fault, LoggedRequest } from '../emulator/faults.ts';
import { type Reconciled, reconcile, told } from './reconcile.ts';
import { duplicatesIn } from './state-of.ts';

/** One way in which a request goes wrong. */
export interface FaultKind {
  readonly name: string;
  readonly fault: Fault;
  /** Whether the API may have carried the request out as far as anybody can tell from the answer. */
  readonly losesAnswer: boolean;
  /** Which requests it makes sense for; all where left out. */
  readonly when?: (request: LoggedRequest) => boolean;
}

const creates = ({ method, path }: LoggedRequest): boolean =>
  method === 'POST' && /^\/api\/(datastores|connections|global-tags|datastore-groups)$/.test(path);

const json = (status: number, text: string): Fault => ({ kind: 'status', status, body: { detail: text } });

/** Everything that goes wrong between a client and a control plane. */
export const faultKinds: readonly FaultKind[] = [
  { name: '500 before it is processed', fault: json(500, 'Internal Server Error'), losesAnswer: true },
  {
    name: '500 after it is processed',
    fault: { ...json(500, 'Internal Server Error'), processed: true } as Fault,
    losesAnswer: true,
  },
  {
    name: '503 with Retry-After',
    fault: { kind: 'status', status: 503, body: { detail: 'busy' }, headers: { 'retry-after': '1' } },
    losesAnswer: false,
  },
  { name: '429', fault: json(429, 'Too many requests'), losesAnswer: false },
  { name: 'a reset before it is processed', fault: { kind: 'reset', when: 'before' }, losesAnswer: true },
  { name: 'a reset after it is processed', fault: { kind: 'reset', when: 'after' }, losesAnswer: true },
  { name: 'no answer, not processed', fault: { kind: 'hang' }, losesAnswer: true },
  { name: 'no answer, processed', fault: { kind: 'hang', processed: true }, losesAnswer: true },
  { name: 'a body cut in the middle', fault: { kind: 'truncate' }, losesAnswer: true },
  {
    name: "a proxy's page with 502",
    fault: { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' },
    losesAnswer: true,
  },
  {
    name: 'a 2xx of another shape',
    fault: { kind: 'reshape', body: () => ({ hello: 'world' }) },
    losesAnswer: true,
  },
  {
    name: 'a sign-in page with 200',
    fault: { kind: 'status', status: 200, body: '<html>Sign in</html>' },
    losesAnswer: true,
  },
  { name: '409', fault: json(409, 'It exists already'), losesAnswer: false, when: creates },
  { name: '400', fault: { kind: 'status', status: 400, body: { message: 'No' } }, losesAnswer: false },
];

/** Makes the n-th request from now on fail; with `sticky` also every later one like it. @returns what ends this. */
export function failNth(
  emulator: Emulator,
  nth: number,
  kind: FaultKind,
  how: { readonly sticky: boolean },
): { readonly struck: () => LoggedRequest | undefined; readonly end: () => void } {
  let seen = 0;
  let first: LoggedRequest | undefined;
  const active = emulator.fail({
    fault: kind.fault,
    when: (request) => {
      seen += 1;
      if (seen === nth && (kind.when?.(request) ?? true)) {
        first = request;
        return true;
      }
      return how.sticky && first !== undefined && request.method === first.method && request.path === first.path;
    },
  });
  return { struck: () => first, end: () => active.remove() };
}

const stepsToGo = async (emulator: Emulator, text: string, inputs: Readonly<Record<string, string>>) => {
  const plan = await reconcile({ emulator, text, inputs, mode: 'plan' });
  return new Set(plan.progress.plan?.steps.map(({ id }) => id));
};

/**
 * What is not true of a run's own report, held against the state that it left and against a new plan: what is done must
 * not be to do again, what failed or was skipped must be, and `unknown` is for answers that were lost.
 */
export async function untruths(
  run: Reconciled,
  emulator: Emulator,
  again: { readonly text: string; readonly inputs: Readonly<Record<string, string>>; readonly before: unknown },
  fault: { readonly kind: FaultKind; readonly struck: LoggedRequest },
): Promise<readonly string[]> {
  const created = JSON.parse(run.outputs['created-ids'] ?? '{}') as Record<string, number>;
  const toDo = await stepsToGo(emulator, again.text, again.inputs);
  const complaints: string[] = [];
  const operated = (name: string): boolean =>
    emulator.state.datastores
      .by('name', name)
      .some(({ id }) => emulator.state.operations.by('datastore', id).length > 0);
  for (const { step, outcome, liveId, error } of run.outcomes) {
    const isSync = step.action === 'sync';
    const open = isSync ? !operated(step.name) : toDo.has(step.id);
    const madeAllTheSame = step.action === 'create' && outcome === 'failed' && liveId !== undefined;
    if (outcome === 'done' && open) {
      complaints.push(`"${step.id}" is called done, and is still to do`);
    }
    if ((outcome === 'failed' || outcome === 'skipped') && !open && !madeAllTheSame && !isSync) {
      complaints.push(`"${step.id}" is called ${outcome}, and is done (${error})`);
    }
    if (outcome === 'unknown' && (!fault.kind.losesAnswer || fault.struck.method === 'GET')) {
      complaints.push(`"${step.id}" is called unknown, and no answer of a write was lost (${error})`);
    }
    if (step.action === 'create' && step.kind === 'datastore' && (outcome === 'done' || madeAllTheSame)) {
      const [live] = emulator.state.datastores.by('name', step.name);
      if (live?.id !== created[step.name]) {
        complaints.push(`created-ids has ${created[step.name]} for "${step.name}", which is ${live?.id}`);
      }
    }
  }
  const same = JSON.stringify(emulator.snapshot()) === JSON.stringify(again.before);
  if (run.result === 'failed' && !same) {
    complaints.push('result is failed (nothing was written), and something was');
  }
  if (['applied', 'unchanged'].includes(run.result) && toDo.size > 0) {
    complaints.push(`result is ${run.result}, and there is still to do: ${[...toDo].join(', ')}`);
  }
  for (const name of duplicatesIn(emulator)) {
    complaints.push(`there are two: ${name}`);
  }
  return complaints.length > 0 ? [...complaints, told(run)] : [];
}
