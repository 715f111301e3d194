import type { Plan, RevisionScript } from '../script/index.ts';
import type { Database } from './connect.ts';
import type { RuntimeSettings } from './settings.ts';
import { withRunLock } from './run-lock.ts';
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
  /** Forget every row first. */
  readonly purge: boolean;
}

/** Writes version rows without running anything, in one transaction; returns the plan that was carried out. */
export async function stampDatabase(request: StampRequest): Promise<Plan<RevisionScript>> {
  const { database, settings, purge } = request;
  const { connection, dialect } = database;
  return withRunLock(database, settings, async () => {
    const { table, exists, rows } = await readVersionState(database, settings);
    const plan = request.plan(rows);
    const name = qualifiedName(dialect, table);
    await connection.execute('BEGIN');
    try {
      if (!exists) await createVersionTable(connection, dialect, table);
      if (purge) await connection.execute(forgetAllSql(dialect, table));
      for (const { revision, effect, rows: heads } of plan.steps) {
        for (const statement of rowStatements(dialect, table, effect))
          await runRowStatement(connection, statement, name);
        for (const hook of settings.onVersionApply)
          await hook({
            ...settings.args,
            revision: revision.id,
            direction: 'stamp',
            heads,
            connection: connection.raw,
          });
      }
      await connection.execute('COMMIT');
    } catch (error) {
      await connection.reset().catch(() => undefined);
      throw error;
    }
    return plan;
  });
}
