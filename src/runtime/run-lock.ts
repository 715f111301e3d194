import type { Database } from './connect.ts';
import type { RuntimeSettings } from './settings.ts';

/** One key for every version table of a database: two histories in one database do not migrate at once either. */
const KEY = 'migrations';

/** Runs `work` while holding the database's lock. @throws MIG_LOCK_TIMEOUT */
export async function withRunLock<T>(
  { dialect, connection }: Database,
  { lockTimeoutMs }: Pick<RuntimeSettings, 'lockTimeoutMs'>,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await dialect.lock(connection, { key: KEY, timeoutMs: lockTimeoutMs });
  try {
    return await work();
  } finally {
    // The error of the work, if any, is the one to tell; the lock ends with the session at the latest.
    await lock.release().catch(() => undefined);
  }
}
