// Settings: finding, running and checking `mig.config.*`, and running other modules of the project.
// May import schema, errors, util (and operations).
// Start reading at load-config.ts; what may be written is in define-config.ts and schema/config-schema.ts.
export {
  defineConfig,
  type Config,
  type ConfigContext,
  type ConfigFunction,
  type DatabaseConfig,
  type GuardConfig,
  type MetadataSchemaConfig,
  type NativeMigrationsConfig,
  type RunPurpose,
  type SeveralConfig,
  type SingleConfig,
  type SqlMigrationsConfig,
  type SqlSchemaConfig,
  type VersionApplied,
  type VersionedRevision,
  type VersionStep,
  type VersionApplyHook,
} from './define-config.ts';
export type {
  ComparedObject,
  DatabaseName,
  DescribedObject,
  NamedObject,
  ObjectFilters,
} from './object-filters.ts';
export type {
  DirectivesContext,
  ExecHook,
  ModuleHook,
  PostWriteContext,
  PostWriteHook,
  ProcessRevisionDirectives,
  RevisionDirective,
  RevisionWritingConfig,
} from './revision-writing.ts';
export { defineCommand, ownNames, type OwnCommand } from './own-command.ts';
export { describeFailure } from './failure.ts';
export { configFileNames } from './find-config.ts';
export {
  databaseNames,
  loadConfig,
  readOwnCommands,
  type LoadConfigOptions,
  type OwnCommandsFile,
} from './load-config.ts';
export { runArguments, type RevisionContext, type RunArguments } from './run-arguments.ts';
export { loadModule } from './load-module.ts';
export { findPackage } from './resolve-folder.ts';
export { defaultVersionTable, urlVariable } from './resolve-config.ts';
export type { NativeMigrations, ResolvedConfig, ResolvedSchema } from './resolved-config.ts';
export { loadMetadata, type MetadataPlace } from './load-metadata.ts';
export { namingConventionOf, type ConventionSettings } from './naming-convention.ts';
