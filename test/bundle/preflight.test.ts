import { describe, expect, test } from '@jest/globals';
import { useWorkspace, writesOf } from '../support/workspace.ts';

const workspace = useWorkspace();
const lake = (enrichment: boolean): string =>
  `datastores:\n  - name: Lake\n    teams: [Public]\n    root_path: /a\n    enrichment_only: ${enrichment}\n    connection:\n      name: lake\n      type: s3\n      uri: s3://acme-lake\n      parameters:\n        authentication_type: IAM_ROLE\n        role_arn: arn:aws-cn:iam::123456789012:role/Reader\n        external_id: acme-external\n`;

describe('a connection by IAM role that fails its test', () => {
  test.each([
    { what: 'a source', enrichment: false, has: /s3:GetObject/, hasNot: /s3:PutObject/ },
    {
      what: 'an enrichment datastore',
      enrichment: true,
      has: /s3:PutObject.*s3:DeleteObject.*s3:AbortMultipartUpload/,
      hasNot: /^$/,
    },
  ])(
    'stops the run before anything is written, with the policies that $what needs',
    async ({ enrichment, has, hasNot }) => {
      const emulator = await workspace.emulator({ badCredentials: () => 'AccessDenied when calling ListObjectsV2' });
      workspace.write('datastores.yaml', lake(enrichment));
      const run = await workspace.run(emulator, { mode: 'apply' });
      expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
      expect(writesOf(emulator)).toEqual([]);
      const error = run.stdout.split('\n').find((line) => line.startsWith('error: ')) ?? '';
      expect(error).toMatch(/^error: datastores\.yaml:7:13 .*AccessDenied/);
      expect(error).toMatch(/may not do what is needed/);
      expect(error).toMatch(has);
      expect(error).not.toMatch(hasNot);
      expect(error).toContain('"Resource":"arn:aws-cn:s3:::acme-lake/*"');
      expect(error).toContain('"sts:ExternalId":"acme-external"');
      expect(error).toMatch(/BASE_ROLE_ARN: the role of your Qualytics deployment/);
    },
  );

  test('is not tested where test-connections says never', async () => {
    const emulator = await workspace.emulator({ badCredentials: () => 'AccessDenied' });
    workspace.write('datastores.yaml', lake(false));
    await workspace.run(emulator, { 'test-connections': 'never' });
    expect(emulator.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

test.each(['connected', 'success', 'valid'] as const)(
  'the words of a test that failed with a success of HTTP (%s) are cut, and withheld where they quote a secret',
  async (verifyResult) => {
    const emulator = await workspace.emulator({
      dialect: { verifyResult },
      badCredentials: ({ fields }) => `${String(fields.secret_key).slice(0, 20)} is wrong, ${'x'.repeat(2_000)}`,
    });
    workspace.write(
      'datastores.yaml',
      'datastores:\n  - name: Lake\n    root_path: /a\n    connection: { name: lake, type: s3, uri: s3://acme-lake, access_key: AKIAIOSFODNN7EXAMPLE, secret_key: "${{ secrets.KEY }}" }\n',
    );
    const run = await workspace.run(emulator, {
      mode: 'apply',
      secrets: 'KEY=canary-secret-of-many-letters-and-more',
    });
    expect([run.code, run.outputs['result']]).toEqual([1, 'failed']);
    const shown = [run.stdout.replaceAll(/^::add-mask::.*$/gm, ''), run.summary, JSON.stringify(run.plan)].join('\n');
    expect(shown).toContain('quotes a secret and is withheld');
    expect(shown).not.toMatch(/canary-secret|xxxxxxxx/);
  },
);
