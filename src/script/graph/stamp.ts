import type { Graph } from './graph.ts';
import { unique, type GraphNode } from './node.ts';
import type { NodeStep } from './plan.ts';
import { filterForLineage, resolveAll } from './resolve.ts';
import { refuseOverlap } from './select-upgrade.ts';
import { descendants, isAncestor } from './traverse.ts';
import type { RowEffect } from './types.ts';
import { isNode } from './upgrade-target.ts';
import { applyEffect, stampEffect } from './version-rows.ts';

/**
 * Steps that make the version table say that the targets are applied. Only rows on a target's line are touched: rows above
 * it are collapsed, rows below it move up, and a target without rows on its line becomes a new row.
 */
export function planStampSteps(
  graph: Graph,
  start: readonly string[],
  targets: readonly string[],
): NodeStep[] {
  const applied = start.flatMap((row) => resolveAll(graph, row)).filter(isNode);
  const kept = unique(
    targets.flatMap((target) => filterForLineage(graph, applied, target, { withDependencies: true })),
  );
  const wanted = unique(targets.flatMap((target) => resolveAll(graph, target)));
  const destinations = wanted.filter(isNode);
  refuseOverlap(destinations);

  const steps: NodeStep[] = [];
  let rows: readonly string[] = unique(applied).map(({ id }) => id);
  const record = (node: GraphNode, direction: NodeStep['direction'], effect: RowEffect): void => {
    rows = applyEffect(rows, effect);
    steps.push({ node, direction, effect, rows });
  };

  if (destinations.length === 0)
    for (const node of kept) record(node, 'downgrade', { kind: 'delete', remove: [node.id], add: [] });
  for (const target of destinations) {
    if (kept.includes(target)) continue;
    const above = descendants([target]);
    const isDown = kept.some((node) => above.has(node));
    const isUp = !isDown && kept.some((node) => isAncestor(node, target));
    const direction = isDown ? 'downgrade' : 'upgrade';
    record(target, direction, stampEffect(target, isDown || isUp ? replaceable(isUp) : []));
  }
  return steps;

  /** Rows that the next target takes the place of. The first target on their line has taken them already. */
  function replaceable(isUp: boolean): GraphNode[] {
    const others = kept.filter((node) => !destinations.includes(node));
    const left = others.filter((node) => rows.includes(node.id));
    return isUp && left.length < others.length ? [] : left;
  }
}
