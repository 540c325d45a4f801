import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { describe, expect, test } from '@jest/globals';
import { createOutputs } from '../../src/github/outputs.ts';
import { writePlanFile } from '../../src/github/plan-file.ts';
import { writeSummary } from '../../src/github/summary.ts';
import { createRedactor } from '../../src/redact.ts';
import { hostileTexts } from '../report/fixtures.ts';

function newFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'outputs-')), 'file');
  writeFileSync(path, '');
  return path;
}

/** As the runner reads the file: the last value of a name wins. */
function parseOutputs(path: string): Readonly<Record<string, string>> {
  const lines = readFileSync(path, 'utf8').split('\n');
  const values = new Map<string, string>();
  while (lines.length > 0) {
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(lines.shift() ?? '') ?? [];
    if (name === undefined || delimiter === undefined) {
      continue;
    }
    const value: string[] = [];
    for (let line = lines.shift(); line !== delimiter; line = lines.shift()) {
      if (line === undefined) {
        throw new Error('The file ends inside a value.');
      }
      value.push(line);
    }
    values.set(name, value.join('\n'));
  }
  return Object.fromEntries(values);
}

/** The ids that the file holds: while a run goes on, there may be blanks behind many of them. */
function parseIds(path: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parseOutputs(path)).map(([name, value]) => [name, JSON.parse(value)]));
}

function createForTest(env: NodeJS.ProcessEnv) {
  const redactor = createRedactor();
  const errors: string[] = [];
  return { redactor, errors, outputs: createOutputs({ env, redactor, onError: (message) => errors.push(message) }) };
}

