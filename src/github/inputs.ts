import { awsKeys } from '../config/keys.ts';
import type { Field } from '../connectors/field.ts';
import { InputError, type Problem } from '../problem.ts';
import type { CommentPolicy } from '../report/comment.ts';
import { visible } from '../report/escape.ts';
import type { Mode } from '../report/report.ts';
import { Secret } from '../secret.ts';
import { checkApiUrl } from './api-url.ts';
import type { Trust } from './event.ts';
import { type InputName, inputDefaults, inputVariable } from './input-table.ts';

export type TestConnections = 'changed' | 'all' | 'never';

export type ExpectedPlan =
  | { readonly kind: 'any' }
  /** 64 hex digits in lower case. */
  | { readonly kind: 'hash'; readonly hash: string }
  /** As written; whether it can be read is not looked at here. */
  | { readonly kind: 'file'; readonly path: string };

export type RotateSecrets =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'failing' }
  | { readonly kind: 'named'; readonly names: readonly string[] };

/** All inputs, checked. */
export interface Inputs {
  /** Paths and globs, one for each line, as written. */
  readonly config: string;
  readonly mode: Mode;
  /** Scheme, host, port and base path, without a trailing slash or `/api`. Given whenever the mode and event need it. */
  readonly apiUrl: string | undefined;
  /** Given whenever the mode and event need it. */
  readonly apiToken: Secret | undefined;
  /** Raw text, secret as a whole; empty when not given. */
  readonly secrets: string;
  readonly awsRoleArn: string | undefined;
  readonly awsRegion: string | undefined;
  readonly awsAudience: string;
  readonly adopt: boolean;
  readonly ownershipTag: string | undefined;
  readonly prune: boolean;
  readonly maxDeletes: number;
  readonly testConnections: TestConnections;
  readonly expectedPlan: ExpectedPlan;
  readonly failOnChanges: boolean;
  readonly allowLiteralSecrets: boolean;
  readonly rotateSecrets: RotateSecrets;
  readonly allowPullRequestApply: boolean;
  readonly comment: CommentPolicy;
  /** The input, else the host of `apiUrl`, else empty. */
  readonly label: string;
  readonly githubToken: Secret | undefined;
  /** Relative to the workspace, as written. */
  readonly exportDir: string;
  /** One filter for each line; empty when not given. */
  readonly exportOnly: string;
  /** Folder of the vendor CLI's export; then nothing live is read. */
  readonly exportFrom: string | undefined;
  /** Requests in flight at once, 1 to 32. */
  readonly parallelism: number;
  /** Seconds for one request, over 0 and at most 3600. */
  readonly requestTimeout: number;
  /** For each request, 0 to 20. */
  readonly maxRetries: number;
}

/** Reads one input at a time; problems are collected, and a value stands in for what could not be read. */
interface Reader {
  readonly problems: Problem[];
  /** Trimmed; empty only where the default is. */
  text(name: InputName): string;
  /** `undefined` where it is not given, or not of the form that the file's key of the same meaning has. */
  shaped(name: InputName, key: { readonly pattern: Field['pattern'] }): string | undefined;
  choice<T extends string>(name: InputName, accepted: readonly [T, ...T[]]): T;
  flag(name: InputName): boolean;
  number(name: InputName, range: { readonly from: number; readonly to: number; readonly fractions: boolean }): number;
}

const [roleKey, regionKey] = awsKeys;

const modes = ['validate', 'plan', 'apply', 'export'] as const;

/** The input `mode` by itself, for the report of a run whose other inputs are wrong; the default where it is wrong too. */
export function readMode(env: NodeJS.ProcessEnv): Mode {
  const given = createReader(env).text('mode');
  return modes.find((mode) => mode === given) ?? 'plan';
}

/**
 * Where the tenant is and what opens it. `readInputs` refuses a mode that needs them without them.
 *
 * @throws Error for inputs that were not checked
 */
export function tenantOf({ apiUrl, apiToken }: Inputs): { readonly apiUrl: string; readonly apiToken: Secret } {
  if (apiUrl === undefined || apiToken === undefined) {
    throw new Error('Inputs without address and token were admitted.');
  }
  return { apiUrl, apiToken };
}

