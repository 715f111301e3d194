import type { ParsedTable } from './parse-table.ts';
import { displayName } from './names.ts';

/** What there is to refer to, by lower-case name. */
export type Tables = ReadonlyMap<
  string,
  {
    readonly parsed: ParsedTable | undefined;
    /** Columns of unique indexes without a condition. */
    readonly uniqueIndexes: readonly (readonly string[])[];
  }
>;

export interface Referring {
  readonly table: string;
  readonly columns: readonly string[] | undefined;
  readonly from: readonly string[];
}

/**
 * Why a foreign key cannot be checked, as the library would find out with the first row; `undefined` when it can.
 * @see https://www.sqlite.org/foreignkeys.html#fk_indexes
 */
export function keyProblem({ table, columns, from }: Referring, tables: Tables): string | undefined {
  const target = tables.get(table.toLowerCase());
  if (target === undefined) return `there is no table ${displayName(table)}`;
  const { parsed, uniqueIndexes } = target;
  if (parsed === undefined) return undefined;
  const key = parsed.constraints.find(({ kind }) => kind === 'primary key')?.columns.map(plain);
  if (columns === undefined)
    return key?.length === from.length ? undefined : `${displayName(table)} has no primary key that fits`;
  const own = new Set(parsed.columns.map(({ name }) => displayName(name)));
  const missing = columns.find((column) => !own.has(column));
  if (missing !== undefined) return `there is no column ${displayName(table)}.${missing}`;
  const unique = [
    ...(key === undefined ? [] : [key]),
    ...parsed.constraints
      .filter(({ kind }) => kind === 'unique constraint')
      .map((item) => item.columns.map(plain)),
    ...uniqueIndexes,
  ];
  const wanted = [...columns].sort().join();
  return unique.some((list) => [...list].sort().join() === wanted)
    ? undefined
    : `${displayName(table)} (${columns.join(', ')}) is neither its primary key nor unique`;
}

/** A key column without its order. */
function plain(column: string): string {
  return column.replace(/ (asc|desc)$/, '');
}
