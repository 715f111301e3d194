import { migError } from '../../../errors/index.ts';
import {
  nameText,
  sameName,
  type Constraint,
  type ForeignKeyConstraint,
  type Identifier,
  type Table,
} from '../../../schema/index.ts';

/**
 * That a table has the columns which its keys, constraints and indexes name, each once. A table that inherits has columns of
 * others, so nothing is missing there.
 * @throws MIG_OPERATION_INVALID
 */
export function assertWhole(table: Table, operation: string): void {
  const invalid = (problem: string): Error => migError('MIG_OPERATION_INVALID', { operation, problem });
  const names = table.columns.map(({ name }) => nameText(name));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw invalid(`the table has two columns ${twice}`);
  for (const constraint of table.constraints ?? [])
    if (constraint.kind === 'foreignKey') assertPaired(constraint);
  if (table.dialectOptions?.postgresqlInherits !== undefined) return;
  const used = [
    ...(table.constraints ?? []).flatMap(constrainedColumns),
    ...(table.indexes ?? []).flatMap(({ columns }) => columns.filter(isPlainName)),
  ];
  const missing = used.find((name) => !table.columns.some((column) => sameName(column.name, name)));
  if (missing !== undefined)
    throw invalid(`a constraint or index names the column ${nameText(missing)}, which the table has not got`);
}

/** @throws MIG_OPERATION_INVALID */
export function assertPaired({ columns, refColumns, refTable }: ForeignKeyConstraint): void {
  if (columns.length === refColumns.length) return;
  throw migError('MIG_OPERATION_INVALID', {
    operation: `write a foreign key to table ${nameText(refTable)}`,
    problem: `${columns.length} columns cannot refer to ${refColumns.length}`,
  });
}

function constrainedColumns(constraint: Constraint): readonly Identifier[] {
  if (constraint.kind === 'exclude')
    return constraint.elements.flatMap((element) => ('column' in element ? [element.column] : []));
  return 'columns' in constraint ? constraint.columns : [];
}

function isPlainName(key: object | string): key is Identifier {
  return typeof key === 'string' || 'quoted' in key;
}
