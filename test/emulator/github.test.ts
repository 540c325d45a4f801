import { afterEach, describe, expect, test } from '@jest/globals';
import { type GitHubEmulator, type GitHubOptions, startGitHub } from './github.ts';

const started: GitHubEmulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});

async function start(options: GitHubOptions = {}) {
  const emulator = await startGitHub(options);
  started.push(emulator);
  const call = async (method: string, path: string, body?: unknown, token = 'ghs_emulator_token') => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const data: unknown = await response.json();
    return { status: response.status, data, link: response.headers.get('link') };
  };
  return { emulator, call };
}

const comments = '/repos/acme/data/issues/7/comments';

describe('the emulated GitHub', () => {
  test('lists comments in pages that link to the next', async () => {
    const { emulator, call } = await start();
    for (let index = 0; index < 5; index += 1) {
      emulator.addComment(7, { login: 'a', type: 'User' }, `c${index}`);
    }
    emulator.addComment(8, { login: 'a', type: 'User' }, 'elsewhere');
    const first = await call('GET', `${comments}?per_page=3`);
    expect(first.data).toHaveLength(3);
    expect(first.link).toContain('page=2>; rel="next"');
    const second = await call('GET', `${comments}?per_page=3&page=2`);
    expect(second.data).toEqual([expect.objectContaining({ body: 'c3' }), expect.objectContaining({ body: 'c4' })]);
    expect(second.link).toBeNull();
  });

  test('creates and changes comments in the name of the token’s owner, and only its own', async () => {
    const { emulator, call } = await start();
    const created = await call('POST', comments, { body: 'one' });
    expect([created.status, created.data]).toEqual([
      201,
      expect.objectContaining({ body: 'one', user: { login: 'github-actions[bot]', type: 'Bot' } }),
    ]);
    expect((await call('PATCH', '/repos/acme/data/issues/comments/1000', { body: 'two' })).status).toBe(200);
    expect(emulator.comments[0]?.body).toBe('two');
    const foreign = emulator.addComment(7, { login: 'octocat', type: 'User' }, 'mine');
    expect((await call('PATCH', `/repos/acme/data/issues/comments/${foreign.id}`, { body: 'x' })).status).toBe(403);
    expect(foreign.body).toBe('mine');
  });

  test.each([
    ['a'.repeat(65_536), 201],
    ['👍'.repeat(65_536), 201],
    ['a'.repeat(65_537), 422],
    ['', 422],
  ])('%#: a comment has at least one character and at most 65,536', async (body, status) => {
    const { call } = await start();
    expect((await call('POST', comments, { body })).status).toBe(status);
  });

  test.each([
    ['write', 200, 201],
    ['read', 200, 403],
    [403, 403, 403],
    [404, 404, 404],
  ] as const)('permission %s: reading is %d, writing is %d', async (permission, reading, writing) => {
    const { call } = await start({ comments: permission });
    expect((await call('GET', comments)).status).toBe(reading);
    expect((await call('POST', comments, { body: 'x' })).status).toBe(writing);
  });

  test('tells a person who it is, and refuses that to a bot', async () => {
    const person = await start({ author: { login: 'octocat', type: 'User' } });
    expect((await person.call('GET', '/user')).data).toEqual(expect.objectContaining({ login: 'octocat' }));
    const bot = await start();
    expect((await bot.call('GET', '/user')).status).toBe(403);
    expect((await bot.call('POST', '/graphql', { query: '' })).data).toEqual({
      data: { viewer: { login: 'github-actions[bot]' } },
    });
  });

  test('gives files at a commit, pull requests, and 404 for the rest', async () => {
    const { call } = await start({ files: { abc: { 'd/a.yaml': 'text' } }, pulls: { 7: { number: 7, title: 'T' } } });
    const content = Buffer.from('text').toString('base64');
    expect((await call('GET', '/repos/acme/data/contents/d/a.yaml?ref=abc')).data).toEqual(
      expect.objectContaining({ content }),
    );
    expect((await call('GET', '/repos/acme/data/contents/?ref=abc')).data).toEqual([
      { path: 'd/a.yaml', type: 'file' },
    ]);
    expect((await call('GET', '/repos/acme/data/pulls/7')).data).toEqual({ number: 7, title: 'T' });
    for (const path of [
      '/repos/acme/data/contents/x?ref=abc',
      '/repos/acme/data/contents/?ref=x',
      '/repos/acme/data/pulls/8',
      '/repos/other/data/pulls/7',
      '/x',
    ]) {
      expect((await call('GET', path)).status).toBe(404);
    }
  });

  test('knows one token, and logs every request', async () => {
    const { emulator, call } = await start();
    expect((await call('GET', '/user', undefined, 'wrong')).status).toBe(401);
    expect(emulator.requests).toEqual([expect.objectContaining({ method: 'GET', path: '/user', body: '' })]);
  });
});
