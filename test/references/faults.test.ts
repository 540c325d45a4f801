import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from '../../src/references/grammar.ts';

const forms =
  'The forms are ${{ env.NAME }}, ${{ secrets.NAME }}, ${{ aws.account_id }}, ${{ secretsmanager:ID#key }} and ${{ ssm:/name }}.';

/** Rule, message and hint of each fault in a text. */
function faults(text: string): readonly (readonly string[])[] {
  const parsed = parseTemplate(text);
  return parsed.kind === 'faults' ? parsed.faults.map(({ rule, message, hint }) => [rule, message, hint]) : [];
}

const unclosed = ['reference-syntax', 'A ${{ is never closed by }}.', forms];
const operators = [
  'reference-syntax',
  'A reference is one name: there are no operators, functions or brackets.',
  'Compute the value in the workflow, pass it through env: of the step, and write ${{ env.NAME }}.',
];
const malformed = (hint: string) => ['reference-syntax', 'This reference is not well formed.', hint];
const unknown = (near = '') => [
  'reference-source',
  'This is not a source that references know.',
  near === '' ? forms : `Did you mean \${{ ${near}… }}? ${forms}`,
];

test.each(['${{', '${{ env.A', 'a ${{ env.A }', '}} ${{ env.A', '${{ env.A ${{ env.B }}'])(
  '%s is never closed',
  (text) => {
    expect(faults(text)).toEqual([unclosed]);
  },
);

test.each(['${{}}', '${{  }}', '${{ \n }}'])('%j is empty', (text) => {
  expect(faults(text)).toEqual([['reference-syntax', 'The reference is empty.', forms]]);
});

test('each wrong reference of a text is told, in its order', () => {
  expect(faults('${{ }} ${{ env.A }} ${{ vault.x }} ${{ env.B')).toEqual([
    ['reference-syntax', 'The reference is empty.', forms],
    unknown(),
    unclosed,
  ]);
});

describe('there are no operators, functions or brackets', () => {
  test.each([
    "env['A']",
    'env.A || env.B',
    'env.A|B',
    'env.A && B',
    'env.A == B',
    'env.!A',
    'env.A < B',
    'env.A > B',
    'env.f(A)',
    'env."A"',
    'secrets.A B',
    'aws.region[0]',
    'fromJSON(A)',
    'A || B',
    'A && B',
    'A == B',
    'A != B',
    'A <= B',
    'A >= B',
    "'A'",
    '"A"',
    'A)',
    'A]',
  ])('%s', (inner) => {
    expect(faults(`\${{ ${inner} }}`)).toEqual([operators]);
  });
});

describe('the form of a name', () => {
  test.each(['env', 'secrets'])('%s', (source) => {
    for (const name of ['', '1A', 'A-B', 'A.B', 'Ä']) {
      expect(faults(`\${{ ${source}.${name} }}`)).toEqual([
        malformed(`${source}. takes a name of letters, digits and underscores that does not begin with a digit.`),
      ]);
    }
  });

  test.each(['', 'account', 'Region', 'account_id.x', 'secret_access_key'])('aws.%s', (name) => {
    expect(faults(`\${{ aws.${name} }}`)).toEqual([
      ['reference-source', 'There is no such aws value.', 'Known are aws.account_id, aws.partition, aws.region.'],
    ]);
  });

  test.each([
    '',
    'a b',
    'a:b',
    '#key',
    'a#',
    'a#{k}',
    'a#k\nl',
    'a#k\rl',
    'arn:aws:ssm:us-east-1:123456789012:parameter/a',
  ])('secretsmanager:%j', (inner) => {
    expect(faults(`\${{ secretsmanager:${inner} }}`)).toEqual([
      malformed('secretsmanager: takes the name or ARN of a secret, and after # a key of its JSON.'),
    ]);
  });

  test.each(['', '/a b', '/a#k', 'arn:aws:ssm:us-east-1:1:parameter/a'])('ssm:%s', (name) => {
    expect(faults(`\${{ ssm:${name} }}`)).toEqual([malformed('ssm: takes the name of a parameter, such as /app/key.')]);
  });
});

test.each(['GITHUB_TOKEN', 'gh_token', 'INPUT_X', 'AWS_SESSION_TOKEN'])('env.%s is reserved', (name) => {
  expect(faults(`\${{ env.${name} }}`)).toEqual([
    [
      'reference-reserved',
      `env.${name} is reserved for the runner, for this action or for AWS credentials.`,
      'Pass the value under another name in env: of the step, or as a secret.',
    ],
  ]);
});

test.each([
  'env.MY_GH_TOKEN',
  'env.GH_TOKEN_OF_MINE',
  'env.MY_RUNNER_X',
  'secrets.GITHUB_TOKEN',
  'secrets.AWS_SECRET_ACCESS_KEY',
])('%s is free', (inner) => {
  expect(faults(`\${{ ${inner} }}`)).toEqual([]);
});

test.each([
  ['vars.A', 'vars'],
  ['GitHub.ref', 'github'],
  ['inputs.x', 'inputs'],
  ['needs.a.outputs.b', 'needs'],
  ["steps['a']", 'steps'],
  ['matrix', 'matrix'],
  ['runner.os', 'runner'],
  ['job.status', 'job'],
  ['strategy.x', 'strategy'],
])('%s is known to the workflow only', (inner, context) => {
  expect(faults(`\${{ ${inner} }}`)).toEqual([
    [
      'reference-source',
      `${context}. is known to the workflow, not to this file.`,
      'Pass it through env: of the step and write ${{ env.NAME }}.',
    ],
  ]);
});

describe('an unknown source', () => {
  test.each([
    ['ENV.A', 'env.'],
    ['envs.A', 'env.'],
    ['environment.A', 'env.'],
    ['env:A', 'env.'],
    ['env . A', 'env.'],
    ['Secrets.A', 'secrets.'],
    ['secret.A', 'secrets.'],
    ['secrets:A', 'secrets.'],
    ['SecretsManager:prod/lake', 'secretsmanager:'],
    ['secretsmanager.prod', 'secretsmanager:'],
    ['secretmanager:a@b=c+d', 'secretsmanager:'],
    ['secret-manager:rds!cluster', 'secretsmanager:'],
    ['secrets-manager:arn:aws:secretsmanager', 'secretsmanager:'],
    ['secrets_managers:a', 'secretsmanager:'],
    ['SSM:/app/key', 'ssm:'],
    ['ssm./app/key', 'ssm:'],
    ['parameter:/a', 'ssm:'],
    ['Parameters:/a-b', 'ssm:'],
    ['AWS.region', 'aws.'],
    ['aws:region', 'aws.'],
  ])('%s is near %s', (inner, near) => {
    expect(faults(`\${{ ${inner} }}`)).toEqual([unknown(near)]);
  });

  test.each([
    'vault:a',
    'myenv.A',
    'envsx.A',
    'myenvironment.A',
    'environments.A',
    'mysecrets.A',
    'secretsx.A',
    'aws_secretsmanager:a',
    'secretsmanagersx:a',
    'secretsxmanager:a',
    'xssm:a',
    'ssmx:a',
    'myparameter:a',
    'parametersx:a',
    'xaws.region',
    'awsx.region',
    'myvars.A',
    'varsity.A',
    'ENV',
    'ENV.',
    'ENV.A B',
    'ENV.A;',
    ';ENV.A',
    'ENV A',
    'A = B',
    'A | B',
    'A & B',
  ])('%s is near nothing', (inner) => {
    expect(faults(`\${{ ${inner} }}`)).toEqual([unknown()]);
  });
});
