// Operations to PostgreSQL's SQL.
// May import schema, operations, errors, util, and the shared SQL of dialects/standard.
// Start reading at writer.ts.
import type { Operation } from '../../../operations/index.ts';
import {
  addConstraint,
  bulkInsert,
  dropColumn,
  dropConstraint,
  dropTable,
  execute,
  renameTable,
  type CompileContext,
  type CompileTable,
  type Sql,
} from '../../standard/index.ts';
import type { CompileOptions } from '../../contract.ts';
import { alterColumn } from './alter-column.ts';
import { createTableComment, dropTableComment } from './comments.ts';
import { addColumnStatements, createTable } from './create-table.ts';
import { createIndex, dropIndex } from './index-statements.ts';
import { writer } from './writer.ts';

export { literal } from './literal.ts';
export { bind } from './bind.ts';
export { IDENTIFIER_BYTES, quote } from './quote.ts';

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
};

/**
 * The statements of one operation, in order, without terminator; none when there is nothing to do.
 * @throws MIG_OPERATION_…, MIG_NAME_…, MIG_LITERAL_UNUSABLE, MIG_TYPE_UNKNOWN, MIG_PARAMETER_… for an operation that is refused
 */
export function compile(operation: Operation, options: CompileOptions = {}): readonly string[] {
  const context: CompileContext = { writer, convention: options.namingConvention ?? {} };
  const write = TABLE[operation.op] as (operation: Operation, context: CompileContext) => readonly Sql[];
  return write(operation, context).map((statement) => statement.sql);
}
