import type { Piece } from './pieces.ts';

/** Types of several words, as `format_type` prints them; a modifier may stand before `with` and `without`. */
const FOLLOWED_BY: Readonly<Record<string, readonly string[]>> = {
  character: ['varying'],
  bit: ['varying'],
  double: ['precision'],
  timestamp: ['with', 'without', 'time', 'zone'],
  time: ['with', 'without', 'time', 'zone'],
  interval: ['year', 'month', 'day', 'hour', 'minute', 'second', 'to'],
};

/** The type that begins at `start`, in one spelling, and where it ends. */
export function readType(
  pieces: readonly Piece[],
  start: number,
): { readonly type: string; readonly end: number } {
  const first = pieces[start];
  const more = FOLLOWED_BY[first?.text ?? ''] ?? [];
  let type = first?.text ?? '';
  let at = start + 1;
  for (let piece = pieces[at]; piece !== undefined; piece = pieces[at]) {
    if (more.includes(piece.text)) type += ` ${piece.text}`;
    else if (piece.glued && (piece.text === '.' || pieces[at - 1]?.text === '.')) type += piece.text;
    else if (piece.glued && piece.text === '(') {
      const end = pieces.findIndex(({ text }, index) => index > at && text === ')');
      if (end === -1) break;
      type += pieces
        .slice(at, end + 1)
        .map(({ text }) => text)
        .join('');
      at = end;
    } else if (piece.glued && piece.text === '[' && pieces[at + 1]?.text === ']') {
      type += '[]';
      at += 1;
    } else break;
    at += 1;
  }
  return { type, end: at };
}

/** The type without its length or precision. */
export function withoutModifier(type: string): string {
  return type.replace(/\([^)]*\)/, '');
}

/** Types whose length cuts a value short in an explicit cast, and is an error in an assignment. */
export function hasLength(type: string): boolean {
  return /^(character|bit)( varying)?\(/.test(type);
}

/**
 * The same type for values of any length. Without one, `character` and `bit` mean a length of 1; their catalog names do
 * not.
 */
export function anyLength(type: string): string {
  const base = withoutModifier(type);
  if (/^character(\[\])*$/.test(base)) return base.replace('character', 'bpchar');
  return /^bit(\[\])*$/.test(base) ? base.replace('bit', '"bit"') : base;
}
