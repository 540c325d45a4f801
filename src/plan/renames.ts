import type { Kind } from './plan.ts';
import { type Operation, type Step, step } from './steps.ts';

/** Whether a step only frees a name for another one. */
export function isAside({ operation }: Pick<Step, 'operation'>): boolean {
  return 'aside' in operation && operation.aside === true;
}

/**
 * Names may be unique (the sources disagree), so whatever takes a name waits for the step that frees it. Where names go
 * round in a circle, one object of it first gets a name of its own, by a step of its own.
 */
export function inRenameOrder(steps: readonly Step[]): readonly Step[] {
  const renamings = steps.flatMap((one) => renamingOf(one) ?? []);
  if (renamings.length === 0) {
    return steps;
  }
  const freed = new Map(renamings.map((renaming) => [renaming.frees, renaming]));
  const breakers = circleBreakers(freed);
  return steps.flatMap((one) => {
    const waits = takenNames(one).flatMap((name) => {
      const freeing = freed.get(name)?.step;
      return freeing ? [breakers.has(freeing) ? asideId(freeing) : freeing.id] : [];
    });
    const waiting = { ...one, dependsOn: [...new Set([...one.dependsOn, ...waits])] };
    const breaker = breakers.get(one);
    return breaker ? asideAndAfter(waiting, breaker.operation) : [waiting];
  });
}

type Update = Extract<Operation, { readonly does: 'update-datastore' | 'update-connection' }>;

/** A step that renames, with the name that it frees and the one that it takes. */
interface Renaming {
  readonly step: Step;
  readonly operation: Update;
  readonly frees: string;
  readonly takes: string;
}

function key(kind: Kind, name: string): string {
  return `${kind} ${name}`;
}

function asideId({ id }: Step): string {
  return `make way: ${id}`;
}

function renamingOf(one: Step): Renaming | undefined {
  const { operation, kind } = one;
  if (operation.does !== 'update-datastore' && operation.does !== 'update-connection') {
    return undefined;
  }
  const from = operation.live.name;
  const to = operation.does === 'update-datastore' ? operation.wanted.get('name') : operation.entry.name;
  return typeof to === 'string' && to !== from
    ? { step: one, operation, frees: key(kind, from), takes: key(kind, to) }
    : undefined;
}

/** The names that a step needs to be free. */
function takenNames(one: Step): readonly string[] {
  const { operation } = one;
  switch (operation.does) {
    case 'create-datastore': {
      const connection = 'inline' in operation.on ? [key('connection', operation.on.name)] : [];
      return [key('datastore', one.name), ...connection];
    }
    case 'create-connection':
      return [key('connection', one.name)];
    default:
      return [renamingOf(one)?.takes ?? []].flat();
  }
}

/** One step of each circle, the same one for the same plan: that with the lowest live id. */
function circleBreakers(freed: ReadonlyMap<string, Renaming>): ReadonlyMap<Step, Renaming> {
  const breakers = new Map<Step, Renaming>();
  const seen = new Set<Renaming>();
  for (const start of freed.values()) {
    const path: Renaming[] = [];
    let next: Renaming | undefined = start;
    while (next && !seen.has(next)) {
      seen.add(next);
      path.push(next);
      next = freed.get(next.takes);
    }
    // Where the path comes back to itself there is a circle; what leads up to it is no part of that.
    const circle = path.slice(next ? path.indexOf(next) : path.length);
    if (next && path.includes(next)) {
      const lowest = circle.reduce((one, other) => (other.operation.live.id < one.operation.live.id ? other : one));
      breakers.set(lowest.step, lowest);
    }
  }
  return breakers;
}

function asideAndAfter(renaming: Step, update: Update): readonly Step[] {
  const { id, name } = update.live;
  const between = `${name.slice(0, 200)} (id ${id}, being renamed)`;
  const moved = throughName(update, between);
  const aside = step({
    ...renaming,
    id: asideId(renaming),
    changes: renaming.changes.filter(({ field }) => field === 'name').map((one) => ({ ...one, after: between })),
    dependsOn: [],
    reason: 'names are swapped: this one makes way first',
    operation: moved.aside,
  });
  return [aside, { ...renaming, dependsOn: [...renaming.dependsOn, aside.id], operation: moved.after }];
}

/** An update by way of another name: to it, and from it to where it was to go. */
function throughName(update: Update, name: string): { readonly aside: Operation; readonly after: Operation } {
  if (update.does === 'update-datastore') {
    const wanted = new Map([['name', name]]);
    return {
      aside: {
        does: 'update-datastore',
        live: update.live,
        wanted,
        moveTo: undefined,
        group: undefined,
        keeps: [],
        aside: true,
      },
      after: { ...update, live: { ...update.live, name } },
    };
  }
  const entry = { ...update.entry, name, fields: new Map() };
  return {
    aside: { ...update, entry, send: new Map(), aside: true },
    after: { ...update, live: { ...update.live, name } },
  };
}
