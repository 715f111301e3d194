/** A piece of a script: where it begins, and its text from the first token to the last. */
export interface Piece {
  readonly text: string;
  /** Counts from 1; the line of the first token. */
  readonly line: number;
  /** It is only comments. */
  readonly empty: boolean;
}

/** Ends a piece at an offset: what lies between `end` and `next` belongs to none. */
export interface Cut {
  readonly end: number;
  readonly next: number;
}

/**
 * The pieces of a script between the cuts that `cutAt` finds. It is asked at every offset outside of strings, quoted names and
 * comments.
 *
 * @param opaque what strings, quoted names and comments look like; sticky, alternatives that begin with `--` or `/*` are comments
 */
export function pieces(
  script: string,
  opaque: RegExp,
  cutAt: (offset: number, start: number) => Cut | undefined,
): readonly Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let code = '';
  const finish = (end: number): void => {
    const raw = script.slice(start, end);
    const text = raw.trim();
    const line = countLines(script, start + raw.length - raw.trimStart().length);
    if (text !== '') found.push({ text, line, empty: code.trim() === '' });
    code = '';
  };
  for (let offset = 0; offset < script.length;) {
    opaque.lastIndex = offset;
    const match = opaque.exec(script)?.[0];
    if (match !== undefined) {
      if (!/^(?:--|\/\*)/.test(match)) code += match;
      offset += match.length;
      continue;
    }
    const cut = cutAt(offset, start);
    if (cut === undefined) {
      code += script[offset];
      offset += 1;
      continue;
    }
    finish(cut.end);
    start = offset = cut.next;
  }
  finish(script.length);
  return found;
}

/** A line that holds nothing but the separator, at the beginning of that line; `undefined` elsewhere. */
export function separatorLine(script: string, offset: number, separator: RegExp): Cut | undefined {
  if (offset > 0 && script[offset - 1] !== '\n') return undefined;
  const end = script.indexOf('\n', offset);
  const next = end === -1 ? script.length : end + 1;
  return separator.test(script.slice(offset, next).trim()) ? { end: offset, next } : undefined;
}

function countLines(script: string, offset: number): number {
  let line = 1;
  for (let at = script.indexOf('\n'); at !== -1 && at < offset; at = script.indexOf('\n', at + 1)) line += 1;
  return line;
}
