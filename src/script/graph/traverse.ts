import type { GraphNode } from './node.ts';

type Neighbours = (node: GraphNode) => readonly GraphNode[];

const down: Neighbours = (node) => node.down;
const needs: Neighbours = (node) => node.needs;
const next: Neighbours = (node) => node.next;
const allNext: Neighbours = (node) => node.allNext;

/** The nodes and everything that must be applied before them, dependencies included. */
export const ancestors = (nodes: Iterable<GraphNode>): Set<GraphNode> => reach(nodes, needs);
/** The nodes and their ancestors by down revisions only. */
export const lineAncestors = (nodes: Iterable<GraphNode>): Set<GraphNode> => reach(nodes, down);
/** The nodes and everything that needs them, dependents included. */
export const descendants = (nodes: Iterable<GraphNode>): Set<GraphNode> => reach(nodes, allNext);
/** The nodes and their descendants by down revisions only. */
export const lineDescendants = (nodes: Iterable<GraphNode>): Set<GraphNode> => reach(nodes, next);

/** Ancestors and descendants of a node; by down revisions only, or with dependencies. */
export function lineage(node: GraphNode, withDependencies = false): Set<GraphNode> {
  return withDependencies
    ? new Set([...ancestors([node]), ...descendants([node])])
    : new Set([...lineAncestors([node]), ...lineDescendants([node])]);
}

/** Everything below the nodes, dependencies included; a node itself only if it lies below another. */
export function properAncestors(nodes: Iterable<GraphNode>): Set<GraphNode> {
  return ancestors([...nodes].flatMap((node) => node.needs));
}

/** True if `upper` needs `node`, directly or not, or is it. Looks no further down than `node` lies. */
export function isAncestor(node: GraphNode, upper: GraphNode): boolean {
  if (node === upper) return true;
  const seen = new Set<GraphNode>();
  const todo = [upper];
  for (let at = todo.pop(); at !== undefined; at = todo.pop())
    for (const needed of at.needs) {
      if (needed === node) return true;
      if (needed.level <= node.level || seen.has(needed)) continue;
      seen.add(needed);
      todo.push(needed);
    }
  return false;
}

function reach(start: Iterable<GraphNode>, neighbours: Neighbours): Set<GraphNode> {
  const found = new Set<GraphNode>();
  const todo = [...start];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    for (const neighbour of neighbours(node)) if (!found.has(neighbour)) todo.push(neighbour);
  }
  return found;
}
