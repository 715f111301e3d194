import { migError, type MigError } from '../../errors/index.ts';
import { findCycles, type Edges } from './cycles.ts';
import { locationOf } from './node.ts';
import type { GraphRevision } from './types.ts';

/** Parents and dependencies of each revision by position. */
export interface Links {
  readonly down: readonly (readonly number[])[];
  readonly deps: readonly (readonly number[])[];
}

/** One error for each circle of revisions: circles of parents first, then those that need a dependency. */
export function cycleProblems(revisions: readonly GraphRevision[], links: Links): MigError[] {
  const needs = links.down.map((down, index) => [...down, ...(links.deps[index] ?? [])]);
  const byParents = findCycles(links.down);
  const ofParents = new Set(byParents.flat());
  const byNeeds = findCycles(needs).filter((cycle) => !cycle.some((index) => ofParents.has(index)));
  return [
    ...byParents.map((cycle) => cycleError('MIG_CYCLE', cycle, links.down, revisions)),
    ...byNeeds.map((cycle) => cycleError('MIG_DEPENDENCY_CYCLE', cycle, needs, revisions)),
  ];
}

function cycleError(
  code: 'MIG_CYCLE' | 'MIG_DEPENDENCY_CYCLE',
  cycle: readonly number[],
  edges: Edges,
  revisions: readonly GraphRevision[],
): MigError {
  // Start at the member that loads first, so that the same circle always reads the same.
  const first = cycle.indexOf(Math.min(...cycle));
  const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
  const named = (index: number): GraphRevision => revisions[index] as GraphRevision;
  return migError(
    code,
    {
      cycle: turned.map((index) => named(index).id),
      unreachable: unreachable(edges).map((index) => named(index).id),
    },
    { location: locationOf(named(turned[0] as number)) },
  );
}

/** Revisions that no walk from a base to a head passes, in load order. */
function unreachable(edges: Edges): number[] {
  const up: number[][] = edges.map(() => []);
  edges.forEach((targets, index) => targets.forEach((target) => up[target]?.push(index)));
  const all = edges.map((_targets, index) => index);
  const fromHeads = reach(
    all.filter((index) => up[index]?.length === 0),
    edges,
  );
  const fromBases = reach(
    all.filter((index) => edges[index]?.length === 0),
    up,
  );
  return all.filter((index) => !fromHeads.has(index) || !fromBases.has(index));
}

function reach(start: readonly number[], edges: Edges): Set<number> {
  const found = new Set<number>();
  const todo = [...start];
  for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
    if (found.has(index)) continue;
    found.add(index);
    for (const target of edges[index] ?? []) todo.push(target);
  }
  return found;
}
