import { describe, expect, test } from '@jest/globals';
import { changed, connection, datastore, expected, fileOf, planOf } from './support-datastores.ts';

const everything = `
ownership_tag: mine
connections:
  - { name: new lake, type: s3, uri: s3://new, parameters: { authentication_type: IAM_ROLE, role_arn: "arn:aws:iam::123456789012:role/R" } }
datastores:
  - name: Orders
    connection_name: new lake
    root_path: /orders
    description: null
    teams: [Public]
    tags: [gold, silver, known]
    enrichment_source_record_limit: 25
    group: { name: Lake, icon: mdi-folder-outline }
    trigger_catalog: true
`;

describe('a datastore that is not live', () => {
  test('is created after its connection, its tags and its group, and its first sync after it', () => {
    const live = { teams: ['Public'], tags: ['known', 'other'], groups: [] };
    const { plan, at, entry, connection: connectionOf } = planOf(everything, live);
    const fields = new Map(entry('Orders').fields);
    const tags = ['gold', 'silver', 'known', 'mine'];
    fields.set('tags', { path: 'tags', value: tags, at: at('[gold') });
    const tag = (name: string, place = at('[gold')) =>
      expected({
        action: 'create',
        kind: 'tag',
        name,
        needs: 'Manager',
        changes: [changed('name', null, name, place)],
        reason: 'a datastore of the file carries it and it does not exist',
        at: place,
        operation: { does: 'create-tag' },
      });
    expect(plan.steps).toEqual([
      tag('gold'),
      tag('mine', at('mine')),
      tag('silver'),
      expected({
        id: 'create group lake',
        action: 'create',
        kind: 'group',
        name: 'Lake',
        needs: 'Manager',
        changes: [changed('name', null, 'Lake', at('Lake')), changed('icon', null, 'mdi-folder-outline', at('Lake'))],
        reason: 'a datastore of the file is in it and it does not exist',
        at: at('Lake'),
        operation: { does: 'create-group', icon: 'mdi-folder-outline' },
      }),
      expected({
        action: 'create',
        kind: 'connection',
        name: 'new lake',
        needs: 'Manager',
        changes: [
          changed('type', null, 's3', at('new lake')),
          changed('uri', null, 's3://new', at('s3://new')),
          changed('parameters.authentication_type', null, 'IAM_ROLE', at('IAM_ROLE')),
          changed('parameters.role_arn', null, 'arn:aws:iam::123456789012:role/R', at('"arn:')),
        ],
        reason: 'the file names it and it does not exist',
        at: at('new lake'),
        operation: { does: 'create-connection', entry: connectionOf('new lake') },
      }),
      expected({
        action: 'create',
        name: 'Orders',
        needs: 'Manager',
        changes: [
          changed('root_path', null, '/orders', at('/orders')),
          changed('teams', null, ['Public'], at('[Public')),
          changed('tags', null, tags, at('[gold')),
          changed('enrichment_source_record_limit', null, 25, at('25')),
          changed('group', null, 'Lake', at('Lake')),
          changed('connection_name', null, 'new lake', at('new lake', 2)),
        ],
        dependsOn: [
          'create connection new lake',
          'create tag gold',
          'create tag silver',
          'create tag mine',
          'create group lake',
        ],
        reason: 'the file names it and it does not exist',
        at: at('Orders'),
        operation: {
          does: 'create-datastore',
          entry: entry('Orders'),
          type: 's3',
          on: { step: 'create connection new lake' },
          fields,
          group: { step: 'create group lake' },
          firstSync: { flag: 'trigger_catalog', value: true, at: at('true') },
        },
      }),
      expected({
        action: 'sync',
        name: 'Orders',
        dependsOn: ['create datastore Orders'],
        reason: 'the file asks for a first sync',
        at: at('true'),
        operation: { does: 'sync', datastore: { step: 'create datastore Orders' } },
      }),
    ]);
    expect({ ...plan, hash: '', steps: [] }).toEqual({
      hash: '',
      steps: [],
      summary: { create: 1, update: 0, delete: 0, unchanged: 0 },
      datastores: [{ name: 'Orders', liveId: null, state: 'create' }],
      connections: new Map([['new lake', null]]),
      needs: 'Manager',
      problems: [],
    });
  });

  test('takes the connection that it alone describes along, and warns without teams', () => {
    const {
      plan,
      at,
      entry,
      connection: connectionOf,
    } = planOf(
      fileOf(
        '{ name: Alone, connection: { name: own, type: s3, uri: s3://own, access_key: AKIAOWN000000001, secret_key: "${{ secrets.S }}" }, group: null, trigger_sync: false }',
      ),
    );
    expect(plan.steps).toEqual([
      expected({
        action: 'create',
        name: 'Alone',
        needs: 'Manager',
        changes: [
          changed('connection.name', null, 'own', at('own')),
          changed('connection.type', null, 's3', at('own')),
          changed('connection.uri', null, 's3://own', at('s3://own')),
          {
            ...changed('connection.access_key', null, 'AKIA…0001', at('AKIAOWN')),
            exact: [null, 'AKIAOWN000000001'],
          },
          {
            ...changed('connection.secret_key', null, '(sensitive)', at('"${{')),
            sensitive: true,
            reference: '${{ secrets.S }}',
          },
        ],
        reason: 'the file names it and it does not exist',
        at: at('Alone'),
        operation: {
          does: 'create-datastore',
          entry: entry('Alone'),
          type: 's3',
          on: { inline: connectionOf('own'), name: 'own' },
          fields: new Map(),
          group: undefined,
          firstSync: { flag: 'trigger_sync', value: false, at: at('false') },
        },
      }),
    ]);
    expect(plan.connections).toEqual(new Map([['own', null]]));
    expect(plan.problems).toEqual([
      {
        severity: 'warning',
        rule: 'no-teams',
        at: at('Alone'),
        message: '"Alone" is created without teams; who may see it is then for the server to decide.',
        hint: 'Add teams, for example teams: [Public].',
      },
    ]);
  });

  test('waits for a change of the live connection that it is put on', () => {
    const text = `
connections:
  - { name: lake, type: s3, uri: s3://lake, parameters: { external_id: other } }
${fileOf('{ name: New, connection_name: lake, teams: [Public] }')}`;
    const lake = connection(1, 'lake', { fields: { uri: 's3://lake', 'parameters.external_id': 'one' } });
    const { plan, at } = planOf(text, { connections: [lake], datastores: [datastore(1, 'A')] });
    expect(plan.steps.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['update connection lake', []],
      ['create datastore New', ['update connection lake']],
    ]);
    expect(plan.steps[1]).toMatchObject({
      changes: [
        changed('teams', null, ['Public'], at('[Public')),
        changed('connection_name', null, 'lake', at('lake', 3)),
      ],
      operation: { type: 's3', on: { liveId: 1 }, group: undefined, firstSync: undefined },
    });
  });

  test('waits for nothing on a live connection that stays as it is', () => {
    const { plan } = planOf(fileOf('{ name: New, connection_id: 1, teams: [Public], tags: [] }'));
    expect(plan.steps.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([['create datastore New', []]]);
    expect(plan.connections).toEqual(new Map([['lake', 1]]));
  });
});
