import { indexedColumns, nameText, sameName, type Identifier, type Table } from '../schema/index.ts';
import type { AddColumn, DropColumn } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { compact, editTable, inWords, noEffect } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderColumn } from './render/parts.ts';
import { renderValue } from './render/value.ts';

export const dropColumn: OperationDefinition<DropColumn, AddColumn> = {
  kind: 'dropColumn',
  reverse({ table, schema, existingColumn, ifExists }) {
    if (existingColumn === undefined)
      return { irreversible: 'it is not known what the column was (existingColumn)' };
    return {
      op: 'addColumn',
      table,
      ...(schema == null ? {} : { schema }),
      column: existingColumn,
      ...(ifExists ? { ifNotExists: true } : {}),
    };
  },
  effect(metadata, operation) {
    const described = dropColumn.describe(operation);
    return editTable(metadata, operation, {
      operation: described,
      edit(table) {
        const there = table.columns.some((column) => sameName(column.name, operation.column));
        if (!there && !operation.ifExists) throw noEffect(described, 'there is no such column');
        return withoutColumn(table, operation.column);
      },
    });
  },
  describe: (operation) => `drop column ${inWords(operation)}.${nameText(operation.column)}`,
  renderTypeScript: ({ op, table, column, ...options }) =>
    renderMethod(op, (uses) => {
      const { existingColumn } = options;
      const rendered =
        existingColumn === undefined ? {} : { existingColumn: renderColumn(existingColumn, uses) };
      return [renderValue(table), renderValue(column), renderOptions(options, rendered)];
    }),
};

/** Constraints and indexes that name the column go with it, as they do on the servers. */
function withoutColumn(table: Table, name: Identifier): Table {
  const names = (columns: readonly Identifier[]) => columns.some((column) => sameName(column, name));
  return compact({
    ...table,
    columns: table.columns.filter((column) => !sameName(column.name, name)),
    constraints: (table.constraints ?? []).filter((item) => !('columns' in item && names(item.columns))),
    indexes: (table.indexes ?? []).filter((index) => !names(index.columns.flatMap(indexedColumns))),
  });
}
