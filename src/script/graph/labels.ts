import { unique, type GraphIndex, type GraphNode } from './node.ts';

/** Labels in effect on each revision, sorted. */
export type LabelsInEffect = ReadonlyMap<GraphNode, readonly string[]>;

const NONE: readonly string[] = [];

/**
 * Spreads labels: to all descendants by down revisions, and to ancestors as long as the line is plain, that is without
 * branch point (dependents counted) or merge point up to its tip. Nodes with the same labels share one array.
 */
export function spreadLabels(index: GraphIndex): LabelsInEffect {
  const labels = new Map<GraphNode, readonly string[]>();
  const upwards = [...index.nodes].sort((a, b) => a.level - b.level);
  for (const node of upwards)
    labels.set(
      node,
      combine([...node.down.map((parent) => labels.get(parent) ?? NONE), node.revision.labels]),
    );

  const plainAbove = new Set<GraphNode>();
  for (const node of upwards.reverse()) {
    const [child] = node.next;
    if (!isPlain(node) || (child !== undefined && !plainAbove.has(child))) continue;
    plainAbove.add(node);
    if (child !== undefined) labels.set(node, combine([labels.get(node) ?? NONE, labels.get(child) ?? NONE]));
  }
  return labels;
}

function isPlain(node: GraphNode): boolean {
  return node.allNext.length <= 1 && node.down.length <= 1;
}

function combine(lists: readonly (readonly string[])[]): readonly string[] {
  const filled = unique(lists.filter((list) => list.length > 0));
  const [first = NONE, ...others] = filled;
  return others.length === 0 && isSorted(first) ? first : unique(filled.flat()).sort();
}

function isSorted(list: readonly string[]): boolean {
  return list.every((item, position) => position === 0 || (list[position - 1] as string) < item);
}
