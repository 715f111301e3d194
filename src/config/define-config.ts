import type { MetaData } from '../schema/index.ts';
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
  /** Where throwaway databases are made: `'embedded'` or the URL of a server. @defaultValue 'embedded' */
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

/** What happened, told to `onVersionApply` inside the step's transaction. */
export interface VersionApplied extends RunArguments {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade' | 'stamp';
  /** Rows of the version table after the step. */
  readonly heads: readonly string[];
  /** The driver's own connection. */
  readonly connection: unknown;
}

export type VersionApplyHook = (event: VersionApplied) => void | Promise<void>;

/** The settings of one database. Paths are relative to the configuration file. */
export interface DatabaseConfig {
  /** Name of the database system. @defaultValue by the scheme of the URL, else `postgresql` */
  readonly dialect?: string | undefined;
  /** Database that `mig` works on; never used by the guard. @defaultValue environment variable DATABASE_URL */
  readonly url?: string | undefined;
  /** Where the revisions are: a folder of revision files, or a description. */
  readonly migrations?: string | NativeMigrationsConfig | SqlMigrationsConfig | undefined;
  /** The wanted schema: a `.sql` file, a module that exports MetaData, a description of either, or MetaData itself. */
  readonly schema?: string | SqlSchemaConfig | MetadataSchemaConfig | MetaData | undefined;
  /** @defaultValue 'alembic_version', so that a history of Alembic can move in */
  readonly versionTable?: string | undefined;
  /** Database schema of the version table. @defaultValue the connection's default */
  readonly versionTableSchema?: string | undefined;
  /** Gives the version table a primary key. @defaultValue true */
  readonly versionTablePk?: boolean | undefined;
  /** One transaction for each revision; `false`: one for the whole run. @defaultValue true */
  readonly transactionPerMigration?: boolean | undefined;
  /** Overrides what the dialect says. */
  readonly transactionalDdl?: boolean | undefined;
  /** How long a run waits for another one to end. @defaultValue 60000 */
  readonly lockTimeoutMs?: number | undefined;
  /** How long to wait for a connection. @defaultValue 10000 */
  readonly connectTimeoutMs?: number | undefined;
  /** Called after each step, inside its transaction. */
  readonly onVersionApply?: VersionApplyHook | readonly VersionApplyHook[] | undefined;
  readonly guard?: GuardConfig | undefined;
}

/** What a `mig.config.*` file says for one database. */
export interface SingleConfig extends DatabaseConfig {
  /** Where the revisions are: a folder of revision files, or a description. */
  readonly migrations: string | NativeMigrationsConfig | SqlMigrationsConfig;
  readonly databases?: undefined;
}

/** What it says for several: each has its name, and replaces what it says otherwise than the settings they share. */
export interface SeveralConfig extends DatabaseConfig {
  /** Chosen with `--name`. Their URLs come from `url`, else from the variable DATABASE_URL_NAME. */
  readonly databases: Readonly<Record<string, DatabaseConfig>>;
}

export type Config = SingleConfig | SeveralConfig;

/** What a configuration that is a function is called with. */
export interface ConfigContext extends RunArguments {
  /** The database that was asked for; `undefined`: none by name. */
  readonly name?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A configuration that depends on how the program was called: `-x tenant=acme`. */
export type ConfigFunction = (context: ConfigContext) => Config | Promise<Config>;

/** Returns the configuration unchanged; it is there for its types. */
export function defineConfig(config: Config): Config;
export function defineConfig(config: ConfigFunction): ConfigFunction;
export function defineConfig(config: Config | ConfigFunction): Config | ConfigFunction {
  return config;
}
