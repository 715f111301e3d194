import type { CatalogObject } from '../../snapshot.ts';
import { keyOf, list, type Closing, type Side } from './closing.ts';
import { ownName } from './table-target.ts';

const CARRIED = new Set(['primary key', 'unique constraint', 'check constraint', 'exclusion constraint']);

/** The columns of a table, in their order. */
export function columnsOf(table: CatalogObject, side: Side): readonly CatalogObject[] {
  const columns = new Map(
    side
      .childrenOf(keyOf(table))
      .filter(({ kind }) => kind === 'column')
      .map((column) => [ownName(column), column]),
  );
  return list(table, 'columnOrder').flatMap((name) => columns.get(name) ?? []);
}

/** Columns that CREATE TABLE has to name: not those that come from a parent table. */
export function ownColumns(table: CatalogObject, side: Side): readonly CatalogObject[] {
  return columnsOf(table, side).filter((column) => column.definition['inherited'] !== 'inherited');
}

/**
 * The constraints that stand within CREATE TABLE: keys and checks that call nothing which may need the table itself.
 * A partition gets its parent's by itself.
 */
export function carriedConstraints(table: CatalogObject, closing: Closing): readonly CatalogObject[] {
  if (table.kind !== 'table' && table.kind !== 'foreign table') return [];
  return closing.to
    .childrenOf(keyOf(table))
    .filter((child) => CARRIED.has(child.kind) && child.inheritedFrom === undefined && isSelfContained(child))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

const ORDER = ['primary key', 'unique constraint', 'exclusion constraint', 'check constraint'];

function isSelfContained({ depends = [] }: CatalogObject): boolean {
  return !depends.some((key) => /^(function|aggregate|operator) /.test(key));
}

/** A partition that can be written as `PARTITION OF`: its columns are its parent's, in the same order. */
export function isPlainPartition(table: CatalogObject, closing: Closing): boolean {
  const parent = parentOf(table, closing);
  if (parent === undefined) return false;
  return JSON.stringify(list(table, 'columnOrder')) === JSON.stringify(list(parent, 'columnOrder'));
}

export function parentOf(table: CatalogObject, { to }: Closing): CatalogObject | undefined {
  const name = table.definition['partitionOf'];
  return typeof name === 'string' ? to.objects[`table ${name}`] : undefined;
}

/** True when an object cannot be made without another, directly or not. */
export function needs(side: Side, key: string, wanted: string): boolean {
  const seen = new Set<string>();
  const visit = (at: string): boolean => {
    if (at === wanted) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    const object = side.objects[at];
    if (object === undefined) return false;
    const parent = object.parent !== undefined && !object.parent.startsWith('schema ') ? [object.parent] : [];
    return [...(object.depends ?? []), ...parent].some(visit);
  };
  return visit(key);
}

/** Columns whose default calls something that needs the table itself: the default is set when that is there. */
export function lateDefaults(table: CatalogObject, side: Side): ReadonlySet<string> {
  const tableKey = keyOf(table);
  return new Set(
    columnsOf(table, side)
      .filter(
        (column) =>
          column.definition['default'] !== undefined &&
          (column.depends ?? []).some((key) => key.startsWith('function ') && needs(side, key, tableKey)),
      )
      .map(keyOf),
  );
}
