import { migError } from '../../errors/index.ts';
import type { Graph } from './graph.ts';
import { idOf, type GraphNode } from './node.ts';
import { resolveAll, resolveOne } from './resolve.ts';
import { filterForLineage } from './symbols.ts';
import { parseRelative, type RelativeTarget } from './target.ts';
import { ancestors } from './traverse.ts';
import { walk, type Place } from './walk.ts';

/** A symbol, several, or `null` for the state before any revision. */
export type Bound = string | readonly string[] | null;

/** What an upper bound means, seen from a lower one (the rows of a database, or the other end of a range). */
export function upgradeTargets(graph: Graph, target: Bound, lower: Bound, clip: boolean): Place[] {
  const relative = typeof target === 'string' ? parseRelative(target) : undefined;
  if (typeof target !== 'string' || relative === undefined) return resolveAll(graph, target);
  const { branch, symbol, steps } = relative;
  if (symbol !== undefined) return [fromSymbol(graph, target, relative, clip)];
  if (steps <= 0) throw outOfRange(target, String(steps), steps);
  const start = singleStart(graph, target, lower, branch);
  const place = walk(graph, { start, steps, branch, clip, target });
  if (place === null && !clip) throw outOfRange(target, relative.relative, steps);
  return [place];
}

export function outOfRange(target: string, relative: string, steps: number): Error {
  return migError('MIG_RELATIVE_OUT_OF_RANGE', { target, relative, steps: Math.abs(steps) });
}

export function listOf(bound: Bound): readonly (string | null)[] {
  return typeof bound === 'string' ? [bound] : (bound ?? []);
}

function fromSymbol(graph: Graph, target: string, relative: RelativeTarget, clip: boolean): Place {
  const { branch, symbol = '', steps } = relative;
  const place =
    steps > 0
      ? walk(graph, { start: resolveOne(graph, symbol), steps, branch, clip, target })
      : walk(graph, {
          start: resolveOne(graph, branch === undefined ? symbol : `${branch}@${symbol}`),
          steps,
          clip,
          target,
        });
  if (place === null || place === 'base') {
    if (!clip) throw migError('MIG_WALKED_TOO_FAR', { target });
  }
  return place;
}

/** The one revision that `+N` counts from; `null` when nothing is applied. */
function singleStart(
  graph: Graph,
  target: string,
  lower: Bound,
  branch: string | undefined,
): GraphNode | null {
  const rows = listOf(lower);
  if (branch === undefined) {
    if (rows.length > 1) throw ambiguousUpgrade(target, rows.map(String));
    return rows.length === 0 ? null : resolveOne(graph, rows[0] ?? null);
  }
  const applied = rows.flatMap((row) => resolveAll(graph, row)).filter((place) => isNode(place));
  const onBranch = filterForLineage(graph, applied, branch);
  const starts = onBranch.length > 0 ? onBranch : appliedTips(graph, applied, branch);
  if (starts.length > 1) throw ambiguousUpgrade(target, starts.map(idOf));
  return starts[0] ?? null;
}

/** What is applied of a branch, without what something else of it needs. */
function appliedTips(graph: Graph, applied: readonly GraphNode[], branch: string): GraphNode[] {
  const onBranch = filterForLineage(graph, [...ancestors(applied)], branch);
  const needed = new Set(onBranch.flatMap((node) => node.needs));
  return onBranch.filter((node) => !needed.has(node));
}

function ambiguousUpgrade(target: string, rows: readonly string[]): Error {
  return migError('MIG_AMBIGUOUS_UPGRADE', { target, rows });
}

export function isNode(place: Place): place is GraphNode {
  return place !== null && place !== 'base';
}
