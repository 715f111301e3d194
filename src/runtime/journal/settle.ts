import { migError, type MigError } from '../../errors/index.ts';
import type { Direction } from '../../script/index.ts';
import type { Database } from '../connect.ts';
import type { VersionTableSettings } from '../version-table/version-table.ts';
import { readJournal, journalTable, type JournalRow } from './journal-table.ts';
import { shortened } from './journal.ts';

/** What became of the statement at which a revision stopped. */
export type Outcome = 'done' | 'not done' | 'unknown';

/** A revision that stopped half-way where nothing can be rolled back. */
export interface StoppedRevision {
  readonly revision: string;
  readonly direction: Direction;
  /** Statements that are done, in order; the last one too, when it turned out to be. */
  readonly done: readonly JournalRow[];
  /** The statement at which it stopped. */
  readonly last: JournalRow;
  readonly outcome: Outcome;
  /** How that is known, or why it is not. */
  readonly evidence: string;
}

/**
 * The revision that an earlier run has left half-way; `undefined` when there is none.
 *
 * @throws MIG_JOURNAL_RUNNING while the server is still busy with the last statement
 */
export async function findStopped(
  database: Database,
  versionTable: VersionTableSettings,
): Promise<StoppedRevision | undefined> {
  const { connection, dialect } = database;
  const { recovery } = dialect;
  if (recovery === undefined) return undefined;
  const table = journalTable(versionTable);
  const place = await dialect.locateTable(connection, table);
  if (!place.exists) return undefined;
  const rows = await readJournal(connection, dialect, table);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const activity = await recovery.activityOf(connection, last.session);
  const { revision, direction, position, session } = last;
  if (activity !== undefined)
    throw migError('MIG_JOURNAL_RUNNING', {
      revision,
      direction,
      position,
      statement: shortened(last.statement),
      session,
      activity,
    });
  const { outcome, evidence } = await settle(database, last);
  return {
    revision,
    direction,
    last,
    outcome,
    evidence,
    done: outcome === 'done' ? rows : rows.slice(0, -1),
  };
}

type Settled = Pick<StoppedRevision, 'outcome' | 'evidence'>;

async function settle({ connection, dialect }: Database, last: JournalRow): Promise<Settled> {
  const { state, statement, fingerprint, reason } = last;
  const { recovery } = dialect;
  if (state === 'done' || recovery === undefined)
    return { outcome: 'done', evidence: 'it is recorded as done' };
  if (state === 'connection')
    return {
      outcome: 'unknown',
      evidence: 'the revision had the connection, and what it ran there is not recorded',
    };
  const leftover = await recovery.leftover?.(connection, statement);
  if (leftover !== undefined) return { outcome: 'unknown', evidence: leftover };
  if (state === 'failed')
    return { outcome: 'not done', evidence: `it failed: ${reason ?? 'for a reason that was not recorded'}` };
  if (recovery.kindOf(statement) === 'transaction')
    return { outcome: 'not done', evidence: 'the transaction ended with its session' };
  if (fingerprint === null)
    return {
      outcome: 'unknown',
      evidence: 'the run was cut off during it, and the catalog does not show whether it ran',
    };
  const now = await recovery.fingerprint(connection, statement);
  return now === fingerprint
    ? { outcome: 'not done', evidence: 'the run was cut off, and the catalog is as it was before it' }
    : { outcome: 'done', evidence: 'the run was cut off, and the catalog shows that it took effect' };
}

/** That a revision stopped half-way: what is done, and what is not. */
export function stoppedError({
  revision,
  direction,
  done,
  last,
  outcome,
  evidence,
}: StoppedRevision): MigError {
  const args = {
    revision,
    direction,
    done: done.map(({ position, statement }) => ({ position, statement: shortened(statement) })),
    position: last.position,
    statement: shortened(last.statement),
    outcome,
    evidence,
    sentAt: last.sentAt,
  };
  return migError(outcome === 'unknown' ? 'MIG_JOURNAL_UNSETTLED' : 'MIG_JOURNAL_OPEN', args);
}
