import type { Constraint, ConstraintName, Identifier } from '../schema/index.ts';
import type { ConstraintOperation } from './constraint-of.ts';

/** The operation that adds a constraint to a table that is there. */
export function operationOf(
  constraint: Constraint,
  on: { readonly table: Identifier; readonly schema: Identifier | null },
): ConstraintOperation {
  const name: ConstraintName = constraint.name ?? null;
  const where = { table: on.table, ...(on.schema === null ? {} : { schema: on.schema }) };
  switch (constraint.kind) {
    case 'primaryKey': {
      const { kind: _kind, ...rest } = constraint;
      return { op: 'createPrimaryKey', ...rest, name, ...where };
    }
    case 'unique': {
      const { kind: _kind, ...rest } = constraint;
      return { op: 'createUniqueConstraint', ...rest, name, ...where };
    }
    case 'check': {
      const { kind: _kind, sqltext, ...rest } = constraint;
      return { op: 'createCheckConstraint', ...rest, name, ...where, condition: sqltext };
    }
    case 'exclude': {
      const { kind: _kind, ...rest } = constraint;
      return { op: 'createExcludeConstraint', ...rest, name, ...where };
    }
    case 'foreignKey': {
      const {
        kind: _kind,
        columns,
        refTable,
        refSchema,
        refColumns,
        useAlter: _useAlter,
        ...rest
      } = constraint;
      return {
        op: 'createForeignKey',
        ...rest,
        name,
        sourceTable: on.table,
        referentTable: refTable,
        localCols: columns,
        remoteCols: refColumns,
        ...(on.schema === null ? {} : { sourceSchema: on.schema }),
        ...(refSchema == null ? {} : { referentSchema: refSchema }),
      };
    }
  }
}
