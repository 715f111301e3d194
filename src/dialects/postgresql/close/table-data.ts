import type { Constraint, Table, TableDialectOptions } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { keyOf, list, text, type Closing } from './closing.ts';
import { columnData, isBeyondOperations, type ColumnWriting } from './column-data.ts';
import { serialOf } from './columns.ts';
import { constraintData } from './constraint-data.ts';
import { nameParts, tableTarget, unquoted } from './names.ts';
import { optionRecord } from './storage-options.ts';
import { carriedConstraints, lateDefaults, ownColumns } from './table-parts.ts';

/** The table as `createTable` takes it; `undefined` for one that the vocabulary of operations has no words for. */
export function tableData(table: CatalogObject, closing: Closing): Table | undefined {
  const { definition } = table;
  const columns = ownColumns(table, closing.to);
  const isBeyond =
    table.kind !== 'table' ||
    definition['partitionOf'] !== undefined ||
    definition['ofType'] !== undefined ||
    columns.some(isBeyondOperations);
  const parents = list(table, 'inherits').map((name) => nameParts(name).map(unquoted));
  // The operation takes each parent as one name.
  if (isBeyond || parents.some(([schema]) => schema !== 'public')) return undefined;
  const constraints: Constraint[] = [];
  for (const object of carriedConstraints(table, closing)) {
    const constraint = constraintData(object, closing);
    if (constraint !== undefined) constraints.push(constraint);
  }
  const { table: name, schema } = tableTarget(table.name);
  const comment = text(table, 'comment');
  const dialectOptions = tableOptions(table, parents, closing);
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
    columns: columns.map((column) => columnData(column, closing, writingOf(column, table, closing))),
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(comment === '' ? {} : { comment }),
    ...(text(table, 'persistence') === 'unlogged' ? { prefixes: ['UNLOGGED'] } : {}),
    ...(Object.keys(dialectOptions).length === 0 ? {} : { dialectOptions }),
  };
}

/** How a column of a new table is written. */
export function writingOf(column: CatalogObject, table: CatalogObject, closing: Closing): ColumnWriting {
  return {
    serial: serialOf(column, closing) !== undefined,
    withoutDefault: lateDefaults(table, closing.to).has(keyOf(column)),
  };
}

/** Storage parameters of a table, those of its TOAST table among them. */
export function storageOptions(table: CatalogObject): readonly string[] {
  return [...list(table, 'options'), ...list(table, 'toastOptions').map((option) => `toast.${option}`)];
}

function tableOptions(
  table: CatalogObject,
  parents: readonly (readonly string[])[],
  closing: Closing,
): TableDialectOptions {
  const partitionKey = text(table, 'partitionKey');
  const method = text(table, 'accessMethod');
  const tablespace = text(table, 'tablespace');
  const options = storageOptions(table);
  return {
    ...(parents.length === 0 ? {} : { postgresqlInherits: parents.map((parts) => parts.at(-1) ?? '') }),
    ...(partitionKey === '' ? {} : { postgresqlPartitionBy: closing.sql(partitionKey) }),
    ...(method === '' || method === 'heap' ? {} : { postgresqlUsing: method }),
    ...(options.length === 0 ? {} : { postgresqlWith: optionRecord(options) }),
    ...(tablespace === '' ? {} : { postgresqlTablespace: unquoted(tablespace) }),
  };
}
