import { byLoadOrder, unique, type GraphIndex, type GraphNode } from './node.ts';
import { ancestors, descendants } from './traverse.ts';

/**
 * The nodes newest first, each before everything it needs. One line is followed down as far as it goes; a node that an
 * open line above still needs waits for it, and after a finished line the one to its left goes on. Load order and the
 * order of parents as written break every tie; ids are never compared.
 *
 * `heads` are where to begin. Nodes that cannot be reached from them begin lines of their own.
 */
export function sortDown(
  graph: GraphIndex,
  nodes: ReadonlySet<GraphNode>,
  heads: Iterable<GraphNode>,
): GraphNode[] {
  const waiting = new Waiting(nodes, graph.nodes.length);
  const todo = new Set(nodes);
  const sorted: GraphNode[] = [];
  const lines = unique(heads)
    .filter((head) => nodes.has(head))
    .sort(byLoadOrder);
  const open = new Set(lines);
  const openMore = (): void => {
    const tips = [...todo].filter((node) => !waiting.blocks(node) && !open.has(node)).sort(byLoadOrder);
    for (const tip of tips) open.add(tip);
    lines.push(...tips);
  };

  let at = 0;
  while (todo.size > 0) {
    const node = lines[at];
    if (node === undefined) {
      openMore();
      continue;
    }
    if (waiting.blocks(node)) {
      const above = waiting.lineAbove(node, lines);
      at = above === -1 ? lines.length : above;
      continue;
    }
    if (todo.delete(node)) {
      sorted.push(node);
      waiting.finish(node);
    }
    open.delete(node);
    const [first, ...others] = node.needs.filter((needed) => todo.has(needed) && !open.has(needed));
    if (first === undefined) {
      lines.splice(at, 1);
      at = Math.max(at - 1, 0);
    } else {
      lines[at] = first;
      lines.push(...others);
      for (const line of [first, ...others]) open.add(line);
    }
  }
  return sorted;
}

/**
 * Which nodes still have a descendant to go. Counts children that are not finished; a node that only lies between two of
 * the set is finished with the last of its children.
 */
class Waiting {
  readonly #nodes: ReadonlySet<GraphNode>;
  readonly #openChildren = new Map<GraphNode, number>();
  readonly #seenInRound: Int32Array;
  #round = 0;

  constructor(nodes: ReadonlySet<GraphNode>, graphSize: number) {
    this.#seenInRound = new Int32Array(graphSize);
    this.#nodes = nodes;
    const above = descendants(nodes);
    const between = [...ancestors(nodes)].filter((node) => above.has(node));
    const members = new Set(between);
    for (const node of between)
      this.#openChildren.set(node, node.allNext.filter((child) => members.has(child)).length);
    const free = between.filter((node) => !nodes.has(node) && !this.blocks(node));
    for (const node of free) this.finish(node);
  }

  blocks(node: GraphNode): boolean {
    return (this.#openChildren.get(node) ?? 0) > 0;
  }

  finish(node: GraphNode): void {
    const todo = [node];
    for (let done = todo.pop(); done !== undefined; done = todo.pop()) {
      this.#openChildren.delete(done);
      for (const needed of new Set([...done.down, ...done.deps])) {
        const open = this.#openChildren.get(needed);
        if (open === undefined) continue;
        this.#openChildren.set(needed, open - 1);
        if (open === 1 && !this.#nodes.has(needed)) todo.push(needed);
      }
    }
  }

  /** Position of the first line whose node has to go before this one; -1 if none leads to it. */
  lineAbove(node: GraphNode, lines: readonly GraphNode[]): number {
    this.#round++;
    return lines.findIndex((line) => line !== node && this.#leadsTo(line, node));
  }

  /** Looks no further down than the node lies, and at nothing that another line of this round has led to. */
  #leadsTo(line: GraphNode, node: GraphNode): boolean {
    const todo = [line];
    for (let at = todo.pop(); at !== undefined; at = todo.pop())
      for (const needed of at.needs) {
        if (needed === node) return true;
        if (needed.level <= node.level || this.#seenInRound[needed.index] === this.#round) continue;
        this.#seenInRound[needed.index] = this.#round;
        todo.push(needed);
      }
    return false;
  }
}
