import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { parseSecretsInput } from '../../src/references/secrets-input.ts';
import { planSchema } from '../../src/report/plan-schema.ts';
import { check, file } from '../config/support.ts';
import { type Block, blocks, configurationFiles, read } from './support/pages.ts';
import { complaints, type Workflow, type WorkflowStep, withoutVersion } from './support/workflows.ts';

const of = (...info: readonly string[]): readonly Block[] =>
  blocks.filter((block) => info.every((word, index) => block.info[index] === word));
const named = (list: readonly Block[]) =>
  list.map((block) => [`${block.page}:${block.line} ${block.info.slice(1).join(' ')}`, block] as const);

const isConfiguration = ({ info, text }: Block): boolean =>
  info[0] === 'yaml' && (info[1] === 'datastores' || /^(datastores|connections|removed):/m.test(text));

describe('a configuration in the documentation', () => {
  const all = blocks.filter(isConfiguration);
  const expectedRule = ({ info }: Block): string | undefined =>
    info.find((word) => word.startsWith('error='))?.slice('error='.length);

  test('there are some', () => expect(all.length).toBeGreaterThan(6));

  test.each(named(all.filter((block) => !expectedRule(block))))('%s is valid', (_, block) => {
    const { problems } = check([file(block.text, block.page)]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(named(all.filter((block) => expectedRule(block))))('%s is the error that it shows', (_, block) => {
    const { problems } = check([file(block.text, block.page)]);
    expect(problems.map(({ rule }) => rule)).toEqual([expectedRule(block)]);
  });

  test.each(configurationFiles)('%s is valid, without a warning', (path) => {
    const { problems } = check([file(read(path), path)]);
    expect(problems.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  });
});

describe('a workflow in the documentation', () => {
  test.each(named(of('yaml', 'workflow')))('%s uses what the action has, pinned', (_, { text }) => {
    const { jobs, permissions } = parse(text) as Workflow;
    expect(
      complaints(
        Object.values(jobs).flatMap(({ steps }) => steps),
        text,
      ),
    ).toEqual([]);
    expect(withoutVersion(text)).toEqual([]);
    expect(permissions).toBeDefined();
  });

  test.each(named(of('yaml', 'step')))('%s uses what the action has, pinned', (_, { text }) => {
    expect(complaints(parse(text) as readonly WorkflowStep[], text)).toEqual([]);
    expect(withoutVersion(text)).toEqual([]);
  });

  test('the JSON form of the secrets input carries values of several lines', () => {
    const [block] = of('yaml', 'step').filter(({ text }) => text.includes('toJSON('));
    const [step] = parse(block?.text ?? '') as readonly WorkflowStep[];
    const filled = String(step?.with?.['secrets']).replace(/\$\{\{ toJSON\(secrets\.(\w+)\) \}\}/g, (_, name) =>
      JSON.stringify(`${name}\n"=`),
    );
    const { values, problems } = parseSecretsInput(filled);
    expect(problems).toEqual([]);
    expect(values.get('BIGQUERY_KEY_FILE')).toBe('BIGQUERY_KEY_FILE\n"=');
  });

  test("README's is the example for a single tenant", () => {
    const [shown] = of('yaml', 'workflow').filter(({ page }) => page === 'README.md');
    expect(read('examples/workflows/single-tenant.yml').split('\n').slice(1).join('\n')).toBe(shown?.text);
  });
});

test.each(named(of('yaml')))('%s parses', (_, { text }) => {
  expect(() => parse(text, { merge: true })).not.toThrow();
});

test.each(named(of('json')))('%s parses', (_, { text }) => {
  expect(() => JSON.parse(text)).not.toThrow();
});

test.each(named(of('json', 'plan')))('%s is a plan file', (_, { text }) => {
  const validate = new Ajv({ strict: true, strictTypes: false }).compile(planSchema());
  validate(JSON.parse(text));
  expect(validate.errors).toBe(null);
});

test('every block says its language', () => {
  expect(blocks.filter(({ info }) => info[0] === '').map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});
