import { isMigError, migError } from '../../errors/index.ts';
import type { Connection, SqlDialect } from '../../dialects/index.ts';
import type { Identifier } from '../../schema/index.ts';
import type { RowEffect } from '../../script/index.ts';
import { relocate } from '../step/relocate.ts';

/** How long the text column is; as in Alembic's table, so that its histories can move in. */
export const versionIdLimit = 32;

export interface VersionTableSettings {
  readonly name: string;
  readonly schema?: string;
  readonly primaryKey: boolean;
}

/** One statement on the version table. */
export interface RowStatement {
  readonly sql: string;
  /** `update` and `delete` must hit exactly one row, and this is the one. */
  readonly hits?: { readonly action: 'update' | 'delete'; readonly row: string };
}

/** CREATE TABLE of the version table. */
export function createTableSql(dialect: SqlDialect, table: VersionTableSettings): readonly string[] {
  return dialect.compile({
    op: 'createTable',
    table: {
      name: identifier(table.name),
      ...(table.schema === undefined ? {} : { schema: identifier(table.schema) }),
      columns: [{ name: 'version_num', type: { name: 'VARCHAR', length: versionIdLimit }, nullable: false }],
      constraints: table.primaryKey
        ? [{ kind: 'primaryKey', name: { f: `${table.name}_pkc` }, columns: ['version_num'] }]
        : [],
    },
  });
}

/** The statements that do to the rows what a step says, in an order that never holds a row twice. */
export function rowStatements(
  dialect: SqlDialect,
  table: VersionTableSettings,
  { kind, remove, add }: RowEffect,
): readonly RowStatement[] {
  const name = qualifiedName(dialect, table);
  const is = (row: string): string => `version_num = ${dialect.literal(row)}`;
  const insert = (row: string): RowStatement => ({
    sql: `INSERT INTO ${name} (version_num) VALUES (${dialect.literal(row)})`,
  });
  const forget = (row: string): RowStatement => ({
    sql: `DELETE FROM ${name} WHERE ${is(row)}`,
    hits: { action: 'delete', row },
  });
  const update = (from: string, to: string): RowStatement => ({
    sql: `UPDATE ${name} SET ${is(to)} WHERE ${is(from)}`,
    hits: { action: 'update', row: from },
  });
  switch (kind) {
    case 'insert':
      return add.map(insert);
    case 'delete':
      return remove.map(forget);
    case 'update':
    case 'merge':
      return [...remove.slice(0, -1).map(forget), update(only(remove.slice(-1)), only(add))];
    case 'unmerge':
      return [update(only(remove), only(add.slice(0, 1))), ...add.slice(1).map(insert)];
  }
}

/** DELETE of every row, whatever it says. */
export function forgetAllSql(dialect: SqlDialect, table: VersionTableSettings): string {
  return `DELETE FROM ${qualifiedName(dialect, table)}`;
}

/**
 * The rows, in the order the database returns them. The table must exist.
 *
 * @throws MIG_VERSION_ROW_NOT_TEXT when the column, or the driver of a caller's own connection, gives something else
 */
export async function readRows(
  connection: Connection,
  dialect: SqlDialect,
  table: VersionTableSettings,
): Promise<readonly string[]> {
  const name = qualifiedName(dialect, table);
  const rows = await connection.query<{ version_num: unknown }>(`SELECT version_num FROM ${name}`);
  return rows.map(({ version_num: row }) => {
    if (typeof row === 'string') return row;
    throw migError('MIG_VERSION_ROW_NOT_TEXT', { table: name, got: kindOf(row) });
  });
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (ArrayBuffer.isView(value)) return 'bytes';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Makes the version table. @throws MIG_STATEMENT_FAILED with the statement */
export async function createVersionTable(
  connection: Connection,
  dialect: SqlDialect,
  table: VersionTableSettings,
): Promise<void> {
  for (const sql of createTableSql(dialect, table))
    await connection.execute(sql).catch((error: unknown) => {
      throw placed(error, sql);
    });
}

/** @throws MIG_VERSION_ROW_COUNT when the statement did not hit the one row that it is meant for */
export async function runRowStatement(
  connection: Connection,
  statement: RowStatement,
  table: string,
): Promise<void> {
  const { sql, hits } = statement;
  const found = await connection.execute(sql).catch((error: unknown) => {
    throw placed(error, sql);
  });
  if (hits !== undefined && found !== undefined && found !== 1)
    throw rowFailure(undefined, statement, { table, found });
}

/** The error of a statement that failed, or hit another number of rows than the one. */
export function rowFailure(
  error: unknown,
  { sql, hits }: RowStatement,
  { table, found }: { readonly table: string; readonly found: number | undefined },
): unknown {
  if (hits === undefined || found === undefined) return placed(error, sql);
  return migError('MIG_VERSION_ROW_COUNT', { table, ...hits, found }, { location: { statement: sql } });
}

function placed(error: unknown, statement: string): unknown {
  return isMigError(error) ? relocate(error, { statement }) : error;
}

export function qualifiedName(dialect: SqlDialect, { schema, name }: VersionTableSettings): string {
  return schema === undefined ? dialect.quote(name) : `${dialect.quote(schema)}.${dialect.quote(name)}`;
}

/** A dot in a name is part of the name. */
function identifier(name: string): Identifier {
  return name.includes('.') ? { quoted: name } : name;
}

function only(rows: readonly string[]): string {
  const [row] = rows;
  if (row === undefined) throw new Error('A row effect names no row.');
  return row;
}
