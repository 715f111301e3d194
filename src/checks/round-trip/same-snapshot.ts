import type { CatalogSnapshot } from '../../dialects/index.ts';
import { stableJson } from '../../util/index.ts';

/** True when two snapshots hold the same objects with the same definitions. */
export function sameSnapshot(a: CatalogSnapshot, b: CatalogSnapshot): boolean {
  return a === b || stableJson(a.objects) === stableJson(b.objects);
}
