import { chooseSqlDialect, ensureVersionTable, versionTableSql } from '../runtime/index.ts';
import { deliverSql } from './deliver-sql.ts';
import { readConfig, useDatabase, type DatabaseOptions } from './project.ts';

export interface EnsureVersionOptions extends DatabaseOptions {
  /** Return SQL instead of running it; no database is opened. @defaultValue false */
  readonly sql?: boolean | undefined;
}

export interface EnsureVersionResult {
  /** Without secrets; `undefined` offline. */
  readonly database?: string;
  /** Name of the version table, with its schema when that is known. */
  readonly table: string;
  /** False when it was there already. */
  readonly created: boolean;
  /** The script, in offline mode. */
  readonly sql?: string;
  /** The configuration's `outputBuffer` took the script. */
  readonly written?: true;
}

/** Makes the version table if it is missing, and changes nothing else. */
export async function ensureVersion(options: EnsureVersionOptions = {}): Promise<EnsureVersionResult> {
  const config = await readConfig('ensure-version', options);
  const title = ({ schema, name }: { schema?: string; name: string }): string =>
    schema === undefined ? name : `${schema}.${name}`;
  if (options.sql === true) {
    const dialect = chooseSqlDialect({ dialect: config.dialect, url: options.url ?? config.url });
    const delivered = await deliverSql(config, versionTableSql(dialect, config));
    return { table: title(config.versionTable), created: false, ...delivered };
  }
  return useDatabase(config, options, async (database) => {
    const { table, created } = await ensureVersionTable(database, config);
    return { database: database.title, table: title(table), created };
  });
}
