import { expect, test } from '@jest/globals';
import { useWorkspace } from '../support/workspace.ts';

const workspace = useWorkspace();

test('a report that cannot be written fails the step, with the reason', async () => {
  const emulator = await workspace.emulator();
  workspace.write('datastores.yaml', 'datastores: []\n');
  const { code, stdout } = await workspace.run(
    emulator,
    {},
    { env: { RUNNER_TEMP: '/nowhere', GITHUB_WORKSPACE: '' } },
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /::error::The run ended, but its report could not be written: ENOENT: no such file or directory, mkdtemp '\/nowhere\/qualytics-plan-/,
  );
});
