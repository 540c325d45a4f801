import { InputError, type Problem } from '../../problem.ts';
import type { World } from '../../world.ts';
import type { AwsIdentity } from '../resolve.ts';
import { type Connection, type Credentials, clientConfig } from './clients.ts';
import { explainDenial, trustStatement } from './denial.ts';
import { type Failure, failureOf, failureText, isOutage } from './failure.ts';
import { claimsOf, requestToken } from './oidc.ts';
import type { Role } from './settings.ts';

/** Credentials that AWS has accepted, and whose they are. */
export interface Session {
  readonly credentials: Credentials;
  readonly identity: AwsIdentity;
  /** The ARN of the role or user, as AWS says it. */
  readonly callerArn: string;
}

export interface SignInOptions {
  readonly connection: Connection;
  readonly audience: string;
  /** `owner/name`, for the session's name. */
  readonly repository: string | undefined;
  readonly runId: number | undefined;
  readonly world: Pick<World, 'env' | 'log' | 'redactor' | 'sleep' | 'signals'>;
}

/** Seconds, and the least that AWS accepts: references are resolved once, at the start of a run. */
const sessionSeconds = 900;
/** The SDK wants some, and the call is not signed. */
const noCredentials: Credentials = { accessKeyId: '', secretAccessKey: '' };

/**
 * Credentials for this run: of the role, through the job's OIDC token, or else of the three variables that an earlier
 * step has set. No other source is tried.
 *
 * @throws InputError that explains why there are none.
 */
export async function signIn(options: SignInOptions): Promise<Session> {
  const { role, region } = options.connection.choice;
  const credentials = role ? await assumeRole(role, options) : stepCredentials(options.world);
  const caller = await callerOf(credentials, options);
  options.world.log.info(`AWS: signed in as ${caller.callerArn}, region ${region}.`);
  return { credentials, ...caller };
}

/** The session's name in CloudTrail: repository and run, in the characters and the length that AWS accepts. */
export function sessionName(repository: string | undefined, runId: number | undefined): string {
  const run = runId === undefined ? '' : `-${runId}`;
  const name = (repository ?? 'qualytics-datastores').replace(/[^\w+=,.@-]/g, '-');
  return `${name.slice(0, 64 - run.length)}${run}`.padEnd(2, '-');
}

async function assumeRole(role: Role, options: SignInOptions): Promise<Credentials> {
  const { connection, audience, world } = options;
  const token = await requestToken(audience, connection.http, world);
  const { STSClient, AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = new STSClient(clientConfig(connection, 'STS', noCredentials));
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: role.arn,
    RoleSessionName: sessionName(options.repository, options.runId),
    WebIdentityToken: token,
    DurationSeconds: sessionSeconds,
  });
  const answer = await client
    .send(command, { abortSignal: world.signals.stop })
    .catch((error: unknown) => explained(error, world, (failure) => assumeProblem(failure, role, token, options)));
  const { AccessKeyId, SecretAccessKey, SessionToken } = answer.Credentials ?? {};
  for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) {
    world.log.mask(secret ?? '');
  }
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    const message = 'AWS answered AssumeRoleWithWebIdentity without credentials.';
    throw new InputError([problem('aws-unreachable', message, 'Check custom endpoints and proxies.')]);
  }
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** @throws InputError with the explanation; a cancelled run explains nothing. */
function explained(
  error: unknown,
  { redactor }: SignInOptions['world'],
  explain: (failure: Failure) => Problem,
): never {
  const failure = failureOf(error, redactor.quotes);
  throw failure.kind === 'cancelled' ? error : new InputError([explain(failure)]);
}

function assumeProblem(failure: Failure, role: Role, token: string, options: SignInOptions): Problem {
  if (isOutage(failure)) {
    return unreachable('AssumeRoleWithWebIdentity', failure, options);
  }
  const denial = {
    role,
    region: options.connection.choice.region,
    audience: options.audience,
    failure,
    claims: claimsOf(token),
  };
  const { log } = options.world;
  log.group("Trust-policy statement that accepts this job's token");
  log.info(JSON.stringify(trustStatement(denial), undefined, 2));
  log.endGroup();
  return explainDenial(denial);
}

function unreachable(call: string, failure: Failure, { connection }: SignInOptions): Problem {
  const { region, role } = connection.choice;
  return {
    ...problem(
      'aws-unreachable',
      `${call} in ${region} did not succeed: ${failureText(failure)}.`,
      failure.hint ?? 'Run the job again; health.aws.amazon.com tells whether AWS has an outage.',
    ),
    ...(role?.at ? { at: role.at } : {}),
  };
}

function stepCredentials({ env, log }: SignInOptions['world']): Credentials {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] as const;
  const [accessKeyId, secretAccessKey, sessionToken] = names.map((name) => env[name]?.trim());
  for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
    log.mask(secret ?? '');
  }
  if (!accessKeyId || !secretAccessKey) {
    const missing = [accessKeyId ? [] : [names[0]], secretAccessKey ? [] : [names[1]]].flat();
    throw new InputError([
      problem(
        'aws-no-credentials',
        `The file refers to AWS, and there is no role; ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set either.`,
        'Give role_arn in the aws block or the input aws-role-arn (and the job id-token: write), or let an earlier step set the AWS_* variables. Profiles and instance roles are never used.',
      ),
    ]);
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

async function callerOf(credentials: Credentials, options: SignInOptions): Promise<Omit<Session, 'credentials'>> {
  const { connection, world } = options;
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const client = new STSClient(clientConfig(connection, 'STS', credentials));
  const answer = await client
    .send(new GetCallerIdentityCommand({}), { abortSignal: world.signals.stop })
    .catch((error: unknown) => explained(error, world, (failure) => callerProblem(failure, options)));
  const { Account: accountId = '', Arn: callerArn = '' } = answer;
  const [, partition = ''] = callerArn.split(':');
  if (!/^\d{12}$/.test(accountId) || !/^aws[a-z-]*$/.test(partition)) {
    const message = 'AWS answered GetCallerIdentity without an account.';
    throw new InputError([problem('aws-unreachable', message, 'Check custom endpoints and proxies.')]);
  }
  return { identity: { accountId, partition, region: connection.choice.region }, callerArn };
}

function callerProblem(failure: Failure, options: SignInOptions): Problem {
  if (isOutage(failure) || options.connection.choice.role) {
    return unreachable('GetCallerIdentity', failure, options);
  }
  return problem(
    'aws-denied',
    `AWS refused GetCallerIdentity with the credentials of AWS_ACCESS_KEY_ID (${failureText(failure)}).`,
    'They have expired, are incomplete (temporary ones need AWS_SESSION_TOKEN too), or belong to another partition than the region. Let the earlier step make new ones, or use a role through OIDC.',
  );
}

function problem(rule: string, message: string, hint: string): Problem {
  return { severity: 'error', rule, message, hint };
}
