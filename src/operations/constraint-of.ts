import type { Constraint, Deferral, Identifier } from '../schema/index.ts';
import type {
  CreateCheckConstraint,
  CreateExcludeConstraint,
  CreateForeignKey,
  CreatePrimaryKey,
  CreateUniqueConstraint,
} from './data.ts';

export type ConstraintOperation =
  | CreatePrimaryKey
  | CreateUniqueConstraint
  | CreateCheckConstraint
  | CreateForeignKey
  | CreateExcludeConstraint;

/** The constraint that an operation creates, and the table it belongs to. */
export function constraintOf(operation: ConstraintOperation): {
  readonly table: Identifier;
  readonly schema: Identifier | null;
  readonly constraint: Constraint;
} {
  if (operation.op === 'createForeignKey') {
    const {
      op: _op,
      sourceTable,
      sourceSchema,
      referentTable,
      referentSchema,
      localCols,
      remoteCols,
      ...rest
    } = operation;
    return {
      table: sourceTable,
      schema: sourceSchema ?? null,
      constraint: {
        kind: 'foreignKey',
        columns: localCols,
        refTable: referentTable,
        ...(referentSchema == null ? {} : { refSchema: referentSchema }),
        refColumns: remoteCols,
        ...rest,
      },
    };
  }
  return { table: operation.table, schema: operation.schema ?? null, constraint: ownConstraint(operation) };
}

function ownConstraint(operation: Exclude<ConstraintOperation, CreateForeignKey>): Constraint {
  const { name } = operation;
  const common: Deferral = {
    ...(operation.deferrable === undefined ? {} : { deferrable: operation.deferrable }),
    ...(operation.initially === undefined ? {} : { initially: operation.initially }),
  };
  switch (operation.op) {
    case 'createPrimaryKey':
      return { kind: 'primaryKey', name, columns: operation.columns, ...common, ...options(operation) };
    case 'createUniqueConstraint':
      return { kind: 'unique', name, columns: operation.columns, ...common, ...options(operation) };
    case 'createCheckConstraint': {
      const { condition } = operation;
      const sqltext = typeof condition === 'string' ? condition : condition.text;
      return { kind: 'check', name, sqltext, ...common, ...options(operation) };
    }
    case 'createExcludeConstraint': {
      const { elements, using, where } = operation;
      return {
        kind: 'exclude',
        name,
        elements,
        ...(using === undefined ? {} : { using }),
        ...(where === undefined ? {} : { where }),
        ...common,
      };
    }
  }
}

function options<T>({ dialectOptions }: { readonly dialectOptions?: T }): { readonly dialectOptions?: T } {
  return dialectOptions === undefined ? {} : { dialectOptions };
}
