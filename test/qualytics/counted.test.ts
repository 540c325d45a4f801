import { expect, test } from '@jest/globals';
import { countedReader } from '../../src/qualytics/counted.ts';
import type { Reader } from '../../src/qualytics/reader.ts';

test('a long reading says now and then how far it is, a short one does not', async () => {
  let time = 0;
  /** One is answered after the other, two seconds apart. */
  const read = async (id: number): Promise<undefined> => {
    for (let turn = 0; turn <= 10 * id; turn += 1) {
      await Promise.resolve();
    }
    time += 2_000;
  };
  const reader = { datastore: read, connection: read } as unknown as Reader;
  const said: string[] = [];
  const counted = countedReader(
    reader,
    () => time,
    (text) => said.push(`${time}: ${text}`),
  );
  const reading = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, (_, id) => (id % 2 === 0 ? counted.connection(id) : counted.datastore(id))),
    );
  await reading(6);
  await reading(2);
  expect(said).toEqual([
    '6000: 3 datastores and connections read so far',
    '12000: 6 datastores and connections read so far',
  ]);
});
