import { type Connector, roleArnPattern } from './field.ts';
import { byRole } from './role.ts';

const byKeys = { field: byRole.field, is: 'SHARED_KEY' } as const;

/** Amazon S3, as the vendor's "Amazon S3 API" page documents it field by field. */
export const s3 = {
  type: 's3',
  title: 'Amazon S3',
  store: 'dfs',
  scope: ['root_path', 'folder_globbing_enabled'],
  enrichment: 'yes',
  strictParameters: true,
  fields: [
    {
      name: 'uri',
      type: 'string',
      description: 'The bucket: `s3://<bucket-name>`. Folders belong in `root_path`.',
      example: 's3://acme-data-lake',
      required: true,
      compare: 'path',
      address: true,
      // A folder behind the bucket has a rule of its own, with a better remedy.
      pattern: {
        source: '^s3://[A-Za-z0-9][A-Za-z0-9._-]*(/.*)?$',
        says: 'of the form s3://<bucket>',
      },
    },
    {
      name: 'authentication_type',
      section: 'parameters',
      type: 'string',
      description: 'Access key pair (`SHARED_KEY`) or an IAM role that Qualytics assumes (`IAM_ROLE`).',
      values: [byKeys.is, byRole.is],
      default: byKeys.is,
    },
    {
      name: 'access_key',
      type: 'string',
      description: 'AWS access key id.',
      identifier: true,
      required: byKeys,
      forbidden: byRole,
    },
    {
      name: 'secret_key',
      type: 'string',
      description: 'AWS secret access key.',
      secret: true,
      required: byKeys,
      forbidden: byRole,
    },
    {
      name: 'role_arn',
      section: 'parameters',
      type: 'string',
      description: 'IAM role that Qualytics assumes through AWS STS.',
      example: 'arn:aws:iam::123456789012:role/QualyticsS3Role',
      required: byRole,
      pattern: roleArnPattern,
    },
    {
      name: 'external_id',
      section: 'parameters',
      type: 'string',
      description: "External id that the role's trust policy asks for, if it does.",
    },
  ],
} as const satisfies Connector;
