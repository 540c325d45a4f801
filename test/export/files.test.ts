import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tooLarge } from '../../src/export/problems.ts';
import { writeExportFiles } from '../../src/workspace/export-files.ts';
import type { Seed } from '../emulator/seed.ts';
import { usePlace } from './support.ts';

const place = usePlace();

const seed: Seed = {
  connections: [{ id: 1, name: 'lake', type: 's3', uri: 's3://acme-lake', access_key: 'AKIAIOSFODNN7EXAMPLE' }],
  datastores: [
    { name: 'Orders', connection: 'lake', root_path: '/raw/orders/', description: 'All orders', tags: ['a', 'b'] },
    { name: 'Parts', connection: 'lake', root_path: '/raw/parts/' },
    { name: 'Raw', connection: 'lake', root_path: '/raw/rest/' },
  ],
};

const inFolder = (path: string): string => join(place.folder(), path);

describe('where an export may write', () => {
  test.each([
    { what: 'the folder above', dir: '..', says: 'export-dir leads out of the workspace.' },
    { what: 'a folder beside it', dir: '../beside', says: 'export-dir leads out of the workspace.' },
    { what: 'an absolute path', dir: '/tmp/elsewhere', says: 'export-dir leads out of the workspace.' },
    { what: 'the folder of git', dir: '.git/hooks', says: 'export-dir leads into .git.' },
    { what: 'the folder of git of a submodule', dir: 'sub/.GIT', says: 'export-dir leads into .git.' },
    { what: 'a file', dir: 'a-file', says: 'export-dir "a-file" cannot be used as a folder (EEXIST).' },
    { what: 'a path through a file', dir: 'a-file/below', says: 'cannot be used as a folder' },
    {
      what: 'a link out of the workspace',
      dir: 'link',
      says: 'export-dir leads out of the workspace through a symbolic link.',
    },
    {
      what: 'a new folder behind such a link',
      dir: 'link/new',
      says: 'export-dir leads out of the workspace through a symbolic link.',
    },
  ])('$what is refused before anything is asked', async ({ dir, says }) => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    place.write('a-file', '');
    symlinkSync(outside, inFolder('link'));
    const emulator = await place.emulator({ seed });
    const run = await place.run(emulator, { mode: 'export', 'export-dir': dir });
    expect([run.result, run.says]).toEqual(['failed', [expect.stringContaining(says)]]);
    expect([emulator.requests, readdirSync(outside)]).toEqual([[], []]);
    rmSync(outside, { recursive: true });
  });

  test('the workspace itself, a folder in folders, and a link inside the workspace are fine', async () => {
    const emulator = await place.emulator({ seed });
    mkdirSync(inFolder('real'));
    symlinkSync(inFolder('real'), inFolder('link'));
    for (const dir of ['.', './a/b/c/', 'link']) {
      await place.exportFrom(emulator, { 'export-dir': dir });
    }
    expect(place.has('real/datastores.yaml')).toBe(true);
  });
});

describe('what an export may overwrite', () => {
  test.each([
    { what: 'a file without the marker', text: 'datastores: []\n' },
    { what: 'a file with the marker below its content', text: 'datastores: []\n# qualytics-export: no\n' },
    { what: 'a file of another kind', text: '{"not": "ours"}' },
  ])('$what is refused, and neither file is touched', async ({ text }) => {
    const emulator = await place.emulator({ seed });
    place.write('qualytics-export/datastores.yaml', text);
    const run = await place.run(emulator, { mode: 'export' });
    expect([run.result, run.says]).toEqual([
      'failed',
      [
        expect.stringContaining(
          'qualytics-export/datastores.yaml was not written by an export, and is not overwritten.',
        ),
      ],
    ]);
    expect(place.read('qualytics-export/datastores.yaml')).toBe(text);
    expect(readdirSync(inFolder('qualytics-export'))).toEqual(['datastores.yaml']);
  });

  test('a link, a folder or a text that is no UTF-8 in the place of a file is refused', async () => {
    const emulator = await place.emulator({ seed });
    place.write('elsewhere.yaml', '# qualytics-export: here\n');
    mkdirSync(inFolder('qualytics-export'));
    symlinkSync(inFolder('elsewhere.yaml'), inFolder('qualytics-export/datastores.yaml'));
    const linked = await place.run(emulator, { mode: 'export' });
    expect(linked.says).toEqual([expect.stringContaining('qualytics-export/datastores.yaml is no ordinary file.')]);
    rmSync(inFolder('qualytics-export/datastores.yaml'));
    mkdirSync(inFolder('qualytics-export/datastores.yaml'));
    expect((await place.run(emulator, { mode: 'export' })).result).toBe('failed');
    rmSync(inFolder('qualytics-export/datastores.yaml'), { recursive: true });
    writeFileSync(inFolder('qualytics-export/datastores.yaml'), Buffer.from([0x23, 0xff, 0xfe]));
    const bytes = await place.run(emulator, { mode: 'export' });
    expect(bytes.says).toEqual([expect.stringContaining('qualytics-export/datastores.yaml is not UTF-8.')]);
    expect(readFileSync(inFolder('elsewhere.yaml'), 'utf8')).toBe('# qualytics-export: here\n');
  });

  test('files that need no change are not written again, and nothing is left beside them', async () => {
    const emulator = await place.emulator({ seed });
    await place.exportFrom(emulator);
    const before = statSync(inFolder('qualytics-export/datastores.yaml'), { bigint: true }).mtimeNs;
    await place.exportFrom(emulator);
    expect(statSync(inFolder('qualytics-export/datastores.yaml'), { bigint: true }).mtimeNs).toBe(before);
    expect(readdirSync(inFolder('qualytics-export')).sort()).toEqual(['connections.yaml', 'datastores.yaml']);
  });

  test('a folder that is gone when it is written to is an error, and leaves nothing half', async () => {
    const file = { name: 'datastores.yaml', text: 'x', before: undefined };
    const folder = { path: 'gone', real: inFolder('gone') };
    expect(await writeExportFiles(folder, [file])).toMatchObject({
      rule: 'export-unwritable',
      message: 'The files cannot be written to gone (ENOENT).',
    });
    expect(readdirSync(place.folder())).toEqual([]);
  });
});

