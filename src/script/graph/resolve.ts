import type { Graph } from './graph.ts';
import type { GraphNode } from './node.ts';
import { findBranch, lookUp, multipleHeads, takeApart } from './symbols.ts';
import { walk, type Place } from './walk.ts';

/** The one revision that a symbol means; `null` is the state before any. @throws as documented on `RevisionGraph.resolve` */
export function resolveOne(graph: Graph, symbol: string | null): GraphNode | null {
  const { branch, items } = takeApart(graph, symbol);
  if (items.length > 1) throw multipleHeads(symbol ?? 'base', items as readonly GraphNode[]);
  const item = items[0] ?? null;
  if (branch !== undefined && item === null) findBranch(graph, branch);
  return item === null ? null : lookUp(graph, item, branch);
}

/** As `resolveOne` for symbols that can mean several; `-N` counts down from each effective head. */
export function resolveAll(graph: Graph, symbols: string | null | readonly string[]): Place[] {
  if (Array.isArray(symbols)) return symbols.flatMap((symbol) => resolveAll(graph, symbol as string));
  const symbol = symbols as string | null;
  const { branch, items } = takeApart(graph, symbol);
  const steps = items.length === 1 ? negativeInteger(items[0]) : undefined;
  if (steps !== undefined) {
    const heads = graph.index.effectiveHeads.filter(
      (head) => branch === undefined || graph.labelsOf(head).includes(branch),
    );
    return heads.map((head) => walk(graph, { start: head, steps, target: symbol ?? 'base' }));
  }
  return items.map((item) => lookUp(graph, item, branch));
}

/** Python's reading of an integer, as far as it is below zero. */
function negativeInteger(item: string | GraphNode | undefined): number | undefined {
  if (typeof item !== 'string' || !/^\s*-\d+(_\d+)*\s*$/.test(item)) return undefined;
  const value = Number(item.replaceAll('_', ''));
  return value < 0 ? value : undefined;
}
