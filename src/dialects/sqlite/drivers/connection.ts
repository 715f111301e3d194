import type { Connection } from '../../contract.ts';
import { borrowed, commitOneByOne } from '../../commit-one-by-one.ts';
import { splitStatements } from '../split/index.ts';
import type { Engine, StatementResult } from './engine.ts';
import { readSession, resetSession } from './session.ts';
import { statementFailed, type SentStatement } from './statement-failed.ts';

export interface ConnectionOptions {
  readonly driver: string;
  /** Somebody else closes it. @defaultValue false */
  readonly shared?: boolean;
  /** Its session is somebody else's too, and stays as it is. @defaultValue false */
  readonly lent?: boolean;
}

/** A session on an open database. @throws what the package throws when the file cannot be read */
export function createConnection(
  engine: Engine,
  { driver, shared = false, lent = false }: ConnectionOptions,
): Connection {
  const [row = {}] = engine.run(
    'select sqlite_version() as version, (select count(*) from sqlite_master) as objects',
  ).rows;
  const version = String(row['version']);
  const start = lent ? undefined : readSession(engine);
  const run = (statement: SentStatement, parameters?: readonly unknown[]): StatementResult => {
    try {
      return engine.run(statement.sql, parameters);
    } catch (cause) {
      throw statementFailed(cause, engine.failure(cause), statement);
    }
  };
  const execute: Connection['execute'] = async (sql, parameters) => {
    if (IGNORED_IN_TRANSACTION.test(sql) && engine.isInTransaction())
      throw statementFailed(
        undefined,
        { message: 'PRAGMA foreign_keys does nothing inside a transaction' },
        { sql },
      );
    return run({ sql }, parameters).changes;
  };
  const reset = async (): Promise<void> => {
    if (start !== undefined) resetSession(engine, start);
  };
  const close = async (): Promise<void> => (shared ? undefined : engine.close());
  return {
    server: { dialect: 'sqlite', product: 'SQLite', version, versionNumber: numberOf(version), driver },
    raw: engine.raw,
    query: async <Row>(sql: string, parameters?: readonly unknown[]) =>
      run({ sql }, parameters).rows as readonly Row[],
    execute,
    async script(sql) {
      for (const { text, line, empty } of splitStatements(sql)) if (!empty) run({ sql: text, line });
    },
    inTransaction: async () => engine.isInTransaction(),
    commit: (options) => commitOneByOne({ execute, reset, close }, options),
    reset,
    close,
    ...(lent ? borrowed({ execute }) : {}),
  };
}

/**
 * SQLite says nothing, and whoever relies on it loses rows. A script that is sent as a whole is run as SQLite runs it.
 * @see https://www.sqlite.org/pragma.html#pragma_foreign_keys
 */
const IGNORED_IN_TRANSACTION = /^\s*pragma\s+(?:\w+\s*\.\s*)?foreign_keys\s*[=(]/i;

/** 3.53.4 is 35304: as comparable as the library's own number. */
function numberOf(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 10_000 + minor * 100 + patch;
}
