import type { ResolvedConfig } from '../config/index.ts';
import { findDialect, type Connection, type Dialect } from '../dialects/index.ts';
import { migError } from '../errors/index.ts';
import { maskUrl } from '../util/index.ts';

/** A database that is open. */
export interface Database {
  readonly dialect: Dialect;
  readonly connection: Connection;
  /** For people: the URL without its secrets. */
  readonly title: string;
}

export interface ConnectOptions {
  readonly config: Pick<ResolvedConfig, 'dialect' | 'connectTimeoutMs' | 'root'>;
  readonly url: string;
}

/**
 * Opens the database of a URL with the first driver that serves it.
 *
 * @throws MIG_DIALECT_UNKNOWN, MIG_URL_UNSUPPORTED, MIG_PACKAGE_MISSING, MIG_CONNECTION_FAILED
 */
export async function openDatabase({ config, url }: ConnectOptions): Promise<Database> {
  const dialect = findDialect({ url, ...(config.dialect === undefined ? {} : { name: config.dialect }) });
  const target = { url, timeoutMs: config.connectTimeoutMs };
  const driver = dialect.drivers.find(({ accepts }) => accepts(target));
  if (driver === undefined)
    throw migError('MIG_URL_UNSUPPORTED', { url: maskUrl(url), dialect: dialect.name });
  const connection = await driver.connect(target, { from: `${config.root}/` });
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
