import { journalTable } from '../journal/journal-table.ts';
import type { VersionTableSettings } from './version-table.ts';

/** Tables of the engine itself, as snapshots are to leave them out: no schema declares them. */
export function ownTables(table: Pick<VersionTableSettings, 'name' | 'schema'>): readonly string[] {
  return [table, journalTable(table)].map(({ name, schema }) =>
    schema === undefined ? name : `${schema}.${name}`,
  );
}
