import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { loadConfig, urlVariable, type NativeMigrations, type ResolvedConfig } from '../config/index.ts';
import { migError } from '../errors/index.ts';
import { withDatabase, type Database } from '../runtime/index.ts';
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
  /** Environment to read DATABASE_URL from. @defaultValue the process's */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Told what is odd about the revision files, though the history stands: one sentence each. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** What a command that works on a database takes besides. */
export interface DatabaseOptions extends ProjectOptions {
  /** Beats the configuration and DATABASE_URL. */
  readonly url?: string | undefined;
}

/** What a command that runs or records revisions takes besides. */
export interface TagOption {
  /** Handed on to revisions and hooks. */
  readonly tag?: string | undefined;
}

/** The configuration and the revisions of a project. */
export interface Project {
  readonly config: ResolvedConfig;
  readonly migrations: NativeMigrations;
  readonly directory: ScriptDirectoryOptions;
  readonly scripts: LoadedScripts;
}

export function readConfig(options: ProjectOptions & TagOption): Promise<ResolvedConfig> {
  return loadConfig({
    from: options.from ?? process.cwd(),
    file: options.config,
    env: options.environment ?? process.env,
    name: options.name,
    x: options.x,
    tag: options.tag,
  });
}

/**
 * Reads the configuration and the headers of all revisions.
 *
 * @throws MIG_NOT_NATIVE when the revisions belong to another tool; MIG_MIGRATIONS_NOT_FOUND; what config and script throw
 */
export async function openProject(verb: string, options: ProjectOptions & TagOption): Promise<Project> {
  const config = await readConfig(options);
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

/** Opens the database that a command works on. @throws MIG_NO_URL, and what `openDatabase` throws */
export function useDatabase<T>(
  config: ResolvedConfig,
  { url = config.url }: DatabaseOptions,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  if (url === undefined || url === '') throw migError('MIG_NO_URL', { variable: urlVariable(config.name) });
  return withDatabase({ config, url }, use);
}
