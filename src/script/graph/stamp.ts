import type { Graph } from './graph.ts';
import { unique } from './node.ts';
import { resolveAll } from './resolve.ts';
import { filterForLineage, findByName } from './symbols.ts';
import type { RowLog } from './row-log.ts';
import { refuseOverlap } from './select-upgrade.ts';
import { isAncestor } from './traverse.ts';
import { isNode } from './upgrade-target.ts';
import { stampEffect } from './version-rows.ts';

/**
 * Records the steps that make the version table say that the targets are applied. Only rows on a target's line are touched: rows above
 * it are collapsed, rows below it move up, and a target without rows on its line becomes a new row.
 */
export function recordStamps(graph: Graph, log: RowLog, targets: readonly string[]): void {
  const applied = log.start.map((row) => findByName(graph, row));
  const kept = unique(
    targets.flatMap((target) => filterForLineage(graph, applied, target, { withDependencies: true })),
  );
  const destinations = new Set(resolveAll(graph, targets).filter(isNode));
  refuseOverlap([...destinations]);
  if (destinations.size === 0)
    for (const node of kept) log.record(node, 'downgrade', { kind: 'delete', remove: [node.id], add: [] });

  const others = kept.filter((node) => !destinations.has(node));
  for (const target of destinations) {
    if (kept.includes(target)) continue;
    const isDown = kept.some((node) => isAncestor(target, node));
    const isUp = !isDown && kept.some((node) => isAncestor(node, target));
    // The first target on a line has taken its rows; a later one is a row of its own.
    const left = others.filter((node) => log.now.has(node.id));
    const from = isDown || (isUp && left.length === others.length) ? left : [];
    log.record(target, isDown ? 'downgrade' : 'upgrade', stampEffect(target, from));
  }
}
