import type { CreateTable } from '../../../operations/index.ts';
import {
  constraintsOfColumn,
  nameText,
  primaryKeyOf,
  type Constraint,
  type Table,
} from '../../../schema/index.ts';
import { assertWhole } from './assert-table.ts';
import { columnSpecification, inlineChecks } from './column.ts';
import { constraintClause } from './constraint.ts';
import { qualified } from './names.ts';
import { join, nothing, sql, type Sql, verbatim, words } from './sql.ts';
import { checkOfType } from './type-check.ts';
import type { CompileContext, SqlWriter } from './writer.ts';

/** CREATE TABLE with columns and constraints; types, indexes and comments are statements of their own. */
export function createTableStatement({ table, ifNotExists }: CreateTable, context: CompileContext): Sql {
  const { writer } = context;
  assertWhole(table, `create table ${nameText(table.name)}`);
  const head = words(
    verbatim('CREATE'),
    ...(table.prefixes ?? []).map(verbatim),
    verbatim('TABLE'),
    ifNotExists ? verbatim('IF NOT EXISTS') : nothing,
    qualified(writer, table.name, table.schema),
  );
  const columns = table.columns.map((column) =>
    words(columnSpecification(column, table, context), inlineChecks(column, table, context)),
  );
  const constraints = constraintsOf(table, writer).map((item) => constraintClause(item, table, context));
  const lines = [...columns, ...constraints].map((line) => sql`    ${line}`);
  const body = lines.length === 0 ? nothing : sql`\n${join(lines, ', \n')}`;
  return sql`${head} (${body}\n)${writer.tableTail(table)}`;
}

/**
 * The constraints in the order they are written: primary key, those of the table, those that columns stand for. A
 * foreign key with `useAlter` is left to an ALTER TABLE.
 */
export function constraintsOf(table: Table, writer: SqlWriter): readonly Constraint[] {
  const key = writer.hasInlineKey?.(table) ? undefined : primaryKeyOf(table);
  const own = (table.constraints ?? []).filter((item) => item.kind !== 'primaryKey');
  const ofColumns = table.columns.flatMap((column) => {
    const check = checkOfType(column, writer);
    const [uniques, rest] = split(constraintsOfColumn(column));
    return [...uniques, ...(check === undefined ? [] : [check]), ...rest];
  });
  return [...(key === undefined ? [] : [key]), ...own, ...ofColumns].filter(
    (item) => !(item.kind === 'foreignKey' && item.useAlter),
  );
}

function split(constraints: readonly Constraint[]): [readonly Constraint[], readonly Constraint[]] {
  return [
    constraints.filter((item) => item.kind === 'unique'),
    constraints.filter((item) => item.kind !== 'unique'),
  ];
}
