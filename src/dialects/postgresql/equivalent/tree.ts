import { piecesOf, type Piece } from './pieces.ts';
import { readType } from './type-name.ts';

/** One part of an expression as the server prints it. */
export type Node =
  /** A name with its dots, a key word, an operator, a comma. */
  | { readonly kind: 'text'; readonly text: string }
  /** A string in quotes, a number, TRUE, FALSE, NULL. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A constant in its one spelling: no valid SQL any more. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'group'; readonly open: '(' | '['; readonly items: readonly Node[] }
  /** `ARRAY[…]`: each element is a sequence of its own. */
  | { readonly kind: 'array'; readonly elements: readonly (readonly Node[])[] }
  | { readonly kind: 'cast'; readonly operand: readonly Node[]; readonly type: string };

/**
 * An expression, or a whole definition with expressions in it, as a tree of parentheses, casts and arrays. The server
 * puts every operator expression into parentheses of its own, so no precedence is needed.
 */
export function parse(text: string): readonly Node[] {
  const reader = { pieces: piecesOf(text), at: 0 };
  const items: Node[] = [];
  // A closing bracket without an opening one would end the sequence early.
  while (reader.at < reader.pieces.length) {
    items.push(...sequence(reader));
    reader.at += 1;
  }
  return items;
}

/** Valid SQL again, but for constants that were replaced; equal trees give equal text. */
export function render(items: readonly Node[]): string {
  return items.map(renderNode).join(' ');
}

function renderNode(node: Node): string {
  switch (node.kind) {
    case 'text':
    case 'literal':
    case 'constant':
      return node.text;
    case 'group':
      return node.open === '(' ? `(${render(node.items)})` : `[${render(node.items)}]`;
    case 'array':
      return `ARRAY[${node.elements.map(render).join(', ')}]`;
    case 'cast':
      return isBare(node.operand)
        ? `${render(node.operand)}::${node.type}`
        : `(${render(node.operand)})::${node.type}`;
  }
}

/** What a cast takes without parentheses. */
function isBare([only, ...more]: readonly Node[]): boolean {
  if (only === undefined || more.length > 0) return false;
  if (only.kind === 'literal') return only.text.endsWith("'") || only.text === 'NULL';
  return only.kind === 'array' && only.elements.length === 0;
}

interface Reader {
  readonly pieces: readonly Piece[];
  at: number;
}

/** Up to the bracket that closes it, which is left to the caller. */
function sequence(reader: Reader): readonly Node[] {
  const items: Node[] = [];
  for (let piece = reader.pieces[reader.at]; piece !== undefined; piece = reader.pieces[reader.at]) {
    if (piece.text === ')' || piece.text === ']') break;
    if (piece.text === '::') items.push(castOf(reader, items.pop()));
    else items.push(node(reader, piece));
  }
  return items;
}

function castOf(reader: Reader, operand: Node | undefined): Node {
  const { type, end } = readType(reader.pieces, reader.at + 1);
  reader.at = end;
  if (operand === undefined) return { kind: 'text', text: `::${type}` };
  return { kind: 'cast', operand: unwrapped(operand), type };
}

function node(reader: Reader, piece: Piece): Node {
  reader.at += 1;
  if (piece.text === '(' || piece.text === '[') return group(reader, piece.text);
  if (piece.kind === 'string' || piece.kind === 'number') return { kind: 'literal', text: piece.text };
  if (piece.kind !== 'word') return { kind: 'text', text: piece.text };
  if (/^(true|false|null)$/i.test(piece.text)) return { kind: 'literal', text: piece.text.toUpperCase() };
  if (piece.text === 'ARRAY' && reader.pieces[reader.at]?.text === '[') {
    reader.at += 1;
    return { kind: 'array', elements: splitAtCommas(closed(reader)) };
  }
  let text = piece.text;
  while (reader.pieces[reader.at]?.text === '.' && reader.pieces[reader.at + 1]?.kind === 'word') {
    text += `.${reader.pieces[reader.at + 1]?.text}`;
    reader.at += 2;
  }
  return { kind: 'text', text };
}

/** Double parentheses say no more than single ones. */
function group(reader: Reader, open: '(' | '['): Node {
  const items = closed(reader);
  const [only] = items;
  const isDouble = open === '(' && items.length === 1 && only?.kind === 'group' && only.open === '(';
  return isDouble && !only.items.some(isComma) ? only : { kind: 'group', open, items };
}

function closed(reader: Reader): readonly Node[] {
  const items = sequence(reader);
  reader.at += 1;
  return items;
}

/** What stands in parentheses; anything else by itself. */
export function unwrapped(item: Node): readonly Node[] {
  return item.kind === 'group' && item.open === '(' ? item.items : [item];
}

export function isComma(item: Node): boolean {
  return item.kind === 'text' && item.text === ',';
}

/** The lists between commas; none of nothing. */
export function splitAtCommas(items: readonly Node[]): readonly (readonly Node[])[] {
  if (items.length === 0) return [];
  const parts: Node[][] = [[]];
  for (const item of items) {
    if (isComma(item)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}
