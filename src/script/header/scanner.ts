import { endOfName, isDigit, isLineBreak, isNameStart, isSpace, lineEnd } from './characters.ts';
import { unescape } from './unescape.ts';

/** What kind of thing the scanner stands on. A template with substitutions is `template`, one without is `string`. */
export type TokenKind = 'name' | 'string' | 'template' | 'number' | 'regex' | 'punctuator' | 'end';

/** A comment, without its delimiters. */
export interface Comment {
  readonly text: string;
  readonly block: boolean;
}

/** Text that never ends: a string, comment, template or regular expression. */
export interface Unterminated {
  readonly what: string;
  readonly start: number;
}

const KEYWORDS_BEFORE_REGEX = new Set(
  'return typeof case do else in instanceof new void delete throw yield await of'.split(' '),
);
const CONDITIONS = new Set(['if', 'while', 'for', 'with']);
const NUMBER = /(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?)n?\.?/y;
/** Nobody nests templates this deep; a file that does is meant to exhaust the stack. */
const DEEPEST_TEMPLATE = 100;
/** What matters within a block. */
const BLOCK = /[{}'"`/]/g;
/** How far back a slash looks for what stands before it. */
const LOOK_BACK = 200;
const NO_COMMENTS: readonly Comment[] = [];

/**
 * Walks over TypeScript or JavaScript text token by token, without building a tree. Enough to find what stands at the top
 * level of a module, whatever strings, templates, comments and regular expressions lie around it.
 *
 * @remarks Thousands of files go through here, so it compares in place and makes no strings that nobody asks for.
 */
export class Scanner {
  readonly text: string;
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  newlineBefore = true;
  /** Comments between the last token and this one. */
  comments: readonly Comment[] = NO_COMMENTS;
  unterminated: Unterminated | undefined;
  readonly #depth: number;
  /** For each open parenthesis: does it belong to `if`, `while`, `for` or `with`? */
  readonly #conditions: boolean[] = [];
  #closedCondition = false;
  #previousKind: TokenKind = 'end';
  #previousStart = 0;
  #previousEnd = 0;

  /** `depth`: how many templates this text lies in. */
  constructor(text: string, depth = 0) {
    this.text = text;
    this.#depth = depth;
    if (text.startsWith('#!')) this.end = lineEnd(text, 0);
  }

  /** Content of a string token, escapes resolved; the text of any other token. */
  get value(): string {
    return this.kind === 'string'
      ? unescape(this.text.slice(this.start + 1, this.end - 1))
      : this.text.slice(this.start, this.end);
  }

  /** True for a token of this kind; with a `text`, only if it is written exactly so. */
  is(kind: TokenKind, text?: string): boolean {
    if (this.kind !== kind) return false;
    return (
      text === undefined || (this.end - this.start === text.length && this.text.startsWith(text, this.start))
    );
  }

  /** True for a punctuator that is one of these characters. */
  isOneOf(characters: string): boolean {
    return (
      this.kind === 'punctuator' &&
      this.end - this.start === 1 &&
      characters.includes(this.text.charAt(this.start))
    );
  }

  /** Moves to the next token. At the end of the text, or of what can be read, `kind` is `end`. */
  next(): void {
    this.#previousKind = this.kind;
    this.#previousStart = this.start;
    this.#previousEnd = this.end;
    this.#skipSpace();
    this.start = this.end;
    const { text, start } = this;
    const code = text.charCodeAt(start);
    if (Number.isNaN(code) || this.unterminated !== undefined) this.kind = 'end';
    else if (isNameStart(text, start)) this.#set('name', endOfName(text, start));
    else if (code === 0x22 || code === 0x27) this.#string(code);
    else if (code === 0x60) this.#template();
    else if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(start + 1)))) this.#number();
    else if (code === 0x2f && this.#regexAllowed()) this.#regex();
    else this.#punctuator(code);
  }

  /**
   * From a token within a block to the brace that closes it, and on to the token behind. Jumps from one character that matters to
   * the next, which is much faster than walking over the tokens of a long body.
   */
  restOfBlock(): void {
    let depth = 1;
    this.end = this.start;
    while (depth > 0) {
      BLOCK.lastIndex = this.end;
      const match = BLOCK.exec(this.text);
      if (match === null) {
        this.end = this.text.length;
        break;
      }
      this.start = match.index;
      this.end = match.index + 1;
      const [character] = match;
      if (character === '{') depth++;
      else if (character === '}') depth--;
      else if (character === '`') this.#template();
      else if (character === '/') this.#slashInBlock();
      else this.#string(character.charCodeAt(0));
      if (this.unterminated !== undefined) return;
    }
    this.#set('punctuator', this.end);
    this.next();
  }

  /** A comment, a regular expression or a division, told by what is written before it. */
  #slashInBlock(): void {
    const after = this.text.charAt(this.start + 1);
    if (after === '/') this.end = lineEnd(this.text, this.start);
    else if (after === '*') {
      this.end = this.start;
      this.#blockComment();
    } else {
      const before = this.text.slice(Math.max(0, this.start - LOOK_BACK), this.start).trimEnd();
      if (!endsOperand(before) && this.#closesOnLine()) this.#regex();
    }
  }

  #skipSpace(): void {
    const { text } = this;
    this.newlineBefore = this.end === 0;
    this.comments = NO_COMMENTS;
    for (;;) {
      const code = text.charCodeAt(this.end);
      if (isLineBreak(code)) {
        this.newlineBefore = true;
        this.end++;
      } else if (isSpace(code)) this.end++;
      else if (code === 0x2f && text.charCodeAt(this.end + 1) === 0x2f) this.#lineComment();
      else if (code === 0x2f && text.charCodeAt(this.end + 1) === 0x2a) this.#blockComment();
      else return;
    }
  }

  #lineComment(): void {
    const start = this.end;
    this.end = lineEnd(this.text, start);
    this.comments = [...this.comments, { text: this.text.slice(start + 2, this.end), block: false }];
  }

  #blockComment(): void {
    const start = this.end;
    const close = this.text.indexOf('*/', start + 2);
    if (close === -1) return this.#fail('a comment', start);
    this.end = close + 2;
    const text = this.text.slice(start + 2, close);
    if (lineEnd(text, 0) < text.length) this.newlineBefore = true;
    this.comments = [...this.comments, { text, block: true }];
  }

  #string(quote: number): void {
    const { text } = this;
    for (let at = this.start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return this.#set('string', at + 1);
      if (code === 0x5c) at += text.startsWith('\r\n', at + 1) ? 2 : 1;
      else if (Number.isNaN(code) || code === 0x0a || code === 0x0d)
        return this.#fail('a string', this.start);
    }
  }

  /** A template as one token, nested templates and braces included. */
  #template(): void {
    const { text } = this;
    let hasSubstitution = false;
    for (let at = this.start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x5c) at++;
      else if (code === 0x60) return this.#set(hasSubstitution ? 'template' : 'string', at + 1);
      else if (code === 0x24 && text.charCodeAt(at + 1) === 0x7b) {
        hasSubstitution = true;
        const close = endOfSubstitution(text, at + 2, this.#depth + 1);
        if (close === undefined) break;
        at = close - 1;
      }
    }
    this.#fail('a template', this.start);
  }

  #number(): void {
    NUMBER.lastIndex = this.start;
    this.#set('number', this.start + (NUMBER.exec(this.text)?.[0].length ?? 1));
  }

  #regex(): void {
    const { text } = this;
    let inClass = false;
    for (let at = this.start + 1; ; at++) {
      const character = text.charAt(at);
      if (character === '' || character === '\n' || character === '\r')
        return this.#fail('a regular expression', this.start);
      if (character === '\\') at++;
      else if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      else if (character === '/' && !inClass) return this.#set('regex', endOfName(text, at + 1));
    }
  }

  #punctuator(code: number): void {
    const { text, start } = this;
    let length = 1;
    if (code === 0x28)
      this.#conditions.push(this.#previousKind === 'name' && CONDITIONS.has(this.#previousText()));
    else if (code === 0x29) this.#closedCondition = this.#conditions.pop() ?? false;
    else if (code === 0x3d && text.charCodeAt(start + 1) === 0x3e) length = 2;
    else if ((code === 0x3d || code === 0x21) && text.charCodeAt(start + 1) === 0x3d)
      length = text.charCodeAt(start + 2) === 0x3d ? 3 : 2;
    this.#set('punctuator', start + length);
  }

  /** Whether a slash begins a regular expression here, rather than dividing. */
  #regexAllowed(): boolean {
    if (this.#previousKind === 'end') return true;
    if (this.#previousKind === 'name')
      return (
        this.text.charAt(this.#previousStart - 1) !== '.' && KEYWORDS_BEFORE_REGEX.has(this.#previousText())
      );
    if (this.#previousKind !== 'punctuator') return false;
    const previous = this.text.charAt(this.#previousEnd - 1);
    if (previous === ')') return this.#closedCondition;
    if (previous === ']') return false;
    if (previous === '}') return this.#closesOnLine();
    // After `i++` a slash divides.
    const isDoubled = previous === this.text.charAt(this.#previousEnd - 2);
    return !(isDoubled && (previous === '+' || previous === '-'));
  }

  /** After a brace a slash is a division, unless its line closes it as a regular expression. */
  #closesOnLine(): boolean {
    const rest = this.text.slice(this.start, lineEnd(this.text, this.start));
    return /^\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\//.test(rest);
  }

  #previousText(): string {
    return this.text.slice(this.#previousStart, this.#previousEnd);
  }

  #set(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  #fail(what: string, start: number): void {
    this.unterminated = { what, start };
    this.kind = 'end';
    this.end = this.text.length;
  }
}

/** Position after the brace that closes a substitution; undefined when there is none. */
function endOfSubstitution(text: string, from: number, nesting: number): number | undefined {
  if (nesting > DEEPEST_TEMPLATE) return undefined;
  const inner = new Scanner(text.slice(from), nesting);
  for (let depth = 0; ;) {
    inner.next();
    if (inner.kind === 'end') return undefined;
    if (inner.isOneOf('{')) depth++;
    else if (inner.isOneOf('}') && depth-- === 0) return from + inner.end;
  }
}

/** True if the text ends with something that a slash would divide. */
function endsOperand(text: string): boolean {
  if (text.endsWith(')')) return !endsCondition(text);
  const [, word = ''] = /(?:^|[^\w$.])([\w$]+)$/.exec(text) ?? [];
  return /[\w$\]'"`]$/.test(text) && !KEYWORDS_BEFORE_REGEX.has(word);
}

/** True for `if (…)` and its like, at the end of a text. */
function endsCondition(text: string): boolean {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ')') depth++;
    else if (text[at] === '(' && --depth === 0)
      return CONDITIONS.has(/([\w$]+)\s*$/.exec(text.slice(0, at))?.[1] ?? '');
  }
  return false;
}
