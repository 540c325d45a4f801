import { type Exported, exportFiles } from './export/export.ts';
import type { Texts } from './export/file.ts';
import { isExported } from './export/file.ts';
import { parseFilters, type Selection, selectionOf } from './export/filters.ts';
import { sourcesOf } from './export/from-live.ts';
import { convertTree } from './export/from-tree.ts';
import { filterProblems, foreignProblem, readingProblems, removedProblems, tooLarge } from './export/problems.ts';
import { secretsBlock } from './export/secrets-block.ts';
import { offlineNotice, type RunEvent } from './github/event.ts';
import { type Inputs, tenantOf } from './github/inputs.ts';
import type { Live } from './plan/live.ts';
import { hasErrors, InputError, type Problem } from './problem.ts';
import type { Progress } from './progress.ts';
import { environmentSource } from './references/environment.ts';
import { visible } from './report/escape.ts';
import {
  type ExportFolder,
  openExportFolder,
  pathIn,
  readExportFile,
  writeExportFiles,
} from './workspace/export-files.ts';
import { fileLimits } from './workspace/files.ts';
import { readVendorTree } from './workspace/vendor-tree.ts';
import type { World } from './world.ts';

const names: Texts = { connections: 'connections.yaml', datastores: 'datastores.yaml' };

/**
 * `mode: export`: the live state, or the tree of the vendor's CLI, as two files of ours. Nothing is written before
 * everything is read and proven: of the texts our own plan would be empty.
 *
 * @throws InputError and ApiError for what a person must mend.
 */
export async function runExport(inputs: Inputs, event: RunEvent, world: World, progress: Progress): Promise<void> {
  // A comment on the pull request speaks of plans.
  progress.comment = undefined;
  progress.config = [];
  const offline = inputs.exportFrom === undefined ? offlineNotice(event) : undefined;
  if (offline) {
    progress.problems.push(offline);
    progress.result = 'valid';
    return;
  }
  const folder = accepted(await openExportFolder(inputs.exportDir, world.workspace));
  const existing = await readExisting(folder);
  const selection = selectionOf(parseFilters(inputs.exportOnly));
  const origin = await readOrigin(inputs, selection, world, progress);
  if (hasErrors(progress.problems)) {
    progress.result = 'failed';
    return;
  }
  const paths = { connections: pathIn(folder, names.connections), datastores: pathIn(folder, names.datastores) };
  const exported = exportFiles({
    ...origin,
    paths,
    existing,
    ownershipTag: inputs.ownershipTag,
    env: environmentSource(world.env),
    action: { repository: world.env['GITHUB_ACTION_REPOSITORY'], ref: world.env['GITHUB_ACTION_REF'] },
  });
  progress.problems.push(
    ...exported.problems,
    ...removedProblems(exported.removed, origin.live),
    // What the check found to be too large is not said twice.
    ...(hasErrors(exported.problems) ? [] : tooLarge(exported.texts, paths, fileLimits.bytes)),
  );
  const unwritten = hasErrors(progress.problems) ? undefined : await write(folder, exported.texts, existing);
  progress.problems.push(...(unwritten ? [unwritten] : []));
  if (hasErrors(progress.problems)) {
    progress.result = 'failed';
    return;
  }
  report(exported, Object.values(paths), origin.live, world, progress);
}

function accepted<T extends object>(value: T | Problem): T {
  if ('severity' in value) {
    throw new InputError([value]);
  }
  return value;
}

async function readExisting(folder: ExportFolder): Promise<Texts<string | undefined>> {
  const read = async (name: string): Promise<string | undefined> => {
    const text = await readExportFile(folder, name);
    const problem = typeof text === 'string' && !isExported(text) ? foreignProblem(pathIn(folder, name)) : text;
    if (typeof problem === 'object') {
      throw new InputError([problem]);
    }
    return problem;
  };
  return { connections: await read(names.connections), datastores: await read(names.datastores) };
}

async function write(
  folder: ExportFolder,
  texts: Texts,
  existing: Texts<string | undefined>,
): Promise<Problem | undefined> {
  return writeExportFiles(
    folder,
    (['connections', 'datastores'] as const).map((list) => ({
      name: names[list],
      text: texts[list],
      before: existing[list],
    })),
  );
}

interface Origin {
  readonly sources: ReturnType<typeof sourcesOf>;
  readonly live: Live | undefined;
}

/** Where the objects come from: files of the vendor's CLI, or the tenant that the inputs name. */
async function readOrigin(inputs: Inputs, selection: Selection, world: World, progress: Progress): Promise<Origin> {
  if (inputs.exportFrom !== undefined) {
    const tree = accepted(await readVendorTree(inputs.exportFrom, world.workspace));
    const { sources, problems, plainSecrets } = convertTree(tree, selection);
    plainSecrets.forEach(world.log.mask);
    progress.problems.push(...problems, ...filterProblems(selection, sources.datastores.length));
    return { sources, live: undefined };
  }
  return readTenant(inputs, selection, world, progress);
}

async function readTenant(inputs: Inputs, selection: Selection, world: World, progress: Progress): Promise<Origin> {
  const address = tenantOf(inputs);
  const { filters } = selection;
  // What speaks to the API is loaded only where it is spoken to.
  const [{ openApi }, { readAll }] = await Promise.all([
    import('./qualytics/open.ts'),
    import('./qualytics/read-all.ts'),
  ]);
  const api = openApi({ ...inputs, ...address }, world);
  try {
    world.log.info(`Reading ${inputs.label}`);
    const { live, wanted } = await readAll(api.reader, {
      origin: new URL(address.apiUrl).origin,
      wants: selection.wants,
      needsTags: filters.some(({ by }) => by === 'tag'),
      allConnections: filters.length === 0,
    });
    progress.problems.push(...readingProblems(live), ...filterProblems(selection, wanted.length));
    return { sources: sourcesOf(live, wanted, { all: filters.length === 0 }), live };
  } finally {
    await api.close();
  }
}

function report(
  exported: Exported,
  files: readonly string[],
  live: Live | undefined,
  world: World,
  progress: Progress,
): void {
  const { log } = world;
  const { connections, datastores } = exported;
  log.group(`Exported to ${files.join(' and ')}`);
  for (const { kind, name, id } of [...connections, ...datastores]) {
    log.info(`${kind} ${visible(world.redactor.redact(name))}${id === undefined ? '' : ` (id ${id})`}`);
  }
  log.endGroup();
  const block = secretsBlock(exported.texts);
  if (block.length > 0) {
    log.group('Secrets that the files could manage: for the step, beside mode');
    block.forEach(log.info);
    log.endGroup();
  }
  progress.exported = { fromLive: live !== undefined, files, datastores, connections };
  progress.config = files;
  progress.result = 'exported';
}
