import { endAfter, everyToken, matchEnd, quoteEnd } from '../../standard/split/lexing.ts';

/** One piece of SQL text. `end` is exclusive. */
export interface Token {
  readonly kind: 'space' | 'comment' | 'word' | 'quoted' | 'string' | 'symbol' | 'meta';
  readonly start: number;
  readonly end: number;
}

const SPACE = /[ \t\r\n\f\v]+/y;
const LINE_COMMENT = /--[^\n]*/y;
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const NUMBER = /\$?[0-9][0-9A-Za-z_.]*/y;
/** A string constant goes on after white space with a line break, and keeps its escape rules. */
const CONTINUED = /[ \t\r\f\v]*\n\s*(?=')/y;
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const META = /\\[^\n]*/y;

/**
 * Cuts SQL into tokens by PostgreSQL's lexical rules, with `standard_conforming_strings` on. Never fails: what is not
 * closed goes to the end of the text, for the server to complain about.
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html
 */
export function tokens(text: string): Generator<Token> {
  return everyToken(text, tokenAt);
}

function tokenAt(text: string, start: number): Token {
  const match = (pattern: RegExp): number | undefined => matchEnd(pattern, text, start);
  const token = (kind: Token['kind'], end: number): Token => ({ kind, start, end });

  switch (text.charAt(start)) {
    case "'":
      return token('string', quoteEnd(text, start));
    case '"':
      return token('quoted', quoteEnd(text, start));
    case '\\':
      return token('meta', match(META) ?? text.length);
    case '-':
      if (text[start + 1] === '-') return token('comment', match(LINE_COMMENT) ?? text.length);
      break;
    case '/':
      if (text[start + 1] === '*') return token('comment', commentEnd(text, start));
      break;
    case '$': {
      const tag = match(DOLLAR_TAG);
      if (tag !== undefined) return token('string', endAfter(text, text.slice(start, tag), tag));
    }
  }
  const space = match(SPACE);
  if (space !== undefined) return token('space', space);
  const word = match(WORD);
  // E'…' has escapes; B'…', X'…' and N'…' are a word and a plain string.
  if (word === start + 1 && text[word] === "'" && /e/i.test(text[start] ?? ''))
    return token('string', escapedEnd(text, word));
  if (word !== undefined) return token('word', word);
  return token('symbol', match(NUMBER) ?? start + 1);
}

function escapedEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text[at] !== "'") at += 1;
    else if (text[at + 1] === "'") at += 2;
    else {
      CONTINUED.lastIndex = at + 1;
      if (!CONTINUED.test(text)) return at + 1;
      at = CONTINUED.lastIndex + 1;
    }
  }
  return text.length;
}

/** Block comments nest. */
function commentEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    if (pair === '/*') depth += 1;
    else if (pair === '*/') depth -= 1;
    else continue;
    at += 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
