import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { problemText } from '../../src/problem.ts';
import { readConfigFiles } from '../../src/workspace/files.ts';

let outside: string;
let workspace: string;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'files-'));
  workspace = join(outside, 'workspace');
  mkdirSync(workspace);
});

afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

function write(path: string, content: string | Uint8Array = `# ${path}\n`): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), content);
}

async function read(config: string): Promise<{ readonly paths: readonly string[]; readonly says: readonly string[] }> {
  const { files, problems } = await readConfigFiles(config, workspace);
  return {
    paths: files.map((file) => file.path),
    says: problems.map((problem) => `${problem.rule} ${problemText(problem)}`),
  };
}

describe('what config names', () => {
  test.each([
    ['datastores.yaml', ['datastores.yaml']],
    ['./datastores.yaml', ['datastores.yaml']],
    ['a/../datastores.yaml', ['datastores.yaml']],
    ['a/*.yaml', ['a/one.yaml', 'a/two.yaml']],
    ['**/*.yaml', ['a/deep/three.yaml', 'a/one.yaml', 'a/two.yaml', 'datastores.yaml', '[odd].yaml']],
    ['[odd].yaml', ['[odd].yaml']],
    ['a/{one,two}.yaml', ['a/one.yaml', 'a/two.yaml']],
    ['datastores.yaml\n\n  a/one.yaml  \n', ['datastores.yaml', 'a/one.yaml']],
    ['datastores.yaml\n*.yaml', ['datastores.yaml', '[odd].yaml']],
    ['a/*', ['a/one.yaml', 'a/two.yaml']],
  ])('%j', async (config, expected) => {
    for (const path of [
      'datastores.yaml',
      'a/one.yaml',
      'a/two.yaml',
      'a/deep/three.yaml',
      '[odd].yaml',
      '.git/x.yaml',
      'node_modules/p/x.yaml',
    ]) {
      write(path);
    }
    const { paths, says } = await read(config);
    expect([...paths].sort()).toEqual([...expected].sort());
    expect(says).toEqual([]);
  });

  test.each(['conf*', 'conf*/', './conf?'])('%s matches no file where it matches folders only', async (config) => {
    write('conf1/a/x.yaml');
    write('one.yaml');
    expect(await read(`one.yaml\n${config}`)).toEqual({
      paths: ['one.yaml'],
      says: [
        `pattern-without-match ${config}:1:1  This pattern matches no file. It matches folders: write ${config.replace(/\/$/, '')}/*.yaml for the files in them.`,
      ],
    });
  });

  test('an absolute path inside the workspace is shown relative to it', async () => {
    write('a/one.yaml');
    expect((await read(join(workspace, 'a/one.yaml'))).paths).toEqual(['a/one.yaml']);
  });

  test('one file under two names is read once', async () => {
    write('one.yaml');
    symlinkSync('one.yaml', join(workspace, 'two.yaml'));
    expect((await read('*.yaml')).paths).toEqual(['one.yaml']);
  });

  test('a byte order mark is no part of the text', async () => {
    write('one.yaml', '\uFEFFversion: 1\n');
    const { files } = await readConfigFiles('one.yaml', workspace);
    expect(files[0]?.text).toBe('version: 1\n');
  });
});

