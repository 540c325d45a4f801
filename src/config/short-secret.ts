import type { Report } from './reporter.ts';
import type { Place } from './tree.ts';

/** Under this length GitHub would mask a secret wherever its few characters occur, ids included. */
const shortSecret = 8;
/** Under this length it is no mask: it would eat single letters. */
const leastMasked = 4;

/** Warns of a secret that is too short to be masked well. `what` names it, in place of its text. */
export function reportShortSecret(report: Report, place: Place, what: string, text: string): void {
  if (text.length < shortSecret) {
    report(
      'secret-short',
      place,
      `${what} has fewer than ${shortSecret} characters.`,
      text.length < leastMasked
        ? `Under ${leastMasked} it cannot be masked at all. Use a longer secret.`
        : 'GitHub masks it wherever it occurs in the log and in outputs. Use a longer secret.',
    );
  }
}
