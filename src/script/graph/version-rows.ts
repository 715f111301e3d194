import type { GraphNode } from './node.ts';
import { isAncestor, properAncestors } from './traverse.ts';
import type { RowEffect } from './types.ts';

/** What recording an upgrade of `node` does to the rows. */
export function upgradeEffect(node: GraphNode, rows: ReadonlySet<GraphNode>): RowEffect {
  const replaced = node.needs.filter((needed) => rows.has(needed));
  if (replaced.length === 0) return insert(node);
  if (replaced.length === 1) return update(replaced, node);
  // A parent that another line still needs keeps its row.
  const outside = [...rows].filter((row) => !node.needs.includes(row));
  const freed = replaced.filter((needed) => !outside.some((row) => isAncestor(needed, row)));
  if (freed.length === 0) return insert(node);
  return { kind: 'merge', remove: freed.map(({ id }) => id), add: [node.id] };
}

/** What recording a downgrade of `node` does to the rows. */
export function downgradeEffect(node: GraphNode, rows: ReadonlySet<GraphNode>): RowEffect {
  const others = [...rows].filter((row) => row !== node);
  // What another row needs, or another parent, has no row of its own.
  const below = node.needs.length > 1 ? properAncestors(node.needs) : undefined;
  const uncovered = node.needs.filter(
    (needed) => below?.has(needed) !== true && !others.some((row) => isAncestor(needed, row)),
  );
  const [first] = node.needs;
  if (first === undefined || uncovered.length === 0) return { kind: 'delete', remove: [node.id], add: [] };
  if (node.needs.length > 1)
    return { kind: 'unmerge', remove: [node.id], add: uncovered.map(({ id }) => id) };
  return update([node], first);
}

/** What stamping `target` does when the rows of `from` belong to its line. */
export function stampEffect(target: GraphNode, from: readonly GraphNode[]): RowEffect {
  if (from.length === 0) return insert(target);
  if (from.length === 1) return update(from, target);
  return { kind: 'merge', remove: from.map(({ id }) => id), add: [target.id] };
}

/** The rows after an effect, by id: what stays keeps its place, an updated row too, new ones come last. */
export function applyEffect(rows: readonly string[], effect: RowEffect): string[] {
  const removed = new Set(effect.remove);
  const updated = effect.kind === 'merge' ? effect.remove.at(-1) : effect.remove[0];
  const [first, ...others] = effect.add;
  if (first === undefined || updated === undefined || !rows.includes(updated))
    return [...rows.filter((row) => !removed.has(row)), ...effect.add];
  return [...rows.flatMap((row) => (row === updated ? [first] : removed.has(row) ? [] : [row])), ...others];
}

function insert(node: GraphNode): RowEffect {
  return { kind: 'insert', remove: [], add: [node.id] };
}

function update(from: readonly GraphNode[], to: GraphNode): RowEffect {
  return { kind: 'update', remove: from.map(({ id }) => id), add: [to.id] };
}
