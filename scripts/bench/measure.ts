import { spawnSync } from 'node:child_process';
import { cpus, release } from 'node:os';

/** The value in the middle; of an even number the lower of the two. @throws RangeError for no values. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[(values.length - 1) >> 1];
  if (middle === undefined) {
    throw new RangeError('There is no median of nothing.');
  }
  return middle;
}

/** A process to be started, and what it must have said to count. */
export interface Command {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Wall times of commands, in milliseconds from before the spawn to after the exit. They take turns, so that a machine
 * that slows down or speeds up meets all of them; the first two rounds warm the file cache and do not count.
 *
 * @throws Error when a command does not exit with 0.
 */
export function timeInTurns(commands: readonly Command[], rounds: number): readonly (readonly number[])[] {
  const times = commands.map((): number[] => []);
  for (let round = -2; round < rounds; round += 1) {
    for (const [index, { args, cwd, env }] of commands.entries()) {
      const started = performance.now();
      const ended = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
      const time = performance.now() - started;
      if (ended.status !== 0) {
        throw new Error(`node ${args.join(' ')} ended with ${ended.status}\n${ended.stdout}${ended.stderr}`);
      }
      if (round >= 0) {
        times[index]?.push(time);
      }
    }
  }
  return times;
}

/** Machine, kernel and Node in one line: figures mean nothing without it. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model.trim() || 'processor'}, ${process.platform} ${release()}, Node ${process.versions.node}`;
}

/** A Markdown table; numbers are set to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isNumber = (column: number): boolean =>
    rows.every((row) => /^[\d,.]+( ms| MB| KiB| s|×)?$|^–?$/.test(row[column] ?? ''));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    `|${head.map((_, column) => (isNumber(column) ? '---:' : '---')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}

/** `1,234` or, below ten, `1.2`. */
export function amount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });
}
