import type { MigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { openCompanion } from '../drivers/index.ts';
import { describeSession, otherSessions } from '../sessions.ts';

/** ER_LOCK_WAIT_TIMEOUT */
const TIMEOUT = 1205;
const MOST = 3;

/**
 * The sessions of this database that have a transaction open, after a statement was refused for a lock that it did not get in
 * time; the longest first. A lock on a table, too, lasts as long as the transaction that has read from it.
 * @see https://dev.mysql.com/doc/refman/9.7/en/metadata-locking.html
 */
export async function lockHolders(
  connection: Connection,
  { details }: MigError,
): Promise<string | undefined> {
  if (details['errno'] !== TIMEOUT) return undefined;
  try {
    const [own] = await connection.query<{ id: number | string }>('select connection_id() as id');
    const other = await openCompanion(connection);
    if (other === undefined) return undefined;
    try {
      const open = await other.query<{ id: number | string; name: string | null }>(
        `select trx_mysql_thread_id as id, database() as name from information_schema.innodb_trx
         where trx_mysql_thread_id <> ? order by trx_started`,
        [Number(own?.id ?? 0)],
      );
      const sessions = new Map((await otherSessions(other)).map((session) => [session.id, session]));
      const holders = open.flatMap(({ id, name }) => {
        const session = sessions.get(Number(id));
        return session?.database === name ? [describeSession(session).join(' ')] : [];
      });
      return holders.length === 0
        ? undefined
        : `Transactions are open in ${holders.slice(0, MOST).join('; ')}.`;
    } finally {
      await other.close();
    }
  } catch {
    return undefined;
  }
}
