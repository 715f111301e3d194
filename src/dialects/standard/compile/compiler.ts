import type { Operation } from '../../../operations/index.ts';
import type { CompileOptions } from '../../contract.ts';
import { batchStatements, type BatchRules } from './batch.ts';
import type { Sql } from './sql.ts';
import type { CompileContext, CompileTable, SqlWriter } from './writer.ts';

/** The `compile` of a dialect: looks an operation up in its table, and makes a batch of several. */
export function compiler(
  table: CompileTable,
  writer: SqlWriter,
  rules: BatchRules,
): (operation: Operation, options?: CompileOptions) => readonly string[] {
  const compile = (operation: Operation, context: CompileContext): readonly Sql[] => {
    if (operation.op === 'batchAlterTable') return batchStatements(operation, { rules, compile, context });
    const write = table[operation.op] as (operation: Operation, context: CompileContext) => readonly Sql[];
    return write(operation, context);
  };
  return (operation, options = {}) =>
    compile(operation, { writer, convention: options.namingConvention ?? {} }).map(
      (statement) => statement.sql,
    );
}
