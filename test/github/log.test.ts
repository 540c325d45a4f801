import * as core from '@actions/core';
import { describe, expect, jest, test } from '@jest/globals';
import { createLog, type Log } from '../../src/github/log.ts';
import { createRedactor } from '../../src/redact.ts';
import { hostileTexts, unsafe } from '../report/fixtures.ts';

function capture(): { readonly log: Log; readonly text: () => string; readonly failures: () => number } {
  const written: string[] = [];
  let failures = 0;
  const log = createLog({
    write: (text) => written.push(text),
    redactor: createRedactor(),
    onFail: () => (failures += 1),
  });
  return { log, text: () => written.join(''), failures: () => failures };
}

/** What the runner would take for commands. */
function commands(text: string): readonly string[] {
  return text.split(/\r\n|[\r\n]/).filter((line) => /^\s*::/.test(line) || line.includes('##['));
}

describe('the log', () => {
  test('writes lines, groups and annotations', () => {
    const { log, text } = capture();
    log.group('Plan');
    log.info('one\ntwo');
    log.endGroup();
    log.annotate({
      level: 'warning',
      title: 'a, b: c',
      message: '100%\nsure',
      at: { file: 'x,y.yaml', line: 3, column: 5 },
    });
    log.annotate({ level: 'notice', title: 'no place', message: 'm' });
    log.debug('d');
    expect(text().split('\n')).toEqual([
      '::group::Plan',
      'one',
      'two',
      '::endgroup::',
      '::warning title=a%2C b%3A c,file=x%2Cy.yaml,line=3,col=5::100%25%0Asure',
      '::notice title=no place::m',
      '::debug::d',
      '',
    ]);
  });

  test('writes annotations and masks as `@actions/core` does', () => {
    const expected: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      expected.push(String(text));
      return true;
    });
    try {
      core.error('50% a\nb', { title: 't: 1, 2', file: 'a:b.yaml', startLine: 2, startColumn: 4 });
      core.setSecret('per%cent');
    } finally {
      spy.mockRestore();
    }
    const { log, text } = capture();
    log.annotate({
      level: 'error',
      title: 't: 1, 2',
      message: '50% a\nb',
      at: { file: 'a:b.yaml', line: 2, column: 4 },
    });
    log.mask('per%cent');
    expect(text()).toBe(expected.join(''));
  });

  test('a short secret eats neither a command nor a place in a file', () => {
    const written: string[] = [];
    const redactor = createRedactor();
    const log = createLog({ write: (text) => written.push(text), redactor, onFail: () => undefined });
    for (const secret of ['warning', 'title', '5432', 'error', 'endgroup', 'file']) {
      redactor.add(secret);
    }
    const at = { file: 'file.yaml', line: 5432, column: 15_432 };
    log.annotate({ level: 'warning', title: 'a title', message: 'port 5432', at });
    log.endGroup();
    log.fail('An error.');
    expect(written.join('')).toBe(
      '::warning title=a ***,file=***.yaml,line=5432,col=15432::port ***\n::endgroup::\n::error::An ***.\n',
    );
  });

  test('a failure is an error, and says so to the process', () => {
    const { log, text, failures } = capture();
    log.fail('It failed.');
    expect([text(), failures()]).toEqual(['::error::It failed.\n', 1]);
  });

  test.each(hostileTexts)('no text becomes a command: %j', (hostile) => {
    const { log, text } = capture();
    log.info(hostile);
    log.info(`Created ${hostile}`);
    expect(commands(text())).toEqual([]);
    expect(text()).not.toMatch(unsafe);
    const own = capture();
    own.log.annotate({ level: 'error', title: hostile, message: hostile, at: { file: hostile, line: 1, column: 1 } });
    own.log.group(hostile);
    own.log.debug(hostile);
    own.log.fail(hostile);
    expect(commands(own.text()).map((line) => line.slice(0, 7))).toEqual(['::error', '::group', '::debug', '::error']);
  });
});

describe('masks', () => {
  test.each([
    ['correct horse', ['correct horse']],
    ['abc', []],
    ['abcd', ['abcd']],
    ['first line of it\nshort\nsecond line of it\n', ['first line of it', 'second line of it']],
    ['first line of it\r\nsecond line of it', ['first line of it', 'second line of it']],
    ['50%0A', ['50%250A']],
  ])('%j is masked as %j', (secret, lines) => {
    const { log, text } = capture();
    log.mask(secret);
    expect(text()).toBe(lines.map((line) => `::add-mask::${line}\n`).join(''));
  });

  test('what is masked is in nothing that is written later', () => {
    const { log, text } = capture();
    const secret = 'p"ss::w<rd, 100%';
    log.mask(secret);
    const before = text().length;
    log.info(`a ${secret} b`);
    log.annotate({
      level: 'error',
      title: secret,
      message: `a ${secret}`,
      at: { file: `${secret}.yaml`, line: 1, column: 1 },
    });
    log.group(secret);
    log.fail(`${JSON.stringify({ secret })} ${encodeURIComponent(secret)}`);
    const after = text().slice(before);
    expect(after).not.toMatch(/ss::w|w<rd|ss%3A|w%3Crd/);
    expect(after.split('***').length - 1).toBe(7);
  });

  test('also where only escaping makes the text equal to it', () => {
    const { log, text } = capture();
    log.mask('bell\\u0007bell');
    const before = text().length;
    log.info('bell\u0007bell');
    expect(text().slice(before)).toBe('***\n');
  });
});
