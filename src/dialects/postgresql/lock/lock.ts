import { createHash } from 'node:crypto';
import { isMigError, migError } from '../../../errors/index.ts';
import type { Connection, Lock } from '../../contract.ts';
import { describeSession, SESSION_COLUMNS, type SessionRow } from './describe-session.ts';
import { refuseTransactionPooler } from './pooler.ts';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;

/**
 * Waits for the session-level advisory lock of `key`; other databases of the server have locks of their own.
 *
 * @remarks The lock is asked for again and again, never waited for: a session that waits in `pg_advisory_lock` holds a
 * snapshot, and CREATE INDEX CONCURRENTLY in the session that has the lock would wait for that snapshot, for ever.
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 * @throws MIG_LOCK_TIMEOUT naming the holder; MIG_TRANSACTION_POOLER where no session holds a lock
 */
export async function acquireLock(
  connection: Connection,
  { key, timeoutMs }: { readonly key: string; readonly timeoutMs: number },
): Promise<Lock> {
  await refuseTransactionPooler(connection);
  const id = lockId(key);
  const end = performance.now() + timeoutMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const [row] = await connection.query<{ got: boolean }>(
      'select pg_catalog.pg_try_advisory_lock($1::bigint) as got',
      [id],
    );
    if (row?.got === true) return { release: () => release(connection, id) };
    const leftMs = end - performance.now();
    if (leftMs <= 0)
      throw migError('MIG_LOCK_TIMEOUT', { key, timeoutMs, holder: await describeHolder(connection, id) });
    await pause(Math.min(pauseMs, leftMs));
  }
}

/** A signed 64-bit number, as text. */
function lockId(key: string): string {
  return createHash('sha256').update(`mig-check ${key}`).digest().readBigInt64BE(0).toString();
}

async function release(connection: Connection, id: string): Promise<void> {
  const unlock = (): Promise<unknown> =>
    connection.query('select pg_catalog.pg_advisory_unlock($1::bigint)', [id]);
  try {
    await unlock();
  } catch (error) {
    // A session that is gone has no locks; one whose transaction failed must end it before it can do anything.
    if (!isMigError(error) || error.code === 'MIG_CONNECTION_LOST') return;
    // The caller's own transaction is not ours to end: the lock ends with its session.
    if (connection.borrowed === true) return;
    await connection.execute('rollback');
    await unlock();
  }
}

async function describeHolder(connection: Connection, id: string): Promise<string> {
  const [row] = await connection.query<SessionRow>(
    `select l.pid, ${SESSION_COLUMNS}
     from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1
       and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
       and ((l.classid::bigint << 32) | l.objid::bigint) = $1::bigint`,
    [id],
  );
  return row === undefined ? 'its holder has just let it go' : `${describeSession(row)} holds it`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
