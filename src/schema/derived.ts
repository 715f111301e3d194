import type { Column } from './column.ts';
import type { Constraint, PrimaryKeyConstraint } from './constraint.ts';
import type { Index } from './index-definition.ts';
import { nameText, sameName } from './name.ts';
import type { Table } from './table.ts';
import type { DataType } from './types/data-type.ts';

/**
 * The primary key of a table: the constraint if there is one, else the columns that say so, of which one that is to number
 * itself comes first, as MySQL needs it.
 */
export function primaryKeyOf(table: Table): PrimaryKeyConstraint | undefined {
  const constraint = table.constraints?.find((item) => item.kind === 'primaryKey');
  if (constraint !== undefined) return constraint;
  const keys = table.columns.filter((column) => column.primaryKey);
  const columns = [
    ...keys.filter(({ autoincrement }) => autoincrement === true),
    ...keys.filter(({ autoincrement }) => autoincrement !== true),
  ].map(({ name }) => name);
  return columns.length === 0 ? undefined : { kind: 'primaryKey', columns };
}

/** Whether a column of a table takes NULL: as it says, else not if it belongs to the primary key. */
export function isNullable(table: Table, column: Column): boolean {
  if (column.nullable !== undefined) return column.nullable;
  if (column.primaryKey) return false;
  return !primaryKeyOf(table)?.columns.some((name) => sameName(name, column.name));
}

/** The constraints that the flags and foreign keys of one column stand for, without its CHECKs. */
export function constraintsOfColumn(column: Column): readonly Constraint[] {
  const unique: readonly Constraint[] =
    column.unique && !column.index ? [{ kind: 'unique', columns: [column.name] }] : [];
  const foreignKeys = (column.foreignKeys ?? []).map(({ refColumn, ...rest }): Constraint => {
    return { kind: 'foreignKey', columns: [column.name], refColumns: [refColumn], ...rest };
  });
  return [...unique, ...foreignKeys];
}

/** The index that the flags of a column stand for, named by the convention. */
export function indexOfColumn(column: Column): Index | undefined {
  if (!column.index) return undefined;
  return { columns: [column.name], ...(column.unique ? { unique: true } : {}) };
}

/** All indexes of a table: those of its columns' flags, then its own. */
export function indexesOf(table: Table): readonly Index[] {
  const ofColumns = table.columns.flatMap((column) => indexOfColumn(column) ?? []);
  return [...ofColumns, ...(table.indexes ?? [])];
}

/**
 * The column that numbers itself: the one that says so, else the only primary-key column if it is an integer without
 * foreign key, default or identity.
 */
export function autoincrementColumn(table: Table): Column | undefined {
  const keyNames = primaryKeyOf(table)?.columns ?? [];
  const keys = keyNames.flatMap((name) => table.columns.find((column) => sameName(column.name, name)) ?? []);
  const explicit = keys.find((column) => column.autoincrement === true);
  if (explicit !== undefined) return explicit;
  const [only] = keys;
  if (keys.length !== 1 || only === undefined || only.autoincrement === false) return undefined;
  if (only.serverDefault !== undefined || only.identity !== undefined || only.computed !== undefined)
    return undefined;
  return isIntegerType(only.type) && !hasForeignKey(table, only) ? only : undefined;
}

/** The same table with a key that does not number itself where nothing was said of it, as it is read back from a database. */
export function withoutNumbering(table: Table): Table {
  const column = autoincrementColumn(table);
  if (column === undefined || column.autoincrement === true) return table;
  return {
    ...table,
    columns: table.columns.map((item): Column => {
      return item === column ? { ...item, autoincrement: false } : item;
    }),
  };
}

/** True for the types that can number themselves, fixed-point numbers without decimals included. */
export function isIntegerType(type: DataType): boolean {
  if (!('name' in type)) return false;
  const name = type.name.replace(/^.*\./, '');
  if (/^(big|small|medium|tiny)?int(eger)?$/i.test(name)) return true;
  return /^(numeric|decimal)$/i.test(name) && 'scale' in type && type.scale === 0;
}

function hasForeignKey(table: Table, column: Column): boolean {
  if ((column.foreignKeys ?? []).length > 0) return true;
  return (table.constraints ?? []).some(
    (item) =>
      item.kind === 'foreignKey' && item.columns.some((name) => nameText(name) === nameText(column.name)),
  );
}
