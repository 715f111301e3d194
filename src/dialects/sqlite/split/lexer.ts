import { endAfter, everyToken, matchEnd, quoteEnd } from '../../standard/split/lexing.ts';

/** One piece of SQL text. `end` is exclusive. */
export interface Token {
  /** `quoted`: a name in double quotes, backticks or square brackets. `blob`: `x'…'`. */
  readonly kind: 'space' | 'comment' | 'word' | 'quoted' | 'string' | 'blob' | 'number' | 'symbol';
  readonly start: number;
  readonly end: number;
}

const SPACE = /[\s\ufeff]+/y;
const LINE_COMMENT = /--[^\n]*/y;
const BLOB = /x'[^']*'?/iy;
const NUMBER = /0x[0-9a-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?/iy;
const WORD = /[A-Za-z_$\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const SYMBOL = /->>|\|\||->|<<|>>|<=|>=|<>|==|!=|[?:@#$][A-Za-z0-9_$]*|[^]/y;

/**
 * Cuts SQL into tokens by the lexical rules of SQLite. Never fails: what is not closed goes to the end of the text, for
 * the library to complain about.
 * @see https://www.sqlite.org/lang.html, https://www.sqlite.org/lang_keywords.html
 */
export function tokens(text: string): Generator<Token> {
  return everyToken(text, tokenAt);
}

/** The token that begins at an offset within the text. */
export function tokenAt(text: string, start: number): Token {
  const match = (pattern: RegExp): number | undefined => matchEnd(pattern, text, start);
  const token = (kind: Token['kind'], end: number): Token => ({ kind, start, end });
  const first = text[start];
  if (first === "'") return token('string', quoteEnd(text, start));
  if (first === '"' || first === '`') return token('quoted', quoteEnd(text, start));
  if (first === '[') return token('quoted', endAfter(text, ']', start));
  if (text.startsWith('/*', start)) return token('comment', endAfter(text, '*/', start + 2));
  for (const [kind, pattern] of PATTERNS) {
    const end = match(pattern);
    if (end !== undefined) return token(kind, end);
  }
  return token('symbol', start + 1);
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['space', SPACE],
  ['comment', LINE_COMMENT],
  ['blob', BLOB],
  ['number', NUMBER],
  ['word', WORD],
  ['symbol', SYMBOL],
];
