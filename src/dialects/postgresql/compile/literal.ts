import { createLiteral, quotedText } from '../../standard/index.ts';

/**
 * An SQL literal, safe for any text as long as `standard_conforming_strings` is on (the server's default since 9.1).
 * @throws MIG_LITERAL_UNUSABLE for text that PostgreSQL cannot hold: NUL, half of a surrogate pair
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS
 */
export const literal = createLiteral({
  booleans: ['false', 'true'],
  notFinite: (value) => `'${value}'`,
  text: (value) => quotedText(value, 'PostgreSQL text cannot contain a NUL character'),
});
