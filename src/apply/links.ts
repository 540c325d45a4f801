import { comparablePrefix } from '../connectors/compare.ts';
import type { LiveDatastore } from '../plan/live.ts';
import type { Operation } from '../plan/steps.ts';
import { ApiError } from '../qualytics/errors.ts';
import { type ApplyContext, idOf } from './context.ts';
import { readForWrite, refuseIfStale } from './fresh.ts';
import { errorText, StepError } from './outcomes.ts';
import { type Look, writeFresh } from './settle.ts';

type Link = Extract<Operation, { does: 'link' }>;

/** Links a datastore to its enrichment datastore, unless it would write there under a prefix that another one has. */
export async function link(operation: Link, context: ApplyContext): Promise<number> {
  const source = idOf(operation.source, context);
  const target = idOf(operation.to, context);
  const planned = context.live.datastores.get(source)?.enrichment?.id;
  const look = async (): Promise<Look> => {
    const fresh = await readForWrite(source, context);
    const current = fresh.enrichment?.id;
    refuseIfStale(current !== target && current !== planned ? ['enrichment_datastore'] : []);
    refuseSharedPrefix(fresh, target, operation, context);
    return current === target ? 'as-wanted' : 'to-do';
  };
  try {
    await writeFresh(context.policy, look, async () => {
      await context.api.link(source, target);
    });
  } catch (error) {
    const refused = error instanceof ApiError && [400, 409, 422].includes(error.status ?? 0);
    throw operation.switches && refused ? switchRefused(error) : error;
  }
  return source;
}

/**
 * The plan looked for shared prefixes with what the server was expected to make of a name; how it does that is not
 * documented to the letter. So what it did make is looked at before anything is written under it.
 */
function refuseSharedPrefix(
  source: LiveDatastore,
  target: number,
  { prefix: expected }: Link,
  { live, memory }: ApplyContext,
): void {
  const prefix = prefixOf(source);
  if (prefix === undefined) {
    return;
  }
  const key = `${target} ${prefix}`;
  const others = prefix === comparablePrefix(expected) ? [] : [...live.datastores.values()];
  const rival =
    memory.prefixes.get(key) ??
    others.find((one) => one.id !== source.id && one.enrichment?.id === target && prefixOf(one) === prefix);
  if (rival && rival.id !== source.id) {
    throw new StepError(
      `The server made the prefix "${source.fields.get('enrichment_prefix')}" of its name, under which "${rival.name}" (id ${rival.id}) writes into the same enrichment datastore. Linked, they would overwrite each other's data. Give it an enrichment_prefix of its own.`,
    );
  }
  memory.prefixes.set(key, source);
}

function prefixOf({ fields }: LiveDatastore): string | undefined {
  const prefix = fields.get('enrichment_prefix');
  return typeof prefix === 'string' && prefix !== '' ? comparablePrefix(prefix) : undefined;
}

/** Unlinking resets the remediation strategy, so it is never done behind anybody's back. */
function switchRefused(error: ApiError): StepError {
  if (error.status !== 409) {
    return new StepError(errorText(error), { cause: error, holdsAll: true });
  }
  return new StepError(
    `${error.message} This server does not switch an enrichment link. Unlink the datastore by hand (as an Admin: Datastore, Enrichment, Unlink; it resets the remediation strategy), then run again.`,
    { cause: error, holdsAll: true },
  );
}

/** Takes away the link that the plan saw, and no other. */
export async function unlink({ live }: Extract<Operation, { does: 'unlink' }>, context: ApplyContext): Promise<number> {
  const look = async (): Promise<Look> => {
    const current = (await readForWrite(live.id, context)).enrichment ?? null;
    refuseIfStale(current && current.id !== live.enrichment?.id ? ['enrichment_datastore'] : []);
    return current === null ? 'as-wanted' : 'to-do';
  };
  await writeFresh(context.policy, look, async () => {
    await context.api.unlink(live.id);
  });
  return live.id;
}
