import { Secret } from '../secret.ts';

/**
 * A value that still waits for its reference, as the offline check meets it. It stands where a secret may stand, is as
 * unprintable as one, and refuses to be sent: a desired state that is applied has none of them left.
 */
export class Unresolved extends Secret {
  constructor(reference: string) {
    super('', reference);
  }

  override reveal(): never {
    throw new Error('A reference was used before it was resolved.');
  }

  override equals(): boolean {
    return false;
  }
}
