import { openSession } from './session.ts';

/** Rows of one statement, on a session of its own. */
export async function query<Row>(url: string, sql: string): Promise<readonly Row[]> {
  const session = await openSession(url);
  try {
    return await session.query<Row>(sql);
  } finally {
    await session.end();
  }
}

/** Names of the tables in the schema `public` of PostgreSQL, sorted, with blanks between them. */
export async function publicTables(url: string): Promise<string> {
  const tables = await query<{ name: string }>(
    url,
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
  );
  return tables.map(({ name }) => name).join(' ');
}

/** Rows of the version table, sorted. */
export async function versionRows(url: string): Promise<readonly string[]> {
  const rows = await query<{ v: string }>(url, 'select version_num as v from alembic_version order by 1');
  return rows.map(({ v }) => v);
}

/** A session, as MySQL and MariaDB show it. */
interface Process {
  readonly Id: number;
  readonly db: string | null;
  readonly State: string | null;
  readonly Info: string | null;
}

/** The sessions of MySQL or MariaDB that are in one database. @param database the URL's own where none is given */
export async function processesIn(
  url: string,
  database = new URL(url).pathname.slice(1),
): Promise<readonly Process[]> {
  return (await query<Process>(url, 'show processlist')).filter(({ db }) => db === database);
}
