import { migError } from '../../../errors/index.ts';
import type { BulkInsert } from '../../../operations/index.ts';
import { nameText } from '../../../schema/index.ts';
import { nameList, qualified } from './names.ts';
import { join, sql, type Sql, verbatim } from './sql.ts';
import type { CompileContext } from './writer.ts';

/** One INSERT for each row, naming the columns that the row has. @throws MIG_OPERATION_INVALID for a column unknown */
export function bulkInsert({ table, rows }: BulkInsert, { writer }: CompileContext): readonly Sql[] {
  const target = qualified(writer, table.name, table.schema);
  const known = new Set(table.columns.map((column) => nameText(column.name)));
  return rows.map((row, index) => {
    for (const name of Object.keys(row))
      if (!known.has(name))
        throw migError('MIG_OPERATION_INVALID', {
          operation: `insert row ${index + 1} into ${nameText(table.name)}`,
          problem: `the table has no column "${name}"`,
        });
    const given = table.columns.filter((column) => Object.hasOwn(row, nameText(column.name)));
    if (given.length === 0)
      return sql`INSERT INTO ${target} ${writer.emptyRow ?? verbatim('DEFAULT VALUES')}`;
    const names = nameList(
      writer,
      given.map((column) => column.name),
    );
    const values = given.map((column) => writer.value(row[nameText(column.name)], column.type));
    return sql`INSERT INTO ${target} (${names}) VALUES (${join(values, ', ')})`;
  });
}
