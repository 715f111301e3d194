import { migError } from '../../errors/index.ts';
import type { Connection, Lock } from '../contract.ts';
import { openCompanion, statementFailed, type Engine } from './drivers/index.ts';
import { isFolder, removeFile } from './files.ts';

const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 250;
/** How long it may fail for another reason than that somebody holds it. */
const FAILING_MS = 1000;

/**
 * Waits for the run's lock: a transaction that stays open on an empty database beside the real one, so that readers and
 * writers of the latter go on. The operating system frees it when the process ends, however it ends. Whoever holds it
 * takes the file away first and lets go then.
 *
 * @remarks A database in memory is nobody else's, and of one that the caller has opened nobody knows the file: neither is locked. The file
 * must not be opened by anything but the library here: closing it would free the lock (POSIX advisory locks do so).
 * @throws MIG_LOCK_TIMEOUT; MIG_STATEMENT_FAILED when the folder cannot be written
 */
export async function acquireLock(
  connection: Connection,
  { key, timeoutMs }: { readonly key: string; readonly timeoutMs: number },
): Promise<Lock> {
  const file = openCompanion(connection);
  if (file === undefined) return { release: async () => undefined };
  const path = `${file.path}-${key}.lock`;
  const end = performance.now() + timeoutMs;
  let failingUntil = Infinity;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
    const attempt = tryLock(file, path);
    if ('engine' in attempt)
      return {
        async release() {
          removeFile(path);
          attempt.engine.close();
        },
      };
    const { error, held } = attempt;
    // A full disk stays full; what comes of the file being taken away just now does not last.
    if (held) failingUntil = Infinity;
    else failingUntil = Math.min(failingUntil, performance.now() + FAILING_MS);
    const leftMs = Math.min(end, failingUntil) - performance.now();
    if (leftMs <= 0) {
      if (!held) throw statementFailed(error, error, { sql: LOCK });
      throw migError('MIG_LOCK_TIMEOUT', { key, timeoutMs, holder: holderOf(path) });
    }
    await pause(Math.min(pauseMs, leftMs));
  }
}

const LOCK = 'begin exclusive';

type Attempt =
  | { readonly engine: Engine }
  | { readonly held: boolean; readonly error: { readonly message: string; readonly code?: string } };

/**
 * Opens and locks the file. The holder before may have taken it away in between: the first write finds that out, for the
 * library looks whether the file that it has open is still the one of that name.
 */
function tryLock(file: { readonly open: (path: string) => Engine }, path: string): Attempt {
  let engine: Engine | undefined;
  try {
    engine = file.open(path);
    // The waiting is done above, where it does not stop the process.
    engine.run('pragma busy_timeout = 0');
    engine.run(LOCK);
    engine.run('create table held (by)');
    return { engine };
  } catch (cause) {
    const error = engine?.failure(cause) ?? (cause as { readonly message: string; readonly code?: string });
    engine?.close();
    return { held: /^SQLITE_(BUSY|READONLY_DBMOVED)/.test(error.code ?? ''), error };
  }
}

function holderOf(path: string): string {
  // The WebAssembly build with files locks by a folder.
  const folder = `${path}.lock`;
  return isFolder(folder)
    ? `another process holds ${path} by the folder ${folder}, which stays when a process is killed: remove it if none is left`
    : `another process holds ${path}, and SQLite does not tell which (\`lsof ${path}\` does)`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
