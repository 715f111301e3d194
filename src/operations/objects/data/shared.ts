import type { Identifier } from '../../../schema/index.ts';

/** Where the object of an operation is. */
export interface InSchema {
  readonly schema?: Identifier | null;
}

export interface Droppable extends InSchema {
  readonly ifExists?: boolean;
  /** Drops what depends on it too; that cannot be reversed. */
  readonly cascade?: boolean;
}
