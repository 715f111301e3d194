import { isMigError, MigError, migError } from '../../../errors/index.ts';
import { loadPackage, packageVersion, type PackageRequest } from '../../load-package.ts';
import type { Connection, ConnectTarget, Driver, JoinedStatement, ServerInfo } from '../../contract.ts';
import { JoinedStatementError } from '../../joined-statement-error.ts';
import { plainSql } from '../split/index.ts';
import { connectionFailed, connectionLost } from '../../connect-error.ts';
import { borrowed, commitOneByOne } from '../../commit-one-by-one.ts';
import { withExtras } from './companion.ts';
import { failureAmong, joinedText } from './joined.ts';
import { endsSession, maskSql, statementFailed, type ServerError } from './server-error.ts';
import { COMMIT_AND_RESET, lendSession, RESET_SESSION, serverInfo, START_SESSION } from './session.ts';

/** The slice of `pg` that is used. */
interface PgClient {
  connect(): Promise<unknown>;
  query(sql: string, parameters?: readonly unknown[]): Promise<PgResult | PgResult[]>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
  /** The server's process, as it was named when the session started. */
  readonly processID?: number | null;
  readonly connection?: {
    on(event: ProtocolEvent, listener: (message?: { readonly status?: string }) => void): unknown;
    off(event: ProtocolEvent, listener: (message?: { readonly status?: string }) => void): unknown;
    /** Named statements that the client takes for prepared. */
    parsedStatements?: Record<string, string>;
    readonly stream?: { destroy(): void };
  };
}

type ProtocolEvent = 'commandComplete' | 'readyForQuery';

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
  accepts: (target) => ('url' in target ? SCHEMES.test(target.url) : isClient(target.instance)),
  async connect(target: ConnectTarget, { from }): Promise<Connection> {
    if (!('url' in target)) return borrow(target.instance as PgClient);
    const { url, timeoutMs = DEFAULT_TIMEOUT_MS } = target;
    const { Client } = load({ name: 'pg', neededFor: 'PostgreSQL', from });
    const openOne = async (ms: number): Promise<Connection> => {
      const session = await open(Client, url, ms);
      await session.run(START_SESSION);
      const opened: Connection = {
        ...connection(session, await serverInfo(session.query, 'pg')),
        ...(session.client.connection === undefined ? {} : { joins: true }),
      };
      return withExtras(opened, { open: openOne, processId: session.client.processID ?? undefined });
    };
    return openOne(timeoutMs);
  },
};

interface Session {
  readonly client: PgClient;
  readonly query: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  readonly run: (sql: string, parameters?: readonly unknown[]) => Promise<PgResult>;
  /** What the server said last of the session: I idle, T in a transaction, E in a failed one; unknown without a protocol. */
  readonly status: () => string | undefined;
  /** How many statements of the last text were completed; unknown without a protocol. */
  readonly completed: () => number | undefined;
  /** Stops listening. */
  readonly detach: () => void;
}

async function open(Client: PgModule['Client'], url: string, timeoutMs: number): Promise<Session> {
  const started = performance.now();
  const failed = (cause: unknown): Error =>
    connectionFailed(url, cause, { timeoutMs, waitedMs: performance.now() - started });
  let client: PgClient;
  let session: Session;
  try {
    client = new Client({
      connectionString: url,
      connectionTimeoutMillis: timeoutMs,
      application_name: 'mig-check',
    });
    session = sessionOf(client, url);
  } catch (cause) {
    throw failed(cause);
  }
  try {
    await client.connect();
  } catch (cause) {
    void client.end().catch(() => undefined);
    throw failed(cause);
  }
  return session;
}

