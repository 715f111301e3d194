import { migError } from '../errors/index.ts';
import type { Op } from '../operations/index.ts';
import { chooseSqlDialect, operateOn, operationsSqlOf, withDatabase } from '../runtime/index.ts';
import type { NamingConvention } from '../schema/index.ts';

export interface OperationsSqlOptions {
  /** Name of the dialect: `postgresql`, `mssql` … @defaultValue the one that the URL is for */
  readonly dialect?: string | undefined;
  readonly url?: string | undefined;
  /** Names what an operation leaves open. */
  readonly namingConvention?: NamingConvention | undefined;
  /** Folder that packages of drivers are looked for from. @defaultValue the working directory */
  readonly from?: string | undefined;
}

export interface OperateOptions extends OperationsSqlOptions {
  /** An open connection of your own instead of a URL; it stays open, and so does a transaction of its. */
  readonly connection?: unknown;
  /** `false`: each statement is final at once. @defaultValue `true`, where the server has transactions for DDL */
  readonly transaction?: boolean | undefined;
  readonly connectTimeoutMs?: number | undefined;
}

/**
 * Runs operations outside of revisions, without configuration: every method of `op` is there. Nothing is recorded. Returns
 * what `body` returns, once everything has run and is committed.
 *
 * @throws MIG_NO_URL without URL and connection, and what opening the database, `body` and its operations throw; then the
 * transaction is rolled back
 */
export async function operate<T>(options: OperateOptions, body: (op: Op) => T): Promise<Awaited<T>> {
  const { connection, url, dialect, from: root = process.cwd(), connectTimeoutMs = 10_000 } = options;
  if (connection === undefined && (url === undefined || url === ''))
    throw migError('MIG_NO_URL', { variable: 'DATABASE_URL' });
  const target = connection === undefined ? { url: url ?? '' } : { connection };
  const config = { root, connectTimeoutMs, ...(dialect === undefined ? {} : { dialect }) };
  return withDatabase<Awaited<T>>({ config, target }, (database) =>
    operateOn(database, body, { ...options, root }),
  );
}

/**
 * The SQL of operations, statement by statement, without a database and without configuration.
 *
 * @throws MIG_DIALECT_UNKNOWN, MIG_OFFLINE_UNAVAILABLE for what needs a database, and what `body` and its operations throw
 */
export async function operationsSql(
  { dialect, url, namingConvention, from: root = process.cwd() }: OperationsSqlOptions,
  body: (op: Op) => unknown,
): Promise<readonly string[]> {
  return operationsSqlOf(chooseSqlDialect({ dialect, url }), body, { root, namingConvention });
}
