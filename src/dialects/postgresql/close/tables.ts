import type { Operation } from '../../../operations/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { execute, executeAll, list, record, text, type Alteration, type Closing } from './closing.ts';
import { columnExtras } from './column-extras.ts';
import { alterColumn, serialOf } from './columns.ts';
import { columnSql } from './column-sql.ts';
import { finish } from './common.ts';
import { constraintData } from './constraint-data.ts';
import { addConstraint, constraintExtras } from './constraints.ts';
import { word } from './designation.ts';
import { optionChanges as foreignChanges, optionClause } from './foreign-options.ts';
import { lastPart, tableTarget } from './names.ts';
import { optionChanges, setting } from './storage-options.ts';
import { storageOptions, tableData, writingOf } from './table-data.ts';
import { carriedConstraints, columnsOf, isPlainPartition, ownColumns } from './table-parts.ts';

export function createTable(table: CatalogObject, closing: Closing): readonly Operation[] {
  const data = tableData(table, closing);
  const columns = columnsOf(table, closing.to);
  const constraints = carriedConstraints(table, closing);
  const { comment: _comment, ...uncommented } = table.definition;
  return [
    ...(data === undefined
      ? executeAll(createStatements(table, closing))
      : [{ op: 'createTable' as const, table: data }]),
    ...executeAll(settings(table, closing)),
    ...finish(data === undefined ? table : { ...table, definition: uncommented }, closing),
    ...columns.flatMap((column) =>
      isTaken(column, table, closing)
        ? takenColumn(column, closing)
        : columnFinish(column, data !== undefined, closing),
    ),
    ...constraints.flatMap((constraint) => [
      // One that the operation has no words for follows by itself.
      ...(data !== undefined && constraintData(constraint, closing) === undefined
        ? addConstraint(constraint, closing)
        : constraintExtras(constraint, closing)),
      ...finish(constraint, closing),
    ]),
  ];
}

export function dropTable(table: CatalogObject, closing: Closing): readonly Operation[] {
  if (table.kind !== 'table') return [execute(`DROP ${word(table.kind)} ${closing.sql(table.name)}`)];
  const back = { ...closing, to: closing.from };
  const existing = tableData(table, back);
  return [
    {
      op: 'dropTable',
      ...tableTarget(table.name),
      ...(existing === undefined ? {} : { existingTable: existing }),
    },
  ];
}

/** What cannot be said of a table that is there: it would have to be made anew, with all its rows. */
export const FIXED_PROPERTIES: Readonly<Record<string, string>> = {
  columnOrder: 'the order of columns cannot be changed in place',
  partitionKey: 'a partition key cannot be changed in place',
};

export function alterTable(change: Alteration, closing: Closing): readonly Operation[] {
  const { before, after, properties } = change;
  const words = after.kind === 'foreign table' ? 'FOREIGN TABLE' : 'TABLE';
  const target = `ALTER ${words} ${closing.sql(after.name)}`;
  const flag = (property: string, on: string, off: string): readonly string[] =>
    properties.has(property) ? [`${target} ${after.definition[property] === true ? on : off}`] : [];
  const identity = text(after, 'replicaIdentity');
  const type = text(after, 'ofType');
  return executeAll([
    ...(properties.has('persistence')
      ? [`${target} SET ${text(after, 'persistence') === 'unlogged' ? 'UNLOGGED' : 'LOGGED'}`]
      : []),
    ...parentChanges(change, target, closing),
    ...(properties.has('ofType') ? [`${target} ${type === '' ? 'NOT OF' : `OF ${closing.sql(type)}`}`] : []),
    ...flag('rowSecurity', 'ENABLE ROW LEVEL SECURITY', 'DISABLE ROW LEVEL SECURITY'),
    ...flag('forceRowSecurity', 'FORCE ROW LEVEL SECURITY', 'NO FORCE ROW LEVEL SECURITY'),
    // An index that is the replica identity says so itself.
    ...(properties.has('replicaIdentity') && identity !== 'index'
      ? [`${target} REPLICA IDENTITY ${identity.toUpperCase()}`]
      : []),
    ...optionChanges(storageOptions(before), storageOptions(after)).map((options) => `${target} ${options}`),
    ...(properties.has('accessMethod') ? [`${target} SET ACCESS METHOD ${text(after, 'accessMethod')}`] : []),
    ...(properties.has('tablespace')
      ? [`${target} SET TABLESPACE ${text(after, 'tablespace') || 'pg_default'}`]
      : []),
    ...(properties.has('foreignOptions')
      ? [`${target} ${foreignChanges(record(before, 'foreignOptions'), record(after, 'foreignOptions'))}`]
      : []),
  ]);
}

