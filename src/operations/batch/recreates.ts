import { migError } from '../../errors/index.ts';
import { constraintsOfColumn, nameText, type DataType } from '../../schema/index.ts';
import { assertNoPlaces } from './placed.ts';
import type { AddColumn, BatchAlterTable } from '../data.ts';

/** What decides on a new table, beside the batch itself. */
export interface RecreationRules {
  /** The database system cannot change a table otherwise. */
  readonly recreates: boolean;
  /** A CHECK stands for such a type. */
  readonly impliesCheck: (type: DataType) => boolean;
}

/**
 * Whether a batch makes the table anew.
 * @throws MIG_OPERATION_INVALID for an unknown `recreate`
 */
export function recreates(batch: BatchAlterTable, rules: RecreationRules): boolean {
  const { recreate = 'auto', operations } = batch;
  if (recreate === 'always') return true;
  if (recreate === 'never') return false;
  if (recreate !== 'auto')
    throw migError('MIG_OPERATION_INVALID', {
      operation: `alter table ${nameText(batch.table)} in a batch`,
      problem: `recreate is ${JSON.stringify(recreate)}, and can be "auto", "always" or "never"`,
    });
  if (!rules.recreates) return false;
  const first = operations.findIndex((operation) => {
    if (operation.op === 'addColumn') return !isPlain(operation, rules);
    return !['createIndex', 'dropIndex', 'execute'].includes(operation.op);
  });
  if (first < 0) return false;
  assertNoPlaces(operations.slice(0, first + 1), batch);
  return true;
}

/** A column that ADD COLUMN can bring: without constraints, its default a literal, not computed and stored. */
function isPlain({ column }: Pick<AddColumn, 'column'>, { impliesCheck }: RecreationRules): boolean {
  const { serverDefault, computed, type } = column;
  return (
    (serverDefault == null || typeof serverDefault === 'string') &&
    computed?.persisted !== true &&
    constraintsOfColumn(column).length === 0 &&
    !impliesCheck(type)
  );
}
