/** Edges of a graph as positions: `edges[i]` are the nodes that node `i` points at. */
export type Edges = readonly (readonly number[])[];

/**
 * One circle out of each group of nodes that can all reach one another, nodes in the order in which each points at the
 * next; empty when there is none. Walks without recursion, in linear time.
 *
 * @see https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function findCycles(edges: Edges): number[][] {
  return stronglyConnected(edges)
    .filter((group) => group.length > 1)
    .map((group) => circleWithin(group, edges));
}

function circleWithin(group: readonly number[], edges: Edges): number[] {
  const members = new Set(group);
  const path: number[] = [];
  const position = new Map<number, number>();
  let at = group[group.length - 1] as number;
  while (!position.has(at)) {
    position.set(at, path.length);
    path.push(at);
    at = (edges[at] ?? []).find((next) => members.has(next)) ?? at;
  }
  return path.slice(position.get(at));
}

function stronglyConnected(edges: Edges): number[][] {
  const order = new Int32Array(edges.length).fill(-1);
  const low = new Int32Array(edges.length);
  const onStack = new Uint8Array(edges.length);
  const nextEdge = new Int32Array(edges.length);
  const stack: number[] = [];
  const groups: number[][] = [];
  let counter = 0;

  for (let root = 0; root < edges.length; root++) {
    if (order[root] !== -1) continue;
    const walk = [root];
    while (walk.length > 0) {
      const node = walk[walk.length - 1] as number;
      if (order[node] === -1) {
        order[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = 1;
      }
      const target = edges[node]?.[nextEdge[node] as number];
      nextEdge[node] = (nextEdge[node] as number) + 1;
      if (target === undefined) {
        walk.pop();
        const above = walk[walk.length - 1];
        if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number);
        if (low[node] === order[node]) groups.push(popGroup(stack, onStack, node));
      } else if (order[target] === -1) walk.push(target);
      else if (onStack[target] === 1) low[node] = Math.min(low[node] as number, order[target] as number);
    }
  }
  return groups;
}

function popGroup(stack: number[], onStack: Uint8Array, root: number): number[] {
  const group: number[] = [];
  for (;;) {
    const node = stack.pop() as number;
    onStack[node] = 0;
    group.push(node);
    if (node === root) return group;
  }
}
