import { constraintDefinition } from './constraint-definition.ts';
import type { CreateExcludeConstraint, DropConstraint } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const createExcludeConstraint: OperationDefinition<CreateExcludeConstraint, DropConstraint> =
  constraintDefinition<CreateExcludeConstraint>('createExcludeConstraint', {
    what: 'exclusion constraint',
    type: null,
    renderTypeScript: ({ op, name, table, elements, ...options }) =>
      renderMethod(op, () => [
        renderValue(name),
        renderValue(table),
        renderValue(elements),
        renderOptions(options),
      ]),
  });
