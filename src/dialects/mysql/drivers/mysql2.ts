import { migError } from '../../../errors/index.ts';
import { maskUrl } from '../../../util/index.ts';
import { borrowed, commitOneByOne } from '../../commit-one-by-one.ts';
import { connectionFailed, connectionLost } from '../../connect-error.ts';
import type { Connection, ConnectTarget, Driver } from '../../contract.ts';
import { loadPackage, type PackageRequest } from '../../load-package.ts';
import type { Flavour } from '../compile/index.ts';
import { splitStatements } from '../split/index.ts';
import { withCompanion } from './companion.ts';
import { endsSession, maskSql, statementFailed, type SentStatement } from './server-error.ts';
import { serverInfo, START_SESSION } from './session.ts';

/** The slice of `mysql2/promise` that is used. */
interface MysqlConnection {
  query(sql: string): Promise<[unknown, unknown]>;
  execute(sql: string, parameters: readonly unknown[]): Promise<[unknown, unknown]>;
  changeUser(options: object): Promise<void>;
  end(): Promise<void>;
  destroy(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  /** The same of the package's other face, whose functions take callbacks. */
  promise?(): MysqlConnection;
}

interface MysqlModule {
  createConnection(options: Record<string, unknown>): Promise<MysqlConnection>;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** SERVER_STATUS_IN_TRANS, which the server sends with each answer. */
const IN_TRANSACTION = 1;

/** MySQL and MariaDB over the network or a Unix socket (`?socketPath=…`), through `mysql2`. */
export function createMysqlDriver(flavour: Flavour, schemes: RegExp): Driver {
  return {
    id: 'mysql2',
    package: 'mysql2',
    accepts: (target) => ('url' in target ? schemes.test(target.url) : isMysql(target.instance)),
    async connect(target: ConnectTarget, { from }): Promise<Connection> {
      if (!('url' in target)) return borrow(target.instance, flavour);
      const { url, timeoutMs = DEFAULT_TIMEOUT_MS } = target;
      const module = load({ name: 'mysql2/promise', neededFor: flavour.product, from });
      const open = async (): Promise<Connection> => {
        const client = await openClient(module, url, timeoutMs);
        try {
          return await createConnection(client, { url, flavour, settle: (run) => run(START_SESSION) });
        } catch (error) {
          client.destroy();
          throw error;
        }
      };
      return withCompanion(await open(), open);
    },
  };
}

async function openClient(module: MysqlModule, url: string, timeoutMs: number): Promise<MysqlConnection> {
  const started = performance.now();
  try {
    return await module.createConnection({
      uri: url,
      connectTimeout: timeoutMs,
      // Several statements are sent one by one, so that the one that fails is known.
      multipleStatements: false,
      supportBigNumbers: true,
      dateStrings: true,
      charset: 'utf8mb4',
      // The driver's default would change how routines are read, and what they remember.
      flags: ['-IGNORE_SPACE'],
    });
  } catch (cause) {
    throw connectionFailed(url, cause, { timeoutMs, waitedMs: performance.now() - started });
  }
}

/** A connection of either face of the package, or a pool, which is refused when it is opened. */
function isMysql(instance: unknown): instance is MysqlConnection {
  const { query, execute, changeUser, getConnection } = (instance ?? {}) as Partial<MysqlConnection> & {
    readonly getConnection?: unknown;
  };
  if (typeof query !== 'function' || typeof execute !== 'function') return false;
  return typeof changeUser === 'function' || typeof getConnection === 'function';
}

/** A connection that is the caller's, with its settings as they are. @throws MIG_CONNECTION_IS_POOL, MIG_WRONG_SERVER */
async function borrow(instance: unknown, flavour: Flavour): Promise<Connection> {
  const given = instance as MysqlConnection;
  if (typeof given.changeUser !== 'function')
    throw migError('MIG_CONNECTION_IS_POOL', { kind: 'mysql2 Pool' });
  const client = typeof given.promise === 'function' ? given.promise() : given;
  const url = 'the database of the connection that was handed in';
  const { detach, ...connection } = await createConnection(client, {
    url,
    flavour,
    settle: async () => undefined,
  });
  return { ...connection, raw: given, ...borrowed(connection, detach) };
}

interface ConnectionOptions {
  /** For messages. */
  readonly url: string;
  readonly flavour: Flavour;
  /** Makes the session ours. */
  readonly settle: (run: (sql: string) => Promise<unknown>) => Promise<unknown>;
}

/** @throws MIG_WRONG_SERVER when another product answers than the dialect is for */
async function createConnection(
  client: MysqlConnection,
  { url, flavour, settle }: ConnectionOptions,
): Promise<Connection & { readonly detach: () => void }> {
  let lost: Error | undefined;
  // Without a listener an ended session would end the process; the next statement reports it instead.
  const onError = (error: Error): void => void (lost ??= error);
  client.on('error', onError);
  const run = async (statement: SentStatement, parameters?: readonly unknown[]): Promise<unknown> => {
    try {
      const [result] = await (parameters === undefined
        ? client.query(statement.sql)
        : client.execute(statement.sql, parameters));
      return result;
    } catch (cause) {
      if (lost !== undefined || endsSession(cause))
        throw connectionLost(url, lost ?? cause, maskSql(statement.sql));
      throw statementFailed(cause, statement);
    }
  };
  const query = async <Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]> =>
    rowsOf<Row>(await run({ sql }, parameters));
  const start = (): Promise<unknown> => settle((sql) => run({ sql }));
  await start();
  const server = await serverInfo(query);
  if (server.dialect !== flavour.name)
    throw migError('MIG_WRONG_SERVER', {
      url: maskUrl(url),
      product: server.product,
      version: server.version,
      dialect: flavour.name,
      right: server.dialect,
    });
  const execute: Connection['execute'] = async (sql, parameters) =>
    affectedRows(await run({ sql }, parameters));
  const reset = async (): Promise<void> => {
    try {
      await client.changeUser({});
    } catch (cause) {
      throw connectionLost(url, lost ?? cause);
    }
    await start();
  };
  return {
    server,
    raw: client,
    query,
    execute,
    async script(sql) {
      for (const { text, line, empty } of splitStatements(sql)) if (!empty) await run({ sql: text, line });
    },
    commit: (options) => commitOneByOne({ execute, reset, close: async () => client.destroy() }, options),
    reset,
    async inTransaction() {
      const { serverStatus } = ((await run({ sql: 'do 0' })) ?? {}) as { serverStatus?: number };
      return ((serverStatus ?? 0) & IN_TRANSACTION) !== 0;
    },
    detach: () => void client.off('error', onError),
    close: () => client.end().catch(() => client.destroy()),
  };
}

/** A CALL gives one list of rows for each SELECT in it, and a summary at the end. */
function rowsOf<Row>(result: unknown): readonly Row[] {
  if (!Array.isArray(result)) return [];
  const lists = (result as unknown[]).filter((item) => Array.isArray(item)) as Row[][];
  return lists.length > 0 ? (lists.at(-1) ?? []) : (result as Row[]);
}

function affectedRows(result: unknown): number | undefined {
  const summary = (Array.isArray(result) ? (result as unknown[]).at(-1) : result) as
    { affectedRows?: number } | undefined;
  return summary?.affectedRows;
}

function load(request: PackageRequest): MysqlModule {
  const loaded = loadPackage(request) as MysqlModule & { default?: MysqlModule };
  const module = typeof loaded.createConnection === 'function' ? loaded : loaded.default;
  if (typeof module?.createConnection !== 'function')
    throw migError('MIG_PACKAGE_BROKEN', {
      package: 'mysql2',
      reason: 'it exports no createConnection; is the module mocked?',
    });
  return module;
}
