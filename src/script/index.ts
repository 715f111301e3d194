// The revision graph and the revision files it is read from: ids, targets, plans, headers, templates.
// May import operations, schema, errors and util.
// Start reading at graph/revision-graph.ts; files are read and written in directory/.
export type * from './graph/types.ts';
export type * from './types.ts';
export { drawLanes, type DrawnRevision, type LaneRow } from './draw/lanes.ts';
export { drawMermaidGraph, type MermaidGraph, type MermaidNode } from './draw/mermaid.ts';
export { diagnose } from './graph/diagnose.ts';
export { planRebase, type RebasePlan } from './graph/rebase.ts';
export { planSquash, type SquashPlan } from './graph/squash.ts';
export { RevisionGraph } from './graph/revision-graph.ts';
export {
  inspectScriptDirectory,
  loadScriptDirectory,
  readScript,
  type InspectedScripts,
  type LoadedScripts,
  type ScriptDirectoryOptions,
} from './directory/load.ts';
export { slugOf } from './directory/file-name.ts';
export { readOwnTemplate, templateFor, type OwnTemplate } from './directory/own-template.ts';
export { writeNewFile } from './directory/write-new-file.ts';
export {
  planRevisionFile,
  writeRevisionFile,
  type PlannedRevision,
  type WriteRevisionOptions,
} from './directory/write.ts';
export { reParent, type NewParents } from './directory/re-parent.ts';
export { readHeader } from './header/read-header.ts';
export { splitSqlRevision } from './header/sql-sections.ts';
export { readSqlSection } from './read-sql-section.ts';
export { mayRemakeTables } from './may-remake-tables.ts';
