import type { Operation, ReplaceView } from '../../operations/index.ts';
import { nameText } from '../../schema/index.ts';
import type { Connection } from '../contract.ts';
import { literal, quote } from './compile/index.ts';
import { expandBatch } from './expand-batch.ts';

/** What operations stand for on a database: a view or table is made anew, and its triggers with it. */
export async function expand(connection: Connection, operation: Operation): Promise<readonly Operation[]> {
  if (operation.op === 'batchAlterTable') return expandBatch(connection, operation);
  return operation.op === 'replaceView' ? expandReplaceView(connection, operation) : [operation];
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
