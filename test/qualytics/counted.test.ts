import { expect, test } from '@jest/globals';
import { countedTransport } from '../../src/qualytics/counted.ts';
import type { Transport } from '../../src/qualytics/transport.ts';

test('long work says now and then how far it is, short work does not', async () => {
  let time = 0;
  const transport: Transport = {
    waiting: Promise.resolve(),
    /** One is answered after the other, two seconds apart. */
    send: async ({ path }) => {
      for (let turn = 0; turn <= 10 * Number(path); turn += 1) {
        await Promise.resolve();
      }
      time += 2_000;
      return { status: 200, body: undefined };
    },
    quotable: (text) => text,
    close: () => Promise.resolve(),
  };
  const said: string[] = [];
  const counted = countedTransport(
    transport,
    () => time,
    (text) => said.push(`${time}: ${text}`),
  );
  const reading = (count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, (_, index) => counted.send({ method: 'GET', path: `${index}` })));
  await reading(4);
  await reading(3);
  time += 60_000;
  await reading(2);
  expect(said).toEqual(['6000: 3 requests answered so far', '12000: 6 requests answered so far']);
});
