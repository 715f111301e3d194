import type { SqlStatement } from '../contract.ts';
import { pieces, separatorLine } from '../standard/index.ts';

const OPAQUE =
  /'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\[(?:[^\]]|\]\])*(?:\]|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;

/** Statements that the server refuses inside a transaction. @see https://learn.microsoft.com/sql/t-sql/language-elements/transactions-transact-sql */
const OUTSIDE =
  /^(?:(?:create|alter|drop|backup|restore)\s+(?:database|log)|(?:create|alter|drop)\s+fulltext|reconfigure|kill)\b/i;

/**
 * The batches of a script, cut at lines that say `GO`. A batch may hold several statements: they share its variables, so it is
 * never cut at a semicolon.
 */
export function splitStatements(script: string): readonly SqlStatement[] {
  return pieces(script, OPAQUE, (offset) => separatorLine(script, offset, /^go;?$/i)).map((piece) => {
    const text = piece.text.replace(/[\s;]+$/, '');
    return { ...piece, text, transactional: !OUTSIDE.test(text), empty: piece.empty || text === '' };
  });
}
