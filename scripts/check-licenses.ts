import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run check:licenses`: whether what is installed may be used, comes from where it should, runs no code when it is
 * installed, and is named beside the bundle. Everything is read from the lock file and `dist/`; nothing is asked.
 */

/** Licences of what is bundled, by their SPDX name. */
const allowed = ['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'] as const;
/** Data that is only used while developing. */
const allowedForDevelopment = [...allowed, 'CC-BY-4.0'] as const;
/** They have an install script, and work without: `allowScripts` in package.json switches it off. */
const worksWithoutScript = ['@parcel/watcher', 'unrs-resolver'] as const;
const registry = 'https://registry.npmjs.org/';

/** An entry of `packages` in the lock file (version 3). */
export interface LockEntry {
  readonly license?: string;
  readonly integrity?: string;
  /** Left out where npm is told not to write it (`omit-lockfile-registry-resolved`): then it is the registry. */
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Everything that is wrong with a lock file, a line each; nothing when it is empty. Paths are those of `packages`. */
export function lockProblems(packages: Readonly<Record<string, LockEntry>>): readonly string[] {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '') {
      return [];
    }
    const name = nameOf(path);
    const licences: readonly string[] = entry.dev ? allowedForDevelopment : allowed;
    return [
      ...(isAllowed(entry.license, licences)
        ? []
        : [`${path}: the licence ${entry.license ?? '(none)'} is not on the list`]),
      ...(/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? '') ? [] : [`${path}: has no SHA-512 integrity`]),
      ...(entry.resolved === undefined || entry.resolved.startsWith(registry)
        ? []
        : [`${path}: comes from ${entry.resolved}`]),
      ...(entry.link ? [`${path}: is a link, not a package`] : []),
      ...(entry.hasInstallScript && !(worksWithoutScript as readonly string[]).includes(name)
        ? [`${path}: has an install script`]
        : []),
    ];
  });
}

/** `@aws-sdk/core` for `node_modules/a/node_modules/@aws-sdk/core`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Of `A OR B` one must be allowed, of `A AND B` both. Anything more involved is for a person to read. */
function isAllowed(license: string | undefined, licences: readonly string[]): boolean {
  const text = (license ?? '').replace(/^\((.*)\)$/, '$1');
  const parts = text.split(/ (?:OR|AND) /);
  return text.includes(' AND ')
    ? parts.every((one) => licences.includes(one))
    : parts.some((one) => licences.includes(one));
}

/**
 * What is missing from the third-party licences beside the bundle: packages whose modules are named in the scripts, or
 * that our own sources import, and that have no entry there; and entries without a text.
 */
export function noticeProblems(notices: string, bundled: ReadonlySet<string>): readonly string[] {
  const lines = notices.split('\n');
  return [...bundled].sort().flatMap((name) => {
    const at = lines.findIndex((line, index) => line === name && isAllowed(lines[index + 1], allowed));
    if (at < 0) {
      return [`dist/licenses.txt: ${name} is bundled and not named`];
    }
    return /licen[sc]e|permission/i.test(lines.slice(at + 2, at + 12).join(' '))
      ? []
      : [`dist/licenses.txt: ${name} has no text`];
  });
}

const packageName = /^(?:@[\w.-]+\/)?[\w.-]+/;

/** Packages in the bundle: as the bundler names them in the scripts, and as our sources import them. */
function bundledPackages(root: string): ReadonlySet<string> {
  const scripts = readdirSync(join(root, 'dist')).filter((name) => name.endsWith('.js'));
  const named = scripts.flatMap((name) =>
    [...readFileSync(join(root, 'dist', name), 'utf8').matchAll(/MODULE: \.\/(?:\S*\/)?node_modules\/(\S+)/g)].map(
      ([, path]) => path,
    ),
  );
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const imported = sources.flatMap((name) =>
    [
      ...readFileSync(join(root, 'src', name), 'utf8').matchAll(
        /^(?!import type|export type).*?(?:from |import\()'([^.'][^']*)'/gm,
      ),
    ]
      .map(([, specifier]) => specifier)
      .filter((specifier) => !specifier?.startsWith('node:')),
  );
  return new Set([...named, ...imported].flatMap((path) => packageName.exec(path ?? '')?.[0] ?? []));
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const locks = ['package-lock.json', 'scripts/mutation/package-lock.json'].map(
    (path) => JSON.parse(readFileSync(join(root, path), 'utf8')) as { packages: Readonly<Record<string, LockEntry>> },
  );
  const bundled = bundledPackages(root);
  const problems = [
    ...locks.flatMap(({ packages }) => lockProblems(packages)),
    ...noticeProblems(readFileSync(join(root, 'dist', 'licenses.txt'), 'utf8'), bundled),
  ];
  const entries = locks.flatMap(({ packages }) =>
    Object.entries(packages).flatMap(([path, entry]) => (path ? [entry] : [])),
  );
  const shipped = entries.filter(({ dev }) => !dev).length;
  console.log(
    problems.join('\n') ||
      `${entries.length} packages (${shipped} of them not only for development, ${bundled.size} bundled): licences, origin and integrity are in order.`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}
