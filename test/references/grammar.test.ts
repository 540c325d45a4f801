import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWhole, parseTemplate, targetKey, targetText } from '../../src/references/grammar.ts';

/** The parts of a template, references in their usual spelling between `<` and `>`. */
function parts(text: string): readonly string[] {
  const parsed = parseTemplate(text);
  if (parsed.kind !== 'template') {
    throw new Error(`${text} is no template but ${parsed.kind}.`);
  }
  return parsed.template.parts.map((part) => (typeof part === 'string' ? part : `<${targetText(part)}>`));
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
    ['${{ ssm:/lake/external-id }}', ['<${{ ssm:/lake/external-id }}>']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test.each(['${key}', '$ {{ env.A }}', '{{ env.A }}', 'plain', '', '$'])('%j is ordinary text', (text) => {
    expect(parseTemplate(text).kind).toBe('text');
  });

  test.each([
    ['${{ env.A', 'reference-syntax'],
    ['${{ env.A ${{ env.B }}', 'reference-syntax'],
    ['${{ }}', 'reference-syntax'],
    ['${{ env.1A }}', 'reference-syntax'],
    ['${{ env. }}', 'reference-syntax'],
    ["${{ env['A'] }}", 'reference-syntax'],
    ["${{ env.A == 'x' }}", 'reference-syntax'],
    ['${{ secretsmanager: }}', 'reference-syntax'],
    ['${{ secretsmanager:a b }}', 'reference-syntax'],
    ['${{ ssm: }}', 'reference-syntax'],
    ['${{ ssm:/a b }}', 'reference-syntax'],
    ['${{ aws.secret }}', 'reference-source'],
    ['${{ vars.A }}', 'reference-source'],
    ['${{ GitHub.ref }}', 'reference-source'],
    ['${{ vault:a }}', 'reference-source'],
    ['${{ ENV.A }}', 'reference-source'],
  ])('%s is refused as %s', (text, rule) => {
    expect(faults(text)).toEqual([rule]);
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

  test('fills a whole value only when nothing stands beside it', () => {
    const whole = (text: string): boolean => {
      const parsed = parseTemplate(text);
      return parsed.kind === 'template' && isWhole(parsed.template);
    };
    expect(['${{ env.A }}', ' ${{ env.A }}', '${{ env.A }}${{ env.A }}'].map(whole)).toEqual([true, false, false]);
  });

  test('has the same key in every spelling, and another one with another JSON key', () => {
    const key = (text: string): string | undefined => {
      const parsed = parseTemplate(text);
      const part = parsed.kind === 'template' ? parsed.template.parts[0] : undefined;
      return typeof part === 'object' ? targetKey(part) : undefined;
    };
    expect(key('${{env.A}}')).toBe(key('${{  env.A  }}'));
    expect(key('${{ secretsmanager:a#b }}')).not.toBe(key('${{ secretsmanager:a }}'));
  });
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
