import { migError } from '../../../errors/index.ts';

/**
 * An SQL literal. Text beyond ASCII is written as national text (`N'…'`), for any other goes through the code page of the
 * database, which may lack it.
 * @throws MIG_LITERAL_UNUSABLE for NUL, half of a surrogate pair, and a number that is none
 * @see https://learn.microsoft.com/sql/t-sql/data-types/constants-transact-sql
 */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value);
    throw unusable(String(value), 'there is no such number in SQL');
  }
  // oxlint-disable-next-line no-control-regex
  return /^[\0-\x7f]*$/.test(value) ? quoted(value) : national(value);
}

/** `N'…'`, whatever the text. @throws MIG_LITERAL_UNUSABLE */
export function national(value: string): string {
  return `N${quoted(value)}`;
}

function quoted(value: string): string {
  if (value.includes('\0'))
    throw unusable(JSON.stringify(value), 'a script cannot hold a NUL character within a literal');
  if (/\p{Surrogate}/u.test(value))
    throw unusable(JSON.stringify(value), 'it contains half of a surrogate pair');
  return `'${value.replaceAll("'", "''")}'`;
}

function unusable(value: string, problem: string): Error {
  return migError('MIG_LITERAL_UNUSABLE', { value, problem });
}
