import { migError } from '../../errors/index.ts';
import type { Database } from '../connect.ts';
import { withRunLock } from '../run-lock.ts';
import type { RuntimeSettings } from '../settings.ts';
import { readVersionState } from '../version-table/read-state.ts';
import { qualifiedName, type VersionTableSettings } from '../version-table/version-table.ts';
import { deleteFromSql, journalTable } from './journal-table.ts';
import { findStopped, type StoppedRevision } from './settle.ts';

/** What to do with the record of a revision that stopped half-way. */
export type JournalAction = 'show' | 'abandon' | 'done' | 'not done';

/**
 * Reads the record, and forgets it or says what became of its last statement.
 *
 * @returns the record as it was before; `undefined` when there is none
 * @throws MIG_LOCK_TIMEOUT, MIG_JOURNAL_RUNNING, MIG_JOURNAL_EMPTY
 */
export function tendJournal(
  database: Database,
  settings: RuntimeSettings,
  action: JournalAction,
): Promise<StoppedRevision | undefined> {
  return withRunLock(database, settings, async () => {
    const { table } = await readVersionState(database, settings);
    const stopped = await findStopped(database, table);
    if (action === 'show') return stopped;
    if (stopped === undefined) throw migError('MIG_JOURNAL_EMPTY', {});
    if (action === 'abandon') await forgetFrom(database, table, 1);
    else if (action === 'not done') await forgetFrom(database, table, stopped.last.position);
    else await markDone(database, table, stopped.last.position);
    return stopped;
  });
}

/** Forgets the rows from a position on. `table` is the version table. */
export async function forgetFrom(
  { connection, dialect }: Database,
  table: VersionTableSettings,
  position: number,
): Promise<void> {
  await connection.execute(deleteFromSql(dialect, journalTable(table), position));
}

async function markDone(
  { connection, dialect }: Database,
  table: VersionTableSettings,
  position: number,
): Promise<void> {
  await connection.execute(
    `UPDATE ${qualifiedName(dialect, journalTable(table))} SET ${dialect.quote('state')} = 'done'` +
      ` WHERE ${dialect.quote('position')} = ${position}`,
  );
}
