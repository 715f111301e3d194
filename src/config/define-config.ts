import type { MetaData, NamingConvention } from '../schema/index.ts';
import type { ObjectFilters } from './object-filters.ts';
import type { OwnCommands } from './own-command.ts';
import type { RevisionWritingConfig } from './revision-writing.ts';
import type { RunArguments } from './run-arguments.ts';

/** Revision files of our own kind, TypeScript, JavaScript or SQL. */
export interface NativeMigrationsConfig extends RevisionWritingConfig {
  readonly kind?: 'native' | undefined;
  /** Folder with the revision files, relative to the configuration file; `package:folder` within an installed package. */
  readonly directory: string;
  /** Also reads subfolders. @defaultValue false */
  readonly recursive?: boolean | undefined;
  /** Several folders instead of `directory` alone, in load order. */
  readonly versionLocations?: readonly string[] | undefined;
  /** Name of new files: `{rev}_{slug}` with `{year}` … as further tokens. */
  readonly fileTemplate?: string | undefined;
  /** Longest slug of a file name, in characters. @defaultValue 40 */
  readonly truncateSlugLength?: number | undefined;
  /** IANA name for creation dates. @defaultValue local time */
  readonly timezone?: string | undefined;
  /** Language of new revision files. @defaultValue 'typescript' */
  readonly language?: 'typescript' | 'javascript' | 'sql' | undefined;
}

/** A folder of `*.up.sql` and `*.down.sql`, in the order of their names or of a manifest. */
export interface SqlMigrationsConfig {
  readonly kind: 'sql';
  readonly directory: string;
  /** File that lists the revisions in order, one name a line. */
  readonly manifest?: string | undefined;
  /** Globs of the files that run outside of a transaction. */
  readonly outsideTransaction?: readonly string[] | undefined;
}

/** A SQL script that makes the wanted schema in an empty database. */
export interface SqlSchemaConfig {
  readonly kind: 'sql';
  readonly file: string;
}

/** A module that exports the wanted schema as MetaData. */
export interface MetadataSchemaConfig {
  readonly kind: 'metadata';
  readonly module: string;
  /** Name of the export. @defaultValue the default export, else `metadata` */
  readonly export?: string | undefined;
}

export interface GuardConfig {
  /** Where throwaway databases are made: `'embedded'` or the URL of a server. SQLite is embedded whatever it is. @defaultValue 'embedded' */
  readonly server?: string | undefined;
  /** Ids of the checks to run. @defaultValue all */
  readonly checks?: readonly string[] | undefined;
  /** Expected number of heads. @defaultValue 1 */
  readonly heads?: number | undefined;
  /** Raises every difference to an error. @defaultValue false */
  readonly strict?: boolean | undefined;
  /** Weakest finding that fails a run. @defaultValue 'warning' */
  readonly failOn?: 'error' | 'warning' | 'info' | undefined;
}

/** A revision as hooks see it. */
export interface VersionedRevision {
  readonly id: string;
  readonly title: string;
  /** Absolute. */
  readonly file: string;
  /** Ids of its parents. */
  readonly down: readonly string[];
  readonly labels: readonly string[];
  /** As written. */
  readonly dependsOn: readonly string[];
}

/** One step of a run. `up` is the side away from base, whichever way the step goes; a base has nothing below it. */
export interface VersionStep {
  /** Away from base; of a stamp too. */
  readonly isUpgrade: boolean;
  /** Rows were written, and nothing ran. */
  readonly isStamp: boolean;
  readonly isMigration: boolean;
  /** The revision that ran; of a stamp that collapses branches, all of them. */
  readonly upRevisionIds: readonly string[];
  readonly downRevisionIds: readonly string[];
  /** Where the step came from, and where it led. */
  readonly sourceRevisionIds: readonly string[];
  readonly destinationRevisionIds: readonly string[];
  /** The same as revisions, as far as there are files of them. */
  readonly upRevisions: readonly VersionedRevision[];
  readonly downRevisions: readonly VersionedRevision[];
  readonly sourceRevisions: readonly VersionedRevision[];
  readonly destinationRevisions: readonly VersionedRevision[];
}

/** What happened, told to `onVersionApply` inside the step's transaction. */
export interface VersionApplied extends RunArguments {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade' | 'stamp';
  /** Rows of the version table after the step. */
  readonly heads: readonly string[];
  readonly step: VersionStep;
  /** The driver's own connection. */
  readonly connection: unknown;
  /** Name of the database, when the configuration has several. */
  readonly database?: string;
}

