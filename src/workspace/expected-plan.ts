import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import type { ExpectedPlan } from '../plan/expected.ts';
import type { Problem } from '../problem.ts';

const shape = z.looseObject({
  version: z.optional(z.literal(1)),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  steps: z.array(z.looseObject({ id: z.string(), changes: z.array(z.unknown()) })),
});

/** Bytes; the plan of 5,000 datastores that are all new has some 30 million. */
const largest = 268_435_456;

/** Not a device, which may have no end. @throws what the file system says, or an Error */
function readOrdinary(path: string): string {
  const stats = statSync(path);
  if (!stats.isFile() || stats.size > largest) {
    throw new Error('It is no ordinary file, or too large for a plan.');
  }
  return readFileSync(path, 'utf8');
}

/** Reads a plan file for `expected-plan`, relative to the workspace. What cannot be read as one is a problem, never "any plan". */
export function readExpectedPlan(path: string, workspace: string): ExpectedPlan | Problem {
  const problem = (message: string): Problem => ({
    severity: 'error',
    rule: 'expected-plan-file',
    message: `expected-plan: ${message}`,
    hint: 'Give the path of a plan file that an earlier run wrote (its output plan-file), or a plan-hash.',
  });
  let text: string;
  try {
    text = readOrdinary(resolve(workspace, path));
  } catch {
    return problem('the plan file cannot be read.');
  }
  try {
    const { hash, steps } = shape.parse(JSON.parse(text));
    return { hash, steps };
  } catch {
    return problem('the file is not a plan file.');
  }
}
