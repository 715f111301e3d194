import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';
import { nameOf, pieces, wordOf } from '../snapshot/index.ts';

export type Side = Pick<CatalogSnapshot, 'objects'>;

/** The name as the catalog has it, from the statement that makes the object. */
export function nameInCatalog({ create = '', name }: CatalogObject): string {
  const list = pieces(create);
  const at = list.findIndex((piece) => /^(TABLE|INDEX|VIEW|TRIGGER)$/.test(wordOf(piece)));
  const found = list[at + 1];
  return at === -1 || found === undefined ? name : nameOf(found);
}

/** What belongs to an object, of these kinds in this order. */
export function childrenOf(
  { kind, name }: CatalogObject,
  { objects }: Side,
  kinds: readonly string[],
): readonly CatalogObject[] {
  const key = `${kind} ${name}`;
  return kinds.flatMap((wanted) =>
    Object.values(objects).filter((object) => object.kind === wanted && object.parent === key),
  );
}
