import { describe, expect, test } from '@jest/globals';
import { type IamFacts, iamRemedy } from '../../src/connectors/iam-policy.ts';

const facts: IamFacts = {
  type: 's3',
  uri: 's3://acme-lake/raw',
  roleArn: 'arn:aws:iam::123456789012:role/Reader',
  externalId: 'acme-42',
  writes: false,
};

const permission = (partition: string): string =>
  `Permission policy of the role (source: read only): {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:ListBucket","s3:GetBucketLocation","s3:ListBucketMultipartUploads"],"Resource":"${partition}:s3:::acme-lake"},{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"${partition}:s3:::acme-lake/*"}]}`;
const writing =
  'Permission policy of the role (enrichment: read and write): {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:ListBucket","s3:GetBucketLocation","s3:ListBucketMultipartUploads"],"Resource":"arn:aws:s3:::acme-lake"},{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject","s3:AbortMultipartUpload","s3:ListMultipartUploadParts"],"Resource":"arn:aws:s3:::acme-lake/*"}]}';
const baseRole = '(BASE_ROLE_ARN: the role of your Qualytics deployment, which its vendor or operator gives you).';
const trust = `Trust policy of the role: {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"BASE_ROLE_ARN"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"acme-42"}}}]} ${baseRole}`;
const openTrust = `Trust policy of the role: {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"BASE_ROLE_ARN"},"Action":"sts:AssumeRole"}]} ${baseRole}`;

interface Row {
  readonly what: string;
  readonly more?: Partial<IamFacts>;
  readonly policies: readonly string[];
}

describe('the remedy for a role that does not work', () => {
  test.each<Row>([
    { what: 'a source on a bucket', policies: [permission('arn:aws'), trust] },
    { what: 'the older scheme', more: { uri: 's3a://acme-lake' }, policies: [permission('arn:aws'), trust] },
    { what: 'an enrichment datastore', more: { writes: true }, policies: [writing, trust] },
    {
      what: 'another partition',
      more: { roleArn: 'arn:aws-us-gov:iam::123456789012:role/Reader' },
      policies: [permission('arn:aws-us-gov'), trust],
    },
    { what: 'a role that is not known', more: { roleArn: undefined }, policies: [permission('arn:aws'), trust] },
    { what: 'no external id', more: { externalId: undefined }, policies: [permission('arn:aws'), openTrust] },
    { what: 'another connector', more: { type: 'athena', uri: undefined }, policies: [trust] },
    { what: 'a bucket that is not known', more: { uri: undefined }, policies: [trust] },
  ])('has the policies for $what', ({ more, policies }) => {
    expect(iamRemedy({ ...facts, ...more }, 'refused')).toBe(policies.join(' '));
  });

  test.each([
    [
      'User is not authorized to perform: sts:AssumeRole (AccessDenied)',
      "The role could not be assumed: its trust policy must name Qualytics' base role, and the external id must be the same on both sides. ",
    ],
    ['NoSuchBucket: acme-lake', 'The bucket does not exist: correct uri. '],
    ['AllAccessDisabled', "The bucket's own policy, or another account that owns it, refuses. "],
    [
      'S3 answered 403',
      'The role was assumed but may not do what is needed; most often the grants on the bucket itself are missing, beside those on its objects. ',
    ],
    ['timed out', ''],
  ])('after %j begins with the likely cause', (said, cause) => {
    expect(iamRemedy({ ...facts, type: 'redshift' }, said)).toBe(`${cause}${trust}`);
  });
});
