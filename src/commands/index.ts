// Use cases: options in, result out; no printing. One file per verb.
// May import checks and everything below.
// Start reading at check.ts for the guard, at upgrade.ts and move.ts for the engine.
export { runGuard } from './check.ts';
export type { GuardProgress, GuardRunOptions } from './guard/run-options.ts';
export { explain, type Explanation } from './explain.ts';
export type { Finding, Note, Report, RevisionVerdict, Severity } from '../checks/index.ts';
export { branches, type BranchPoint } from './branches.ts';
export { leftOpen } from './compare/with-schema.ts';
export { compare, type CompareDatabaseOptions, type CompareResult } from './compare.ts';
export { current, type CurrentOptions, type CurrentResult } from './current.ts';
export { diff, type DiffOptions } from './diff.ts';
export { downgrade } from './downgrade.ts';
export { edit, type EditOptions } from './edit.ts';
export { ensureVersion, type EnsureVersionOptions, type EnsureVersionResult } from './ensure-version.ts';
export { heads, type HeadsOptions } from './heads.ts';
export { headsOnMerge, type HeadsOnMerge, type HeadsOnMergeOptions } from './heads-on-merge.ts';
export { history, type HistoryOptions } from './history.ts';
export { init, type InitOptions, type InitResult } from './init.ts';
export { journal, type JournalOptions, type JournalResult, type JournalStatement } from './journal.ts';
export { listTemplates, type TemplateInfo } from './list-templates.ts';
export type { TemplatesOptions } from './init/templates.ts';
export { merge, type MergeOptions } from './merge.ts';
export {
  downgradeAll,
  upgradeAll,
  type MoveAllOptions,
  type MoveAllResult,
  type UpgradeAllOptions,
} from './move-all.ts';
export type { MoveCommandOptions, MovedRevision, MoveResult } from './move.ts';
export type { ObjectChange } from '../dialects/index.ts';
export type { DatabaseOptions, ProjectOptions, TagOption } from './project.ts';
export type { RevisionInfo } from './revision-info.ts';
export {
  runOwnCommand,
  type BoundFunctions,
  type DefineCommand,
  type DefineConfig,
  type FlagValue,
  type OwnCommandContext,
  type OwnDatabase,
} from './own-command.ts';
export { rebase, type RebaseOptions, type RebaseResult } from './rebase.ts';
export { redo, type RedoOptions, type RedoResult } from './redo.ts';
export { operate, operationsSql, type OperateOptions, type OperationsSqlOptions } from './operate.ts';
export { reflect, type ReflectDatabaseOptions } from './reflect.ts';
export { revision, type RevisionOptions } from './revision.ts';
export { show, type ShowOptions } from './show.ts';
export { snapshot } from './snapshot.ts';
export { squash, type SquashOptions, type SquashResult } from './squash.ts';
export { stamp, type StampOptions, type StampResult } from './stamp.ts';
export { upgrade, type UpgradeOptions } from './upgrade.ts';
export type { AutogenerateOptions, DirectivesOptions, NewRevisionOptions } from './revision-wish.ts';
export type { RevisionResult } from './write-revision.ts';
