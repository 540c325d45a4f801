import type { Transport } from './transport.ts';

/** How often long work says how far it is, in milliseconds. */
const often = 5_000;

/** A transport that says now and then how many requests have been answered: of thousands that takes a while. */
export function countedTransport(transport: Transport, now: () => number, say: (text: string) => void): Transport {
  let count = 0;
  let underWay = 0;
  let said = now();
  let last = said;
  return {
    ...transport,
    send: async (call) => {
      if (underWay === 0 && now() - last >= often) {
        // Something else went on in between: this is new work.
        count = 0;
        said = now();
      }
      underWay += 1;
      try {
        return await transport.send(call);
      } finally {
        underWay -= 1;
        count += 1;
        last = now();
        if (last - said >= often) {
          said = last;
          say(`${count} requests answered so far`);
        }
      }
    },
  };
}
