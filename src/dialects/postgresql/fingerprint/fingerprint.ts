import { createHash } from 'node:crypto';
import type { Connection } from '../../contract.ts';
import { notOfExtension, userSchema, withPinnedSettings } from '../snapshot/index.ts';

/** Tables of one statement: a UNION of thousands of parts would exhaust the server's stack. */
const TABLES_PER_QUERY = 250;

/**
 * A hash over all rows and all sequence states of users. The order of rows and of columns makes no difference; column
 * names and duplicates do.
 *
 * @remarks Partitioned tables are read through their partitions. What is not a row of the user's own is left out:
 * foreign tables, materialised views (derived), temporary tables, tables of extensions, large objects.
 */
export async function fingerprintRows(connection: Connection): Promise<string> {
  return withPinnedSettings(connection, async () => {
    const sources = await connection.query<{ sql: string }>(SOURCES);
    const hash = createHash('sha256');
    for (let from = 0; from < sources.length; from += TABLES_PER_QUERY) {
      const part = sources.slice(from, from + TABLES_PER_QUERY).map(({ sql }) => sql);
      const [row] = await connection.query<{ lines: string | null }>(
        `select string_agg(line, E'\\n' order by line collate "C") as lines from (${part.join(' union all ')}) as all_rows(line)`,
      );
      hash.update(`${row?.lines}\n`);
    }
    return hash.digest('hex');
  });
}

/**
 * One SELECT for each table and sequence, which gives one line. Rows are hashed one by one and the hashes added up,
 * so nothing has to be sorted; two seeds make an accidental match of two sets of rows as good as impossible.
 */
const SOURCES = `
  select format('select %L || '' '' || count(*) || '' '' || coalesce(sum(hashtextextended(r, 0)::numeric), 0)
      || '' '' || coalesce(sum(hashtextextended(r, 1)::numeric), 0) from (select row(%s)::text as r from only %I.%I) as hashed',
    c.oid::regclass::text || ' ' || coalesce(columns.names, ''), columns.list, n.nspname, c.relname) as sql
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select string_agg(quote_ident(a.attname), ', ' order by a.attname collate "C") as list,
      string_agg(quote_ident(a.attname), ',' order by a.attname collate "C") as names
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
  where c.relkind = 'r' and c.relpersistence <> 't' and ${userSchema()} and ${notOfExtension('pg_class', 'c.oid')}
  union all
  select format('select %L || '' '' || last_value || '' '' || is_called from %I.%I', c.oid::regclass::text, n.nspname, c.relname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and c.relpersistence <> 't' and ${userSchema()} and ${notOfExtension('pg_class', 'c.oid')}
  order by 1`;
