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
export function* tokens(text: string): Generator<Token> {
  let start = 0;
  while (start < text.length) {
    const token = tokenAt(text, start);
    yield token;
    start = token.end;
  }
}

/** The token that begins at an offset within the text. */
export function tokenAt(text: string, start: number): Token {
  const match = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = start;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
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

/** The quote is doubled inside; a backslash means nothing. */
function quoteEnd(text: string, start: number): number {
  const quote = text[start] ?? "'";
  let end = start;
  do {
    end = text.indexOf(quote, end + 1) + 1;
    if (end === 0) return text.length;
  } while (text[end] === quote);
  return end;
}

function endAfter(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found + what.length;
}
