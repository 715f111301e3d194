import type { ReferentialOptions } from './constraint.ts';
import type {
  CheckDialectOptions,
  ColumnDialectOptions,
  ValidationDialectOptions,
} from './dialect-options.ts';
import type { ConstraintName, Identifier } from './name.ts';
import type { Computed, Identity, ServerDefault } from './server-default.ts';
import type { DataType } from './types/data-type.ts';

/** A foreign key of one column, written with the column. */
export interface ColumnForeignKey extends ReferentialOptions {
  readonly refTable: Identifier;
  readonly refColumn: Identifier;
  readonly refSchema?: Identifier | null;
  readonly name?: ConstraintName;
  readonly useAlter?: boolean;
  readonly dialectOptions?: ValidationDialectOptions;
}

/** A CHECK written inline after the column. */
export interface ColumnCheck {
  readonly sqltext: string;
  readonly name?: ConstraintName;
  readonly dialectOptions?: CheckDialectOptions;
}

export interface ColumnOptions {
  /** @defaultValue `true`; `false` for a member of the primary key */
  readonly nullable?: boolean;
  readonly primaryKey?: boolean;
  /** Absent: automatic, which is true for the single integer primary-key column without foreign key, default or identity. */
  readonly autoincrement?: boolean;
  readonly serverDefault?: ServerDefault;
  /** Adds an unnamed UNIQUE constraint; together with `index`, one unique index instead. */
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly comment?: string;
  readonly identity?: Identity;
  readonly computed?: Computed;
  readonly foreignKeys?: readonly ColumnForeignKey[];
  readonly checks?: readonly ColumnCheck[];
  readonly dialectOptions?: ColumnDialectOptions;
}

export interface Column extends ColumnOptions {
  readonly name: Identifier;
  readonly type: DataType;
}
