import { namedIndex, nameText, sameName, type MetaData, type Table } from '../schema/index.ts';
import type { CreateIndex, DropIndex } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { compact, isNamed, noEffect } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderIndex } from './render/parts.ts';
import { renderValue } from './render/value.ts';

export const dropIndex: OperationDefinition<DropIndex, CreateIndex> = {
  kind: 'dropIndex',
  reverse({ name, table, schema, existingIndex, ifExists }) {
    if (existingIndex === undefined)
      return { irreversible: 'it is not known what the index was (existingIndex)' };
    if (table === undefined) return { irreversible: 'it is not known which table the index was on' };
    return {
      ...existingIndex,
      op: 'createIndex',
      name,
      table,
      ...(schema == null ? {} : { schema }),
      ...(ifExists ? { ifNotExists: true } : {}),
    };
  },
  effect(metadata, operation) {
    const tables = metadata.tables.map((table) => withoutIndex(table, operation, metadata));
    const changed = tables.some((table, position) => table !== metadata.tables[position]);
    if (!changed && !operation.ifExists)
      throw noEffect(dropIndex.describe(operation), 'there is no such index');
    return { ...metadata, tables };
  },
  describe: ({ name, table }) =>
    `drop index ${name === null ? 'without name' : nameText(name)}${table === undefined ? '' : ` of ${nameText(table)}`}`,
  renderTypeScript: ({ op, name, table, ...options }) =>
    renderMethod(op, (uses) => {
      const { existingIndex } = options;
      const rendered = existingIndex === undefined ? {} : { existingIndex: renderIndex(existingIndex, uses) };
      return [
        renderValue(name),
        table === undefined ? undefined : renderValue(table),
        renderOptions(options, rendered),
      ];
    }),
};

/** Looks among the table's indexes first, then among the flags of its columns. */
function withoutIndex(table: Table, operation: DropIndex, metadata: MetaData): Table {
  const { name, schema } = operation;
  if (!sameName(table.schema ?? null, schema ?? null)) return table;
  if (operation.table !== undefined && !sameName(table.name, operation.table)) return table;
  const indexes = (table.indexes ?? []).filter((index) => !isNamed(name, namedIndex(index, table), metadata));
  if (indexes.length < (table.indexes ?? []).length) return compact({ ...table, indexes });
  const flagged = table.columns.find(
    (column) => column.index && isNamed(name, namedIndex({ columns: [column.name] }, table), metadata),
  );
  if (flagged === undefined) return table;
  const { index: _index, unique: _unique, ...plain } = flagged;
  return { ...table, columns: table.columns.map((column) => (column === flagged ? plain : column)) };
}
