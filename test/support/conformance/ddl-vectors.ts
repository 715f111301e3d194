import type { Operation } from '../../../src/operations/index.ts';
import type { DataType, NamingConvention } from '../../../src/schema/index.ts';

/** One operation and the statements that Alembic emits for it. */
export interface DdlVector {
  readonly id: string;
  readonly op: Operation;
  readonly namingConvention?: NamingConvention;
  readonly sql: readonly string[];
  readonly sqlConnected?: readonly string[];
  readonly setup?: readonly string[];
  readonly error?: { readonly type: string; readonly message: string };
  readonly errorKind?: 'validation' | 'limitation';
  readonly unordered?: readonly (readonly [number, number])[];
  readonly constraintsUnordered?: boolean;
  readonly tableOptionsUnordered?: boolean;
  readonly executable?: boolean | null;
  readonly quirk?: string;
}

export interface DdlFile {
  readonly format: 'ddl-vectors/1';
  readonly dialect: string;
  readonly vectors: readonly DdlVector[];
}

/** One type and its spelling in each dialect. */
export interface TypeVector {
  readonly id: string;
  readonly type: DataType;
  readonly sql: Readonly<Record<string, string | { readonly error: unknown } | null>>;
  readonly sqlConnected?: Readonly<Record<string, string>>;
}

export interface TypeFile {
  readonly format: 'type-vectors/1';
  readonly vectors: readonly TypeVector[];
}
