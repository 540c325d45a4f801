import pLimit from 'p-limit';
import * as z from 'zod/mini';
import type { World } from '../../world.ts';
import type { Unavailable } from '../resolve.ts';
import { type Connection, clientConfig } from './clients.ts';
import { type Failure, failureText, garbled } from './failure.ts';
import { isRegion } from './settings.ts';
import type { Session } from './sign-in.ts';
import { valueFailureOf } from './value-failure.ts';

/** The two services that hold values, asked with the credentials of a session. */
export interface Values {
  /** The text of a secret. `undefined` never: what is missing says so. */
  secret(id: string): Promise<string | Unavailable>;
  parameters(names: readonly string[]): Promise<ReadonlyMap<string, string | Unavailable>>;
}

/** Names in one GetParameters call (the AWS Systems Manager API reference). */
const parametersPerCall = 10;

export interface ValuesOptions {
  readonly connection: Connection;
  readonly session: Session;
  /** Calls in flight at once. */
  readonly parallelism: number;
  readonly world: Pick<World, 'signals'>;
}

/** Opens both services; nothing is sent yet. */
export function openValues(options: ValuesOptions): Values {
  const limit = pLimit(options.parallelism);
  return {
    secret: (id) => limit(() => readSecret(id, options)),
    parameters: async (names) => {
      const batches = Array.from({ length: Math.ceil(names.length / parametersPerCall) }, (_, index) =>
        names.slice(index * parametersPerCall, (index + 1) * parametersPerCall),
      );
      const answers = await Promise.all(batches.map((batch) => limit(() => readParameters(batch, options))));
      return new Map(answers.flatMap((answer) => [...answer]));
    },
  };
}

async function readSecret(id: string, options: ValuesOptions): Promise<string | Unavailable> {
  const { connection, session, world } = options;
  const place = placeOfSecret(id, session);
  if ('message' in place) {
    return place;
  }
  const { SecretsManagerClient, GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient(
    clientConfig(connection, 'SECRETS_MANAGER', session.credentials, place.region),
  );
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId: id }), {
      abortSignal: world.signals.stop,
    });
    const { data } = secretAnswer.safeParse(answer);
    const failure = garbled(answer.$metadata.httpStatusCode);
    const absent = data?.SecretBinary === undefined ? secretFailure(failure, id, place.region, session) : binary;
    return data?.SecretString ?? absent;
  } catch (error) {
    return secretFailure(valueFailureOf(error), id, place.region, session);
  }
}

// The SDK hands on what came, of whatever type.
const secretAnswer = z.object({ SecretString: z.optional(z.string()), SecretBinary: z.optional(z.unknown()) });
const parametersAnswer = z.object({ Parameters: z.optional(z.array(z.unknown())) });
const parameter = z.object({ Name: z.string(), Value: z.string() });

const binary: Unavailable = {
  message: 'This secret is binary, not a text.',
  hint: 'Store it in Secrets Manager as a text (SecretString).',
};

/** An ARN names region and partition by itself; a name means the run's own. */
function placeOfSecret(id: string, { identity }: Session): { readonly region: string } | Unavailable {
  if (!id.startsWith('arn:')) {
    return { region: identity.region };
  }
  const [, partition = '', , region = ''] = id.split(':');
  if (!isRegion(region)) {
    return { message: 'The region in this ARN is not shaped like one.', hint: 'Copy the ARN from Secrets Manager.' };
  }
  return partition === identity.partition
    ? { region }
    : {
        message: `This ARN is of the partition ${partition}, and the run's credentials are of ${identity.partition}.`,
        hint: 'Credentials do not reach across partitions: use a role and a secret of the same one.',
      };
}

function secretFailure(failure: Failure, id: string, region: string, { identity, callerArn }: Session): Unavailable {
  const where = `in ${region} of account ${identity.accountId}`;
  if (/^ResourceNotFound/.test(failure.name)) {
    return {
      rule: 'reference-missing',
      message: `Secrets Manager has no such secret ${where}, or no value for it.`,
      hint: 'Check name, region and account; upper and lower case differ. The role may also lack the right to see it.',
    };
  }
  if (failure.name === 'DecryptionFailure' || isDenied(failure)) {
    const resource = id.startsWith('arn:')
      ? id
      : `arn:${identity.partition}:secretsmanager:${region}:${identity.accountId}:secret:${id}-??????`;
    return refused('GetSecretValue', failure, callerArn, {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: resource,
    });
  }
  return unanswered('GetSecretValue', failure, where);
}

async function readParameters(
  names: readonly string[],
  options: ValuesOptions,
): Promise<ReadonlyMap<string, string | Unavailable>> {
  const { connection, session, world } = options;
  const { SSMClient, GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const client = new SSMClient(clientConfig(connection, 'SSM', session.credentials));
  try {
    const answer = await client.send(new GetParametersCommand({ Names: [...names], WithDecryption: true }), {
      abortSignal: world.signals.stop,
    });
    const { data, success } = parametersAnswer.safeParse(answer);
    const items = (data?.Parameters ?? []).map((item) => parameter.safeParse(item));
    const found = new Map(items.flatMap((item) => (item.data ? [[item.data.Name, item.data.Value] as const] : [])));
    const failure = garbled(answer.$metadata.httpStatusCode);
    const absent = (name: string): Unavailable =>
      success && items.every((item) => item.success)
        ? missingParameter(session)
        : parameterFailure(failure, name, session);
    return new Map(names.map((name) => [name, found.get(name) ?? absent(name)]));
  } catch (error) {
    const failure = valueFailureOf(error);
    return new Map(names.map((name) => [name, parameterFailure(failure, name, session)]));
  }
}

function missingParameter({ identity }: Session): Unavailable {
  return {
    rule: 'reference-missing',
    message: `SSM has no such parameter in ${identity.region} of account ${identity.accountId}.`,
    hint: 'Check path, region and account; upper and lower case differ.',
  };
}

function parameterFailure(failure: Failure, name: string, { identity, callerArn }: Session): Unavailable {
  const { partition, region, accountId } = identity;
  return isDenied(failure)
    ? refused('GetParameters', failure, callerArn, {
        Effect: 'Allow',
        Action: 'ssm:GetParameters',
        Resource: `arn:${partition}:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, '')}`,
      })
    : unanswered('GetParameters', failure, `in ${region} of account ${accountId}`);
}

function isDenied({ name }: Failure): boolean {
  return /AccessDenied|NotAuthorized|Unauthorized/.test(name);
}

function refused(call: string, failure: Failure, callerArn: string, statement: object): Unavailable {
  return {
    message: `AWS refused ${call} to ${callerArn} (${failureText(failure)}).`,
    hint: `The role's permissions need the statement ${JSON.stringify(statement)}, and kms:Decrypt on the key where the value is encrypted with one of your own.`,
  };
}

function unanswered(call: string, failure: Failure, where: string): Unavailable {
  return {
    message:
      failure.kind === 'cancelled' ? failure.message : `${call} ${where} did not succeed: ${failureText(failure)}.`,
    ...(failure.hint === undefined ? {} : { hint: failure.hint }),
  };
}
