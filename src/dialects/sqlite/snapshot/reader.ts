import { canonical, isSymbol, nameOf, wordOf, type Piece } from './sql-text.ts';

/** A text that does not read like the grammar says. Its object is then kept as a whole. */
export class Unreadable extends Error {}

/** Walks through the tokens of one statement. */
export class Reader {
  readonly #pieces: readonly Piece[];
  #at = 0;

  constructor(list: readonly Piece[]) {
    this.#pieces = list;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pieces.length;
  }

  get next(): Piece | undefined {
    return this.#pieces[this.#at];
  }

  /** The keyword that comes next, in upper case; empty for anything else. */
  get word(): string {
    return wordOf(this.next);
  }

  take(): Piece {
    const piece = this.next;
    if (piece === undefined) throw new Unreadable('the text ends too early');
    this.#at += 1;
    return piece;
  }

  /** Takes these keywords when they come next. */
  skip(...words: readonly string[]): boolean {
    const found = words.every((word, index) => wordOf(this.#pieces[this.#at + index]) === word);
    if (found) this.#at += words.length;
    return found;
  }

  expect(...words: readonly string[]): void {
    if (!this.skip(...words)) throw new Unreadable(`${words.join(' ')} is missing`);
  }

  skipSymbol(symbol: string): boolean {
    const found = isSymbol(this.next, symbol);
    if (found) this.#at += 1;
    return found;
  }

  /** A name, perhaps behind the name of its database. */
  name(): string {
    const name = nameOf(this.take());
    return this.skipSymbol('.') ? nameOf(this.take()) : name;
  }

  /** What stands between the parentheses that come next. */
  parenthesised(): readonly Piece[] {
    if (!this.skipSymbol('(')) throw new Unreadable('( is missing');
    const inner: Piece[] = [];
    for (let depth = 1; ;) {
      const piece = this.take();
      depth += isSymbol(piece, '(') ? 1 : isSymbol(piece, ')') ? -1 : 0;
      if (depth === 0) return inner;
      inner.push(piece);
    }
  }

  /** What is left. */
  rest(): readonly Piece[] {
    const rest = this.#pieces.slice(this.#at);
    this.#at = this.#pieces.length;
    return rest;
  }
}

/** The lists between commas that stand in no parentheses. */
export function splitAtCommas(list: readonly Piece[]): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  let depth = 0;
  for (const piece of list) {
    depth += isSymbol(piece, '(') ? 1 : isSymbol(piece, ')') ? -1 : 0;
    if (depth === 0 && isSymbol(piece, ',')) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

/** `a, lower(b) desc` as a list of canonical texts. */
export function columnTexts(list: readonly Piece[]): readonly string[] {
  return splitAtCommas(list).map(canonical);
}
