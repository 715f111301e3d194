import { migError } from '../../errors/index.ts';
import { RevisionGraph } from './revision-graph.ts';
import type { GraphRevision } from './types.ts';

export interface RebasePlan<R extends GraphRevision> {
  /** What the moved revisions follow then. */
  readonly onto: R;
  /** Every revision that comes to lie above `onto`, in load order. */
  readonly moved: readonly R[];
  /** Those whose header changes. */
  readonly edits: readonly { readonly revision: R; readonly down: readonly string[] }[];
  readonly graph: RevisionGraph<R>;
}

/**
 * Puts lines of history on top of another revision: the given revisions and all below them that `onto` does not have. What
 * stands above them follows by itself.
 *
 * @throws MIG_REBASE_NOTHING when there is nothing to move, and what building the new graph throws
 */
export function planRebase<R extends GraphRevision>(
  graph: RevisionGraph<R>,
  { revisions, onto }: { readonly revisions: readonly R[]; readonly onto: R },
): RebasePlan<R> {
  const below = lineOf(graph, [onto.id]);
  const line = lineOf(
    graph,
    revisions.map(({ id }) => id),
  );
  const moved = graph.revisions.filter(({ id }) => line.has(id) && !below.has(id));
  const moving = new Set(moved.map(({ id }) => id));
  const edits = moved.flatMap((revision) => {
    const kept = revision.down.filter((parent) => !below.has(parent));
    // What follows a moved revision has `onto` below it already.
    const down = kept.some((parent) => moving.has(parent)) ? kept : [...kept, onto.id];
    return same(down, revision.down) ? [] : [{ revision, down }];
  });
  if (edits.length === 0)
    throw migError('MIG_REBASE_NOTHING', { revisions: revisions.map(({ id }) => id), onto: onto.id });
  const rebased = edits.reduce(
    (before, { revision, down }) => before.set(revision.id, { ...revision, down }),
    new Map(graph.revisions.map((revision) => [revision.id, revision])),
  );
  return { onto, moved, edits, graph: RevisionGraph.build([...rebased.values()]) };
}

/** Ids of revisions and of everything that they follow. */
function lineOf<R extends GraphRevision>(graph: RevisionGraph<R>, ids: readonly string[]): Set<string> {
  const line = new Set<string>();
  const next = [...ids];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (line.has(id)) continue;
    line.add(id);
    next.push(...graph.get(id).down);
  }
  return line;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}
