import { migError } from '../../errors/index.ts';
import { nameText } from '../../schema/index.ts';
import type { AddColumn, BatchedOperation, CreateForeignKey, DropColumn, Execute, OnTable } from '../data.ts';
import type { ConstraintOperation } from '../constraint-of.ts';
import type {
  AlterColumn,
  CreateIndex,
  CreateTableComment,
  DropConstraint,
  DropIndex,
  DropTableComment,
} from '../data.ts';

/** What stands alone of what a batch can do. */
export type PlacedOperation =
  | AddColumn
  | DropColumn
  | AlterColumn
  | CreateIndex
  | DropIndex
  | ConstraintOperation
  | DropConstraint
  | CreateTableComment
  | DropTableComment
  | Execute;

/** An operation of a batch as one that stands alone: with its table. */
export function placed(operation: BatchedOperation, { table, schema }: OnTable): PlacedOperation {
  if (operation.op === 'execute') return operation;
  if (operation.op === 'createForeignKey')
    return {
      ...operation,
      sourceTable: table,
      ...(schema == null ? {} : { sourceSchema: schema }),
    } satisfies CreateForeignKey;
  const where = { table, ...(schema == null ? {} : { schema }) };
  if (operation.op === 'addColumn') {
    const { insertBefore: _before, insertAfter: _after, ...rest } = operation;
    return { ...rest, ...where };
  }
  if (operation.op === 'dropColumn') {
    const { existingType: _type, ...rest } = operation;
    return { ...rest, ...where };
  }
  return { ...operation, ...where } as PlacedOperation;
}

/** The other way round. */
export function unplaced(operation: PlacedOperation): BatchedOperation {
  if (operation.op === 'execute') return operation;
  if (operation.op === 'createForeignKey') {
    const { sourceTable: _table, sourceSchema: _schema, ...rest } = operation;
    return rest;
  }
  const { table: _table, schema: _schema, ...rest } = operation;
  return rest as BatchedOperation;
}

/** @throws MIG_OPERATION_INVALID for a column that is to stand somewhere in a table that stays as it is */
export function assertNoPlaces(operations: readonly BatchedOperation[], table: OnTable): void {
  for (const operation of operations)
    if (operation.op === 'addColumn' && (operation.insertBefore ?? operation.insertAfter) !== undefined)
      throw migError('MIG_OPERATION_INVALID', {
        operation: `add column ${nameText(table.table)}.${nameText(operation.column.name)}`,
        problem:
          'insertBefore and insertAfter need a new table, and this batch alters the old one; set recreate to "always"',
      });
}
