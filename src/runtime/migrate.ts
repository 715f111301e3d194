import { migError } from '../errors/index.ts';
import type { Plan, RevisionScript } from '../script/index.ts';
import type { Database } from './connect.ts';
import { execute, type RunEvent } from './execute.ts';
import { forgetFrom } from './journal/forget.ts';
import { findStopped, stoppedError, type StoppedRevision } from './journal/settle.ts';
import type { RanStep } from './run-state.ts';
import { refuseIrreversible } from './preflight.ts';
import type { RuntimeSettings } from './settings.ts';
import { adoptRows } from './version-table/adopt-rows.ts';
import { readVersionState } from './version-table/read-state.ts';
import { createVersionTable } from './version-table/version-table.ts';
import { withRunLock } from './run-lock.ts';
import { stepsWithBatches } from './steps-with-batches.ts';
import type { HeldTransaction } from './transaction.ts';

export interface MigrateRequest {
  readonly database: Database;
  readonly settings: RuntimeSettings;
  /** Makes the plan from the rows, which are read when no other run can change them. */
  readonly plan: (rows: readonly string[]) => Plan<RevisionScript>;
  /** A revision by its id. */
  readonly find: (id: string) => RevisionScript | undefined;
  /** Goes on with a revision that an earlier run left half-way. @defaultValue false */
  readonly resume?: boolean | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** Everything happens in it, and somebody else ends it. @defaultValue transactions of the run's own */
  readonly transaction?: HeldTransaction | undefined;
}

export interface MigrateResult {
  readonly plan: Plan<RevisionScript>;
  readonly ran: readonly RanStep[];
}

/**
 * Plans and runs, alone on the database: under its lock, with the rows read after the lock was taken, so that of two
 * runs at once the second finds the work of the first done.
 *
 * @throws MIG_LOCK_TIMEOUT, MIG_JOURNAL_OPEN when an earlier run stopped half-way and `resume` is off, MIG_IRREVERSIBLE
 * before anything runs, MIG_REVISION_FAILED
 */
export async function migrate(request: MigrateRequest): Promise<MigrateResult> {
  return withRunLock(request.database, request.settings, () => migrateLocked(request));
}

/** The same for whoever holds the lock. @throws as `migrate`, but for the lock */
export async function migrateLocked(request: MigrateRequest): Promise<MigrateResult> {
  const { database, settings, transaction } = request;
  const { table, exists, rows } = await readVersionState(database, settings);
  const stopped = await findStopped(database, table);
  if (stopped !== undefined && (request.resume !== true || stopped.outcome === 'unknown'))
    throw stoppedError(stopped);
  const plan = request.plan(rows);
  refuseIrreversible(plan);
  if (stopped !== undefined) refuseOther(stopped, plan);
  if (plan.steps.length === 0) return { plan, ran: [] };
  await transaction?.begin({
    rebuilds: (await stepsWithBatches(plan, { dialect: database.dialect, together: true })).size > 0,
  });
  if (!exists) await createVersionTable(database.connection, database.dialect, table);
  await adoptRows(database, table, { from: rows, to: plan.start });
  if (stopped?.outcome === 'not done') await forgetFrom(database, table, stopped.last.position);
  return { plan, ran: await execute({ ...request, plan, table, stopped }) };
}

/** @throws MIG_JOURNAL_ELSEWHERE when the plan begins with something else than what stopped */
function refuseOther(
  { revision, direction }: StoppedRevision,
  { steps: [first] }: Plan<RevisionScript>,
): void {
  if (first?.revision.id === revision && first.direction === direction) return;
  const next = first === undefined ? 'nothing' : `the ${first.direction} of ${first.revision.id}`;
  throw migError('MIG_JOURNAL_ELSEWHERE', { revision, direction, next });
}
