import type { JoinedStatement } from '../../contract.ts';
import { statementFailed, type ServerError } from './server-error.ts';

const BETWEEN = ';\n';
/** A word that only our own text says, before the number of rows. */
const ROWS = 'mig_check_rows_';

/** Statements as one text for the simple protocol; the server reads all of it before it runs the first. */
export function joinedText(first: readonly JoinedStatement[], last: string): string {
  return [...first.map(textOf), last].join(BETWEEN);
}

/** Where a message failed. */
export interface JoinedFailure {
  readonly index: number;
  readonly error: Error;
  readonly found?: number;
}

/**
 * What the server says of a message that `joinedText` made, as of the one statement at fault; `undefined` when it is
 * none of `first`.
 *
 * @param completed how many statements were completed before the error
 */
export function failureAmong(
  first: readonly JoinedStatement[],
  cause: ServerError,
  completed: number,
): JoinedFailure | undefined {
  const { position } = cause;
  const starts = startsOf(first);
  const index =
    position === undefined ? completed : starts.findLastIndex((start) => start < Number(position));
  const statement = first[index];
  if (statement === undefined) return undefined;
  const found = statement.onlyRow === true ? rowsIn(cause.message) : undefined;
  return {
    index,
    error: statementFailed(cause, { sql: statement.sql, before: before(statement, starts[index]) }),
    ...(found === undefined ? {} : { found }),
  };
}

const before = ({ onlyRow = false }: JoinedStatement, start = 0): number =>
  onlyRow ? start + PREFIX.length : start;

/** Number of characters in front of each statement, and in front of what follows them. */
function startsOf(first: readonly JoinedStatement[]): readonly number[] {
  const starts = [0];
  for (const statement of first)
    starts.push((starts.at(-1) ?? 0) + Array.from(textOf(statement)).length + BETWEEN.length);
  return starts;
}

/** A number of rows that is not one cannot be cast, which fails the statement: COMMIT is not reached. */
function textOf({ sql, onlyRow = false }: JoinedStatement): string {
  if (!onlyRow) return sql;
  return `${PREFIX}${sql} RETURNING 1) SELECT CASE count(*) WHEN 1 THEN 1 ELSE ('${ROWS}' || count(*))::int END FROM hit`;
}

const PREFIX = 'WITH hit AS (';

function rowsIn(message: string): number | undefined {
  const digits = new RegExp(`${ROWS}(\\d+)`).exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
