import { createLiteral, quotedText } from '../../standard/index.ts';

/**
 * An SQL literal. Text beyond ASCII is written as national text (`N'…'`), for any other goes through the code page of the
 * database, which may lack it.
 * @throws MIG_LITERAL_UNUSABLE for NUL, half of a surrogate pair, and a number that is none
 * @see https://learn.microsoft.com/sql/t-sql/data-types/constants-transact-sql
 */
export const literal = createLiteral({
  booleans: ['0', '1'],
  // oxlint-disable-next-line no-control-regex
  text: (value) => (/^[\0-\x7f]*$/.test(value) ? quoted(value) : national(value)),
});

/** `N'…'`, whatever the text. @throws MIG_LITERAL_UNUSABLE */
export function national(value: string): string {
  return `N${quoted(value)}`;
}

function quoted(value: string): string {
  return quotedText(value, 'a script cannot hold a NUL character within a literal');
}
