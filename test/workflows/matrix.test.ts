import { expect, test } from '@jest/globals';
import { tallies } from '../../scripts/matrix.ts';

const file = (name: string, ...statuses: readonly string[]) => ({
  name: `/project/${name}`,
  message: '',
  assertionResults: statuses.map((status, index) => ({ fullName: `${name} ${index}`, status })),
});

const tallyOf = (name: string, ...files: ReturnType<typeof file>[]) =>
  tallies({ testResults: files }, '/project').find((one) => one.name === name);

test('tests are counted by the area that their file belongs to', () => {
  expect(
    tallyOf(
      'bad files',
      file('test/config/bad-files.test.ts', 'passed', 'failed'),
      file('test/config/hostile.test.ts', 'passed'),
      file('test/matrix/faults.test.ts', 'failed'),
    ),
  ).toEqual(expect.objectContaining({ tried: 3, passed: 2, failures: ['test/config/bad-files.test.ts 1'] }));
});

test('a file that could not be loaded has failed', () => {
  expect(tallyOf('faults', file('test/matrix/faults.test.ts'))).toEqual(
    expect.objectContaining({ tried: 1, passed: 0, failures: ['test/matrix/faults.test.ts could not be loaded'] }),
  );
});

test('a test that was left out has not passed, and an area without a test has tried nothing', () => {
  expect(tallyOf('kills', file('test/matrix/cut-short.test.ts', 'pending'))).toEqual(
    expect.objectContaining({ passed: 0 }),
  );
  expect(tallyOf('kills')).toEqual(expect.objectContaining({ tried: 0, passed: 0 }));
});
