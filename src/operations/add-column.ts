import { nameText, sameName } from '../schema/index.ts';
import type { AddColumn, DropColumn } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { editTable, inWords, noEffect } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderColumn } from './render/parts.ts';
import { renderValue } from './render/value.ts';

export const addColumn: OperationDefinition<AddColumn, DropColumn> = {
  kind: 'addColumn',
  reverse({ table, schema, column, ifNotExists }) {
    return {
      op: 'dropColumn',
      table,
      ...(schema == null ? {} : { schema }),
      column: column.name,
      ...(ifNotExists ? { ifExists: true } : {}),
      existingColumn: column,
    };
  },
  effect(metadata, operation) {
    const { column, ifNotExists } = operation;
    const described = addColumn.describe(operation);
    return editTable(metadata, operation, {
      operation: described,
      edit(table) {
        if (!table.columns.some((item) => sameName(item.name, column.name)))
          return { ...table, columns: [...table.columns, column] };
        if (ifNotExists) return table;
        throw noEffect(described, 'it is there already');
      },
    });
  },
  describe: (operation) => `add column ${inWords(operation)}.${nameText(operation.column.name)}`,
  renderTypeScript: ({ op, table, column, ...options }) =>
    renderMethod(op, (uses) => [renderValue(table), renderColumn(column, uses), renderOptions(options)]),
};
