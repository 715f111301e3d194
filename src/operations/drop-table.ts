import { tableKey } from '../schema/index.ts';
import type { CreateTable, DropTable } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { findTable, inWords, noEffect } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderTable } from './render/table.ts';
import { renderValue } from './render/value.ts';

export const dropTable: OperationDefinition<DropTable, CreateTable> = {
  kind: 'dropTable',
  reverse({ existingTable, ifExists }) {
    if (existingTable === undefined)
      return { irreversible: 'it is not known what the table was (existingTable)' };
    return { op: 'createTable', table: existingTable, ...(ifExists ? { ifNotExists: true } : {}) };
  },
  effect(metadata, operation) {
    const found = findTable(metadata, operation);
    if (found === undefined && !operation.ifExists)
      throw noEffect(dropTable.describe(operation), 'there is no such table');
    const key = found && tableKey(found);
    return { ...metadata, tables: metadata.tables.filter((table) => tableKey(table) !== key) };
  },
  describe: (operation) => `drop table ${inWords(operation)}`,
  renderTypeScript: ({ op, table, ...options }) =>
    renderMethod(op, (uses) => {
      const { existingTable } = options;
      const rendered = existingTable === undefined ? {} : { existingTable: renderTable(existingTable, uses) };
      return [renderValue(table), renderOptions(options, rendered)];
    }),
};