/**
 * Reads the inputs from the step's environment, trimmed as `@actions/core` does. An input that is not set at all has
 * its default. `trust` decides what is asked for: where no live state can be read, neither address nor token is.
 * Throws `InputError` with all problems at once.
 */
export function readInputs(env: NodeJS.ProcessEnv, trust: Trust = 'trusted'): Inputs {
  const reader = createReader(env);
  const { text, choice, flag, number, shaped } = reader;
  const mode = choice('mode', modes);
  const apiUrl = readApiUrl(env, reader);
  const apiToken = readToken(env, reader);
  const offline = mode === 'validate' || (mode === 'export' && text('export-from') !== '');
  if (!offline && (trust === 'trusted' || trust === 'pull-request')) {
    if (!given(env, 'api-url', 'QUALYTICS_URL')) {
      reader.problems.push(missing('api-url', 'QUALYTICS_URL', mode));
    }
    if (!given(env, 'api-token', 'QUALYTICS_TOKEN')) {
      reader.problems.push(missing('api-token', 'QUALYTICS_TOKEN', mode));
    }
  }
  const inputs: Inputs = {
    config: text('config'),
    mode,
    apiUrl,
    apiToken,
    secrets: env[inputVariable('secrets')] ?? inputDefaults.secrets,
    awsRoleArn: shaped('aws-role-arn', roleKey),
    awsRegion: shaped('aws-region', regionKey),
    awsAudience: text('aws-audience'),
    adopt: flag('adopt'),
    ownershipTag: text('ownership-tag') || undefined,
    prune: flag('prune'),
    maxDeletes: number('max-deletes', { from: 0, to: 1_000_000, fractions: false }),
    testConnections: choice('test-connections', ['changed', 'all', 'never']),
    expectedPlan: readExpectedPlan(reader),
    failOnChanges: flag('fail-on-changes'),
    allowLiteralSecrets: flag('allow-literal-secrets'),
    rotateSecrets: readRotation(text('rotate-secrets')),
    allowPullRequestApply: flag('allow-pull-request-apply'),
    comment: choice('comment', ['changes', 'always', 'never']),
    label: text('label') || (apiUrl ? new URL(apiUrl).host : ''),
    githubToken: readGithubToken(env),
    exportDir: text('export-dir'),
    exportOnly: text('export-only'),
    exportFrom: text('export-from') || undefined,
    parallelism: number('parallelism', { from: 1, to: 32, fractions: false }),
    requestTimeout: number('request-timeout', { from: 0.001, to: 3600, fractions: true }),
    maxRetries: number('max-retries', { from: 0, to: 20, fractions: false }),
  };
  if (reader.problems.length > 0) {
    throw new InputError(reader.problems);
  }
  return inputs;
}

function problem(rule: string, message: string, hint: string): Problem {
  return { severity: 'error', rule, message, hint };
}

/** A longer value is not shown at all: a part of a secret that was put into the wrong input would pass every mask. */
const quotedChars = 80;

/** A value in a message: on one line and not longer than a line. */
function quoted(value: string): string {
  return value.length > quotedChars ? `a text of ${value.length} characters` : `\`${visible(value)}\``;
}

function createReader(env: NodeJS.ProcessEnv): Reader {
  const problems: Problem[] = [];
  const text = (name: InputName): string => {
    const value = env[inputVariable(name)];
    if (value === undefined) {
      return inputDefaults[name];
    }
    const trimmed = value.trim();
    if (trimmed !== '' || inputDefaults[name] === '') {
      return trimmed;
    }
    problems.push(
      problem(
        'input-empty',
        `Input \`${name}\` is empty.`,
        `Give it a value, or leave it out for its default, \`${inputDefaults[name]}\`.`,
      ),
    );
    return inputDefaults[name];
  };
  return {
    problems,
    text,
    shaped(name, { pattern }) {
      const value = text(name);
      if (value === '' || !pattern || new RegExp(pattern.source).test(value)) {
        return value || undefined;
      }
      problems.push(problem('input-format', `Input \`${name}\` is ${quoted(value)}.`, `It must be ${pattern.says}.`));
      return undefined;
    },
    choice(name, accepted) {
      const value = text(name);
      const found = accepted.find((choice) => choice === value);
      if (found === undefined) {
        problems.push(
          problem(
            'input-choice',
            `Input \`${name}\` does not accept ${quoted(value)}.`,
            `Use one of: ${accepted.join(', ')}.`,
          ),
        );
      }
      return found ?? accepted[0];
    },
    flag(name) {
      const value = text(name);
      // The boolean forms of YAML 1.2's core schema, the only ones that getBooleanInput of @actions/core accepts.
      if (['true', 'True', 'TRUE'].includes(value)) {
        return true;
      }
      if (['false', 'False', 'FALSE'].includes(value)) {
        return false;
      }
      problems.push(
        problem(
          'input-boolean',
          `Input \`${name}\` is ${quoted(value)}, which is not a boolean.`,
          'Use true or false.',
        ),
      );
      return false;
    },
    number(name, { from, to, fractions }) {
      const value = text(name);
      const number = (fractions ? /^\d{1,10}(\.\d{1,10})?$/ : /^\d{1,10}$/).test(value) ? Number(value) : Number.NaN;
      if (number >= from && number <= to) {
        return number;
      }
      const range = fractions ? `a number over 0 and at most ${to}` : `a whole number from ${from} to ${to}`;
      problems.push(problem('input-number', `Input \`${name}\` is ${quoted(value)}.`, `Use ${range}.`));
      return Number(inputDefaults[name]);
    },
  };
}

