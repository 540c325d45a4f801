import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { problemText } from '../../src/problem.ts';
import { readConfigFiles } from '../../src/workspace/files.ts';

let workspace: string;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'limits-'));
});

afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

function fill(count: number, text: string): void {
  for (let index = 0; index < count; index += 1) {
    writeFileSync(join(workspace, `${index}.yaml`), text);
  }
}

async function says(config: string, root = workspace): Promise<readonly string[]> {
  return (await readConfigFiles(config, root)).problems.map((problem) => `${problem.rule} ${problemText(problem)}`);
}

describe('the limits of all files together', () => {
  const tooMuch = 'file-too-large *.yaml:1:1  More than 500 files, or 16 MiB together. Name fewer files in config.';

  test.each([
    { count: 500, bytes: 1, expected: [] },
    { count: 501, bytes: 1, expected: [tooMuch] },
    { count: 5, bytes: 3_145_728, expected: [] },
    { count: 6, bytes: 3_145_728, expected: [tooMuch] },
  ])('$count files of $bytes bytes', async ({ count, bytes, expected }) => {
    fill(count, '#'.repeat(bytes));
    expect(await says('*.yaml')).toEqual(expected);
  });

  test('the lines after the one that is too much are not read', async () => {
    fill(501, '#');
    expect(await says('*.yaml\nnone.yaml')).toEqual([tooMuch]);
  });

  test('of a pattern that matches everything only so many paths are looked at', async () => {
    fill(2_100, '#');
    const { files, problems } = await readConfigFiles('*.yaml', workspace);
    expect([files.length, problems.map(problemText)]).toEqual([
      2_001,
      ['*.yaml:1:1  More than 500 files, or 16 MiB together. Name fewer files in config.'],
    ]);
  });
});

/** Files of Linux that are not what their size says. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a file that is not what it seems', () => {
  test('holds more than its size says', async () => {
    expect(await says('status', '/proc/self')).toEqual([
      'file-unreadable status:1:1  The file grows while it is read. Start the run again.',
    ]);
  });

  test('breaks in a way that nobody can mend: the error is not hidden', async () => {
    await expect(readConfigFiles('mem', '/proc/self')).rejects.toMatchObject({ code: 'EIO' });
  });
});
