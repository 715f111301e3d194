import type { CatalogSnapshot } from '../dialects/index.ts';
import { ownTables } from '../runtime/index.ts';
import type { DatabaseOptions } from './project.ts';
import { useCatalog } from './use-catalog.ts';

/**
 * Everything the catalog of a database knows but for the version table, as JSON-serialisable data.
 * With `url` no configuration is needed.
 */
export async function snapshot(options: DatabaseOptions = {}): Promise<CatalogSnapshot> {
  return useCatalog('snapshot', options, ({ connection, dialect }, versionTable) =>
    dialect.snapshot(connection, { ignoreTables: ownTables(versionTable) }),
  );
}
