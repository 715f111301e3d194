import type { Identifier } from '../../schema/index.ts';
import { builders } from '../builders.ts';
import type { BatchAlterTable, BatchedOperation } from '../data.ts';
import type { BatchOp, BatchOptions } from '../op.ts';
import { unplaced, type PlacedOperation } from './placed.ts';

/** Where the table stands among the arguments that `op` takes; `undefined`: there is none. */
const TABLE_POSITIONS = {
  addColumn: 0,
  dropColumn: 0,
  alterColumn: 0,
  createIndex: 1,
  dropIndex: 1,
  createPrimaryKey: 1,
  createUniqueConstraint: 1,
  createCheckConstraint: 1,
  createForeignKey: 1,
  createExcludeConstraint: 1,
  dropConstraint: 1,
  createTableComment: 0,
  dropTableComment: 0,
  execute: undefined,
} as const satisfies Record<Exclude<keyof BatchOp, 'f'>, number | undefined>;

/** A batch in the making. */
export interface CollectedBatch {
  /** Queues what is called on it. */
  readonly op: BatchOp;
  /** The batch as far as it is queued. */
  readonly operation: () => BatchAlterTable;
}

export function collectBatch(table: Identifier, options: BatchOptions): CollectedBatch {
  const operations: BatchedOperation[] = [];
  const methods = Object.entries(TABLE_POSITIONS).map(([name, position]) => {
    const build = builders[name as keyof typeof TABLE_POSITIONS] as (...args: unknown[]) => PlacedOperation;
    const method = (...args: unknown[]): void => {
      const all = position === undefined ? args : args.toSpliced(position, 0, table);
      operations.push(structuredClone(unplaced(build(...all))));
    };
    return [name, method] as const;
  });
  const given = structuredClone(options);
  return {
    op: { ...Object.fromEntries(methods), f: (name: string) => ({ f: name }) } as unknown as BatchOp,
    operation: () => ({ op: 'batchAlterTable', table, ...given, operations: [...operations] }),
  };
}
