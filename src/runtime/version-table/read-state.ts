import type { RuntimeSettings } from '../settings.ts';
import type { Database } from '../connect.ts';
import { readRows, type VersionTableSettings } from './version-table.ts';

/** The version table of one database, as found. */
export interface VersionState {
  /** With the schema that it is in, or would be made in. */
  readonly table: VersionTableSettings;
  readonly exists: boolean;
  /** In the order the database returned them; empty without a table. */
  readonly rows: readonly string[];
}

/** Reads the version table; never makes it. */
export async function readVersionState(
  { connection, dialect }: Database,
  { versionTable }: Pick<RuntimeSettings, 'versionTable'>,
): Promise<VersionState> {
  const { schema, exists } = await dialect.locateTable(connection, versionTable);
  const table = { ...versionTable, ...(schema === undefined ? {} : { schema }) };
  return { table, exists, rows: exists ? await readRows(connection, dialect, table) : [] };
}
