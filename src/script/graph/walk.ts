import { migError } from '../../errors/index.ts';
import type { Graph } from './graph.ts';
import { idOf, type GraphNode } from './node.ts';
import { filterForLineage } from './symbols.ts';

/**
 * Where a walk ended: at a revision; at `'base'`, just below the first one; or `null`, nowhere. As a start, `null` is the
 * state before any revision when walking up, and the heads when walking down.
 */
export type Place = GraphNode | 'base' | null;

export interface WalkOptions {
  readonly start: GraphNode | null;
  /** Above zero: towards the heads. Below: towards base. */
  readonly steps: number;
  /** Upwards only children that share a line with this branch count. */
  readonly branch?: string | undefined;
  /** Stop at the end of the line instead of falling off it. */
  readonly clip?: boolean;
  /** What the user typed, for messages. */
  readonly target: string;
}

/** Follows the only child or parent, step by step. @throws MIG_AMBIGUOUS_WALK at a fork */
export function walk(graph: Graph, { start, steps, branch, clip = false, target }: WalkOptions): Place {
  let at: Place = start;
  for (let step = 0; step < Math.abs(steps); step++) {
    const choices: readonly Place[] = steps > 0 ? above(graph, at, branch) : below(graph, at);
    const [first, ...others] = choices;
    if (first === undefined) return clip ? at : null;
    if (others.length > 0)
      throw migError('MIG_AMBIGUOUS_WALK', {
        target,
        at: at === null ? (steps > 0 ? 'base' : 'heads') : at === 'base' ? at : at.id,
        choices: choices.map((choice) => (choice === null || choice === 'base' ? 'base' : idOf(choice))),
      });
    at = first;
  }
  return at;
}

function above(graph: Graph, at: Place, branch: string | undefined): readonly GraphNode[] {
  const children = at === null || at === 'base' ? graph.index.bases : at.next;
  return branch === undefined ? children : filterForLineage(graph, children, branch);
}

function below(graph: Graph, at: Place): readonly Place[] {
  if (at === 'base') return [];
  const parents = at === null ? graph.index.heads : at.down;
  return parents.length === 0 ? ['base'] : parents;
}
