import { migError } from '../errors/index.ts';
import { closest } from '../util/index.ts';
import type { Config, DatabaseConfig } from './define-config.ts';
import { defaultVersionTable, urlVariable, type OneConfig } from './resolve-config.ts';

export interface ChooseDatabaseOptions {
  readonly name: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The configuration file. */
  readonly file: string;
}

/**
 * The settings of one database: what all share, replaced by what it says itself.
 *
 * @throws MIG_DATABASE_UNKNOWN, MIG_NAME_NOT_CHOSEN (with the names in `details.databases`), MIG_DATABASES_CLASH
 */
export function chooseDatabase(config: Config, { name, env, file }: ChooseDatabaseOptions): OneConfig {
  const { databases, commands: _commands, ...shared } = config;
  const location = { file };
  if (databases === undefined) {
    if (name !== undefined) throw migError('MIG_DATABASE_UNKNOWN', { name, databases: [] }, { location });
    return shared as OneConfig;
  }
  const names = Object.keys(databases);
  refuseClash(shared, databases, { env, file });
  if (name === undefined) throw migError('MIG_NAME_NOT_CHOSEN', { databases: names });
  if (!names.includes(name)) {
    const near = closest(name, names);
    throw migError(
      'MIG_DATABASE_UNKNOWN',
      { name, databases: names, ...(near === undefined ? {} : { near }) },
      { location },
    );
  }
  return { ...shared, ...databases[name] } as OneConfig;
}

/** Two names for one version table would be two histories in one place. */
function refuseClash(
  shared: DatabaseConfig,
  databases: Readonly<Record<string, DatabaseConfig>>,
  { env, file }: Pick<ChooseDatabaseOptions, 'env' | 'file'>,
): void {
  const seen = new Map<string, string>();
  for (const [name, own] of Object.entries(databases)) {
    const { url, versionTable = defaultVersionTable, versionTableSchema } = { ...shared, ...own };
    const place = url ?? env[urlVariable(name)];
    if (place === undefined || place === '') continue;
    const table = versionTableSchema === undefined ? versionTable : `${versionTableSchema}.${versionTable}`;
    const key = JSON.stringify([place, table]);
    const other = seen.get(key);
    if (other !== undefined)
      throw migError('MIG_DATABASES_CLASH', { names: [other, name], table }, { location: { file } });
    seen.set(key, name);
  }
}
