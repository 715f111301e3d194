import {
  constraintsOfColumn,
  tableKey,
  type Column,
  type Constraint,
  type ForeignKeyConstraint,
  type MetaData,
  type Table,
} from '../schema/index.ts';
import type { CreateForeignKey } from './data.ts';
import type { Operation } from './definitions.ts';
import { operationOf } from './operation-of.ts';
import { inOrder, objectMakings, rankOf, type Making } from './create-objects.ts';
import { ANY_DEFINITION, type CreatedTypes, typeKey, withSharedTypes } from './shared-types.ts';

export interface CreateOptions {
  /** Every foreign key is made with its table, whether the other is there or not. @defaultValue false */
  readonly forwardReferences?: boolean;
}

/**
 * The operations that create a whole schema in an empty database: schemas and types first, tables after those they refer
 * to, then the foreign keys that ask for it (`useAlter`) or that close a circle; functions, views and the rest after
 * what their SQL names; privileges and comments last. A type that several tables use is created with the first of them,
 * unless it is in the lists of enums and domains. Schemas that nothing but tables name are not created.
 * @throws MIG_OPERATION_INVALID when one name means two types
 */
export function createMetaData(
  metadata: MetaData,
  { forwardReferences = false }: CreateOptions = {},
): readonly Operation[] {
  const { ordered, late } = order(metadata.tables, forwardReferences);
  const created = declaredTypes(metadata);
  const makings = new Map<string, Making>();
  for (const table of ordered)
    makings.set(tableKey(table), {
      operation: { op: 'createTable', table: withSharedTypes(without(table, late), created) },
      names: [table.name],
      rank: rankOf('tables'),
      text: sqlOf(table),
      needs: foreignKeysOf(table)
        .filter(({ source }) => !late.has(source))
        .flatMap(({ key }) => makings.get(targetOf(key)) ?? []),
    });
  const keys = ordered.flatMap((table) =>
    foreignKeysOf(table)
      .filter(({ source }) => late.has(source))
      .map(({ key }): Making => ({
        operation: added(key, table),
        names: [],
        rank: rankOf('keys'),
        text: '',
      })),
  );
  return inOrder([...makings.values(), ...keys, ...objectMakings(metadata)]);
}

/** SQL of a table in which functions and sequences may be named; other tables have been put in order already. */
function sqlOf({ columns, constraints = [], indexes = [] }: Table): string {
  return JSON.stringify([
    columns.map(({ type, serverDefault, computed, checks }) => [type, serverDefault, computed, checks]),
    constraints.map((item) => (item.kind === 'check' || item.kind === 'exclude' ? item : null)),
    indexes.map(({ columns: keys, dialectOptions }) => [
      keys.filter((key) => typeof key === 'object'),
      dialectOptions,
    ]),
  ]);
}

/** Types that are objects of their own: no table creates them. */
function declaredTypes({ enums = [], domains = [] }: MetaData): CreatedTypes {
  return new Map([
    ...enums.map(({ name, schema, values }) => [typeKey(name, schema), JSON.stringify(values)] as const),
    ...domains.map(({ name, schema }) => [typeKey(name, schema), ANY_DEFINITION] as const),
  ]);
}

/** A foreign key and the object that holds it in the table's data, which tells it from equal ones. */
interface Held {
  readonly key: ForeignKeyConstraint;
  readonly source: object;
}

function foreignKeysOf(table: Table): readonly Held[] {
  const own = (table.constraints ?? []).flatMap((item) =>
    item.kind === 'foreignKey' ? [{ key: item, source: item }] : [],
  );
  const ofColumns = table.columns.flatMap((column) => {
    const keys = constraintsOfColumn(column).filter((item) => item.kind === 'foreignKey');
    return keys.map((key, index) => ({ key, source: column.foreignKeys?.[index] ?? column }));
  });
  return [...own, ...ofColumns];
}

/** Depth first, in the order given; a key that leads back to a table still open closes a circle. */
function order(
  tables: readonly Table[],
  forwardReferences: boolean,
): {
  readonly ordered: readonly Table[];
  readonly late: ReadonlySet<object>;
} {
  const byKey = new Map(tables.map((table) => [tableKey(table), table]));
  const ordered = new Set<Table>();
  const late = new Set<object>();
  const open = new Set<Table>();
  const visit = (table: Table): void => {
    if (ordered.has(table)) return;
    open.add(table);
    for (const { key, source } of foreignKeysOf(table)) {
      const target = byKey.get(targetOf(key));
      if (forwardReferences) continue;
      if (key.useAlter) late.add(source);
      else if (target === undefined || target === table) continue;
      else if (open.has(target)) late.add(source);
      else visit(target);
    }
    open.delete(table);
    ordered.add(table);
  };
  for (const table of tables) visit(table);
  return { ordered: [...ordered], late };
}

function targetOf({ refTable, refSchema }: ForeignKeyConstraint): string {
  return tableKey({ name: refTable, schema: refSchema ?? null });
}

function without(table: Table, late: ReadonlySet<object>): Table {
  if (late.size === 0) return table;
  const { constraints, ...rest } = table;
  const kept: readonly Constraint[] | undefined = constraints?.filter((item) => !late.has(item));
  return {
    ...rest,
    columns: table.columns.map((column) => withoutKeys(column, late)),
    ...(kept === undefined || kept.length === 0 ? {} : { constraints: kept }),
  };
}

function withoutKeys(column: Column, late: ReadonlySet<object>): Column {
  const { foreignKeys, ...rest } = column;
  const kept = foreignKeys?.filter((key) => !late.has(key)) ?? [];
  return kept.length === 0 ? rest : { ...rest, foreignKeys: kept };
}

function added(key: ForeignKeyConstraint, table: Table): CreateForeignKey {
  return operationOf(key, { table: table.name, schema: table.schema ?? null }) as CreateForeignKey;
}
