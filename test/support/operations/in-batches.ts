import { unplaced, type Operation, type PlacedOperation } from '../../../src/operations/index.ts';
import type { TableRow } from './table-rows.ts';

/** What is no operation within a batch. */
const NOT_BATCHED: readonly string[] = ['createTable', 'dropTable', 'renameTable'];

/** The same operation as a batch, where that makes a new table: when it has to, and when it is asked to. Elsewhere it is the same SQL. */
export function inBatches(row: TableRow, dialect: string): readonly TableRow[] {
  const { sinceSqlite: _since, exceptInBatch: except = {}, ...rest } = row;
  const batch = dialect === 'sqlite' ? batchOf(row.operation) : undefined;
  if (batch === undefined) return [];
  return (['auto', 'always'] as const).map((recreate) => ({
    ...rest,
    title: `${row.title}, in a batch (${recreate})`,
    operation: { ...batch, recreate },
    except,
  }));
}

function batchOf(operation: Operation): Extract<Operation, { op: 'batchAlterTable' }> | undefined {
  if (operation.op === 'batchAlterTable') return operation;
  if (NOT_BATCHED.includes(operation.op)) return undefined;
  const alone = operation as PlacedOperation & { op: Exclude<PlacedOperation['op'], 'execute'> };
  const table = alone.op === 'createForeignKey' ? alone.sourceTable : alone.table;
  return { op: 'batchAlterTable', table: table as string, operations: [unplaced(alone)] };
}
