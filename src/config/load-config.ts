import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { migError } from '../errors/index.ts';
import type { Config } from './define-config.ts';
import { findConfig } from './find-config.ts';
import { loadModule } from './load-module.ts';
import { resolveConfig } from './resolve-config.ts';
import type { ResolvedConfig } from './resolved-config.ts';
import { validateConfig, type CodedProblem } from './schema/validate-config.ts';

export interface LoadConfigOptions {
  /** Folder to start from: absolute. */
  readonly from: string;
  /** Configuration file, relative to `from`; without it, it is looked for upwards. */
  readonly file?: string | undefined;
  /** Environment that DATABASE_URL is taken from. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The project's configuration, checked and with every default filled in.
 *
 * @throws MIG_CONFIG_NOT_FOUND, MIG_CONFIG_FAILED, MIG_CONFIG_NO_EXPORT, MIG_CONFIG_UNKNOWN_KEY,
 * MIG_CONFIG_MISSING_KEY, MIG_CONFIG_WRONG_VALUE; MIG_CONFIG_INVALID for problems of several kinds
 */
export async function loadConfig(options: LoadConfigOptions): Promise<ResolvedConfig> {
  const file = findConfig(options.from, options.file);
  const exported = await loadModule({ file, root: dirname(file), failure: 'MIG_CONFIG_FAILED' });
  const config = withoutUndefined(defaultExport(exported, file));
  const problems = validateConfig(config);
  if (problems.length > 0) throw invalid(file, problems);
  return resolveConfig(config as Config, { file, env: options.env });
}

function defaultExport(exported: Readonly<Record<string, unknown>>, file: string): object {
  // An ES module without a default export; the loader shows its namespace as the default.
  const none = '__esModule' in exported && !('default' in exported);
  const config = none ? undefined : exported['default'];
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config;
  const got = config === undefined ? 'no default' : config === null ? 'null' : `a ${typeof config}`;
  throw migError('MIG_CONFIG_NO_EXPORT', { file, got }, { location: { file } });
}

/** A key whose value is `undefined` (`url: process.env.DATABASE_URL`) counts as not given. */
function withoutUndefined(value: object): unknown {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]: [string, unknown]) => [key, isPlain(item) ? withoutUndefined(item) : item]),
  );
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('tables' in value);
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
