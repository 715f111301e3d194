import type { CreateTable, DropTable } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { findTable, inWords, noEffect } from './edit.ts';
import { renderMethod } from './render/call.ts';
import { tableArguments } from './render/table.ts';

export const createTable: OperationDefinition<CreateTable, DropTable> = {
  kind: 'createTable',
  reverse({ table, ifNotExists }) {
    return {
      op: 'dropTable',
      table: table.name,
      ...(table.schema == null ? {} : { schema: table.schema }),
      ...(ifNotExists ? { ifExists: true } : {}),
      existingTable: table,
    };
  },
  effect(metadata, operation) {
    const { table, ifNotExists } = operation;
    if (findTable(metadata, { table: table.name, schema: table.schema ?? null }) === undefined)
      return { ...metadata, tables: [...metadata.tables, table] };
    if (ifNotExists) return metadata;
    throw noEffect(createTable.describe(operation), 'it is there already');
  },
  describe: ({ table }) => `create table ${inWords({ table: table.name, schema: table.schema ?? null })}`,
  renderTypeScript: ({ op, table, ...options }) =>
    renderMethod(op, (uses) => tableArguments(table, options, uses)),
};
