import { migError } from '../../errors/index.ts';
import { describe, placed, type Operation, type ReplaceView } from '../../operations/index.ts';
import { nameText } from '../../schema/index.ts';
import type { CompileOptions, Connection } from '../contract.ts';
import { literal, quote } from './compile/index.ts';

/** From here on a column's NOT NULL can be set and dropped in place. */
const NULLABILITY_IN_PLACE = 3_53_00;

/**
 * What operations stand for on a database: a view or table is made anew, and its triggers with it.
 * @throws MIG_OPERATION_UNSUPPORTED for what this version of SQLite cannot do, and what `expandBatch` throws
 */
export async function expand(
  connection: Connection,
  operation: Operation,
  options: CompileOptions = {},
): Promise<readonly Operation[]> {
  if (operation.op === 'alterColumn') assertKnown(connection, operation);
  if (operation.op === 'batchAlterTable') {
    const { expandBatch } = await import('./expand-batch.ts');
    const expanded = await expandBatch(connection, operation, options);
    if (expanded[0] === operation)
      for (const part of operation.operations) assertKnown(connection, placed(part, operation));
    return expanded;
  }
  return operation.op === 'replaceView' ? expandReplaceView(connection, operation) : [operation];
}

/** Offline nobody knows which version will run the SQL; here it is known. */
function assertKnown({ server }: Connection, operation: Operation): void {
  if (operation.op !== 'alterColumn' || operation.nullable === undefined) return;
  if (server.versionNumber >= NULLABILITY_IN_PLACE) return;
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: describe(operation),
    dialect: `sqlite ${server.version}`,
    problem:
      'only SQLite 3.53 and later set or drop NOT NULL in place; use op.batch(), which copies the table',
  });
}

async function expandReplaceView(
  connection: Connection,
  operation: ReplaceView,
): Promise<readonly Operation[]> {
  const { view } = operation;
  const catalog = view.schema == null ? '' : `${quote(nameText(view.schema))}.`;
  const triggers = await connection.query<{ sql: string }>(
    `select sql from ${catalog}sqlite_master
     where type = 'trigger' and lower(tbl_name) = lower(${literal(nameText(view.name))}) order by rowid`,
  );
  return [
    operation,
    ...triggers.map(({ sql }): Operation => ({ op: 'execute', sql: sql.replaceAll('\\:', '\\\\:') })),
  ];
}
