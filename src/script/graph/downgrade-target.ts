import { migError } from '../../errors/index.ts';
import { appliedTipsOfAll } from './current.ts';
import type { Graph } from './graph.ts';
import { idOf, unique, type GraphNode } from './node.ts';
import { resolveOne } from './resolve.ts';
import { filterForLineage, findByName } from './symbols.ts';
import { parseRelative, type RelativeTarget } from './target.ts';
import type { PlanWarning } from './types.ts';
import { isNode, listOf, outOfRange, type Bound } from './upgrade-target.ts';
import { walk, type Place } from './walk.ts';

export interface DowngradeTarget {
  /** Limits which children of the target are reverted. */
  readonly branch: string | undefined;
  /** What stays applied; `null` for nothing. */
  readonly node: GraphNode | null;
  readonly warnings: readonly PlanWarning[];
}

/** What the lower end of a downgrade means, seen from the rows of a database. */
export function downgradeTarget(
  graph: Graph,
  target: string | null,
  rows: Bound,
  clip: boolean,
): DowngradeTarget {
  if (target === null) return { branch: undefined, node: null, warnings: [] };
  const relative = parseRelative(target);
  if (relative === undefined) return absolute(graph, target);
  const { branch, symbol, steps } = relative;
  if (symbol !== undefined) return fromSymbol(graph, target, relative, clip);
  if (steps >= 0) throw outOfRange(target, relative.relative, steps);
  return branch === undefined
    ? fromFirstRow(graph, target, relative, rows, clip)
    : fromBranch(graph, target, { ...relative, branch }, rows, clip);
}

/** `branch@x`: the branch does not limit what `x` means, only what is reverted. */
function absolute(graph: Graph, target: string): DowngradeTarget {
  const separator = target.lastIndexOf('@');
  return {
    branch: separator > 0 ? target.slice(0, separator) : undefined,
    node: resolveOne(graph, target.slice(separator + 1)),
    warnings: [],
  };
}

function fromSymbol(graph: Graph, target: string, relative: RelativeTarget, clip: boolean): DowngradeTarget {
  const { branch, symbol = '', steps } = relative;
  const place =
    steps >= 0
      ? walk(graph, { start: resolveOne(graph, symbol), steps, branch, clip, target })
      : walk(graph, {
          start: resolveOne(graph, branch === undefined ? symbol : `${branch}@${symbol}`),
          steps,
          clip,
          target,
        });
  if (place === null) throw migError('MIG_WALKED_TOO_FAR', { target });
  return { branch, node: asNode(place), warnings: [] };
}

function fromFirstRow(
  graph: Graph,
  target: string,
  { steps, relative }: RelativeTarget,
  rows: Bound,
  clip: boolean,
): DowngradeTarget {
  const candidates = unique(listOf(rows)).filter((row) => row !== null);
  const [row] = candidates;
  if (row === undefined) throw outOfRange(target, relative, steps);
  const place = walk(graph, { start: resolveOne(graph, `${row}@${row}`), steps, clip, target });
  if (place === null) throw outOfRange(target, relative, steps);
  const warnings: PlanWarning[] =
    candidates.length === 1
      ? []
      : [
          {
            kind: 'ambiguous-downgrade',
            revision: row,
            candidates,
            message: `"${target}" could start at ${candidates.join(' or ')}; it starts at ${row}. Name the branch: ${row}@${relative}.`,
          },
        ];
  return { branch: row, node: asNode(place), warnings };
}

function fromBranch(
  graph: Graph,
  target: string,
  { branch, steps, relative }: RelativeTarget & { readonly branch: string },
  rows: Bound,
  clip: boolean,
): DowngradeTarget {
  const applied = listOf(rows).map((row) => findByName(graph, row ?? ''));
  const onBranch = filterForLineage(graph, applied, branch);
  const starts = onBranch.length > 0 ? onBranch : filterForLineage(graph, appliedTipsOfAll(applied), branch);
  const [start, ...others] = unique(starts);
  if (start === undefined || others.length > 0)
    throw migError('MIG_AMBIGUOUS_DOWNGRADE', { target, branch, rows: unique(starts).map(idOf) });
  const place = walk(graph, { start, steps, clip, target });
  if (place === null) throw outOfRange(target, relative, steps);
  return { branch, node: asNode(place), warnings: [] };
}

function asNode(place: Place): GraphNode | null {
  return isNode(place) ? place : null;
}
