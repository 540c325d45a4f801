import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { onPosix } from '../support/platform.ts';
import type { FinishedRun } from '../support/run-action.ts';
import { useWorkspace } from '../support/workspace.ts';

const workspace = useWorkspace();
const entry = (name: string, rest = 'connection_id: 7'): string => `datastores:\n  - name: ${name}\n    ${rest}\n`;
const validate = (config: string): Promise<FinishedRun> => workspace.run(undefined, { mode: 'validate', config });
const errorsOf = ({ stdout }: FinishedRun): readonly string[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('error: '))
    .map((line) => line.slice(7));

describe('config names files', () => {
  test('several, and globs: together they are one desired state', async () => {
    workspace.write('teams/a/stores.yaml', entry('A', 'connection_id: 7\n    enrichment_datastore: B'));
    workspace.write(
      'teams/b/stores.yml',
      `datastores:\n  - name: B\n    connection_id: 7\n    enrichment_only: true\n`,
    );
    workspace.write('extra.yaml', entry('C'));
    const run = await validate('teams/**/*.y*ml\nextra.yaml');
    expect([run.code, run.outputs['result'], errorsOf(run)]).toEqual([0, 'valid', []]);
  });

  test('one that is missing and a glob without a match are told together with what is wrong in the others', async () => {
    workspace.write('a.yaml', entry('A', 'conection_id: 7'));
    const run = await validate('a.yaml\nb.yaml\nnone/*.yaml');
    expect(run.code).toBe(1);
    expect(errorsOf(run)).toEqual([
      expect.stringMatching(/b\.yaml/),
      expect.stringMatching(/none\/\*\.yaml/),
      expect.stringMatching(/^a\.yaml:3:5 .*connection_id/),
    ]);
  });

  test('a name in two files is an error at both, and each names the other', async () => {
    workspace.write('a.yaml', entry('Same'));
    workspace.write('b.yaml', `\n${entry('Same')}`);
    const errors = errorsOf(await validate('*.yaml'));
    expect(errors).toEqual([
      expect.stringMatching(/^a\.yaml:2:11 .*b\.yaml:3:11/),
      expect.stringMatching(/^b\.yaml:3:11 .*a\.yaml:2:11/),
    ]);
  });

  test.each([
    { what: 'outside of the workspace', make: () => undefined, config: '../outside.yaml' },
    { what: 'an absolute path elsewhere', make: () => undefined, config: '/etc/passwd' },
    {
      what: 'a link out of the workspace',
      make: (folder: string) => symlinkSync('/etc/passwd', join(folder, 'x.yaml')),
      config: 'x.yaml',
    },
    { what: 'in .git', make: () => workspace.write('.git/config', 'secret: canary-in-git\n'), config: '.git/config' },
    { what: 'a folder', make: (folder: string) => mkdirSync(join(folder, 'x.yaml')), config: 'x.yaml' },
    { what: 'a device', make: (folder: string) => symlinkSync('/dev/zero', join(folder, 'x.yaml')), config: 'x.yaml' },
  ])('one that is $what is refused, and its content is not shown', async ({ make, config }) => {
    make(workspace.folder());
    const run = await validate(config);
    expect(run.code).toBe(1);
    expect(errorsOf(run)).toHaveLength(1);
    expect(run.stdout).not.toMatch(/root:|canary-in-git/);
    expect(run.milliseconds).toBeLessThan(5_000);
  });

  onPosix('one that is a link in a circle is refused', async () => {
    symlinkSync('x.yaml', join(workspace.folder(), 'x.yaml'));
    const run = await validate('x.yaml');
    expect([run.code, errorsOf(run)]).toEqual([1, [expect.stringContaining('Symbolic links lead in a circle here.')]]);
  });
});

describe('what is wrong in a file', () => {
  test('is annotated on its exact line, all of it at once', async () => {
    workspace.write(
      'datastores.yaml',
      'datastores:\n  - name: A\n    Root Path: /a\n    connection:\n      type: s3\n      uri: s3://bucket\n      access_key: AKIAIOSFODNN7EXAMPLE\n      secret_key: plain-text-canary\n',
    );
    const run = await validate('datastores.yaml');
    expect(run.stdout).toContain('::error title=unknown-key,file=datastores.yaml,line=3,col=5::');
    expect(run.stdout).toContain('::error title=literal-secret,file=datastores.yaml,line=8,col=19::');
    expect(run.stdout.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain('plain-text-canary');
    expect(run.summary).toContain('literal-secret');
  });

  test('never gives more annotations than GitHub shows, and the summary has all', async () => {
    const entries = Array.from({ length: 60 }, (_, index) => `  - name: N${index}\n    conection_id: 7\n`).join('');
    workspace.write('datastores.yaml', `datastores:\n${entries}`);
    const run = await validate('datastores.yaml');
    expect(run.stdout.match(/^::error/gm)).toHaveLength(10);
    expect(run.summary.match(/unknown-key/g)?.length).toBe(60);
  });
});