export type VersionApplyHook = (event: VersionApplied) => void | Promise<void>;

/** The settings of one database. Paths are relative to the configuration file. */
export interface DatabaseConfig extends ObjectFilters {
  /** Name of the database system. @defaultValue by the scheme of the URL, else `postgresql` */
  readonly dialect?: string | undefined;
  /** Database that `mig` works on; never used by the guard. @defaultValue environment variable DATABASE_URL */
  readonly url?: string | undefined;
  /** Where the revisions are: a folder of revision files, or a description. */
  readonly migrations?: string | NativeMigrationsConfig | SqlMigrationsConfig | undefined;
  /** The wanted schema: a `.sql` file, a module that exports MetaData, a description of either, or MetaData itself. */
  readonly schema?: string | SqlSchemaConfig | MetadataSchemaConfig | MetaData | undefined;
  /** Names for constraints and indexes that operations leave open. @defaultValue that of `schema`, where it is MetaData */
  readonly namingConvention?: NamingConvention | undefined;
  /** @defaultValue 'alembic_version', so that a history of Alembic can move in */
  readonly versionTable?: string | undefined;
  /** Database schema of the version table. @defaultValue the connection's default */
  readonly versionTableSchema?: string | undefined;
  /** Gives the version table a primary key. @defaultValue true */
  readonly versionTablePk?: boolean | undefined;
  /** One transaction for each revision; `false`: one for the whole run. @defaultValue true */
  readonly transactionPerMigration?: boolean | undefined;
  /** Overrides what the dialect says; `false`: no transactions around statements. */
  readonly transactionalDdl?: boolean | undefined;
  /** `--sql`: line after each statement; empty for none. @defaultValue the dialect's: `GO` on SQL Server, `/` on Oracle */
  readonly batchSeparator?: string | undefined;
  /** `--sql`: where a script starts when its target names no start. With a database it is refused. */
  readonly startingRev?: string | undefined;
  /** `--sql`: takes the script instead of stdout: a file, relative to the configuration, or what has `write`. */
  readonly outputBuffer?: string | { write(text: string): unknown } | undefined;
  /** Handed to revisions and hooks; beats `--tag`. */
  readonly tag?: string | undefined;
  /** Values of your own, handed to revisions and hooks as they are. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  /** How long a run waits for another one to end. @defaultValue 60000 */
  readonly lockTimeoutMs?: number | undefined;
  /** How long to wait for a connection. @defaultValue 10000 */
  readonly connectTimeoutMs?: number | undefined;
  /** Called after each step, inside its transaction. */
  readonly onVersionApply?: VersionApplyHook | readonly VersionApplyHook[] | undefined;
  readonly guard?: GuardConfig | undefined;
}

/** What a `mig.config.*` file says for one database. `Context`: what commands of one's own are called with. */
export interface SingleConfig<Context = never> extends DatabaseConfig, OwnCommands<Context> {
  /** Where the revisions are: a folder of revision files, or a description. */
  readonly migrations: string | NativeMigrationsConfig | SqlMigrationsConfig;
  readonly databases?: undefined;
}

/** What it says for several: each has its name, and replaces what it says otherwise than the settings they share. */
export interface SeveralConfig<Context = never> extends DatabaseConfig, OwnCommands<Context> {
  /** Chosen with `--name`. Their URLs come from `url`, else from the variable DATABASE_URL_NAME. */
  readonly databases: Readonly<Record<string, DatabaseConfig>>;
}

export type Config<Context = never> = SingleConfig<Context> | SeveralConfig<Context>;

/** What a configuration is read for. */
export interface RunPurpose {
  /** `upgrade`, `current` …; `check` for the guard. */
  readonly command: string;
  /** SQL is written, and no database is opened. */
  readonly offline: boolean;
  /** The target as typed, without its start; several targets of `stamp` are joined by a comma. */
  readonly target?: string;
  /** Start of a range `from:to`. */
  readonly startingRev?: string;
}

/** What a configuration that is a function is called with. */
export interface ConfigContext extends RunArguments, RunPurpose {
  /** The database that was asked for; `undefined`: none by name. */
  readonly name?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A configuration that depends on how the program was called: `-x tenant=acme`. */
export type ConfigFunction<Context = never> = (
  context: ConfigContext,
) => Config<Context> | Promise<Config<Context>>;

/** Returns the configuration unchanged; it is there for its types. */
export function defineConfig(config: Config): Config;
export function defineConfig(config: ConfigFunction): ConfigFunction;
export function defineConfig(config: Config | ConfigFunction): Config | ConfigFunction {
  return config;
}
