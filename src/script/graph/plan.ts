import { migError } from '../../errors/index.ts';
import type { Graph } from './graph.ts';
import { locationOf, unique, type GraphNode } from './node.ts';
import { resolveOne } from './resolve.ts';
import { findByName } from './symbols.ts';
import { selectDowngrade } from './select-downgrade.ts';
import { selectUpgrade } from './select-upgrade.ts';
import { sortDown } from './sort-down.ts';
import { RowLog, type NodeStep } from './row-log.ts';
import { recordStamps } from './stamp.ts';
import { ancestors } from './traverse.ts';
import type { Direction, MoveOptions, PlanStart, PlanWarning, StampOptions, StepOptions } from './types.ts';
import { downgradeEffect, upgradeEffect } from './version-rows.ts';

export interface NodePlan {
  readonly start: readonly string[];
  readonly steps: readonly NodeStep[];
  /** After the last step. */
  readonly rows: readonly string[];
  readonly warnings: readonly PlanWarning[];
}

/** @throws what resolving and selecting throw, and MIG_RANGE_NOT_ALLOWED for `from:to` on a database */
export function planUpgrade(graph: Graph, options: MoveOptions): NodePlan {
  const { rows, target } = startOf(graph, options, 'upgrade');
  const { nodes, heads } = selectUpgrade(graph, { upper: target, lower: rows, implicitBase: true });
  return planOf(graph, rows, sortDown(graph.index, nodes, heads).reverse(), 'upgrade');
}

/** @throws what resolving and selecting throw; MIG_RANGE_NOT_ALLOWED, and offline MIG_SQL_RANGE_REQUIRED */
export function planDowngrade(graph: Graph, options: MoveOptions): NodePlan {
  const { rows, target } = startOf(graph, options, 'downgrade');
  const { nodes, heads, warnings } = selectDowngrade(graph, { rows, target });
  return { ...planOf(graph, rows, sortDown(graph.index, nodes, heads), 'downgrade'), warnings };
}

/** @throws what resolving throws; MIG_OVERLAPPING_REVISIONS, MIG_PURGE_OFFLINE, MIG_MULTIPLE_STARTS */
export function planStamp(graph: Graph, options: StampOptions): NodePlan {
  if (options.offline === true && options.purge === true) throw migError('MIG_PURGE_OFFLINE', {});
  const parts = options.targets.map((target) => startOf(graph, { ...pick(options), target }, 'stamp'));
  const starts = unique(parts.map(({ from }) => from ?? 'base'));
  if (starts.length > 1) throw migError('MIG_MULTIPLE_STARTS', { starts });
  const rows = parts[0]?.rows ?? options.current ?? [];
  const log = new RowLog(options.purge === true ? [] : rows);
  recordStamps(
    graph,
    log,
    parts.map(({ target }) => target),
  );
  return planFrom(log);
}

function pick(options: StampOptions): PlanStart {
  return options.offline === true ? { offline: true } : { current: options.current };
}

/**
 * One revision up or down.
 * @throws MIG_STEP_OUT_OF_ORDER when something it needs is not applied, or something that needs it still is
 */
export function planStep(graph: Graph, { current, revision, direction }: StepOptions): NodePlan {
  const node = graph.index.byId.get(revision);
  if (node === undefined) throw migError('MIG_REVISION_NOT_FOUND', { name: revision });
  const applied = ancestors(current.map((row) => findByName(graph, row)));
  const blockers =
    direction === 'upgrade'
      ? [...node.needs.filter((needed) => !applied.has(needed)), ...(applied.has(node) ? [node] : [])]
      : [...node.allNext.filter((user) => applied.has(user)), ...(applied.has(node) ? [] : [node])];
  if (blockers.length > 0)
    throw migError(
      'MIG_STEP_OUT_OF_ORDER',
      { revision, direction, blockers: blockers.map(({ id }) => id) },
      { location: locationOf(node.revision) },
    );
  return planOf(graph, current, [node], direction);
}

/** Takes `from:to` apart, which is for offline plans only. */
function startOf(
  graph: Graph,
  options: MoveOptions,
  verb: 'upgrade' | 'downgrade' | 'stamp',
): { readonly rows: readonly string[]; readonly target: string; readonly from?: string } {
  const { target } = options;
  const [from, to, ...others] = target.split(':');
  if (options.offline !== true) {
    if (to !== undefined && verb !== 'stamp') throw migError('MIG_RANGE_NOT_ALLOWED', { target });
    return { rows: options.current, target };
  }
  if (others.length > 0)
    throw migError('MIG_TARGET_SYNTAX', { target, reason: 'a range has exactly one colon' });
  if (to === undefined) {
    if (verb === 'downgrade') throw migError('MIG_SQL_RANGE_REQUIRED', { target });
    return { rows: [], target };
  }
  const node = resolveOne(graph, from ?? null);
  return { rows: node === null ? [] : [node.id], target: to, from: from ?? 'base' };
}

function planOf(
  graph: Graph,
  current: readonly string[],
  order: readonly GraphNode[],
  direction: Direction,
): NodePlan {
  const rows = new Set(current.map((row) => findByName(graph, row)));
  const applied = ancestors(rows);
  const log = new RowLog([...rows].map(({ id }) => id));
  for (const node of order) {
    const isRow = (other: GraphNode): boolean => log.now.has(other.id);
    const effect =
      direction === 'upgrade'
        ? upgradeEffect(node, { isRow, applied })
        : downgradeEffect(node, { isRow, applied });
    if (direction === 'upgrade') applied.add(node);
    else applied.delete(node);
    log.record(node, direction, effect);
  }
  return planFrom(log);
}

function planFrom({ start, steps, now }: RowLog): NodePlan {
  return { start, steps, rows: [...now], warnings: [] };
}
