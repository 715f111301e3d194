import type { Plan, RevisionScript } from '../script/index.ts';
import type { Database } from './connect.ts';
import { execute, type RunEvent } from './execute.ts';
import type { RanStep } from './run-state.ts';
import { refuseIrreversible } from './preflight.ts';
import type { RuntimeSettings } from './settings.ts';
import { adoptRows } from './version-table/adopt-rows.ts';
import { readVersionState } from './version-table/read-state.ts';
import { createVersionTable } from './version-table/version-table.ts';
import { withRunLock } from './run-lock.ts';

export interface MigrateRequest {
  readonly database: Database;
  readonly settings: RuntimeSettings;
  /** Makes the plan from the rows, which are read when no other run can change them. */
  readonly plan: (rows: readonly string[]) => Plan<RevisionScript>;
  /** A revision by its id. */
  readonly find: (id: string) => RevisionScript | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

export interface MigrateResult {
  readonly plan: Plan<RevisionScript>;
  readonly ran: readonly RanStep[];
}

/**
 * Plans and runs, alone on the database: under its lock, with the rows read after the lock was taken, so that of two
 * runs at once the second finds the work of the first done.
 *
 * @throws MIG_LOCK_TIMEOUT, MIG_IRREVERSIBLE before anything runs, MIG_REVISION_FAILED
 */
export async function migrate(request: MigrateRequest): Promise<MigrateResult> {
  const { database, settings } = request;
  return withRunLock(database, settings, async () => {
    const { table, exists, rows } = await readVersionState(database, settings);
    const plan = request.plan(rows);
    refuseIrreversible(plan);
    if (plan.steps.length === 0) return { plan, ran: [] };
    if (!exists) await createVersionTable(database.connection, database.dialect, table);
    await adoptRows(database, table, { from: rows, to: plan.start });
    return { plan, ran: await execute({ ...request, plan, table }) };
  });
}
