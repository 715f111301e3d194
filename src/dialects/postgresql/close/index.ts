// Operations that close the differences between two PostgreSQL snapshots.
// May import the dialect contract, operations, schema, util, and PostgreSQL's own compile and split.
// Start reading here, then plan.ts (what becomes of each object), steps.ts (how), order.ts (when).
import type { Operation } from '../../../operations/index.ts';
import type { CatalogSnapshot, ObjectChange } from '../../snapshot.ts';
import { createClosing } from './closing.ts';
import { ordered } from './order.ts';
import { makePlan } from './plan.ts';
import { stepsOf } from './steps.ts';

export { createClosing, execute, keyOf, list, text, type Closing } from './closing.ts';
export { columnData, withoutParens } from './column-data.ts';
export { serialOf } from './columns.ts';
export { identityClause } from './column-sql.ts';
export { constraintData } from './constraint-data.ts';
export { isExact, identityProperties, objectName, usualName } from './identity.ts';
export { indexData } from './index-data.ts';
export { holder, lastPart, nameParts, tableTarget, unquoted } from './names.ts';
export { Reader } from './scan.ts';
export { parameterDefaults } from './sequence-parameters.ts';
export { tableShell } from './table-data.ts';
export { ownColumns } from './table-parts.ts';
export { ownName } from './table-target.ts';
export { unclosable } from './unclosable.ts';

/**
 * Operations that turn `from` into `to`, as far as `changes` says, in an order that runs; none for a difference that
 * {@link unclosable} tells of. What only has to make way for a while is dropped and made again, with its comment,
 * its privileges and its state. Neither snapshot is changed. `role` is who runs the operations, quoted; without it the
 * role that owns most is taken for it.
 */
export function close(
  from: CatalogSnapshot,
  to: CatalogSnapshot,
  changes: readonly ObjectChange[],
  session: { readonly role?: string } = {},
): readonly Operation[] {
  const closing = createClosing(from, to, session);
  const plan = makePlan(closing, changes);
  return ordered(stepsOf(plan, closing), plan, closing).flatMap((step) => step.operations);
}
