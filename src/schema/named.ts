import type { Constraint } from './constraint.ts';
import type { Index, IndexElement } from './index-definition.ts';
import type { Identifier } from './name.ts';
import type { ConventionKind, Named } from './naming-convention.ts';

/** Where an index or constraint is. */
export interface NamedOn {
  readonly name: Identifier;
  readonly schema?: Identifier | null | undefined;
}

const KINDS: Readonly<Record<Constraint['kind'], ConventionKind | undefined>> = {
  primaryKey: 'pk',
  unique: 'uq',
  foreignKey: 'fk',
  check: 'ck',
  exclude: undefined,
};

/** What a naming convention has to know of a constraint. */
export function namedConstraint(constraint: Constraint, table: NamedOn): Named {
  return {
    kind: KINDS[constraint.kind],
    name: constraint.name,
    table: table.name,
    schema: table.schema,
    columns: 'columns' in constraint ? constraint.columns : [],
    ...(constraint.kind === 'foreignKey'
      ? { referredTable: constraint.refTable, referredColumns: constraint.refColumns }
      : {}),
  };
}

/** What a naming convention has to know of an index. */
export function namedIndex({ name, columns }: Pick<Index, 'name' | 'columns'>, table: NamedOn): Named {
  return {
    kind: 'ix',
    name,
    table: table.name,
    schema: table.schema,
    columns: columns.flatMap(indexedColumns),
  };
}

/** The columns that a key of an index names. */
export function indexedColumns(element: IndexElement): readonly Identifier[] {
  if (typeof element === 'string' || 'quoted' in element) return [element];
  if ('column' in element) return [element.column];
  return 'func' in element ? element.columns : [];
}
