import { migError } from '../../../errors/index.ts';
import { loadPackage, packageVersion, type PackageRequest } from '../../load-package.ts';
import type { Connection, ConnectTarget, Driver, ServerInfo } from '../../contract.ts';
import { plainSql } from '../split/index.ts';
import { connectionFailed, connectionLost } from '../../connect-error.ts';
import { endsSession, statementFailed } from './server-error.ts';
import { RESET_SESSION, serverInfo } from './session.ts';

/** The slice of `pg` that is used. */
interface PgClient {
  connect(): Promise<unknown>;
  query(sql: string, parameters?: readonly unknown[]): Promise<PgResult | PgResult[]>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  readonly connection?: {
    on(event: 'commandComplete', listener: () => void): unknown;
    /** Named statements that the client takes for prepared. */
    parsedStatements?: Record<string, string>;
    readonly stream?: { destroy(): void };
  };
}

interface PgResult {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

interface PgModule {
  readonly Client: new (config: Record<string, unknown>) => PgClient;
}

/** The oldest version that the peer dependency of our own package.json allows. */
const OLDEST = [8, 11, 0] as const;
const DEFAULT_TIMEOUT_MS = 10_000;
const SCHEMES = /^(postgres|postgresql|socket):/i;

/** PostgreSQL over the network or a Unix socket, through `pg`. */
export const pgDriver: Driver = {
  id: 'pg',
  package: 'pg',
  accepts: (target) => 'url' in target && SCHEMES.test(target.url),
  async connect(target: ConnectTarget, { from }): Promise<Connection> {
    if (!('url' in target)) throw new TypeError('The driver pg connects to URLs.');
    const { url, timeoutMs = DEFAULT_TIMEOUT_MS } = target;
    const { Client } = load({ name: 'pg', neededFor: 'PostgreSQL', from });
    const session = await open(Client, url, timeoutMs);
    return connection(session, await serverInfo(session.query, 'pg'));
  },
};

interface Session {
  readonly client: PgClient;
  readonly query: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly run: (sql: string, parameters?: readonly unknown[]) => Promise<PgResult>;
}

async function open(Client: PgModule['Client'], url: string, timeoutMs: number): Promise<Session> {
  const started = performance.now();
  const failed = (cause: unknown): Error =>
    connectionFailed(url, cause, { timeoutMs, waitedMs: performance.now() - started });
  let client: PgClient;
  let lost: Error | undefined;
  try {
    client = new Client({
      connectionString: url,
      connectionTimeoutMillis: timeoutMs,
      application_name: 'mig-check',
    });
    // Without a listener an ended session would end the process; the next statement reports it instead.
    client.on('error', (error) => (lost ??= error));
  } catch (cause) {
    throw failed(cause);
  }
  try {
    await client.connect();
  } catch (cause) {
    void client.end().catch(() => undefined);
    throw failed(cause);
  }

  let completed: number | undefined;
  client.connection?.on('commandComplete', () => (completed = (completed ?? 0) + 1));
  const run = async (sql: string, parameters?: readonly unknown[]): Promise<PgResult> => {
    completed = client.connection === undefined ? undefined : 0;
    try {
      const result = await client.query(sql, parameters);
      return Array.isArray(result) ? (result.at(-1) ?? { rows: [], rowCount: null }) : result;
    } catch (cause) {
      if (lost !== undefined || endsSession(cause)) throw connectionLost(url, lost ?? cause);
      throw statementFailed(cause, { sql, ...(completed === undefined ? {} : { completed }) });
    }
  };
  return {
    client,
    run,
    query: async <Row>(sql: string, parameters?: readonly unknown[]) =>
      (await run(sql, parameters)).rows as readonly Row[],
  };
}

function connection({ client, query, run }: Session, server: ServerInfo): Connection {
  return {
    server,
    raw: client,
    query,
    execute: async (sql, parameters) => (await run(sql, parameters)).rowCount ?? undefined,
    script: async (sql) => void (await run(plainSql(sql))),
    reset: async () => {
      await run(RESET_SESSION);
      if (client.connection !== undefined) client.connection.parsedStatements = {};
    },
    close: () => client.end().catch(() => undefined),
  };
}

function load(request: PackageRequest): PgModule {
  const loaded = loadPackage(request) as PgModule & { default?: PgModule };
  const version = packageVersion(request);
  if (version !== undefined && isOlder(version))
    throw migError('MIG_PACKAGE_TOO_OLD', { package: 'pg', version, needed: OLDEST.join('.') });
  const module = typeof loaded.Client === 'function' ? loaded : loaded.default;
  if (typeof module?.Client !== 'function')
    throw migError('MIG_PACKAGE_BROKEN', {
      package: 'pg',
      reason: 'it exports no Client; is the module mocked?',
    });
  return module;
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, least] of OLDEST.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
