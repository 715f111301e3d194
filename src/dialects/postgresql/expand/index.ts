// What operations stand for on a database: what depends on a view, a function or a type is kept.
// May import the dialect contract, operations, schema, errors, util, and PostgreSQL's own compile, snapshot and close.
// Start reading at closed.ts: everything ends there.
import type { Operation } from '../../../operations/index.ts';
import type { Connection } from '../../contract.ts';
import { expandEnum } from './enums.ts';
import { expandReplaceRoutine } from './routines.ts';
import { expandReplaceMaterializedView, expandReplaceView } from './views.ts';

export async function expand(connection: Connection, operation: Operation): Promise<readonly Operation[]> {
  switch (operation.op) {
    case 'replaceView':
      return expandReplaceView(connection, operation);
    case 'replaceMaterializedView':
      return expandReplaceMaterializedView(connection, operation);
    case 'replaceFunction':
    case 'replaceProcedure':
      return expandReplaceRoutine(connection, operation);
    case 'dropEnumValue':
    case 'reorderEnum':
      return expandEnum(connection, operation);
    default:
      return [operation];
  }
}
