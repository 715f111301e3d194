import { migError } from '../../../errors/index.ts';

/**
 * An SQL literal, safe for any text as long as `standard_conforming_strings` is on (the server's default since 9.1).
 * @throws MIG_LITERAL_UNUSABLE for text that PostgreSQL cannot hold: NUL, half of a surrogate pair
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS
 */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `'${value}'`;
  if (value.includes('\0'))
    throw migError('MIG_LITERAL_UNUSABLE', {
      value: JSON.stringify(value),
      problem: 'PostgreSQL text cannot contain a NUL character',
    });
  if (/\p{Surrogate}/u.test(value))
    throw migError('MIG_LITERAL_UNUSABLE', {
      value: JSON.stringify(value),
      problem: 'it contains half of a surrogate pair, which UTF-8 has not',
    });
  return `'${value.replaceAll("'", "''")}'`;
}
