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

test.each(['', '\n', ' \r\n\t\n', '\ufeff'])('a blank file is in nobody’s way: %j', async (blank) => {
  const emulator = await place.emulator({ seed });
  place.write(paths.datastores, blank);
  const { says, datastores } = await place.exportFrom(emulator);
  expect([says, datastores]).toEqual([[], expect.stringContaining('- name: One\n')]);
});

describe('a file above whose marker a person has put', () => {
  test.each([
    'version: 1\n',
    '---\n',
    '# ours\n\n',
    'version: 1 # of the language\n\n',
    '--- # start\n# ours\nversion: 1\n',
  ])('%j is still one of ours', async (above) => {
    const emulator = await place.emulator({ seed });
    const whole = await place.exportFrom(emulator);
    const edited = `${above}${whole.datastores.replace('/one/', '/uno/')}`;
    place.write(paths.datastores, edited);
    const again = await place.exportFrom(emulator);
    expect([again.says, again.datastores]).toEqual([[], `${above}${whole.datastores}`]);
    expect((await place.plan(emulator)).result).toBe('unchanged');
  });
});

describe('the address of the schema', () => {
  const action = { GITHUB_ACTION_REPOSITORY: 'acme/qualytics-action', GITHUB_ACTION_REF: 'v1.2.3' };
  const known =
    '# yaml-language-server: $schema=https://raw.githubusercontent.com/acme/qualytics-action/v1.2.3/dist/datastores.schema.json';
  const unknown =
    '# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/REPO/v1/dist/datastores.schema.json';

  async function schemaLines(env: Record<string, string>): Promise<readonly string[]> {
    const run = await place.run(await place.emulator({ seed }), { mode: 'export' }, env);
    expect([run.result, run.says]).toEqual(['exported', []]);
    return Object.values(paths).flatMap((path) =>
      place
        .read(path)
        .split('\n')
        .filter((line) => line.includes('$schema')),
    );
  }

  test.each<{ readonly what: string; readonly env: Record<string, string>; readonly line: string }>([
    { what: 'of the action at its version', env: action, line: known },
    {
      what: 'of v1 where the version is not known',
      env: { ...action, GITHUB_ACTION_REF: '' },
      line: known.replace('v1.2.3', 'v1'),
    },
    {
      what: 'of a branch',
      env: { ...action, GITHUB_ACTION_REF: 'feature/x' },
      line: known.replace('v1.2.3', 'feature/x'),
    },
    { what: 'nobody’s where the action is not known', env: { GITHUB_ACTION_REF: 'v9' }, line: unknown },
    {
      what: 'nobody’s where its name is none',
      env: { ...action, GITHUB_ACTION_REPOSITORY: 'a b\nc: d' },
      line: unknown,
    },
  ])('is that $what', async ({ env, line }) => {
    expect(await schemaLines(env)).toEqual([line, line]);
  });

  test('is filled in by a later export that knows it, and stays from then on', async () => {
    await schemaLines({});
    place.write(paths.datastores, place.read(paths.datastores).replace('/one/', '/uno/'));
    expect(await schemaLines(action)).toEqual([known, known]);
    const before = place.read(paths.datastores);
    expect(before).toContain('root_path: /one/\n');
    expect(await schemaLines({ ...action, GITHUB_ACTION_REF: 'v2.0.0' })).toEqual([known, known]);
    expect(await schemaLines({})).toEqual([known, known]);
    expect(place.read(paths.datastores)).toBe(before);
  });

  test.each([1, 40, 90, 140, 170])('may be where a file breaks off, after %d characters', async (length) => {
    await schemaLines(action);
    const whole = place.read(paths.datastores);
    place.write(paths.datastores, whole.slice(0, length));
    const run = await place.run(await place.emulator({ seed }), { mode: 'export' }, action);
    expect([run.result, place.read(paths.datastores)]).toEqual(['exported', whole]);
  });
});
