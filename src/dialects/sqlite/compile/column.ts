import { migError } from '../../../errors/index.ts';
import {
  autoincrementColumn,
  isIntegerType,
  isNullable,
  nameText,
  primaryKeyOf,
  type Column,
  type Table,
} from '../../../schema/index.ts';
import {
  defaultValue,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
} from '../../standard/index.ts';
import { conflictClause } from './conflict.ts';

/** Name, type, default, nullability, the key if it counts by itself, then how the value is computed. */
export function columnSpecification(column: Column, table: Table, writer: SqlWriter): Sql {
  assertSingleKey(column, table);
  const counts = countingKey(table) === column;
  const { serverDefault, dialectOptions } = column;
  return words(
    writer.identifier(column.name),
    // AUTOINCREMENT is for INTEGER only, which holds 64 bits as the other integer types do.
    counts ? verbatim('INTEGER') : writer.type(column.type),
    serverDefault == null ? nothing : sql`DEFAULT ${defaultClause(defaultValue(serverDefault, writer))}`,
    isNullableHere(column, table)
      ? nothing
      : words(verbatim('NOT NULL'), conflictClause(dialectOptions?.sqliteOnConflictNotNull)),
    counts ? autoincrement(table, column) : nothing,
    column.computed === undefined ? nothing : writer.computed(column),
  );
}

/** The column that is written `PRIMARY KEY AUTOINCREMENT`: the only column of an integer key, if the table asks for it. */
export function countingKey(table: Table): Column | undefined {
  if (table.dialectOptions?.sqliteAutoincrement !== true) return undefined;
  const keys = primaryKeyOf(table)?.columns ?? [];
  const column = autoincrementColumn(withoutDefaults(table));
  return keys.length === 1 && column !== undefined && isIntegerType(column.type)
    ? table.columns.find(({ name }) => nameText(name) === nameText(column.name))
    : undefined;
}

/**
 * What follows DEFAULT: an expression has to be in parentheses.
 * @see https://sqlite.org/lang_createtable.html#the_default_clause
 */
function defaultClause(value: Sql): Sql {
  return /^\s*['"(]/.test(value.sql) || !/\W/.test(value.sql) ? value : sql`(${value})`;
}

/** Identities are unknown here; such a column is NOT NULL as elsewhere. */
function isNullableHere(column: Column, table: Table): boolean {
  return column.identity === undefined ? isNullable(table, column) : column.nullable === true;
}

function autoincrement(table: Table, column: Column): Sql {
  const ofKey = primaryKeyOf(table)?.dialectOptions?.sqliteOnConflict;
  const conflict = ofKey ?? column.dialectOptions?.sqliteOnConflictPrimaryKey;
  return words(verbatim('PRIMARY KEY'), conflictClause(conflict), verbatim('AUTOINCREMENT'));
}

/** Defaults and identities do not keep a key from counting here. */
function withoutDefaults(table: Table): Table {
  return {
    ...table,
    columns: table.columns.map(({ serverDefault: _default, identity: _identity, ...column }) => column),
  };
}

function assertSingleKey(column: Column, table: Table): void {
  const keys = primaryKeyOf(table)?.columns ?? [];
  if (column.autoincrement !== true || keys.length < 2) return;
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: `write column ${nameText(table.name)}.${nameText(column.name)}`,
    dialect: 'sqlite',
    problem: 'a column cannot number itself as part of a primary key of several columns',
  });
}
