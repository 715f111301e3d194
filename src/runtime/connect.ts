import type { ResolvedConfig } from '../config/index.ts';
import { connect, dialectFor, dialectNamed, type Connection, type Dialect } from '../dialects/index.ts';
import { isMigError, migError } from '../errors/index.ts';
import { maskUrl } from '../util/index.ts';
import { chooseDialect } from './choose-dialect.ts';

/** A database that is open. */
export interface Database {
  readonly dialect: Dialect;
  readonly connection: Connection;
  /** For people: the URL without its secrets. */
  readonly title: string;
}

export interface ConnectOptions {
  readonly config: Pick<ResolvedConfig, 'dialect' | 'connectTimeoutMs' | 'root'>;
  /** Where it is: a URL, or an open connection of the caller's own, which stays open. */
  readonly target: { readonly url: string } | { readonly connection: unknown };
}

/**
 * Opens the database of a URL with the first driver that serves it, or takes the caller's own connection.
 *
 * @throws MIG_DIALECT_UNKNOWN, MIG_TARGET_UNKNOWN, MIG_PACKAGE_MISSING, MIG_CONNECTION_FAILED; of a connection
 * MIG_CONNECTION_IS_POOL, MIG_CONNECTION_UNUSABLE, MIG_WRONG_SERVER
 */
export async function openDatabase({ config, target }: ConnectOptions): Promise<Database> {
  const from = `${config.root}/`;
  if (!('url' in target)) return borrow(target.connection, { dialect: config.dialect, from });
  const { url } = target;
  const dialect = chooseDialect({ ...config, url });
  const connection = await connect(dialect, { url, timeoutMs: config.connectTimeoutMs }, { from });
  return { dialect, connection, title: maskUrl(url) };
}

/** Runs `use` on an open database and closes it, whatever happens. */
export async function withDatabase<T>(
  options: ConnectOptions,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(options);
  try {
    return await use(database);
  } finally {
    await database.connection.close();
  }
}

interface BorrowOptions {
  readonly dialect: string | undefined;
  readonly from: string;
}

/** The object says which driver it is of; which of two products the server is, only the server knows. */
async function borrow(instance: unknown, { dialect: name, from }: BorrowOptions): Promise<Database> {
  const target = { instance, borrowed: true } as const;
  const title = 'the connection that was handed in';
  const open = async (dialect: Dialect): Promise<Database> => ({
    dialect,
    connection: await connect(dialect, target, { from }),
    title,
  });
  if (name !== undefined) return open(dialectNamed(name));
  const dialect = attempt(() => dialectFor(target));
  if (dialect === undefined) throw migError('MIG_CONNECTION_UNUSABLE', { got: kindOf(instance) });
  try {
    return await open(dialect);
  } catch (error) {
    if (!isMigError(error) || error.code !== 'MIG_WRONG_SERVER') throw error;
    return open(dialectNamed(String(error.details['right'])));
  }
}

function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}

function kindOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : `a ${typeof value}`;
  const { name = '' } = (value.constructor ?? {}) as { name?: string };
  return name === '' || name === 'Object' ? 'an object' : `an object of class ${name}`;
}
