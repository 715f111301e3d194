// Operations to PostgreSQL's SQL.
// May import schema, operations, errors, util, and the shared SQL of dialects/standard.
// Start reading at writer.ts.
import type { BatchAlterTable } from '../../../operations/index.ts';
import {
  addConstraint,
  custom,
  bulkInsert,
  compiler,
  dropColumn,
  dropConstraint,
  dropTable,
  execute,
  makesTableAnew,
  renameTable,
  type CompileTable,
} from '../../standard/index.ts';
import { alterColumn } from './alter-column.ts';
import { BATCH_RULES } from './batch.ts';
import { createTableComment, dropTableComment } from './comments.ts';
import { addColumnStatements, createTable } from './create-table.ts';
import { createIndex, dropIndex } from './index-statements.ts';
import { objectStatements } from './objects/index.ts';
import { writer } from './writer.ts';

export { literal } from './literal.ts';
export { bind } from './bind.ts';
export { routineName } from './objects/parts.ts';
export { routineStatement } from './objects/routines.ts';
export { viewStatement } from './objects/views.ts';
export { IDENTIFIER_BYTES, quote } from './quote.ts';
export { writer } from './writer.ts';

/** Whether a batch is carried out by a new table. @throws MIG_OPERATION_INVALID */
export function recreatesTable(batch: BatchAlterTable): boolean {
  return makesTableAnew(batch, BATCH_RULES, writer);
}

const TABLE: CompileTable = {
  createTable,
  dropTable,
  renameTable,
  addColumn: addColumnStatements,
  dropColumn,
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
  bulkInsert,
  custom,
  ...objectStatements,
};

/**
 * The statements of one operation, in order, without terminator; none when there is nothing to do.
 * @throws MIG_OPERATION_…, MIG_NAME_…, MIG_LITERAL_UNUSABLE, MIG_TYPE_UNKNOWN, MIG_PARAMETER_… for an operation that is refused
 */
export const compile = compiler(TABLE, writer, BATCH_RULES);
