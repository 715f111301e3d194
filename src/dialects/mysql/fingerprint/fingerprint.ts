import { createHash } from 'node:crypto';
import type { Connection } from '../../contract.ts';
import { inBackticks, literal } from '../compile/index.ts';
import { withPinnedSettings } from '../session-settings.ts';

const TABLES_PER_QUERY = 50;
/** Their values cannot be cast to bytes. */
const SPATIAL = /^(geometry|point|linestring|polygon|multi\w+|geomcollection|geometrycollection|vector)$/i;

/**
 * A hash over all rows and all counters of users. The order of rows and of columns makes no difference; column names and
 * duplicates do.
 *
 * @remarks Rows are hashed one by one and the hashes added up, so nothing has to be sorted; two sums make an accidental
 * match of two sets of rows as good as impossible.
 */
export async function fingerprintRows(connection: Connection): Promise<string> {
  return withPinnedSettings(connection, async () => {
    const hash = createHash('sha256');
    const sources = await tableSources(connection);
    for (let from = 0; from < sources.length; from += TABLES_PER_QUERY) {
      const part = sources.slice(from, from + TABLES_PER_QUERY);
      const rows = await connection.query<{ line: string }>(part.join(' union all '));
      for (const line of rows.map((row) => row.line).sort()) hash.update(`${line}\n`);
    }
    for (const line of await counters(connection)) hash.update(`${line}\n`);
    return hash.digest('hex');
  });
}

interface ColumnRow {
  readonly tableName: string;
  readonly columnName: string;
  readonly dataType: string;
}

async function tableSources(connection: Connection): Promise<readonly string[]> {
  const columns = await connection.query<ColumnRow>(
    `select c.table_name as tableName, c.column_name as columnName, c.data_type as dataType
     from information_schema.columns c
     join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = database() and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED')`,
  );
  const tables = new Map<string, ColumnRow[]>();
  for (const column of columns) {
    const known = tables.get(column.tableName);
    if (known === undefined) tables.set(column.tableName, [column]);
    else known.push(column);
  }
  return [...tables].map(([table, ofTable]) => source(table, ofTable));
}

function source(table: string, columns: readonly ColumnRow[]): string {
  const sorted = [...columns].sort((a, b) => (a.columnName < b.columnName ? -1 : 1));
  const names = sorted.map(({ columnName }) => columnName).join(',');
  const values = sorted.map(({ columnName, dataType }) => {
    const name = inBackticks(columnName);
    const bytes = SPATIAL.test(dataType) ? `hex(${name})` : `cast(${name} as binary)`;
    return `coalesce(sha2(${bytes}, 256), 'null')`;
  });
  const part = (start: number): string =>
    `coalesce(sum(cast(conv(substring(h, ${start}, 15), 16, 10) as unsigned)), 0)`;
  return `select concat_ws(' ', ${literal(table)}, ${literal(names)}, count(*), ${part(1)}, ${part(20)}) as line
    from (select sha2(concat_ws(',', ${values.join(', ')}), 256) as h from ${inBackticks(table)}) as hashed`;
}

/** The next numbers of AUTO_INCREMENT columns and, on MariaDB, of sequences. */
async function counters(connection: Connection): Promise<readonly string[]> {
  const tables = await connection.query<{ name: string; type: string; next: string | number | null }>(
    `select table_name as name, table_type as type, auto_increment as next from information_schema.tables
     where table_schema = database() and (auto_increment is not null or table_type = 'SEQUENCE')`,
  );
  const lines: string[] = [];
  for (const { name, type, next } of tables) {
    if (type !== 'SEQUENCE') lines.push(`${name} ${next}`);
    else {
      const [row] = await connection.query<{ next: string | number }>(
        `select next_not_cached_value as next from ${inBackticks(name)}`,
      );
      lines.push(`${name} ${row?.next}`);
    }
  }
  return lines.sort();
}
