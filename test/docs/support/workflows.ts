import { parse } from 'yaml';
import { read } from './pages.ts';

export interface WorkflowStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const action: {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
} = parse(read('action.yml'));

/** Whether a step is this action. */
export function isOurs({ uses }: WorkflowStep): boolean {
  return uses !== undefined && /^(OWNER\/REPO@|\.\/?$)/.test(uses);
}

/** What is wrong with the steps, as far as this action goes: inputs and outputs that it does not have, actions that are not pinned. */
export function complaints(steps: readonly WorkflowStep[], text: string): readonly string[] {
  const ours = new Set(steps.filter(isOurs).flatMap(({ id }) => id ?? []));
  const outputs = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
  return [
    ...steps
      .filter(isOurs)
      .flatMap((step) => Object.keys(step.with ?? {}))
      .filter((name) => !(name in action.inputs))
      .map((name) => `no input ${name}`),
    ...outputs
      .filter(([, id, name]) => !ours.has(id ?? '') || !((name ?? '') in action.outputs))
      .map(([whole]) => `no output ${whole}`),
    ...steps
      .flatMap(({ uses }) => uses ?? [])
      .filter((uses) => !/@[0-9a-f]{40}$/.test(uses) && !uses.startsWith('./'))
      .map((uses) => `${uses} is not pinned`),
  ];
}

/** `uses:` lines that do not say which version the commit is. */
export function withoutVersion(text: string): readonly string[] {
  return text.split('\n').filter((line) => /uses:\s*\S+@/.test(line) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+/.test(line));
}

/** What an expression is made of: dotted names to values. */
export type Context = Readonly<Record<string, string>>;

/** A text with its expressions replaced. Only dotted names are known, since examples are to be read by people. @throws Error */
export function filledIn(text: string, context: Context): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, name: string) => {
    const value = context[name];
    if (value === undefined) {
      throw new Error(`The example uses ${name}, which the test does not know.`);
    }
    return value;
  });
}

/** A condition that compares one dotted name with a text. @throws Error for any other. */
export function holds(condition: string | undefined, context: Context): boolean {
  if (condition === undefined) {
    return true;
  }
  const [, name = '', wanted] = /^([\w.-]+) == '([^']*)'$/.exec(condition) ?? [];
  if (wanted === undefined) {
    throw new Error(`The condition ${condition} is not one that the test knows.`);
  }
  return context[name] === wanted;
}
