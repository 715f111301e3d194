import { migError } from '../../errors/index.ts';
import {
  indexedColumns,
  namedConstraint,
  nameText,
  sameName,
  withDialectOptions,
  type Constraint,
  type ConstraintName,
  type DataType,
  type ForeignKeyConstraint,
  type Identifier,
  type Index,
  type IndexElement,
  type NamingConvention,
  type Table,
} from '../../schema/index.ts';
import type { BatchAlterTable, BatchedOperation, Execute } from '../data.ts';
import { change } from './change.ts';
import { draftOf, type Draft, type DraftColumn, type NameOf } from './draft.ts';
import { columnOrder } from './order.ts';
import { typeFamily } from './type-family.ts';

/** One column of the old table, and where its values go. */
export interface Copy {
  readonly from: Identifier;
  readonly to: Identifier;
  /** The values change their kind. */
  readonly castTo?: DataType;
}

/** How a table is made anew. */
export interface Recreation {
  /** The table in its new shape under a temporary name, without indexes; everything has its final name. */
  readonly table: Table;
  readonly copies: readonly Copy[];
  /** Of the new table, to be made once it has its name. */
  readonly indexes: readonly Index[];
  /** Constraints of the old table whose names the new one has too, in an order in which they can be dropped. */
  readonly reused: readonly Constraint[];
  /** Statements of the batch that stand before its first change, and after its last. */
  readonly before: readonly Execute[];
  readonly after: readonly Execute[];
}

export interface RecreationOptions {
  /** Names what the batch adds. */
  readonly convention: NamingConvention;
  readonly nameOf: NameOf;
}

const PREFIX = '_alembic_tmp_';
const LONGEST = 50;

/** The name under which the new table is filled. */
export function temporaryName(table: Identifier): Identifier {
  const text = Array.from(PREFIX + nameText(table))
    .slice(0, LONGEST)
    .join('');
  return typeof table === 'string' ? text : { quoted: text };
}

/**
 * What becomes of a table by a batch that makes it anew. Knows no dialect.
 * @throws MIG_OPERATION_INVALID for what is not there, is contradictory, or has no name
 */
export function recreation(
  batch: BatchAlterTable & { readonly copyFrom: Table },
  options: RecreationOptions,
): Recreation {
  const { copyFrom, tableArgs = [] } = batch;
  const on = { table: batch.table, schema: batch.schema ?? copyFrom.schema ?? null };
  const naming = batch.copyFromNamingConvention ?? {};
  const { before, changes, after } = split(batch);
  const first = draftOf({ ...copyFrom, name: batch.table }, naming, options.nameOf);
  const last = changes.reduce<Draft>(
    (draft, operation) => change(draft, operation, { ...options, on }),
    first,
  );
  const columns = ordered(last, batch);
  const saidOnly = (batch.reflectArgs ?? []).flatMap((part) =>
    'kind' in part ? [options.nameOf(namedConstraint(part, first.table), naming)] : [],
  );
  const isSaidOnly = (name: ConstraintName | undefined): boolean =>
    name != null && saidOnly.some((other) => other !== undefined && nameText(other) === nameText(name));
  const constraints = [...last.constraints.flatMap((item) => renamed(item, last)), ...tableArgs];
  return {
    table: {
      ...tableOptions(last.table, batch),
      name: temporaryName(batch.table),
      columns: columns.map(({ column, from }) => ({
        ...column,
        type: from === undefined ? column.type : existing(column.type),
      })),
      ...(constraints.length === 0 ? {} : { constraints }),
    },
    copies: columns.flatMap(copyOf),
    indexes: last.indexes.map((index) => ({
      ...index,
      columns: index.columns.map((element) => current(element, last)),
    })),
    reused: reusedNames(first, constraints).filter(({ name }) => !isSaidOnly(name)),
    before,
    after,
  };
}

/** References of the table to itself come first: the key that they refer to cannot be dropped before them. */
function reusedNames({ constraints, table }: Draft, now: readonly Constraint[]): readonly Constraint[] {
  const reused = constraints.filter(
    ({ name }) =>
      name != null && now.some((item) => item.name != null && nameText(item.name) === nameText(name)),
  );
  const leansOnReused = ({ refColumns }: ForeignKeyConstraint): boolean =>
    reused.some(
      (item) =>
        (item.kind === 'primaryKey' || item.kind === 'unique') &&
        item.columns.length === refColumns.length &&
        item.columns.every((name) => refColumns.some((other) => sameName(name, other))),
    );
  const own = constraints.filter(
    (item) => item.kind === 'foreignKey' && item.name != null && isOwn(item, table) && leansOnReused(item),
  );
  return [...own, ...reused.filter((item) => !own.includes(item))];
}

