import { defaultVersionTable, urlVariable, type ResolvedConfig } from '../config/index.ts';
import { isMigError, migError } from '../errors/index.ts';
import { withDatabase, type Database } from '../runtime/index.ts';
import { readConfig, type DatabaseOptions } from './project.ts';

/** Opens a database to read its catalog: with a URL or a connection no configuration is needed. */
export async function useCatalog<T>(
  command: string,
  options: DatabaseOptions,
  use: (database: Database, versionTable: { readonly name: string; readonly schema?: string }) => Promise<T>,
): Promise<T> {
  const config = await readOptionalConfig(command, options);
  const { connection, url = config?.url } = options;
  if (connection === undefined && (url === undefined || url === ''))
    throw migError('MIG_NO_URL', { variable: urlVariable(config?.name) });
  const target = connection === undefined ? { url: url ?? '' } : { connection };
  return withDatabase({ config: config ?? withoutConfig(options), target }, (database) =>
    use(database, config?.versionTable ?? { name: defaultVersionTable }),
  );
}

/** `undefined` when there is no configuration and a URL makes it unnecessary. */
async function readOptionalConfig(
  command: string,
  options: DatabaseOptions,
): Promise<ResolvedConfig | undefined> {
  try {
    return await readConfig(command, options);
  } catch (error) {
    const optional = (options.url ?? options.connection) !== undefined && options.config === undefined;
    if (optional && isMigError(error) && error.code === 'MIG_CONFIG_NOT_FOUND') return undefined;
    throw error;
  }
}

function withoutConfig({
  from = process.cwd(),
}: DatabaseOptions): Pick<ResolvedConfig, 'root' | 'connectTimeoutMs'> {
  return { root: from, connectTimeoutMs: 10_000 };
}
