import {
  sameName,
  type Constraint,
  type Index,
  type Table,
  withoutNumbering,
} from '../../../schema/index.ts';
import type { Remark } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import {
  constraintData,
  indexData,
  keyOf,
  ownColumns,
  ownName,
  serialOf,
  tableShell,
  type Closing,
} from '../close/index.ts';
import { unsaid } from './carried.ts';
import { readColumn } from './read-column.ts';
import type { Reading } from './read-types.ts';

export interface TableReading {
  /** Absent when there are no words for the table. */
  readonly table?: Table;
  /** Sequences that are made with the table. */
  readonly serials: readonly CatalogObject[];
  readonly remarks: readonly Remark[];
}

const KINDS = ['primary key', 'unique constraint', 'exclusion constraint', 'check constraint', 'foreign key'];

/** A table with its constraints and indexes, and what could not be said. */
export function readTable(object: CatalogObject, reading: Reading): TableReading {
  const { closing } = reading;
  const shell = tableShell(object, closing);
  if ('beyond' in shell) return { serials: [], remarks: [{ key: keyOf(object), reason: shell.beyond }] };
  const remarks: Remark[] = [...unsaid(object)];
  const said = <Data>(child: CatalogObject, data: Data | undefined): readonly Data[] => {
    if (data === undefined)
      remarks.push({ key: keyOf(child), reason: 'schema data has no words for its definition' });
    else remarks.push(...unsaid(child));
    return data === undefined ? [] : [data];
  };
  const children = closing.to.childrenOf(keyOf(object));
  const constraints = KINDS.flatMap((kind) => children.filter((child) => child.kind === kind)).flatMap(
    (child) => said(child, constraintData(child, closing)),
  );
  const indexes = children
    .filter(({ kind }) => kind === 'index')
    .flatMap((child) => said(child, readIndex(child, closing)));
  const columns = ownColumns(object, closing.to);
  const serials = new Map(
    columns.flatMap((column) => {
      const sequence = serialOf(column, closing);
      return sequence === undefined ? [] : [[ownName(column), sequence] as const];
    }),
  );
  const numbered = numberedOf(constraints, serials);
  const { name, schema, ...rest } = shell;
  const table: Table = {
    name,
    ...(schema === undefined ? {} : { schema }),
    columns: columns.flatMap((column) =>
      said(
        column,
        readColumn(column, {
          ...reading,
          serial: serials.has(ownName(column)),
          numbered: numbered === ownName(column),
        }),
      ),
    ),
    ...(constraints.length === 0 ? {} : { constraints }),
    ...(indexes.length === 0 ? {} : { indexes }),
    ...rest,
  };
  return { table: withoutNumbering(table), serials: [...serials.values()], remarks };
}

function readIndex(object: CatalogObject, closing: Closing): Index | undefined {
  const data = indexData(object, closing);
  if (data === undefined) return undefined;
  const { name, columns, unique, dialectOptions } = data;
  return {
    name,
    columns,
    ...(unique ? { unique } : {}),
    ...(dialectOptions === undefined ? {} : { dialectOptions }),
  };
}

/** The serial column that the key numbers itself by: one can be told by `autoincrement`, others by their type. */
function numberedOf(
  constraints: readonly Constraint[],
  serials: ReadonlyMap<string, unknown>,
): string | undefined {
  const key = constraints.find(({ kind }) => kind === 'primaryKey');
  if (key?.kind !== 'primaryKey') return undefined;
  return [...serials.keys()].find((name) => key.columns.some((column) => sameName(column, name)));
}
