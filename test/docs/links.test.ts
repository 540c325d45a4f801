import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ruleChapters } from '../../scripts/generate.ts';
import { anchorOf, blocks, pages, proseOf, read, root } from './support/pages.ts';

interface Link {
  readonly target: string;
  readonly line: number;
}

function linksOf(page: string): readonly Link[] {
  return proseOf(page)
    .split('\n')
    .flatMap((text, index) => {
      const withoutCode = text.replace(/`[^`]*`/g, (code) => code.replace(/[()[\]]/g, ' '));
      const targets = [...withoutCode.matchAll(/\]\(([^)\s]+)\)|<(?:img|a)[^>]*(?:src|href)="([^"]+)"/g)];
      return targets.map(([, markdown, html]) => ({ target: markdown ?? html ?? '', line: index + 1 }));
    });
}

function anchorsOf(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));
}

function brokenLinks(page: string): readonly string[] {
  return linksOf(page).flatMap(({ target, line }) => {
    if (/^(https?|mailto):/.test(target)) {
      return [];
    }
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    const broken = !existsSync(join(root, file)) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
    return broken ? [`${page}:${line} ${target}`] : [];
  });
}

describe('links', () => {
  test('there are some', () => expect(pages.flatMap(linksOf).length).toBeGreaterThan(40));

  test.each(pages)('%s: every relative link leads somewhere', (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  test('every page of docs is reachable from README', () => {
    const linked = new Set(linksOf('README.md').map(({ target }) => target.split('#')[0]));
    expect(pages.filter((page) => page.startsWith('docs/') && !linked.has(page))).toEqual([]);
  });
});

const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

describe('commands', () => {
  test.each(pages)('%s: every npm script exists', (page) => {
    const names = [...read(page).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !(name in scripts))).toEqual([]);
  });

  /** Each command line of README, and what runs it. A line that is in none of them is one that nobody tries. */
  const triedBy: Readonly<Record<string, string>> = {
    'npm ci && npm start': 'test/bundle/door.test.ts',
    'npm ci && npm test': '.ci/run and scripts/check.ts',
    'QUALYTICS_TOKEN=… npm start -s -- --mode plan --test-connections never --config datastores.yaml --secrets "WAREHOUSE_PASSWORD=$PASSWORD" --api-url https://your-instance.qualytics.io':
      'test/bundle/door.test.ts',
  };

  test('README: every shell command is one that a test or CI runs', () => {
    const lines = blocks
      .filter(({ page, info }) => page === 'README.md' && info[0] === 'sh')
      .flatMap(({ text }) => text.split('\n'))
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== '');
    expect(lines.toSorted()).toEqual(Object.keys(triedBy).toSorted());
    expect(read('test/bundle/door.test.ts')).toMatch(/start\.ts/);
    expect(read('.ci/run')).toMatch(/^npm ci /m);
    expect(read('scripts/check.ts')).toContain("'npm', 'test'");
  });
});

describe('names in the text', () => {
  const rules = ruleChapters.flatMap(({ rules: chapter }) => Object.keys(chapter));
  const ofAction = [...read('action.yml').matchAll(/^ {2}([a-z-]+):/gm)].map(([, name]) => name ?? '');
  /** Words of GitHub's own with a hyphen, and our examples' file names without their ending. */
  const others = [
    'persist-credentials',
    'cancel-in-progress',
    'pull-requests',
    'id-token',
    'qualytics-export',
    'rule-id',
  ];
  const known = new Set([...rules, ...ofAction, ...others]);
  const ours = ['README.md', 'CONTRIBUTING.md', 'examples/README.md'].concat(
    ['file', 'references', 'plan-file', 'guarantees', 'teams', 'troubleshooting', 'security'].map(
      (name) => `docs/${name}.md`,
    ),
  );

  test.each(ours)('%s: every rule, input and output that is named exists', (page) => {
    const words = [...proseOf(page).matchAll(/`([a-z]+(?:-[a-z]+)+)(?::[^`]*)?`/g)].map(([, word]) => word ?? '');
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });
});
