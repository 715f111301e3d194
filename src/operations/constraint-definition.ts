import { namedConstraint, nameText, type Constraint } from '../schema/index.ts';
import { constraintOf, type ConstraintOperation } from './constraint-of.ts';
import type { ConstraintType, DropConstraint } from './data.ts';
import type { OperationDefinition, RenderedOperation } from './definition.ts';
import { editTable, inWords, isNamed, noEffect } from './edit.ts';

/** What the operations that create a constraint have in common: everything but how they read. */
export function constraintDefinition<Data extends ConstraintOperation>(
  kind: Data['op'],
  wording: {
    readonly what: string;
    readonly type: ConstraintType | null;
    readonly renderTypeScript: (operation: Data) => RenderedOperation;
  },
): OperationDefinition<Data, DropConstraint> {
  const describe = (operation: Data): string => {
    const { table, schema, constraint } = constraintOf(operation);
    const name = constraint.name == null ? '' : ` ${nameText(constraint.name)}`;
    return `create ${wording.what}${name} on ${inWords({ table, schema })}`;
  };
  return {
    kind,
    reverse(operation) {
      const { table, schema, constraint } = constraintOf(operation);
      return {
        op: 'dropConstraint',
        name: constraint.name ?? null,
        table,
        ...(schema === null ? {} : { schema }),
        ...(wording.type == null ? {} : { type: wording.type }),
        existingConstraint: constraint,
      };
    },
    effect(metadata, operation) {
      const { table: name, schema, constraint } = constraintOf(operation);
      const described = describe(operation);
      return editTable(
        metadata,
        { table: name, schema },
        {
          operation: described,
          edit(table) {
            const taken = (item: Constraint) =>
              isNamed(constraint.name ?? null, namedConstraint(item, table), metadata);
            if ((table.constraints ?? []).some(taken)) throw noEffect(described, 'it is there already');
            return { ...table, constraints: [...(table.constraints ?? []), constraint] };
          },
        },
      );
    },
    describe,
    renderTypeScript: wording.renderTypeScript,
  };
}
