import { nameText, primaryKeyOf, type Constraint, type Index, type Table } from '../../../schema/index.ts';
import type { Connection, Reflection, ReflectOptions } from '../../contract.ts';
import { quote } from '../compile/index.ts';
import { displayName, Unreadable } from '../snapshot/index.ts';
import { readIndex } from './read-index.ts';
import { readTable } from './read-table.ts';

interface Row {
  readonly type: 'table' | 'index';
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string;
}

/** Tables of the main database, or of an attached one, in one query. Virtual tables are none of ours. */
export async function reflect(
  connection: Connection,
  { tables, schema }: ReflectOptions = {},
): Promise<Reflection> {
  const catalog = schema === undefined ? '' : `${quote(schema)}.`;
  const rows = await connection.query<Row>(
    `select type, name, tbl_name, sql from ${catalog}sqlite_master
     where type in ('table', 'index') and sql is not null and name not like 'sqlite\\_%' escape '\\'
       and sql not like 'create virtual%' order by name`,
  );
  const wanted = rows.filter(
    ({ type, name }) =>
      type === 'table' && (tables === undefined || tables.some((table) => same(name, table))),
  );
  const read = wanted.map((row) => {
    const indexes = rows.filter(({ type, tbl_name: on }) => type === 'index' && same(on, row.name));
    try {
      return withSchema(readRow(row, indexes, rows), schema);
    } catch (error) {
      if (error instanceof Unreadable)
        return { key: `table ${displayName(row.name)}`, reason: error.message };
      throw error;
    }
  });
  return {
    metadata: { tables: read.flatMap((item) => ('columns' in item ? [item] : [])) },
    remarks: read.flatMap((item) => ('columns' in item ? [] : [item])),
  };
}

function readRow(row: Row, indexes: readonly Row[], rows: readonly Row[]): Table {
  const read = readTable(row.name, row.sql);
  const made = indexes.map((index): Index => readIndex(index.name, index.sql));
  return {
    ...read,
    ...(read.constraints === undefined
      ? {}
      : { constraints: read.constraints.map((item) => withColumns(item, rows)) }),
    ...(made.length === 0 ? {} : { indexes: made }),
  };
}

/** A reference without columns means the primary key of the other table. @throws Unreadable */
function withColumns(item: Constraint, rows: readonly Row[]): Constraint {
  if (item.kind !== 'foreignKey' || item.refColumns.length > 0) return item;
  const target = rows.find(({ type, name }) => type === 'table' && same(name, nameText(item.refTable)));
  const key = target && primaryKeyOf(readTable(target.name, target.sql));
  if (key === undefined)
    throw new Unreadable(`it refers to the primary key of ${nameText(item.refTable)}, which has none`);
  return { ...item, refColumns: key.columns };
}

function withSchema(table: Table, schema: string | undefined): Table {
  return schema === undefined ? table : { ...table, schema };
}

/** Names that differ in the case of ASCII letters are one name here. */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
