import { type AwsEmulator, type AwsOptions, startAws } from './aws/aws.ts';

/** The role that datastores.example.yaml assumes, and the secret that it reads with it. */
const aws: AwsOptions = {
  roles: {
    'arn:aws:iam::123456789012:role/github-qualytics': {
      audiences: ['sts.amazonaws.com'],
      subjects: ['repo:acme/data:*'],
    },
  },
  secrets: { 'prod/qualytics/enrichment': JSON.stringify({ secret_key: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE' }) },
};

/** The input `secrets` of the example. Made up; they only ever reach the embedded control plane. */
export const exampleSecrets = [
  'WAREHOUSE_PASSWORD=example-warehouse-password',
  'ENRICHMENT_ACCESS_KEY=AKIAIOSFODNN7EXAMPLE',
].join('\n');

export interface Example {
  readonly aws: AwsEmulator;
  /** What a step that runs the example needs in its environment, besides the input `secrets`. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts what datastores.example.yaml needs besides a control plane. `url`: of the control plane. */
export async function startExample(url: string): Promise<Example> {
  const started = await startAws(aws);
  const env = {
    ...started.env,
    QUALYTICS_URL: url,
    QUALYTICS_TOKEN: 'manager-token',
    QUALYTICS_EXTERNAL_ID: 'acme-external-id',
  };
  return { aws: started, env };
}
