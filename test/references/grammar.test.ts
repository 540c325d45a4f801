import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isWhole,
  parseTemplate,
  saysSecret,
  type Template,
  targetKey,
  targetsOf,
  targetText,
  withPlaceholders,
} from '../../src/references/grammar.ts';

function template(text: string): Template {
  const parsed = parseTemplate(text);
  if (parsed.kind !== 'template') {
    throw new Error(`${text} is no template but ${parsed.kind}.`);
  }
  return parsed.template;
}

/** The parts of a template, references in their usual spelling between `<` and `>`. */
function parts(text: string): readonly string[] {
  return template(text).parts.map((part) => (typeof part === 'string' ? part : `<${targetText(part)}>`));
}

function faults(text: string): readonly string[] {
  const parsed = parseTemplate(text);
  return parsed.kind === 'faults' ? parsed.faults.map((fault) => fault.rule) : [];
}

describe('a reference', () => {
  test.each([
    ['${{ env.NAME }}', ['<${{ env.NAME }}>']],
    ['${{env.NAME}}', ['<${{ env.NAME }}>']],
    ['${{   secrets._a1   }}', ['<${{ secrets._a1 }}>']],
    ['arn:aws:iam::${{ aws.account_id }}:role/x', ['arn:aws:iam::', '<${{ aws.account_id }}>', ':role/x']],
    ['${{ env.A }}${{ env.B }}', ['<${{ env.A }}>', '<${{ env.B }}>']],
    [
      '${{ secretsmanager:prod/qualytics/enrichment#secret_key }}',
      ['<${{ secretsmanager:prod/qualytics/enrichment#secret_key }}>'],
    ],
    [
      '${{ secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:prod-AbCdEf }}',
      ['<${{ secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:prod-AbCdEf }}>'],
    ],
    [
      '${{ secretsmanager:prod#a key: with #, /, and spaces }}',
      ['<${{ secretsmanager:prod#a key: with #, /, and spaces }}>'],
    ],
    [
      '${{ secretsmanager:arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:prod-AbCdEf }}',
      ['<${{ secretsmanager:arn:aws-us-gov:secretsmanager:us-gov-west-1:123456789012:secret:prod-AbCdEf }}>'],
    ],
    ['${{ secretsmanager:rds!cluster-0a1b2c3d#password }}', ['<${{ secretsmanager:rds!cluster-0a1b2c3d#password }}>']],
    [
      '${{ secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-0a1b-AbCdEf#password }}',
      ['<${{ secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!db-0a1b-AbCdEf#password }}>'],
    ],
    ['${{ ssm:/lake/external-id }}', ['<${{ ssm:/lake/external-id }}>']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test.each(['${key}', '$ {{ env.A }}', '{{ env.A }}', 'plain', '', '$'])('%j is ordinary text', (text) => {
    expect(parseTemplate(text).kind).toBe('text');
  });

  test.each([
    'INPUT_API_TOKEN',
    'input_x',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'RUNNER_TEMP',
    'GITHUB_TOKEN',
    'GH_TOKEN',
    'QUALYTICS_TOKEN',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
  ])('env.%s is reserved', (name) => {
    expect(faults(`\${{ env.${name} }}`)).toEqual(['reference-reserved']);
  });

  test.each(['AWS_REGION', 'QUALYTICS_EXTERNAL_ID', 'MY_INPUT_X', 'GITHUB_REF'])('env.%s is free', (name) => {
    expect(faults(`\${{ env.${name} }}`)).toEqual([]);
  });

  test.each([
    'env.A || env.B',
    "env.A == 'x'",
    'env.A:-default',
    'env.A ? 1 : 2',
    '!env.A',
    'true',
    'null',
    '12.5',
    '-1',
    "format('x', env.A)",
    'secretsmanager:a || b',
    'secretsmanager:a#k && b',
    'ssm:/a || env.B',
  ])('%s is an expression, and is told to go through env:', (inner) => {
    const parsed = parseTemplate(`\${{ ${inner} }}`);
    expect(
      parsed.kind === 'faults' && parsed.faults.map(({ rule, hint }) => [rule, hint.includes('through env:')]),
    ).toEqual([['reference-syntax', true]]);
  });

  test.each(['trueish', 'a12', 'env', 'secretsmanager:a b', 'ssm:/a b', 'a!b'])('%s is none', (inner) => {
    const parsed = parseTemplate(`\${{ ${inner} }}`);
    expect(parsed.kind === 'faults' && parsed.faults.some(({ hint }) => hint.includes('through env:'))).toBe(false);
  });

  test('fills a whole value only when nothing stands beside it', () => {
    const whole = (text: string): boolean => {
      const parsed = parseTemplate(text);
      return parsed.kind === 'template' && isWhole(parsed.template);
    };
    expect(['${{ env.A }}', ' ${{ env.A }}', '${{ env.A }}${{ env.A }}'].map(whole)).toEqual([true, false, false]);
  });

  test('has the same key in every spelling, and another one with another source, name or JSON key', () => {
    const spellings = [['${{env.A}}', '${{  env.A  }}'], ['${{ env.B }}'], ['${{ secrets.A }}']];
    const keys = ['${{ secretsmanager:a }}', '${{ secretsmanager:a#b }}', '${{ secretsmanager:a#c }}'];
    const made = [...spellings, ...keys.map((one) => [one])].map(
      (texts) => new Set(texts.flatMap((text) => targetsOf(template(text)).map(targetKey))),
    );
    expect(made.map(({ size }) => size)).toEqual(made.map(() => 1));
    expect(new Set(made.flatMap((one) => [...one])).size).toBe(made.length);
  });

  test('has a JSON key only where it names one', () => {
    expect(template('${{ secretsmanager:a }}, ${{ secretsmanager:a#b }}')).toStrictEqual({
      text: '${{ secretsmanager:a }}, ${{ secretsmanager:a#b }}',
      parts: [{ source: 'secretsmanager', name: 'a' }, ', ', { source: 'secretsmanager', name: 'a', key: 'b' }],
    });
  });

  test('can be left out of a text', () => {
    const text = 's3://${{ env.BUCKET }}-${{ aws.region }}/raw';
    expect(withPlaceholders(template(text), 'x')).toBe('s3://x-x/raw');
    expect(targetsOf(template(text))).toEqual([
      { source: 'env', name: 'BUCKET' },
      { source: 'aws', name: 'region' },
    ]);
  });
});

test.each([
  ['LAKE_TOKEN', true],
  ['client_secret', true],
  ['DB_PASSWD', true],
  ['PRIVATE_KEY', true],
  ['CREDENTIALS', true],
  ['ACCESS_KEY_ID', false],
  ['STAGE', false],
])('the name %s says secret: %p', (name, says) => {
  expect(saysSecret(name)).toBe(says);
});

test('no text makes the grammar throw, and what it takes it gives back', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('${{', '}}', ' env.A ', 'secrets.B', 'secretsmanager:x#y', '#', ':', '$', '{', '}'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const parsed = parseTemplate(text);
      expect(parsed.kind === 'text').toBe(!text.includes('${{'));
      if (parsed.kind === 'template') {
        const literal = parsed.template.parts.filter((part) => typeof part === 'string').join('');
        expect(text.replaceAll(/\$\{\{.*?\}\}/gs, '')).toBe(literal);
      }
    }),
    { numRuns: 500 },
  );
});
