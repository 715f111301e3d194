import type { Connection } from '../../src/dialects/index.ts';

/**
 * `sqlite_master.sql` of everything in the main database without comments, quotes of names, white space and letter case:
 * what a snapshot has to see. Written apart from the code under test.
 */
export async function dumpMaster(connection: Connection): Promise<string> {
  const rows = await connection.query<{ type: string; name: string; sql: string }>(
    `select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite\\_%' escape '\\'
     order by type, lower(name)`,
  );
  return rows.map(({ type, name, sql }) => `${type} ${name.toLowerCase()}: ${plain(sql)}`).join('\n');
}

function plain(sql: string): string {
  return sql
    .replace(/('(?:[^']|'')*')|--[^\n]*|\/\*[^]*?\*\/|["`[\]]|\s+/g, (_all, string: string | undefined) =>
      string === undefined ? '' : string,
    )
    .replace(/ifnotexists/gi, '')
    .toLowerCase();
}
