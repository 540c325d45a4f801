import type { LoggedRequest } from '../../test/emulator/faults.ts';

/** What the floor is reckoned from. */
export interface FloorFacts {
  readonly requests: readonly LoggedRequest[];
  /** Requests in flight at once. */
  readonly parallelism: number;
  /** Longest chain of steps of the plan that wait for each other; 0 where nothing is to be done. */
  readonly longestChain: number;
}

type Phase = 'read' | 'test' | 'write' | 'prove';

/**
 * How many times the latency a run cannot go below: its phases (reading, testing, writing, proving) follow each other,
 * and a phase takes at least as many rounds as its requests fill at that parallelism, and at least as many as the longest
 * chain in it, creates being one. A reading's first round holds only what needs no earlier answer: further pages need the first one, which
 * says how many there are, and single objects need a list.
 */
export function roundsOf({ requests, parallelism, longestChain }: FloorFacts): number {
  const phases = phasesOf(requests);
  const reading = (found: readonly LoggedRequest[]): number => readingRounds(found, parallelism);
  const chains: Readonly<Record<Phase, (found: readonly LoggedRequest[]) => number>> = {
    read: reading,
    test: () => 1,
    write: (found) => Math.max(longestChain, found.filter(isCreate).length),
    prove: reading,
  };
  return [...phases].reduce(
    (rounds, [phase, found]) => rounds + Math.max(Math.ceil(found.length / parallelism), chains[phase](found)),
    0,
  );
}

/** A create that gets an id: they go out one after another, so that a killed run loses none. */
function isCreate({ method, path }: LoggedRequest): boolean {
  return method === 'POST' && /^\/api\/(datastores|connections|datastore-groups)$/.test(path);
}

export function isTest({ method, path }: LoggedRequest): boolean {
  return method === 'POST' && /^\/api\/(datastores\/connection|connections\/\d+\/test)$/.test(path);
}

export function isWrite(request: LoggedRequest): boolean {
  return request.method !== 'GET' && !isTest(request);
}

/** A read between two writes belongs to the writing; `/users/me` is read first in each reading. */
function phasesOf(requests: readonly LoggedRequest[]): ReadonlyMap<Phase, readonly LoggedRequest[]> {
  const phases = new Map<Phase, LoggedRequest[]>();
  const lastWrite = requests.findLastIndex(isWrite);
  const proof = requests.findIndex(
    ({ path }, index) => index > lastWrite && lastWrite >= 0 && path === '/api/users/me',
  );
  const firstWrite = requests.findIndex(isWrite);
  const lastTest = requests.findLastIndex(isTest);
  for (const [index, request] of requests.entries()) {
    const phase: Phase =
      proof >= 0 && index >= proof
        ? 'prove'
        : isTest(request)
          ? 'test'
          : firstWrite >= 0 && index > lastTest && index >= firstRead(requests, lastTest, firstWrite)
            ? 'write'
            : 'read';
    phases.set(phase, [...(phases.get(phase) ?? []), request]);
  }
  return phases;
}

/** Reads of single objects right before the first write are already part of writing: an update is made on a fresh reading. */
function firstRead(requests: readonly LoggedRequest[], lastTest: number, firstWrite: number): number {
  let index = firstWrite;
  while (index - 1 > lastTest && /\/\d+$/.test(requests[index - 1]?.path ?? '')) {
    index -= 1;
  }
  return index;
}

function readingRounds(found: readonly LoggedRequest[], parallelism: number): number {
  const pages = found.filter(({ query }) => Number(query['page']?.[0] ?? 1) > 1).length;
  const singles = found.filter(({ path }) => /\/\d+$/.test(path)).length;
  const first = Math.min(parallelism, found.length - pages - singles);
  const chain = 1 + Math.min(pages, 1) + Math.min(singles, 1);
  return Math.max(chain, 1 + Math.ceil((found.length - first) / parallelism));
}
