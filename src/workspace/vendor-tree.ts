import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { SourceFile } from '../config/yaml.ts';
import type { Problem } from '../problem.ts';
import { placeOf, posix } from './inside.ts';

/** A file of the tree. */
export interface TreeFile extends SourceFile {
  /** Over a mebibyte: no text of it is read. */
  readonly tooLarge?: true;
}

/** What the vendor's CLI exported (`config export`): the files that are converted, and how many others there are. */
export interface VendorTree {
  readonly connections: readonly TreeFile[];
  readonly datastores: readonly TreeFile[];
  /** Files that describe computed containers and their fields, and quality checks. */
  readonly left: { readonly containers: number; readonly checks: number };
}

/** Over these it is no export of a tenant's connections and datastores. */
const limits = { files: 50_000, bytes: 1_048_576 } as const;

/**
 * Reads the tree of the vendor's CLI: `connections/NAME.yaml` and `datastores/NAME/_datastore.yaml`. It must lie in the
 * workspace, and symbolic links in it are not followed.
 */
export async function readVendorTree(dir: string, workspace: string): Promise<VendorTree | Problem> {
  const root = await realpath(workspace);
  const refused = (message: string, hint: string): Problem => ({
    severity: 'error',
    rule: 'export-from',
    message,
    hint,
  });
  const named = `export-from ${JSON.stringify(dir)}`;
  try {
    const real = await realpath(resolve(root, dir));
    if (placeOf(posix(relative(root, real))) !== 'inside') {
      return refused(`${named} leads out of the repository.`, 'Give a folder of the checked-out repository.');
    }
    const files = await filesIn(real);
    if (files.length > limits.files) {
      return refused(`${named} holds more than ${limits.files} files.`, 'Give the folder that the CLI wrote.');
    }
    const tree = treeOf(files);
    if (tree.connections.length + tree.datastores.length === 0) {
      return refused(
        `${named} holds neither connections/*.yaml nor datastores/*/_datastore.yaml.`,
        "Give the folder that the vendor CLI's config export wrote.",
      );
    }
    const read = async (path: string): Promise<TreeFile> => {
      const full = join(real, ...path.split('/'));
      const tooLarge = (await stat(full)).size > limits.bytes;
      const text = tooLarge ? '' : await readFile(full, 'utf8');
      return { path: posix(relative(root, full)), text, ...(tooLarge ? { tooLarge } : {}) };
    };
    return {
      connections: await Promise.all(tree.connections.map(read)),
      datastores: await Promise.all(tree.datastores.map(read)),
      left: tree.left,
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error';
    return refused(`${named} cannot be read (${code}).`, 'Give a folder, relative to the workspace.');
  }
}

/** Every YAML file below a folder, relative to it, sorted. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => posix(relative(folder, join(entry.parentPath, entry.name))))
    .sort();
}

function treeOf(files: readonly string[]) {
  const matching = (form: RegExp): readonly string[] => files.filter((path) => form.test(path));
  return {
    connections: matching(/^connections\/[^/]+$/),
    datastores: matching(/^datastores\/[^/]+\/_datastore\.ya?ml$/),
    left: {
      containers: matching(/^datastores\/[^/]+\/containers\//).length,
      checks: matching(/^datastores\/[^/]+\/checks\//).length,
    },
  };
}
