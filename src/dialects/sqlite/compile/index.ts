// Operations to SQLite's SQL.
// May import schema, operations, errors, util, and the shared SQL of dialects/standard.
// Start reading at writer.ts and tables.ts.
import type { BatchAlterTable } from '../../../operations/index.ts';
import {
  bulkInsert,
  compiler,
  dropTable,
  execute,
  makesTableAnew,
  renameTable,
  type CompileTable,
  custom,
} from '../../standard/index.ts';
import { BATCH_RULES } from './batch.ts';
import { createIndex, dropIndex } from './index-statements.ts';
import { objectStatements } from './objects.ts';
import {
  addColumnStatements,
  alterColumn,
  createTable,
  dropColumnStatements,
  refuseConstraint,
} from './tables.ts';
import { writer } from './writer.ts';

export { writer } from './writer.ts';

export { bind } from './bind.ts';
export { literal } from './literal.ts';
export { typeSql } from './types.ts';
export { IDENTIFIER_BYTES, inQuotes, quote } from './quote.ts';

const TABLE: CompileTable = {
  createTable,
  dropTable,
  renameTable,
  addColumn: addColumnStatements,
  dropColumn: dropColumnStatements,
  alterColumn,
  createIndex,
  dropIndex,
  createPrimaryKey: refuseConstraint,
  createUniqueConstraint: refuseConstraint,
  createCheckConstraint: refuseConstraint,
  createForeignKey: refuseConstraint,
  createExcludeConstraint: refuseConstraint,
  dropConstraint: refuseConstraint,
  // There are no comments here; what was said of the table stays in the code.
  createTableComment: () => [],
  dropTableComment: () => [],
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

/** Whether a batch is carried out by a new table. @throws MIG_OPERATION_INVALID */
export function recreatesTable(batch: BatchAlterTable): boolean {
  return makesTableAnew(batch, BATCH_RULES, writer);
}
