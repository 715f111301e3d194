import { tokens, type Token } from '../split/index.ts';
import { displayName } from './names.ts';

/** A token that means something, with its text. */
export interface Piece {
  readonly kind: Exclude<Token['kind'], 'space' | 'comment'>;
  readonly text: string;
}

/** The tokens of a statement without white space and comments. */
export function pieces(sql: string): readonly Piece[] {
  return [...tokens(sql)].flatMap(({ kind, start, end }) =>
    kind === 'space' || kind === 'comment' ? [] : [{ kind, text: sql.slice(start, end) }],
  );
}

/**
 * One spelling for all texts that differ in white space, comments, the quotes of names and the case of letters outside of
 * strings.
 */
export function canonical(list: readonly Piece[]): string {
  let text = '';
  let last = '';
  for (const piece of list) {
    const next = canonicalPiece(piece);
    const glued =
      text === '' ||
      last === '(' ||
      last === '.' ||
      /^[),.]$/.test(next) ||
      (next === '(' && /[\w"]$/.test(last));
    text += glued ? next : ` ${next}`;
    last = next;
  }
  return text;
}

function canonicalPiece(piece: Piece): string {
  if (piece.kind === 'quoted') return displayName(nameOf(piece));
  if (piece.kind === 'string') return piece.text;
  return piece.text.toLowerCase();
}

/** The name that a token stands for, without quotes. A string is one where the grammar wants a name. */
export function nameOf({ kind, text }: Piece): string {
  if (kind !== 'quoted' && kind !== 'string') return text;
  const quote = text[0] ?? '';
  const inner = text.slice(1, text.length > 1 && text.endsWith(quote === '[' ? ']' : quote) ? -1 : undefined);
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote);
}

export function isSymbol(piece: Piece | undefined, symbol: string): boolean {
  return piece?.kind === 'symbol' && piece.text === symbol;
}

/** The keyword that a token may be, in upper case; empty for anything quoted. */
export function wordOf(piece: Piece | undefined): string {
  return piece?.kind === 'word' ? piece.text.toUpperCase() : '';
}
