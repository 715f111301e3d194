import type { SqlStatement } from '../../contract.ts';
import { Lines } from '../../standard/split/lines.ts';
import { Blocks } from './blocks.ts';
import { tokenAt, type Token } from './lexer.ts';

const DELIMITER_LINE = /delimiter[ \t]+(\S+)[^\n]*/iy;

/**
 * The statements of a script, each from its first token to its last: comments before and behind it and the delimiter
 * are not part of it. A piece that holds comments alone is `empty`. `DELIMITER` lines of the client are obeyed; without
 * them the semicolons inside a stored program belong to it.
 */
export function splitStatements(script: string): readonly SqlStatement[] {
  const statements: SqlStatement[] = [];
  const lines = new Lines(script);
  let delimiter = ';';
  let piece: Token[] = [];
  let blocks = new Blocks();
  const finish = (): void => {
    const statement = toStatement(script, piece, lines);
    if (statement !== undefined) statements.push(statement);
    piece = [];
    blocks = new Blocks();
  };
  let at = 0;
  while (at < script.length) {
    const line = piece.some(isCode) ? undefined : delimiterLine(script, at);
    if (line !== undefined) {
      finish();
      delimiter = line.delimiter;
      at = line.end;
      continue;
    }
    const token = tokenAt(script, at);
    if (delimiter !== ';' && script.startsWith(delimiter, at) && !isOpaque(token)) {
      finish();
      at += delimiter.length;
      continue;
    }
    at = token.end;
    const text = script.slice(token.start, token.end);
    if (delimiter === ';' && token.kind === 'symbol' && text === ';') {
      if (blocks.atDelimiter()) finish();
      else piece.push(token);
      continue;
    }
    if (token.kind === 'space' && piece.length === 0) continue;
    // A word may run into a delimiter of other characters: END$$.
    const cut = delimiter === ';' || isOpaque(token) ? -1 : text.indexOf(delimiter);
    const kept = cut > 0 ? { ...token, end: token.start + cut } : token;
    at = kept.end;
    piece.push(kept);
    if (kept.kind !== 'space' && kept.kind !== 'comment')
      blocks.read(
        kept.kind === 'string' ? undefined : script.slice(kept.start, kept.end),
        kept.kind === 'word',
      );
  }
  finish();
  return statements;
}

function isCode({ kind }: Token): boolean {
  return kind !== 'space' && kind !== 'comment';
}

/** What a delimiter cannot stand in. */
function isOpaque({ kind }: Token): boolean {
  return kind === 'string' || kind === 'quoted' || kind === 'comment' || kind === 'executable';
}

/** A line of the client that changes the delimiter, where one begins. */
function delimiterLine(
  script: string,
  at: number,
): { readonly delimiter: string; readonly end: number } | undefined {
  const before = script.slice(script.lastIndexOf('\n', at - 1) + 1, at);
  if (before.trim() !== '') return undefined;
  DELIMITER_LINE.lastIndex = at;
  const delimiter = DELIMITER_LINE.exec(script)?.[1];
  return delimiter === undefined ? undefined : { delimiter, end: DELIMITER_LINE.lastIndex };
}

function toStatement(script: string, piece: readonly Token[], lines: Lines): SqlStatement | undefined {
  const isText = (token: Token): boolean => token.kind !== 'space';
  const empty = !piece.some(isCode);
  const first = piece.find(empty ? isText : isCode);
  const last = piece.findLast(empty ? isText : isCode);
  if (first === undefined || last === undefined) return undefined;
  return {
    text: script.slice(first.start, last.end),
    line: lines.at(first.start),
    transactional: true,
    empty,
  };
}
