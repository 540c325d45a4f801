import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A bundle that grows by more than this share fails the checks until its recorded size is changed with it. */
const tolerated = 0.1;

/** Scripts of `dist/`: what every job downloads. The schemas beside them are not loaded. */
export function bundleSize(dist: string): { readonly scripts: number; readonly bytes: number } {
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
  return { scripts: scripts.length, bytes: scripts.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0) };
}

/** The size in KiB that a page records between its markers; `undefined` where it has none. */
export function recordedSize(page: string): number | undefined {
  const text = /<!-- bundle size -->\s*([\d,]+) KiB\s*<!-- end of bundle size -->/.exec(page)?.[1];
  return text === undefined ? undefined : Number(text.replaceAll(',', ''));
}

/** Why a bundle of that size (KiB) is not accepted; `undefined` when it is. */
export function growthProblem(now: number, recorded: number | undefined): string | undefined {
  if (recorded === undefined) {
    return 'docs/performance.md records no bundle size between its markers.';
  }
  return now > recorded * (1 + tolerated)
    ? `The bundle has grown from ${recorded} to ${now} KiB. Find out why; if it must, record the new size in docs/performance.md.`
    : undefined;
}

/** Compares `dist/` with `docs/performance.md`, and says the outcome on the console. */
export function sizeIsAccepted(root: string): boolean {
  const now = Math.round(bundleSize(join(root, 'dist')).bytes / 1024);
  const recorded = recordedSize(readFileSync(join(root, 'docs', 'performance.md'), 'utf8'));
  const problem = growthProblem(now, recorded);
  console.log(problem ?? `${now} KiB, recorded: ${recorded} KiB`);
  return problem === undefined;
}
