import { migError } from '../../../errors/index.ts';

/**
 * An SQL literal. The empty text is NULL to the server.
 * @throws MIG_LITERAL_UNUSABLE for NUL, half of a surrogate pair, and a number that is none
 * @see https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/Literals.html
 */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value);
    throw unusable(String(value), 'there is no such number in SQL');
  }
  if (value.includes('\0'))
    throw unusable(JSON.stringify(value), 'a script cannot hold a NUL character within a literal');
  if (/\p{Surrogate}/u.test(value))
    throw unusable(JSON.stringify(value), 'it contains half of a surrogate pair');
  return `'${value.replaceAll("'", "''")}'`;
}

function unusable(value: string, problem: string): Error {
  return migError('MIG_LITERAL_UNUSABLE', { value, problem });
}
