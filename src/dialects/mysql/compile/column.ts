import {
  autoincrementColumn,
  isNullable,
  sameName,
  type Column,
  type Identifier,
  type Table,
} from '../../../schema/index.ts';
import {
  defaultValue,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  variantOf,
  verbatim,
  words,
} from '../../standard/index.ts';
import type { Flavour } from './flavour.ts';
import { isTimestamp } from './types.ts';
import { usableComment } from './comment.ts';

/** Name, type, generation, nullability, comment, then AUTO_INCREMENT or the default. */
export function columnSpecification(column: Column, table: Table, writer: SqlWriter, flavour: Flavour): Sql {
  const counts = isNumbered(column.name, table) && column.serverDefault == null;
  return words(
    writer.identifier(column.name),
    writer.type(column.type),
    column.computed === undefined ? nothing : writer.computed(column),
    nullability(column, table, flavour),
    column.comment === undefined ? nothing : sql`COMMENT ${writer.text(usableComment(column.comment))}`,
    counts ? verbatim('AUTO_INCREMENT') : nothing,
    counts || column.serverDefault == null
      ? nothing
      : sql`DEFAULT ${defaultClause(defaultValue(column.serverDefault, writer))}`,
  );
}

/** A literal, something in parentheses, or the moment with a precision: MySQL keeps an expression apart from these. */
const CONSTANT = /^\s*(?:[bx]?['"(]|current_timestamp\(\d\)\s*$)/i;

/**
 * What follows DEFAULT: an expression has to be in parentheses. `ON UPDATE …` may follow the default of a timestamp.
 * @see https://dev.mysql.com/doc/refman/9.7/en/data-type-defaults.html
 */
export function defaultClause(value: Sql): Sql {
  const bare = CONSTANT.test(value.sql) || /\bON UPDATE\b/i.test(value.sql) || !/\W/.test(value.sql);
  return bare ? value : sql`(${value})`;
}

/** An identity says the same here as AUTO_INCREMENT, for a key; elsewhere nothing can number a column. */
function isNumbered(name: Identifier, table: Table): boolean {
  const columns = table.columns.map(({ identity: _identity, ...column }): Column => column);
  return sameName(autoincrementColumn({ ...table, columns })?.name, name);
}

/** TIMESTAMP is NOT NULL where nothing is said, unless the server has `explicit_defaults_for_timestamp`. */
function nullability(column: Column, table: Table, flavour: Flavour): Sql {
  const nullable = column.identity === undefined ? isNullable(table, column) : column.nullable === true;
  if (!nullable) return verbatim('NOT NULL');
  return isTimestamp(variantOf(column.type, flavour.name), flavour) ? verbatim('NULL') : nothing;
}
