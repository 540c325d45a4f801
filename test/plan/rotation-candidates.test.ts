import { expect, test } from '@jest/globals';
import { rotationCandidates } from '../../src/plan/rotation.ts';
import { desiredFrom, liveConnection, liveOf } from './support-connections.ts';

const settings = {
  origin: 'https://acme.example',
  adopt: true,
  prune: false,
  maxDeletes: 5,
  ownershipTag: undefined,
  rotate: new Set<string>(),
};

const text = `connections:
  - { name: as it is, type: postgresql, host: one, password: "\${{ secrets.P }}" }
  - { name: elsewhere, type: postgresql, host: new, password: "\${{ secrets.P }}" }
  - { name: without, type: postgresql, host: one }
  - { name: new, type: postgresql, host: one, password: "\${{ secrets.P }}" }
  - { name: refused, type: postgresql, host: one, username: u, password: "\${{ secrets.P }}", parameters: { a: 1 } }
  - { name: refused only then, type: postgresql, host: one, username: u, password: "\${{ secrets.P }}", parameters: { b: 1 } }
datastores: []
`;

test('the secrets of the file are tried where they would not go anyway, and where sending them is not refused', () => {
  const live = liveOf([
    liveConnection(1, 'as it is', 'postgresql', { host: 'one' }),
    liveConnection(2, 'elsewhere', 'postgresql', { host: 'old' }),
    liveConnection(3, 'without', 'postgresql', { host: 'one' }),
    liveConnection(
      5,
      'refused',
      'postgresql',
      { host: 'one', 'parameters.a': '2' },
      { masked: new Set(['parameters.token']) },
    ),
    // What is masked goes out with the secrets, and then `parameters` would be sent whole, without a token that is stored.
    liveConnection(
      6,
      'refused only then',
      'postgresql',
      { host: 'one', username: 'u' },
      { masked: new Set(['parameters.token', 'parameters.b']) },
    ),
  ]);
  const found = rotationCandidates(desiredFrom(text), live, settings);
  expect(found.map(({ name, live: { id } }) => [name, id])).toEqual([['as it is', 1]]);
  expect([...(found[0]?.send.keys() ?? [])]).toEqual(['password']);
});
