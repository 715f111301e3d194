import type { Connection, ServerInfo } from '../../contract.ts';

/**
 * How every session starts, and starts again after a reset: text in UTF-8 with the server's own collation for it, and
 * backslashes as escapes, for the literals that we write rely on them.
 */
export const START_SESSION = `set names utf8mb4, session sql_mode =
  trim(both ',' from replace(concat(',', @@session.sql_mode, ','), ',NO_BACKSLASH_ESCAPES,', ','))`;

/** Asks the server who it is. */
export async function serverInfo(query: Connection['query']): Promise<ServerInfo> {
  const [row] = await query<{ version: string }>('select version() as version');
  const text = row?.version ?? '';
  // MariaDB may call itself 5.5.5-10.11.19-MariaDB, for clients that know no version beyond 5.
  const version = /^(?:5\.5\.5-)?([\d.]+)/.exec(text)?.[1] ?? '';
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const mariadb = /mariadb/i.test(text);
  return {
    dialect: mariadb ? 'mariadb' : 'mysql',
    product: mariadb ? 'MariaDB' : 'MySQL',
    version,
    versionNumber: major * 10_000 + minor * 100 + patch,
    driver: 'mysql2',
  };
}
