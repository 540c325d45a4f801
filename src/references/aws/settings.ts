import { awsKeys } from '../../config/keys.ts';
import { isLoopback } from '../../loopback.ts';
import { InputError, type Position, type Problem } from '../../problem.ts';

/** The AWS services that are asked, by their part of the SDK's variables. */
export const services = ['STS', 'SECRETS_MANAGER', 'SSM'] as const;
export type Service = (typeof services)[number];

/** A setting and where it comes from; the file's have a place. */
export interface Given {
  readonly value: string;
  /** `input aws-region`, `AWS_REGION`: to be named in a message. */
  readonly from: string;
  readonly at?: Position;
}

export interface Role {
  readonly arn: string;
  readonly accountId: string;
  readonly partition: string;
  readonly at?: Position;
}

/** What every client needs to know, all of it checked. */
export interface Choice {
  /** `undefined`: the credentials of an earlier step. */
  readonly role: Role | undefined;
  readonly region: string;
  /** Custom endpoints; a service that is not in it is asked at its usual address. */
  readonly endpoints: ReadonlyMap<Service, string>;
  readonly fips: boolean;
  readonly dualStack: boolean;
}

const [roleKey, regionKey] = awsKeys;
/** No region's name is longer; a host name's part could be. */
const longestRegion = 32;
/** Of an ARN (the AWS API reference, AssumeRoleWithWebIdentity). */
const longestArn = 2048;

/** Partitions other than `aws`, by how the names of their regions begin. */
const partitions: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
];

/** The partition that a region is in. */
export function partitionOf(region: string): string {
  return partitions.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** Whether a text is shaped like a region, so that it may become part of a host name. */
export function isRegion(text: string): boolean {
  return text.length <= longestRegion && new RegExp(regionKey.pattern.source).test(text);
}

/**
 * Checks role, region and endpoints without any network, before one of them can steer where credentials go.
 *
 * @throws InputError with all that is wrong.
 */
export function chooseSettings(
  role: Given | undefined,
  region: Given | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Choice {
  const checkedRole = role && checkRole(role);
  const checkedRegion = checkRegion(region);
  const endpoints = readEndpoints(env);
  const problems: readonly Problem[] = [checkedRole, checkedRegion, ...endpoints.values()].filter(
    (one): one is Problem => typeof one === 'object' && 'rule' in one,
  );
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  const choice: Choice = {
    role: checkedRole as Role | undefined,
    region: checkedRegion as string,
    endpoints: endpoints as ReadonlyMap<Service, string>,
    fips: isTrue(env['AWS_USE_FIPS_ENDPOINT']),
    dualStack: isTrue(env['AWS_USE_DUALSTACK_ENDPOINT']),
  };
  checkPartition(choice);
  return choice;
}

function checkRole({ value, from, at }: Given): Role | Problem {
  const [, , , , accountId = ''] = value.split(':');
  const [, partition = ''] = value.split(':');
  return value.length <= longestArn && new RegExp(roleKey.pattern.source).test(value)
    ? { arn: value, accountId, partition, ...(at ? { at } : {}) }
    : {
        ...problem(
          'aws-role',
          `The role to assume (${from}) is not the ARN of an IAM role.`,
          `Write ${roleKey.pattern.says}.`,
        ),
        ...(at ? { at } : {}),
      };
}

function checkRegion(given: Given | undefined): string | Problem {
  if (!given) {
    return problem(
      'aws-region',
      'The file refers to AWS, and no region is given.',
      'Write region: in the aws block, or give the input aws-region or the variable AWS_REGION.',
    );
  }
  return isRegion(given.value)
    ? given.value
    : {
        ...problem(
          'aws-region',
          `The AWS region (${given.from}) is not shaped like one.`,
          `Write ${regionKey.pattern.says}.`,
        ),
        ...(given.at ? { at: given.at } : {}),
      };
}

function checkPartition({ role, region }: Choice): void {
  const known = ['aws', ...partitions.map(([, partition]) => partition)];
  const needed = partitionOf(region);
  if (role && known.includes(role.partition) && role.partition !== needed) {
    throw new InputError([
      {
        ...problem(
          'aws-partition',
          `The role is in the partition ${role.partition}, and the region ${region} in ${needed}: credentials do not reach across.`,
          `Give a region of ${role.partition}, or a role of ${needed}.`,
        ),
        ...(role.at ? { at: role.at } : {}),
      },
    ]);
  }
}

/** The SDK's own variables (the AWS SDKs and Tools reference guide, service-specific endpoints). */
function readEndpoints(env: Readonly<Record<string, string | undefined>>): ReadonlyMap<Service, string | Problem> {
  if (isTrue(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) {
    return new Map();
  }
  return new Map(
    services.flatMap((service): readonly (readonly [Service, string | Problem])[] => {
      const own = `AWS_ENDPOINT_URL_${service}`;
      const name = env[own] ? own : 'AWS_ENDPOINT_URL';
      const value = env[name];
      return value ? [[service, checkEndpoint(name, value)]] : [];
    }),
  );
}

function checkEndpoint(name: string, value: string): string | Problem {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url && isSafe(url)
    ? url.href
    : problem(
        'aws-endpoint',
        `The variable ${name} is no https address.`,
        'Secrets would travel unencrypted. Use https (plain http for loopback only), without a user in it, or remove the variable.',
      );
}

/** Whether secrets may be sent to an address: https, or this machine. */
export function isSafe(url: URL): boolean {
  const encrypted = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return encrypted && url.username === '' && url.password === '';
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}

function problem(rule: string, message: string, hint: string): Problem {
  return { severity: 'error', rule, message, hint };
}
