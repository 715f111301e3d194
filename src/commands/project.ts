import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import {
  databaseNames,
  loadConfig,
  type LoadConfigOptions,
  urlVariable,
  type NativeMigrations,
  type ResolvedConfig,
  type RunPurpose,
} from '../config/index.ts';
import { migError } from '../errors/index.ts';
import type { Database } from '../runtime/index.ts';
import { loadScriptDirectory, type LoadedScripts, type ScriptDirectoryOptions } from '../script/index.ts';

/** What every command takes. */
export interface ProjectOptions {
  /** Config file, relative to `from`. @defaultValue the nearest `mig.config.*` upwards from `from` */
  readonly config?: string | undefined;
  /** Folder to start from. @defaultValue the working directory */
  readonly from?: string | undefined;
  /** Which database of a configuration that has several. */
  readonly name?: string | undefined;
  /** Handed on to the configuration, revisions and hooks: `['tenant=acme']`. */
  readonly x?: readonly string[] | undefined;
  /** Live objects, such as a connection of your own, for the configuration, revisions and hooks: `context.attributes`. */
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  /** Environment to read DATABASE_URL from. @defaultValue the process's */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Told what is odd about the revision files, though the history stands: one sentence each. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** What a command that works on a database takes besides. */
export interface DatabaseOptions extends ProjectOptions {
  /** Beats the configuration and DATABASE_URL. */
  readonly url?: string | undefined;
  /**
   * An open connection of your own (pg Client, mysql2 connection, PGlite, SQLite database …) instead of a URL. It stays open; inside a
   * transaction nothing is begun or committed.
   */
  readonly connection?: unknown;
}

/** What a command that runs or records revisions takes besides. */
export interface TagOption {
  /** Handed on to revisions and hooks. */
  readonly tag?: string | undefined;
}

/** What a configuration that is a function may ask about the command. */
interface PurposeOptions {
  readonly sql?: boolean | undefined;
  readonly target?: string | undefined;
  readonly revisions?: readonly string[] | undefined;
}

/** The configuration and the revisions of a project. */
export interface Project {
  readonly config: ResolvedConfig;
  readonly migrations: NativeMigrations;
  readonly directory: ScriptDirectoryOptions;
  readonly scripts: LoadedScripts;
}

export function readConfig(command: string, options: ConfigOptions): Promise<ResolvedConfig> {
  return loadConfig(loadOptions(command, options));
}

/** The names of the configuration's databases; `undefined` when it has one, without a name. */
export function readDatabaseNames(
  command: string,
  options: ConfigOptions,
): Promise<readonly string[] | undefined> {
  return databaseNames(loadOptions(command, options));
}

type ConfigOptions = ProjectOptions & TagOption & PurposeOptions;

function loadOptions(command: string, options: ConfigOptions): LoadConfigOptions {
  return {
    from: options.from ?? process.cwd(),
    file: options.config,
    env: options.environment ?? process.env,
    name: options.name,
    x: options.x,
    tag: options.tag,
    attributes: options.attributes,
    run: { command, offline: options.sql === true, ...targetOf(options) },
  };
}

/** Both ends of a range as typed. */
function targetOf({ target, revisions }: PurposeOptions): Pick<RunPurpose, 'target' | 'startingRev'> {
  const texts = revisions ?? (target === undefined ? [] : [target]);
  if (texts.length === 0) return {};
  const ends = texts.map((text) => text.split(':'));
  const start = ends.find((parts) => parts.length === 2)?.[0];
  return {
    target: ends.map((parts) => parts.at(-1) ?? '').join(','),
    ...(start === undefined ? {} : { startingRev: start }),
  };
}

/**
 * Reads the configuration and the headers of all revisions.
 *
 * @throws MIG_NOT_NATIVE when the revisions belong to another tool; MIG_MIGRATIONS_NOT_FOUND; what config and script throw
 */
export async function openProject(
  verb: string,
  options: ProjectOptions & TagOption & PurposeOptions,
): Promise<Project> {
  const config = await readConfig(verb, options);
  const { migrations } = config;
  if (migrations.kind !== 'native') throw migError('MIG_NOT_NATIVE', { kind: migrations.kind, verb });
  const directory = {
    root: config.root,
    versionLocations: migrations.versionLocations,
    recursive: migrations.recursive,
  };
  // A folder that is missing would look like a history without revisions, and every command would succeed.
  if (verb !== 'revision' && !migrations.versionLocations.some((folder) => existsSync(folder)))
    throw migError('MIG_MIGRATIONS_NOT_FOUND', { directory: relative(config.root, migrations.directory) });
  const scripts = loadScriptDirectory(directory);
  for (const { message } of scripts.warnings) options.onWarning?.(message);
  return { config, migrations, directory, scripts };
}

/** Reads the configuration and opens the database. @throws as `readConfig` and `useDatabase` */
export async function useConfiguredDatabase<T>(
  command: string,
  options: DatabaseOptions,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  return useDatabase(await readConfig(command, options), options, use);
}

/** Opens the database that a command works on. @throws MIG_NO_URL, MIG_STARTING_REV_ONLINE, and what `openDatabase` throws */
export async function useDatabase<T>(
  config: ResolvedConfig,
  { url = config.url, connection }: DatabaseOptions,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  if (config.startingRev !== undefined)
    throw migError('MIG_STARTING_REV_ONLINE', {}, { location: { file: config.file } });
  // Loaded on use: commands that only read files start faster without it.
  const { withDatabase } = await import('../runtime/index.ts');
  if (connection !== undefined) return withDatabase({ config, target: { connection } }, use);
  if (url === undefined || url === '') throw migError('MIG_NO_URL', { variable: urlVariable(config.name) });
  return withDatabase({ config, target: { url } }, use);
}