function given(env: NodeJS.ProcessEnv, name: InputName, fallback: string): string | undefined {
  return env[inputVariable(name)]?.trim() || env[fallback]?.trim() || undefined;
}

function missing(name: InputName, fallback: string, mode: Mode): Problem {
  return problem(
    'input-missing',
    `Input \`${name}\` is missing: mode ${mode} needs it.`,
    `Set \`${name}\` in the step's \`with:\`, or the environment variable ${fallback}. \`mode: validate\`, and \`export\` with \`export-from\`, work without.`,
  );
}

function readApiUrl(env: NodeJS.ProcessEnv, reader: Reader): string | undefined {
  const raw = given(env, 'api-url', 'QUALYTICS_URL');
  if (raw === undefined) {
    return undefined;
  }
  const checked = checkApiUrl(raw);
  if (typeof checked === 'string') {
    return checked;
  }
  reader.problems.push(problem('input-api-url', `Input \`api-url\` ${checked.problem}.`, checked.hint));
  return undefined;
}

function readToken(env: NodeJS.ProcessEnv, reader: Reader): Secret | undefined {
  const raw = given(env, 'api-token', 'QUALYTICS_TOKEN');
  if (raw === undefined) {
    return undefined;
  }
  // Anything else cannot stand in a header; the token itself is never quoted.
  if (/^[\x21-\x7e]+$/.test(raw)) {
    return new Secret(raw, 'input api-token');
  }
  reader.problems.push(
    problem(
      'input-api-token',
      'Input `api-token` holds blanks, line breaks or characters that no token has.',
      'Store the token alone in the secret, on one line, without the word Bearer and without quotes.',
    ),
  );
  return undefined;
}

/** Empty is accepted: a workflow may well not give its token away, and then there is a notice instead of a comment. */
function readGithubToken(env: NodeJS.ProcessEnv): Secret | undefined {
  const raw = env[inputVariable('github-token')]?.trim();
  return raw ? new Secret(raw, 'input github-token') : undefined;
}

function readExpectedPlan(reader: Reader): ExpectedPlan {
  const value = reader.text('expected-plan');
  if (value === 'any') {
    return { kind: 'any' };
  }
  if (/^[0-9a-f]{64}$/i.test(value)) {
    return { kind: 'hash', hash: value.toLowerCase() };
  }
  // A path has a dot or a separator; anything else was meant as a hash or as `any`.
  if (/[./\\]/.test(value) && !/[\0\r\n]/.test(value)) {
    return { kind: 'file', path: value };
  }
  reader.problems.push(
    problem(
      'input-expected-plan',
      `Input \`expected-plan\` is ${quoted(value)}.`,
      'Use `any`, the 64 hex digits of output `plan-hash`, or the path of a plan file such as `plan.json`.',
    ),
  );
  return { kind: 'any' };
}

function readRotation(value: string): RotateSecrets {
  if (value === '') {
    return { kind: 'none' };
  }
  if (value === 'all' || value === 'failing') {
    return { kind: value };
  }
  const names = value.split('\n').map((line) => line.trim());
  return { kind: 'named', names: names.filter((name) => name !== '') };
}
