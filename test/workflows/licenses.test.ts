import { describe, expect, test } from '@jest/globals';
import { type LockEntry, lockProblems, noticeProblems } from '../../scripts/check-licenses.ts';

const good: LockEntry = { license: 'MIT', integrity: `sha512-${'a'.repeat(86)}==` };
const problemsOf = (change: LockEntry, path = 'node_modules/some') =>
  lockProblems({ '': {}, [path]: { ...good, ...change } });

describe('the lock file', () => {
  test.each<LockEntry>([
    {},
    { resolved: 'https://registry.npmjs.org/some/-/some-1.0.0.tgz' },
    { license: '(MIT OR CC0-1.0)' },
    { license: 'MIT AND ISC' },
    { license: 'CC-BY-4.0', dev: true },
  ])('%j is in order', (change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  test.each<[LockEntry, string]>([
    [{ license: 'GPL-3.0' }, 'the licence GPL-3.0 is not on the list'],
    [{ license: '' }, 'the licence  is not on the list'],
    [{ license: 'MIT AND GPL-3.0' }, 'the licence MIT AND GPL-3.0 is not on the list'],
    [{ license: 'CC-BY-4.0' }, 'the licence CC-BY-4.0 is not on the list'],
    [{ integrity: '' }, 'has no SHA-512 integrity'],
    [{ integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no SHA-512 integrity'],
    [{ resolved: 'git+ssh://git@github.com/a/b.git#1' }, 'comes from git+ssh://git@github.com/a/b.git#1'],
    [
      { resolved: 'https://registry.npmjs.org.example.com/a.tgz' },
      'comes from https://registry.npmjs.org.example.com/a.tgz',
    ],
    [{ hasInstallScript: true }, 'has an install script'],
    [{ link: true }, 'is a link, not a package'],
  ])('%j is refused', (change, problem) => {
    expect(problemsOf(change)).toEqual([`node_modules/some: ${problem}`]);
  });

  test('an install script that is known not to be needed is let through, also deeper in the tree', () => {
    expect(problemsOf({ hasInstallScript: true }, 'node_modules/a/node_modules/@parcel/watcher')).toEqual([]);
  });
});

describe('the licences beside the bundle', () => {
  const notices = 'one\nMIT\nThe MIT License\nPermission is hereby granted\n\ntwo\nISC\n\n\n\n\n\n\n\n\n\n\n\n';
  test.each([
    [['one'], []],
    [['three'], ['dist/licenses.txt: three is bundled and not named']],
    [['two'], ['dist/licenses.txt: two has no text']],
  ])('for a bundle of %j', (bundled, problems) => {
    expect(noticeProblems(notices, new Set(bundled))).toEqual(problems);
  });
});