describe('outputs', () => {
  test('each created id is in the file as soon as it is recorded', () => {
    const path = newFile();
    const { outputs } = createForTest({ GITHUB_OUTPUT: path });
    outputs.start({ ids: new Map([['Old', 1]]), connectionIds: new Map([['conn', 5]]) });
    expect(parseOutputs(path)).toEqual({ ids: '{"Old":1}', 'created-ids': '{}', 'connection-ids': '{"conn":5}' });
    outputs.recordConnection('new', 6);
    outputs.recordCreated('First', 2);
    expect(parseOutputs(path)).toEqual({
      ids: '{"Old":1,"First":2}',
      'created-ids': '{"First":2}',
      'connection-ids': '{"conn":5,"new":6}',
    });
    outputs.recordCreated('Second', 3);
    expect(parseOutputs(path)['created-ids']).toBe('{"First":2,"Second":3}');
    outputs.set({ result: 'applied', changed: 'true' });
    expect(parseOutputs(path)).toEqual(
      expect.objectContaining({ result: 'applied', changed: 'true', ids: '{"Old":1,"First":2,"Second":3}' }),
    );
  });

  test('thousands of created ids are all in a file that stays small', () => {
    const path = newFile();
    const { outputs } = createForTest({ GITHUB_OUTPUT: path });
    outputs.start({ ids: new Map([['Old', 1]]), connectionIds: new Map() });
    const made = Array.from({ length: 3_000 }, (_, index) => [`Große Ablage "${index}"`, index + 2] as const);
    for (const [name, id] of made) {
      outputs.recordCreated(name, id);
      outputs.recordConnection(name, id);
    }
    const created = Object.fromEntries(made);
    expect(parseIds(path)).toEqual({ ids: { Old: 1, ...created }, 'created-ids': created, 'connection-ids': created });
    expect(statSync(path).size).toBeLessThan(3 * 8 * JSON.stringify(created).length);
  });

  test('a name that is recorded twice has its later id', () => {
    const path = newFile();
    const { outputs } = createForTest({ GITHUB_OUTPUT: path });
    outputs.recordCreated('A', 1);
    outputs.recordCreated('A', 2);
    expect(parseIds(path)).toEqual({ ids: { A: 2 }, 'created-ids': { A: 2 } });
  });

  test('a value that contains the delimiter gets another one', () => {
    const path = newFile();
    const { outputs } = createForTest({ GITHUB_OUTPUT: path });
    outputs.set({ result: 'planned' });
    const [, delimiter] = /<<(.+)/.exec(readFileSync(path, 'utf8')) ?? [];
    const hostile = `a\n${delimiter}\nresult<<${delimiter}\nforged\n${delimiter}`;
    outputs.set({ 'plan-file': hostile });
    expect(parseOutputs(path)).toEqual({ result: 'planned', 'plan-file': hostile });
  });

  test.each([...hostileTexts, 'x\nghadelimiter_1\nresult<<ghadelimiter_1\nforged'])(
    'a value stays a value: %j',
    (hostile) => {
      const path = newFile();
      const { outputs } = createForTest({ GITHUB_OUTPUT: path });
      outputs.set({ result: 'planned' });
      outputs.recordCreated(hostile, 2);
      const values = parseOutputs(path);
      expect(values['result']).toBe('planned');
      expect(Object.keys(values).sort()).toEqual(['created-ids', 'ids', 'result']);
      expect(Object.keys(JSON.parse(values['ids'] ?? ''))).toEqual([hostile]);
    },
  );

  test('the file has the form of `@actions/core`, delimiters aside', () => {
    const [ours, theirs] = [newFile(), newFile()];
    createForTest({ GITHUB_OUTPUT: ours }).outputs.set({ ids: '{"a":1}' });
    const before = process.env['GITHUB_OUTPUT'];
    process.env['GITHUB_OUTPUT'] = theirs;
    core.setOutput('ids', '{"a":1}');
    if (before === undefined) {
      delete process.env['GITHUB_OUTPUT'];
    } else {
      process.env['GITHUB_OUTPUT'] = before;
    }
    const plain = (path: string) => readFileSync(path, 'utf8').replaceAll(/ghadelimiter_[0-9a-f-]{36}/g, 'DELIMITER');
    expect(plain(ours)).toBe(plain(theirs));
  });

  test('no secret is in them', () => {
    const path = newFile();
    const { outputs, redactor } = createForTest({ GITHUB_OUTPUT: path });
    redactor.add('leak-canary');
    outputs.recordCreated('my leak-canary', 2);
    expect(readFileSync(path, 'utf8')).not.toContain('canary');
  });

  test.each(['5432', 'true', '{"Db ', '":1'])('a short secret eats neither ids nor our own words: %j', (secret) => {
    const path = newFile();
    const { outputs, redactor } = createForTest({ GITHUB_OUTPUT: path });
    redactor.add(secret);
    outputs.start({ ids: new Map([['Db 5432', 15_432]]), connectionIds: new Map() });
    const names = Array.from({ length: 300 }, (_, index) => `true ${index}`);
    for (const [index, name] of names.entries()) {
      outputs.recordCreated(name, 54_320 + index);
    }
    outputs.set({ changed: 'true', 'plan-hash': '5432' });
    const { changed, 'plan-hash': hash, ...ids } = parseOutputs(path);
    expect([changed, hash]).toEqual(['true', '5432']);
    const shown = (name: string): string => redactor.redact(name);
    const created = Object.fromEntries(names.map((name, index) => [shown(name), 54_320 + index]));
    expect(JSON.parse(ids['created-ids'] ?? '')).toEqual(created);
    expect(JSON.parse(ids['ids'] ?? '')).toEqual({ [shown('Db 5432')]: 15_432, ...created });
  });

  test('outside GitHub nothing is written, and a file that cannot be written is told, not thrown', () => {
    const outside = createForTest({});
    outside.outputs.recordCreated('A', 1);
    expect(outside.errors).toEqual([]);
    const broken = createForTest({ GITHUB_OUTPUT: tmpdir() });
    broken.outputs.recordCreated('A', 1);
    expect(broken.errors).toEqual([expect.stringContaining('could not be written')]);
    expect(broken.outputs.set({ result: 'applied' })).toContain('could not be written');
  });
});

describe('summary and plan file', () => {
  test('the summary is appended, and a failure to write it is told', () => {
    const path = newFile();
    expect([
      writeSummary({ GITHUB_STEP_SUMMARY: path }, 'a'),
      writeSummary({ GITHUB_STEP_SUMMARY: path }, 'b'),
      writeSummary({}, 'c'),
    ]).toEqual([undefined, undefined, undefined]);
    expect(readFileSync(path, 'utf8')).toBe('ab');
    expect(writeSummary({ GITHUB_STEP_SUMMARY: tmpdir() }, 'a')).toContain('could not be written');
  });

  test('the plan file is private, in a new private directory each time', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'runner-'));
    const [one, other] = [
      writePlanFile({ RUNNER_TEMP: temporary }, { version: 1 }),
      writePlanFile({ RUNNER_TEMP: temporary }, { version: 1 }),
    ];
    expect(one.startsWith(`${temporary}/`)).toBe(true);
    expect(one).not.toBe(other);
    expect(JSON.parse(readFileSync(one, 'utf8'))).toEqual({ version: 1 });
    expect(statSync(one).mode & 0o777).toBe(0o600);
    expect(statSync(join(one, '..')).mode & 0o777).toBe(0o700);
  });
});
