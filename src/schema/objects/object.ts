import type { Identifier } from '../name.ts';

/** What every named object may have. */
export interface ObjectBase {
  readonly name: Identifier;
  /** Role that owns it. @defaultValue the role that makes it */
  readonly owner?: string;
  readonly comment?: string;
}

/** An object that is in a schema; without one it is where the session makes things. */
export interface SchemaObject extends ObjectBase {
  readonly schema?: Identifier | null;
}
