import { unique, type GraphIndex, type GraphNode } from './node.ts';
import type { GraphRevision } from './types.ts';

/** Revisions as linked nodes. */
export interface Linked {
  /**
   * When something is wrong with the revisions: of two with one id the later, in the place of the earlier; without links
   * to what is not there. Of no use when revisions go in circles.
   */
  readonly index: GraphIndex;
  /** Nothing is wrong with them. */
  readonly isSound: boolean;
}

/** What an id or label must not be, or hold. */
const ODD_NAME = /[-+:@]|^(?:heads?|base|current)?$/;
const NONE: GraphNode[] = [];

/** Links revisions into a graph. Goes through ten thousand of them, so it makes little and looks up each name once. */
export function link(revisions: readonly GraphRevision[]): Linked {
  let isSound = true;
  const hasDependencies = revisions.some(({ dependsOn }) => dependsOn.length > 0);
  const byId = new Map<string, GraphNode>();
  let nodes = revisions.map((revision, index): GraphNode => {
    if (ODD_NAME.test(revision.id)) isSound = false;
    const node = createNode(revision, index);
    byId.set(revision.id, node);
    return node;
  });
  if (byId.size < nodes.length) {
    isSound = false;
    nodes = [...byId.values()];
    for (const [index, node] of nodes.entries()) node.index = index;
  }
  const labels = new Map<string, GraphNode>();
  for (const node of nodes)
    for (const label of node.revision.labels)
      if (ODD_NAME.test(label) || byId.has(label) || labels.has(label)) isSound = false;
      else labels.set(label, node);
  const keys = labels.size === 0 ? byId : new Map([...byId, ...labels]);

  const lookUp = (
    node: GraphNode,
    names: readonly string[],
    map: ReadonlyMap<string, GraphNode>,
  ): GraphNode[] => {
    let found = NONE;
    for (const name of names) {
      const other = map.get(name);
      if (other === undefined || other === node) isSound = false;
      else found = withOne(found, other);
    }
    return found;
  };
  for (const node of nodes) {
    if (node.revision.down.length > 0) node.down = lookUp(node, node.revision.down, byId);
    node.needs = distinct(node.down);
    for (const parent of node.needs) parent.next = withOne(parent.next, node);
    if (!hasDependencies) continue;
    node.deps = lookUp(node, node.revision.dependsOn, keys);
    for (const needed of distinct([...node.needs, ...node.deps]))
      needed.allNext = withOne(needed.allNext, node);
  }
  if (!hasDependencies) for (const node of nodes) node.allNext = node.next;
  if (!setLevels(nodes)) isSound = false;
  if (hasDependencies) normalizeDependencies(nodes);
  const index = {
    nodes,
    byId,
    keys,
    heads: nodes.filter((node) => node.next.length === 0),
    effectiveHeads: nodes.filter((node) => node.allNext.length === 0),
    bases: nodes.filter((node) => node.down.length === 0),
  };
  return { index, isSound };
}

function createNode(revision: GraphRevision, index: number): GraphNode {
  return {
    id: revision.id,
    index,
    revision,
    level: 0,
    down: NONE,
    deps: NONE,
    normalizedDeps: NONE,
    needs: NONE,
    next: NONE,
    allNext: NONE,
  };
}

/** The list with one node more: most hold one, and an empty one that is pushed to makes room for sixteen. */
function withOne(list: GraphNode[], node: GraphNode): GraphNode[] {
  if (list.length === 0) return [node];
  list.push(node);
  return list;
}

/** The list itself when nothing is there twice. */
function distinct(nodes: GraphNode[]): GraphNode[] {
  return nodes.length < 2 ? nodes : unique(nodes);
}

/** Kahn's walk: a node is numbered when everything below it is. False when some go in circles. */
function setLevels(nodes: readonly GraphNode[]): boolean {
  const open = new Int32Array(nodes.length);
  for (const node of nodes)
    for (const child of node.allNext) open[child.index] = (open[child.index] ?? 0) + 1;
  const ready = nodes.filter((node) => open[node.index] === 0);
  let numbered = 0;
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    numbered++;
    for (const child of node.allNext) {
      if (child.level <= node.level) child.level = node.level + 1;
      open[child.index] = (open[child.index] ?? 0) - 1;
      if (open[child.index] === 0) ready.push(child);
    }
  }
  return numbered === nodes.length;
}

/**
 * Leaves out what an ancestor by `down` depends on already. Only a dependency that several revisions share can be left
 * out, so one walk upwards for each of those is enough.
 */
function normalizeDependencies(nodes: readonly GraphNode[]): void {
  const dependents = new Map<GraphNode, GraphNode[]>();
  for (const node of nodes)
    for (const dep of distinct(node.deps)) {
      const users = dependents.get(dep);
      if (users === undefined) dependents.set(dep, [node]);
      else users.push(node);
    }
  const inherited = new Map<GraphNode, Set<GraphNode>>();
  for (const [dep, users] of dependents) if (users.length > 1) inherited.set(dep, properDescendants(users));
  for (const node of nodes) {
    if (node.deps.length === 0) continue;
    node.normalizedDeps = unique(node.deps).filter((dep) => inherited.get(dep)?.has(node) !== true);
    node.needs = unique([...node.down, ...node.normalizedDeps]);
  }
}

function properDescendants(users: readonly GraphNode[]): Set<GraphNode> {
  const found = new Set<GraphNode>();
  const todo = users.flatMap((user) => user.next);
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    todo.push(...node.next);
  }
  return found;
}
