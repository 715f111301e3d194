import type { CatalogObject } from '../../snapshot.ts';
import type { Closing } from './closing.ts';

/** True when a table is clustered by none of its indexes any more; another one would take over by itself. */
export function endsClustering(index: CatalogObject, { to }: Closing): boolean {
  return !to.childrenOf(index.parent ?? '').some(({ definition }) => definition['clustered'] === true);
}
