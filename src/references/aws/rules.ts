/** What signing in to AWS can say, by rule: severity and one line for `docs/rules.md`. */
export const awsRules = {
  'aws-role': { severity: 'error', says: 'The role to assume is not the ARN of an IAM role.' },
  'aws-region': { severity: 'error', says: 'References to AWS need a region, and there is none, or it is malformed.' },
  'aws-partition': { severity: 'error', says: 'Role and region belong to different partitions of AWS.' },
  'aws-endpoint': { severity: 'error', says: 'An `AWS_ENDPOINT_URL` variable is neither https nor loopback.' },
  'aws-not-reviewed': {
    severity: 'error',
    says: 'On a pull request the `aws` block is not the one of the base, so its role is not assumed.',
  },
  'aws-no-token': { severity: 'error', says: "The job's OIDC token could not be obtained." },
  'aws-no-credentials': { severity: 'error', says: 'There is neither a role nor are there AWS credentials.' },
  'aws-denied': { severity: 'error', says: 'AWS refused to let the run sign in.' },
  'aws-unreachable': { severity: 'error', says: 'AWS could not be reached, or did not answer as it should.' },
} as const satisfies Readonly<
  Record<string, { readonly severity: 'error' | 'warning' | 'notice'; readonly says: string }>
>;
