import { migError } from '../../errors/index.ts';
import { downgradeTarget } from './downgrade-target.ts';
import type { Graph } from './graph.ts';
import type { GraphNode } from './node.ts';
import { resolveAll } from './resolve.ts';
import { findBranch } from './symbols.ts';
import { boundText, type Selection } from './select-upgrade.ts';
import { ancestors, descendants, lineAncestors } from './traverse.ts';
import type { PlanWarning } from './types.ts';
import { isNode, type Bound } from './upgrade-target.ts';

export interface DowngradeRange {
  /** What is applied. */
  readonly rows: Bound;
  readonly target: string | null;
  /** The target too. */
  readonly inclusive?: boolean;
  /** Also every other line, back to base. */
  readonly implicitBase?: boolean;
  /** Relative targets stop at the end of the history instead of failing. */
  readonly clip?: boolean;
}

/** The applied revisions above a target, those that depend on them included. */
export function selectDowngrade(
  graph: Graph,
  { rows, target, inclusive = false, implicitBase = false, clip = false }: DowngradeRange,
): Selection & { readonly warnings: readonly PlanWarning[] } {
  const { branch, node, warnings } = downgradeTarget(graph, target, rows, clip);
  const roots = rootsOnBranch(graph, rootsOf(graph, node, inclusive), branch, {
    target: target ?? 'base',
    // At base, a root counts again for each of its labels.
    ambiguous: node === null ? graph.index.bases.some((base) => base.revision.labels.length > 0) : false,
  });
  const heads = resolveAll(graph, rows).filter(isNode);
  const applied = ancestors(heads);
  const nodes = new Set([...descendants(roots)].filter((each) => applied.has(each)));
  if (implicitBase) {
    const below = ancestors(roots);
    for (const each of applied) if (!below.has(each)) nodes.add(each);
  }
  if (nodes.size === 0 && node !== null && !heads.includes(node))
    throw migError('MIG_RANGE_NOT_ANCESTOR', {
      lower: target ?? 'base',
      upper: boundText(rows),
      nothingToDrop: true,
    });
  return { nodes, heads, warnings };
}

function rootsOf(graph: Graph, node: GraphNode | null, inclusive: boolean): readonly GraphNode[] {
  if (node === null) return graph.index.bases;
  return inclusive ? [node] : node.next;
}

function rootsOnBranch(
  graph: Graph,
  roots: readonly GraphNode[],
  branch: string | undefined,
  { target, ambiguous }: { readonly target: string; readonly ambiguous: boolean },
): readonly GraphNode[] {
  if (branch === undefined || (roots.length <= 1 && !ambiguous)) return roots;
  const below = lineAncestors([findBranch(graph, branch)]);
  const kept = roots.filter((root) => below.has(root));
  if (kept.length === 0) throw migError('MIG_INVALID_DOWNGRADE_TARGET', { target, branch });
  return kept;
}
