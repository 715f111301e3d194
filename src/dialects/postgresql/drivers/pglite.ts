import { migError } from '../../../errors/index.ts';
import type { Connection, ConnectTarget, Driver } from '../../contract.ts';
import { plainSql } from '../split/index.ts';
import { borrowed, commitOneByOne } from '../../commit-one-by-one.ts';
import { connectionLost } from '../../connect-error.ts';
import { statementFailed } from './server-error.ts';
import { lendSession, RESET_SESSION, serverInfo, START_SESSION } from './session.ts';

/** The slice of a `PGlite` object that is used. */
interface Pglite {
  readonly closed?: boolean;
  query(sql: string, parameters?: readonly unknown[]): Promise<PgliteResult>;
  exec(sql: string): Promise<readonly PgliteResult[]>;
  close(): Promise<void>;
  execProtocol(
    message: Uint8Array,
    options: { readonly throwOnError: boolean },
  ): Promise<{ readonly messages: readonly { readonly name: string; readonly status?: string }[] }>;
}

interface PgliteResult {
  readonly rows: readonly unknown[];
  readonly affectedRows?: number;
}

/** PostgreSQL in this process, through `@electric-sql/pglite`. The object stays its owner's: `close` leaves it open. */
export const pgliteDriver: Driver = {
  id: 'pglite',
  package: '@electric-sql/pglite',
  accepts: (target) => 'instance' in target && isPglite(target.instance),
  async connect(target: ConnectTarget): Promise<Connection> {
    if (!('instance' in target) || !isPglite(target.instance))
      throw new TypeError('The driver pglite connects to PGlite objects.');
    const instance = target.instance;
    if (typeof instance.execProtocol !== 'function')
      throw migError('MIG_PACKAGE_TOO_OLD', {
        package: '@electric-sql/pglite',
        version: '0.1',
        needed: '0.3',
      });
    const reset = (): Promise<void> => send(instance, RESET_SESSION);
    const execute: Connection['execute'] = async (sql, parameters) =>
      (await run(instance, sql, parameters)).affectedRows;
    const query = async <Row>(sql: string, parameters?: readonly unknown[]) =>
      (await run(instance, sql, parameters)).rows as readonly Row[];
    const giveBack = target.borrowed === true ? await lendSession(query) : undefined;
    if (giveBack === undefined) await run(instance, START_SESSION, undefined);
    return {
      server: await serverInfo(query, 'pglite'),
      raw: instance,
      query,
      execute,
      script: (sql) => send(instance, plainSql(sql)),
      commit: (options) => commitOneByOne({ execute, reset, close: () => instance.close() }, options),
      reset,
      inTransaction: () => inTransaction(instance),
      close: async () => undefined,
      ...(giveBack === undefined ? {} : borrowed({ execute }, giveBack)),
    };
  },
};

function isPglite(instance: unknown): instance is Pglite {
  const { query, exec } = (instance ?? {}) as Partial<Pglite>;
  return typeof query === 'function' && typeof exec === 'function';
}

async function run(
  instance: Pglite,
  sql: string,
  parameters: readonly unknown[] | undefined,
): Promise<PgliteResult> {
  try {
    if (parameters !== undefined) return await instance.query(sql, parameters);
    return (await instance.exec(sql)).at(-1) ?? { rows: [] };
  } catch (cause) {
    throw failure(instance, cause, sql);
  }
}

/** Sends a script through the protocol itself, which tells how many of its statements were completed. */
async function send(instance: Pglite, sql: string): Promise<void> {
  let messages: readonly { readonly name: string }[];
  try {
    ({ messages } = await instance.execProtocol(simpleQuery(sql), { throwOnError: false }));
  } catch (cause) {
    throw failure(instance, cause, sql);
  }
  const error = messages.find(({ name }) => name === 'error');
  if (error === undefined) return;
  const completed = messages.filter(({ name }) => name === 'commandComplete').length;
  throw statementFailed(error, { sql, completed });
}

async function inTransaction(instance: Pglite): Promise<boolean> {
  const { messages } = await instance.execProtocol(simpleQuery(''), { throwOnError: false });
  return messages.some(({ name, status }) => name === 'readyForQuery' && status !== 'I');
}

function failure(instance: Pglite, cause: unknown, sql: string): Error {
  const { code } = cause as { code?: string };
  if (code === undefined || instance.closed === true) return connectionLost('the embedded database', cause);
  return statementFailed(cause, { sql });
}

/** @see https://www.postgresql.org/docs/current/protocol-message-formats.html (Query) */
function simpleQuery(sql: string): Uint8Array {
  const text = Buffer.from(sql, 'utf8');
  const message = Buffer.alloc(text.length + 6);
  message.write('Q', 0);
  message.writeInt32BE(text.length + 5, 1);
  text.copy(message, 5);
  return message;
}