/** @param url for messages */
function sessionOf(client: PgClient, url: string): Session {
  let lost: Error | undefined;
  let completed: number | undefined;
  let status: string | undefined;
  // Without a listener an ended session would end the process; the next statement reports it instead.
  const onError = (error: Error): void => void (lost ??= error);
  const onComplete = (): void => void (completed = (completed ?? 0) + 1);
  const onReady = (message?: { readonly status?: string }): void => void (status = message?.status);
  client.on('error', onError);
  client.connection?.on('commandComplete', onComplete);
  client.connection?.on('readyForQuery', onReady);
  const run = async (sql: string, parameters?: readonly unknown[]): Promise<PgResult> => {
    completed = client.connection === undefined ? undefined : 0;
    try {
      const result = await client.query(sql, parameters);
      return Array.isArray(result) ? (result.at(-1) ?? { rows: [], rowCount: null }) : result;
    } catch (cause) {
      if (lost !== undefined || endsSession(cause)) throw connectionLost(url, lost ?? cause, maskSql(sql));
      throw statementFailed(cause, { sql, ...(completed === undefined ? {} : { completed }) });
    }
  };
  return {
    client,
    run,
    status: () => status,
    completed: () => completed,
    detach() {
      client.off('error', onError);
      client.connection?.off('commandComplete', onComplete);
      client.connection?.off('readyForQuery', onReady);
    },
    query: async <Row>(sql: string, parameters?: readonly unknown[]) =>
      (await run(sql, parameters)).rows as readonly Row[],
  };
}

function connection({ client, query, run, status, completed }: Session, server: ServerInfo): Connection {
  const forgetPrepared = (): void => {
    if (client.connection !== undefined) client.connection.parsedStatements = {};
  };
  const reset = async (): Promise<void> => {
    await run(RESET_SESSION);
    forgetPrepared();
  };
  const execute: Connection['execute'] = async (sql, parameters) =>
    (await run(sql, parameters)).rowCount ?? undefined;
  const close = (): Promise<void> => client.end().catch(() => undefined);
  return {
    server,
    raw: client,
    query,
    execute,
    script: async (sql) => void (await run(plainSql(sql))),
    async commit({ begin = false, first = [] } = {}) {
      if (client.connection === undefined) return commitOneByOne({ execute, reset, close }, { begin });
      try {
        await run(joinedText(first, begin ? `${COMMIT_AND_RESET}; BEGIN` : COMMIT_AND_RESET));
        forgetPrepared();
      } catch (error) {
        const done = completed() ?? 0;
        if (done < first.length) throw ofJoined(error, first, done);
        if (done === first.length) throw isMigError(error) ? ofCommit(error) : error;
        // COMMIT is behind it.
        await reset()
          .then(() => (begin ? run('BEGIN') : undefined))
          .catch(close);
      }
    },
    reset,
    ...(client.connection === undefined
      ? {}
      : {
          async inTransaction() {
            // An empty query: what other code has sent is answered first, and a failed transaction takes it.
            await run('');
            return status() !== 'I';
          },
        }),
    close,
  };
}

/** What the server did not say itself may have happened at COMMIT, too. */
function ofJoined(error: unknown, first: readonly JoinedStatement[], completed: number): unknown {
  if (!isMigError(error)) return error;
  const said = error.cause as ServerError;
  if (typeof said.severity !== 'string') return ofCommit(error);
  const failure = failureAmong(first, said, completed);
  if (failure === undefined) return ofCommit(error);
  const { index, found } = failure;
  const cause =
    error.code === 'MIG_CONNECTION_LOST' ? relocated(error, maskSql(first[index]?.sql ?? '')) : failure.error;
  return new JoinedStatementError({ index, completed, found, cause });
}

/** Of the statements of a message only this one can have failed. */
const ofCommit = (error: MigError): MigError => relocated(error, 'COMMIT');

function relocated({ code, details, location, cause }: MigError, statement: string): MigError {
  return new MigError(code, details, { location: { ...location, statement }, details, cause });
}

/** A client that is the caller's, who connected it and will end it. */
async function borrow(client: PgClient): Promise<Connection> {
  if (typeof (client as { totalCount?: unknown }).totalCount === 'number')
    throw migError('MIG_CONNECTION_IS_POOL', { kind: 'pg Pool' });
  const session = sessionOf(client, 'the database of the connection that was handed in');
  const giveBack = await lendSession(session.query);
  const given = connection(session, await serverInfo(session.query, 'pg'));
  return {
    ...given,
    ...borrowed(given, async () => {
      await giveBack();
      session.detach();
    }),
  };
}

/** A `Client`, or a `Pool`, which is refused when it is opened. PGlite has no `connect`. */
function isClient(instance: unknown): instance is PgClient {
  const { query, connect, on } = (instance ?? {}) as Partial<PgClient>;
  const isMysql = typeof (instance as { changeUser?: unknown } | null)?.changeUser === 'function';
  return [query, connect, on].every((member) => typeof member === 'function') && !isMysql;
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
