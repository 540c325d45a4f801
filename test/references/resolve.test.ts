import { describe, expect, test } from '@jest/globals';
import { checkFiles } from '../../src/config/check.ts';
import { filledSecrets, literalSecrets, parseFiles, substitute } from '../../src/config/parse.ts';
import { targetKey } from '../../src/references/grammar.ts';
import { type AwsSource, type ReferenceSources, resolveReferences } from '../../src/references/resolve.ts';
import { Secret } from '../../src/secret.ts';
import { file, said } from '../config/support.ts';

const nothing: ReferenceSources = { env: () => undefined, secrets: new Map() };

function sources(env: Record<string, string>, secrets: Record<string, string> = {}, aws?: AwsSource): ReferenceSources {
  return { env: (name) => env[name], secrets: new Map(Object.entries(secrets)), ...(aws ? { aws } : {}) };
}

/** Everything from text to the strict check. */
async function resolved(text: string, from: ReferenceSources) {
  const parsed = parseFiles([file(text)]);
  const { values, secrets, problems } = await resolveReferences(parsed.references, from);
  const checked = checkFiles(substitute(parsed, values), { allowLiteralSecrets: false });
  return { ...checked, secrets, says: problems.map(said), checkSays: checked.problems.map(said) };
}

const lake = (lines: string): string => `
connections:
  - name: lake
    type: s3
    uri: s3://acme-lake
${lines}`;

describe('values', () => {
  test('of env are plain and shown outside secret fields', async () => {
    const { desired, secrets } = await resolved(
      'datastores: [{name: A, root_path: "/${{ env.STAGE }}/raw"}]',
      sources({ STAGE: 'prod' }),
    );
    expect(desired?.datastores[0]?.fields.get('root_path')?.value).toBe('/prod/raw');
    expect(secrets).toEqual([]);
  });

  test('of env are sensitive in a secret field', async () => {
    const { desired, secrets } = await resolved(
      lake('    secret_key: ${{ env.LAKE_KEY }}\n'),
      sources({ LAKE_KEY: 'wJalrXUtnFEMI' }),
    );
    const value = desired?.connections[0]?.fields.get('secret_key')?.value;
    expect(value).toBeInstanceOf(Secret);
    expect(value instanceof Secret && [value.reveal(), value.reference]).toEqual([
      'wJalrXUtnFEMI',
      '${{ env.LAKE_KEY }}',
    ]);
    expect(secrets).toEqual(['wJalrXUtnFEMI']);
  });

  test('of secrets are sensitive in every field', async () => {
    const { desired, secrets } = await resolved(
      lake('    access_key: ${{ secrets.KEY_ID }}\n'),
      sources({}, { KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }),
    );
    expect(String(desired?.connections[0]?.fields.get('access_key')?.value)).toBe('(sensitive)');
    expect(secrets).toEqual(['AKIAIOSFODNN7EXAMPLE']);
  });

  test('are put together, and the whole is sensitive when a part is', async () => {
    const text =
      'connections: [{name: c, type: newdb, parameters: {dsn: "db://${{ env.USER_NAME }}:${{ secrets.PASS }}@h"}}]';
    const { desired, secrets } = await resolved(text, sources({ USER_NAME: 'reader' }, { PASS: 'hunter22' }));
    const value = desired?.connections[0]?.fields.get('parameters.dsn')?.value;
    expect(value instanceof Secret && value.reveal()).toBe('db://reader:hunter22@h');
    expect(secrets).toEqual(['hunter22']);
  });

  test('are taken literally: a reference in a value is no reference', async () => {
    const { desired } = await resolved(
      'datastores: [{name: A, description: "${{ env.A }}"}]',
      sources({ A: '${{ env.B }}', B: 'x' }),
    );
    expect(desired?.datastores[0]?.fields.get('description')?.value).toBe('${{ env.B }}');
  });

  test.each([
    ['id: "${{ env.X }}"', '42', 42],
    ['id: "${{ env.X }}"', '42.0', undefined],
    ['id: "${{ env.X }}"', ' 42', undefined],
    ['id: "${{ env.X }}"', '0x2a', undefined],
    ['id: "${{ env.X }}"', '0', undefined],
  ])('%s with %j becomes %p', async (line, value, expected) => {
    const { desired, checkSays } = await resolved(`datastores: [{name: A, ${line}}]`, sources({ X: value }));
    expect(desired?.datastores[0]?.id?.value).toBe(expected);
    expect(checkSays.length).toBe(expected === undefined ? 1 : 0);
  });

  test.each([
    ['true', true],
    ['false', false],
    ['yes', undefined],
    ['True', undefined],
    ['1', undefined],
  ])('a boolean field takes %j as %p', async (value, expected) => {
    const { desired } = await resolved(
      'datastores: [{name: A, folder_globbing_enabled: "${{ env.X }}"}]',
      sources({ X: value }),
    );
    expect(desired?.datastores[0]?.fields.get('folder_globbing_enabled')?.value).toBe(expected);
  });

  test('are held against the form of their field, and never shown', async () => {
    const text = lake('    parameters: {authentication_type: IAM_ROLE, external_id: x, role_arn: "${{ env.ROLE }}"}\n');
    const { checkSays } = await resolved(text, sources({ ROLE: 'not-an-arn' }));
    expect(checkSays).toEqual([
      'error bad-format 5:75  parameters.role_arn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/NAME.',
    ]);
  });

  test('may be a name, which is compared once it is known', async () => {
    const text = 'datastores: [{name: "${{ env.A }}"}, {name: "${{ env.B }}"}]';
    expect(checkFiles(parseFiles([file(text)]), { allowLiteralSecrets: false }).problems).toEqual([]);
    const { checkSays } = await resolved(text, sources({ A: 'Orders', B: 'Orders' }));
    expect(checkSays.map((line) => line.split(' ')[1])).toEqual(['duplicate-name', 'duplicate-name']);
  });
});

