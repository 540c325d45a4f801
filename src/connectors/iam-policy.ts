import { byRole, rolePaths } from './role.ts';

/** What an IAM role needs so that Qualytics can use it, with the user's own names filled in. */
export interface IamFacts {
  /** Connector type: `s3`, `athena`, `redshift`. */
  readonly type: string;
  readonly uri: string | undefined;
  readonly roleArn: string | undefined;
  readonly externalId: string | undefined;
  /** Whether an enrichment datastore is on the connection, which writes. */
  readonly writes: boolean;
}

/** The facts of a connection by role, by the paths of its fields; `undefined` for one that uses none. */
export function iamFactsOf(type: string, values: ReadonlyMap<string, unknown>, writes: boolean): IamFacts | undefined {
  const text = (path: string): string | undefined => {
    const value = values.get(path);
    return typeof value === 'string' ? value : undefined;
  };
  return text(byRole.field) === byRole.is
    ? { type, uri: text('uri'), roleArn: text(rolePaths.arn), externalId: text(rolePaths.externalId), writes }
    : undefined;
}

/** On the bucket, and on what is in it (the vendor's S3 authentication page; enrichment adds the writing ones). */
const bucketActions = ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'];
const readActions = ['s3:GetObject'];
const writeActions = ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'];

/** The likely cause of a failed test of a connection by IAM role, and the two policies that it needs, ready to paste. */
export function iamRemedy(facts: IamFacts, said: string): string {
  return [likelyCause(said), permissionText(facts), trustText(facts)].filter((text) => text !== '').join(' ');
}

/** The codes that a failed check may carry, as the vendor's troubleshooting text lists them. */
function likelyCause(said: string): string {
  const causes: readonly (readonly [RegExp, string])[] = [
    [
      /AssumeRole/i,
      "The role could not be assumed: its trust policy must name Qualytics' base role, and the external id must be the same on both sides.",
    ],
    [/NoSuchBucket/, 'The bucket does not exist: correct uri.'],
    [/AllAccessDisabled/, "The bucket's own policy, or another account that owns it, refuses."],
    [
      /AccessDenied|403/,
      'The role was assumed but may not do what is needed; most often the grants on the bucket itself are missing, beside those on its objects.',
    ],
  ];
  return causes.find(([pattern]) => pattern.test(said))?.[1] ?? '';
}

function permissionText({ type, uri, roleArn, writes }: IamFacts): string {
  const bucket = /^s3a?:\/\/([^/]+)/.exec(uri ?? '')?.[1];
  if (type !== 's3' || bucket === undefined) {
    return '';
  }
  const partition = /^(arn:[a-z-]+):/.exec(roleArn ?? '')?.[1] ?? 'arn:aws';
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: bucketActions, Resource: `${partition}:s3:::${bucket}` },
      {
        Effect: 'Allow',
        Action: writes ? [...readActions, ...writeActions] : readActions,
        Resource: `${partition}:s3:::${bucket}/*`,
      },
    ],
  };
  return `Permission policy of the role (${writes ? 'enrichment: read and write' : 'source: read only'}): ${JSON.stringify(policy)}`;
}

function trustText({ externalId }: IamFacts): string {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'BASE_ROLE_ARN' },
        Action: 'sts:AssumeRole',
        ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
      },
    ],
  };
  return `Trust policy of the role: ${JSON.stringify(policy)} (BASE_ROLE_ARN: the role of your Qualytics deployment, which its vendor or operator gives you).`;
}
