import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { call, sampleBody } from './client.ts';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));

const children = new Set<ChildProcess>();

afterEach(() => {
  for (const child of children) {
    child.kill('SIGKILL');
  }
  children.clear();
});

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  return child;
}

async function printed(child: ChildProcess, until: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (until.test(text)) {
      break;
    }
  }
  return text;
}

describe('the emulator as a program', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('prints where it is, serves, and ends at %s', async (signal) => {
    const child = start('--port', '0', '--role', 'Manager', '--dialect', 'createStatus=201');
    const exit = once(child, 'exit');
    const text = await printed(child, /curl .*\n/);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';
    const created = await call({ url }, 'POST', '/datastores', {
      token: 'manager-token',
      body: sampleBody('source-iam-role'),
    });
    const other = await call({ url }, 'GET', '/datastores', { token: 'admin-token' });
    child.kill(signal);

    expect(text).toContain('manager-token');
    expect([created.status, other.status]).toStrictEqual([201, 401]);
    expect(await exit).toStrictEqual([0, null]);
  });

  test.each([
    [['--port', 'x'], '--port needs a whole number'],
    [['--role', 'Boss'], '--role is one of'],
    [['--dialect', 'colour=red'], 'No switch "colour"'],
    [['--seed', '/nowhere.json'], 'nowhere.json'],
    [['--what'], "'--what'"],
  ])('says what is wrong with %j', async (args, says) => {
    const child = start(...args);
    let text = '';
    child.stderr?.on('data', (chunk) => {
      text += String(chunk);
    });
    const [code] = await once(child, 'close');

    expect(code).toBe(1);
    expect(text).toContain(says);
    expect(text).not.toMatch(/\n {4}at /);
  });
});
