import { constraintDefinition } from './constraint-definition.ts';
import type { CreateCheckConstraint, DropConstraint } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderDefault } from './render/parts.ts';
import { renderValue } from './render/value.ts';

export const createCheckConstraint: OperationDefinition<CreateCheckConstraint, DropConstraint> =
  constraintDefinition<CreateCheckConstraint>('createCheckConstraint', {
    what: 'check constraint',
    type: 'check',
    renderTypeScript: ({ op, name, table, condition, ...options }) =>
      renderMethod(op, (uses) => [
        renderValue(name),
        renderValue(table),
        renderDefault(condition, uses),
        renderOptions(options),
      ]),
  });
