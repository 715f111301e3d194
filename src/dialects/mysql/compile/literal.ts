import { migError } from '../../../errors/index.ts';

/**
 * An SQL literal, safe for any text as long as `NO_BACKSLASH_ESCAPES` is not among the session's SQL modes (the driver
 * takes it out).
 * @throws MIG_LITERAL_UNUSABLE for a number that is none, and for half of a surrogate pair
 * @see https://dev.mysql.com/doc/refman/9.7/en/string-literals.html
 */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return String(value);
    throw migError('MIG_LITERAL_UNUSABLE', {
      value: String(value),
      problem: 'there is no such number in SQL',
    });
  }
  if (/\p{Surrogate}/u.test(value))
    throw migError('MIG_LITERAL_UNUSABLE', {
      value: JSON.stringify(value),
      problem: 'it contains half of a surrogate pair, which UTF-8 has not',
    });
  return `'${value.replaceAll('\\', '\\\\').replaceAll('\0', '\\0').replaceAll("'", "''")}'`;
}
