import { migError } from '../../errors/index.ts';
import { downgradeTarget } from './downgrade-target.ts';
import type { Graph } from './graph.ts';
import { idOf, locationOf, unique, type GraphNode } from './node.ts';
import { resolveAll, resolveOne } from './resolve.ts';
import { ancestors, isAncestor, lineDescendants, properAncestors } from './traverse.ts';
import { isNode, upgradeTargets, type Bound } from './upgrade-target.ts';
import type { Place } from './walk.ts';

export interface UpgradeRange {
  readonly upper: Bound;
  readonly lower: Bound;
  /** All that the upper end needs and the lower end has not, whether or not the two are on one line. */
  readonly implicitBase?: boolean;
  /** The lower end too. */
  readonly inclusive?: boolean;
  /** Relative ends stop at the end of the history instead of failing. */
  readonly clip?: boolean;
}

/** Revisions chosen, and where to begin sorting them. */
export interface Selection {
  readonly nodes: ReadonlySet<GraphNode>;
  readonly heads: readonly GraphNode[];
}

/** The revisions between two bounds, as an upgrade from one to the other needs them. */
export function selectUpgrade(graph: Graph, range: UpgradeRange): Selection {
  const { upper, lower, implicitBase = false, inclusive = false, clip = false } = range;
  const targets = distinctLines(onBranchOf(graph, lower, upgradeTargets(graph, upper, lower, clip)), upper);
  const required = ancestors(targets);

  const low = lowerNodes(graph, range, required, clip);
  const have = ancestors(low);
  const nodes = new Set([...required].filter((node) => !have.has(node)));
  if (inclusive) for (const node of low) nodes.add(node);
  if (low.length > 0 && !implicitBase) {
    const above = lineDescendants(low);
    for (const node of nodes) if (!above.has(node)) nodes.delete(node);
  }
  return { nodes, heads: targets };
}

/** Keeps the targets that carry the branch of a lower bound `branch@…`. */
function onBranchOf(graph: Graph, lower: Bound, targets: readonly Place[]): readonly Place[] {
  const separator = typeof lower === 'string' ? lower.indexOf('@') : -1;
  if (typeof lower !== 'string' || separator === -1) return targets;
  const branch = lower.slice(0, separator);
  if (branch === '')
    throw migError('MIG_TARGET_SYNTAX', { target: lower, reason: 'the branch before the @ is missing' });
  const node = resolveOne(graph, branch);
  if (node?.id !== branch)
    return targets.filter((target) => isNode(target) && graph.labelsOf(target).includes(branch));
  const [label, ...others] = graph.labelsOf(node);
  if (label !== undefined && others.length === 0)
    return targets.filter((target) => isNode(target) && graph.labelsOf(target).includes(label));
  // Without exactly one label to go by, the branch is what follows the revision.
  const above = lineDescendants([node]);
  return targets.filter((target) => isNode(target) && above.has(target));
}

function lowerNodes(
  graph: Graph,
  { upper, lower, implicitBase = false }: UpgradeRange,
  required: ReadonlySet<GraphNode>,
  clip: boolean,
): GraphNode[] {
  const places = resolveAll(graph, lower);
  if (!implicitBase && places.some((place) => place !== null && !(isNode(place) && required.has(place))))
    throw migError('MIG_RANGE_NOT_ANCESTOR', { lower: boundText(lower), upper: boundText(upper) });
  if (places.length === 0 || places[0] !== null) return distinctLines(places, lower);
  // `-N` below every head: count from the upper end instead.
  const { node } = downgradeTarget(graph, typeof lower === 'string' ? lower : null, upper, clip);
  return node === null ? [] : [node];
}

/** The places as revisions. @throws MIG_WALKED_TOO_FAR for one that is none, MIG_OVERLAPPING_REVISIONS */
function distinctLines(places: readonly Place[], bound: Bound): GraphNode[] {
  const nowhere = places.findIndex((place) => !isNode(place));
  refuseOverlap(places.filter(isNode), nowhere === -1 ? places.length : nowhere);
  if (nowhere !== -1) throw migError('MIG_WALKED_TOO_FAR', { target: boundText(bound) });
  return unique(places.filter(isNode));
}

/**
 * Looks at the first `count` nodes, against all of them.
 * @throws MIG_OVERLAPPING_REVISIONS if one of them has another among its ancestors
 */
export function refuseOverlap(nodes: readonly GraphNode[], count = nodes.length): void {
  const below = properAncestors(nodes);
  const covered = unique(nodes).filter((node) => below.has(node));
  if (covered.length === 0) return;
  for (const node of nodes.slice(0, count)) {
    const others = covered.filter((other) => other !== node && isAncestor(other, node));
    if (others.length > 0)
      throw migError(
        'MIG_OVERLAPPING_REVISIONS',
        { revision: node.id, others: others.map(idOf) },
        { location: locationOf(node.revision) },
      );
  }
}

export function boundText(bound: Bound): string {
  if (bound === null || bound.length === 0) return 'base';
  return typeof bound === 'string' ? bound : bound.join(', ');
}
