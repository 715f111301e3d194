import type { Operation } from '../../../operations/index.ts';
import type { CompileOptions } from '../../contract.ts';
import type { Sql } from './sql.ts';
import type { CompileContext, CompileTable, SqlWriter } from './writer.ts';

/** The `compile` of a dialect: looks an operation up in its table. */
export function compiler(
  table: CompileTable,
  writer: SqlWriter,
): (operation: Operation, options?: CompileOptions) => readonly string[] {
  return (operation, options = {}) => {
    const context: CompileContext = { writer, convention: options.namingConvention ?? {} };
    const write = table[operation.op] as (operation: Operation, context: CompileContext) => readonly Sql[];
    return write(operation, context).map((statement) => statement.sql);
  };
}
