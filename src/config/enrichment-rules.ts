import { comparablePrefix } from '../connectors/compare.ts';
import type { CheckedDatastore } from './datastore-rules.ts';
import type { Value } from './desired.ts';
import type { Report } from './reporter.ts';
import type { Place } from './tree.ts';

/** Rules on the links between sources and enrichment datastores. */
export function checkEnrichment(report: Report, datastores: readonly CheckedDatastore[]): void {
  const byName = new Map(
    datastores.flatMap((one) => (one.draft.name?.known ? [[one.draft.name.value, one] as const] : [])),
  );
  for (const source of datastores) {
    const choice = source.datastore?.enrichment;
    const target = choice?.kind === 'file' ? byName.get(choice.name) : undefined;
    reportOnward(report, source);
    reportRemediation(report, source);
    reportRewrittenPrefix(report, source);
    if (target) {
      reportTarget(report, source, target);
      reportInside(report, source, target);
    }
  }
  reportSharedPrefixes(report, datastores, byName);
}

function managedValue({ datastore }: CheckedDatastore, name: string): Value | undefined {
  return datastore?.fields.get(name)?.value;
}

/** Where the link is written. */
function linkPlace({ map, draft }: CheckedDatastore): Place {
  return (
    (map.entries.get('enrichment_datastore') ?? map.entries.get('enrichment_datastore_id'))?.value.place ?? draft.place
  );
}

function placeOf({ map, draft }: CheckedDatastore, name: string): Place {
  return map.entries.get(name)?.value.place ?? draft.place;
}

function reportOnward(report: Report, one: CheckedDatastore): void {
  const choice = one.datastore?.enrichment;
  if (choice && choice.kind !== 'none' && managedValue(one, 'enrichment_only') === true) {
    report(
      'enrichment-onward',
      linkPlace(one),
      'An enrichment datastore cannot have an enrichment datastore of its own.',
      'Remove the link, or enrichment_only.',
    );
  }
}

function reportTarget(report: Report, source: CheckedDatastore, target: CheckedDatastore): void {
  // Left out, it is not managed: whether it is one then shows live.
  if (managedValue(target, 'enrichment_only') === false) {
    report(
      'enrichment-target',
      linkPlace(source),
      'The datastore of this name is no enrichment datastore.',
      'Write enrichment_only: true in it, or name another one.',
      [target.draft.place],
    );
  }
}

function reportRemediation(report: Report, one: CheckedDatastore): void {
  const strategy = managedValue(one, 'enrichment_remediation_strategy');
  if (strategy !== 'append' && strategy !== 'overwrite') {
    return;
  }
  const choice = one.datastore?.enrichment;
  const place = placeOf(one, 'enrichment_remediation_strategy');
  if (choice?.kind === 'none') {
    report(
      'remediation-unlinked',
      place,
      'Remediation needs an enrichment datastore, and this entry unlinks it.',
      'Name one, or write none.',
    );
  } else if (!choice) {
    report(
      'remediation-without-enrichment',
      place,
      'Remediation needs an enrichment datastore, and this entry names none.',
      'Add enrichment_datastore, unless it is linked by hand.',
    );
  }
}

/** The server makes `_analytics_bronze` of `Analytics Bronze`; the exact rule for other characters is not published. */
function reportRewrittenPrefix(report: Report, one: CheckedDatastore): void {
  const prefix = managedValue(one, 'enrichment_prefix');
  if (typeof prefix === 'string' && prefix !== '' && !/^_[a-z0-9]+(?:_[a-z0-9]+)*$/.test(prefix)) {
    report(
      'enrichment-prefix-rewritten',
      placeOf(one, 'enrichment_prefix'),
      'The server keeps prefixes as _lower_case_words and will rewrite this one.',
      'Write it that way, so that the file says what is there.',
    );
  }
}

function reportSharedPrefixes(
  report: Report,
  datastores: readonly CheckedDatastore[],
  byName: ReadonlyMap<string, CheckedDatastore>,
): void {
  const seen = new Map<string, Place>();
  for (const one of datastores) {
    const prefix = managedValue(one, 'enrichment_prefix');
    const target = targetKey(one, byName);
    if (typeof prefix !== 'string' || target === undefined || comparablePrefix(prefix) === '') {
      continue;
    }
    const key = `${comparablePrefix(prefix)} ${target}`;
    const place = placeOf(one, 'enrichment_prefix');
    const first = seen.get(key);
    if (first) {
      report(
        'enrichment-prefix-shared',
        place,
        'Another source has the same prefix on the same enrichment datastore: they would overwrite each other.',
        'Give each source a prefix of its own; case and punctuation do not count.',
        [first],
      );
    }
    seen.set(key, first ?? place);
  }
}

/** The same for a link by name and by id, where the file says that they are the same. */
function targetKey({ datastore }: CheckedDatastore, byName: ReadonlyMap<string, CheckedDatastore>): string | undefined {
  const choice = datastore?.enrichment;
  switch (choice?.kind) {
    case 'file': {
      const id = byName.get(choice.name)?.datastore?.id;
      return id ? `id ${id.value}` : `name ${choice.name}`;
    }
    case 'live-name':
      return `name ${choice.name}`;
    case 'live-id':
      return `id ${choice.id}`;
    default:
      return undefined;
  }
}

/** Enrichment that lands in the folder it was made from would be scanned as data. */
function reportInside(report: Report, source: CheckedDatastore, target: CheckedDatastore): void {
  if (!sameBucket(source, target)) {
    return;
  }
  const outer = folders(managedValue(source, 'root_path'));
  const inner = folders(managedValue(target, 'root_path'));
  if (!outer || !inner || !outer.every((folder, index) => inner[index] === folder)) {
    return;
  }
  const sure = source.map.entries.has('root_path') && target.map.entries.has('root_path');
  const place = placeOf(target, 'root_path');
  const also = [placeOf(source, 'root_path')];
  const hint = 'Give the enrichment datastore a folder beside it, or another bucket.';
  if (sure) {
    report(
      'enrichment-inside-source',
      place,
      'Enrichment would be written inside the folder that its own source scans.',
      hint,
      also,
    );
  } else {
    report(
      'enrichment-beside-source',
      place,
      'Without root_path the whole bucket is scanned, the enrichment in it included.',
      hint,
      also,
    );
  }
}

/** Folders of a path; none for the whole bucket, which is also what an absent path is at creation. */
function folders(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined || value === null || typeof value === 'string') {
    return (value ?? '').split('/').filter((folder) => folder !== '' && folder !== '.');
  }
  return undefined;
}

function sameBucket(a: CheckedDatastore, b: CheckedDatastore): boolean {
  const store = a.connection?.connector?.store;
  if (!a.connection || !b.connection || store !== 'dfs') {
    return false;
  }
  if (a.connection.connection.key === b.connection.connection.key) {
    return true;
  }
  const [left, right] = [a, b].map((one) => one.connection?.connection.fields.get('uri')?.value);
  const bare = (uri: Value | undefined): string | undefined =>
    typeof uri === 'string' ? uri.toLowerCase().replace(/\/+$/, '') : undefined;
  return bare(left) !== undefined && bare(left) === bare(right);
}
