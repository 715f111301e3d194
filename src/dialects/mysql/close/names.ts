import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';
import { inBackticks } from '../compile/index.ts';
import { nameParts } from '../snapshot/index.ts';

export type Side = Pick<CatalogSnapshot, 'objects'>;

/** The table that it belongs to, in backticks. */
export function ownerOf(object: CatalogObject): string {
  return namesOf(object)[0] ?? '';
}

/** The parts of a display name, in backticks. */
export function namesOf({ name }: CatalogObject): readonly string[] {
  return nameParts(name).map(inBackticks);
}
