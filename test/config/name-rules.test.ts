import { describe, expect, test } from '@jest/globals';
import { check, file } from './support.ts';

function list(name: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${name}:\n${entries.map((entry) => `  - {${entry}}\n`).join('')}`;
}

function datastores(...entries: readonly string[]): string {
  return list('datastores', entries);
}

/** Connections of one type; each entry is what comes before the type. */
function connections(...entries: readonly string[]): string {
  return list(
    'connections',
    entries.map((entry) => `${entry}, type: mysql, host: h`),
  );
}

function seen(places: readonly string[]): string {
  return places.map((place) => `(see ${place})`).join(' ');
}

describe('a name of datastores', () => {
  const twice = (place: string, also: readonly string[]): string =>
    `error duplicate-name ${place}  More than one datastore is called "A". ${seen(also)} Names are unique over all files: rename or remove one.`;

  test('is told at each that has it, with at most five others', () => {
    const text = datastores(...Array(7).fill('name: A'), 'name: a');
    const all = [2, 3, 4, 5, 6, 7, 8].map((line) => `${line}:12`);
    expect(check(text).says).toEqual(
      all.map((place) => twice(place, all.filter((other) => other !== place).slice(0, 5))),
    );
  });

  test('is compared over files', () => {
    const { problems } = check([
      file(datastores('name: A'), 'a.yaml'),
      file(datastores('name: B', 'name: A'), 'b.yaml'),
    ]);
    expect(problems).toEqual(
      [['a.yaml', 2, 'b.yaml', 3] as const, ['b.yaml', 3, 'a.yaml', 2] as const].map(
        ([path, line, otherPath, otherLine]) => ({
          severity: 'error',
          rule: 'duplicate-name',
          message: 'More than one datastore is called "A".',
          hint: 'Names are unique over all files: rename or remove one.',
          at: { file: path, line, column: 12 },
          also: [{ file: otherPath, line: otherLine, column: 12 }],
        }),
      ),
    );
  });

  test.each([
    ['of a datastore and of a connection', `${connections('name: A')}${datastores('name: A')}`],
    ['that waits for its value', datastores('name: "${{ env.N }}"', 'name: "${{ env.N }}"')],
  ])('may be the same %s', (_, text) => {
    expect(check(text).says).toEqual([]);
  });
});

describe('an id', () => {
  const twice = (kind: string, place: string, also: readonly string[]): string =>
    `error duplicate-id ${place}  Two ${kind}s are pinned to this id. ${seen(also)} Each live object has one entry: correct one of the ids.`;

  test('is told at each that has it', () => {
    const text = datastores('name: A, id: 7', 'name: B, id: 8', 'name: C, id: 7', 'name: D, id: 7');
    expect(check(text).says).toEqual([
      twice('datastore', '2:19', ['4:19', '5:19']),
      twice('datastore', '4:19', ['2:19', '5:19']),
      twice('datastore', '5:19', ['2:19', '4:19']),
    ]);
  });

  test('is told with at most five others', () => {
    const text = datastores(...['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => `name: ${name}, id: 7`));
    expect(check(text).says.slice(0, 1)).toEqual([
      twice('datastore', '2:19', ['3:19', '4:19', '5:19', '6:19', '7:19']),
    ]);
  });

  test('of connections is another matter', () => {
    const text = `${connections('name: A, id: 7', 'name: B, id: 7', 'name: C')}${datastores('name: A, id: 7')}`;
    expect(check(text).says).toEqual([twice('connection', '2:19', ['3:19']), twice('connection', '3:19', ['2:19'])]);
  });
});

describe('previous names', () => {
  const own = (place: string): string =>
    `error previous-name ${place}  A previous name is the name that the entry has. Remove it from previous_names.`;
  const taken = (kind: string, place: string, also: string): string =>
    `error previous-name ${place}  A previous name is the name of another ${kind}. (see ${also}) Swapping names needs id on both entries.`;
  const claimed = (place: string, also: string): string =>
    `error previous-name ${place}  Two entries claim the same previous name. (see ${also}) Only one of them can have been called that.`;

  test.each([
    ['its own', ['name: A, previous_names: [X, A]'], [own('2:31')]],
    ['its own twice', ['name: A, previous_names: [A, A]'], [own('2:31')]],
    ['one twice', ['name: A, previous_names: [X, X]'], []],
    ['that of another', ['name: A, previous_names: [B]', 'name: B'], [taken('datastore', '2:31', '3:12')]],
    ['that of one before it', ['name: A', 'name: B, previous_names: [A]'], [taken('datastore', '3:31', '2:12')]],
    [
      'a swap without ids',
      ['name: A, previous_names: [B]', 'name: B, previous_names: [A]'],
      [taken('datastore', '2:31', '3:12'), taken('datastore', '3:31', '2:12')],
    ],
    [
      'a swap with one id',
      ['name: A, id: 1, previous_names: [B]', 'name: B, previous_names: [A]'],
      [taken('datastore', '2:38', '3:12'), taken('datastore', '3:31', '2:12')],
    ],
    ['a swap with ids', ['name: A, id: 1, previous_names: [B]', 'name: B, id: 2, previous_names: [A]'], []],
    [
      'one of three',
      ['name: A, previous_names: [X]', 'name: B, previous_names: [Y, X]', 'name: C, previous_names: [X]'],
      [claimed('3:31', '2:31'), claimed('4:31', '2:31')],
    ],
    [
      'one of two, and of a third that has it',
      ['name: A, id: 1, previous_names: [C]', 'name: B, id: 2, previous_names: [C]', 'name: C, id: 3'],
      [claimed('3:38', '2:38')],
    ],
    ['none', ['name: A, previous_names: []', 'name: B, previous_names: []'], []],
    ['one that waits for its value', ['name: "${{ env.N }}", previous_names: ["${{ env.N }}"]'], []],
  ])('that are %s', (_, entries, says) => {
    expect(check(datastores(...entries)).says).toEqual(says);
  });

  test('of connections are held against connections', () => {
    const text = `${connections('name: A, previous_names: [B]', 'name: B', 'name: C, previous_names: [C, D]')}${datastores('name: D')}`;
    expect(check(text).says).toEqual([
      taken('connection', '2:31', '3:12'),
      own('4:31').replace('datastore', 'connection'),
    ]);
  });
});

describe('what refers to a name from before', () => {
  const renamed = (place: string, key: string, now: string): string =>
    `error renamed-reference ${place}  ${key} gives a name that is now "${now}". Write the new name.`;
  const now = connections('name: lake, previous_names: [old, older]', 'name: sea');

  test('is told with the new one', () => {
    const text = `${now}${datastores(
      'name: A, connection_name: older, enrichment_datastore: Old',
      'name: E, enrichment_only: true, previous_names: [Old]',
    )}`;
    expect(check(text).says).toEqual([
      renamed('5:32', 'connection_name', 'lake'),
      renamed('5:61', 'enrichment_datastore', 'E'),
    ]);
  });

  test('is told at the defaults that give it', () => {
    const text = `defaults: {connection_name: old}\n${now}${datastores('name: A', 'name: B')}`;
    expect(check(text).says).toEqual([renamed('1:29', 'connection_name', 'lake')]);
  });

  test.each([
    ['the new name', `${now}${datastores('name: A, connection_name: lake')}`],
    ['a name that nothing had', `${now}${datastores('name: A, connection_name: x, enrichment_datastore: y')}`],
    ['a name that a thing of the other kind had', `${now}${datastores('name: A, enrichment_datastore: old')}`],
    [
      'a name that has come to another',
      `${connections('name: lake, id: 1, previous_names: [sea]', 'name: sea, id: 2')}${datastores('name: A, connection_name: sea')}`,
    ],
    [
      'what waits for its own new name',
      `${connections('name: "${{ env.N }}", previous_names: [old]')}${datastores('name: A, connection_name: old')}`,
    ],
  ])('but not with %s', (_, text) => {
    expect(check(text).says).toEqual([]);
  });
});

describe('removed', () => {
  const listed = (place: string, also: string, named = '"A"'): string =>
    `error removed-and-listed ${place}  ${named} is listed under datastores too. (see ${also}) Remove it from one of the two lists.`;
  const entry = (place: string, ...also: readonly string[]): string => entryCalled('"A"', place, ...also);
  const entryCalled = (named: string, place: string, ...also: readonly string[]): string =>
    `error removed-and-listed ${place}  ${named} is listed under removed too.${also.map((one) => ` (see ${one})`).join('')} Remove it from one of the two lists.`;
  const twice = (name: string, place: string, ...also: readonly string[]): string =>
    `error duplicate-name ${place}  "${name}" is removed more than once.${also.map((one) => ` (see ${one})`).join('')} Keep one of the entries.`;

  test.each([
    ['a name that is listed', ['name: A'], ['name: A'], [entry('2:12', '4:12'), listed('4:12', '2:12')]],
    ['an id that is listed', ['name: A, id: 7'], ['name: Old, id: 7'], [entry('2:12', '4:12'), listed('4:12', '2:12')]],
    [
      'a name that is listed, and an id that another has',
      ['name: A', 'name: B, id: 7'],
      ['name: A, id: 7'],
      [entry('2:12', '5:12'), listed('5:12', '2:12')],
    ],
    [
      'one name three times',
      [],
      ['name: Old', 'name: Old', 'name: Other', 'name: Old'],
      [
        twice('Old', '2:12', '3:12', '5:12'),
        twice('Old', '3:12', '2:12', '5:12'),
        twice('Old', '5:12', '2:12', '3:12'),
      ],
    ],
    [
      'one name twice, which is listed',
      ['name: A'],
      ['name: A', 'name: A'],
      [
        entry('2:12', '4:12', '5:12'),
        listed('4:12', '2:12'),
        twice('A', '4:12', '5:12'),
        listed('5:12', '2:12'),
        twice('A', '5:12', '4:12'),
      ],
    ],
    ['another name and id', ['name: A, id: 7', 'name: B'], ['name: Old, id: 8', 'name: Older'], []],
    ['names without an id, and entries without one', ['name: A', 'name: B'], ['name: Old'], []],
    [
      'names that wait for their values',
      ['name: "${{ env.N }}"'],
      ['name: "${{ env.N }}"', 'name: "${{ env.N }}"'],
      [],
    ],
    [
      'a name that waits for its value, and an id that is listed',
      ['name: A, id: 7'],
      ['name: "${{ env.N }}", id: 7'],
      [entry('2:12', '4:12'), listed('4:12', '2:12')],
    ],
    [
      'an id whose entry waits for its name',
      ['name: "${{ env.N }}", id: 7'],
      ['name: Old, id: 7'],
      [entryCalled('This datastore', '2:12', '4:12'), listed('4:12', '2:12', 'This datastore')],
    ],
  ])('%s', (_, entries, removed, says) => {
    expect(check(`${datastores(...entries)}${list('removed', removed)}`).says).toEqual(says);
  });
});
