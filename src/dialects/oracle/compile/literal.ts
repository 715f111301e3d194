import { createLiteral, quotedText } from '../../standard/index.ts';

/**
 * An SQL literal. The empty text is NULL to the server.
 * @throws MIG_LITERAL_UNUSABLE for NUL, half of a surrogate pair, and a number that is none
 * @see https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/Literals.html
 */
export const literal = createLiteral({
  booleans: ['0', '1'],
  text: (value) => quotedText(value, 'a script cannot hold a NUL character within a literal'),
});
