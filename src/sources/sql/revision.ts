import type { SourceRevision } from '../contract.ts';
import type { ExecutionMode } from './manifest.ts';

/** One direction of a revision: a file and how it is sent. */
export interface SqlFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the project root, with forward slashes. */
  readonly name: string;
  readonly text: string;
  readonly mode: ExecutionMode;
}

/** A revision with its SQL in memory. */
export interface SqlRevision {
  readonly revision: SourceRevision;
  readonly up: SqlFile;
  readonly down: SqlFile | undefined;
}
