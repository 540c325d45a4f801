import type { Live } from '../plan/live.ts';
import type { Problem } from '../problem.ts';
import type { Environment } from './compare.ts';
import { connectionEntries } from './connections.ts';
import { type Contents, contentsOf } from './contents.ts';
import { liftDefaults } from './defaults.ts';
import type { Entry, Refused } from './entry.ts';
import { type ExistingFacts, existingFacts } from './existing.ts';
import { type ActionFacts, type FileContents, newFile, type Texts, withSchema } from './file.ts';
import type { Sources } from './from-live.ts';
import { leftOutProblems, rewrittenProblem, verdictProblem } from './problems.ts';
import { type Updated, updateFile } from './update.ts';
import { addRefused, blame, type Objection, verify } from './verify.ts';

export interface ExportRequest {
  readonly sources: Sources;
  /** What the sources were made from, to plan the result against; `undefined` where nothing live was read. */
  readonly live: Live | undefined;
  /** Paths of the two files as messages give them. */
  readonly paths: Texts;
  /** Of an earlier export. */
  readonly existing: Texts<string | undefined>;
  /** Of the input; an earlier export may have one of its own. */
  readonly ownershipTag: string | undefined;
  readonly env: Environment;
  readonly action: ActionFacts;
}

export interface Exported {
  readonly texts: Texts;
  readonly problems: readonly Problem[];
  readonly connections: readonly Entry[];
  readonly datastores: readonly Entry[];
  /** Names of entries of the earlier export that are not in this one. */
  readonly removed: readonly string[];
}

/** Refusals uncover others now and then; none takes more rounds than this. */
const mostRounds = 12;

const lists = ['connections', 'datastores'] as const;

/**
 * The two files. Everything that our own check or plan objects to becomes a comment, so that the plan of what is
 * written is empty; an earlier export is brought up to date rather than written anew.
 */
export function exportFiles(request: ExportRequest): Exported {
  const facts = existingFacts(request.existing);
  const ownershipTag = request.ownershipTag ?? facts.ownershipTag;
  const live = request.live && withoutTag(request.live, ownershipTag);
  const judge = judgeOf(request.paths, live);
  const settings = { ownershipTag, inline: facts.inline };
  let refused: Refused = new Map();
  let contents = contentsOf(request.sources, { ...settings, refused });
  let fresh = freshTexts(contents, request.action);
  for (let round = 0; round < mostRounds; round += 1) {
    const blamed = blame(freshFiles(request.paths, contents, fresh), judge(fresh));
    if (blamed.length === 0) {
      break;
    }
    refused = addRefused(refused, blamed);
    contents = contentsOf(request.sources, { ...settings, refused });
    fresh = freshTexts(contents, request.action);
  }
  const updated = updatedTexts(request, contents, fresh, facts);
  // Judged before the texts of earlier exports are: the last judgement is the one that is remembered.
  const objections = judge(fresh).filter(({ offline }) => offline);
  return finish(request, contents, { ...fresh, objections }, updated, judge);
}

type Judge = (texts: Texts) => readonly Objection[];

/** What is to be said against texts. The same texts are judged once: it takes seconds for thousands of entries. */
function judgeOf(paths: Texts, live: Live | undefined): Judge {
  let last: { readonly texts: Texts; readonly objections: readonly Objection[] } | undefined;
  return (texts) => {
    if (last?.texts.connections !== texts.connections || last.texts.datastores !== texts.datastores) {
      const files = lists.map((name) => ({ path: paths[name], text: texts[name] }));
      last = { texts, objections: verify(files, live) };
    }
    return last.objections;
  };
}

interface Fresh extends Texts {
  /** The datastores without what the defaults say. */
  readonly lifted: FileContents;
}

/** The files as a first export writes them. */
function freshTexts({ connections, datastores }: Contents, action: ActionFacts): Fresh {
  const { defaults, entries } = liftDefaults(datastores.entries);
  const lifted = { ...datastores, entries };
  return {
    connections: newFile(connections, { defaults: [], action }),
    datastores: newFile(lifted, { defaults, action }),
    lifted,
  };
}

function freshFiles(paths: Texts, { connections }: Contents, fresh: Fresh) {
  return [
    { path: paths.connections, text: fresh.connections, contents: connections },
    { path: paths.datastores, text: fresh.datastores, contents: fresh.lifted },
  ];
}

/** The ownership tag is put on by plan and apply, and is no concern of the file. */
function withoutTag(live: Live, tag: string | undefined): Live {
  if (tag === undefined) {
    return live;
  }
  const datastores = [...live.datastores].map(([id, one]) => {
    const tags = one.fields.get('tags');
    const without = Array.isArray(tags) ? (tags as readonly string[]).filter((name) => name !== tag) : undefined;
    return [id, without ? { ...one, fields: new Map([...one.fields, ['tags', without]]) } : one] as const;
  });
  return { ...live, datastores: new Map(datastores) };
}

/** The earlier exports brought up to date; `undefined` where there is none, or none that can be read. */
function updatedTexts(
  { existing, sources, env, action }: ExportRequest,
  contents: Contents,
  fresh: Texts,
  { toDelete }: ExistingFacts,
): Texts<Updated | undefined> {
  const all = connectionEntries(sources.connections, { refused: new Map() });
  const connections = new Map(all.flatMap((one) => (one.id === undefined ? [] : [[one.id, one] as const])));
  const update = (name: keyof Texts): Updated | undefined => {
    const text = existing[name];
    if (text === undefined || text.trim() === '' || text === fresh[name]) {
      return text === fresh[name] ? { text, removed: [] } : undefined;
    }
    return updateFile(withSchema(text, action), contents[name], { env, connections, toDelete });
  };
  return { connections: update('connections'), datastores: update('datastores') };
}

function finish(
  { existing, paths }: ExportRequest,
  contents: Contents,
  fresh: Texts & { readonly objections: readonly Objection[] },
  updated: Texts<Updated | undefined>,
  judge: Judge,
): Exported {
  const attempt = {
    connections: updated.connections?.text ?? fresh.connections,
    datastores: updated.datastores?.text ?? fresh.datastores,
  };
  const first = judge(attempt);
  // A file that is wrong by itself, whatever is live, helps nobody: cut off in the middle of an entry, for example.
  const wrong = (name: keyof Texts): Objection | undefined =>
    first.find(({ offline, at }) => offline && updated[name] && at?.file === paths[name]);
  const texts = {
    connections: wrong('connections') ? fresh.connections : attempt.connections,
    datastores: wrong('datastores') ? fresh.datastores : attempt.datastores,
  };
  const isOurs = ({ at, message, offline }: Objection): boolean =>
    offline &&
    lists.some((name) => paths[name] === at?.file && texts[name] === fresh[name]) &&
    fresh.objections.some((one) => one.message === message);
  const rewritten = lists.filter((name) => existing[name]?.trim() && (!updated[name] || wrong(name)));
  return {
    texts,
    problems: [
      ...rewritten.map((name) => rewrittenProblem(paths[name], wrong(name)?.message)),
      ...lists.flatMap((name) => leftOutProblems(contents[name], paths[name])),
      ...judge(texts).map((one) => verdictProblem(one, { file: paths.datastores, ours: isOurs(one) })),
    ],
    connections: contents.connections.entries,
    datastores: contents.datastores.entries,
    removed: lists.flatMap((name) => updated[name]?.removed ?? []),
  };
}
