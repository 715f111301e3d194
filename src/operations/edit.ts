import { migError } from '../errors/index.ts';
import {
  nameText,
  resolveName,
  sameName,
  tableKey,
  type Column,
  type ConstraintName,
  type Identifier,
  type MetaData,
  type Named,
  type Table,
} from '../schema/index.ts';
import type { OnTable } from './data.ts';

/** `users`, `app.users`: a table in words. */
export function inWords({ table, schema }: OnTable): string {
  return schema == null ? nameText(table) : `${nameText(schema)}.${nameText(table)}`;
}

export function findTable(metadata: MetaData, { table, schema }: OnTable): Table | undefined {
  const key = tableKey({ name: table, schema });
  return metadata.tables.find((item) => tableKey(item) === key);
}

/** The metadata with one table changed. @throws MIG_OPERATION_EFFECT when the table is not there */
export function editTable(
  metadata: MetaData,
  target: OnTable,
  { operation, edit }: { readonly operation: string; readonly edit: (table: Table) => Table },
): MetaData {
  const found = findTable(metadata, target);
  if (found === undefined) throw noEffect(operation, `there is no table ${inWords(target)}`);
  return { ...metadata, tables: metadata.tables.map((item) => (item === found ? edit(item) : item)) };
}

/** The table with one column changed. @throws MIG_OPERATION_EFFECT when the column is not there */
export function editColumn(
  table: Table,
  name: Identifier,
  { operation, edit }: { readonly operation: string; readonly edit: (column: Column) => Column },
): Table {
  if (!table.columns.some((column) => sameName(column.name, name)))
    throw noEffect(operation, `there is no column ${nameText(name)}`);
  return {
    ...table,
    columns: table.columns.map((column) => (sameName(column.name, name) ? edit(column) : column)),
  };
}

/** Without the members whose value is `undefined`, and without empty lists of constraints and indexes. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, member]) =>
        member !== undefined &&
        !((key === 'constraints' || key === 'indexes') && Array.isArray(member) && member.length === 0),
    ),
  ) as T;
}

/** Whether something is the one that a name means: by its own name or the one that the convention gives it. */
export function isNamed(name: ConstraintName, named: Named, metadata: MetaData): boolean {
  if (name === null) return false;
  const wanted = resolveName({ ...named, name }, metadata.namingConvention);
  if (named.name == null && named.kind === 'ck') return false;
  const own = resolveName(named, metadata.namingConvention);
  if (own === null || wanted === null) return false;
  return nameText(own.name) === nameText(name) || nameText(own.name) === nameText(wanted.name);
}

export function noEffect(operation: string, problem: string): Error {
  return migError('MIG_OPERATION_EFFECT', { operation, problem });
}
