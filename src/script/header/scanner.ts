/** What kind of thing the scanner stands on. A template with substitutions is `template`, one without is `string`. */
export type TokenKind = 'name' | 'string' | 'template' | 'number' | 'regex' | 'punctuator' | 'end';

/** A comment, without its delimiters. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly block: boolean;
}

/** Text that never ends: a string, comment, template or regular expression. */
export interface Unterminated {
  readonly what: string;
  readonly start: number;
}

const KEYWORDS_BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'do',
  'else',
  'in',
  'instanceof',
  'new',
  'void',
  'delete',
  'throw',
  'yield',
  'await',
  'of',
]);
const CONDITIONS = new Set(['if', 'while', 'for', 'with']);
/** Nobody nests templates this deep; a file that does is meant to exhaust the stack. */
const DEEPEST_TEMPLATE = 100;
const EQUALITY = /^[=!]==?/;
const LINE_BREAK = /[\n\r\u2028\u2029]/g;
const SPACE = /[\s\uFEFF]/;
const NAME_START = /[\p{ID_Start}$_#\\]/u;
const NAME = /[\p{ID_Start}\p{ID_Continue}$_#\u200C\u200D\\]+/uy;
const NUMBER = /(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?)n?\.?/y;

/**
 * Walks over TypeScript or JavaScript text token by token, without building a tree. Enough to find what stands at the top
 * level of a module, whatever strings, templates, comments and regular expressions lie around it.
 */
export class Scanner {
  readonly text: string;
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  /** Content of a string token, escapes resolved; text of a name or punctuator. */
  value = '';
  newlineBefore = true;
  /** Comments between the last token and this one. */
  comments: Comment[] = [];
  unterminated: Unterminated | undefined;
  #regexAllowed = true;
  readonly #parentheses: boolean[] = [];
  #previousWord = '';

  readonly #depth: number;

  /** `depth`: how many templates this text lies in. */
  constructor(text: string, depth = 0) {
    this.text = text;
    this.#depth = depth;
    if (text.startsWith('#!')) this.end = lineEnd(text, 0);
  }

  /** Moves to the next token. At the end of the text, or of what can be read, `kind` is `end`. */
  next(): void {
    this.#skipSpace();
    this.start = this.end;
    this.value = '';
    const character = this.text[this.end];
    if (character === undefined || this.unterminated !== undefined) {
      this.kind = 'end';
      return;
    }
    if (character === '"' || character === "'") this.#string(character);
    else if (character === '`') this.#template();
    else if (isDigit(character) || (character === '.' && isDigit(this.text[this.end + 1] ?? '')))
      this.#number();
    else if (NAME_START.test(codePoint(this.text, this.end))) this.#name();
    else if (character === '/' && this.#regexAllowed) this.#regex();
    else this.#punctuator(character);
  }

  is(kind: TokenKind, value?: string): boolean {
    return this.kind === kind && (value === undefined || this.value === value);
  }

  #skipSpace(): void {
    this.newlineBefore = this.start === 0 && this.end === 0;
    this.comments = [];
    for (;;) {
      const character = this.text[this.end];
      if (character === undefined) return;
      if (character === '\n' || character === '\r' || character === '\u2028' || character === '\u2029') {
        this.newlineBefore = true;
        this.end++;
      } else if (character === ' ' || character === '\t' || SPACE.test(character)) this.end++;
      else if (this.text.startsWith('//', this.end)) this.#lineComment();
      else if (this.text.startsWith('/*', this.end)) this.#blockComment();
      else return;
    }
  }

  #lineComment(): void {
    const start = this.end;
    this.end = lineEnd(this.text, start);
    this.comments.push({ text: this.text.slice(start + 2, this.end), start, end: this.end, block: false });
  }

  #blockComment(): void {
    const start = this.end;
    const close = this.text.indexOf('*/', start + 2);
    if (close === -1) return this.#fail('a comment', start);
    this.end = close + 2;
    const text = this.text.slice(start + 2, close);
    if (/[\n\r]/.test(text)) this.newlineBefore = true;
    this.comments.push({ text, start, end: this.end, block: true });
  }

  #string(quote: string): void {
    let at = this.start + 1;
    for (; ; at++) {
      const character = this.text[at];
      if (character === undefined || character === '\n' || character === '\r')
        return this.#fail('a string', this.start);
      if (character === '\\') at += this.text.startsWith('\r\n', at + 1) ? 2 : 1;
      else if (character === quote) break;
    }
    this.#set('string', at + 1, unescape(this.text.slice(this.start + 1, at)), false);
  }

  /** A template as one token, nested templates and braces included. */
  #template(): void {
    let hasSubstitution = false;
    for (let at = this.start + 1; at < this.text.length; at++) {
      const character = this.text[at];
      if (character === '\\') at++;
      else if (character === '`') {
        const content = this.text.slice(this.start + 1, at).replaceAll('\r\n', '\n');
        this.#set(hasSubstitution ? 'template' : 'string', at + 1, unescape(content), false);
        return;
      } else if (character === '$' && this.text[at + 1] === '{') {
        hasSubstitution = true;
        const close = endOfSubstitution(this.text, at + 2, this.#depth + 1);
        if (close === undefined) break;
        at = close - 1;
      }
    }
    this.#fail('a template', this.start);
  }

  #number(): void {
    NUMBER.lastIndex = this.start;
    const [text = '0'] = NUMBER.exec(this.text) ?? [];
    this.#set('number', this.start + text.length, text, false);
  }

  #name(): void {
    NAME.lastIndex = this.start;
    const [text = ''] = NAME.exec(this.text) ?? [];
    const afterDot = this.#previousWord === '.';
    this.#set('name', this.start + text.length, text, !afterDot && KEYWORDS_BEFORE_REGEX.has(text));
    if (afterDot) this.#previousWord = '';
  }

  #regex(): void {
    let inClass = false;
    for (let at = this.start + 1; ; at++) {
      const character = this.text[at];
      if (character === undefined || character === '\n' || character === '\r')
        return this.#fail('a regular expression', this.start);
      if (character === '\\') at++;
      else if (character === '[') inClass = true;
      else if (character === ']') inClass = false;
      else if (character === '/' && !inClass) {
        NAME.lastIndex = at + 1;
        const [flags = ''] = NAME.exec(this.text) ?? [];
        this.#set('regex', at + 1 + flags.length, '', false);
        return;
      }
    }
  }

  #punctuator(character: string): void {
    const text = this.text.startsWith('=>', this.start)
      ? '=>'
      : (EQUALITY.exec(this.text.slice(this.start, this.start + 3))?.[0] ?? character);
    // After `i++` a slash divides.
    const doubled = (character === '+' || character === '-') && this.text[this.start - 1] === character;
    let regexAfter = !doubled && text !== ']';
    if (text === '(') this.#parentheses.push(CONDITIONS.has(this.#previousWord));
    if (text === ')') regexAfter = this.#parentheses.pop() ?? false;
    if (text === '}') regexAfter = this.#looksLikeRegex(this.start + 1);
    this.#set('punctuator', this.start + text.length, text, regexAfter);
  }

  /** After a closing brace a slash is a division only if nothing closes it as a regular expression on its line. */
  #looksLikeRegex(from: number): boolean {
    const rest = this.text.slice(from, lineEnd(this.text, from));
    return !/^\s*\/[^/*]/.test(rest) || /^\s*\/(?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+\//.test(rest);
  }

  #set(kind: TokenKind, end: number, value: string, regexAllowed: boolean): void {
    this.kind = kind;
    this.end = end;
    this.value = value;
    this.#regexAllowed = regexAllowed;
    this.#previousWord = kind === 'name' || kind === 'punctuator' ? value : '';
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
    if (inner.is('punctuator', '{')) depth++;
    else if (inner.is('punctuator', '}') && depth-- === 0) return from + inner.end;
  }
}

function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[\s\S]))/g,
    (_all, long?: string, short?: string, byte?: string, single?: string) => {
      const code = long ?? short ?? byte;
      if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
      return (
        { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0', '\n': '', '\r\n': '', '\r': '' }[
          single ?? ''
        ] ??
        single ??
        ''
      );
    },
  );
}

function lineEnd(text: string, from: number): number {
  LINE_BREAK.lastIndex = from;
  return LINE_BREAK.exec(text)?.index ?? text.length;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character !== '';
}

function codePoint(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
