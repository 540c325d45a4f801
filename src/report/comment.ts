import { createHash } from 'node:crypto';
import { claiming, failureClaims, importance, problemClaims, stepClaims } from './claims.ts';
import { type Section, withinLimit } from './fit.ts';
import { limits, type Report } from './report.ts';
import { differenceSection, failureSection, idSection, problemSection, stepSection } from './sections.ts';
import { outcomeSection } from './summary.ts';

/** When the sticky comment is written, as input `comment` says. */
export type CommentPolicy = 'always' | 'changes' | 'never';

/** What a comment of ours says about itself in its first line. */
export interface Marker {
  /** Which label and files it speaks of. */
  readonly key: string;
  readonly runId: number;
  readonly attempt: number;
}

/** The same for the same label and the same set of paths in `config`. A hash: both may hold anything, `-->` too. */
export function commentKey(label: string, config: readonly string[]): string {
  const paths = new Set(config.map((path) => path.replace(/^(?:\.\/+)+/, '')));
  return createHash('sha256')
    .update(JSON.stringify([label, [...paths].sort()]))
    .digest('hex')
    .slice(0, 32);
}

const markerForm = /^<!-- qualytics-datastores key=([0-9a-f]{32}) run=(\d{1,15}) attempt=(\d{1,9}) -->/;

function markerText(marker: Marker): string {
  return `<!-- qualytics-datastores key=${marker.key} run=${marker.runId} attempt=${marker.attempt} -->`;
}

/** The marker that a comment starts with, `undefined` where it has none. */
export function readMarker(body: string): Marker | undefined {
  const [, key, run, attempt] = markerForm.exec(body) ?? [];
  if (key === undefined) {
    return undefined;
  }
  return { key, runId: Number(run), attempt: Number(attempt) };
}

/** The marker of this report's comment. */
export function markerOf(report: Report): Marker {
  return { key: commentKey(report.label, report.config), runId: report.run.id ?? 0, attempt: report.run.attempt ?? 0 };
}

/** The sticky comment: marker, then the most important first. At most 65,536 characters. */
export function commentMarkdown(report: Report): string {
  const marker = markerText(markerOf(report));
  const steps = (report.plan?.steps ?? []).toSorted((one, other) => importance(one) - importance(other));
  const sections = [
    outcomeSection(report),
    ...failureSection(report).map(claiming(...failureClaims(report))),
    // Before most of the steps: of a comment that is cut, a part of both.
    ...problemSection(report).map(claiming(...problemClaims(report, 'hints'))),
    ...stepSection(report, steps).map(claiming(...stepClaims(steps))),
    ...differenceSection(steps),
    ...idSection(report),
    ...runSection(report),
  ];
  // An empty line ends the comment's own HTML block.
  const start = `${marker}\n\n`;
  return `${start}${withinLimit(sections, { limit: limits.commentChars - start.length, size: (text) => text.length })}`;
}

function runSection(report: Report): readonly Section[] {
  const { url } = report.run;
  if (url === undefined || !/^https?:\/\/[\w.:/-]+$/.test(url)) {
    return [];
  }
  return [{ head: `<p><a href="${url}">The run</a> has the complete summary.</p>`, rows: [], tail: '', noun: 'line' }];
}

export type CommentDecision = 'create' | 'update' | 'leave' | 'newer';

/**
 * Whether to write, given the comment that is there. `changes` starts a comment only when there is something to do,
 * but always brings an existing one up to date: one that spoke of changes must not outlive them. `newer`: a later run,
 * or a later attempt of this one, has spoken already.
 */
export function decideComment(policy: CommentPolicy, report: Report, existing: Marker | undefined): CommentDecision {
  // What a plan said about the live state is still the newest that is known.
  if (policy === 'never' || (policy === 'changes' && report.mode === 'validate')) {
    return 'leave';
  }
  if (existing) {
    return isNewer(existing, markerOf(report)) ? 'newer' : 'update';
  }
  if (policy === 'always') {
    return 'create';
  }
  return (report.plan?.steps.length ?? 0) > 0 ? 'create' : 'leave';
}

function isNewer(one: Marker, other: Marker): boolean {
  return one.runId === other.runId ? one.attempt > other.attempt : one.runId > other.runId;
}
