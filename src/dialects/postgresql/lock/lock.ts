import { createHash } from 'node:crypto';
import { isMigError, migError } from '../../../errors/index.ts';
import type { Connection, Lock } from '../../contract.ts';
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
  const [row] = await connection.query<Holder>(
    `select l.pid, a.application_name as application, a.usename::text as role, a.state, a.query,
       coalesce(pg_catalog.host(a.client_addr), 'a local socket') as host,
       pg_catalog.to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') as since
     from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.objsubid = 1
       and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
       and ((l.classid::bigint << 32) | l.objid::bigint) = $1::bigint`,
    [id],
  );
  if (row === undefined) return 'its holder has just let it go';
  const application = row.application ? `, application "${row.application}"` : '';
  const since = row.since === null ? '' : `, from ${row.host}, connected since ${row.since}`;
  const query = row.query ? `, ${row.state ?? 'last'}: ${row.query.replace(/\s+/g, ' ').slice(0, 120)}` : '';
  return `session ${row.pid} of role "${row.role ?? 'unknown'}"${application}${since} holds it${query}`;
}

interface Holder {
  readonly pid: number;
  readonly application: string | null;
  readonly role: string | null;
  readonly state: string | null;
  readonly query: string | null;
  readonly host: string;
  readonly since: string | null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