describe('what has no value', () => {
  test('is told at every line that uses it, all of it in one run', async () => {
    const text = lake(
      '    secret_key: ${{ secrets.KEY }}\n    access_key: ${{ env.KEY_ID }}\ndatastores:\n  - name: A\n    description: ${{ env.KEY_ID }}\n',
    );
    const { says } = await resolved(text, nothing);
    expect(says).toEqual([
      'error reference-missing 5:17  ${{ secrets.KEY }} has no value. Add it to the input secrets: KEY=${{ secrets.KEY }}. A secret that GitHub does not know is empty.',
      'error reference-missing 6:17  ${{ env.KEY_ID }} has no value. Set KEY_ID in env: of the step.',
      'error reference-missing 9:18  ${{ env.KEY_ID }} has no value. Set KEY_ID in env: of the step.',
    ]);
  });

  test.each([
    ['', 'is empty'],
    [' \n\t', 'is blank'],
  ])('%j %s', async (value, says) => {
    const outcome = await resolved('datastores: [{name: A, description: "${{ env.X }}"}]', sources({ X: value }));
    expect(outcome.says).toEqual([`error reference-blank 1:37  \${{ env.X }} ${says}. Set X in env: of the step.`]);
  });

  test('of AWS is told at each reference while there is no AWS source', async () => {
    const text = lake(
      '    secret_key: ${{ secretsmanager:a#b }}\n    parameters: {external_id: "${{ ssm:/x }}", role_arn: "arn:aws:iam::${{ aws.account_id }}:role/x"}\n',
    );
    const { says } = await resolved(text, nothing);
    const why =
      'References to AWS are not looked up here. Only the files of the run itself are resolved with AWS credentials.';
    expect(says).toEqual([
      `error reference-unavailable 5:17  \${{ secretsmanager:a#b }}: ${why}`,
      `error reference-unavailable 6:31  \${{ ssm:/x }}: ${why}`,
      `error reference-unavailable 6:58  \${{ aws.account_id }}: ${why}`,
    ]);
  });

  test('is told file by file, in the order in which they come', async () => {
    const files = ['b.yaml', 'a.yaml'].map((path) =>
      file('datastores: [{name: "${{ env.A }}", description: "${{ env.B }}"}]', path),
    );
    const { references } = parseFiles(files);
    const { problems } = await resolveReferences([...references].reverse(), nothing);
    expect(problems.map(({ at }) => `${at?.file} ${at?.column}`)).toEqual([
      'a.yaml 21',
      'a.yaml 50',
      'b.yaml 21',
      'b.yaml 50',
    ]);
  });
});

