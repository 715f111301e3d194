// Operations to the SQL of MySQL and MariaDB.
// May import schema, operations, errors, util, and the shared SQL of dialects/standard.
// Start reading at flavour.ts, where the two differ, then writer.ts.
import type { BatchAlterTable, Operation } from '../../../operations/index.ts';
import type { DataType } from '../../../schema/index.ts';
import {
  addConstraint,
  custom,
  bindOperation,
  bulkInsert,
  compiler,
  dropTable,
  execute,
  makesTableAnew,
  type CompileTable,
} from '../../standard/index.ts';
import type { BoundStatement, CompileOptions } from '../../contract.ts';
import { alterColumn } from './alter-column.ts';
import { createBinding } from './bind.ts';
import { batchRules } from './batch.ts';
import type { Flavour } from './flavour.ts';
import { createIndex, dropIndex } from './index-statements.ts';
import { objectStatements } from './objects/index.ts';
import {
  addColumnStatements,
  createTable,
  createTableComment,
  dropColumnStatements,
  dropConstraint,
  dropTableComment,
  renameTable,
} from './tables.ts';
import { typeSql } from './types.ts';
import { createWriter } from './writer.ts';

export { MARIADB, MYSQL, type Flavour } from './flavour.ts';
export { literal } from './literal.ts';
export { IDENTIFIER_BYTES, inBackticks, quote } from './quote.ts';

/** Whether a batch is carried out by a new table. @throws MIG_OPERATION_INVALID */
export function recreatesTable(batch: BatchAlterTable, flavour: Flavour): boolean {
  return makesTableAnew(batch, batchRules(flavour), createWriter(flavour));
}

export interface Compiler {
  /**
   * The statements of one operation, in order, without terminator; none when there is nothing to do.
   * @throws MIG_OPERATION_…, MIG_NAME_…, MIG_LITERAL_UNUSABLE, MIG_TYPE_UNKNOWN, MIG_PARAMETER_… for an operation that is refused
   */
  compile(operation: Operation, options?: CompileOptions): readonly string[];
  /** Operations on rows with their values as `?`; `undefined` for all others. @throws as `compile` */
  bind(operation: Operation): readonly BoundStatement[] | undefined;
  /** The type as it stands in a column definition. @throws MIG_TYPE_UNKNOWN, MIG_OPERATION_INVALID */
  compileType(type: DataType): string;
}

export function createCompiler(flavour: Flavour): Compiler {
  const writer = createWriter(flavour);
  const binding = createBinding(writer);
  return {
    compile: compiler(compileTable(flavour), writer, batchRules(flavour)),
    bind: (operation) => bindOperation(operation, binding),
    compileType: (type) => typeSql(type, flavour).sql,
  };
}

function compileTable(flavour: Flavour): CompileTable {
  return {
    createTable: (operation, context) => createTable(operation, context, flavour),
    dropTable,
    renameTable,
    addColumn: (operation, context) => addColumnStatements(operation, context, flavour),
    dropColumn: dropColumnStatements,
    alterColumn: (operation, context) => alterColumn(operation, context, flavour),
    createIndex: (operation, context) => createIndex(operation, context, flavour),
    dropIndex,
    createPrimaryKey: addConstraint,
    createUniqueConstraint: addConstraint,
    createCheckConstraint: addConstraint,
    createForeignKey: addConstraint,
    createExcludeConstraint: addConstraint,
    dropConstraint: (operation, context) => dropConstraint(operation, context, flavour),
    createTableComment,
    dropTableComment,
    execute,
    bulkInsert,
    custom,
    ...objectStatements(flavour),
  };
}
