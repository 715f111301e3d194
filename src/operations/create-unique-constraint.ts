import { constraintDefinition } from './constraint-definition.ts';
import type { CreateUniqueConstraint, DropConstraint } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const createUniqueConstraint: OperationDefinition<CreateUniqueConstraint, DropConstraint> =
  constraintDefinition<CreateUniqueConstraint>('createUniqueConstraint', {
    what: 'unique constraint',
    type: 'unique',
    renderTypeScript: ({ op, name, table, columns, ...options }) =>
      renderMethod(op, () => [
        renderValue(name),
        renderValue(table),
        renderValue(columns),
        renderOptions(options),
      ]),
  });
