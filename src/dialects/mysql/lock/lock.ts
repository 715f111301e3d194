import { createHash } from 'node:crypto';
import { migError } from '../../../errors/index.ts';
import type { Connection, Lock } from '../../contract.ts';
import { openCompanion } from '../drivers/index.ts';
import { describeSession, otherSessions } from '../sessions.ts';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;

/**
 * Waits for the lock of `key`; other databases of the server have locks of their own.
 *
 * @remarks A reset of a session frees its locks, so a session of its own holds this one, and is closed with it.
 * @see https://dev.mysql.com/doc/refman/9.7/en/locking-functions.html
 * @throws MIG_LOCK_TIMEOUT naming the holder
 */
export async function acquireLock(
  connection: Connection,
  { key, timeoutMs }: { readonly key: string; readonly timeoutMs: number },
): Promise<Lock> {
  const companion = await openCompanion(connection);
  const session = companion ?? connection;
  try {
    const name = await lockName(connection, key);
    if (companion !== undefined) await session.execute('set session wait_timeout = 31536000');
    await waitFor(session, { name, key, timeoutMs });
    return { release: () => release(session, { name, own: companion !== undefined }) };
  } catch (error) {
    await companion?.close();
    throw error;
  }
}

interface Wanted {
  readonly name: string;
  readonly key: string;
  readonly timeoutMs: number;
}

async function waitFor(session: Connection, { name, key, timeoutMs }: Wanted): Promise<void> {
  const end = performance.now() + timeoutMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const [row] = await session.query<{ got: number | null }>('select get_lock(?, 0) as got', [name]);
    if (row?.got === 1) return;
    const leftMs = end - performance.now();
    if (leftMs <= 0)
      throw migError('MIG_LOCK_TIMEOUT', { key, timeoutMs, holder: await describeHolder(session, name) });
    await pause(Math.min(pauseMs, leftMs));
  }
}

/** Locks are the server's, not the database's, and their names are at most 64 characters long. */
async function lockName(connection: Connection, key: string): Promise<string> {
  const [row] = await connection.query<{ name: string | null }>('select database() as name');
  const hash = createHash('sha256')
    .update(`${row?.name ?? ''}\0${key}`)
    .digest('hex');
  return `mig-check ${hash.slice(0, 48)}`;
}

async function release(
  session: Connection,
  { name, own }: { readonly name: string; readonly own: boolean },
): Promise<void> {
  if (own) await session.close();
  else await session.query('select release_lock(?) as released', [name]);
}

async function describeHolder(session: Connection, name: string): Promise<string> {
  const [used] = await session.query<{ holder: number | string | null }>('select is_used_lock(?) as holder', [
    name,
  ]);
  const holder = (await otherSessions(session)).find(({ id }) => id === Number(used?.holder));
  if (holder === undefined) return 'its holder has just let it go, or is not shown to this user';
  const [who, doing] = describeSession(holder);
  return `${who} holds it ${doing}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
