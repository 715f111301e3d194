import type {
  CheckDialectOptions,
  PrimaryKeyDialectOptions,
  UniqueDialectOptions,
  ValidationDialectOptions,
} from './dialect-options.ts';
import type { ConstraintName, Identifier } from './name.ts';
import type { SqlText } from './sql-text.ts';

/** When a constraint is checked. */
export interface Deferral {
  /** `true`: DEFERRABLE, `false`: NOT DEFERRABLE, absent: nothing said. */
  readonly deferrable?: boolean;
  /** `DEFERRED` or `IMMEDIATE`, any case. */
  readonly initially?: string;
}

/** What a foreign key does, beside what it refers to. */
export interface ReferentialOptions extends Deferral {
  /** `CASCADE`, `SET NULL`, `SET DEFAULT`, `RESTRICT`, `NO ACTION`, any case; PostgreSQL 15 also `SET NULL (column)`. */
  readonly onDelete?: string;
  readonly onUpdate?: string;
  /** `SIMPLE`, `FULL` or `PARTIAL`. */
  readonly match?: string;
}

export interface PrimaryKeyConstraint extends Deferral {
  readonly kind: 'primaryKey';
  readonly name?: ConstraintName;
  readonly columns: readonly Identifier[];
  readonly dialectOptions?: PrimaryKeyDialectOptions;
}

export interface UniqueConstraint extends Deferral {
  readonly kind: 'unique';
  readonly name?: ConstraintName;
  readonly columns: readonly Identifier[];
  readonly dialectOptions?: UniqueDialectOptions;
}

export interface ForeignKeyConstraint extends ReferentialOptions {
  readonly kind: 'foreignKey';
  readonly name?: ConstraintName;
  readonly columns: readonly Identifier[];
  readonly refTable: Identifier;
  readonly refSchema?: Identifier | null;
  readonly refColumns: readonly Identifier[];
  /** In metadata: created by an ALTER TABLE of its own after all tables. */
  readonly useAlter?: boolean;
  readonly dialectOptions?: ValidationDialectOptions;
}

export interface CheckConstraint extends Deferral {
  readonly kind: 'check';
  readonly name?: ConstraintName;
  readonly sqltext: string;
  readonly dialectOptions?: CheckDialectOptions;
}

/** One pair of an exclusion constraint: `column` or SQL `text`, and the operator that must not hold. */
export type ExcludeElement =
  { readonly column: Identifier; readonly op: string } | { readonly text: string; readonly op: string };

/** PostgreSQL's exclusion constraint. */
export interface ExcludeConstraint extends Deferral {
  readonly kind: 'exclude';
  readonly name?: ConstraintName;
  readonly elements: readonly ExcludeElement[];
  /** Access method. @defaultValue `gist` */
  readonly using?: string;
  readonly where?: string | SqlText;
}

export type Constraint =
  PrimaryKeyConstraint | UniqueConstraint | ForeignKeyConstraint | CheckConstraint | ExcludeConstraint;
