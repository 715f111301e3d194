import type { Reflection } from '../dialects/index.ts';
import { ownTables } from '../runtime/index.ts';
import { nameText } from '../schema/index.ts';
import type { DatabaseOptions } from './project.ts';
import { useCatalog } from './use-catalog.ts';

export interface ReflectDatabaseOptions extends DatabaseOptions {
  /** Where the tables are; on MySQL and MariaDB another database. @defaultValue where the session looks first */
  readonly schema?: string | undefined;
  /** Their names. @defaultValue all but the version table */
  readonly tables?: readonly string[] | undefined;
}

/**
 * The tables of a database as schema data, with the types and sequences that they need, and remarks on what that data
 * cannot say. With `url` no configuration is needed.
 */
export async function reflect({
  schema,
  tables,
  ...options
}: ReflectDatabaseOptions = {}): Promise<Reflection> {
  return useCatalog('reflect', options, async ({ connection, dialect }, versionTable) => {
    const { metadata, remarks } = await dialect.reflect(connection, {
      ...(schema === undefined ? {} : { schema }),
      ...(tables === undefined ? {} : { tables }),
    });
    if (tables !== undefined) return { metadata, remarks };
    const own = new Set(ownTables({ name: versionTable.name }));
    return {
      metadata: { ...metadata, tables: metadata.tables.filter(({ name }) => !own.has(nameText(name))) },
      remarks,
    };
  });
}
