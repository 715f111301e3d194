import { defaultVersionTable, urlVariable, type ResolvedConfig } from '../config/index.ts';
import { isMigError, migError } from '../errors/index.ts';
import { withDatabase } from '../runtime/index.ts';
import type { CatalogSnapshot } from '../dialects/index.ts';
import { ownTables } from './own-tables.ts';
import { readConfig, type DatabaseOptions } from './project.ts';

/**
 * Everything the catalog of a database knows but for the version table, as JSON-serialisable data.
 * With `url` no configuration is needed.
 */
export async function snapshot(options: DatabaseOptions = {}): Promise<CatalogSnapshot> {
  const config = await readOptionalConfig(options);
  const { connection, url = config?.url } = options;
  if (connection === undefined && (url === undefined || url === ''))
    throw migError('MIG_NO_URL', { variable: urlVariable(config?.name) });
  const ignoreTables = ownTables(config?.versionTable ?? { name: defaultVersionTable });
  const target = connection === undefined ? { url: url ?? '' } : { connection };
  return withDatabase({ config: config ?? withoutConfig(options), target }, (database) =>
    database.dialect.snapshot(database.connection, { ignoreTables }),
  );
}

/** `undefined` when there is no configuration and a URL makes it unnecessary. */
async function readOptionalConfig(options: DatabaseOptions): Promise<ResolvedConfig | undefined> {
  try {
    return await readConfig('snapshot', options);
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
