import type { RevisionGraph, RevisionScript } from '../script/index.ts';

/** The revisions that symbols mean; those that mean the state before any revision are left out. */
export function namedRevisions(
  graph: RevisionGraph<RevisionScript>,
  symbols: string | readonly string[],
): readonly RevisionScript[] {
  return graph.resolveMany(symbols).filter((found) => found !== null && found !== 'base');
}
