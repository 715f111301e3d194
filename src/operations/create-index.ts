import { namedIndex, nameText } from '../schema/index.ts';
import type { CreateIndex, DropIndex } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { editTable, inWords, isNamed, noEffect } from './edit.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const createIndex: OperationDefinition<CreateIndex, DropIndex> = {
  kind: 'createIndex',
  reverse({ op: _op, name, table, schema, ifNotExists, ...shape }) {
    return {
      op: 'dropIndex',
      name,
      table,
      ...(schema == null ? {} : { schema }),
      ...(ifNotExists ? { ifExists: true } : {}),
      ...(shape.dialectOptions === undefined ? {} : { dialectOptions: shape.dialectOptions }),
      existingIndex: { name, ...shape },
    };
  },
  effect(metadata, operation) {
    const { op: _op, name, table: _table, schema: _schema, ifNotExists, ...shape } = operation;
    const described = createIndex.describe(operation);
    return editTable(metadata, operation, {
      operation: described,
      edit(table) {
        const there = (table.indexes ?? []).some((index) =>
          isNamed(name, namedIndex(index, table), metadata),
        );
        if (there && ifNotExists) return table;
        if (there) throw noEffect(described, 'it is there already');
        return { ...table, indexes: [...(table.indexes ?? []), { name, ...shape }] };
      },
    });
  },
  describe: (operation) =>
    `create ${operation.unique ? 'unique ' : ''}index ${operation.name === null ? '' : `${nameText(operation.name)} `}on ${inWords(operation)}`,
  renderTypeScript: ({ op, name, table, columns, ...options }) =>
    renderMethod(op, () => [
      renderValue(name),
      renderValue(table),
      renderValue(columns),
      renderOptions(options),
    ]),
};
