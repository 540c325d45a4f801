import { describe, expect, test } from '@jest/globals';
import { saysOf, withForeignTags } from '../../src/plan/live.ts';
import { connection, datastore } from './support-datastores.ts';

describe('tags of an integration', () => {
  const types = new Map([
    ['mine', 'global'],
    ['upper', 'GLOBAL'],
    ['untyped', undefined],
    ['catalog', 'external'],
    ['other', 'Atlan'],
  ]);

  test('are told from the list of all tags, and taken out of those that are compared', () => {
    const fields = { description: 'x', tags: ['catalog', 'mine', 'upper', 'untyped', 'unlisted', 'other'] };
    const live = datastore(1, 'A', { fields, foreignTags: ['catalog', 'before'] });
    expect(withForeignTags(live, types)).toEqual({
      ...live,
      fields: new Map<string, unknown>([
        ['description', 'x'],
        ['tags', ['mine', 'upper', 'untyped', 'unlisted']],
      ]),
      foreignTags: ['catalog', 'before', 'other'],
    });
  });

  test.each([
    { what: 'all of its tags are global', fields: { tags: ['mine', 'upper', 'untyped', 'unlisted'] }, tags: types },
    { what: 'its tags were not read', fields: { description: 'x' }, tags: types },
    { what: 'the reading says null', fields: { tags: null }, tags: types },
    { what: 'nobody read the list of tags', fields: { tags: ['catalog'] }, tags: undefined },
  ])('leave a datastore as it is where $what', ({ fields, tags }) => {
    const live = datastore(1, 'A', { fields });
    expect(withForeignTags(live, tags)).toBe(live);
  });
});

test('a reading of a connection says something of a path where it had the key of its first part', () => {
  const reading = connection(1, 'lake', { keys: new Set(['uri', 'parameters']) });
  const paths = ['uri', 'parameters.role_arn', 'parameters', 'access_key', 'secrets_manager.parameters'];
  expect(paths.filter((path) => saysOf(reading, path))).toEqual(['uri', 'parameters.role_arn', 'parameters']);
});
