import { migError } from '../../errors/index.ts';
import { diagnose, duplicateError, ownErrors } from './diagnose.ts';
import type { Graph } from './graph.ts';
import { locationOf, type GraphNode } from './node.ts';
import { resolveAll, resolveOne } from './resolve.ts';
import { multipleHeads } from './symbols.ts';
import type { CreateOptions, GraphRevision, NewRevision } from './types.ts';
import { isNode } from './upgrade-target.ts';

/**
 * Checks a wish for a new revision against the graph, so that a file that is written can always be loaded.
 *
 * @throws MIG_ILLEGAL_REVISION_ID, MIG_RESERVED_REVISION_ID, MIG_DUPLICATE_REVISION, MIG_MULTIPLE_HEADS, MIG_DUPLICATE_HEADS,
 * MIG_VERSION_PATH_REQUIRED, MIG_VERSION_PATH_UNKNOWN, MIG_NOT_A_HEAD, MIG_DUPLICATE_LABEL, and what resolving throws
 */
export function planCreate(graph: Graph, options: CreateOptions): NewRevision {
  const { id, labels = [], dependsOn = [], splice = false } = options;
  const [illegal] = ownErrors({ id, labels, down: [], dependsOn: [] });
  if (illegal !== undefined) throw illegal;
  const parents = parentsOf(graph, options.head ?? 'head');
  const location = locationFor(parents, options);
  if (!splice) refuseChildren(parents);
  const existing = graph.index.byId.get(id);
  const revision: GraphRevision = {
    id,
    down: parents.map((parent) => parent.id),
    labels,
    dependsOn: dependsOn.map((name) => dependencyName(graph, name)),
    ...(location === undefined ? {} : { location }),
  };
  if (existing !== undefined) throw duplicateError(revision, existing.revision);
  const [problem] = diagnose([...graph.index.nodes.map((node) => node.revision), revision]);
  if (problem !== undefined) throw problem.error;
  return { ...revision, resolvedDependsOn: dependsOn.map((name) => dependency(graph, name).id) };
}

function parentsOf(graph: Graph, head: string | readonly string[]): GraphNode[] {
  const places = resolveAll(graph, head);
  const parents = places.filter(isNode);
  if (parents.length < places.length)
    throw migError('MIG_WALKED_TOO_FAR', { target: typeof head === 'string' ? head : head.join(', ') });
  if (head === 'head' && parents.length > 1) throw multipleHeads('head', parents);
  const repeated = parents.find((parent, position) => parents.indexOf(parent) !== position);
  if (repeated !== undefined) throw migError('MIG_DUPLICATE_HEADS', { revision: repeated.id });
  return parents;
}

function locationFor(parents: readonly GraphNode[], options: CreateOptions): string | undefined {
  const { location, locations = [] } = options;
  if (location !== undefined) {
    if (!locations.includes(location))
      throw migError('MIG_VERSION_PATH_UNKNOWN', { path: location, locations });
    return location;
  }
  const [only, ...others] = locations;
  if (others.length === 0) return only;
  const beside = parents.find((parent) => parent.revision.location !== undefined)?.revision.location;
  if (beside === undefined) throw migError('MIG_VERSION_PATH_REQUIRED', { locations });
  return beside;
}

function refuseChildren(parents: readonly GraphNode[]): void {
  for (const parent of parents)
    if (parent.next.length > 0)
      throw migError(
        'MIG_NOT_A_HEAD',
        { revision: parent.id, children: parent.next.map((child) => child.id) },
        { location: locationOf(parent.revision) },
      );
}

/** Labels are written as they are, everything else as the full id. */
function dependencyName(graph: Graph, name: string): string {
  const node = dependency(graph, name);
  return node.revision.labels.includes(name) ? name : node.id;
}

function dependency(graph: Graph, name: string): GraphNode {
  const node = resolveOne(graph, name);
  if (node === null)
    throw migError('MIG_TARGET_SYNTAX', { target: name, reason: 'a dependency must be a revision' });
  return node;
}
