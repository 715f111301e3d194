import { constraintDefinition } from './constraint-definition.ts';
import type { CreateForeignKey, DropConstraint } from './data.ts';
import type { OperationDefinition } from './definition.ts';
import { renderMethod, renderOptions } from './render/call.ts';
import { renderValue } from './render/value.ts';

export const createForeignKey: OperationDefinition<CreateForeignKey, DropConstraint> =
  constraintDefinition<CreateForeignKey>('createForeignKey', {
    what: 'foreign key',
    type: 'foreignkey',
    renderTypeScript: ({ op, name, sourceTable, referentTable, localCols, remoteCols, ...options }) =>
      renderMethod(op, () => [
        ...[name, sourceTable, referentTable, localCols, remoteCols].map(renderValue),
        renderOptions(options),
      ]),
  });
