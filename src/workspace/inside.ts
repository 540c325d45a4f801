import { isAbsolute, sep } from 'node:path';

/** A path as files of the language and messages write it: with `/`. */
export function posix(path: string): string {
  return path.split(sep).join('/');
}

/** Where a path lies that is relative to the workspace, with `/` between its parts. */
export function placeOf(path: string): 'inside' | 'outside' | 'git' {
  if (path === '..' || path.startsWith('../') || isAbsolute(path)) {
    return 'outside';
  }
  // Some file systems do not tell upper from lower case.
  return path.split('/').some((part) => part.toLowerCase() === '.git') ? 'git' : 'inside';
}
