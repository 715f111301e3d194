import { endAfter, everyToken, matchEnd, quoteEnd } from '../../standard/split/lexing.ts';

/** One piece of SQL text. `end` is exclusive. */
export interface Token {
  /** `executable`: a comment that the server runs, with an exclamation mark. */
  readonly kind: 'space' | 'comment' | 'executable' | 'word' | 'quoted' | 'string' | 'symbol';
  readonly start: number;
  readonly end: number;
}

const SPACE = /\s+/y;
/** Two hyphens begin a comment only when white space or the end follows. */
const LINE_COMMENT = /(?:#|--(?=\s|$))[^\n]*/y;
const WORD = /[A-Za-z_$\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /[0-9][0-9A-Za-z_$]*/y;

/**
 * Cuts SQL into tokens by the lexical rules of MySQL and MariaDB, with backslash escapes on and `"` for strings or names
 * alike. Never fails: what is not closed goes to the end of the text, for the server to complain about.
 * @see https://dev.mysql.com/doc/refman/9.7/en/language-structure.html
 */
export function tokens(text: string): Generator<Token> {
  return everyToken(text, tokenAt);
}

/** The token that begins at an offset within the text. */
export function tokenAt(text: string, start: number): Token {
  const match = (pattern: RegExp): number | undefined => matchEnd(pattern, text, start);
  const token = (kind: Token['kind'], end: number): Token => ({ kind, start, end });
  const first = text[start];
  if (first === "'" || first === '"') return token('string', stringEnd(text, start));
  if (first === '`') return token('quoted', quoteEnd(text, start));
  if (text.startsWith('/*', start)) {
    const executable = /^\/\*M?!/.test(text.slice(start, start + 4));
    return executable
      ? token('executable', executableEnd(text, start))
      : token('comment', endAfter(text, '*/', start + 2));
  }
  const space = match(SPACE);
  if (space !== undefined) return token('space', space);
  const comment = match(LINE_COMMENT);
  if (comment !== undefined) return token('comment', comment);
  const word = match(WORD);
  if (word !== undefined) return token('word', word);
  return token('symbol', match(NUMBER) ?? start + 1);
}

/** The quote is doubled inside, or stands after a backslash. */
function stringEnd(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return text.length;
}

/** Comments inside of it count as comments. */
function executableEnd(text: string, start: number): number {
  let at = start + 3;
  while (at < text.length) {
    if (text.startsWith('*/', at)) return at + 2;
    if (text.startsWith('/*', at)) at = endAfter(text, '*/', at + 2);
    else if (text[at] === "'" || text[at] === '"') at = stringEnd(text, at);
    else if (text[at] === '`') at = quoteEnd(text, at);
    else at += 1;
  }
  return text.length;
}
