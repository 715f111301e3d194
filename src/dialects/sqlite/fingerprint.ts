import { createHash } from 'node:crypto';
import type { Connection } from '../contract.ts';
import { inQuotes } from './compile/index.ts';

/**
 * A hash over all rows and all counters of users. The order of rows and of columns makes no difference; column names,
 * duplicates and the types of values do. What virtual tables hold is seen in their shadow tables, if at all.
 */
export async function fingerprintRows(connection: Connection): Promise<string> {
  const columns = await connection.query<{ tableName: string; columnName: string }>(
    `select t.name as tableName, c.name as columnName
     from pragma_table_list t join pragma_table_xinfo(t.name) c
     where t.schema = 'main' and t.type = 'table' and c.hidden = 0
       and (t.name not like 'sqlite\\_%' escape '\\' or t.name = 'sqlite_sequence')
     order by t.name, c.name`,
  );
  const tables = new Map<string, string[]>();
  for (const { tableName, columnName } of columns)
    tables.set(tableName, [...(tables.get(tableName) ?? []), columnName]);
  const hash = createHash('sha256');
  for (const [table, names] of tables) {
    hash.update(`${JSON.stringify([table, names])}\n`);
    for (const line of await rowHashes(connection, table, names)) hash.update(`${line}\n`);
  }
  return hash.digest('hex');
}

async function rowHashes(
  connection: Connection,
  table: string,
  columns: readonly string[],
): Promise<readonly string[]> {
  const values = columns.map((column) => `typeof(${inQuotes(column)}) || hex(${inQuotes(column)})`);
  const rows = await connection.query<{ line: string }>(
    `select ${values.join(` || ',' || `)} as line from ${inQuotes(table)}`,
  );
  return rows.map(({ line }) => createHash('sha256').update(line).digest('base64')).sort();
}
