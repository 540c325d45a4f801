import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GitHubEmulator } from '../emulator/github.ts';

export const repository = 'acme/data';
export const baseSha = 'b'.repeat(40);
export const headSha = 'a'.repeat(40);

/** A pull request's payload, cut to the fields that GitHub sends and this action reads. */
export function pullRequestPayload(
  facts: { readonly fork?: boolean; readonly author?: string } = {},
): Record<string, unknown> {
  return {
    action: 'synchronize',
    number: 7,
    pull_request: {
      number: 7,
      user: { login: facts.author ?? 'octocat' },
      head: {
        sha: headSha,
        ref: 'change',
        repo: { full_name: facts.fork ? 'stranger/data' : repository, fork: facts.fork ?? false },
      },
      base: { sha: baseSha, ref: 'main', repo: { full_name: repository } },
    },
    repository: { full_name: repository },
  };
}

/** The variables that the runner sets for an event; the payload is written into the workspace's parent of choice. */
export function eventVariables(
  folder: string,
  name: string,
  payload: unknown,
  options: {
    readonly github?: GitHubEmulator;
    readonly run?: number;
    readonly attempt?: number;
    readonly actor?: string;
  } = {},
): Record<string, string> {
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(payload));
  return {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: repository,
    GITHUB_SHA: headSha,
    GITHUB_ACTOR: options.actor ?? 'octocat',
    GITHUB_RUN_ID: String(options.run ?? 100),
    GITHUB_RUN_ATTEMPT: String(options.attempt ?? 1),
    GITHUB_SERVER_URL: 'https://github.com',
    ...(options.github ? { GITHUB_API_URL: options.github.url } : {}),
  };
}
