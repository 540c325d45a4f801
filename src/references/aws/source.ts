import type { AwsSettings, Located } from '../../config/desired.ts';
import type { RunEvent } from '../../github/event.ts';
import type { Inputs } from '../../github/inputs.ts';
import { InputError, type Position, type Problem } from '../../problem.ts';
import type { World } from '../../world.ts';
import { environmentSource } from '../environment.ts';
import { parseTemplate } from '../grammar.ts';
import type { AwsSource, Unavailable } from '../resolve.ts';
import type { Connection } from './clients.ts';
import { openHttp } from './http.ts';
import { chooseSettings, type Given } from './settings.ts';
import { type Session, signIn } from './sign-in.ts';
import { openValues, type Values } from './values.ts';

export interface AwsOptions {
  readonly inputs: Pick<
    Inputs,
    'awsRoleArn' | 'awsRegion' | 'awsAudience' | 'requestTimeout' | 'maxRetries' | 'parallelism'
  >;
  /** The file's `aws` block as it is written, references included. */
  readonly settings: AwsSettings | undefined;
  readonly event: Pick<RunEvent, 'trust' | 'repository' | 'runId'>;
  /** The `aws` block of the base, as it is written; asked for on pull requests only. */
  readonly baseAws: () => Promise<AwsSettings | undefined | 'unreadable'>;
  readonly world: Pick<World, 'env' | 'log' | 'redactor' | 'sleep' | 'signals'>;
}

export interface AwsSession extends AwsSource {
  /** Why the sign-in failed, explained once; the references only say that it did. */
  problems(): readonly Problem[];
  close(): Promise<void>;
}

/** Milliseconds for one exchange at most, whatever `request-timeout` allows for the API: all of these are small. */
const longestExchange = 10_000;

/** AWS as a source of references. Nothing is sent before the first of them is asked for; the sign-in happens once. */
export function createAwsSource(options: AwsOptions): AwsSession {
  const { inputs, world } = options;
  const problems: Problem[] = [];
  const http = openHttp(Math.min(inputs.requestTimeout * 1000, longestExchange), world.signals.stop);
  let opened: Promise<Opened | Unavailable> | undefined;
  const open = (): Promise<Opened | Unavailable> => {
    opened ??= openSession(options, http).catch((error: unknown) => {
      if (error instanceof InputError) {
        problems.push(...error.problems);
        return notSignedIn;
      }
      if (error instanceof Error && error.name === 'AbortError') {
        return { message: 'The run was cancelled.' };
      }
      throw error;
    });
    return opened;
  };
  return {
    identity: async () => {
      const session = await open();
      return 'values' in session ? session.session.identity : session;
    },
    secret: async (id) => {
      const session = await open();
      return 'values' in session ? session.values.secret(id) : session;
    },
    parameters: async (names) => {
      const session = await open();
      return 'values' in session ? session.values.parameters(names) : new Map(names.map((name) => [name, session]));
    },
    problems: () => [...problems],
    close: () => http.close(),
  };
}

interface Opened {
  readonly session: Session;
  readonly values: Values;
}

const notSignedIn: Unavailable = {
  message: 'The run could not sign in to AWS.',
  hint: 'The reason is told once, for the role or the credentials.',
};

/** @throws InputError */
async function openSession(options: AwsOptions, http: Connection['http']): Promise<Opened | Unavailable> {
  const { inputs, event, world } = options;
  const { env } = world;
  const { awsRoleArn, awsRegion } = inputs;
  const role = awsRoleArn
    ? { value: awsRoleArn, from: 'input aws-role-arn' }
    : fill(options.settings?.roleArn, 'aws.role_arn', env);
  const region = awsRegion
    ? { value: awsRegion, from: 'input aws-region' }
    : fill(options.settings?.region, 'aws.region', env);
  if (role === 'waiting' || region === 'waiting') {
    // The reference that has no value is a problem of its own.
    return { message: 'The aws block has no value yet.', hint: 'Give its references a value first.' };
  }
  const environment: Given | undefined = env['AWS_REGION']
    ? { value: env['AWS_REGION'], from: 'AWS_REGION' }
    : undefined;
  const choice = chooseSettings(role, region ?? environment, env);
  if (role && !awsRoleArn && event.trust !== 'trusted') {
    await refuseUnreviewed(options, role.at);
  }
  const connection: Connection = { choice, http, maxAttempts: inputs.maxRetries + 1 };
  const { repository, runId } = event;
  const session = await signIn({ connection, audience: inputs.awsAudience, repository, runId, world });
  return { session, values: openValues({ connection, session, parallelism: inputs.parallelism, world }) };
}

/** The `aws` block may refer to the environment only. */
function fill(text: Located<string> | undefined, from: string, env: World['env']): Given | 'waiting' | undefined {
  if (!text) {
    return undefined;
  }
  const parsed = parseTemplate(text.value);
  const parts = parsed.kind === 'template' ? parsed.template.parts : [text.value];
  const variable = environmentSource(env);
  const values = parts.map((part) => (typeof part === 'string' ? part : variable(part.name)));
  return values.some((value) => value === undefined || value.trim() === '')
    ? 'waiting'
    : { value: values.join(''), from, at: text.at };
}

/**
 * A pull request must not make the job assume a role that nobody has reviewed.
 *
 * @throws InputError where the block differs from the base's, or the base cannot be read.
 */
async function refuseUnreviewed({ settings, baseAws }: AwsOptions, at: Position | undefined): Promise<void> {
  const base = await baseAws();
  if (base !== 'unreadable' && written(base) === written(settings)) {
    return;
  }
  const [message, hint] =
    base === 'unreadable'
      ? [
          "The base's version of the aws block cannot be read, so its role is not assumed on a pull request.",
          'Give the workflow contents: read (or fetch the base), or give the role as the input aws-role-arn.',
        ]
      : [
          'This pull request changes the aws block, so its role is not assumed before the change is merged.',
          'Merge the change of the aws block first, or give the role as the input aws-role-arn.',
        ];
  throw new InputError([{ severity: 'error', rule: 'aws-not-reviewed', message, hint, ...(at ? { at } : {}) }]);
}

function written(settings: AwsSettings | undefined): string {
  return JSON.stringify([settings?.roleArn?.value, settings?.region?.value]);
}
