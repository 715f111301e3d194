import {
  constraintsOfColumn,
  indexesOf,
  isNullable,
  namedConstraint,
  namedIndex,
  nameText,
  primaryKeyOf,
  type Column,
  type Constraint,
  type DataType,
  type Identifier,
  type Index,
  type Named,
  type NamingConvention,
  type Table,
} from '../../schema/index.ts';
import type { NewColumn } from './order.ts';

/** The final name of an index or constraint; `undefined` when the server is to choose it. */
export type NameOf = (named: Named, convention: NamingConvention) => Identifier | undefined;

/** A column of the table to be, and the one whose values it gets. */
export interface DraftColumn {
  /** Name of the column when it was first known: what constraints and indexes of the draft call it. */
  readonly key: string;
  readonly column: Column;
  /** Absent for a new column. */
  readonly from?: Column;
}

/** A table while a batch works on it. */
export interface Draft {
  readonly table: Table;
  readonly columns: readonly DraftColumn[];
  /** With final names; columns by key, also those of references to the table itself. */
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly added: readonly NewColumn[];
}

/** The draft of a table as it is: what flags of columns stand for is spelled out, everything has its final name. */
export function draftOf(table: Table, convention: NamingConvention, nameOf: NameOf): Draft {
  const named = naming(table, convention, nameOf);
  const key = primaryKeyOf(table);
  const own = (table.constraints ?? []).filter((item) => item.kind !== 'primaryKey');
  const ofColumns = table.columns.flatMap(constraintsOfColumn);
  return {
    table,
    columns: table.columns.map((column) => {
      const plain = plainColumn(column, { nullable: isNullable(table, column), ...named });
      return { key: nameText(column.name), column: plain, from: column };
    }),
    constraints: [...(key === undefined ? [] : [key]), ...own, ...ofColumns].map(named.constraint),
    indexes: indexesOf(table).map((index) => withName(index, nameOf(namedIndex(index, table), convention))),
    added: [],
  };
}

/** The column without the flags that constraints and indexes stand for, its CHECKs with their names. */
export function plainColumn(
  column: Column,
  {
    nullable,
    check,
    type,
  }: {
    readonly nullable: boolean;
    readonly check: (constraint: Constraint) => Constraint;
    readonly type: (type: DataType) => DataType;
  },
): Column {
  const {
    primaryKey: _key,
    unique: _unique,
    index: _index,
    foreignKeys: _foreignKeys,
    checks,
    ...rest
  } = column;
  return {
    ...rest,
    type: type(column.type),
    ...(nullable ? {} : { nullable }),
    ...(checks === undefined
      ? {}
      : {
          checks: checks.map((item) => {
            const { kind: _kind, ...named } = check({ kind: 'check', ...item });
            return named as typeof item;
          }),
        }),
  };
}

/** How things of a table get their names. */
export function naming(
  table: { readonly name: Identifier; readonly schema?: Identifier | null | undefined },
  convention: NamingConvention,
  nameOf: NameOf,
): {
  readonly constraint: (item: Constraint) => Constraint;
  readonly check: (item: Constraint) => Constraint;
  readonly type: (type: DataType) => DataType;
} {
  const constraint = (item: Constraint): Constraint =>
    withName(item, nameOf(namedConstraint(item, table), convention));
  return {
    constraint,
    check: constraint,
    type: (type) => {
      const isEnum = 'nativeEnum' in type && type.nativeEnum === false;
      if (!('createConstraint' in type) || type.createConstraint !== true) return type;
      if (!isEnum && type.name !== 'Boolean') return type;
      if (type.typeName === undefined && convention.ck === undefined) return type;
      const check = { kind: 'check', sqltext: '', name: type.typeName ?? null } as const;
      const name = nameOf(namedConstraint(check, table), convention);
      return name === undefined ? type : { ...type, typeName: { f: nameText(name) } };
    },
  };
}

function withName<T extends { readonly name?: unknown }>(item: T, name: Identifier | undefined): T {
  const { name: _name, ...rest } = item;
  return { ...rest, ...(name === undefined ? {} : { name }) } as T;
}
