import type { Connection, TablePlace } from '../contract.ts';

/** A table in the session's database, or in the database given as its schema. */
export async function locateTable(
  connection: Connection,
  { name, schema }: { readonly name: string; readonly schema?: string },
): Promise<TablePlace> {
  const [row] = await connection.query<{ place: string | null; found: string | null }>(
    `select coalesce(?, database()) as place,
       (select table_name from information_schema.tables
        where table_schema = coalesce(?, database()) and table_name = ? limit 1) as found`,
    [schema ?? null, schema ?? null, name],
  );
  const place = row?.place;
  return { ...(place == null ? {} : { schema: place }), exists: row?.found != null };
}
