import { appendFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Dialect, parseDialect } from './dialect.ts';
import { defaultTokens, type EmulatorOptions, startEmulator, type TokenOptions } from './emulator.ts';
import { startExample } from './example.ts';
import { roles } from './records.ts';
import type { Seed } from './seed.ts';

const usage = `npm run emulator -- [--port 8080] [--role Admin|Manager|Member] [--dialect switch=value]…
                     [--latency MILLISECONDS] [--finish-after-reads COUNT] [--seed FILE.json]
                     [--example-env FILE]

--example-env also starts the AWS services of datastores.example.yaml, and appends the variables that a step
with it needs to FILE, one NAME=value a line. --role limits the tokens to that role's; the switches are in test/emulator/dialect.ts.`;

interface Options extends EmulatorOptions {
  readonly exampleEnv: string | undefined;
}

/** Options of the command line. Throws an error whose message says what to mend. */
function optionsOf(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8080' },
      role: { type: 'string' },
      dialect: { type: 'string', multiple: true, default: [] },
      latency: { type: 'string', default: '0' },
      'finish-after-reads': { type: 'string', default: '0' },
      seed: { type: 'string' },
      'example-env': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const dialect: Partial<Dialect> = parseDialect(values.dialect);
  return {
    exampleEnv: values['example-env'],
    port: countOf('port', values.port),
    tokens: tokensOf(values.role),
    dialect,
    latency: countOf('latency', values.latency),
    operations: { finishAfterReads: countOf('finish-after-reads', values['finish-after-reads']) },
    ...(values.seed === undefined ? {} : { seed: JSON.parse(readFileSync(values.seed, 'utf8')) as Seed }),
  };
}

function countOf(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) {
    throw new RangeError(`--${name} needs a whole number, not "${text}".`);
  }
  return Number(text);
}

function tokensOf(role: string | undefined): Readonly<Record<string, TokenOptions>> {
  const chosen = Object.entries(defaultTokens).filter(([, token]) => role === undefined || token.role === role);
  if (chosen.length === 0) {
    throw new RangeError(`--role is one of ${roles.join(', ')}, not "${role}".`);
  }
  return Object.fromEntries(chosen);
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const emulator = await startEmulator(options);
  const tokens = Object.entries(options.tokens ?? defaultTokens);
  console.log(`Qualytics emulator at ${emulator.url}`);
  for (const [token, { role }] of tokens) {
    console.log(`  ${role.padEnd(8)}${token}`);
  }
  console.log(`curl -H 'Authorization: Bearer ${tokens[0]?.[0]}' ${emulator.url}/api/datastores`);
  const example = options.exampleEnv === undefined ? undefined : await startExample(emulator.url);
  if (example && options.exampleEnv !== undefined) {
    const lines = Object.entries(example.env).map(([name, value]) => `${name}=${value}\n`);
    appendFileSync(options.exampleEnv, lines.join(''));
    console.log(`AWS of the example at ${example.aws.url}`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void Promise.all([emulator.close(), example?.aws.close()]));
  }
}

main().catch((reason: unknown) => {
  console.error(`${reason instanceof Error ? reason.message : String(reason)}\n\n${usage}`);
  process.exitCode = 1;
});
