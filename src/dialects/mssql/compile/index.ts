// Operations to SQL Server's SQL, as scripts for its own client.
// May import schema, operations, errors, util, and the shared SQL of dialects/standard.
// Start reading at writer.ts.
import type { BulkInsert } from '../../../operations/index.ts';
import {
  addConstraint,
  custom,
  bulkInsert,
  compiler,
  dropConstraint,
  dropTable,
  execute,
  qualified,
  sql,
  type CompileContext,
  type CompileTable,
  type Sql,
  refuses,
} from '../../standard/index.ts';
import { alterColumn } from './alter-column.ts';
import { BATCH_RULES } from './batch.ts';
import { createTableComment, dropTableComment } from './comments.ts';
import { createIndex, dropIndex } from './index-statements.ts';
import { addColumnStatements, createTable, dropColumnStatements, renameTable } from './tables.ts';
import { writer } from './writer.ts';

export { literal } from './literal.ts';
export { IDENTIFIER_LIMIT, quote } from './quote.ts';

const TABLE: CompileTable = {
  createTable,
  dropTable,
  renameTable,
  addColumn: addColumnStatements,
  dropColumn: dropColumnStatements,
  alterColumn,
  createIndex,
  dropIndex,
  createPrimaryKey: addConstraint,
  createUniqueConstraint: addConstraint,
  createCheckConstraint: addConstraint,
  createForeignKey: addConstraint,
  createExcludeConstraint: addConstraint,
  dropConstraint,
  createTableComment,
  dropTableComment,
  execute,
  bulkInsert: withIdentityInsert,
  custom,
  ...refuses('mssql'),
};

/**
 * The statements of one operation, in order, without terminator; none when there is nothing to do.
 * @throws MIG_OPERATION_…, MIG_NAME_…, MIG_LITERAL_UNUSABLE, MIG_TYPE_UNKNOWN, MIG_PARAMETER_… for an operation that is refused
 */
export const compile = compiler(TABLE, writer, BATCH_RULES);

/** Rows bring the values of a column that numbers itself only while the server is told to let them. */
function withIdentityInsert(operation: BulkInsert, context: CompileContext): readonly Sql[] {
  const { name, schema } = operation.table;
  const set = sql`SET IDENTITY_INSERT ${qualified(context.writer, name, schema)}`;
  return [sql`${set} ON`, ...bulkInsert(operation, context), sql`${set} OFF`];
}
