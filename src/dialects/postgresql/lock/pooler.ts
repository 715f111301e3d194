import { migError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { openCompanion, processIdOf } from '../drivers/index.ts';

/** How long a second session may take: a pooler in session mode with one server session would let it wait. */
const PATIENCE_MS = 3000;

/**
 * A pooler that gives each transaction another session of the server keeps neither locks nor settings.
 *
 * @remarks The server names its process when a session starts; a pooler names another than the one that answers. In session
 * mode the process that answers is ours alone; when a second session meets it, or ours changes meanwhile, it is not.
 * @see https://www.pgbouncer.org/features.html
 * @throws MIG_TRANSACTION_POOLER
 */
export async function refuseTransactionPooler(connection: Connection): Promise<void> {
  const named = processIdOf(connection);
  if (named === undefined) return;
  const own = await backend(connection);
  if (own === named) return;
  const other = await openCompanion(connection, PATIENCE_MS);
  if (other === undefined) return;
  try {
    const met = await within(PATIENCE_MS, async () => {
      await other.execute('begin');
      return backend(other);
    });
    if (met === undefined) return;
    if (met === own || (await backend(connection)) !== own) throw migError('MIG_TRANSACTION_POOLER', {});
  } finally {
    void other.close();
  }
}

async function backend(connection: Connection): Promise<number> {
  const [row] = await connection.query<{ pid: number }>('select pg_catalog.pg_backend_pid() as pid');
  return row?.pid ?? 0;
}

/** `undefined` when it takes longer, or fails. */
async function within<T>(ms: number, work: () => Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  try {
    return await Promise.race([work().catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
