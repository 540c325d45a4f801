import type { Kind } from './plan.ts';
import { type Operation, type Step, step } from './steps.ts';

const asideSuffix = ' (out of the way)';

/** Whether a step only frees a name for another one. */
export function isAside({ id }: Pick<Step, 'id'>): boolean {
  return id.endsWith(asideSuffix);
}

/**
 * Names may be unique (the sources disagree), so whatever takes a name waits for the step that frees it. Where names go
 * round in a circle, one object of it first gets a name of its own, by a step of its own.
 */
export function inRenameOrder(steps: readonly Step[]): readonly Step[] {
  const frees = new Map(
    steps.flatMap((one) => {
      const rename = renameOf(one);
      return rename ? [[key(one.kind, rename.from), one] as const] : [];
    }),
  );
  if (frees.size === 0) {
    return steps;
  }
  const breakers = circleBreakers(steps, frees);
  return steps.flatMap((one) => {
    const waits = takenNames(one).flatMap((name) => {
      const freeing = frees.get(name);
      return !freeing || freeing === one ? [] : [breakers.has(freeing) ? asideId(freeing) : freeing.id];
    });
    const waiting = { ...one, dependsOn: [...new Set([...one.dependsOn, ...waits])] };
    return breakers.has(one) ? asideAndAfter(waiting) : [waiting];
  });
}

function key(kind: Kind, name: string): string {
  return `${kind} ${name}`;
}

function asideId({ id }: Step): string {
  return `${id}${asideSuffix}`;
}

function renameOf({ operation }: Step): { readonly from: string; readonly to: string } | undefined {
  if (operation.does !== 'update-datastore' && operation.does !== 'update-connection') {
    return undefined;
  }
  const to = operation.does === 'update-datastore' ? operation.wanted.get('name') : operation.entry.name;
  return typeof to === 'string' && to !== operation.live.name ? { from: operation.live.name, to } : undefined;
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
    default: {
      const rename = renameOf(one);
      return rename ? [key(one.kind, rename.to)] : [];
    }
  }
}

/** One step of each circle, the same one for the same plan: that with the lowest live id. */
function circleBreakers(steps: readonly Step[], frees: ReadonlyMap<string, Step>): ReadonlySet<Step> {
  const breakers = new Set<Step>();
  for (const start of steps.filter((one) => renameOf(one))) {
    const circle = [start];
    for (let next = freeing(start, frees); next && next !== start; next = freeing(next, frees)) {
      if (circle.includes(next)) {
        break;
      }
      circle.push(next);
    }
    const last = circle.at(-1);
    if (last && freeing(last, frees) === start) {
      breakers.add(circle.reduce((lowest, one) => ((one.liveId ?? 0) < (lowest.liveId ?? 0) ? one : lowest)));
    }
  }
  return breakers;
}

function freeing(one: Step, frees: ReadonlyMap<string, Step>): Step | undefined {
  return takenNames(one)
    .map((name) => frees.get(name))
    .find((found) => found !== undefined);
}

function asideAndAfter(renaming: Step): readonly Step[] {
  const { operation, liveId, changes } = renaming;
  const from = renameOf(renaming)?.from ?? '';
  const between = `${from.slice(0, 200)} (id ${liveId}, being renamed)`;
  const moved = throughName(operation, between);
  const aside = step({
    ...renaming,
    id: asideId(renaming),
    changes: changes.filter(({ field }) => field === 'name').map((one) => ({ ...one, after: between })),
    dependsOn: [],
    reason: 'names are swapped: this one makes way first',
    operation: moved.aside,
  });
  return [aside, { ...renaming, dependsOn: [...renaming.dependsOn, aside.id], operation: moved.after }];
}

/** An update by way of another name: to it, and from it to where it was to go. */
function throughName(operation: Operation, name: string): { readonly aside: Operation; readonly after: Operation } {
  if (operation.does === 'update-datastore') {
    const wanted = new Map([['name', name]]);
    return {
      aside: { does: 'update-datastore', live: operation.live, wanted, moveTo: undefined, group: undefined },
      after: { ...operation, live: { ...operation.live, name } },
    };
  }
  if (operation.does === 'update-connection') {
    const entry = { ...operation.entry, name, fields: new Map() };
    return {
      aside: { ...operation, entry, send: new Map() },
      after: { ...operation, live: { ...operation.live, name } },
    };
  }
  return { aside: operation, after: operation };
}
