import type { CatalogObject } from '../../snapshot.ts';
import { holder, lastPart } from './names.ts';

/** What has a name among those of tables. */
const RELATIONS = new Set([
  'table',
  'foreign table',
  'view',
  'materialized view',
  'sequence',
  'index',
  'composite type',
]);
/** The index behind a constraint has its name, in the schema of the table. */
const WITH_INDEX = new Set(['primary key', 'unique constraint', 'exclusion constraint']);

/** Two objects, one after the other, with a name that only one relation of a schema can have. */
export interface NameHandover {
  /** Key of what has it now, and goes. */
  readonly from: string;
  /** Key of what gets it. */
  readonly to: string;
}

/**
 * The names of relations that pass from one object to another one: the primary key of a table that was renamed keeps the name that the
 * one of a new table is to have.
 */
export function nameHandovers(
  dropped: ReadonlyMap<string, CatalogObject>,
  created: ReadonlyMap<string, CatalogObject>,
): readonly NameHandover[] {
  const holders = new Map<string, string>();
  for (const [key, object] of dropped) {
    const name = relationName(object);
    if (name !== undefined) holders.set(name, key);
  }
  return [...created].flatMap(([key, object]) => {
    const name = relationName(object);
    const from = name === undefined ? undefined : holders.get(name);
    return from === undefined || from === key ? [] : [{ from, to: key }];
  });
}

function relationName({ kind, name }: CatalogObject): string | undefined {
  if (WITH_INDEX.has(kind)) return `${holder(holder(name))}.${lastPart(name)}`;
  return RELATIONS.has(kind) ? name : undefined;
}