/** Partitions are attached and detached, children inherit or cease to. */
function parentChanges(
  { before, after, properties }: Alteration,
  target: string,
  closing: Closing,
): readonly string[] {
  const table = closing.sql(after.name);
  const [was, is] = [text(before, 'partitionOf'), text(after, 'partitionOf')];
  const moves = properties.has('partitionOf') || properties.has('partitionBound');
  const [parents, wanted] = [list(before, 'inherits'), list(after, 'inherits')];
  const [left, joined] = [
    parents.filter((parent) => !wanted.includes(parent)),
    wanted.filter((parent) => !parents.includes(parent)),
  ];
  return [
    ...(properties.has('detachPending') &&
    was !== '' &&
    after.definition['detachPending'] === undefined &&
    !moves
      ? [`ALTER TABLE ${closing.sql(was)} DETACH PARTITION ${table} FINALIZE`]
      : []),
    ...(moves && was !== '' ? [`ALTER TABLE ${closing.sql(was)} DETACH PARTITION ${table}`] : []),
    ...(moves && is !== '' ? [attach(after, closing)] : []),
    ...left.map((parent) => `${target} NO INHERIT ${closing.sql(parent)}`),
    ...joined.map((parent) => `${target} INHERIT ${closing.sql(parent)}`),
  ];
}

function attach(partition: CatalogObject, closing: Closing): string {
  const parent = closing.sql(text(partition, 'partitionOf'));
  const bound = closing.sql(text(partition, 'partitionBound'));
  return `ALTER TABLE ${parent} ATTACH PARTITION ${closing.sql(partition.name)} ${bound}`;
}

/** CREATE TABLE as text: partitions, foreign tables, typed tables, columns without words of their own. */
function createStatements(table: CatalogObject, closing: Closing): readonly string[] {
  const isPartition = isPlainPartition(table, closing);
  const lines = [
    ...(isPartition ? [] : ownColumns(table, closing.to)).map((column) =>
      columnSql(column, closing, writingOf(column, table, closing)),
    ),
    ...carriedConstraints(table, closing).map(
      (object) => `CONSTRAINT ${lastPart(object.name)} ${closing.sql(text(object, 'definition'))}`,
    ),
  ];
  const body = lines.length === 0 ? '()' : `(\n${lines.map((line) => `    ${line}`).join(',\n')}\n)`;
  const type = text(table, 'ofType');
  const head = [
    'CREATE',
    ...(text(table, 'persistence') === 'unlogged' ? ['UNLOGGED'] : []),
    word(table.kind),
    closing.sql(table.name),
  ].join(' ');
  const parts =
    type !== ''
      ? [`OF ${closing.sql(type)}`, ...typedBody(table, closing)]
      : isPartition
        ? [
            `PARTITION OF ${closing.sql(text(table, 'partitionOf'))}`,
            ...(lines.length === 0 ? [] : [body]),
            closing.sql(text(table, 'partitionBound')),
          ]
        : [body];
  const needsAttach = text(table, 'partitionOf') !== '' && !isPartition;
  return [
    [head, ...parts, ...tail(table, closing)].join(' '),
    ...(needsAttach ? [attach(table, closing)] : []),
  ];
}

