import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inputDefaults } from '../src/github/input-table.ts';
import { startEmulator } from '../test/emulator/emulator.ts';
import { exampleSecrets, startExample } from '../test/emulator/example.ts';
import { type FinishedRun, runAction } from '../test/support/run-action.ts';

/**
 * `npm start`: the bundled action on `datastores.example.yaml` against the embedded control plane: plan, apply, plan.
 * `npm start -- --mode plan --config FILE --api-url URL`: one run against a real address, with the token from
 * QUALYTICS_TOKEN; every input of action.yml is an option.
 */
const root = join(import.meta.dirname, '..');

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Node 24 is needed, and this is ${process.versions.node}. Where npm brings none along (macOS), install one.`,
  );
  process.exit(1);
}

const options = Object.fromEntries(Object.keys(inputDefaults).map((name) => [name, { type: 'string' as const }]));

async function main(): Promise<number> {
  const values = parsed();
  if (values === undefined) {
    return 2;
  }
  const inputs = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return Object.keys(inputs).length > 0 ? one(inputs) : demo();
}

/** The options of the command line; `undefined` when they are off, which has been said then. */
function parsed(): Readonly<Record<string, unknown>> | undefined {
  try {
    return parseArgs({ args: process.argv.slice(2), options }).values;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(
      `The options are the inputs of action.yml: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(' ')}`,
    );
    return undefined;
  }
}

async function one(inputs: Readonly<Record<string, string>>): Promise<number> {
  const run = await runAction({ inputs, env: environment(), cwd: process.cwd(), onOutput: print });
  printOutputs(run);
  return run.code ?? 1;
}

/** The variables of this shell that a step would have too. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(INPUT_|GITHUB_|RUNNER_)/.test(name) ? [] : [[name, value]],
    ),
  );
}

async function demo(): Promise<number> {
  const emulator = await startEmulator();
  const { aws, env } = await startExample(emulator.url);
  console.log(`Embedded Qualytics control plane at ${emulator.url}, embedded AWS at ${aws.url}\n`);
  try {
    for (const mode of ['plan', 'apply', 'plan']) {
      console.log(`\n──── mode: ${mode} ────`);
      const run = await runAction({
        inputs: { config: 'datastores.example.yaml', mode, secrets: exampleSecrets },
        env: { ...env, GITHUB_REPOSITORY: 'acme/data' },
        cwd: root,
        onOutput: print,
      });
      printOutputs(run);
      if (run.code !== 0) {
        return run.code ?? 1;
      }
    }
    return 0;
  } finally {
    await Promise.all([emulator.close(), aws.close()]);
  }
}

/** Prints what a person reads; the commands to GitHub in between are for GitHub. */
function print(text: string): void {
  const lines = text.split('\n').filter((line) => !/^::(add-mask|endgroup|error|warning|notice|debug)/.test(line));
  process.stdout.write(lines.map((line) => line.replace(/^::group::/, '▸ ')).join('\n'));
}

function printOutputs({ outputs }: FinishedRun): void {
  const shown = ['result', 'changed', 'created-ids', 'connection-ids', 'converged'].filter((name) => outputs[name]);
  console.log(shown.map((name) => `  ${name}: ${outputs[name]}`).join('\n'));
}

process.exitCode = await main();
