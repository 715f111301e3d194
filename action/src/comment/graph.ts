import type { SourceRevision } from '../../../src/sources/index.ts';
import { cutText, oneLine } from './markdown.ts';

/** Chains longer than this are drawn as one node. */
const CHAIN_SHOWN = 4;
const NODES_SHOWN = 60;
const LABEL_UNITS = 60;

export interface GraphOptions {
  readonly revisions: readonly SourceRevision[];
  readonly heads: readonly string[];
  /** Ids that this change adds. */
  readonly added: ReadonlySet<string>;
}

interface Node {
  readonly id: string;
  readonly label: string;
  readonly style: 'head' | 'added' | 'base' | 'folded';
  readonly parents: readonly string[];
}

/**
 * A Mermaid flowchart of several heads, from the revisions where their histories part. Deterministic; labels are
 * encoded, so that a title can neither break the drawing nor add to it.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function headsGraph(options: GraphOptions): string {
  const nodes = foldChains(partedHistory(options));
  const name = new Map(nodes.map(({ id }, index) => [id, `r${index}`]));
  const forks = nodes.filter(({ id }) => nodes.filter(({ parents }) => parents.includes(id)).length > 1);
  return [
    'flowchart LR',
    `accTitle: Revision graph with ${options.heads.length} heads`,
    `accDescr: Heads ${options.heads.map(label).join(', ')}${forks.length === 0 ? '' : `. Fork point ${forks.map(({ id }) => label(id)).join(', ')}`}`,
    ...nodes.map((node) => `${name.get(node.id)}["${node.label}"]:::${node.style}`),
    ...nodes.flatMap(({ id, parents }) =>
      parents.flatMap((parent) => (name.has(parent) ? [`${name.get(parent)} --> ${name.get(id)}`] : [])),
    ),
    'classDef head stroke-width:3px',
    'classDef added stroke-dasharray:5 3',
    'classDef base opacity:0.8',
    'classDef folded opacity:0.6',
  ].join('\n');
}

/** Everything that is not in the history of all heads, and the revisions it grows from. */
function partedHistory({ revisions, heads, added }: GraphOptions): Node[] {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const histories = heads.map((head) => historyOf(head, byId));
  const common = (id: string): boolean => histories.every((history) => history.has(id));
  const parted = new Set(histories.flatMap((history) => [...history]).filter((id) => !common(id)));
  const roots = new Set(
    [...parted].flatMap((id) => (byId.get(id)?.parents ?? []).filter((parent) => common(parent))),
  );
  return [...byId.values()]
    .filter(({ id }) => parted.has(id) || roots.has(id))
    .map((revision) =>
      nodeOf(revision, { head: heads.includes(revision.id), added: added.has(revision.id) }),
    );
}

function historyOf(head: string, byId: ReadonlyMap<string, SourceRevision>): Set<string> {
  const seen = new Set<string>();
  const open = [head];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.parents ?? []));
  }
  return seen;
}

function nodeOf({ id, title, parents }: SourceRevision, is: { head: boolean; added: boolean }): Node {
  const roles = [...(is.head ? ['head'] : []), ...(is.added ? ['new here'] : [])];
  const suffix = roles.length === 0 ? '' : ` (${roles.join(', ')})`;
  const style = is.head ? 'head' : is.added ? 'added' : 'base';
  return { id, label: `${label(id)} ${label(title)}${suffix}`.trim(), style, parents };
}

/** Runs of revisions with one parent and one child become one node; then only what is nearest to a head stays. */
function foldChains(nodes: readonly Node[]): readonly Node[] {
  const children = new Map<string, number>();
  for (const { parents } of nodes)
    for (const parent of parents) children.set(parent, (children.get(parent) ?? 0) + 1);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const isLink = (node: Node): boolean =>
    node.style !== 'head' &&
    node.parents.length === 1 &&
    byId.has(node.parents[0] as string) &&
    children.get(node.id) === 1;

  const chainOf = (id: string): readonly Node[] => {
    const chain: Node[] = [];
    let next = byId.get(id);
    while (next !== undefined && isLink(next)) {
      chain.push(next);
      next = byId.get(next.parents[0] as string);
    }
    return chain;
  };

  const folded = new Set<string>();
  const result: Node[] = [];
  for (const node of nodes) {
    if (isLink(node)) continue;
    const parents = node.parents.map((parent) => {
      const chain = chainOf(parent);
      if (chain.length <= CHAIN_SHOWN) {
        result.push(...chain);
        return parent;
      }
      const newest = chain[0] as Node;
      const oldest = chain.at(-1) as Node;
      const id = `${newest.id}\u0000${oldest.id}`;
      if (!folded.has(id))
        result.push({ id, label: `${chain.length} revisions`, style: 'folded', parents: oldest.parents });
      folded.add(id);
      return id;
    });
    result.push({ ...node, parents });
  }
  return result.length <= NODES_SHOWN ? result : nearestToHeads(result);
}

function nearestToHeads(nodes: readonly Node[]): readonly Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Set<Node>();
  let wave = nodes.filter(({ style }) => style === 'head');
  while (wave.length > 0 && kept.size < NODES_SHOWN) {
    for (const node of wave) if (kept.size < NODES_SHOWN) kept.add(node);
    wave = wave
      .flatMap(({ parents }) => parents.map((parent) => byId.get(parent)))
      .filter((node): node is Node => node !== undefined && !kept.has(node));
  }
  return nodes.filter((node) => kept.has(node));
}

/** Letters, digits, spaces, `_` and `-` stay; everything else becomes an entity code. */
function label(text: string): string {
  const short = cutText(oneLine(text), LABEL_UNITS);
  return short.replace(/[^\p{L}\p{N} _-]/gu, (character) => `#${character.codePointAt(0)};`);
}
