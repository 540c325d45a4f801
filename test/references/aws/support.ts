import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach } from '@jest/globals';
import type { AwsSettings } from '../../../src/config/desired.ts';
import { createLog } from '../../../src/github/log.ts';
import { problemText } from '../../../src/problem.ts';
import { createRedactor } from '../../../src/redact.ts';
import { type AwsOptions, type AwsSession, createAwsSource } from '../../../src/references/aws/source.ts';
import { type AwsEmulator, type AwsOptions as StartOptions, startAws } from '../../emulator/aws/aws.ts';

export const roleArn = 'arn:aws:iam::123456789012:role/github-qualytics';
/** A trust policy for the emulator's own token. */
export const trusting = { audiences: ['sts.amazonaws.com'], subjects: ['repo:acme/data:*'] };
const at = { file: 'datastores.yaml', line: 3, column: 13 };

/** The `aws` block of a file. */
export function block(role: string | undefined, region?: string): AwsSettings {
  return {
    roleArn: role === undefined ? undefined : { value: role, at },
    region: region === undefined ? undefined : { value: region, at: { ...at, line: 4 } },
    at: { ...at, line: 2, column: 1 },
  };
}

export interface OpenOptions extends Partial<Omit<AwsOptions, 'inputs' | 'world'>> {
  readonly inputs?: Partial<AwsOptions['inputs']>;
  /** Instead of the emulator's variables. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stop?: AbortSignal;
}

export interface OpenSource {
  readonly source: AwsSession;
  /** Everything that was logged, commands included. */
  logged(): string;
}

/** Emulators and sources that are closed after each test. To be called once in a file. */
export function useAws() {
  const open: { close(): Promise<void> }[] = [];
  const idle: AwsEmulator[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await Promise.all(idle.splice(0).map((one) => one.close()));
  });
  return {
    start: async (options: StartOptions = {}): Promise<AwsEmulator> => {
      const emulator = await startAws({ roles: { [roleArn]: trusting }, ...options });
      open.push(emulator);
      return emulator;
    },
    /** One emulator for all tests of a file that ask nothing of it. */
    idle: async (): Promise<AwsEmulator> => {
      if (idle.length === 0) {
        idle.push(await startAws());
      }
      return idle[0] as AwsEmulator;
    },
    source: (emulator: AwsEmulator, options: OpenOptions = {}): OpenSource => {
      const lines: string[] = [];
      const redactor = createRedactor();
      const log = createLog({ write: (text) => lines.push(text), redactor, onFail: () => undefined });
      const signal = options.stop ?? new AbortController().signal;
      const source = createAwsSource({
        settings: block(roleArn, 'us-east-1'),
        event: { trust: 'trusted', repository: 'acme/data', runId: 100 },
        baseAws: async () => 'unreadable',
        ...options,
        inputs: {
          awsRoleArn: undefined,
          awsRegion: undefined,
          awsAudience: 'sts.amazonaws.com',
          requestTimeout: 5,
          maxRetries: 4,
          parallelism: 8,
          ...options.inputs,
        },
        world: {
          env: options.env ?? emulator.env,
          log,
          redactor,
          sleep: (milliseconds, cancelled) => pause(Math.min(milliseconds, 10), undefined, { signal: cancelled }),
          signals: { stop: signal, writes: signal },
        },
      });
      open.push(source);
      return { source, logged: () => lines.join('') };
    },
  };
}

/** The one problem of a sign-in that failed, as rule, message and hint. */
export function only(source: AwsSession): readonly [string, string, string] {
  const [problem] = source.problems();
  told(source);
  return [problem?.rule ?? '', problem?.message ?? '', problem?.hint ?? ''];
}

/** The one problem of a sign-in that failed, whole: `severity rule place  message hint`. */
export function told(source: AwsSession): string {
  const [problem, ...more] = source.problems();
  if (!problem || more.length > 0) {
    throw new Error(`One problem was expected: ${JSON.stringify(source.problems())}`);
  }
  return `${problem.severity} ${problem.rule} ${problemText(problem)}`;
}

/** Waits for something that happens elsewhere, such as at the emulator. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) {
    await pause(5);
  }
}
