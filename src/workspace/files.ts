import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { problemOf } from '../config/reporter.ts';
import type { ConfigRule } from '../config/rules.ts';
import type { SourceFile } from '../config/yaml.ts';
import type { Problem } from '../problem.ts';
import { placeOf, posix } from './inside.ts';

/** Over these nothing is read: a file that a person wrote is far below. */
export const fileLimits = { bytes: 3_145_728, files: 500, totalBytes: 16_777_216 } as const;

function mebibytes(bytes: number): string {
  return `${bytes / 1_048_576} MiB`;
}

/** A problem of one path, before it is known as such. */
interface Refusal {
  readonly rule: ConfigRule;
  readonly message: string;
  readonly hint: string;
}

/**
 * Reads the files that `config` names: one path or glob on each line, relative to the workspace. A file is read only
 * if its real path lies inside the workspace and not in `.git`, and if it is an ordinary, small UTF-8 file. Synchronous
 * but for globs: nothing else is to be done meanwhile, and loading `node:fs/promises` would cost more than the reading.
 */
export async function readConfigFiles(
  config: string,
  workspace: string,
): Promise<{ readonly files: readonly SourceFile[]; readonly problems: readonly Problem[] }> {
  const root = realpathSync.native(workspace);
  const patterns = linesOf(config);
  const problems: Problem[] = [];
  const files = new Map<string, SourceFile>();
  const refuse = (path: string, { rule, message, hint }: Refusal): void => {
    problems.push(problemOf(rule, { at: { file: path, line: 1, column: 1 } }, message, hint));
  };
  if (patterns.length === 0) {
    problems.push(
      problemOf('config-empty', undefined, 'The input config names no file.', 'Give a path such as datastores.yaml.'),
    );
  }
  let total = 0;
  for (const pattern of patterns) {
    const found = await pathsOf(pattern, root);
    if ('rule' in found) {
      refuse(pattern, found);
      continue;
    }
    const reads = found.paths.map((path) => ({ path, read: readOne(path, root, found.fromGlob) }));
    if (reads.every(({ read }) => read === undefined)) {
      const hint = `It matches folders: write ${pattern.replace(/\/+$/, '')}/*.yaml for the files in them.`;
      refuse(pattern, { ...withoutMatch, hint });
    }
    for (const { path, read } of reads) {
      if (read && 'rule' in read) {
        refuse(path, read);
      } else if (read && !files.has(read.real)) {
        total += read.bytes;
        files.set(read.real, { path, text: read.text });
      }
    }
    if (files.size > fileLimits.files || total > fileLimits.totalBytes) {
      refuse(pattern, {
        rule: 'file-too-large',
        message: `More than ${fileLimits.files} files, or ${mebibytes(fileLimits.totalBytes)} together.`,
        hint: 'Name fewer files in config.',
      });
      break;
    }
  }
  return { files: [...files.values()], problems };
}

/** The lines of `config` that are globs, relative to the workspace and with `/`. */
export function globsOf(config: string, workspace: string): readonly string[] {
  const root = realpathSync.native(workspace);
  return linesOf(config)
    .filter((line) => isGlob(line) && !line.includes('\0') && !exists(resolve(root, line)))
    .map((line) => posix(relative(root, resolve(root, line))));
}