describe('what is refused, never with its content', () => {
  const secret = 'aws_secret_access_key = wJalrXUtnFEMI';

  test.each([
    ['', 'config-empty The input config names no file. Give a path such as datastores.yaml.'],
    ['none.yaml', 'file-missing none.yaml:1:1  This file does not exist.'],
    ['none/*.yaml', 'pattern-without-match none/*.yaml:1:1  This pattern matches no file.'],
    ['folder', 'file-not-regular folder:1:1  This is a folder. Write folder/*.yaml for the files in it.'],
    ['.', 'file-not-regular .:1:1  This is a folder. Write *.yaml for the files in it.'],
    ['../secret', 'file-outside-workspace ../secret:1:1  This path leads out of the workspace.'],
    ['../*', 'file-outside-workspace ../*:1:1  This path leads out of the workspace.'],
    ['/etc/passwd', 'file-outside-workspace /etc/passwd:1:1  This path leads out of the workspace.'],
    ['link.yaml', 'file-outside-workspace link.yaml:1:1  This path leads out of the workspace.'],
    ['link*.yaml', 'file-outside-workspace link.yaml:1:1  This path leads out of the workspace.'],
    ['out/secret', 'file-outside-workspace out/secret:1:1  This path leads out of the workspace.'],
    ['.git/config', 'file-in-git .git/config:1:1  This path leads into .git.'],
    ['git.yaml', 'file-in-git git.yaml:1:1  This path leads into .git.'],
    ['sub/.GIT/config', 'file-in-git sub/.GIT/config:1:1  This path leads into .git.'],
    ['circle.yaml', 'file-unreadable circle.yaml:1:1  Symbolic links lead in a circle here.'],
    ['dangling.yaml', 'file-missing dangling.yaml:1:1  This file does not exist.'],
    ['null.yaml', 'file-outside-workspace null.yaml:1:1  This path leads out of the workspace.'],
    ['zero.yaml', 'file-outside-workspace zero.yaml:1:1  This path leads out of the workspace.'],
    ['pipe', 'file-not-regular pipe:1:1  This is not an ordinary file.'],
    ['big.yaml', 'file-too-large big.yaml:1:1  The file is larger than 3 MiB.'],
    ['latin.yaml', 'file-not-utf8 latin.yaml:1:1  The file is not UTF-8 text.'],
    ['wide.yaml', 'file-not-utf8 wide.yaml:1:1  The file is not UTF-8 text.'],
    ['file.yaml/x', 'file-missing file.yaml/x:1:1  This file does not exist.'],
    ['a\0b', 'file-missing a\0b:1:1  This is not a path.'],
  ])('%j', async (config, expected) => {
    writeFileSync(join(outside, 'secret'), secret);
    write('.git/config', secret);
    write('sub/.GIT/config', secret);
    write('folder/x.txt');
    write('file.yaml');
    write('big.yaml', 'x'.repeat(3_145_729));
    write('latin.yaml', new Uint8Array([0x61, 0xe9, 0x62]));
    write('wide.yaml', Buffer.from('\uFEFFversion: 1\n', 'utf16le'));
    const links = {
      'link.yaml': '../secret',
      out: '..',
      'git.yaml': '.git/config',
      'circle.yaml': 'circle.yaml',
      'dangling.yaml': 'gone',
      'null.yaml': '/dev/null',
      'zero.yaml': '/dev/zero',
    };
    for (const [path, target] of Object.entries(links)) {
      symlinkSync(target, join(workspace, path));
    }
    execFileSync('mkfifo', [join(workspace, 'pipe')]);
    const before = performance.now();
    const { paths, says } = await read(config);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(paths).toEqual([]);
    expect(says.length).toBe(1);
    expect(says[0]?.startsWith(expected)).toBe(true);
    expect(says[0]).not.toContain('wJalr');
  });

  test('one bad path does not hide the others', async () => {
    write('good.yaml');
    const { paths, says } = await read('none.yaml\ngood.yaml\n../x');
    expect(paths).toEqual(['good.yaml']);
    expect(says.map((line) => line.split(' ')[0])).toEqual(['file-missing', 'file-outside-workspace']);
  });

  test('a file without read permission is a problem, unless everything may be read', async () => {
    write('locked.yaml');
    chmodSync(join(workspace, 'locked.yaml'), 0o000);
    const { paths, says } = await read('locked.yaml');
    const expected = process.getuid?.() === 0 ? [] : ['file-unreadable'];
    expect(says.map((line) => line.split(' ')[0])).toEqual(expected);
    expect(paths.length).toBe(1 - expected.length);
  });

  test('a workspace that is itself a link is followed', async () => {
    write('one.yaml');
    symlinkSync(workspace, join(outside, 'linked'));
    const { files, problems } = await readConfigFiles('one.yaml', join(outside, 'linked'));
    expect([files.map((file) => file.path), problems]).toEqual([['one.yaml'], []]);
  });
});
