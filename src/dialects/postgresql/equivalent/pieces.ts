import { tokens } from '../split/index.ts';

/** A token without white space; `glued` when none stands before it. */
export interface Piece {
  readonly kind: 'word' | 'string' | 'number' | 'operator' | 'symbol';
  readonly text: string;
  readonly glued: boolean;
}

const OPERATOR = /^[-+*/<>=~!@#%^&|`?:]$/;

/** The text in pieces; operators are whole. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let glued = false;
  for (const token of tokens(text)) {
    const piece = text.slice(token.start, token.end);
    if (token.kind === 'space' || token.kind === 'comment') {
      glued = false;
      continue;
    }
    const last = pieces.at(-1);
    if (glued && OPERATOR.test(piece) && last?.kind === 'operator')
      pieces[pieces.length - 1] = { ...last, text: last.text + piece };
    else pieces.push({ kind: kindOf(token.kind, piece), text: piece, glued });
    glued = true;
  }
  return pieces;
}

function kindOf(kind: string, text: string): Piece['kind'] {
  if (kind === 'word' || kind === 'quoted') return 'word';
  if (kind === 'string') return 'string';
  if (/^[0-9]/.test(text)) return 'number';
  return OPERATOR.test(text) ? 'operator' : 'symbol';
}