describe('AWS', () => {
  function aws(secret: string, calls: string[] = []): AwsSource {
    return {
      identity: async () => {
        calls.push('identity');
        return { accountId: '123456789012', partition: 'aws', region: 'us-east-1' };
      },
      secret: async (id) => {
        calls.push(`secret ${id}`);
        return id === 'denied' ? { message: 'AWS refused it.', hint: 'Ask for it.' } : secret;
      },
      parameters: async (names) => {
        calls.push(`parameters ${names.join(' ')}`);
        return new Map(names.filter((name) => name !== '/none').map((name) => [name, `value of ${name}`]));
      },
    };
  }

  test('is asked once for each name, and not at all when nothing refers to it', async () => {
    const calls: string[] = [];
    const text = lake(`    secret_key: \${{ secretsmanager:a#k }}
    access_key: \${{ secretsmanager:a#id }}
    parameters: {external_id: "\${{ ssm:/x }}\${{ ssm:/y }}\${{ ssm:/x }}", role_arn: "arn:\${{ aws.partition }}:iam::\${{ aws.account_id }}:role/x", authentication_type: IAM_ROLE}
`);
    await resolved(text, sources({}, {}, aws('{"k": "secret-text", "id": "AKIA12345678"}', calls)));
    expect(calls.sort()).toEqual(['identity', 'parameters /x /y', 'secret a']);
    calls.length = 0;
    await resolved('datastores: [{name: A}]', sources({}, {}, aws('', calls)));
    expect(calls).toEqual([]);
  });

  test('values of its identity are plain', async () => {
    const text = 'datastores: [{name: A, root_path: "/${{ aws.account_id }}/${{ aws.region }}/${{ aws.partition }}"}]';
    const { desired, secrets } = await resolved(text, sources({}, {}, aws('')));
    expect(desired?.datastores[0]?.fields.get('root_path')?.value).toBe('/123456789012/us-east-1/aws');
    expect(secrets).toEqual([]);
  });

  test.each([
    ['${{ secretsmanager:a#k }}', '{"k": "secret-text"}', 'secret-text'],
    ['${{ secretsmanager:a }}', 'plain-secret', 'plain-secret'],
    ['${{ secretsmanager:a }}', '{"k": "secret-text"}', '{"k": "secret-text"}'],
    ['${{ ssm:/x }}', '', 'value of /x'],
  ])('%s of %j', async (reference, secret, expected) => {
    const outcome = await resolved(lake(`    secret_key: "${reference}"\n`), sources({}, {}, aws(secret)));
    const value = outcome.desired?.connections[0]?.fields.get('secret_key')?.value;
    expect(value instanceof Secret && value.reveal()).toBe(expected);
    expect(outcome.says).toEqual([]);
  });

  const noText =
    'reference-json 5:17  ${{ secretsmanager:a#k }}: This key of the secret is neither a text nor a whole number. Store it as a JSON text.';
  const noKey =
    'reference-json 5:17  ${{ secretsmanager:a#k }}: This secret has no such key in its JSON. Correct the part after #; upper and lower case differ.';
  test.each([
    [
      '${{ secretsmanager:a#k }}',
      'plain-secret',
      'reference-json 5:17  ${{ secretsmanager:a#k }}: This secret is not JSON, so it has no keys. Refer to it without #key.',
    ],
    ['${{ secretsmanager:a#k }}', '{"K": "secret-text"}', noKey],
    ['${{ secretsmanager:a#k }}', '["k"]', noKey],
    ['${{ secretsmanager:a#k }}', 'null', noKey],
    ['${{ secretsmanager:a#k }}', '12345678', noKey],
    ['${{ secretsmanager:a#toString }}', '{}', noKey.replace('#k', '#toString')],
    ['${{ secretsmanager:a#length }}', '"text"', noKey.replace('#k', '#length')],
    ['${{ secretsmanager:a#k }}', '{"k": 1.5}', noText],
    [
      '${{ secretsmanager:a }}',
      '',
      'reference-blank 5:17  ${{ secretsmanager:a }} is empty. Check the name, the region and the account.',
    ],
    ['${{ secretsmanager:a#k }}', '{"k": 9007199254740993}', noText],
    ['${{ secretsmanager:a#k }}', '{"k": null}', noText],
    ['${{ secretsmanager:a#k }}', '{"k": {}}', noText],
    [
      '${{ secretsmanager:a#k }}',
      '{"k": ""}',
      'reference-blank 5:17  ${{ secretsmanager:a#k }} is empty. Give this key of the secret a value.',
    ],
    [
      '${{ secretsmanager:denied }}',
      '',
      'reference-unavailable 5:17  ${{ secretsmanager:denied }}: AWS refused it. Ask for it.',
    ],
    [
      '${{ secretsmanager:denied#k }}',
      '',
      'reference-unavailable 5:17  ${{ secretsmanager:denied#k }}: AWS refused it. Ask for it.',
    ],
    [
      '${{ ssm:/none }}',
      '',
      'reference-missing 5:17  ${{ ssm:/none }} has no value. Check the path, the region and the account.',
    ],
  ])('%s of %j has no value', async (reference, secret, says) => {
    const outcome = await resolved(lake(`    secret_key: "${reference}"\n`), sources({}, {}, aws(secret)));
    expect(outcome.says).toEqual([`error ${says}`]);
  });

  test.each([
    { json: '{"k": 54321}', reads: 'uri', value: 's3://54321' },
    { json: '{"k": true}', reads: 'uri', value: 's3://true' },
  ])('gives a number and a boolean of $json as their text', async ({ json, value }) => {
    const { desired } = await resolved(
      'connections: [{name: a, type: s3, uri: "s3://${{ secretsmanager:a#k }}"}]\n',
      sources({}, {}, aws(json)),
    );
    const uri = desired?.connections[0]?.fields.get('uri')?.value;
    expect(uri instanceof Secret && uri.reveal()).toBe(value);
  });

  test('that does not say who it is has no values of its identity', async () => {
    const text = 'datastores: [{name: A, root_path: "/${{ aws.region }}", description: "${{ aws.account_id }}"}]';
    const silent = { ...aws(''), identity: async () => ({ message: 'AWS is closed.', hint: 'Come back.' }) };
    expect((await resolved(text, sources({}, {}, silent))).says).toEqual([
      'error reference-unavailable 1:35  ${{ aws.region }}: AWS is closed. Come back.',
      'error reference-unavailable 1:70  ${{ aws.account_id }}: AWS is closed. Come back.',
    ]);
    const blank = { ...aws(''), identity: async () => ({ accountId: '', partition: 'aws', region: 'us-east-1' }) };
    expect((await resolved(text, sources({}, {}, blank))).says).toEqual([
      'error reference-blank 1:70  ${{ aws.account_id }} is empty. The AWS credentials of this run do not say it.',
    ]);
  });
});

