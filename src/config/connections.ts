import { LITERAL, Secret } from '../secret.ts';
import type { ConnectionDraft } from './connection.ts';
import { contentOf } from './content.ts';
import type { DesiredConnection, Value } from './desired.ts';
import type { Report } from './reporter.ts';

/**
 * Each connection once, by key: entries of `connections` first. The same name in several places is the same
 * connection when its contents are the same, and an error that shows both places when they are not.
 */
export function collectConnections(
  report: Report,
  drafts: readonly ConnectionDraft[],
): ReadonlyMap<string, ConnectionDraft> {
  const found = new Map<string, ConnectionDraft>();
  for (const draft of drafts) {
    const { key } = draft.connection;
    const first = found.get(key);
    if (!first) {
      found.set(key, draft);
    } else if (first.nameKnown && draft.nameKnown) {
      compare(report, first, draft);
    }
  }
  return found;
}

function compare(report: Report, first: ConnectionDraft, second: ConnectionDraft): void {
  if (!second.connection.inline) {
    const hint = 'Names of connections are unique: rename or remove one.';
    const message = `Two connections are called "${second.connection.name}".`;
    report('duplicate-name', first.place, message, hint, [second.place]);
    report('duplicate-name', second.place, message, hint, [first.place]);
    return;
  }
  const path = difference(first.connection, second.connection);
  if (path !== undefined) {
    const hint = 'Write it once under connections: and use connection_name, or give the other one a name of its own.';
    report(
      'connection-differs',
      second.place,
      `Connection "${second.connection.name}" is written elsewhere with another ${path}.`,
      hint,
      [first.place],
    );
  }
}

/** The first field in which two connections differ. */
function difference(a: DesiredConnection, b: DesiredConnection): string | undefined {
  if (a.type !== b.type) {
    return 'type';
  }
  if (a.id?.value !== b.id?.value) {
    return 'id';
  }
  if (contentOf(a.previousNames?.value) !== contentOf(b.previousNames?.value)) {
    return 'previous_names';
  }
  const paths = new Set([...a.fields.keys(), ...b.fields.keys()]);
  return [...paths].find((path) => !sameContent(a.fields.get(path)?.value, b.fields.get(path)?.value));
}

function sameContent(a: Value | undefined, b: Value | undefined): boolean {
  if (a instanceof Secret && b instanceof Secret) {
    const literal = a.reference === LITERAL;
    return a.reference === b.reference && (!literal || a.equals(b.reveal()));
  }
  return !(a instanceof Secret) && !(b instanceof Secret) && contentOf(a) === contentOf(b);
}
