// What operations stand for on a database: what depends on a view, a function, a type or a table made anew is kept.
// May import the dialect contract, operations, schema, errors, util, and PostgreSQL's own compile, snapshot, close and reflect.
// Start reading at closed.ts: everything ends there.
import type { Operation } from '../../../operations/index.ts';
import type { CompileOptions, Connection } from '../../contract.ts';

export async function expand(
  connection: Connection,
  operation: Operation,
  options: CompileOptions = {},
): Promise<readonly Operation[]> {
  switch (operation.op) {
    case 'alterColumn':
      return (await import('./alter-column.ts')).expandAlterColumn(connection, operation);
    case 'replaceView':
      return (await import('./views.ts')).expandReplaceView(connection, operation);
    case 'replaceMaterializedView':
      return (await import('./views.ts')).expandReplaceMaterializedView(connection, operation);
    case 'replaceFunction':
    case 'replaceProcedure':
      return (await import('./routines.ts')).expandReplaceRoutine(connection, operation);
    case 'batchAlterTable':
      return (await import('./batch.ts')).expandBatch(connection, operation, options);
    case 'dropEnumValue':
    case 'reorderEnum':
      return (await import('./enums.ts')).expandEnum(connection, operation);
    default:
      return [operation];
  }
}
