import type { Identifier } from '../name.ts';
import type { SchemaObject } from './object.ts';

/** The column that a sequence belongs to and goes with. */
export interface SequenceOwner {
  readonly table: Identifier;
  readonly column: Identifier;
  readonly schema?: Identifier | null;
}

/** How a sequence counts. A string keeps what is beyond a JavaScript number. */
export interface SequenceOptions {
  /** PostgreSQL; MariaDB from 11.5. @defaultValue 'bigint' */
  readonly type?: 'smallint' | 'integer' | 'bigint';
  readonly start?: number | string;
  readonly increment?: number | string;
  /** `null`: NO MINVALUE. */
  readonly minValue?: number | string | null;
  /** `null`: NO MAXVALUE. */
  readonly maxValue?: number | string | null;
  readonly cache?: number | string;
  readonly cycle?: boolean;
  /** `null`: OWNED BY NONE. */
  readonly ownedBy?: SequenceOwner | null;
}

export interface Sequence extends SchemaObject, SequenceOptions {
  readonly temporary?: boolean;
  readonly unlogged?: boolean;
}
