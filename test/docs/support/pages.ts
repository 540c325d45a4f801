import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every page for people, relative to the root. */
export const pages: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...inFolder('docs', '.md'),
  ...inFolder('examples', '.md'),
  ...inFolder('.github', '.md'),
].toSorted();

function inFolder(folder: string, ending: string): readonly string[] {
  return existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(ending))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    : [];
}

export const workflowFiles: readonly string[] = inFolder('examples', '.yml');
export const configurationFiles: readonly string[] = inFolder('examples', '.yaml');

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** Of the opening fence, from 1. */
  readonly line: number;
  /** The words after the fence: language first. */
  readonly info: readonly string[];
  readonly text: string;
}

/** The fenced blocks of a page. A fence inside a list item may be indented. */
export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; info: readonly string[]; indent: string; lines: string[] } | undefined;
  for (const [index, line] of read(page).split('\n').entries()) {
    const fence = /^(\s*)```(.*)$/.exec(line);
    if (fence && open) {
      blocks.push({ page, line: open.line, info: open.info, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else if (fence) {
      open = { line: index + 1, info: (fence[2] ?? '').trim().split(/\s+/), indent: fence[1] ?? '', lines: [] };
    } else {
      open?.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    }
  }
  if (open) {
    throw new Error(`${page}:${open.line} opens a block that is never closed.`);
  }
  return blocks;
}

export const blocks: readonly Block[] = pages.flatMap(blocksOf);

/** A page without its blocks: what is prose, line for line. */
export function proseOf(page: string): string {
  let inside = false;
  return read(page)
    .split('\n')
    .map((line) => {
      const fence = /^\s*```/.test(line);
      inside = fence ? !inside : inside;
      return fence || inside ? '' : line;
    })
    .join('\n');
}

/** The anchor that GitHub makes of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
