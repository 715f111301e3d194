import { constraintDefinition } from './constraint-definition.ts';
import type { CreatePrimaryKey, DropConstraint } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const createPrimaryKey: OperationDefinition<CreatePrimaryKey, DropConstraint> =
  constraintDefinition<CreatePrimaryKey>('createPrimaryKey', {
    what: 'primary key',
    type: 'primary',
    renderTypeScript: ({ op, name, table, columns, ...options }) =>
      renderMethod(op, () => [
        renderValue(name),
        renderValue(table),
        renderValue(columns),
        renderOptions(options),
      ]),
  });
