import type { Live } from '../plan/live.ts';
import type { Plan } from '../plan/plan.ts';
import type { Problem } from '../problem.ts';
import type { Environment } from './compare.ts';
import { type ConnectionSource, connectionEntries } from './connections.ts';
import { datastoreEntry } from './datastores.ts';
import { liftDefaults } from './defaults.ts';
import { byText, type Entry, entryKey, type Refused, type Unexpressed } from './entry.ts';
import { existingFacts } from './existing.ts';
import { type FileContents, newFile } from './file.ts';
import type { Sources } from './from-live.ts';
import { leftOutProblems, rewrittenProblem, verdictProblem } from './problems.ts';
import { type Updated, updateFile } from './update.ts';
import { addRefused, type Blamed, blame, type Objection, type Verdict, verify } from './verify.ts';

/** A text for each of the two files; of an earlier export, `undefined` where there is none. */
export interface Texts<T = string> {
  readonly connections: T;
  readonly datastores: T;
}

export interface ExportRequest {
  readonly sources: Sources;
  /** What the sources were made from, to plan the result against; `undefined` where nothing live was read. */
  readonly live: Live | undefined;
  /** Paths of the two files as messages give them. */
  readonly paths: Texts;
  readonly existing: Texts<string | undefined>;
  /** Of the input; an earlier export may have one of its own. */
  readonly ownershipTag: string | undefined;
  readonly env: Environment;
}

export interface Exported {
  readonly texts: Texts;
  readonly problems: readonly Problem[];
  readonly connections: readonly Entry[];
  readonly datastores: readonly Entry[];
  /** Names of entries of the earlier export that are not in this one. */
  readonly removed: readonly string[];
  readonly plan: Plan | undefined;
}

/** Refusals uncover others now and then; none takes more rounds than this. */
const mostRounds = 12;

/**
 * The two files. Everything that our own check or plan objects to becomes a comment, so that the plan of what is
 * written is empty; an earlier export is brought up to date rather than written anew.
 */
export function exportFiles(request: ExportRequest): Exported {
  const facts = existingFacts(request.existing);
  const ownershipTag = request.ownershipTag ?? facts.ownershipTag;
  const live = request.live && withoutTag(request.live, ownershipTag);
  let refused: Refused = new Map();
  let contents = contentsOf(request, refused, ownershipTag);
  let fresh = freshTexts(contents);
  for (let round = 0; round < mostRounds; round += 1) {
    const files = [
      { path: request.paths.connections, text: fresh.connections, contents: contents.connections },
      { path: request.paths.datastores, text: fresh.datastores, contents: fresh.lifted },
    ];
    const blamed: readonly Blamed[] = blame(files, verify(files, live).objections);
    if (blamed.length === 0) {
      break;
    }
    refused = addRefused(refused, blamed);
    contents = contentsOf(request, refused, ownershipTag);
    fresh = freshTexts(contents);
  }
  return finish(request, contents, fresh, live);
}

type Contents = Texts<FileContents>;

/** The entries of both files, in their order, without those that cannot be written. */
function contentsOf(
  { sources, existing }: ExportRequest,
  refused: Refused,
  ownershipTag: string | undefined,
): Contents {
  const { inline } = existingFacts(existing);
  const all = connectionEntries(sources.connections, { refused });
  const chosen = all.filter((_, index) => sources.chosen.has(sources.connections[index] as ConnectionSource));
  const datastores = sources.datastores.map((source) => datastoreEntry(source, { ownershipTag, refused }));
  const inlineIds = new Set(
    datastores.flatMap(({ name, refersTo }) => (inline.has(name) ? [refersTo.connection] : [])),
  );
  const listed = (kind: Entry['kind'], entries: readonly Entry[]): Omit<FileContents, 'list'> => ({
    entries: entries.filter((entry) => reasonOf(entry, refused) === undefined).sort((a, b) => byText(a.name, b.name)),
    unexpressed: [
      ...sources.unexpressed.filter((one) => one.kind === kind),
      ...entries.flatMap((entry): Unexpressed[] => {
        const reason = reasonOf(entry, refused);
        return reason === undefined ? [] : [{ kind, id: entry.id, name: entry.name, reason }];
      }),
    ].sort((a, b) => byText(a.name, b.name) || (a.id ?? 0) - (b.id ?? 0)),
  });
  const apart = chosen.filter(({ id }) => id === undefined || !inlineIds.has(id));
  return {
    connections: { list: 'connections', ...listed('connection', apart) },
    datastores: { list: 'datastores', ...listed('datastore', datastores) },
  };
}

