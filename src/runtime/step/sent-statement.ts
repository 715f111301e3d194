/** A statement that the server got, and where it is written. */
export interface SentStatement {
  readonly sql: string;
  /** Bound values, as the driver takes them; absent: the text says all. */
  readonly parameters?: readonly unknown[];
  /** Absolute path. */
  readonly file: string;
  /** Counts from 1. */
  readonly line?: number | undefined;
}