/** A typed table names only what its columns have beyond their type. */
function typedBody(table: CatalogObject, closing: Closing): readonly string[] {
  const columns = columnsOf(table, closing.to).flatMap((column) => {
    const sql = columnSql(column, closing, writingOf(column, table, closing));
    const beyond = sql.slice(
      sql.indexOf(closing.sql(text(column, 'type'))) + closing.sql(text(column, 'type')).length,
    );
    return beyond.trim() === '' ? [] : [`${lastPart(column.name)} WITH OPTIONS${beyond}`];
  });
  const constraints = carriedConstraints(table, closing).map(
    (object) => `CONSTRAINT ${lastPart(object.name)} ${closing.sql(text(object, 'definition'))}`,
  );
  const lines = [...columns, ...constraints];
  return lines.length === 0 ? [] : [`(\n${lines.map((line) => `    ${line}`).join(',\n')}\n)`];
}

function tail(table: CatalogObject, closing: Closing): readonly string[] {
  const inherits = list(table, 'inherits').map((name) => closing.sql(name));
  const partitionKey = text(table, 'partitionKey');
  const method = text(table, 'accessMethod');
  const options = storageOptions(table);
  const tablespace = text(table, 'tablespace');
  return [
    ...(inherits.length === 0 ? [] : [`INHERITS (${inherits.join(', ')})`]),
    ...(partitionKey === '' ? [] : [`PARTITION BY ${closing.sql(partitionKey)}`]),
    ...(table.kind === 'foreign table' ? [`SERVER ${text(table, 'server')}`] : []),
    ...(method === '' || method === 'heap' ? [] : [`USING ${method}`]),
    ...(options.length === 0 ? [] : [`WITH (${options.map(setting).join(', ')})`]),
    ...(tablespace === '' ? [] : [`TABLESPACE ${tablespace}`]),
    optionClause(record(table, 'foreignOptions')).trim(),
  ].filter((part) => part !== '');
}

/** Settings that CREATE TABLE has no place for. */
function settings(table: CatalogObject, closing: Closing): readonly string[] {
  const target = `ALTER TABLE ${closing.sql(table.name)}`;
  const identity = text(table, 'replicaIdentity');
  return [
    ...(table.definition['rowSecurity'] === true ? [`${target} ENABLE ROW LEVEL SECURITY`] : []),
    ...(table.definition['forceRowSecurity'] === true ? [`${target} FORCE ROW LEVEL SECURITY`] : []),
    ...(table.kind === 'table' && (identity === 'full' || identity === 'nothing')
      ? [`${target} REPLICA IDENTITY ${identity.toUpperCase()}`]
      : []),
  ];
}

/** A column that comes from the parent table with CREATE TABLE. */
function isTaken(column: CatalogObject, table: CatalogObject, closing: Closing): boolean {
  return column.definition['inherited'] === 'inherited' || isPlainPartition(table, closing);
}

/** What a parent's column hands down. */
const HANDED_DOWN = [
  'type',
  'collation',
  'notNull',
  'default',
  'generated',
  'generationExpression',
  'storage',
  'compression',
  'identity',
];

/** The differences of a column from the parent's that it comes from. */
function takenColumn(column: CatalogObject, closing: Closing): readonly Operation[] {
  const source = column.inheritedFrom === undefined ? undefined : closing.to.objects[column.inheritedFrom];
  const given = HANDED_DOWN.flatMap((property) => {
    const value = source?.definition[property];
    return value === undefined ? [] : [[property, value] as const];
  });
  const before = { ...column, definition: Object.fromEntries(given) };
  const names = new Set([...Object.keys(before.definition), ...Object.keys(column.definition)]);
  const properties = [...names].filter(
    (name) =>
      name !== 'identity' &&
      JSON.stringify(before.definition[name]) !== JSON.stringify(column.definition[name]),
  );
  const change = { before, after: column, properties: new Set(properties) };
  return [
    ...alterColumn(change, closing, {}),
    ...finish({ ...column, definition: { ...column.definition, comment: null } }, closing),
  ];
}

function columnFinish(column: CatalogObject, isCommented: boolean, closing: Closing): readonly Operation[] {
  const { comment: _comment, ...uncommented } = column.definition;
  const serial = serialOf(column, closing);
  return [
    ...executeAll(columnExtras(column, closing)),
    ...finish(isCommented ? { ...column, definition: uncommented } : column, closing),
    ...(serial === undefined ? [] : finish(serial, closing)),
  ];
}
