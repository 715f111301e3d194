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
  const columns = ownColumns(table, closing.to);
  const shell = tableShell(table, closing);
  if ('beyond' in shell || columns.some(isBeyondOperations)) return undefined;
  const constraints: Constraint[] = [];
  for (const object of carriedConstraints(table, closing)) {
    const constraint = constraintData(object, closing);
    if (constraint !== undefined) constraints.push(constraint);
  }
  const { name, schema, ...rest } = shell;
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
    columns: columns.map((column) => columnData(column, closing, writingOf(column, table, closing))),
    ...(constraints.length === 0 ? {} : { constraints }),
    ...rest,
  };
}

/** A table without its columns and what stands beside them; why not, for one that there are no words for. */
export function tableShell(
  table: CatalogObject,
  closing: Closing,
): Omit<Table, 'columns' | 'constraints' | 'indexes'> | { readonly beyond: string } {
  const { definition } = table;
  if (table.kind !== 'table') return { beyond: `it is a ${table.kind}` };
  if (definition['partitionOf'] !== undefined)
    return { beyond: `it is a partition of ${text(table, 'partitionOf')}` };
  if (definition['ofType'] !== undefined)
    return { beyond: `it is made of the type ${text(table, 'ofType')}` };
  const parents = list(table, 'inherits').map(nameParts);
  // The operation takes each parent as one name.
  if (parents.some(([schema]) => schema !== closing.home))
    return { beyond: 'it inherits from a table in another schema than the default one' };
  const { table: name, schema } = tableTarget(table.name, closing.home);
  const comment = text(table, 'comment');
  const dialectOptions = tableOptions(
    table,
    parents.map((parts) => parts.map(unquoted)),
    closing,
  );
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
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
