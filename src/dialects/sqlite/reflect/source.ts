import { tokens } from '../split/index.ts';
import type { Piece } from '../snapshot/index.ts';

/** A token that means something, with its place in the text. */
interface PlacedPiece extends Piece {
  readonly start: number;
  readonly end: number;
}

/** Tokens of a statement that remember where they stand, so that expressions keep the spelling they were given. */
export function placedPieces(sql: string): readonly Piece[] {
  return [...tokens(sql)].flatMap(({ kind, start, end }): readonly PlacedPiece[] =>
    kind === 'space' || kind === 'comment' ? [] : [{ kind, text: sql.slice(start, end), start, end }],
  );
}

/** What a list of tokens is written as, white space and comments between them included. */
export function sourceOf(list: readonly Piece[], sql: string): string {
  const [first, last] = [list[0], list.at(-1)] as readonly (PlacedPiece | undefined)[];
  return first === undefined || last === undefined ? '' : sql.slice(first.start, last.end);
}
