import type { Table } from '../../schema/index.ts';
import { renderFactory, renderOptions, type Uses } from './call.ts';
import { renderColumn, renderConstraint, renderIndex } from './parts.ts';
import { renderValue } from './value.ts';

/** Name, parts and options of a table, as `table()` and `op.createTable()` take them. */
export function tableArguments(
  { name, columns, constraints = [], indexes = [], ...options }: Table,
  more: object,
  uses: Uses,
): readonly (string | undefined)[] {
  return [
    renderValue(name),
    ...columns.map((column) => renderColumn(column, uses)),
    ...constraints.map((constraint) => renderConstraint(constraint, uses)),
    ...indexes.map((index) => renderIndex(index, uses)),
    renderOptions({ ...options, ...more }),
  ];
}

/** `table('users', column(…), …)` */
export function renderTable(table: Table, uses: Uses): string {
  return renderFactory('table', tableArguments(table, {}, uses), uses);
}
