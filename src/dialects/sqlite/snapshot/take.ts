import type { Connection } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot, SnapshotOptions } from '../../snapshot.ts';
import { readMaster, readShadows } from './catalog.ts';
import { countOrphans, countRows } from './counts.ts';
import type { Tables } from './key-problem.ts';
import {
  indexObject,
  parseIndex,
  triggerObject,
  viewObject,
  virtualTableObject,
  type Row,
} from './other-objects.ts';
import { parseTable } from './parse-table.ts';
import { tableObjects } from './table-objects.ts';
import { invalidTriggers, invalidViews } from './validity.ts';

/**
 * Everything that the main database's `sqlite_master` says, taken apart: texts that differ in white space, comments,
 * quotes of names or case of letters alone are the same. A constant number of queries, and one for each trigger and
 * each broken view. Reads only.
 */
export async function takeSnapshot(
  connection: Connection,
  { ignoreTables = [], counts: counting = false }: SnapshotOptions = {},
): Promise<CatalogSnapshot> {
  const { dialect, product, version } = connection.server;
  const ignored = new Set(ignoreTables.map((name) => name.replace(/^main\./i, '').toLowerCase()));
  const shadows = await readShadows(connection);
  const rows = (await readMaster(connection)).filter((row): row is Row => {
    const table = row.tbl_name.toLowerCase();
    return row.sql !== null && !ignored.has(table) && !shadows.has(table);
  });
  const objects = await readObjects(connection, rows);
  const tables = rows.filter(isPlainTable).map(({ name }) => name);
  const counted = counting ? await countRows(connection, tables) : undefined;
  const orphans = counting ? await countOrphans(connection) : new Map<string, number>();
  const sorted = objects
    .map((object) => [`${object.kind} ${object.name}`, object] as const)
    .map(([key, object]) => [key, withOrphans(object, orphans.get(key))] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    format: 1,
    dialect,
    server: { product, version },
    objects: Object.fromEntries(sorted),
    ...(counted === undefined ? {} : { counts: counted }),
  };
}

async function readObjects(connection: Connection, rows: readonly Row[]): Promise<readonly CatalogObject[]> {
  const ofType = (type: Row['type']): readonly Row[] => rows.filter((row) => row.type === type);
  const indexes = ofType('index');
  const tableRows = rows.filter(isPlainTable).map((row) => ({ row, parsed: parseTable(row.sql) }));
  const tables: Tables = new Map(
    tableRows.map(({ row, parsed }) => [
      row.name.toLowerCase(),
      { parsed, uniqueIndexes: uniqueOn(row, indexes) },
    ]),
  );
  const brokenViews = await invalidViews(
    connection,
    ofType('view').map(({ name }) => name),
  );
  const brokenTriggers = await invalidTriggers(connection, ofType('trigger'));
  const views = new Set(ofType('view').map(({ name }) => name.toLowerCase()));
  const isView = ({ tbl_name: table }: Row): boolean => views.has(table.toLowerCase());
  return [
    ...tableRows.flatMap((table) => tableObjects(table, tables)),
    ...ofType('table').filter(isVirtual).map(virtualTableObject),
    ...indexes.map(indexObject),
    ...ofType('view').map((row) => invalid(viewObject(row), brokenViews.get(row.name))),
    ...ofType('trigger').map((row) =>
      invalid(triggerObject(row, isView(row) ? 'view' : 'table'), brokenTriggers.get(row.name)),
    ),
  ];
}

function isVirtual({ sql }: Row): boolean {
  return /^\s*create\s+virtual\b/i.test(sql);
}

function isPlainTable(row: Row): boolean {
  return row.type === 'table' && !isVirtual(row);
}

function uniqueOn({ name }: Row, indexes: readonly Row[]): readonly (readonly string[])[] {
  return indexes
    .filter(({ tbl_name: table }) => table.toLowerCase() === name.toLowerCase())
    .map(({ sql }) => parseIndex(sql))
    .filter((index) => index !== undefined && index.unique && index.where === undefined)
    .map((index) => index?.columns.map((column) => column.replace(/ (asc|desc)$/, '')) ?? []);
}

function invalid(object: CatalogObject, problem: string | undefined): CatalogObject {
  return problem === undefined
    ? object
    : { ...object, definition: { ...object.definition, invalid: problem } };
}

function withOrphans(object: CatalogObject, orphans: number | undefined): CatalogObject {
  return orphans === undefined ? object : { ...object, definition: { ...object.definition, orphans } };
}
