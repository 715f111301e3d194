import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';

/** Types of the columns of the table that an object is, or belongs to, by name as the server prints it. */
export function columnTypes(
  { objects }: CatalogSnapshot,
  { parent }: CatalogObject,
): ReadonlyMap<string, string> {
  const table = parent === undefined ? undefined : objects[parent];
  if (table === undefined) return new Map();
  const columns = Object.values(objects).filter(
    (object) => object.kind === 'column' && object.parent === parent,
  );
  return new Map(
    columns.map(({ name, definition }) => [
      name.slice(table.name.length + 1),
      String(definition['type'] as string),
    ]),
  );
}
