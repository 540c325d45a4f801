import { describe, expect, test } from '@jest/globals';
import { check } from './support.ts';

const inside =
  'Enrichment would be written inside the folder that its own source scans. (see 8:16) Give the enrichment datastore a folder beside it, or another bucket.';
const wholeBucket =
  'Without root_path the whole bucket is scanned, the enrichment in it included. (see 6:11) Give the enrichment datastore a folder beside it, or another bucket.';

/** A source and the enrichment datastore that it names, each with a folder if one is given. */
function linked(
  source: string | undefined,
  target: string | undefined,
  options: {
    readonly buckets?: readonly string[];
    readonly on?: readonly [string, string];
    readonly type?: string;
  } = {},
): string {
  const { buckets = ['s3://acme'], on = ['c0', 'c0'], type = 's3' } = options;
  const folder = (path: string | undefined): string => (path === undefined ? '' : `    root_path: ${path}\n`);
  const connections = buckets.map((uri, index) => `  - name: c${index}\n    type: ${type}\n    uri: ${uri}\n`);
  return `connections:
${connections.join('')}datastores:
  - name: A
    connection_name: ${on[0]}
${folder(source)}    enrichment_datastore: E
  - name: E
    connection_name: ${on[1]}
    enrichment_only: true
${folder(target)}`;
}

describe('the folder of an enrichment datastore', () => {
  test.each([
    ['/raw', '/raw/enrichment/'],
    ['/raw', '/raw'],
    ['/raw//./', './raw/e'],
    ['/', '/e'],
    ['null', '/e'],
  ])('of a source that scans %s is not to be %s', (source, target) => {
    expect(check(linked(source, target)).says).toEqual([`error enrichment-inside-source 13:16  ${inside}`]);
  });

  test.each([
    ['/raw/a', '/raw/b'],
    ['/raw', '/rawest'],
    ['/raw/.a', '/raw/a'],
    ['/raw/a', '/raw'],
    ['/raw', 'null'],
    ['/raw', undefined],
    ['${{ env.FOLDER }}', '/raw'],
    ['/raw', '${{ env.FOLDER }}'],
  ])('of a source that scans %s may be %s', (source, target) => {
    expect(check(linked(source, target)).says).toEqual([]);
  });

  test('is inside the bucket of a source without one', () => {
    expect(check(linked(undefined, '/e')).says).toEqual([`warning enrichment-beside-source 12:16  ${wholeBucket}`]);
  });

  test('is told at its name where it has none either', () => {
    expect(check(linked(undefined, undefined)).says).toEqual([`warning enrichment-beside-source 9:11  ${wholeBucket}`]);
  });
});

describe('two connections are the same bucket', () => {
  const on = ['c0', 'c1'] as const;

  test('where their uri is the same, slashes at its end aside', () => {
    const text = linked('/raw', '/raw/e', { buckets: ['s3://acme', 's3://acme//'], on });
    expect(check(text).says).toEqual([`error enrichment-inside-source 16:16  ${inside.replace('8:16', '11:16')}`]);
  });

  test.each([
    ['other buckets', ['s3://acme', 's3://other']],
    ['buckets that begin alike', ['s3://acme', 's3://acme-raw']],
    ['a reference of one', ['${{ env.BUCKET }}', 's3://acme']],
    ['a reference of both', ['${{ env.BUCKET }}', '${{ env.BUCKET }}']],
  ])('but not with %s', (_, buckets) => {
    expect(check(linked('/raw', '/raw/e', { buckets, on })).says).toEqual([]);
  });

  test.each([
    ['c0', 'a live one'],
    ['a live one', 'c0'],
    ['a live one', 'a live one'],
  ])('but not %s and %s: what a live one holds is not known', (source, target) => {
    expect(check(linked('/raw', '/raw/e', { on: [source, target] })).says).toEqual([]);
  });

  test('a database has no folders', () => {
    const text = linked(undefined, undefined, { buckets: ['x'], type: 'postgresql' }).replace('uri: x', 'host: db');
    expect(check(text).says).toEqual([]);
  });
});

type Entry = Readonly<Record<string, string>>;

/** Entries of `datastores`; the keys of each are lines of their own, in this order. */
function datastores(...entries: readonly Entry[]): string {
  const lines = entries.map((entry) => Object.entries(entry).map(([key, value]) => `${key}: ${value}`));
  return `datastores:\n${lines.map((one) => `  - ${one.join('\n    ')}\n`).join('')}`;
}

function source(name: string, link: Entry, prefix: string): Entry {
  return { name, ...link, enrichment_prefix: prefix };
}

const toE = { enrichment_datastore: 'E' };
const toF = { enrichment_datastore: 'F' };
const to7 = { enrichment_datastore_id: '7' };
const to8 = { enrichment_datastore_id: '8' };
const only = { enrichment_only: 'true' };

