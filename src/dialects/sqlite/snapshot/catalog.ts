import type { Connection } from '../../contract.ts';

/** A row of `sqlite_master`. */
export interface MasterRow {
  readonly type: 'table' | 'index' | 'view' | 'trigger';
  readonly name: string;
  readonly tbl_name: string;
  /** NULL for an index that a constraint has made. */
  readonly sql: string | null;
}

/** Objects that somebody made in the main database: none of SQLite's own, none that are temporary. @see https://www.sqlite.org/schematab.html */
export function readMaster(connection: Connection): Promise<readonly MasterRow[]> {
  return connection.query<MasterRow>(
    `select type, name, tbl_name, sql from sqlite_master
     where name not like 'sqlite\\_%' escape '\\' and sql is not null order by type, name`,
  );
}

/** Names of tables in which a virtual table keeps its content. @see https://www.sqlite.org/pragma.html#pragma_table_list */
export async function readShadows(connection: Connection): Promise<ReadonlySet<string>> {
  const rows = await connection.query<{ name: string }>(
    `select name from pragma_table_list where schema = 'main' and type = 'shadow'`,
  );
  return new Set(rows.map(({ name }) => name.toLowerCase()));
}
