import { describe, expect, test } from '@jest/globals';
import type { Seed } from '../emulator/seed.ts';
import { usePlace } from './support.ts';

const place = usePlace();

const seed: Seed = {
  connections: [
    { id: 1, name: 'lake', type: 's3', uri: 's3://acme-lake', access_key: 'AKIALAKE', secret_key: 'lake-secret-key' },
  ],
  datastores: [
    { id: 11, name: 'One', connection_id: 1, root_path: '/one/' },
    { id: 12, name: 'Two', connection_id: 1, root_path: '/two/' },
  ],
};
const paths = { connections: 'qualytics-export/connections.yaml', datastores: 'qualytics-export/datastores.yaml' };

/** The two lines at the top, which say whose file it is. */
function headerOf(text: string): string {
  return text.split('\n').slice(0, 2).join('\n');
}

describe('a file of which a person left next to nothing', () => {
  test.each([
    '{}',
    '{ }',
    '{connections: []}',
    '{connections: [], }',
    '{version: 1}',
    '{version: 1, }',
    'version: 1',
    '{\n  version: 1\n}',
    '!!map {}',
    '# only a comment of mine',
    '',
  ])('as %j gets its connections again', async (rest) => {
    const emulator = await place.emulator({ seed });
    const whole = await place.exportFrom(emulator);
    place.write(paths.connections, `${headerOf(whole.connections)}\n${rest}\n`);
    const again = await place.exportFrom(emulator);
    expect([again.result, again.says.filter((one) => one.includes('defect'))]).toEqual(['exported', []]);
    expect(again.connections).toContain('lake');
    if (rest.startsWith('#')) {
      expect(again.connections).toContain(rest);
    }
    const plan = await place.plan(emulator);
    expect([plan.outputs['result'], plan.says.filter((one) => one.startsWith('error'))]).toEqual(['unchanged', []]);
    expect((await place.exportFrom(emulator)).connections).toBe(again.connections);
  });

  test.each(['{datastores: []}', '{datastores: [], version: 1}', '{}'])(
    'as %j gets its datastores again',
    async (rest) => {
      const emulator = await place.emulator({ seed });
      const whole = await place.exportFrom(emulator);
      place.write(paths.datastores, `${headerOf(whole.datastores)}\n${rest}\n`);
      const again = await place.exportFrom(emulator);
      expect(again.result).toBe('exported');
      expect((await place.plan(emulator)).outputs['result']).toBe('unchanged');
    },
  );
});

describe('a rename that is not applied yet', () => {
  test.each(['previous_names: [One]', 'previous_names: [Older, One]', 'previous_names:\n      - One'])(
    'by %j is taken back, and everything else stays',
    async (previous) => {
      const emulator = await place.emulator({ seed });
      const whole = await place.exportFrom(emulator);
      const edited = whole.datastores
        .replace('- name: One\n', `- name: Uno # mine\n    ${previous}\n`)
        .replace('- name: Two', '# about two\n  - name: Two');
      place.write(paths.datastores, edited);
      expect((await place.plan(emulator)).outputs['result']).toBe('planned');
      const again = await place.exportFrom(emulator);
      expect(again.says).toEqual([]);
      expect(again.datastores).toBe(
        whole.datastores
          .replace('- name: One\n', '- name: One # mine\n')
          .replace('- name: Two', '# about two\n  - name: Two'),
      );
      expect((await place.plan(emulator)).outputs['result']).toBe('unchanged');
    },
  );

  test('of a connection too', async () => {
    const emulator = await place.emulator({ seed });
    const whole = await place.exportFrom(emulator);
    place.write(
      paths.connections,
      whole.connections.replace('- name: lake\n', '- name: sea\n    previous_names: [lake]\n'),
    );
    place.write(paths.datastores, whole.datastores.replaceAll('connection_name: lake', 'connection_name: sea'));
    const again = await place.exportFrom(emulator);
    expect([again.says, again.connections, again.datastores]).toEqual([[], whole.connections, whole.datastores]);
  });
});

test('an empty file is nobody’s, and is not written over', async () => {
  const emulator = await place.emulator({ seed });
  place.write(paths.datastores, '');
  const { result, says } = await place.run(emulator, { mode: 'export' });
  expect([result, says]).toEqual(['failed', [expect.stringContaining('datastores.yaml')]]);
});
