import type { SqlStatement } from '../contract.ts';
import { pieces, separatorLine } from '../standard/index.ts';

const OPAQUE =
  /n?q'(?:\[[\s\S]*?\]'|\{[\s\S]*?\}'|\([\s\S]*?\)'|<[\s\S]*?>'|([^\s])[\s\S]*?\1')|'(?:[^']|'')*(?:'|$)|"[^"]*(?:"|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/iy;

/** What holds statements of its own, each with a semicolon: only a line with a slash ends it. */
const BLOCK =
  /^\s*(?:(?:--[^\n]*\n|\/\*[\s\S]*?\*\/)\s*)*(?:<<\w+>>\s*)?(?:begin|declare|with\s+(?:function|procedure)|create(?:\s+or\s+replace)?(?:\s+(?:non)?editionable)?\s+(?:function|library|package|procedure|trigger|type|mle))\b/i;

/** The statements of a script: they end at a semicolon or at a line with a slash, PL/SQL at the slash alone. */
export function splitStatements(script: string): readonly SqlStatement[] {
  return pieces(script, OPAQUE, (offset, start) => {
    const line = separatorLine(script, offset, /^\/$/);
    if (line !== undefined) return line;
    if (script[offset] !== ';' || BLOCK.test(script.slice(start, offset))) return undefined;
    return { end: offset, next: offset + 1 };
  }).map((piece) => ({ ...piece, transactional: true }));
}
