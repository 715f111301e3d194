import type { Node } from './tree.ts';

/** Casts of a column to text left out, for columns that `isNeedless` names. */
export function withoutTextCasts(
  items: readonly Node[],
  isNeedless: (column: string) => boolean,
): readonly Node[] {
  return items.map((node): Node => {
    switch (node.kind) {
      case 'group':
        return { ...node, items: withoutTextCasts(node.items, isNeedless) };
      case 'array':
        return { ...node, elements: node.elements.map((element) => withoutTextCasts(element, isNeedless)) };
      case 'cast': {
        const [column, ...more] = node.operand;
        if (node.type === 'text' && more.length === 0 && column?.kind === 'text' && isNeedless(column.text))
          return column;
        return { ...node, operand: withoutTextCasts(node.operand, isNeedless) };
      }
      default:
        return node;
    }
  });
}
