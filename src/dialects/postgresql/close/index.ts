// Operations that close the differences between two PostgreSQL snapshots.
// May import the dialect contract, operations.
// Start reading here.
import type { Operation } from '../../../operations/index.ts';
import type { CatalogSnapshot, ObjectChange } from '../../snapshot.ts';

/** Operations that turn `from` into `to`; none for a difference that it has no words for. */
export function close(
  _from: CatalogSnapshot,
  _to: CatalogSnapshot,
  _changes: readonly ObjectChange[],
): readonly Operation[] {
  return [];
}
