import type { JsonValue } from '../../../util/index.ts';
import type { ObjectChange, PropertyChange } from '../../snapshot.ts';
import { pieces, type Piece } from '../snapshot/sql-text.ts';

/** Where an expression stands. */
const EXPRESSIONS: Readonly<Record<string, readonly string[]>> = {
  column: ['default', 'generated', 'check'],
  'check constraint': ['expression'],
  index: ['columns'],
};
/** In other character sets the same characters are other bytes, or bytes are no characters. */
const OTHER_BYTES = /^_(?:binary|ucs2|utf16|utf16le|utf32)$/i;

/**
 * Whether two expressions differ only in the character sets that text is said to be in. MySQL prints `_utf8mb4'x'` when a
 * table is made, and after the next ALTER TABLE that copies it the character set of the column beside the text:
 * `_latin1'x'`. It then prints a `?` for each character beyond ASCII.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/charset-introducer.html
 */
export function isSameButCharset(
  { property, before, after }: PropertyChange,
  { kind }: ObjectChange,
): boolean {
  if (EXPRESSIONS[kind]?.includes(property) !== true) return false;
  return isSame(before, after);
}

function isSame(before: JsonValue | undefined, after: JsonValue | undefined): boolean {
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((item, index) => isSame(item, after[index]));
  if (typeof before !== 'string' || typeof after !== 'string') return before === after;
  const [old, now] = [pieces(before), pieces(after)];
  return (
    old.length === now.length &&
    old.every((piece, index) => {
      const other = now[index];
      if (other === undefined) return false;
      return (
        piece.text === other.text ||
        (introduces(old, index) && introduces(now, index)) ||
        (introduces(old, index - 1) &&
          introduces(now, index - 1) &&
          old[index - 1]?.text !== now[index - 1]?.text &&
          isSameText(piece.text, other.text))
      );
    })
  );
}

/** Whether a piece says in which character set the text behind it is. */
function introduces(list: readonly Piece[], index: number): boolean {
  const word = list[index];
  return (
    word?.kind === 'word' &&
    word.text.startsWith('_') &&
    !OTHER_BYTES.test(word.text) &&
    list[index + 1]?.kind === 'string'
  );
}

/** Equal but for the characters that one of them could not show. */
function isSameText(before: string, after: string): boolean {
  const [old, now] = [Array.from(before), Array.from(after)];
  return (
    old.length === now.length &&
    old.every((character, index) => {
      const other = now[index] ?? '';
      return character === other || isHidden(character, other) || isHidden(other, character);
    })
  );
}

function isHidden(character: string, shown: string): boolean {
  return shown === '?' && /^[\u0080-\u{10ffff}]$/u.test(character);
}
