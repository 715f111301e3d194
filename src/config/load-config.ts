import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isMigError, migError } from '../errors/index.ts';
import { maskSecrets } from '../util/index.ts';
import { chooseDatabase } from './choose-database.ts';
import type { Config, ConfigContext, ConfigFunction, RunPurpose } from './define-config.ts';
import { describeFailure } from './failure.ts';
import { findConfig } from './find-config.ts';
import { loadModule } from './load-module.ts';
import { resolveConfig } from './resolve-config.ts';
import { runArguments, type RunArguments } from './run-arguments.ts';
import { problemsOf, type OwnCommand } from './own-command.ts';
import type { ResolvedConfig } from './resolved-config.ts';
import { validateConfig, type CodedProblem } from './schema/validate-config.ts';

export interface LoadConfigOptions {
  /** Folder to start from: absolute. */
  readonly from: string;
  /** Configuration file, relative to `from`; without it, it is looked for upwards. */
  readonly file?: string | undefined;
  /** Environment that DATABASE_URL is taken from. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Which of several databases. */
  readonly name?: string | undefined;
  /** Handed on to the configuration, revisions and hooks: `key=value`. */
  readonly x?: readonly string[] | undefined;
  readonly tag?: string | undefined;
  readonly attributes?: Readonly<Record<string, unknown>> | undefined;
  /** What is being done with it. */
  readonly run?: RunPurpose | undefined;
}

/**
 * The project's configuration, checked and with every default filled in.
 *
 * @throws MIG_CONFIG_NOT_FOUND, MIG_CONFIG_FAILED, MIG_CONFIG_NO_EXPORT, MIG_CONFIG_UNKNOWN_KEY,
 * MIG_CONFIG_MISSING_KEY, MIG_CONFIG_WRONG_VALUE; MIG_CONFIG_INVALID for problems of several kinds; MIG_DATABASE_UNKNOWN,
 * MIG_NAME_NOT_CHOSEN, MIG_DATABASES_CLASH when it has several databases
 */
export async function loadConfig(options: LoadConfigOptions): Promise<ResolvedConfig> {
  const { config, file, args } = await readConfigFile(options);
  const { env, name } = options;
  return resolveConfig(chooseDatabase(config, { name, env, file }), { file, env, name, args });
}

/**
 * The names of the configuration's databases, in its order; `undefined` when it has one, without a name.
 *
 * @throws as `loadConfig`, but for what is said of a name
 */
export async function databaseNames(options: LoadConfigOptions): Promise<readonly string[] | undefined> {
  const { databases } = (await readConfigFile(options)).config;
  return databases === undefined ? undefined : Object.keys(databases);
}

/** Commands of one's own, as the configuration has them. */
export interface OwnCommandsFile {
  readonly commands: Readonly<Record<string, OwnCommand>>;
  /** Absolute. */
  readonly file: string;
  readonly args: RunArguments;
}

/** @throws as `databaseNames` */
export async function readOwnCommands(options: LoadConfigOptions): Promise<OwnCommandsFile> {
  const { config, file, args } = await readConfigFile(options);
  return { commands: config.commands ?? {}, file, args };
}

/** @throws MIG_COMMAND_INVALID */
function refuseCommands(commands: Config['commands'] = {}, file: string): void {
  for (const [name, command] of Object.entries(commands)) {
    const [problem] = problemsOf(name, command);
    if (problem === undefined) continue;
    const line = lineOf(name, file);
    throw migError(
      'MIG_COMMAND_INVALID',
      { name, problem },
      { location: { file, ...(line === undefined ? {} : { line }) } },
    );
  }
}

interface ConfigFile {
  readonly config: Config;
  /** Absolute. */
  readonly file: string;
  readonly args: RunArguments;
}

async function readConfigFile(options: LoadConfigOptions): Promise<ConfigFile> {
  const file = findConfig(options.from, options.file);
  const exported = await loadModule({ file, root: dirname(file), failure: 'MIG_CONFIG_FAILED' });
  const { env, name } = options;
  const args = runArguments({ xArguments: options.x, tag: options.tag, attributes: options.attributes });
  const given = defaultExport(exported, file);
  const { run = { command: 'read', offline: false } } = options;
  const made = isConfigFunction(given)
    ? await callConfig(given, { ...args, ...run, env, name }, file)
    : given;
  const config = withoutUndefined(assertObject(made, file));
  const problems = validateConfig(config);
  if (problems.length > 0) throw invalid(file, problems);
  refuseCommands((config as Config).commands, file);
  return { config: config as Config, file, args };
}

/** Calls a configuration that is a function. @throws MIG_CONFIG_FAILED with file and line */
async function callConfig(
  config: ConfigFunction,
  { name, ...context }: Omit<ConfigContext, 'name'> & { readonly name: string | undefined },
  file: string,
): Promise<unknown> {
  try {
    return await config({ ...context, ...(name === undefined ? {} : { name }) });
  } catch (error) {
    if (isMigError(error)) throw error;
    const { reason, ...place } = describeFailure(error, dirname(file));
    throw migError(
      'MIG_CONFIG_FAILED',
      { file, reason: maskSecrets(reason) },
      { location: { file, ...place }, cause: error },
    );
  }
}

function isConfigFunction(value: object): value is ConfigFunction {
  return typeof value === 'function';
}

function defaultExport(exported: Readonly<Record<string, unknown>>, file: string): object {
  // An ES module without a default export; the loader shows its namespace as the default.
  const none = '__esModule' in exported && !('default' in exported);
  const config = none ? undefined : exported['default'];
  if (typeof config === 'function') return config;
  return assertObject(config, file);
}

/** @throws MIG_CONFIG_NO_EXPORT */
function assertObject(config: unknown, file: string): object {
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  const got = config === undefined ? 'no default' : config === null ? 'null' : `a ${typeof config}`;
  throw migError('MIG_CONFIG_NO_EXPORT', { file, got }, { location: { file } });
}

/** A key whose value is `undefined` (`url: process.env.DATABASE_URL`) counts as not given. */
function withoutUndefined(value: object): unknown {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]: [string, unknown]) => [
        key,
        // What is the user's own is handed on as it is.
        key !== 'extra' && isPlain(item) ? withoutUndefined(item) : item,
      ]),
  );
}

/** Written as `{ … }`; the configuration comes from another realm, so no prototype can be named. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'tables' in value) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function invalid(file: string, problems: readonly CodedProblem[]): Error {
  const [first] = problems as [CodedProblem];
  const oneKind = problems.every(({ code }) => code === first.code);
  const line = lineOf(first.path, file);
  return migError(
    oneKind ? first.code : 'MIG_CONFIG_INVALID',
    { file: basename(file), problems: problems.map(({ path, message }) => ({ path, message })) },
    { location: { file, ...(line === undefined ? {} : { line }) } },
  );
}

/** The one line of the file that writes the last key of `path`; `undefined` when there is none, or several. */
function lineOf(path: string, file: string): number | undefined {
  const key = path.split('.').at(-1) ?? '';
  const written = new RegExp(`(^|[\\s{,'"])${key.replace(/[^\w$]/g, '\\$&')}['"]?\\s*[:,]`);
  const lines = readFileSync(file, 'utf8').split('\n');
  const hits = lines.flatMap((line, index) => (written.test(line) ? [index + 1] : []));
  return hits.length === 1 ? hits[0] : undefined;
}
