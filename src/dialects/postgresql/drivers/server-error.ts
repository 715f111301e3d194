import { migError, type MigError } from '../../../errors/index.ts';
import { maskSecrets } from '../../../util/index.ts';
import { splitStatements } from '../split/index.ts';

/**
 * The fields of an error message of the PostgreSQL protocol, as both drivers give them.
 * @see https://www.postgresql.org/docs/current/protocol-error-fields.html
 */
export interface ServerError {
  readonly message: string;
  readonly code?: string;
  readonly severity?: string;
  readonly detail?: string;
  readonly hint?: string;
  /** In characters (not UTF-16 units) of the text sent, from 1; a string, as the protocol has it. */
  readonly position?: string;
  readonly where?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly dataType?: string;
  readonly constraint?: string;
}

/** Which part of a script was being run, when that is known. */
export interface SentText {
  readonly sql: string;
  /** How many statements of the text had been completed before the error. */
  readonly completed?: number;
  /** How many characters of the message came before the text. @defaultValue 0 */
  readonly before?: number;
}

/** The error of a refused statement: the server's own fields in `details`, the driver's error as `cause`. */
export function statementFailed(cause: unknown, sent: SentText): MigError {
  const error = cause as ServerError;
  const position = error.position === undefined ? undefined : Number(error.position) - (sent.before ?? 0);
  const offset = position === undefined ? undefined : utf16Offset(sent.sql, position);
  const failed = failedStatement(sent, offset);
  const line = sent.sql.includes('\n')
    ? offset === undefined
      ? failed.line
      : lineAt(sent.sql, offset)
    : undefined;
  return migError(
    'MIG_STATEMENT_FAILED',
    {
      reason: maskSql(error.message),
      ...(error.code === undefined ? {} : { sqlState: error.code }),
      ...(error.detail ? { detail: maskSql(error.detail) } : {}),
      ...(error.hint ? { hint: maskSql(error.hint) } : {}),
      ...(line === undefined ? {} : { line }),
    },
    { cause, location: { statement: maskSql(failed.text) }, details: fields(error, position) },
  );
}

const LOST = new Set(['57P01', '57P02', '57P03', '57P05']);

/** True when the server ended the session: no further statement can succeed on it. */
export function endsSession(error: unknown): boolean {
  const { code, message } = error as Partial<ServerError>;
  if (code !== undefined && (LOST.has(code) || code.startsWith('08'))) return true;
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT') return true;
  return /^(Connection terminated|Client (was closed|has encountered a connection error))/.test(
    message ?? '',
  );
}

/** SQL with what looks like a password replaced by `***`. */
export function maskSql(sql: string): string {
  return maskSecrets(sql)
    .replace(/(\bpassword\s+)E?'(?:[^']|'')*'/gi, "$1'***'")
    .replace(/(\bpassword\s*=\s*)[^\s'&]+/gi, '$1***');
}

function fields(error: ServerError, position: number | undefined): Record<string, string> {
  const names = ['severity', 'where', 'schema', 'table', 'column', 'dataType', 'constraint'] as const;
  const result: Record<string, string> = {};
  for (const name of names) {
    const value = error[name];
    if (value !== undefined && value !== '') result[name] = maskSql(value);
  }
  if (position !== undefined) result['position'] = String(position);
  return result;
}

/** A position counts through the whole text, and a text with a syntax error anywhere has completed nothing. */
function failedStatement(sent: SentText, offset: number | undefined): { text: string; line?: number } {
  const statements = statementsOf(sent.sql);
  if (statements.length < 2) return { text: sent.sql };
  const index = offset === undefined ? (sent.completed ?? -1) : indexAt(sent.sql, statements, offset);
  return statements[index] ?? { text: sent.sql };
}

/** Which statement an offset of the text lies in or behind; -1 in front of the first. */
function indexAt(sql: string, statements: readonly { text: string }[], offset: number): number {
  let end = 0;
  for (const [index, { text }] of statements.entries()) {
    const start = sql.indexOf(text, end);
    if (start < 0 || start > offset) return index - 1;
    end = start + text.length;
  }
  return statements.length - 1;
}

function statementsOf(sql: string): readonly { text: string; line: number }[] {
  try {
    return splitStatements(sql).filter(({ empty }) => !empty);
  } catch {
    return [];
  }
}

function utf16Offset(text: string, position: number): number {
  let units = 0;
  let characters = 1;
  for (const character of text) {
    if (characters >= position) break;
    units += character.length;
    characters += 1;
  }
  return units;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
