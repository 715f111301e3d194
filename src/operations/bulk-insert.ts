import { nameText } from '../schema/index.ts';
import type { BulkInsert } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { inWords } from './edit.ts';
import { renderFactory, renderMethod, renderOptions } from './render/call.ts';
import { renderType } from './render/type.ts';
import { renderObject, renderValue } from './render/value.ts';

export const bulkInsert: OperationDefinition<BulkInsert> = {
  kind: 'bulkInsert',
  reverse: () => ({ irreversible: 'the rows may have been changed since' }),
  effect: (metadata) => metadata,
  describe: ({ table, rows }) =>
    `insert ${rows.length} ${rows.length === 1 ? 'row' : 'rows'} into ${inWords({ table: nameText(table.name), schema: table.schema ?? null })}`,
  renderTypeScript: ({ op, table, rows, ...options }) =>
    renderMethod(op, (uses) => {
      const columns = table.columns.map(({ name, type }) =>
        renderFactory('column', [renderValue(name), renderType(type, uses)], uses),
      );
      const target = renderObject([
        ['name', renderValue(table.name)],
        ...(table.schema == null ? [] : [['schema', renderValue(table.schema)] as const]),
        ['columns', `[${columns.join(', ')}]`],
      ]);
      return [target, renderValue(rows), renderOptions(options)];
    }),
};
