import { tokens } from '../split/index.ts';

/** One piece of a definition: a word in upper case, or whatever else, with all that stands in parentheses as one. */
export interface Piece {
  readonly kind: 'word' | 'parens' | 'other';
  /** As it stands; of parentheses, what is inside. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A definition in pieces, white space left out. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let depth = 0;
  let opened = 0;
  for (const { kind, start, end } of tokens(text)) {
    const piece = text.slice(start, end);
    if (piece === '(' && kind === 'symbol') {
      if (depth === 0) opened = start;
      depth += 1;
    } else if (piece === ')' && kind === 'symbol') {
      depth -= 1;
      if (depth === 0)
        found.push({ kind: 'parens', text: text.slice(opened + 1, start), start: opened, end });
    } else if (depth === 0 && kind !== 'space')
      found.push({ kind: kind === 'word' ? 'word' : 'other', text: piece, start, end });
  }
  return found;
}

/** Cuts at the commas that stand outside of parentheses. */
export function splitList(text: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let begin = 0;
  for (const { kind, start, end } of tokens(text)) {
    if (kind !== 'symbol') continue;
    const letter = text.slice(start, end);
    if (letter === '(' || letter === '[') depth += 1;
    else if (letter === ')' || letter === ']') depth -= 1;
    else if (letter === ',' && depth === 0) {
      items.push(text.slice(begin, start).trim());
      begin = end;
    }
  }
  return [...items, text.slice(begin).trim()];
}

/** Reads pieces one after another. */
export class Reader {
  readonly #pieces: readonly Piece[];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#pieces = pieces(text);
  }

  /** True, and moved on, when the next words are these. */
  takes(words: string): boolean {
    const wanted = words.split(' ');
    const isNext = wanted.every((word, offset) => this.#pieces[this.#at + offset]?.text === word);
    if (isNext) this.#at += wanted.length;
    return isNext;
  }

  /** What the next parentheses hold; `undefined` when something else is next. */
  parens(): string | undefined {
    const piece = this.#pieces[this.#at];
    if (piece?.kind !== 'parens') return undefined;
    this.#at += 1;
    return piece.text;
  }

  /** A name with its dots, as it stands. */
  name(): string {
    let name = '';
    for (;;) {
      name += this.next();
      if (this.#pieces[this.#at]?.text !== '.') return name;
      name += this.next();
    }
  }

  /** The next piece as it stands, parentheses and all; empty at the end. */
  next(): string {
    const piece = this.#pieces[this.#at];
    this.#at += 1;
    return piece === undefined ? '' : this.#text.slice(piece.start, piece.end);
  }

  /** What has not been read yet. */
  rest(): string {
    const piece = this.#pieces[this.#at];
    return piece === undefined ? '' : this.#text.slice(piece.start);
  }
}
