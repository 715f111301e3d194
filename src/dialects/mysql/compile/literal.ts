import { assertPairs, createLiteral } from '../../standard/index.ts';

/**
 * An SQL literal, safe for any text as long as `NO_BACKSLASH_ESCAPES` is not among the session's SQL modes (the driver
 * takes it out).
 * @throws MIG_LITERAL_UNUSABLE for a number that is none, and for half of a surrogate pair
 * @see https://dev.mysql.com/doc/refman/9.7/en/string-literals.html
 */
export const literal = createLiteral({
  booleans: ['false', 'true'],
  text: (value) =>
    `'${assertPairs(value).replaceAll('\\', '\\\\').replaceAll('\0', '\\0').replaceAll("'", "''")}'`,
});
