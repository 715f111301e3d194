import type { MigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { openCompanion, processIdOf } from '../drivers/index.ts';
import { wordsOf } from '../words-of.ts';
import { describeSession, SESSION_COLUMNS, type SessionRow } from './describe-session.ts';

const PATIENCE_MS = 3000;
const MOST = 3;

/**
 * The sessions that have locks on what a statement names, after it was refused for a lock that it did not get in time
 * (`lock_not_available`); the longest transaction first.
 */
export async function lockHolders(
  connection: Connection,
  { details, location }: MigError,
): Promise<string | undefined> {
  if (details['sqlState'] !== '55P03') return undefined;
  const other = await openCompanion(connection, PATIENCE_MS);
  if (other === undefined) return undefined;
  try {
    const rows = await other.query<SessionRow>(
      `select a.pid, ${SESSION_COLUMNS}
       from pg_catalog.pg_stat_activity a
       where a.datname = pg_catalog.current_database() and a.pid <> pg_catalog.pg_backend_pid() and a.pid <> $2
         and exists (select from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
           where l.pid = a.pid and l.granted and c.relname::text = any($1))
       order by a.xact_start limit ${MOST}`,
      [wordsOf(location?.statement ?? ''), processIdOf(connection) ?? 0],
    );
    return rows.length === 0 ? undefined : `Locks on it are held by ${rows.map(describeSession).join('; ')}.`;
  } catch {
    return undefined;
  } finally {
    await other.close();
  }
}
