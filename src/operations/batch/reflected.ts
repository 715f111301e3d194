import { sameName, withDialectOptions, type Column, type Table } from '../../schema/index.ts';
import type { BatchAlterTable } from '../data.ts';

/** What the database says of a table, with what the batch says of it: columns of the same name are replaced. */
export function withReflectOptions(
  table: Table,
  { reflectArgs = [], reflectKwargs = {} }: Pick<BatchAlterTable, 'reflectArgs' | 'reflectKwargs'>,
): Table {
  const given = reflectArgs.filter((part): part is Column => !('kind' in part));
  const constraints = [...(table.constraints ?? []), ...reflectArgs.filter((part) => 'kind' in part)];
  const { dialectOptions, ...more } = withDialectOptions(reflectKwargs) as Partial<Table>;
  const options = { ...table.dialectOptions, ...dialectOptions };
  const replaced = table.columns.map(
    (column) => given.find(({ name }) => sameName(name, column.name)) ?? column,
  );
  return {
    ...table,
    ...more,
    columns: [...replaced, ...given.filter((column) => !replaced.includes(column))],
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(Object.keys(options).length === 0 ? {} : { dialectOptions: options }),
  };
}