function reasonOf(entry: Entry, refused: Refused): string | undefined {
  return refused.get(entryKey(entry))?.get('');
}

function freshTexts({ connections, datastores }: Contents): Texts & { readonly lifted: FileContents } {
  const { defaults, entries } = liftDefaults(datastores.entries);
  const lifted = { ...datastores, entries };
  return { connections: newFile(connections, []), datastores: newFile(lifted, defaults), lifted };
}

/** The ownership tag is put on by plan and apply, and is no concern of the file. */
function withoutTag(live: Live, tag: string | undefined): Live {
  const datastores = [...live.datastores].map(([id, one]) => {
    const tags = one.fields.get('tags');
    const without = Array.isArray(tags) ? (tags as readonly string[]).filter((name) => name !== tag) : undefined;
    return [id, without ? { ...one, fields: new Map([...one.fields, ['tags', without]]) } : one] as const;
  });
  return tag === undefined ? live : { ...live, datastores: new Map(datastores) };
}

function finish(request: ExportRequest, contents: Contents, fresh: Texts, live: Live | undefined): Exported {
  const { paths } = request;
  const updated = updatedTexts(request, contents);
  const check = (texts: Texts): Verdict =>
    verify(
      [
        { path: paths.connections, text: texts.connections },
        { path: paths.datastores, text: texts.datastores },
      ],
      live,
    );
  const attempt = {
    connections: updated.connections?.text ?? fresh.connections,
    datastores: updated.datastores?.text ?? fresh.datastores,
  };
  const first = check(attempt);
  // A file that is wrong by itself, whatever is live, helps nobody: cut off in the middle of an entry, for example.
  const wrong = (name: keyof Texts): Objection | undefined =>
    first.objections.find(({ offline, at }) => offline && updated[name] && at?.file === paths[name]);
  const texts = {
    connections: wrong('connections') ? fresh.connections : attempt.connections,
    datastores: wrong('datastores') ? fresh.datastores : attempt.datastores,
  };
  const verdict =
    texts.connections + texts.datastores === attempt.connections + attempt.datastores ? first : check(texts);
  return {
    texts,
    problems: [
      ...lists.flatMap((name) =>
        request.existing[name]?.trim() && (!updated[name] || wrong(name))
          ? [rewrittenProblem(paths[name], wrong(name)?.message)]
          : [],
      ),
      ...leftOutProblems(contents.connections, paths.connections),
      ...leftOutProblems(contents.datastores, paths.datastores),
      ...verdict.objections.map((one) => verdictProblem(one, paths.datastores)),
    ],
    connections: contents.connections.entries,
    datastores: contents.datastores.entries,
    removed: lists.flatMap((name) => updated[name]?.removed ?? []),
    plan: verdict.plan,
  };
}

const lists = ['connections', 'datastores'] as const;

/** The earlier exports brought up to date; `undefined` where there is none, or none that can be read. */
function updatedTexts({ existing, sources, env }: ExportRequest, contents: Contents): Texts<Updated | undefined> {
  const { toDelete } = existingFacts(existing);
  const all = connectionEntries(sources.connections, { refused: new Map() });
  const connections = new Map(all.flatMap((one) => (one.id === undefined ? [] : [[one.id, one] as const])));
  const update = (name: keyof Texts): Updated | undefined => {
    const text = existing[name];
    return text?.trim() ? updateFile(text, contents[name], { env, connections, toDelete }) : undefined;
  };
  return { connections: update('connections'), datastores: update('datastores') };
}
