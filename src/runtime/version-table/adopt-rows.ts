import type { Database } from '../connect.ts';
import { qualifiedName, rowStatements, runRowStatement, type VersionTableSettings } from './version-table.ts';

/** Writes rows by the names that a plan knows them by: the end of a squashed range becomes what replaces it. */
export async function adoptRows(
  { connection, dialect }: Database,
  table: VersionTableSettings,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
): Promise<void> {
  for (const [index, row] of from.entries()) {
    const name = to[index];
    if (name === undefined || name === row) continue;
    for (const statement of rowStatements(dialect, table, { kind: 'update', remove: [row], add: [name] }))
      await runRowStatement(connection, statement, qualifiedName(dialect, table));
  }
}
