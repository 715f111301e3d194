import { nameText, table as makeTable, splitParts, withDialectOptions, type Table } from '../schema/index.ts';
import type { InsertTarget, RowValue } from './data.ts';
import type { Operation } from './definitions.ts';
import { rowValue } from './js-value.ts';
import { buildObjectOperation, POSITIONAL, type ObjectOp } from './objects/index.ts';
import type { CreateTableOptions, Op, Parameters as SqlParameters } from './op.ts';

/** A batch is made by its block. */
type Kind = Exclude<Operation['op'], 'batchAlterTable'>;

/** How the arguments of each method of `op` become an operation. */
export type Builders = {
  readonly [K in Kind]: (...args: Parameters<Op[K]>) => Extract<Operation, { op: K }>;
};

const objectBuilders = Object.fromEntries(
  (Object.keys(POSITIONAL) as (keyof ObjectOp)[]).map((op) => [
    op,
    (...args: readonly unknown[]) => buildObjectOperation(op, args),
  ]),
) as unknown as Pick<Builders, keyof ObjectOp>;

export const builders: Builders = {
  ...objectBuilders,
  custom: (name, sql, options = {}) => ({ op: 'custom', name, sql, ...options }),
  createTable(name, ...parts) {
    const { items, options } = splitParts<CreateTableOptions>(name, parts);
    const { ifNotExists, ...rest } = options;
    const table: Table = makeTable(name, ...items, rest);
    return { op: 'createTable', table, ...(ifNotExists === undefined ? {} : { ifNotExists }) };
  },
  dropTable: (table, options = {}) => ({ op: 'dropTable', table, ...withDialectOptions(options) }),
  renameTable: (oldTableName, newTableName, options = {}) => ({
    op: 'renameTable',
    oldTableName,
    newTableName,
    ...withDialectOptions(options),
  }),
  addColumn: (table, column, options = {}) => ({
    op: 'addColumn',
    table,
    column,
    ...withDialectOptions(options),
  }),
  dropColumn: (table, column, options = {}) => ({
    op: 'dropColumn',
    table,
    column,
    ...withDialectOptions(options),
  }),
  alterColumn: (table, column, options) => ({
    op: 'alterColumn',
    table,
    column,
    ...withDialectOptions(options),
  }),
  createIndex: (name, table, columns, options = {}) => ({
    op: 'createIndex',
    name,
    table,
    columns,
    ...withDialectOptions(options),
  }),
  dropIndex: (name, table, options = {}) => ({
    op: 'dropIndex',
    name,
    ...(table === undefined ? {} : { table }),
    ...withDialectOptions(options),
  }),
  createPrimaryKey: (name, table, columns, options = {}) => ({
    op: 'createPrimaryKey',
    name,
    table,
    columns,
    ...withDialectOptions(options),
  }),
  createUniqueConstraint: (name, table, columns, options = {}) => ({
    op: 'createUniqueConstraint',
    name,
    table,
    columns,
    ...withDialectOptions(options),
  }),
  createCheckConstraint: (name, table, condition, options = {}) => ({
    op: 'createCheckConstraint',
    name,
    table,
    condition,
    ...withDialectOptions(options),
  }),
  createForeignKey: (name, sourceTable, referentTable, localCols, remoteCols, options = {}) => ({
    op: 'createForeignKey',
    name,
    sourceTable,
    referentTable,
    localCols,
    remoteCols,
    ...withDialectOptions(options),
  }),
  createExcludeConstraint: (name, table, elements, options = {}) => ({
    op: 'createExcludeConstraint',
    name,
    table,
    elements,
    ...withDialectOptions(options),
  }),
  dropConstraint: (name, table, options = {}) => ({
    op: 'dropConstraint',
    name,
    table,
    ...withDialectOptions(options),
  }),
  createTableComment: (table, comment, options = {}) => ({
    op: 'createTableComment',
    table,
    comment,
    ...withDialectOptions(options),
  }),
  dropTableComment: (table, options = {}) => ({
    op: 'dropTableComment',
    table,
    ...withDialectOptions(options),
  }),
  execute: (text, parameters) => ({
    op: 'execute',
    sql: parameters === undefined ? text : { text, params: valuesOf(parameters) },
  }),
  bulkInsert: (target, rows, options = {}) => ({
    op: 'bulkInsert',
    table: insertTarget(target),
    rows: rows.map((row) => valuesOf(row, target)),
    ...withDialectOptions(options),
  }),
};

/** A whole table may be given; an INSERT needs its name and the types of its columns. */
function insertTarget({ name, schema, columns }: InsertTarget): InsertTarget {
  return {
    name,
    ...(schema == null ? {} : { schema }),
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
  };
}

function valuesOf(values: SqlParameters, target?: InsertTarget): Readonly<Record<string, RowValue>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = target?.columns.find((column) => nameText(column.name) === name)?.type;
      return [name, rowValue(value, type)];
    }),
  );
}
