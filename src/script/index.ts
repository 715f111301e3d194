// The revision graph and the revision files it is read from: ids, targets, plans, headers, templates.
// May import operations, schema, errors and util.
// Start reading at graph/revision-graph.ts; files are read and written in directory/.
export type * from './graph/types.ts';
export type * from './types.ts';
export { diagnose } from './graph/diagnose.ts';
export type { HistoryOptions } from './graph/history.ts';
export { RevisionGraph } from './graph/revision-graph.ts';
export type { DowngradeRange } from './graph/select-downgrade.ts';
export type { UpgradeRange } from './graph/select-upgrade.ts';
export {
  inspectScriptDirectory,
  loadScriptDirectory,
  type InspectedScripts,
  type LoadedScripts,
  type ScriptDirectoryOptions,
} from './directory/load.ts';
export { slugOf } from './directory/file-name.ts';
export { templates, type Template, type TemplateValues } from './directory/templates.ts';
export { writeRevisionFile, type WriteRevisionOptions, type WrittenRevision } from './directory/write.ts';
export { decodeRevision, readHeader, type HeaderSource } from './header/read-header.ts';
export type { Header } from './header/header.ts';
export { splitSqlRevision, type SqlSection, type SqlSections } from './header/sql-sections.ts';
export { readSqlSection } from './read-sql-section.ts';
