import { addColumn } from './add-column.ts';
import { alterColumn } from './alter-column.ts';
import { batchAlterTable } from './batch-alter-table.ts';
import { bulkInsert } from './bulk-insert.ts';
import { createCheckConstraint } from './create-check-constraint.ts';
import { createExcludeConstraint } from './create-exclude-constraint.ts';
import { createForeignKey } from './create-foreign-key.ts';
import { createIndex } from './create-index.ts';
import { createPrimaryKey } from './create-primary-key.ts';
import { createTable } from './create-table.ts';
import { createTableComment } from './create-table-comment.ts';
import { createUniqueConstraint } from './create-unique-constraint.ts';
import { custom } from './custom.ts';
import type { OperationData, OperationDefinition } from './definition.ts';
import { dropColumn } from './drop-column.ts';
import { dropConstraint } from './drop-constraint.ts';
import { dropIndex } from './drop-index.ts';
import { dropTable } from './drop-table.ts';
import { dropTableComment } from './drop-table-comment.ts';
import { execute } from './execute.ts';
import { objectDefinitions } from './objects/index.ts';
import { renameTable } from './rename-table.ts';

/** Every operation there is. Adding one here makes the type checker name each dialect that lacks its SQL. */
export const definitions = {
  createTable,
  dropTable,
  renameTable,
  addColumn,
  dropColumn,
  alterColumn,
  createIndex,
  dropIndex,
  createPrimaryKey,
  createUniqueConstraint,
  createCheckConstraint,
  createForeignKey,
  createExcludeConstraint,
  dropConstraint,
  createTableComment,
  dropTableComment,
  execute,
  bulkInsert,
  batchAlterTable,
  ...objectDefinitions,
  custom,
} as const;

type DataOf<Definition> = Definition extends OperationDefinition<infer Data, infer _Inverse> ? Data : never;

/** What a migration can do, as plain JSON-serialisable data, told apart by `op`. */
export type Operation = DataOf<(typeof definitions)[keyof typeof definitions]>;

/** The definition of an operation's kind. */
export function definitionOf(operation: Operation): OperationDefinition<Operation, Operation> {
  return definitions[operation.op] as OperationDefinition<
    OperationData,
    OperationData
  > as OperationDefinition<Operation, Operation>;
}
