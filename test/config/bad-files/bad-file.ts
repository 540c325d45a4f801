/** A file with something wrong in it, and everything that is said about it, in order. */
export interface BadFile {
  readonly name: string;
  /** A first line break is for the reader: the file begins after it. */
  readonly file: string;
  /** `severity rule line:column  message (see line:column) hint` */
  readonly says: readonly string[];
}
