import { byLoadOrder, type GraphNode } from './node.ts';
import { ancestors } from './traverse.ts';

/**
 * The tip of every applied line, in load order: of the rows and all that they need, those that nothing applied follows by
 * down revisions. A line that is applied only because another depends on it has a tip too.
 */
export function appliedTipsOfAll(rows: readonly GraphNode[]): GraphNode[] {
  const applied = ancestors(rows);
  return [...applied].filter((node) => !node.next.some((child) => applied.has(child))).sort(byLoadOrder);
}
