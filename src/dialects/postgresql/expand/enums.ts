import { migError } from '../../../errors/index.ts';
import { describe, type DropEnumValue, type Operation, type ReorderEnum } from '../../../operations/index.ts';
import type { JsonValue } from '../../../util/index.ts';
import { qualified } from '../../standard/index.ts';
import type { Connection } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';
import { literal, writer } from '../compile/index.ts';
import { takeSnapshot } from '../snapshot/index.ts';
import { closed, type Wanted } from './closed.ts';

/**
 * The type made anew with other values: columns of it, of arrays and of domains of it get the new one, and what hangs on
 * them is made again.
 * @throws MIG_ENUM_VALUE_IN_USE, MIG_OPERATION_INVALID
 */
export async function expandEnum(
  connection: Connection,
  operation: DropEnumValue | ReorderEnum,
): Promise<readonly Operation[]> {
  const from = await takeSnapshot(connection);
  const { key, object } = await findEnum(connection, operation, from);
  const existing = object.definition['values'] as readonly string[];
  if (operation.op === 'reorderEnum') {
    const values = reordered(operation, existing);
    return closed(connection, from, { wanted: [withValues(key, object, values)] });
  }
  const { value, replaceBy } = operation;
  if (!existing.includes(value)) refuse(operation, `its values are ${existing.join(', ')}`);
  if (replaceBy !== undefined && (replaceBy === value || !existing.includes(replaceBy)))
    refuse(operation, `'${replaceBy}' cannot take its place: the values are ${existing.join(', ')}`);
  const columns = await columnsOf(connection, operation);
  const used = await usesOf(connection, columns, value);
  const defaults = defaultsOf(from, object, value);
  if (replaceBy === undefined && used.length + defaults.length > 0)
    throw migError('MIG_ENUM_VALUE_IN_USE', {
      operation: describe(operation),
      value,
      uses: [
        ...used.map(({ place, count }) => `${place} (${count} ${count === 1 ? 'row' : 'rows'})`),
        ...defaults.map((column) => `the default of ${from.objects[column]?.name ?? column}`),
      ].join(', '),
    });
  const values = existing.filter((item) => item !== value);
  const redefaulted = defaults.flatMap((column) => withDefault(from, column, { value, replaceBy }));
  return [
    ...(replaceBy === undefined ? [] : used.map((use) => update(use, value, replaceBy))),
    ...(await closed(connection, from, { wanted: [...redefaulted, withValues(key, object, values)] })),
  ];
}

function withValues(key: string, object: CatalogObject, values: readonly string[]): Wanted {
  return {
    key,
    object: { ...object, definition: { ...object.definition, values: values as JsonValue } },
    properties: ['values'],
  };
}

function reordered(operation: ReorderEnum, existing: readonly string[]): readonly string[] {
  const { values } = operation;
  if (JSON.stringify([...values].sort()) !== JSON.stringify([...existing].sort()))
    refuse(operation, `its values are ${existing.join(', ')}: the order may change, nothing else`);
  return values;
}

async function findEnum(
  connection: Connection,
  operation: DropEnumValue | ReorderEnum,
  from: CatalogSnapshot,
): Promise<{ readonly key: string; readonly object: CatalogObject }> {
  const [row] = await connection.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(t.typname) as name
     from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.oid = to_regtype($1)`,
    [nameOf(operation)],
  );
  const key = `enum ${row?.name ?? ''}`;
  const object = from.objects[key];
  if (object === undefined) return refuse(operation, 'there is no such enum');
  return { key, object };
}

function nameOf({ enum: name, schema }: DropEnumValue | ReorderEnum): string {
  return qualified(writer, name, schema).sql;
}

interface ColumnOfEnum {
  /** As SQL writes it. */
  readonly table: string;
  readonly column: string;
  readonly isArray: boolean;
}

/** Columns that hold values of the enum, as they are, in arrays, or by domains. Partitions hold the rows of their parent. */
async function columnsOf(connection: Connection, operation: DropEnumValue): Promise<readonly ColumnOfEnum[]> {
  return connection.query<ColumnOfEnum>(
    `with recursive types (oid, "isArray") as (
       select to_regtype($1)::oid, false
       union
       select t.oid, types."isArray" or t.typelem = types.oid
       from types join pg_type t on (t.typtype = 'd' and t.typbasetype = types.oid)
         or (t.typelem = types.oid and t.typcategory = 'A')
     )
     select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table",
       quote_ident(a.attname) as "column", types."isArray"
     from types join pg_attribute a on a.atttypid = types.oid and a.attnum > 0 and not a.attisdropped
     join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
     join pg_namespace n on n.oid = c.relnamespace order by 1, 2`,
    [nameOf(operation)],
  );
}

interface Use extends ColumnOfEnum {
  readonly place: string;
  readonly count: number;
}

/** Rows that have the value, column by column, in one query. */
async function usesOf(
  connection: Connection,
  columns: readonly ColumnOfEnum[],
  value: string,
): Promise<readonly Use[]> {
  if (columns.length === 0) return [];
  const counts = columns.map(
    ({ table, column, isArray }, index) =>
      `select ${index} as index, count(*)::int as count from only ${table} where ${condition({ column, isArray }, value)}`,
  );
  const rows = await connection.query<{ index: number; count: number }>(counts.join(' union all '));
  return rows.flatMap(({ index, count }) => {
    const column = columns[index];
    if (column === undefined || count === 0) return [];
    return [{ ...column, place: `${column.table}.${column.column}`, count }];
  });
}

function condition({ column, isArray }: Pick<ColumnOfEnum, 'column' | 'isArray'>, value: string): string {
  return isArray ? `${literal(value)} = any (${column}::text[])` : `${column}::text = ${literal(value)}`;
}

function update({ table, column, isArray }: ColumnOfEnum, value: string, replaceBy: string): Operation {
  const next = isArray
    ? `array_replace(${column}, ${literal(value)}, ${literal(replaceBy)})`
    : literal(replaceBy);
  const sql = `UPDATE ${table} SET ${column} = ${next} WHERE ${condition({ column, isArray }, value)}`;
  return { op: 'execute', sql: sql.replaceAll('\\:', '\\\\:') };
}

/** Keys of columns and domains whose default is the value. */
function defaultsOf(from: CatalogSnapshot, type: CatalogObject, value: string): readonly string[] {
  return Object.entries(from.objects).flatMap(([key, { definition, inheritedFrom }]) =>
    inheritedFrom === undefined && hasLiteral(definition['default'], type, value) ? [key] : [],
  );
}

function hasLiteral(text: unknown, { name }: CatalogObject, value: string): boolean {
  if (typeof text !== 'string') return false;
  const bare = name.slice(name.indexOf('.') + 1);
  return [name, bare].some((type) => text.includes(`${literal(value)}::${type}`));
}

function withDefault(
  from: CatalogSnapshot,
  key: string,
  { value, replaceBy }: { readonly value: string; readonly replaceBy: string | undefined },
): readonly Wanted[] {
  const object = from.objects[key];
  const text = object?.definition['default'];
  if (object === undefined || typeof text !== 'string' || replaceBy === undefined) return [];
  const next = text.replaceAll(`${literal(value)}::`, `${literal(replaceBy)}::`);
  return [
    {
      key,
      object: { ...object, definition: { ...object.definition, default: next } },
      properties: ['default'],
    },
  ];
}

function refuse(operation: Operation, problem: string): never {
  throw migError('MIG_OPERATION_INVALID', { operation: describe(operation), problem });
}
