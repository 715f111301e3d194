import type {
  CheckConstraint,
  Deferral,
  ExcludeConstraint,
  ExcludeElement,
  ForeignKeyConstraint,
  PrimaryKeyConstraint,
  ReferentialOptions,
  UniqueConstraint,
} from '../constraint.ts';
import {
  type CheckDialectOptions,
  type IndexDialectOptions,
  type PrimaryKeyDialectOptions,
  type UniqueDialectOptions,
  type ValidationDialectOptions,
  withDialectOptions,
} from '../dialect-options.ts';
import type { Index, IndexElement } from '../index-definition.ts';
import type { ConstraintName, Identifier } from '../name.ts';
import type { SqlText } from '../sql-text.ts';

interface Nameable {
  readonly name?: ConstraintName;
}

export function primaryKey(
  columns: readonly Identifier[],
  options: Nameable & Deferral & PrimaryKeyDialectOptions = {},
): PrimaryKeyConstraint {
  return { kind: 'primaryKey', columns, ...withDialectOptions(options) };
}

export function unique(
  columns: readonly Identifier[],
  options: Nameable & Deferral & UniqueDialectOptions = {},
): UniqueConstraint {
  return { kind: 'unique', columns, ...withDialectOptions(options) };
}

export function foreignKey(
  columns: readonly Identifier[],
  refTable: Identifier,
  refColumns: readonly Identifier[],
  options: Nameable &
    ReferentialOptions &
    ValidationDialectOptions & { readonly refSchema?: Identifier; readonly useAlter?: boolean } = {},
): ForeignKeyConstraint {
  return { kind: 'foreignKey', columns, refTable, refColumns, ...withDialectOptions(options) };
}

/** @param sqltext a condition, SQL */
export function check(
  sqltext: string,
  options: Nameable & Deferral & CheckDialectOptions = {},
): CheckConstraint {
  return { kind: 'check', sqltext, ...withDialectOptions(options) };
}

/** PostgreSQL's exclusion constraint: `exclude([{ column: 'during', op: '&&' }])`. */
export function exclude(
  elements: readonly ExcludeElement[],
  options: Nameable & Deferral & { readonly using?: string; readonly where?: string | SqlText } = {},
): ExcludeConstraint {
  return { kind: 'exclude', elements, ...options };
}

/** @param name `null`: the naming convention supplies it */
export function index(
  name: ConstraintName,
  columns: readonly IndexElement[],
  options: { readonly unique?: boolean } & IndexDialectOptions = {},
): Index {
  return { name, columns, ...withDialectOptions(options) };
}
