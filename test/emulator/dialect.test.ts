import { describe, expect, test } from '@jest/globals';
import { type DialectName, defaultDialect, dialectSwitches, parseDialect } from './dialect.ts';
import { startEmulator } from './emulator.ts';
import { aboutConnections } from './exhibits/connections.ts';
import { aboutDatastores } from './exhibits/datastores.ts';
import { type Exhibit, seed } from './exhibits/exhibit.ts';
import { aboutLinksAndOperations } from './exhibits/links.ts';
import { aboutService } from './exhibits/service.ts';
import type { Json } from './records.ts';

/** One for each switch: a forgotten one does not compile. */
const exhibits: { readonly [Name in DialectName]: Exhibit<Name> } = {
  ...aboutDatastores,
  ...aboutLinksAndOperations,
  ...aboutConnections,
  ...aboutService,
};

const variants = (Object.keys(dialectSwitches) as DialectName[]).flatMap((name) =>
  dialectSwitches[name].map((value) => ({ name, value })),
);

describe('each value of each switch shows', () => {
  test.each(variants)('$name=$value', async ({ name, value }) => {
    const exhibit = exhibits[name] as Exhibit<DialectName>;
    const emulator = await startEmulator({
      seed,
      dialect: { ...exhibit.with, [name]: value },
      tokens: {
        'admin-token': { role: 'Admin' },
        member: { role: 'Member' },
        outsider: { role: 'Manager', teams: { 'Data Platform': 'Editor' } },
      },
    });
    try {
      expect(await exhibit.observe(emulator)).toStrictEqual((exhibit.shows as Json)[String(value)]);
    } finally {
      await emulator.close();
    }
  });

  test.each(Object.entries(exhibits))('no two values of %s look the same', (_, { shows }) => {
    const looks = Object.values(shows).map((look) => JSON.stringify(look) ?? 'nothing');
    expect(new Set(looks).size).toBe(looks.length);
  });
});

describe('a dialect on the command line', () => {
  test('names switches and values', () => {
    expect(parseDialect(['createStatus=201', 'putSemantics=full'])).toStrictEqual({
      createStatus: 201,
      putSemantics: 'full',
    });
  });

  test.each([
    ['createstatus=201', 'No switch "createstatus"'],
    ['createStatus=202', 'It has: 200, 201'],
    ['createStatus', 'no value ""'],
  ])('%s is an error', (text, says) => {
    expect(() => parseDialect([text])).toThrow(says);
  });

  test('is the first value of each switch where nothing is said', () => {
    expect(defaultDialect).toMatchObject({ createStatus: 200, putSemantics: 'partial', extraFields: 'ignore' });
  });
});
