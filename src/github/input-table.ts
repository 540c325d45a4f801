/**
 * Every input with its default, as `action.yml` declares it; a test compares the two both ways. An input that a
 * workflow sets to `''` replaces its default on GitHub, which for a guard would mean "off": where the default is not
 * empty, an empty value is therefore an error.
 */
export const inputDefaults = {
  config: 'datastores.yaml',
  mode: 'plan',
  'api-url': '',
  'api-token': '',
  secrets: '',
  'aws-role-arn': '',
  'aws-region': '',
  'aws-audience': 'sts.amazonaws.com',
  adopt: 'true',
  'ownership-tag': '',
  prune: 'false',
  'max-deletes': '5',
  'test-connections': 'changed',
  'expected-plan': 'any',
  'fail-on-changes': 'false',
  'allow-literal-secrets': 'false',
  'rotate-secrets': '',
  'allow-pull-request-apply': 'false',
  comment: 'changes',
  label: '',
  'github-token': '${{ github.token }}',
  'export-dir': 'qualytics-export',
  'export-only': '',
  'export-from': '',
  parallelism: '8',
  'request-timeout': '60',
  'max-retries': '4',
} as const satisfies Readonly<Record<string, string>>;

export type InputName = keyof typeof inputDefaults;

/** The variable that the runner passes an input in, as `@actions/core` reads it. */
export function inputVariable(name: InputName): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
