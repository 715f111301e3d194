import type { CatalogSnapshot, ObjectChange } from '../dialects/index.ts';

/**
 * The tables that a schema lacks, when they are more than half of those that are there: it was hardly read whole, as
 * when models are not imported. Empty otherwise.
 */
export function lostTables(
  found: CatalogSnapshot,
  changes: readonly ObjectChange[],
): { readonly tables: number; readonly lost: readonly ObjectChange[] } {
  const tables = Object.values(found.objects).filter(({ kind }) => kind === 'table').length;
  const lost = changes.filter(({ kind, change }) => kind === 'table' && change === 'missing');
  return { tables, lost: tables > 1 && lost.length * 2 > tables ? lost : [] };
}
