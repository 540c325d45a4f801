import { existsSync } from 'node:fs';
import type { Base } from './base.ts';
import { type Checked, checkFiles } from './config/check.ts';
import type { Desired } from './config/desired.ts';
import {
  filledSecrets,
  literalSecrets,
  type ParsedFiles,
  parseFiles,
  type ResolvedValues,
  substitute,
} from './config/parse.ts';
import { offlineNotice, type RunEvent, readEvent, refusalOf } from './github/event.ts';
import { type Inputs, readInputs, readMode } from './github/inputs.ts';
import { saveMemory } from './memory.ts';
import { proxyVariables } from './network.ts';
import type { ExpectedPlan } from './plan/expected.ts';
import { ConfigError, hasErrors, InputError, type Problem } from './problem.ts';
import type { Progress } from './progress.ts';
import type { AwsSession } from './references/aws/source.ts';
import { environmentSource } from './references/environment.ts';
import { awsSources } from './references/grammar.ts';
import { resolveReferences } from './references/resolve.ts';
import { parseSecretsInput } from './references/secrets-input.ts';
import { readExpectedPlan } from './workspace/expected-plan.ts';
import { readConfigFiles } from './workspace/files.ts';
import type { World } from './world.ts';

export interface Admitted {
  readonly inputs: Inputs;
  readonly event: RunEvent;
  /** Values for `${{ secrets.NAME }}`, masked. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Inputs and event; masks what is secret among them before anything else is done. @throws InputError */
export async function admit(world: World, progress: Progress): Promise<Admitted> {
  const event = readEvent(world.env);
  progress.run = { id: event.runId, attempt: event.runAttempt, commit: event.commit, url: event.runUrl };
  proxyPasswords(world.env).forEach(world.log.mask);
  progress.mode = readMode(world.env);
  const inputs = readInputs(world.env, event.trust);
  for (const token of [inputs.apiToken, inputs.githubToken]) {
    if (token) {
      world.log.mask(token.reveal());
    }
  }
  const secrets = parseSecretsInput(inputs.secrets);
  [...secrets.values.values()].forEach(world.log.mask);
  Object.assign(progress, {
    mode: inputs.mode,
    label: inputs.label,
    config: inputs.config
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  });
  progress.comment = { event, policy: inputs.comment, token: inputs.githubToken };
  refuseUnverifiedTls(world.env);
  refuseMissingWorkspace(world.workspace);
  // Where there are no secrets, whatever was to be put together from them is not as it is meant.
  const unreadable = offlineNotice(event) ? [] : secrets.problems;
  const refusals = [refusalOf(event, inputs.mode, inputs) ?? [], unreadable].flat();
  if (refusals.length > 0) {
    throw new InputError(refusals);
  }
  return { inputs, event, secrets: secrets.values };
}

/** Passwords in the addresses of proxies, as they stand there and decoded: a network error may quote the address. */
function proxyPasswords(env: NodeJS.ProcessEnv): readonly string[] {
  return proxyVariables.flatMap((name) => {
    const address = env[name] ?? '';
    const password = URL.canParse(address) ? new URL(address).password : '';
    return password === '' ? [] : [password, decoded(password)];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Tokens and secrets would go to whoever answers. @throws InputError */
function refuseUnverifiedTls(env: NodeJS.ProcessEnv): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new InputError([
      {
        severity: 'error',
        rule: 'tls-unverified',
        message: 'NODE_TLS_REJECT_UNAUTHORIZED is 0: certificates would not be verified.',
        hint: 'Remove it. For a private certificate authority set NODE_EXTRA_CA_CERTS to its certificate file.',
      },
    ]);
  }
}

/** @throws InputError */
function refuseMissingWorkspace(workspace: string): void {
  if (!existsSync(workspace)) {
    throw new InputError([
      {
        severity: 'error',
        rule: 'workspace-missing',
        message: 'GITHUB_WORKSPACE names a folder that does not exist.',
        hint: 'In a container job it must be mounted; outside of a runner, set it to the folder of the files.',
      },
    ]);
  }
}

/** Characters; some two thousand datastores. Its tree takes a hundred times as much while it is made. */
const largeText = 262_144;

/**
 * The files as trees. Plain-text secrets in them are masked at once, whether they are allowed or not.
 *
 * @throws ConfigError when a file cannot be read, with what is wrong in the others too.
 */
export async function readConfig(inputs: Inputs, world: World): Promise<ParsedFiles> {
  const { files, problems } = await readConfigFiles(inputs.config, world.workspace);
  if (files.reduce((sum, { text }) => sum + text.length, 0) > largeText) {
    saveMemory();
  }
  const parsed = parseFiles(files);
  literalSecrets(parsed).forEach(world.log.mask);
  if (hasErrors(problems)) {
    throw new ConfigError([...problems, ...checkConfig(parsed, inputs).problems]);
  }
  return parsed;
}

/** All that can be told without a value and without a network. */
export function checkConfig(parsed: ParsedFiles, { allowLiteralSecrets, ownershipTag }: Inputs): Checked {
  return checkFiles(parsed, { allowLiteralSecrets, ownershipTag });
}

/** The plan that was reviewed, for an apply that waits for one; a problem where its file is none. */
export function expectedPlan(
  { mode, expectedPlan: given }: Inputs,
  { workspace }: World,
): ExpectedPlan | Problem | undefined {
  if (mode !== 'apply' || given.kind === 'any') {
    return undefined;
  }
  return given.kind === 'hash' ? { hash: given.hash } : readExpectedPlan(given.path, workspace);
}

/** The base of the run's files, where there is one: with what triggered the run it decides which role may be assumed. */
type AwsBase = Pick<Base, 'aws'> | undefined;

export interface Resolved {
  readonly desired: Desired;
  readonly values: ResolvedValues;
}

/** What the check without values found to be right. */
export interface OfflineConfig {
  readonly parsed: ParsedFiles;
  readonly desired: Desired;
}

/** The desired state with every reference resolved and masked; `undefined` when that left problems. */
export async function resolveConfig(
  config: OfflineConfig,
  admitted: Admitted,
  world: World,
  progress: Progress,
  base: AwsBase,
): Promise<Resolved | undefined> {
  const { parsed } = config;
  const aws = await openAws(config, admitted, world, base);
  const resolved = await resolveReferences(parsed.references, {
    env: environmentSource(world.env),
    secrets: admitted.secrets,
    ...(aws ? { aws } : {}),
  }).finally(() => aws?.close());
  resolved.secrets.forEach(world.log.mask);
  const problems = [...(aws?.problems() ?? []), ...resolved.problems];
  progress.problems.push(...problems);
  if (hasErrors(problems)) {
    progress.result = 'failed';
    return undefined;
  }
  if (parsed.references.length === 0) {
    return { desired: config.desired, values: resolved.values };
  }
  const substituted = substitute(parsed, resolved.values);
  filledSecrets(substituted).forEach(world.log.mask);
  const checked = checkConfig(substituted, admitted.inputs);
  // What both checks found is said once.
  const said = new Set(progress.problems.map((problem) => JSON.stringify(problem)));
  progress.problems.push(...checked.problems.filter((problem) => !said.has(JSON.stringify(problem))));
  progress.result = checked.desired ? undefined : 'failed';
  return checked.desired && { desired: checked.desired, values: resolved.values };
}

/** AWS as a source, only where a reference needs it: its SDK is not even loaded otherwise. */
async function openAws(
  { parsed, desired }: OfflineConfig,
  { inputs, event }: Pick<Admitted, 'inputs' | 'event'>,
  world: World,
  base: AwsBase,
): Promise<AwsSession | undefined> {
  if (!parsed.references.some(({ source }) => awsSources.has(source))) {
    return undefined;
  }
  const { createAwsSource } = await import('./references/aws/source.ts');
  return createAwsSource({
    inputs,
    settings: desired.aws,
    event,
    baseAws: async () => base?.aws() ?? 'unreadable',
    world,
  });
}
