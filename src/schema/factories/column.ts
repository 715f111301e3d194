import type { Column, ColumnForeignKey, ColumnOptions } from '../column.ts';
import type { ReferentialOptions } from '../constraint.ts';
import {
  type ColumnDialectOptions,
  type ValidationDialectOptions,
  withDialectOptions,
} from '../dialect-options.ts';
import type { ConstraintName, Identifier } from '../name.ts';
import type { DataType } from '../types/data-type.ts';

/** A column: `column('email', string(200), { nullable: false, unique: true })`. */
export function column(
  name: Identifier,
  type: DataType,
  options: Omit<ColumnOptions, 'dialectOptions'> & ColumnDialectOptions = {},
): Column {
  return { name, type, ...withDialectOptions(options) };
}

/** A foreign key of one column: `foreignKeys: [references('users', 'id', { onDelete: 'CASCADE' })]`. */
export function references(
  refTable: Identifier,
  refColumn: Identifier,
  options: ReferentialOptions &
    ValidationDialectOptions & {
      readonly refSchema?: Identifier;
      readonly name?: ConstraintName;
      readonly useAlter?: boolean;
    } = {},
): ColumnForeignKey {
  return { refTable, refColumn, ...withDialectOptions(options) };
}