function linesOf(config: string): readonly string[] {
  return config
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function isGlob(line: string): boolean {
  return /[*?[\]{}]/.test(line);
}

type Paths = { readonly paths: readonly string[]; readonly fromGlob: boolean };

const outside: Refusal = {
  rule: 'file-outside-workspace',
  message: 'This path leads out of the workspace.',
  hint: 'Only files of the checked-out repository are read.',
};

const withoutMatch: Refusal = {
  rule: 'pattern-without-match',
  message: 'This pattern matches no file.',
  hint: 'Correct it; ** stands for any depth of folders.',
};

/** The paths that a line means, relative to the workspace. */
async function pathsOf(line: string, root: string): Promise<Paths | Refusal> {
  if (line.includes('\0')) {
    return { rule: 'file-missing', message: 'This is not a path.', hint: 'Give a path such as datastores.yaml.' };
  }
  const path = posix(relative(root, resolve(root, line)));
  if (placeOf(path) === 'outside') {
    return outside;
  }
  if (!isGlob(line) || exists(join(root, path))) {
    return { paths: [path === '' ? '.' : path], fromGlob: false };
  }
  const { glob } = await import('node:fs/promises');
  const matches: string[] = [];
  for await (const match of glob(path, { cwd: root, exclude: (name) => name === '.git' || name === 'node_modules' })) {
    matches.push(posix(match));
    if (matches.length > fileLimits.files * 4) {
      break;
    }
  }
  if (matches.length === 0) {
    return withoutMatch;
  }
  return { paths: matches.sort(), fromGlob: true };
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

type Read = { readonly real: string; readonly text: string; readonly bytes: number };

/** Reads one file, or says why not. A folder that a glob matches is passed over. */
function readOne(path: string, root: string, fromGlob: boolean): Read | Refusal | undefined {
  try {
    const real = realpathSync.native(join(root, path));
    const inside = posix(relative(root, real));
    const place = placeOf(inside);
    if (place === 'outside') {
      return outside;
    }
    if (place === 'git') {
      return {
        rule: 'file-in-git',
        message: 'This path leads into .git.',
        hint: 'Only files of the checked-out repository are read.',
      };
    }
    const before = statSync(real);
    if (!before.isFile()) {
      return fromGlob && before.isDirectory() ? undefined : notRegular(before, path);
    }
    return readRegular(real);
  } catch (error) {
    return refusalOf(error);
  }
}

function notRegular(stats: Stats, path: string): Refusal {
  return stats.isDirectory()
    ? {
        rule: 'file-not-regular',
        message: 'This is a folder.',
        hint: `Write ${path === '.' ? '' : `${path}/`}*.yaml for the files in it.`,
      }
    : { rule: 'file-not-regular', message: 'This is not an ordinary file.', hint: 'Give the path of a YAML file.' };
}

const tooLarge: Refusal = {
  rule: 'file-too-large',
  message: `The file is larger than ${mebibytes(fileLimits.bytes)}.`,
  hint: 'Split it: config takes several files.',
};

/** Opens the real path without following a link that was put there meanwhile, and never reads more than the limit. */
function readRegular(real: string): Read | Refusal {
  const file = openSync(real, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) {
      return {
        rule: 'file-not-regular',
        message: 'This is not an ordinary file.',
        hint: 'Give the path of a YAML file.',
      };
    }
    if (stats.size > fileLimits.bytes) {
      return tooLarge;
    }
    const buffer = Buffer.alloc(stats.size + 1);
    let length = 0;
    for (let count = -1; count !== 0 && length < buffer.length; length += count) {
      count = readSync(file, buffer, length, buffer.length - length, null);
    }
    if (length > stats.size) {
      return { rule: 'file-unreadable', message: 'The file grows while it is read.', hint: 'Start the run again.' };
    }
    return { real, text: new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length)), bytes: length };
  } finally {
    closeSync(file);
  }
}

const missing: Refusal = {
  rule: 'file-missing',
  message: 'This file does not exist.',
  hint: 'config is relative to the workspace: is the repository checked out?',
};

const forbidden: Refusal = {
  rule: 'file-unreadable',
  message: 'The file cannot be read: permission is denied.',
  hint: 'Check its permissions in the checkout.',
};

/** What a person can mend of what reading a file throws, by the code of the error. */
const refusals: ReadonlyMap<unknown, Refusal> = new Map<unknown, Refusal>([
  ['ENOENT', missing],
  ['ENOTDIR', missing],
  ['ENAMETOOLONG', missing],
  [
    'ELOOP',
    {
      rule: 'file-unreadable',
      message: 'Symbolic links lead in a circle here.',
      hint: 'Replace the link by the file.',
    },
  ],
  [
    'ERR_ENCODING_INVALID_ENCODED_DATA',
    { rule: 'file-not-utf8', message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8.' },
  ],
  ['EACCES', forbidden],
  ['EPERM', forbidden],
]);

function refusalOf(error: unknown): Refusal {
  const refusal = refusals.get((error as NodeJS.ErrnoException).code);
  if (refusal) {
    return refusal;
  }
  throw error;
}
