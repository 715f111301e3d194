import { migError } from '../../errors/index.ts';
import type { Graph } from './graph.ts';
import { idOf, locationOf, type GraphNode } from './node.ts';
import { lineage } from './traverse.ts';

/** A symbol taken apart: branch and rest, `heads` and `head` already looked up. */
export interface SymbolParts {
  readonly branch: string | undefined;
  /** Names still to look up, or nodes; empty for the state before any revision. */
  readonly items: readonly (string | GraphNode)[];
}

/** What stands for revisions in a symbol, without looking up names: the first two steps of resolving. */
export function symbolItems(graph: Graph, symbol: string | null): readonly string[] {
  return takeApart(graph, symbol).items.map((item) => (typeof item === 'string' ? item : item.id));
}

/**
 * The nodes that share a line with what `check` means (by down revisions only, unless said otherwise).
 * Everything when `check` means nothing.
 */
export function filterForLineage(
  graph: Graph,
  nodes: readonly GraphNode[],
  check: string,
  options: { readonly withDependencies?: boolean } = {},
): GraphNode[] {
  if (nodes.length === 0) return [];
  const { branch, items } = takeApart(graph, check);
  const anchors = [...(branch === undefined ? [] : [branch]), ...items].map((item) => lookUp(graph, item));
  if (anchors.length === 0) return [...nodes];
  const related = new Set(anchors.flatMap((anchor) => [...lineage(anchor, options.withDependencies)]));
  return nodes.filter((node) => related.has(node));
}

/** The revision that a branch name stands for. @throws MIG_BRANCH_NOT_FOUND */
export function findBranch(graph: Graph, branch: string): GraphNode {
  const exact = graph.index.keys.get(branch);
  if (exact !== undefined) return exact;
  const [match, ...others] = partialMatches(graph, branch);
  if (match === undefined || others.length > 0) throw migError('MIG_BRANCH_NOT_FOUND', { branch });
  return match.node;
}

export function multipleHeads(argument: string, heads: readonly GraphNode[]): Error {
  return migError('MIG_MULTIPLE_HEADS', { argument, heads: heads.map(idOf) });
}

/** Splits a symbol at its first `@`, and looks up `heads` and `head`. @throws MIG_MULTIPLE_HEADS */
export function takeApart(graph: Graph, symbol: string | null): SymbolParts {
  const separator = symbol === null ? -1 : symbol.indexOf('@');
  const branch = separator > 0 ? symbol?.slice(0, separator) : undefined;
  const rest = symbol === null ? null : symbol.slice(separator + 1);
  if (rest === null || rest === 'base') return { branch, items: [] };
  if (rest !== 'head' && rest !== 'heads') return { branch, items: [rest] };
  if (rest === 'heads' && branch === undefined) return { branch, items: graph.index.effectiveHeads };
  const heads = branch === undefined ? graph.index.heads : filterForLineage(graph, graph.index.heads, branch);
  if (rest === 'head' && heads.length > 1)
    throw multipleHeads(branch === undefined ? 'head' : `${branch}@head`, heads);
  return { branch, items: heads };
}

/** One item of a symbol as a revision of its branch. @throws MIG_NOT_IN_BRANCH, and what looking up a name throws */
export function lookUp(graph: Graph, item: string | GraphNode, branch?: string): GraphNode {
  const branchNode = branch === undefined ? undefined : findBranch(graph, branch);
  const line = branchNode === undefined ? undefined : lineage(branchNode);
  const node = typeof item === 'string' ? findByName(graph, item, line) : item;
  if (branch !== undefined && line?.has(node) === false)
    throw migError(
      'MIG_NOT_IN_BRANCH',
      { revision: node.id, branch, name: typeof item === 'string' ? item : item.id },
      { location: locationOf(node.revision) },
    );
  return node;
}

/** The revision that a name (no symbol) stands for: id, label, or the unique beginning of one. */
export function findByName(graph: Graph, name: string, within?: ReadonlySet<GraphNode>): GraphNode {
  const squash = graph.replaced.get(name);
  if (squash !== undefined && squash.end !== name)
    throw migError('MIG_REVISION_REPLACED', { names: [name], ...squash });
  const exact = graph.index.keys.get(squash?.by ?? name);
  if (exact !== undefined) return exact;
  if (name === '')
    throw migError('MIG_TARGET_SYNTAX', { target: '', reason: 'the name of a revision is missing' });
  const matches = partialMatches(graph, name).filter(({ node }) => within?.has(node) !== false);
  const [match, ...others] = matches;
  if (match === undefined)
    throw migError('MIG_REVISION_NOT_FOUND', { name, similar: similarNames(graph, name) });
  if (others.length > 0) throw migError('MIG_AMBIGUOUS_ID', { name, matches: matches.map(({ key }) => key) });
  return match.node;
}

function partialMatches(graph: Graph, prefix: string): { key: string; node: GraphNode }[] {
  if (prefix === '') return [];
  return [...graph.index.keys]
    .filter(([key]) => Array.from(key).length > 3 && key.startsWith(prefix))
    .map(([key, node]) => ({ key, node }));
}

/** Names that differ only in case or contain the name: what a person may have meant. */
function similarNames(graph: Graph, name: string): string[] {
  const wanted = name.toLowerCase();
  if (wanted.length < 3) return [];
  return [...graph.index.keys.keys()].filter((key) => key.toLowerCase().includes(wanted)).slice(0, 2);
}
