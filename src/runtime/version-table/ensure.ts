import type { SqlDialect } from '../../dialects/index.ts';
import type { Database } from '../connect.ts';
import { createScriptWriter } from '../offline/script-writer.ts';
import { withRunLock } from '../run-lock.ts';
import type { RuntimeSettings } from '../settings.ts';
import { readVersionState } from './read-state.ts';
import { createTableSql, createVersionTable, type VersionTableSettings } from './version-table.ts';

type Settings = Pick<RuntimeSettings, 'versionTable' | 'lockTimeoutMs'>;

/** Makes the version table if it is missing. @throws MIG_LOCK_TIMEOUT, MIG_STATEMENT_FAILED */
export function ensureVersionTable(
  database: Database,
  settings: Settings,
): Promise<{ readonly table: VersionTableSettings; readonly created: boolean }> {
  return withRunLock(database, settings, async () => {
    const { table, exists } = await readVersionState(database, settings);
    if (!exists) await createVersionTable(database.connection, database.dialect, table);
    return { table, created: !exists };
  });
}

/** CREATE TABLE of the version table, as a script. */
export function versionTableSql(
  dialect: SqlDialect,
  { versionTable, batchSeparator }: Pick<RuntimeSettings, 'versionTable' | 'batchSeparator'>,
): string {
  const writer = createScriptWriter({ dialect, transactional: false, batchSeparator });
  for (const sql of createTableSql(dialect, versionTable)) writer.statement(sql);
  return writer.toString();
}
