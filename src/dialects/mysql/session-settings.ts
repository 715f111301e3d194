import type { Connection } from '../contract.ts';
import { literal } from './compile/index.ts';

/** Settings that what the server prints, and what it reads in an SQL text, depends on. */
const PINNED: Readonly<Record<string, string | number>> = {
  character_set_client: 'utf8mb4',
  character_set_results: 'utf8mb4',
  character_set_connection: 'utf8mb4',
  sql_mode: '',
  sql_quote_show_create: 1,
  time_zone: '+00:00',
};
/** MySQL alone: how old statistics may be that stand for the next number of a table. */
const MYSQL_PINNED: Readonly<Record<string, string | number>> = { information_schema_stats_expiry: 0 };

/** Runs `work` with settings pinned, and leaves the session as it was. An open transaction stays open. */
export async function withPinnedSettings<Result>(
  connection: Connection,
  work: () => Promise<Result>,
): Promise<Result> {
  const pinned = connection.server.dialect === 'mysql' ? { ...PINNED, ...MYSQL_PINNED } : PINNED;
  const names = [...Object.keys(pinned), 'collation_connection'];
  const [before = {}] = await connection.query<Record<string, string | number>>(
    `select ${names.map((name) => `@@session.${name} as ${name}`).join(', ')}`,
  );
  await set(connection, pinned);
  try {
    return await work();
  } finally {
    // The first error is the one to tell, also when the connection is gone.
    await set(connection, before).catch(() => undefined);
  }
}

async function set(
  connection: Connection,
  settings: Readonly<Record<string, string | number>>,
): Promise<void> {
  const parts = Object.entries(settings).map(([name, value]) => `@@session.${name} = ${literal(value)}`);
  await connection.execute(`set ${parts.join(', ')}`);
}
