// What operations stand for on a database: what depends on a view, a function, a type or a table made anew is kept.
// May import the dialect contract, operations, schema, errors, util, and PostgreSQL's own compile, snapshot, close and reflect.
// Start reading at closed.ts: everything ends there.
import type { Operation } from '../../../operations/index.ts';
import type { CompileOptions, Connection } from '../../contract.ts';
import { expandAlterColumn } from './alter-column.ts';
import { expandBatch } from './batch.ts';
import { expandEnum } from './enums.ts';
import { expandReplaceRoutine } from './routines.ts';
import { expandReplaceMaterializedView, expandReplaceView } from './views.ts';

export async function expand(
  connection: Connection,
  operation: Operation,
  options: CompileOptions = {},
): Promise<readonly Operation[]> {
  switch (operation.op) {
    case 'alterColumn':
      return expandAlterColumn(connection, operation);
    case 'replaceView':
      return expandReplaceView(connection, operation);
    case 'replaceMaterializedView':
      return expandReplaceMaterializedView(connection, operation);
    case 'replaceFunction':
    case 'replaceProcedure':
      return expandReplaceRoutine(connection, operation);
    case 'batchAlterTable':
      return expandBatch(connection, operation, options);
    case 'dropEnumValue':
    case 'reorderEnum':
      return expandEnum(connection, operation);
    default:
      return [operation];
  }
}
