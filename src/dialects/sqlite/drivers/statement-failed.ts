import { migError, type MigError } from '../../../errors/index.ts';
import { maskSecrets } from '../../../util/index.ts';
import type { EngineFailure } from './engine.ts';

/** The statement that failed, and its line in the text that was sent, from 1. */
export interface SentStatement {
  readonly sql: string;
  readonly line?: number;
}

/** What to do about a refusal that is not the statement's own fault, by the beginning of its code. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'Another connection has the database locked. End what writes to it (a server in development, a database browser), and run the command again.',
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)/,
    'The file, or the folder that it lies in, cannot be written: SQLite needs both. Look at their owner and rights, and at `mode` in the URL.',
  ],
  [
    /^SQLITE_IOERR/,
    'The file system refused to read or write. Is the disk full? Then make room, and run it again.',
  ],
  [/^SQLITE_FULL/, 'Make room where the database lies, and run the command again.'],
  [/^SQLITE_(NOTADB|CORRUPT)/, 'The file is damaged or no SQLite database. Restore a backup.'],
];

/** The error of a refused statement: name of the extended result code in `details`, the package's error as `cause`. */
export function statementFailed(
  cause: unknown,
  { message, code, offset }: EngineFailure,
  { sql, line: start }: SentStatement,
): MigError {
  const within =
    offset === undefined ? 0 : Buffer.from(sql).subarray(0, offset).toString().split('\n').length - 1;
  const line = (start ?? 1) + within;
  const hint = HINTS.find(([pattern]) => pattern.test(code ?? ''))?.[1];
  return migError(
    'MIG_STATEMENT_FAILED',
    {
      reason: maskSecrets(message),
      ...(code === undefined ? {} : { sqlState: code }),
      ...(hint === undefined ? {} : { hint }),
      ...(start === undefined && !sql.includes('\n') ? {} : { line }),
    },
    {
      cause,
      location: { statement: maskSecrets(sql) },
      details: code === undefined ? {} : { code },
    },
  );
}
