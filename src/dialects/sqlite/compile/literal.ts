import { migError } from '../../../errors/index.ts';

/**
 * An SQL literal; booleans are 1 and 0.
 * @throws MIG_LITERAL_UNUSABLE for text that an SQL statement cannot hold (NUL, half of a surrogate pair) and for NaN
 * @see https://sqlite.org/lang_expr.html#literal_values_constants_
 */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return numberLiteral(value);
  if (value.includes('\0'))
    throw migError('MIG_LITERAL_UNUSABLE', {
      value: JSON.stringify(value),
      problem: 'a statement ends for SQLite at a NUL character',
    });
  if (/\p{Surrogate}/u.test(value))
    throw migError('MIG_LITERAL_UNUSABLE', {
      value: JSON.stringify(value),
      problem: 'it contains half of a surrogate pair, which UTF-8 has not',
    });
  return `'${value.replaceAll("'", "''")}'`;
}

/** What is beyond the largest number reads as infinity. */
function numberLiteral(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value))
    throw migError('MIG_LITERAL_UNUSABLE', { value: 'NaN', problem: 'SQLite has no such number' });
  return value > 0 ? '9e999' : '-9e999';
}
