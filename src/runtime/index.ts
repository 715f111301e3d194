// Running revisions: plans carried out under a lock, the version table, single steps, SQL without a database.
// May import dialects, script, config and everything below.
// Start reading at migrate.ts, then execute.ts; one revision alone is step/run-step.ts.
export { chooseDialect } from './choose-dialect.ts';
export { openDatabase, withDatabase, type ConnectOptions, type Database } from './connect.ts';
export type { RunEvent } from './execute.ts';
export type { RanStep, ScriptStep } from './run-state.ts';
export { migrate, type MigrateRequest, type MigrateResult } from './migrate.ts';
export { offlineSql, type OfflineRequest } from './offline/offline-sql.ts';
export { revisionSql, type RevisionSqlRequest } from './offline/revision-sql.ts';
export type { RuntimeSettings } from './settings.ts';
export { withRunLock } from './run-lock.ts';
export { stampDatabase, type StampRequest } from './stamp.ts';
export { runStep, type RunStepRequest } from './step/run-step.ts';
export type { SentStatement } from './step/sender.ts';
export { readVersionState, type VersionState } from './version-table/read-state.ts';
export { versionIdLimit } from './version-table/version-table.ts';
