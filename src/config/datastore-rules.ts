import type { Connector } from '../connectors/field.ts';
import { misplacedOn, scopeNames } from '../connectors/scope.ts';
import type { ConnectionDraft } from './connection.ts';
import type { DatastoreDraft } from './datastore.ts';
import type { DesiredDatastore } from './desired.ts';
import type { Report } from './reporter.ts';
import { isTrue, type MapNode, type Place, textOf } from './tree.ts';

/** A datastore with everything that rules over several entries look at. */
export interface CheckedDatastore {
  readonly datastore: DesiredDatastore | undefined;
  readonly draft: DatastoreDraft;
  /** The entry with the defaults of its file. */
  readonly map: MapNode;
  /** The connection it is on, where that is one of the file's. */
  readonly connection: ConnectionDraft | undefined;
}

/** Rules on each datastore and its connection. */
export function checkDatastores(
  report: Report,
  datastores: readonly CheckedDatastore[],
  ownershipTag: string | undefined,
): void {
  for (const one of datastores) {
    const connector = one.connection?.connector;
    reportOwnershipTag(report, one, ownershipTag);
    if (connector) {
      reportScope(report, one, connector);
      reportEnrichmentSupport(report, one, connector);
    }
  }
  reportGroups(report, datastores);
}

function reportOwnershipTag(report: Report, { map }: CheckedDatastore, tag: string | undefined): void {
  const tags = map.entries.get('tags')?.value;
  for (const item of tag !== undefined && tags?.kind === 'list' ? tags.items : []) {
    if (textOf(item) === tag) {
      report(
        'ownership-tag-in-tags',
        item.place,
        'This is the ownership tag.',
        'Remove it: it is put on every datastore of the file by itself.',
      );
    }
  }
}

function reportScope(report: Report, { map }: CheckedDatastore, connector: Connector): void {
  for (const name of scopeNames) {
    const entry = map.entries.get(name);
    const wrong = entry && misplacedOn(connector, name);
    if (wrong) {
      const rule = wrong.kind === 'unusual' ? 'field-unusual' : 'field-of-other-store';
      report(rule, entry.keyPlace, wrong.message, wrong.hint);
    }
  }
}

function reportEnrichmentSupport(report: Report, { map }: CheckedDatastore, connector: Connector): void {
  const value = map.entries.get('enrichment_only')?.value;
  if (!value || !isTrue(value)) {
    return;
  }
  if (connector.enrichment === 'no') {
    report(
      'enrichment-unsupported',
      value.place,
      `${connector.title} cannot hold enrichment.`,
      'Put the enrichment datastore on another connection.',
    );
  } else if (connector.enrichment === 'unsure') {
    report(
      'enrichment-unsure',
      value.place,
      `The documentation disagrees on whether ${connector.title} can hold enrichment.`,
      'Test it before relying on it.',
    );
  }
}

function reportGroups(report: Report, datastores: readonly CheckedDatastore[]): void {
  const icons = new Map<string, { readonly icon: string; readonly place: Place }>();
  for (const { datastore, map } of datastores) {
    const group = datastore?.group;
    const written = map.entries.get('group')?.value;
    // One that waits for a reference is compared with nothing.
    const icon = written?.kind === 'map' ? textOf(written.entries.get('icon')?.value) : undefined;
    if (!written || group?.kind !== 'name' || icon === undefined) {
      continue;
    }
    const key = group.name.toLowerCase();
    const first = icons.get(key);
    const { place } = written;
    if (first && first.icon !== icon) {
      report(
        'group-differs',
        place,
        'This group has another icon elsewhere.',
        'A group has one icon: give the same, or give it once.',
        [first.place],
      );
    }
    icons.set(key, first ?? { icon, place });
  }
}
