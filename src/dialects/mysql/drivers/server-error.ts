import { migError, type MigError } from '../../../errors/index.ts';
import { maskSecrets } from '../../../util/index.ts';

/** What `mysql2` says of a failure. */
export interface ServerError {
  readonly message: string;
  /** `ER_NO_SUCH_TABLE`, `ECONNRESET` … */
  readonly code?: string;
  readonly errno?: number;
  readonly sqlState?: string;
  /** The server's own words; absent when the error is not the server's. */
  readonly sqlMessage?: string;
  readonly fatal?: boolean;
}

/** The statement that failed, and its line in the text that was sent, from 1. */
export interface SentStatement {
  readonly sql: string;
  readonly line?: number;
}

/** `near '…' at line 3`: the line within the statement. */
const LINE = /\bat line (\d+)$/;

/** The error of a refused statement: error number and SQLSTATE in `details`, the driver's error as `cause`. */
export function statementFailed(cause: unknown, { sql, line: start = 1 }: SentStatement): MigError {
  const error = cause as ServerError;
  const reason = error.sqlMessage ?? error.message;
  const within = Number(LINE.exec(reason)?.[1] ?? 1);
  const line = start + within - 1;
  return migError(
    'MIG_STATEMENT_FAILED',
    {
      reason: maskSql(error.errno === undefined ? reason : `${reason} [${error.errno}]`),
      ...(error.sqlState === undefined ? {} : { sqlState: error.sqlState }),
      ...(line === 1 && !sql.includes('\n') ? {} : { line }),
    },
    {
      cause,
      location: { statement: maskSql(sql) },
      details: error.errno === undefined ? {} : { errno: error.errno, code: error.code ?? '' },
    },
  );
}

/** Server shutdown, session killed, closed for inactivity. */
const LOST_NUMBERS = new Set([1053, 1080, 1927, 2006, 2013, 3169, 4031]);
const LOST_CODES = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/** True when the session is over: no further statement can succeed on it. */
export function endsSession(error: unknown): boolean {
  const { code, errno, fatal, sqlMessage, message } = error as ServerError;
  if (errno !== undefined && LOST_NUMBERS.has(errno)) return true;
  if (code !== undefined && LOST_CODES.has(code)) return true;
  return (
    (fatal === true && sqlMessage === undefined) ||
    message.startsWith("Can't add new command when connection")
  );
}

/** SQL with what looks like a password replaced by `***`. */
export function maskSql(sql: string): string {
  return maskSecrets(sql)
    .replace(
      /(\b(?:identified\s+(?:with\s+\S+\s+)?(?:by|as)|password\s*(?:=|\())\s*(?:password\s*)?)(['"])(?:[^'"\\]|\\.)*\2/gi,
      "$1'***'",
    )
    .replace(/(\bpassword\s+)(['"])(?:[^'"\\]|\\.)*\2/gi, "$1'***'");
}