function isOwn({ refTable, refSchema }: ForeignKeyConstraint, table: Table): boolean {
  return sameName(refTable, table.name) && sameName(refSchema ?? null, table.schema ?? null);
}

/** @throws MIG_OPERATION_INVALID for statements between changes that happen all at once */
function split({ table, operations }: BatchAlterTable): {
  readonly before: readonly Execute[];
  readonly changes: readonly BatchedOperation[];
  readonly after: readonly Execute[];
} {
  const isChange = ({ op }: BatchedOperation): boolean => op !== 'execute';
  const start = operations.findIndex(isChange);
  const end = operations.findLastIndex(isChange);
  if (start === -1) return { before: operations as readonly Execute[], changes: [], after: [] };
  const changes = operations.slice(start, end + 1);
  if (changes.some((operation) => !isChange(operation)))
    throw migError('MIG_OPERATION_INVALID', {
      operation: `alter table ${nameText(table)} in a batch`,
      problem:
        'a statement stands between changes that happen all at once with a new table; put it first or last, or make two batches',
    });
  return {
    before: operations.slice(0, start) as readonly Execute[],
    changes,
    after: operations.slice(end + 1) as readonly Execute[],
  };
}

function ordered(draft: Draft, { partialReordering }: BatchAlterTable): readonly DraftColumn[] {
  const added = new Set(draft.added.map(({ key }) => key));
  const keys = draft.columns.map(({ key }) => key);
  const order = columnOrder({
    keys,
    existing: keys.filter((key) => !added.has(key)),
    added: draft.added.filter(({ key }) => keys.includes(key)),
    partialReordering,
    table: nameText(draft.table.name),
  });
  return order.map((key) => draft.columns.find((column) => column.key === key) as DraftColumn);
}

/** Generated columns fill themselves. */
function copyOf({ column, from }: DraftColumn): readonly Copy[] {
  if (from === undefined || column.computed !== undefined) return [];
  const castTo = typeFamily(from.type) === typeFamily(column.type) ? {} : { castTo: column.type };
  return [{ from: from.name, to: column.name, ...castTo }];
}

/** The constraint with the names of now; none when it names a column that is gone, a key what is left of it. */
function renamed(item: Constraint, draft: Draft): readonly Constraint[] {
  if (!('columns' in item)) return [item];
  const columns = item.columns.flatMap((key) => nameNow(key, draft) ?? []);
  if (columns.length < item.columns.length && (item.kind !== 'primaryKey' || columns.length === 0)) return [];
  if (item.kind !== 'foreignKey') return [{ ...item, columns }];
  const { useAlter: _useAlter, ...key } = item;
  const refColumns = isOwn(item, draft.table)
    ? item.refColumns.map((name) => nameNow(name, draft) ?? name)
    : item.refColumns;
  return [{ ...key, columns, refColumns }];
}

/** A column that is gone keeps its name: the server refuses the index, unless the batch drops it. */
function current(element: IndexElement, draft: Draft): IndexElement {
  const now = (name: Identifier): Identifier => nameNow(name, draft) ?? name;
  if (indexedColumns(element).length === 0 || typeof element === 'string' || 'quoted' in element)
    return typeof element === 'string' || 'quoted' in element ? now(element) : element;
  if ('column' in element) return { ...element, column: now(element.column) };
  return 'func' in element ? { ...element, columns: element.columns.map(now) } : element;
}

function nameNow(key: Identifier, { columns }: Draft): Identifier | undefined {
  return columns.find((column) => column.key === nameText(key))?.column.name;
}

/** The options of the old table and those that the batch adds. */
function tableOptions(table: Table, { schema, tableKwargs = {} }: BatchAlterTable): Table {
  const { dialectOptions, ...more } = withDialectOptions(tableKwargs) as Partial<Table>;
  const { columns, constraints: _constraints, indexes: _indexes, ...rest } = table;
  const options = { ...table.dialectOptions, ...dialectOptions };
  return {
    ...rest,
    ...more,
    columns,
    ...(schema == null ? {} : { schema }),
    ...(Object.keys(options).length === 0 ? {} : { dialectOptions: options }),
  };
}

/** A type that the old table uses is there already. */
function existing(type: DataType): DataType {
  if ('itemType' in type) return { ...type, itemType: existing(type.itemType) };
  if (!('name' in type)) return type;
  const isNative =
    type.name === 'postgresql.ENUM' ||
    type.name === 'postgresql.DOMAIN' ||
    (type.name === 'Enum' && type.nativeEnum !== false);
  return isNative ? { ...type, createType: false } : type;
}
