import { randomInt } from 'node:crypto';
import { migError } from '../../errors/index.ts';
import type { Connection, Lock } from '../contract.ts';
import { openCompanion, type Engine } from './drivers/index.ts';
import { isFolder, readMarks, removeFile } from './files.ts';

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 250;
const MAX_TOKEN = 2 ** 31 - 1;

/**
 * Waits for the run's lock: an exclusive lock on an empty database beside the real one, so that readers and writers of
 * the latter go on. The operating system frees it when the process ends, however it ends. Whoever holds it takes the
 * file away first and lets go then.
 *
 * @remarks A database in memory, or one that the caller has opened, is nobody else's: there is nothing to lock.
 * @throws MIG_LOCK_TIMEOUT naming the process
 */
export async function acquireLock(
  connection: Connection,
  { key, timeoutMs }: { readonly key: string; readonly timeoutMs: number },
): Promise<Lock> {
  const file = openCompanion(connection);
  if (file === undefined) return { release: async () => undefined };
  const path = `${file.path}-${key}.lock`;
  const end = performance.now() + timeoutMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const engine = tryLock(file, path);
    if (engine !== undefined)
      return {
        async release() {
          removeFile(path);
          engine.close();
        },
      };
    const leftMs = end - performance.now();
    if (leftMs <= 0) throw migError('MIG_LOCK_TIMEOUT', { key, timeoutMs, holder: holderOf(path) });
    await pause(Math.min(pauseMs, leftMs));
  }
}

/**
 * The database that holds the lock; `undefined` when another one does. It carries a token: the file may have been taken
 * away between opening and locking it, and then the one that lies there now has another.
 */
function tryLock(file: { readonly open: (path: string) => Engine }, path: string): Engine | undefined {
  const token = randomInt(1, MAX_TOKEN);
  let engine: Engine | undefined;
  try {
    engine = file.open(path);
    // The waiting is done here, where it does not stop the process.
    engine.run('pragma busy_timeout = 0');
    engine.run('pragma locking_mode = exclusive');
    engine.run('pragma journal_mode = memory');
    engine.run('begin exclusive');
    engine.run(`pragma user_version = ${process.pid}`);
    engine.run(`pragma application_id = ${token}`);
    engine.run('commit');
    if (readMarks(path)?.applicationId === token) return engine;
  } catch (error) {
    const { code } = engine?.failure(error) ?? (error as { readonly code?: string });
    engine?.close();
    if (code?.startsWith('SQLITE_BUSY') === true) return undefined;
    throw error;
  }
  engine.close();
  return undefined;
}

function holderOf(path: string): string {
  const process = readMarks(path)?.userVersion;
  const holder = process === undefined || process === 0 ? 'another process' : `process ${process}`;
  // The WebAssembly build with files locks by a folder.
  const folder = `${path}.lock`;
  return isFolder(folder)
    ? `${holder} holds ${path} by the folder ${folder}, which stays when a process is killed: remove it if none is left`
    : `${holder} holds ${path}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
