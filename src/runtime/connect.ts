import type { ResolvedConfig } from '../config/index.ts';
import { connect, type Connection, type Dialect } from '../dialects/index.ts';
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
  readonly url: string;
}

/**
 * Opens the database of a URL with the first driver that serves it.
 *
 * @throws MIG_DIALECT_UNKNOWN, MIG_TARGET_UNKNOWN, MIG_PACKAGE_MISSING, MIG_CONNECTION_FAILED
 */
export async function openDatabase({ config, url }: ConnectOptions): Promise<Database> {
  const dialect = chooseDialect({ ...config, url });
  const target = { url, timeoutMs: config.connectTimeoutMs };
  const connection = await connect(dialect, target, { from: `${config.root}/` });
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
