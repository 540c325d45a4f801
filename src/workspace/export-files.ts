import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Problem } from '../problem.ts';
import { placeOf, posix } from './inside.ts';

/** An exported file over this is refused: it holds far more than a plan reads. */
const largest = 16_777_216;

export interface ExportFolder {
  /** Relative to the workspace, with `/` between its parts. */
  readonly path: string;
  /** Where it really is. */
  readonly real: string;
}

/** The path of a file in it, as messages give it. */
export function pathIn({ path }: ExportFolder, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/**
 * The folder that an export writes to, made if it is not there. It must lie in the workspace, also when symbolic links
 * are followed, and outside `.git`.
 */
export async function openExportFolder(dir: string, workspace: string): Promise<ExportFolder | Problem> {
  const root = await realpath(workspace);
  const target = resolve(root, dir);
  const path = posix(relative(root, target));
  const refusal = placeRefusal(path, 'export-dir');
  if (refusal || dir.includes('\0')) {
    return refusal ?? refused('export-dir is not a path.', 'Give a folder such as qualytics-export.');
  }
  try {
    const existing = await nearestExisting(target);
    const reached = posix(relative(root, await realpath(existing)));
    const led = placeRefusal(reached, 'export-dir', 'through a symbolic link');
    if (led) {
      return led;
    }
    await mkdir(target, { recursive: true });
    const real = await realpath(target);
    return placeRefusal(posix(relative(root, real)), 'export-dir', 'through a symbolic link') ?? { path, real };
  } catch (error) {
    return refused(
      `export-dir ${JSON.stringify(dir)} cannot be used as a folder (${codeOf(error)}).`,
      'Give a folder that can be made or written to, and is no file.',
    );
  }
}

/** The text of a file of an earlier export; `undefined` where there is none. Never follows a link. */
export async function readExportFile(folder: ExportFolder, name: string): Promise<string | undefined | Problem> {
  const path = pathIn(folder, name);
  const unusable = (why: string): Problem => ({
    severity: 'error',
    rule: 'export-unwritable',
    at: { file: path, line: 1, column: 1 },
    message: `${path} ${why}.`,
    hint: 'Move it away, or give another export-dir.',
  });
  try {
    const stats = await lstat(join(folder.real, name));
    if (!stats.isFile()) {
      return unusable('is no ordinary file');
    }
    if (stats.size > largest) {
      return unusable('is larger than 16 MiB');
    }
    const handle = await open(join(folder.real, name), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT'
      ? undefined
      : unusable(code.includes('ENCODING') ? 'is not UTF-8' : `cannot be read (${code})`);
  }
}

/**
 * Puts the files in place whole: each is written beside its place first, and only when all are written they are
 * renamed. A file that has the text already is not touched.
 */
export async function writeExportFiles(
  folder: ExportFolder,
  files: readonly { readonly name: string; readonly text: string; readonly before: string | undefined }[],
): Promise<Problem | undefined> {
  const changed = files
    .filter(({ text, before }) => text !== before)
    .map((file) => ({ ...file, beside: join(folder.real, `.${file.name}.${randomUUID()}.tmp`) }));
  try {
    for (const { text, beside } of changed) {
      const handle = await open(beside, 'wx', 0o644);
      try {
        await handle.writeFile(text, 'utf8');
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const { name, beside } of changed) {
      await rename(beside, join(folder.real, name));
    }
    return undefined;
  } catch (error) {
    return {
      severity: 'error',
      rule: 'export-unwritable',
      message: `The files cannot be written to ${folder.path || 'the workspace'} (${codeOf(error)}).`,
      hint: 'Check the permissions of the folder and the space on the disk.',
    };
  } finally {
    await Promise.all(changed.map(({ beside }) => rm(beside, { force: true }).catch(() => undefined)));
  }
}

function placeRefusal(path: string, what: string, how = ''): Problem | undefined {
  const place = placeOf(path);
  if (place === 'outside') {
    return refused(
      `${what} leads out of the workspace${how === '' ? '' : ` ${how}`}.`,
      'Give a folder inside the checked-out repository.',
    );
  }
  return place === 'git' ? refused(`${what} leads into .git.`, 'Give a folder of the repository itself.') : undefined;
}

function refused(message: string, hint: string): Problem {
  return { severity: 'error', rule: 'export-dir', message, hint };
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await lstat(path);
    return path;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) {
      throw error;
    }
    return nearestExisting(dirname(path));
  }
}

function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' ? code : 'unknown error';
}
