import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { inputDefaults } from '../src/github/input-table.ts';
import { outputNames } from '../src/report/outputs.ts';

const root = join(import.meta.dirname, '..');
const declared = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

describe('action.yml', () => {
  test('declares exactly the inputs that the code knows, with the same defaults', () => {
    const defaults = Object.entries(declared.inputs).map(([name, input]) => [
      name,
      Reflect.get(Object(input), 'default'),
    ]);
    expect(Object.fromEntries(defaults)).toEqual(inputDefaults);
  });

  test('every input that the code knows is read by it', () => {
    const source = readFileSync(join(root, 'src/github/inputs.ts'), 'utf8');
    const unread = Object.keys(inputDefaults).filter((name) => !source.includes(`'${name}'`));
    expect(unread).toEqual([]);
  });

  test('no other file of the project reads an input from the environment', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const readers = files.filter((path) =>
      /env\S*INPUT_|getInput\(/.test(readFileSync(join(root, 'src', path), 'utf8')),
    );
    expect(readers).toEqual([]);
  });

  test('declares exactly the outputs that the code sets', () => {
    expect(Object.keys(declared.outputs)).toEqual([...outputNames]);
  });

  test('describes every input and output, and has a string as every default', () => {
    for (const entry of [...Object.values(declared.inputs), ...Object.values(declared.outputs)]) {
      expect(entry).toEqual(expect.objectContaining({ description: expect.stringMatching(/\w+.*\.$/s) }));
    }
    for (const input of Object.values(declared.inputs)) {
      expect(typeof Reflect.get(Object(input), 'default')).toBe('string');
    }
  });

  test('runs the bundle on Node 24', () => {
    expect(declared.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
  });
});
