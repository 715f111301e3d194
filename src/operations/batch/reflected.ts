import {
  nameText,
  sameName,
  withDialectOptions,
  type Column,
  type Constraint,
  type Table,
} from '../../schema/index.ts';
import type { BatchAlterTable } from '../data.ts';

/**
 * What the database says of a table, with what the batch says of it: columns and constraints of the same name are replaced.
 * No convention changes the names that are there.
 */
export function withReflectOptions(
  table: Table,
  { reflectArgs = [], reflectKwargs = {} }: Pick<BatchAlterTable, 'reflectArgs' | 'reflectKwargs'>,
): Table {
  const given = reflectArgs.filter((part): part is Column => !('kind' in part));
  const added = reflectArgs.filter((part): part is Constraint => 'kind' in part);
  const constraints = [
    ...(table.constraints ?? [])
      .filter((item) => !added.some((other) => isNamedAlike(item, other)))
      .map(final),
    ...added,
  ];
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
    ...(table.indexes === undefined ? {} : { indexes: table.indexes.map(final) }),
    ...(Object.keys(options).length === 0 ? {} : { dialectOptions: options }),
  };
}

/** What the batch says of a table beyond what is there: constraints that nothing can be done about in the old table. */
export function newReflectArgs(
  table: Table,
  { reflectArgs = [] }: Pick<BatchAlterTable, 'reflectArgs'>,
): Pick<BatchAlterTable, 'reflectArgs'> {
  const added = reflectArgs.filter(
    (part) => 'kind' in part && !(table.constraints ?? []).some((item) => isNamedAlike(item, part)),
  );
  return { reflectArgs: added };
}

function isNamedAlike(a: Constraint, b: Constraint): boolean {
  return a.name != null && b.name != null && nameText(a.name) === nameText(b.name);
}

function final<Item extends Pick<Constraint, 'name'>>(item: Item): Item {
  return item.name == null ? item : { ...item, name: { f: nameText(item.name) } };
}
