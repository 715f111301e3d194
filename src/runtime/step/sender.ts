import { isMigError, migError, type ErrorLocation, type MigError } from '../../errors/index.ts';
import type { Connection, Dialect } from '../../dialects/index.ts';
import { relocate } from './relocate.ts';

/** A statement that the server got, and where it is written. */
export interface SentStatement {
  readonly sql: string;
  /** Absolute path. */
  readonly file: string;
  /** Counts from 1. */
  readonly line?: number;
}

/** Takes the statements of a revision one after the other: sends them, or writes them down. */
export interface StatementSink {
  /** `verbatim`: the file holds this very text from `line` on, so that lines within it can be counted on. */
  send(statement: SentStatement, options?: { readonly verbatim?: boolean }): Promise<void>;
}

export interface SenderOptions {
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** A transaction is open around the statements, and must stay open. */
  readonly inTransaction: boolean;
  /** Grows by each statement that the server accepted. */
  readonly sent: SentStatement[];
}

/** Sends each statement to a database. */
export function createSender({ connection, dialect, inTransaction, sent }: SenderOptions): StatementSink {
  return {
    async send(statement, { verbatim = false } = {}) {
      const { sql } = statement;
      if (inTransaction) refuseTransactionControl(statement);
      try {
        await connection.execute(sql);
      } catch (error) {
        if (!isMigError(error)) throw error;
        const location = placeOf(statement, verbatim ? error.details['line'] : undefined);
        if (inTransaction && needsNoTransaction(dialect, sql))
          throw migError(
            'MIG_NEEDS_NO_TRANSACTION',
            { reason: reasonOf(error) },
            { location, cause: error, details: error.details },
          );
        throw relocate(error, location);
      }
      sent.push(statement);
    },
  };
}

/** @throws MIG_TRANSACTION_CONTROL for a statement that would begin or end a transaction */
export function refuseTransactionControl(statement: SentStatement): void {
  const { sql } = statement;
  const control =
    /^\s*(begin|start\s+transaction|commit|end|abort|rollback(?!\s+(?:work\s+|transaction\s+)?to\b))\b/i.exec(
      sql,
    )?.[1];
  if (control === undefined) return;
  throw migError(
    'MIG_TRANSACTION_CONTROL',
    { statement: control.toUpperCase() },
    { location: placeOf(statement, undefined) },
  );
}

function reasonOf({ details, message }: MigError): string {
  const { reason } = details;
  return typeof reason === 'string' ? reason : message;
}

/** File and line of the statement, or of the token at fault when the server named its line within the statement. */
function placeOf({ sql, file, line }: SentStatement, lineInSql: unknown): ErrorLocation {
  const within = typeof lineInSql === 'number' ? lineInSql - 1 : 0;
  return { file, statement: sql, ...(line === undefined ? {} : { line: line + within }) };
}

function needsNoTransaction(dialect: Dialect, sql: string): boolean {
  return dialect.splitStatements(sql).some(({ transactional }) => !transactional);
}
