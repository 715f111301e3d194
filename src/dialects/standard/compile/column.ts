import { migError } from '../../../errors/index.ts';
import {
  autoincrementColumn,
  isIntegerType,
  isNullable,
  nameText,
  primaryKeyOf,
  sameName,
  type Column,
  type ServerDefault,
  type Table,
} from '../../../schema/index.ts';
import { constraintPrefix } from './names.ts';
import { join, nothing, sql, type Sql, verbatim, words } from './sql.ts';
import type { CompileContext, SqlWriter } from './writer.ts';

/** Name, type, default, generation and nullability of a column. */
export function columnSpecification(column: Column, table: Table, { writer }: CompileContext): Sql {
  assertConsistent(column, table);
  if (writer.columnSpecification !== undefined) return writer.columnSpecification(column, table);
  const serial = autoincrementColumn(table) === column && column.identity === undefined;
  return words(
    writer.identifier(column.name),
    serial ? writer.serialType(column.type) : writer.type(column.type, table.schema),
    serial || column.serverDefault == null
      ? nothing
      : sql`DEFAULT ${defaultValue(column.serverDefault, writer)}`,
    column.computed === undefined ? nothing : writer.computed(column),
    column.identity === undefined ? nothing : writer.identity(column.identity),
    nullability(column, table, writer),
  );
}

/** The CHECKs that are written inline after a column. */
export function inlineChecks(column: Column, table: Table, context: CompileContext): Sql {
  const checks = (column.checks ?? []).map((check) => {
    const named = {
      kind: 'ck',
      name: check.name,
      table: table.name,
      schema: table.schema,
      columns: [column.name],
    } as const;
    const body = words(sql`CHECK (${verbatim(check.sqltext)})`, context.writer.constraintTail(check, table));
    return sql`${constraintPrefix(context, named)}${body}`;
  });
  return join(checks, ' ');
}

/** What follows DEFAULT: a literal, SQL as it stands, or a function as the dialect spells it. */
export function defaultValue(value: ServerDefault, writer: SqlWriter): Sql {
  if (typeof value === 'string') return writer.text(value);
  return 'text' in value ? verbatim(value.text) : writer.functionCall(value.func);
}

/** An identity column is NOT NULL by itself, so there only the opposite is written. */
function nullability(column: Column, table: Table, { nullableIdentity }: SqlWriter): Sql {
  if (column.identity !== undefined)
    return column.nullable === true && nullableIdentity !== false ? verbatim('NULL') : nothing;
  return isNullable(table, column) ? nothing : verbatim('NOT NULL');
}

function assertConsistent(column: Column, table: Table): void {
  const operation = `write column ${nameText(table.name)}.${nameText(column.name)}`;
  const sources = [
    column.serverDefault == null ? [] : ['a default'],
    column.identity === undefined ? [] : ['an identity'],
    column.computed === undefined ? [] : ['a computed value'],
  ].flat();
  if (sources.length > 1)
    throw migError('MIG_OPERATION_INVALID', { operation, problem: `it has ${sources.join(' and ')}` });
  if (column.identity !== undefined && column.autoincrement === false)
    throw migError('MIG_OPERATION_INVALID', {
      operation,
      problem: 'it has an identity, and is said not to number itself',
    });
  const isKey = primaryKeyOf(table)?.columns.some((name) => sameName(name, column.name)) === true;
  if (column.autoincrement === true && isKey && !isIntegerType(column.type))
    throw migError('MIG_OPERATION_INVALID', { operation, problem: 'only an integer can number itself' });
}
