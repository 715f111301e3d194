import type { Connection, TablePlace } from '../contract.ts';

/** A table of the main database, or of the attached one that is given as its schema. */
export async function locateTable(
  connection: Connection,
  { name, schema }: { readonly name: string; readonly schema?: string },
): Promise<TablePlace> {
  const [row] = await connection.query(
    `select 1 from pragma_table_list where type = 'table' and name = ? collate nocase and schema = ? collate nocase`,
    [name, schema ?? 'main'],
  );
  return { ...(schema === undefined ? {} : { schema }), exists: row !== undefined };
}