describe('masking', () => {
  test('secrets of fewer than 8 characters are a warning where they are used', async () => {
    const text = lake('    secret_key: ${{ secrets.K }}\n');
    expect((await resolved(text, sources({}, { K: 'abc1234' }))).says).toEqual([
      'warning secret-short 5:17  ${{ secrets.K }} has fewer than 8 characters. GitHub masks it wherever it occurs in the log and in outputs. Use a longer secret.',
    ]);
    expect((await resolved(text, sources({}, { K: 'abc12345' }))).says).toEqual([]);
    expect((await resolved(text, sources({}, { K: 'abc' }))).says).toEqual([
      'warning secret-short 5:17  ${{ secrets.K }} has fewer than 8 characters. Under 4 it cannot be masked at all. Use a longer secret.',
    ]);
    expect((await resolved(text, sources({}, { K: 'abcd' }))).says).toEqual([
      'warning secret-short 5:17  ${{ secrets.K }} has fewer than 8 characters. GitHub masks it wherever it occurs in the log and in outputs. Use a longer secret.',
    ]);
  });

  test('what references fill in a connection is known as a whole, where any part of it is secret', () => {
    const parsed = parseFiles([
      file(
        lake(
          '    secret_key: "a-${{ env.E }}${{ secrets.S }}"\n    parameters: {external_id: "x${{ secrets.S }}", role_arn: "r${{ env.E }}"}\n',
        ),
      ),
    ]);
    const values = new Map([
      [targetKey({ source: 'env', name: 'E' }), { text: 'plain', sensitive: false }],
      [targetKey({ source: 'secrets', name: 'S' }), { text: 'hush', sensitive: true }],
    ]);
    expect([...filledSecrets(substitute(parsed, values))].sort()).toEqual(['a-plainhush', 'xhush']);
    expect(filledSecrets(parsed)).toEqual([]);
  });

  test('plain-text secrets of a file are known before anything is said about them, misplaced ones too', () => {
    const text = lake(
      '    secret_key: literal-one\n    Secret Key: literal-two\ndatastores:\n  - name: A\n    password: literal-three\n',
    );
    expect([...literalSecrets(parseFiles([file(text)]))].sort()).toEqual([
      'literal-one',
      'literal-three',
      'literal-two',
    ]);
  });

  test('what is not secret is not masked', () => {
    const text =
      'connections: [{name: a, type: s3, access_key: AKIAIOSFODNN7EXAMPLE, secrets_manager: {secret_url: "https://v", token_header_name: X}}]';
    expect(literalSecrets(parseFiles([file(text)]))).toEqual([]);
  });
});

test('an unresolved value cannot be sent', () => {
  const { desired } = checkFiles(parseFiles([file(lake('    secret_key: ${{ secrets.KEY }}\n'))]), {
    allowLiteralSecrets: false,
  });
  const value = desired?.connections[0]?.fields.get('secret_key')?.value;
  expect(String(value)).toBe('(sensitive)');
  expect(() => value instanceof Secret && value.reveal()).toThrow('before it was resolved');
});
