import type { RevisionGraph, RevisionScript } from '../script/index.ts';

/** Ids of the rows and of all that they need. */
export function appliedBy(
  graph: RevisionGraph<RevisionScript>,
  rows: readonly string[],
): ReadonlySet<string> {
  const applied = new Set<string>();
  const next = [...rows];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (applied.has(id)) continue;
    applied.add(id);
    next.push(...graph.needsOf(id), ...graph.dependenciesOf(id));
  }
  return applied;
}
