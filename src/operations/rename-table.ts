import { nameText, sameName, type Column, type Constraint, type Table } from '../schema/index.ts';
import type { RenameTable } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { compact, editTable, findTable, inWords, noEffect } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const renameTable: OperationDefinition<RenameTable, RenameTable> = {
  kind: 'renameTable',
  reverse: (operation) => ({
    ...operation,
    oldTableName: operation.newTableName,
    newTableName: operation.oldTableName,
  }),
  effect(metadata, operation) {
    const { oldTableName, newTableName, schema } = operation;
    const described = renameTable.describe(operation);
    if (findTable(metadata, { table: newTableName, schema: schema ?? null }) !== undefined)
      throw noEffect(described, `there is a table ${nameText(newTableName)} already`);
    const renamed = editTable(
      metadata,
      { table: oldTableName, schema: schema ?? null },
      { operation: described, edit: (table) => ({ ...table, name: newTableName }) },
    );
    return { ...renamed, tables: renamed.tables.map((table) => withReferences(table, operation)) };
  },
  describe: ({ oldTableName, newTableName, schema }) =>
    `rename table ${inWords({ table: oldTableName, schema: schema ?? null })} to ${nameText(newTableName)}`,
  renderTypeScript: ({ op, oldTableName, newTableName, ...options }) =>
    renderMethod(op, () => [renderValue(oldTableName), renderValue(newTableName), renderOptions(options)]),
};

/** Foreign keys follow the table to its new name. */
function withReferences(table: Table, { oldTableName, newTableName, schema }: RenameTable): Table {
  const follow = <T extends { refTable: Column['name']; refSchema?: Column['name'] | null }>(key: T): T =>
    sameName(key.refTable, oldTableName) && sameName(key.refSchema ?? null, schema ?? null)
      ? { ...key, refTable: newTableName }
      : key;
  const constraints = table.constraints?.map((item): Constraint =>
    item.kind === 'foreignKey' ? follow(item) : item,
  );
  const columns = table.columns.map((column) =>
    column.foreignKeys === undefined ? column : { ...column, foreignKeys: column.foreignKeys.map(follow) },
  );
  return compact({ ...table, columns, ...(constraints === undefined ? {} : { constraints }) });
}
