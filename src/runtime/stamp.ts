import type { Plan, RevisionScript } from '../script/index.ts';
import type { Database } from './connect.ts';
import type { RuntimeSettings } from './settings.ts';
import { withRunLock } from './run-lock.ts';
import { createTransaction } from './transaction.ts';
import { tellVersionApplied } from './version-applied.ts';
import { adoptRows } from './version-table/adopt-rows.ts';
import { readVersionState } from './version-table/read-state.ts';
import {
  createVersionTable,
  forgetAllSql,
  qualifiedName,
  rowStatements,
  runRowStatement,
} from './version-table/version-table.ts';

export interface StampRequest {
  readonly database: Database;
  readonly settings: RuntimeSettings;
  readonly plan: (rows: readonly string[]) => Plan<RevisionScript>;
  /** A revision by its id. */
  readonly find: (id: string) => RevisionScript | undefined;
  /** Forget every row first. */
  readonly purge: boolean;
}

/** Writes version rows without running anything, in one transaction; returns the plan that was carried out. */
export async function stampDatabase(request: StampRequest): Promise<Plan<RevisionScript>> {
  const { database, settings, purge, find } = request;
  const { connection, dialect } = database;
  return withRunLock(database, settings, async () => {
    const { table, exists, rows } = await readVersionState(database, settings);
    const plan = request.plan(rows);
    const name = qualifiedName(dialect, table);
    const transactional = settings.transactionalDdl ?? dialect.capabilities.transactionalDdl;
    const transaction = await createTransaction(connection, { transactional });
    try {
      await transaction.begin();
      if (!exists) await createVersionTable(connection, dialect, table);
      if (purge) await connection.execute(forgetAllSql(dialect, table));
      else await adoptRows(database, table, { from: rows, to: plan.start });
      for (const step of plan.steps) {
        for (const statement of rowStatements(dialect, table, step.effect))
          await runRowStatement(connection, statement, name);
        await tellVersionApplied({ step, stamp: true, settings, connection, find });
      }
      await transaction.commit();
    } catch (error) {
      await transaction.rollBack();
      throw error;
    }
    return plan;
  });
}