describe('a file that no run would read', () => {
  const texts = { connections: 'short', datastores: 'a text that is too long' };
  const paths = { connections: 'c.yaml', datastores: 'd.yaml' };

  test('is refused, with the way to split it', () => {
    expect(tooLarge(texts, paths, 20)).toEqual([
      expect.objectContaining({
        severity: 'error',
        rule: 'export-too-large',
        message: 'd.yaml would have more than 20 bytes, which no run reads, so nothing is written.',
      }),
    ]);
    expect(tooLarge(texts, paths, 23)).toEqual([]);
  });
});

describe('an earlier export that was cut off', () => {
  test('anywhere, comes out whole and as if it had never been there', async () => {
    const emulator = await place.emulator({ seed });
    const whole = await place.exportFrom(emulator);
    const cuts = Array.from({ length: whole.datastores.length }, (_, index) => index).filter(
      (index) => index % 7 === 1,
    );
    for (const cut of cuts) {
      place.write('qualytics-export/datastores.yaml', whole.datastores.slice(0, cut));
      const again = await place.exportFrom(emulator);
      expect([cut, again.datastores.trimEnd()]).toEqual([cut, whole.datastores.trimEnd()]);
    }
  }, 120_000);

  test('with one of the two files missing, is completed', async () => {
    const emulator = await place.emulator({ seed });
    const whole = await place.exportFrom(emulator);
    rmSync(inFolder('qualytics-export/connections.yaml'));
    expect((await place.exportFrom(emulator)).connections).toBe(whole.connections);
  });

  test('says so where it could not be used', async () => {
    const emulator = await place.emulator({ seed });
    const { datastores } = await place.exportFrom(emulator);
    place.write('qualytics-export/datastores.yaml', `${datastores}  - "name`);
    const { says } = await place.exportFrom(emulator);
    expect(says).toEqual([expect.stringContaining('notice export-rewritten')]);
  });
});

describe('events and inputs', () => {
  test.each([
    { name: 'export-dir', value: ' ', says: 'Input `export-dir` is empty.' },
    { name: 'parallelism', value: '0', says: 'Input `parallelism` is' },
  ])('$name that is wrong is an error before any request', async ({ name, value, says }) => {
    const emulator = await place.emulator({ seed });
    const run = await place.run(emulator, { mode: 'export', [name]: value });
    expect(run.says).toEqual([expect.stringContaining(says)]);
    expect(emulator.requests).toEqual([]);
  });

  test('address and token are asked for', async () => {
    const run = await place.run(undefined, { mode: 'export' });
    expect(run.says).toEqual([
      expect.stringContaining('Input `api-url` is missing: mode export needs it.'),
      expect.stringContaining('Input `api-token` is missing'),
    ]);
  });

  test('a pull request without secrets exports nothing, and says so', async () => {
    const emulator = await place.emulator({ seed });
    const run = await place.run(emulator, { mode: 'export' }, { GITHUB_EVENT_NAME: 'pull_request' });
    expect([run.result, run.headline, run.says]).toEqual([
      'valid',
      'Nothing was exported: the live state was not read.',
      [expect.stringContaining('notice live-not-read')],
    ]);
    expect([emulator.requests, readdirSync(place.folder())]).toEqual([[], []]);
  });

  test('an event that anyone can cause exports nothing', async () => {
    const emulator = await place.emulator({ seed });
    const run = await place.run(emulator, { mode: 'export' }, { GITHUB_EVENT_NAME: 'pull_request_target' });
    expect([run.result, run.says]).toEqual(['failed', [expect.stringContaining('error event-untrusted')]]);
    expect(emulator.requests).toEqual([]);
  });
});
