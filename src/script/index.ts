// The revision graph and the revision files it is read from: ids, targets, plans, headers, templates.
// May import operations, schema, errors and util.
// Start reading at graph/revision-graph.ts; files are read and written in directory/.
export type * from './graph/types.ts';
export type * from './types.ts';
export { diagnose } from './graph/diagnose.ts';
export { RevisionGraph } from './graph/revision-graph.ts';
export type { HistoryOptions } from './graph/history.ts';
export type { DowngradeRange } from './graph/select-downgrade.ts';
export type { UpgradeRange } from './graph/select-upgrade.ts';
export {
  loadScriptDirectory,
  readScriptDirectory,
  type LoadedScripts,
  type ScriptDirectoryOptions,
  type ScriptReading,
} from './directory/load.ts';
export { writeRevisionFile, type WriteRevisionOptions } from './directory/write.ts';
export { readSqlSection, sqlSections, type SqlSection } from './sql-sections.ts';