describe('a prefix is shared', () => {
  const shared = (at: string): string =>
    `error enrichment-prefix-shared ${at}  Another source has the same prefix on the same enrichment datastore: they would overwrite each other. (see 4:24) Give each source a prefix of its own; case and punctuation do not count.`;

  test('each further source points at the first', () => {
    const text = datastores(source('A', toE, '_a'), source('B', toE, '_a'), source('C', toE, '_a'));
    expect(check(text).says).toEqual([shared('7:24'), shared('10:24')]);
  });

  test.each([
    ['one id', [source('A', to7, '_a'), source('B', to7, '_a')]],
    [
      'an id, and the name of a datastore that is pinned to it',
      [source('A', to7, '_a'), source('B', toE, '_a'), { name: 'E', id: '7', ...only }],
    ],
    ['a name of the file', [source('A', toE, '_a'), source('B', toE, '_a'), { name: 'E', ...only }]],
  ])('under %s', (_, entries) => {
    expect(check(datastores(...entries)).says).toEqual([shared('7:24')]);
  });

  const pinned = [
    { name: 'E', id: '7', ...only },
    { name: 'F', id: '8', ...only },
  ];
  const unpinned = [
    { name: 'E', ...only },
    { name: 'F', ...only },
  ];

  test.each([
    ['other live names', [source('A', toE, '_a'), source('B', toF, '_a')]],
    ['other ids', [source('A', to7, '_a'), source('B', to8, '_a')]],
    ['other datastores of the file', [source('A', toE, '_a'), source('B', toF, '_a'), ...unpinned]],
    ['other datastores with an id', [source('A', toE, '_a'), source('B', toF, '_a'), ...pinned]],
    ['other prefixes', [source('A', toE, '_a'), source('B', toE, '_b')]],
    ['empty prefixes', [source('A', toE, "''"), source('B', toE, "''")]],
    ['prefixes that wait for a value', [source('A', toE, '${{ env.P }}'), source('B', toE, '${{ env.P }}')]],
    ['no link', [source('A', {}, '_a'), source('B', {}, '_a')]],
    ['links that are taken away', ['A', 'B'].map((name) => source(name, { enrichment_datastore: 'null' }, '_a'))],
  ])('but not with %s', (_, entries) => {
    expect(check(datastores(...entries)).says).toEqual([]);
  });
});

describe('a prefix', () => {
  test.each(['_a', '_orders', '_a_b2_c', "''", 'null'])('%s is kept as it is', (prefix) => {
    expect(check(datastores(source('A', {}, prefix))).says).toEqual([]);
  });

  test.each(['a', '_', '_a_', '__a', '_A', 'x_a', '_a-b', '_a b'])('%s is rewritten', (prefix) => {
    expect(check(datastores(source('A', {}, prefix))).says).toEqual([
      'warning enrichment-prefix-rewritten 3:24  The server keeps prefixes as _lower_case_words and will rewrite this one. Write it that way, so that the file says what is there.',
    ]);
  });
});

describe('an enrichment datastore', () => {
  const onward =
    'An enrichment datastore cannot have an enrichment datastore of its own. Remove the link, or enrichment_only.';

  test.each([
    ['name', { enrichment_datastore: 'X' }, '4:27'],
    ['id', to7, '4:30'],
  ])('is not linked onward by %s', (_, link, at) => {
    expect(check(datastores({ name: 'A', ...only, ...link })).says).toEqual([
      `error enrichment-onward ${at}  ${onward}`,
    ]);
  });

  test('may say that it has no link', () => {
    expect(check(datastores({ name: 'A', ...only, enrichment_datastore: 'null' })).says).toEqual([]);
  });

  test('is what a link names', () => {
    const text = datastores({ name: 'A', ...toE }, { name: 'E', enrichment_only: 'false' });
    expect(check(text).says).toEqual([
      'error enrichment-target 3:27  The datastore of this name is no enrichment datastore. (see 4:11) Write enrichment_only: true in it, or name another one.',
    ]);
  });

  test('may be one that exists, where the file does not say what it is', () => {
    expect(check(datastores({ name: 'A', ...toE }, { name: 'E' })).says).toEqual([]);
  });

  test('may be one by a value that is not known yet', () => {
    const text = datastores({ name: 'A', ...toE }, { name: 'E', enrichment_only: '${{ env.ONLY }}' });
    expect(check(text).says).toEqual([]);
  });
});

describe('remediation', () => {
  const without =
    'Remediation needs an enrichment datastore, and this entry names none. Add enrichment_datastore, unless it is linked by hand.';
  const unlinked = 'Remediation needs an enrichment datastore, and this entry unlinks it. Name one, or write none.';
  const append = { enrichment_remediation_strategy: 'append' };
  const overwrite = { enrichment_remediation_strategy: 'overwrite' };

  test.each([append, overwrite])('needs a link: %j', (strategy) => {
    const text = datastores(
      { name: 'A', ...strategy },
      { name: 'B', ...strategy, enrichment_datastore: 'null' },
      { name: 'C', ...strategy, enrichment_datastore_id: 'null' },
    );
    expect(check(text).says).toEqual([
      `warning remediation-without-enrichment 3:38  ${without}`,
      `warning remediation-unlinked 5:38  ${unlinked}`,
      `warning remediation-unlinked 8:38  ${unlinked}`,
    ]);
  });

  test('is fine with a link, and so is none without', () => {
    const none = { enrichment_remediation_strategy: 'none' };
    const text = datastores(
      { name: 'A', ...append, ...toE },
      { name: 'B', ...overwrite, ...to7 },
      { name: 'C', ...none },
      { name: 'D', ...none, enrichment_datastore: 'null' },
    );
    expect(check(text).says).toEqual([]);
  });

  test('is told at the defaults that ask for it', () => {
    const text = `defaults:\n  enrichment_remediation_strategy: append\n${datastores({ name: 'A' })}`;
    expect(check(text).says).toEqual([`warning remediation-without-enrichment 2:36  ${without}`]);
  });
});
