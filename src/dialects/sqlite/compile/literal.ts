import { migError } from '../../../errors/index.ts';
import { createLiteral, quotedText } from '../../standard/index.ts';

/**
 * An SQL literal; booleans are 1 and 0.
 * @throws MIG_LITERAL_UNUSABLE for text that an SQL statement cannot hold (NUL, half of a surrogate pair) and for NaN
 * @see https://sqlite.org/lang_expr.html#literal_values_constants_
 */
export const literal = createLiteral({
  booleans: ['0', '1'],
  notFinite: infinity,
  text: (value) => quotedText(value, 'a statement ends for SQLite at a NUL character'),
});

/** What is beyond the largest number reads as infinity. */
function infinity(value: number): string {
  if (Number.isNaN(value))
    throw migError('MIG_LITERAL_UNUSABLE', { value: 'NaN', problem: 'SQLite has no such number' });
  return value > 0 ? '9e999' : '-9e999';
}
