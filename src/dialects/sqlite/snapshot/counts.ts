import { isMigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { inQuotes, literal } from '../compile/index.ts';
import { displayName } from './names.ts';

/** More terms than this a compound SELECT may not have. */
const TABLES_PER_QUERY = 400;

/** Rows of each table, and the last number that AUTOINCREMENT gave, by the table's key. */
export async function countRows(
  connection: Connection,
  tables: readonly string[],
): Promise<Readonly<Record<string, Readonly<Record<string, number>>>>> {
  const counts: Record<string, Record<string, number>> = {};
  for (let from = 0; from < tables.length; from += TABLES_PER_QUERY) {
    const part = tables.slice(from, from + TABLES_PER_QUERY);
    const rows = await connection.query<{ name: string; rows: number }>(
      part
        .map((name) => `select ${literal(name)} as name, count(*) as rows from ${inQuotes(name)}`)
        .join(' union all '),
    );
    for (const row of rows) counts[keyOf(row.name)] = { rows: Number(row.rows) };
  }
  for (const { name, seq } of await highWaterMarks(connection)) {
    const known = counts[keyOf(name)];
    if (known !== undefined) known['autoIncrement'] = Number(seq);
  }
  return counts;
}

/** How many rows of each table refer to nothing. @see https://www.sqlite.org/pragma.html#pragma_foreign_key_check */
export async function countOrphans(connection: Connection): Promise<ReadonlyMap<string, number>> {
  try {
    const rows = await connection.query<{ name: string; orphans: number }>(
      `select "table" as name, count(*) as orphans from pragma_foreign_key_check group by 1`,
    );
    return new Map(rows.map(({ name, orphans }) => [keyOf(name), Number(orphans)]));
  } catch (error) {
    // A key that cannot be checked at all is said to be so where it is described.
    if (isMigError(error)) return new Map();
    throw error;
  }
}

/** The table of them is there once the first AUTOINCREMENT was. */
async function highWaterMarks(
  connection: Connection,
): Promise<readonly { readonly name: string; readonly seq: number }[]> {
  const [row] = await connection.query(`select 1 from sqlite_master where name = 'sqlite_sequence'`);
  return row === undefined ? [] : connection.query('select name, seq from sqlite_sequence');
}

function keyOf(table: string): string {
  return `table ${displayName(table)}`;
}
