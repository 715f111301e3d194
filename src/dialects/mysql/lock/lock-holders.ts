import type { MigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { openCompanion } from '../drivers/index.ts';
import { describeSession, SESSION_COLUMNS, type SessionRow } from './describe-session.ts';

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
      const rows = await other.query<SessionRow>(
        `select ${SESSION_COLUMNS}
         from information_schema.innodb_trx t
         join information_schema.processlist p on p.id = t.trx_mysql_thread_id
         where p.db = database() and p.id not in (connection_id(), ?)
         order by t.trx_started limit ${MOST}`,
        [Number(own?.id ?? 0)],
      );
      const sessions = rows.map((row) => describeSession(row).join(' '));
      return rows.length === 0 ? undefined : `Transactions are open in ${sessions.join('; ')}.`;
    } finally {
      await other.close();
    }
  } catch {
    return undefined;
  }
}
