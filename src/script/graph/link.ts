import { unique, type GraphIndex, type GraphNode } from './node.ts';
import type { GraphRevision } from './types.ts';

/** Parents and dependencies of each revision by position, already looked up. */
export interface Links {
  readonly down: readonly (readonly number[])[];
  readonly deps: readonly (readonly number[])[];
  /** Label to the position of the revision that declares it. */
  readonly labels: ReadonlyMap<string, number>;
}

/** Links revisions with unique ids into a graph without cycles. */
export function link(revisions: readonly GraphRevision[], links: Links): GraphIndex {
  const nodes = revisions.map((revision, index): GraphNode => ({
    id: revision.id,
    index,
    revision,
    level: 0,
    down: [],
    deps: [],
    normalizedDeps: [],
    needs: [],
    next: [],
    allNext: [],
  }));
  const at = (index: number): GraphNode => nodes[index] as GraphNode;
  for (const node of nodes) {
    node.down.push(...(links.down[node.index] ?? []).map(at));
    node.deps.push(...(links.deps[node.index] ?? []).map(at));
    const parents = new Set(node.down);
    for (const parent of parents) parent.next.push(node);
    for (const needed of new Set([...parents, ...node.deps])) needed.allNext.push(node);
  }
  setLevels(nodes);
  normalizeDependencies(nodes);

  const byId = new Map(nodes.map((node) => [node.id, node]));
  const keys = new Map(byId);
  for (const [label, index] of links.labels) keys.set(label, at(index));
  return {
    nodes,
    byId,
    keys,
    heads: nodes.filter((node) => node.next.length === 0),
    effectiveHeads: nodes.filter((node) => node.allNext.length === 0),
    bases: nodes.filter((node) => node.down.length === 0),
  };
}

/** Kahn's walk: a node is numbered when everything below it is. */
function setLevels(nodes: readonly GraphNode[]): void {
  const open = nodes.map((node) => new Set([...node.down, ...node.deps]).size);
  const ready = nodes.filter((node) => open[node.index] === 0);
  for (let node = ready.pop(); node !== undefined; node = ready.pop())
    for (const child of node.allNext) {
      child.level = Math.max(child.level, node.level + 1);
      open[child.index] = (open[child.index] ?? 0) - 1;
      if (open[child.index] === 0) ready.push(child);
    }
}

/**
 * Leaves out what an ancestor by `down` depends on already. Only a dependency that several revisions share can be left
 * out, so one walk upwards for each of those is enough.
 */
function normalizeDependencies(nodes: readonly GraphNode[]): void {
  const dependents = new Map<GraphNode, GraphNode[]>();
  for (const node of nodes)
    for (const dep of new Set(node.deps)) {
      const users = dependents.get(dep);
      if (users === undefined) dependents.set(dep, [node]);
      else users.push(node);
    }
  const inherited = new Map<GraphNode, Set<GraphNode>>();
  for (const [dep, users] of dependents) if (users.length > 1) inherited.set(dep, properDescendants(users));
  for (const node of nodes) {
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
