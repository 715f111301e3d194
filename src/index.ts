// The package: the engine's verbs as functions, the guard, the configuration's types, and what revisions are written with.
// May import everything.
// Start reading at commands/index.ts.
export {
  current,
  diff,
  downgrade,
  heads,
  history,
  init,
  merge,
  revision,
  runGuard,
  show,
  snapshot,
  stamp,
  upgrade,
} from './commands/index.ts';
export type {
  CurrentOptions,
  CurrentResult,
  DatabaseOptions,
  DiffOptions,
  Finding,
  GuardProgress,
  GuardRunOptions,
  HeadsOptions,
  HistoryOptions,
  InitOptions,
  InitResult,
  MergeOptions,
  MoveCommandOptions,
  MovedRevision,
  MoveResult,
  NewRevisionOptions,
  Note,
  ProjectOptions,
  Report,
  RevisionInfo,
  RevisionOptions,
  RevisionVerdict,
  Severity,
  ShowOptions,
  StampOptions,
  StampResult,
  UpgradeOptions,
} from './commands/index.ts';
export {
  defineConfig,
  type Config,
  type GuardConfig,
  type MetadataSchemaConfig,
  type NativeMigrationsConfig,
  type SqlMigrationsConfig,
  type SqlSchemaConfig,
  type VersionApplied,
  type VersionApplyHook,
} from './config/index.ts';
export type {
  CatalogObject,
  CatalogSnapshot,
  Level,
  ObjectChange,
  PropertyChange,
} from './dialects/index.ts';
export { isMigError, type ErrorCode, type ErrorLocation, type MigError } from './errors/index.ts';
export type { Op, Operation } from './operations/index.ts';
