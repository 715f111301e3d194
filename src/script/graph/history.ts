import { migError } from '../../errors/index.ts';
import type { Graph } from './graph.ts';
import type { GraphNode } from './node.ts';
import { selectUpgrade } from './select-upgrade.ts';
import { sortDown } from './sort-down.ts';
import type { Bound } from './upgrade-target.ts';

export interface HistoryOptions {
  /** `from:to`, both ends included; an omitted side means base or heads, `current` stands for the rows. */
  readonly range?: string;
  /** Rows of the version table, for `current`. */
  readonly current?: readonly string[];
}

/** Revisions newest first. @throws MIG_HISTORY_RANGE_SYNTAX, MIG_RANGE_NOT_ANCESTOR and what resolving throws */
export function history(graph: Graph, { range, current = [] }: HistoryOptions = {}): GraphNode[] {
  const [from, to] = range === undefined ? ['', ''] : rangeEnds(range);
  const rows = (fallback: string): Bound => (current.length === 0 ? fallback : current);
  const upper = to === '' ? 'heads' : to === 'current' ? rows('heads') : to;
  const lower = from === '' ? 'base' : from === 'current' && to !== 'current' ? rows('base') : from;
  const { nodes, heads } = selectUpgrade(graph, { upper, lower, inclusive: true, clip: true });
  return sortDown(graph.index, nodes, heads);
}

function rangeEnds(range: string): readonly [string, string] {
  const [from, to, ...others] = range.trim().split(':');
  if (from === undefined || to === undefined || others.length > 0)
    throw migError('MIG_HISTORY_RANGE_SYNTAX', { range });
  return [from, to];
}
