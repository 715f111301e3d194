import type { GraphNode } from './node.ts';
import type { RowEffect } from './types.ts';

/** The version table before a step. */
export interface TableState {
  readonly isRow: (node: GraphNode) => boolean;
  /** The rows, and all that they need. */
  readonly applied: ReadonlySet<GraphNode>;
}

/** What recording an upgrade of `node` does to the rows. */
export function upgradeEffect(node: GraphNode, state: TableState): RowEffect {
  const replaced = node.needs.filter((needed) => state.isRow(needed));
  if (replaced.length === 0) return insert(node);
  if (replaced.length === 1) return update(replaced, node);
  // A parent that another line still needs keeps its row.
  const freed = replaced.filter((needed) => !isNeeded(needed, node, state));
  if (freed.length === 0) return insert(node);
  return { kind: 'merge', remove: freed.map(({ id }) => id), add: [node.id] };
}

/** What recording a downgrade of `node` does to the rows. */
export function downgradeEffect(node: GraphNode, state: TableState): RowEffect {
  // What another row needs, or another parent, has no row of its own.
  const uncovered = node.needs.filter((needed) => !state.isRow(needed) && !isNeeded(needed, node, state));
  const [first] = node.needs;
  if (first === undefined || uncovered.length === 0) return { kind: 'delete', remove: [node.id], add: [] };
  if (node.needs.length > 1)
    return { kind: 'unmerge', remove: [node.id], add: uncovered.map(({ id }) => id) };
  return update([node], first);
}

/** True if something applied other than `except` needs the node. */
function isNeeded(node: GraphNode, except: GraphNode, { applied }: TableState): boolean {
  return node.allNext.some((user) => user !== except && applied.has(user));
}

/** What stamping `target` does when the rows of `from` belong to its line. */
export function stampEffect(target: GraphNode, from: readonly GraphNode[]): RowEffect {
  if (from.length === 0) return insert(target);
  if (from.length === 1) return update(from, target);
  return { kind: 'merge', remove: from.map(({ id }) => id), add: [target.id] };
}

function insert(node: GraphNode): RowEffect {
  return { kind: 'insert', remove: [], add: [node.id] };
}

function update(from: readonly GraphNode[], to: GraphNode): RowEffect {
  return { kind: 'update', remove: from.map(({ id }) => id), add: [to.id] };
}
