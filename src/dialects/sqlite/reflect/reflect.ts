import { migError } from '../../../errors/index.ts';
import { nameText, primaryKeyOf, type Constraint, type Index, type Table } from '../../../schema/index.ts';
import type { Connection, ReflectOptions } from '../../contract.ts';
import { quote } from '../compile/index.ts';
import { Unreadable } from '../snapshot/index.ts';
import { readIndex } from './read-index.ts';
import { readTable } from './read-table.ts';

interface Row {
  readonly type: 'table' | 'index';
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string;
}

/**
 * Tables of the main database, or of an attached one, in one query, sorted by name; none when the one that is asked for is
 * not there. Virtual tables are none of ours.
 * @throws MIG_REFLECTION_FAILED for a table that our vocabulary has no words for
 */
export async function reflect(
  connection: Connection,
  { table, schema }: ReflectOptions = {},
): Promise<readonly Table[]> {
  const catalog = schema === undefined ? '' : `${quote(schema)}.`;
  const rows = await connection.query<Row>(
    `select type, name, tbl_name, sql from ${catalog}sqlite_master
     where type in ('table', 'index') and sql is not null and name not like 'sqlite\\_%' escape '\\'
       and sql not like 'create virtual%' order by name`,
  );
  const wanted = rows.filter(
    ({ type, name }) => type === 'table' && (table === undefined || same(name, table)),
  );
  return wanted.map((row) => {
    const indexes = rows.filter(({ type, tbl_name: on }) => type === 'index' && same(on, row.name));
    return withSchema(readRow(row, indexes, rows), schema);
  });
}

function readRow(row: Row, indexes: readonly Row[], rows: readonly Row[]): Table {
  const read = reading(row, () => readTable(row.name, row.sql));
  const made = indexes.map((index): Index => reading(row, () => readIndex(index.name, index.sql)));
  return {
    ...read,
    ...(read.constraints === undefined
      ? {}
      : { constraints: read.constraints.map((item) => withColumns(item, row, rows)) }),
    ...(made.length === 0 ? {} : { indexes: made }),
  };
}

/** A reference without columns means the primary key of the other table. */
function withColumns(item: Constraint, row: Row, rows: readonly Row[]): Constraint {
  if (item.kind !== 'foreignKey' || item.refColumns.length > 0) return item;
  const target = rows.find(({ type, name }) => type === 'table' && same(name, nameText(item.refTable)));
  const key = target && primaryKeyOf(reading(target, () => readTable(target.name, target.sql)));
  if (key === undefined)
    throw failed(row, `it refers to the primary key of ${nameText(item.refTable)}, which has none`);
  return { ...item, refColumns: key.columns };
}

function reading<T>(row: Row, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) throw failed(row, error.message);
    throw error;
  }
}

function failed({ name }: Row, reason: string): Error {
  return migError('MIG_REFLECTION_FAILED', { table: name, reason });
}

function withSchema(table: Table, schema: string | undefined): Table {
  return schema === undefined ? table : { ...table, schema };
}

/** Names that differ in the case of ASCII letters are one name here. */
function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
