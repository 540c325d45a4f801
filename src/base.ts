import { checkFiles } from './config/check.ts';
import type { AwsSettings, Desired } from './config/desired.ts';
import { fileDifferences } from './config/differences.ts';
import { type ParsedFiles, parseFiles, type ResolvedValues, substitute } from './config/parse.ts';
import type { RunEvent } from './github/event.ts';
import type { Inputs } from './github/inputs.ts';
import { hasErrors, type Problem } from './problem.ts';
import { environmentSource } from './references/environment.ts';
import { targetKey } from './references/grammar.ts';
import { resolveReferences } from './references/resolve.ts';
import { parseSecretsInput } from './references/secrets-input.ts';
import { globsOf } from './workspace/files.ts';
import type { World } from './world.ts';

/** The files as the base of the pull request has them. Read at most once, and only when somebody asks. */
export interface Base {
  /** The desired state of the base with its references as they stand: what can be said without any value. */
  unresolved(): Promise<Desired | 'unreadable'>;
  /** The `aws` block; `undefined`: there is none. */
  aws(): Promise<AwsSettings | undefined | 'unreadable'>;
  /** The desired state of the base; `unreadable` also where a reference of it has no value any more. */
  desired(values: ResolvedValues): Promise<Desired | 'unreadable'>;
}

/** Opens the base of a pull request or merge group. Nothing is read yet. */
export function openBase(parsed: ParsedFiles, event: RunEvent, inputs: Inputs, world: World): Base {
  let files: Promise<ParsedFiles | 'unreadable'> | undefined;
  const read = (): Promise<ParsedFiles | 'unreadable'> => {
    files ??= readBaseFiles(parsed, event, inputs, world);
    return files;
  };
  const unresolved = async (): Promise<Desired | 'unreadable'> => {
    const base = await read();
    return (base === 'unreadable' ? undefined : checkFiles(base, inputs).desired) ?? 'unreadable';
  };
  return {
    unresolved,
    aws: async () => {
      const desired = await unresolved();
      return desired === 'unreadable' ? desired : desired.aws;
    },
    desired: async (values) => {
      const base = await read();
      return base === 'unreadable' ? 'unreadable' : await desiredOf(base, values, inputs, world);
    },
  };
}

/** What the change does to the files, where their base can be read. */
export async function differencesFrom(base: Base | undefined, head: Desired): Promise<readonly Problem[]> {
  const before = (await base?.unresolved()) ?? 'unreadable';
  return before === 'unreadable' ? [] : fileDifferences(before, head);
}

/** Whether the event has a base whose version of the files says what the change introduced. */
export function hasBase(event: RunEvent): boolean {
  return (
    event.baseSha !== undefined &&
    (event.pullRequest !== undefined || event.name === 'merge_group') &&
    event.trust !== 'untrusted'
  );
}

async function readBaseFiles(
  parsed: ParsedFiles,
  event: RunEvent,
  inputs: Inputs,
  world: World,
): Promise<ParsedFiles | 'unreadable'> {
  const { readBase } = await import('./github/base.ts');
  const found = await readBase({
    event,
    paths: parsed.files.map(({ path }) => path),
    patterns: globsOf(inputs.config, world.workspace),
    workspace: world.workspace,
    token: inputs.githubToken,
    quotes: world.redactor.quotes,
    env: world.env,
    signal: world.signals.stop,
  });
  const files = [...found].flatMap(([path, file]) => (file.kind === 'text' ? [{ path, text: file.text }] : []));
  return [...found.values()].some(({ kind }) => kind === 'unreadable') ? 'unreadable' : parseFiles(files);
}

/** Values that the head has already asked for are taken from there; what only the base refers to comes from environment and secrets input. */
async function desiredOf(
  base: ParsedFiles,
  values: ResolvedValues,
  inputs: Inputs,
  world: World,
): Promise<Desired | 'unreadable'> {
  const resolved = await resolveReferences(
    base.references.filter((reference) => !values.has(targetKey(reference))),
    { env: environmentSource(world.env), secrets: parseSecretsInput(inputs.secrets).values },
  );
  resolved.secrets.forEach(world.log.mask);
  if (hasErrors(resolved.problems)) {
    return 'unreadable';
  }
  return checkFiles(substitute(base, new Map([...values, ...resolved.values])), inputs).desired ?? 'unreadable';
}
