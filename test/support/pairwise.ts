import { seededRandom } from './reconcile.ts';

/** Switches by name, each with the values that it can have. */
export type Switches = Readonly<Record<string, readonly (string | number)[]>>;
export type Choice = Readonly<Record<string, string | number>>;

/**
 * Choices that together hold every pair of values of any two switches. Greedy and deterministic: the same switches
 * give the same choices.
 */
export function pairwise(switches: Switches, seed = 1): readonly Choice[] {
  const names = Object.keys(switches);
  const random = seededRandom(seed);
  const open = openPairs(switches, names);
  const choices: Choice[] = [];
  while (open.size > 0) {
    const candidates = Array.from({ length: 12 }, () => candidate(switches, names, open, random));
    const best = candidates.reduce((one, other) =>
      newPairs(other, names, open) > newPairs(one, names, open) ? other : one,
    );
    for (const pair of pairsOf(best, names)) {
      open.delete(pair);
    }
    choices.push(best);
  }
  return choices;
}

function pairKey(one: string, first: string | number, other: string, second: string | number): string {
  return `${one}=${first} ${other}=${second}`;
}

function openPairs(switches: Switches, names: readonly string[]): Set<string> {
  const pairs = new Set<string>();
  for (const [index, one] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      for (const first of switches[one] ?? []) {
        for (const second of switches[other] ?? []) {
          pairs.add(pairKey(one, first, other, second));
        }
      }
    }
  }
  return pairs;
}

function pairsOf(choice: Choice, names: readonly string[]): readonly string[] {
  return names.flatMap((one, index) =>
    names.slice(index + 1).map((other) => pairKey(one, choice[one] ?? '', other, choice[other] ?? '')),
  );
}

function newPairs(choice: Choice, names: readonly string[], open: ReadonlySet<string>): number {
  return pairsOf(choice, names).filter((pair) => open.has(pair)).length;
}

/** Begins with a pair that is still open, and gives each further switch the value that closes most. */
function candidate(
  switches: Switches,
  names: readonly string[],
  open: ReadonlySet<string>,
  random: () => number,
): Choice {
  const pairs = [...open];
  const start = pairs[Math.floor(random() * pairs.length)] ?? '';
  const chosen: Record<string, string | number> = {};
  for (const part of start.split(' ')) {
    const [name = '', text = ''] = part.split('=');
    chosen[name] = switches[name]?.find((value) => String(value) === text) ?? text;
  }
  const rest = names.filter((name) => !(name in chosen)).map((name) => ({ name, at: random() }));
  for (const { name } of rest.sort((a, b) => a.at - b.at)) {
    const values = switches[name] ?? [];
    const gain = (value: string | number): number =>
      Object.entries(chosen).filter(([other, second]) =>
        open.has(
          names.indexOf(name) < names.indexOf(other)
            ? pairKey(name, value, other, second)
            : pairKey(other, second, name, value),
        ),
      ).length;
    const scored = values.map((value) => ({ value, score: gain(value) + random() * 0.5 }));
    chosen[name] = scored.reduce((best, one) => (one.score > best.score ? one : best)).value;
  }
  return chosen;
}
