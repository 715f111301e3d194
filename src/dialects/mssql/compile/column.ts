import {
  autoincrementColumn,
  isNullable,
  type Column,
  type Identity,
  type Table,
} from '../../../schema/index.ts';
import {
  defaultValue,
  nothing,
  sql,
  type Sql,
  type SqlWriter,
  verbatim,
  whole,
  words,
} from '../../standard/index.ts';

/** Name, type or computed value, nullability (always said), then IDENTITY or the default. */
export function columnSpecification(column: Column, table: Table, writer: SqlWriter): Sql {
  const { name, computed, serverDefault } = column;
  const numbered = column.identity ?? (autoincrementColumn(table) === column ? {} : undefined);
  return words(
    writer.identifier(name),
    computed === undefined ? writer.type(column.type) : writer.computed(column),
    nullability(column, table, numbered !== undefined),
    numbered === undefined ? nothing : identityClause(numbered),
    numbered !== undefined || serverDefault == null
      ? nothing
      : sql`DEFAULT ${defaultValue(serverDefault, writer)}`,
  );
}

/** `IDENTITY(start,increment)`: the one kind there is; its other options have no SQL here. */
export function identityClause({ start, increment }: Identity): Sql {
  if (start === undefined && increment === undefined) return verbatim('IDENTITY');
  return verbatim(`IDENTITY(${whole(start ?? 1)},${whole(increment ?? 1)})`);
}

/** A column that numbers itself or belongs to the key takes no NULL, whatever it says. */
function nullability(column: Column, table: Table, numbered: boolean): Sql {
  if (!isNullable(table, column) || column.primaryKey || numbered) return verbatim('NOT NULL');
  return column.computed === undefined ? verbatim('NULL') : nothing;
}
