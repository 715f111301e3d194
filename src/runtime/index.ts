// Running revisions: plans carried out under a lock, the version table, single steps, SQL without a database.
// May import dialects, script, config and everything below.
// Start reading at migrate.ts, then execute.ts; one revision alone is step/run-step.ts.
export { migrateAtomically, type AtomicMember } from './atomic.ts';
export { chooseDialect, chooseSqlDialect } from './choose-dialect.ts';
export { openDatabase, withDatabase, type Database } from './connect.ts';
export type { RunEvent } from './execute.ts';
export type { RanStep, ScriptStep } from './run-state.ts';
export { tendJournal, type JournalAction } from './journal/forget.ts';
export type { StoppedRevision } from './journal/settle.ts';
export { migrate, type MigrateRequest, type MigrateResult } from './migrate.ts';
export { operateOn, operationsSqlOf } from './operate.ts';
export { offlineSql } from './offline/offline-sql.ts';
export { revisionOperations } from './offline/revision-operations.ts';
export { revisionSql } from './offline/revision-sql.ts';
export { refuseIrreversible } from './preflight.ts';
export { withRunLock } from './run-lock.ts';
export { stampDatabase } from './stamp.ts';
export { runStep } from './step/run-step.ts';
export { ensureVersionTable, versionTableSql } from './version-table/ensure.ts';
export { ownTables } from './version-table/own-tables.ts';
export { readVersionState } from './version-table/read-state.ts';
export { versionIdLimit } from './version-table/version-table.ts';
