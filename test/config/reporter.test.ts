import { describe, expect, test } from '@jest/globals';
import { problemOf, reporter } from '../../src/config/reporter.ts';
import type { Place } from '../../src/config/tree.ts';
import { said } from './support.ts';

function place(line: number, column = 1, file = 'f.yaml'): Place {
  return { at: { file, line, column } };
}

/** What an alias brings in: it stands at the one, and its anchor at the other. */
function alias(line: number, anchor: number): Place {
  return { ...place(line), anchored: place(anchor).at };
}

describe('a problem', () => {
  test('has the severity of its rule, and only what is said of it', () => {
    expect(problemOf('file-empty', undefined, 'The fact.')).toEqual({
      severity: 'notice',
      rule: 'file-empty',
      message: 'The fact.',
    });
    expect(Object.keys(problemOf('blank', undefined, 'The fact.'))).toEqual(['severity', 'rule', 'message']);
  });

  test('has the anchor of its place before further places', () => {
    expect(problemOf('blank', alias(2, 1), 'The fact.', 'The remedy.', [place(3), place(4)])).toEqual({
      severity: 'error',
      rule: 'blank',
      message: 'The fact.',
      hint: 'The remedy.',
      at: place(2).at,
      also: [place(1).at, place(3).at, place(4).at],
    });
  });
});

test('problems are in the order of the files, lines and columns; those without a place are first', () => {
  const { report, problems } = reporter(
    ['b.yaml', 'a.yaml'],
    [problemOf('yaml-tab', place(2, 5, 'a.yaml'), 'Earlier.')],
  );
  report('blank', place(10, 1, 'a.yaml'), 'Line 10.');
  report('blank', place(2, 12, 'a.yaml'), 'Column 12.');
  report('blank', place(2, 3, 'a.yaml'), 'Column 3.');
  report('blank', place(1, 2, 'a.yaml'), 'Line 1.');
  report('blank', place(30, 30, 'b.yaml'), 'Another file.');
  report('blank', place(40, 40, 'c.yaml'), 'A file that is not listed.');
  report('blank', undefined, 'No place.');
  expect(problems().map(said)).toEqual([
    'error blank No place.',
    'error blank c.yaml:40:40  A file that is not listed.',
    'error blank b.yaml:30:30  Another file.',
    'error blank a.yaml:1:2  Line 1.',
    'error blank a.yaml:2:3  Column 3.',
    'error yaml-tab a.yaml:2:5  Earlier.',
    'error blank a.yaml:2:12  Column 12.',
    'error blank a.yaml:10:1  Line 10.',
  ]);
});

describe('what is told once', () => {
  test('is the same message of a rule at a place, its first telling', () => {
    const { report, problems } = reporter(['f.yaml'], [problemOf('blank', place(1), 'Known.', 'Earlier.')]);
    report('blank', place(1), 'Known.', 'Later.');
    report('blank', place(2), 'Told.', 'First.');
    report('blank', place(2), 'Told.', 'Second.');
    report('no-null', place(2), 'Told.');
    report('blank', place(2), 'Told otherwise.');
    report('blank', place(2, 2), 'Told.');
    expect(problems().map(said)).toEqual([
      'error blank 1:1  Known. Earlier.',
      'error blank 2:1  Told. First.',
      'error no-null 2:1  Told.',
      'error blank 2:1  Told otherwise.',
      'error blank 2:2  Told.',
    ]);
  });

  test('is what is wrong at an anchor, whichever of the two is found first', () => {
    const { report, problems } = reporter(['f.yaml'], [problemOf('blank', place(1), 'Known.')]);
    report('blank', alias(4, 1), 'Known.');
    report('blank', alias(5, 2), 'Told.');
    report('blank', place(2), 'Told.');
    report('blank', alias(6, 2), 'Told otherwise.');
    report('no-null', alias(7, 2), 'Told.');
    report('blank', alias(8, 3), 'Told.');
    expect(problems().map(said)).toEqual([
      'error blank 1:1  Known.',
      'error blank 2:1  Told.',
      'error blank 6:1  Told otherwise. (see 2:1)',
      'error no-null 7:1  Told. (see 2:1)',
      'error blank 8:1  Told. (see 3:1)',
    ]);
  });
});

test('words that cost are not looked for where an alias repeats what is told at its anchor', () => {
  const { report, problems } = reporter(['f.yaml']);
  const asked: string[] = [];
  const words = (name: string) => () => {
    asked.push(name);
    return { message: `Fact of ${name}.`, hint: 'Remedy.' };
  };
  report('unknown-key', place(1), words('the anchor'));
  report('unknown-key', alias(2, 1), words('its alias'));
  report('unknown-parameter', alias(3, 1), words('another rule'));
  report('unknown-key', alias(4, 9), words('another anchor'));
  report('unknown-key', alias(5, 1), 'Words that are there.');
  expect(asked).toEqual(['the anchor', 'another rule', 'another anchor']);
  expect(problems().map(said)).toEqual([
    'error unknown-key 1:1  Fact of the anchor. Remedy.',
    'warning unknown-parameter 3:1  Fact of another rule. (see 1:1) Remedy.',
    'error unknown-key 4:1  Fact of another anchor. (see 9:1) Remedy.',
    'error unknown-key 5:1  Words that are there. (see 1:1)',
  ]);
});

test('after a thousand problems nothing more is said', () => {
  const { report, problems } = reporter(['f.yaml'], [problemOf('blank', place(1), 'Earlier.')]);
  for (let line = 2; line <= 1_002; line += 1) {
    report('blank', place(line), 'Told.');
  }
  expect(problems()).toHaveLength(1_000);
  expect(problems().at(-1)?.at?.line).toBe(1_000);
});
