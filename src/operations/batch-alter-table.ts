import type { MetaData } from '../schema/index.ts';
import { addColumn } from './add-column.ts';
import { alterColumn } from './alter-column.ts';
import { placed, unplaced, type PlacedOperation } from './batch/placed.ts';
import { createCheckConstraint } from './create-check-constraint.ts';
import { createExcludeConstraint } from './create-exclude-constraint.ts';
import { createForeignKey } from './create-foreign-key.ts';
import { createIndex } from './create-index.ts';
import { createPrimaryKey } from './create-primary-key.ts';
import { createTableComment } from './create-table-comment.ts';
import { createUniqueConstraint } from './create-unique-constraint.ts';
import type { BatchAlterTable, BatchedOperation } from './data.ts';
import type { OperationDefinition, RenderedOperation } from './definition.ts';
import { dropColumn } from './drop-column.ts';
import { dropConstraint } from './drop-constraint.ts';
import { dropIndex } from './drop-index.ts';
import { dropTableComment } from './drop-table-comment.ts';
import { inWords } from './edit.ts';
import { execute } from './execute.ts';
import { fits, indented, renderOptions, type Uses } from './render/call.ts';
import { renderColumn, renderConstraint } from './render/parts.ts';
import { renderTable } from './render/table.ts';
import { renderValue } from './render/value.ts';

/** What a batch can do. Tables are not created, dropped or renamed in one. */
const BATCHED = {
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
} as const;

export const batchAlterTable: OperationDefinition<BatchAlterTable, BatchAlterTable> = {
  kind: 'batchAlterTable',
  reverse(batch) {
    const { copyFrom, tableArgs: _args, tableKwargs: _kwargs, partialReordering: _order, ...rest } = batch;
    const operations: BatchedOperation[] = [];
    for (const operation of batch.operations) {
      const alone = placed(operation, batch);
      const reversal = definitionOf(alone).reverse(alone);
      if ('irreversible' in reversal)
        return { irreversible: `${definitionOf(alone).describe(alone)}: ${reversal.irreversible}` };
      operations.unshift(unplaced(reversal));
    }
    const after = copyFrom === undefined ? undefined : changedTable({ tables: [copyFrom] }, batch).tables[0];
    return { ...rest, ...(after === undefined ? {} : { copyFrom: after }), operations };
  },
  effect: changedTable,
  describe: (batch) => `alter table ${inWords(batch)} in a batch of ${batch.operations.length}`,
  renderTypeScript,
};

function changedTable(metadata: MetaData, batch: BatchAlterTable): MetaData {
  return batch.operations.reduce((changed, operation) => {
    const alone = placed(operation, batch);
    return definitionOf(alone).effect(changed, alone);
  }, metadata);
}

function definitionOf(operation: PlacedOperation): OperationDefinition<PlacedOperation, PlacedOperation> {
  return BATCHED[operation.op] as unknown as OperationDefinition<PlacedOperation, PlacedOperation>;
}

/** `op.batch('users', { recreate: 'always' }, (batch) => { batch.dropColumn('age'); })` */
function renderTypeScript({ op: _op, table, operations, ...options }: BatchAlterTable): RenderedOperation {
  const uses: Uses = new Set();
  const { copyFrom, reflectArgs, tableArgs } = options;
  const list = (items: readonly string[]): string => `[${items.join(', ')}]`;
  const rendered: Record<string, string> = {
    ...(copyFrom === undefined ? {} : { copyFrom: renderTable(copyFrom, uses) }),
    ...(reflectArgs === undefined
      ? {}
      : {
          reflectArgs: list(
            reflectArgs.map((part) =>
              'kind' in part ? renderConstraint(part, uses) : renderColumn(part, uses),
            ),
          ),
        }),
    ...(tableArgs === undefined
      ? {}
      : { tableArgs: list(tableArgs.map((constraint) => renderConstraint(constraint, uses))) }),
  };
  const calls = operations.map((operation) => `${renderCall(operation, uses)};`);
  const args = [renderValue(table), renderOptions(options, rendered)].filter((arg) => arg !== undefined);
  const line = `op.batch(${[...args, calls.length === 0 ? '() => {}' : `(batch) => { ${calls.join(' ')} }`].join(', ')})`;
  const lines = `op.batch(${[...args, `(batch) => {\n${indented(calls)}}`].join(', ')})`;
  const code = calls.length === 0 || fits(line) ? line : lines;
  return { code, imports: [...uses].sort() };
}

/** No table has this name: it holds the place of the one that is left out. */
const NO_TABLE = '\0table';

function renderCall(operation: BatchedOperation, uses: Uses): string {
  const alone = { ...placed(operation, { table: NO_TABLE }), ...operation } as PlacedOperation;
  const { code, imports } = definitionOf(alone).renderTypeScript(alone);
  for (const name of imports) uses.add(name);
  const hole = renderValue(NO_TABLE);
  const without = [`  ${hole},\n`, `${hole}, `, `, ${hole}`, hole].find((text) => code.includes(text)) ?? '';
  return `batch${code.slice('op'.length).replace(without, () => '')}`;
}
