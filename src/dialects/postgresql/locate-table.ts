import type { Connection, TablePlace } from '../contract.ts';

/**
 * A table on the search path (or in the schema given), else the schema that CREATE TABLE would use.
 * @see https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH
 */
export async function locateTable(
  connection: Connection,
  { name, schema }: { readonly name: string; readonly schema?: string },
): Promise<TablePlace> {
  const [row] = await connection.query<{ found: string | null; fallback: string | null }>(
    `select coalesce($2::text, pg_catalog.current_schema()) as fallback,
       (select n.nspname::text
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.oid = pg_catalog.to_regclass(
          coalesce(pg_catalog.quote_ident($2::text) || '.', '') || pg_catalog.quote_ident($1::text))) as found`,
    [name, schema ?? null],
  );
  const place = row?.found ?? row?.fallback;
  return { ...(place == null ? {} : { schema: place }), exists: row?.found != null };
}
