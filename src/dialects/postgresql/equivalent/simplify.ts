import { withOneSpelling } from './synonyms.ts';
import { unwrapped, type Node } from './tree.ts';

/** Type of a column by its name as the server prints it; `undefined` for what is no column. */
export type ColumnTypes = (name: string) => string | undefined;

/**
 * The same expression with one spelling for what can be spelled in several ways, still as SQL: key words against calls,
 * an array cast as a whole against its elements, a cast that does nothing.
 */
export function simplify(items: readonly Node[]): readonly Node[] {
  return withOneSpelling(withoutNeedlessGroups(items.map(simplifyNode)));
}

function simplifyNode(node: Node): Node {
  switch (node.kind) {
    case 'group':
      return { ...node, items: simplify(node.items) };
    case 'array':
      return { ...node, elements: node.elements.map(simplify) };
    case 'cast':
      return simplifyCast({ ...node, operand: operandOf(simplify(node.operand)) });
    default:
      return node;
  }
}

function simplifyCast(node: Node & { readonly kind: 'cast' }): Node {
  const [only, ...more] = node.operand;
  if (more.length > 0 || only === undefined) return node;
  if (only.kind === 'cast' && only.type === node.type) return only;
  // `(ARRAY[a, b])::text[]` casts each element, and is printed so after one more trip through the server.
  if (only.kind === 'array' && node.type.endsWith('[]') && only.elements.length > 0) {
    const type = node.type.slice(0, -2);
    const elements = only.elements.map((element) => [
      simplifyCast({ kind: 'cast', operand: operandOf(element), type }),
    ]);
    return { kind: 'array', elements };
  }
  return node;
}

function operandOf(items: readonly Node[]): readonly Node[] {
  const [only] = items;
  return items.length === 1 && only !== undefined ? unwrapped(only) : items;
}

/** Parentheses around one call or cast, where they are no parameters of anything. */
function withoutNeedlessGroups(items: readonly Node[]): readonly Node[] {
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    const isParameters = before?.kind === 'text' && /["\w]$/.test(before.text);
    if (isParameters || item.kind !== 'group' || item.open !== '(') return [item];
    return isOne(item.items) ? item.items : [item];
  });
}

function isOne([first, second, ...more]: readonly Node[]): boolean {
  if (first === undefined || more.length > 0) return false;
  if (second === undefined) return true;
  return (
    first.kind === 'text' &&
    /["\w]$/.test(first.text) &&
    !/^(NOT|ANY|ALL|EXISTS|IN|CHECK|WHERE)$/.test(first.text) &&
    second.kind === 'group' &&
    second.open === '('
  );
}
