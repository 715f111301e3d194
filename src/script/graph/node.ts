import type { ErrorLocation } from '../../errors/index.ts';
import type { GraphRevision } from './types.ts';

/** A revision with its links; filled while the graph is built, never changed afterwards. */
export interface GraphNode {
  readonly id: string;
  /** Position in load order. */
  index: number;
  readonly revision: GraphRevision;
  /** Length of the longest way down to a base: an ancestor always has a smaller one. */
  level: number;
  /** Parents as written, repetitions included. */
  down: GraphNode[];
  /** Dependencies as written, labels resolved. */
  deps: GraphNode[];
  /** Dependencies that no proper ancestor by `down` has already. */
  normalizedDeps: GraphNode[];
  /** Parents, then normalized dependencies, each once: what a step does to the version rows hangs on these. */
  needs: GraphNode[];
  /** Children by `down`, in load order. */
  next: GraphNode[];
  /** Children by `down` or by dependency, in load order. */
  allNext: GraphNode[];
}

/** A set of revisions as linked nodes. */
export interface GraphIndex {
  /** In load order. */
  readonly nodes: readonly GraphNode[];
  readonly byId: ReadonlyMap<string, GraphNode>;
  /** Ids in load order, then labels in load order: one namespace. */
  readonly keys: ReadonlyMap<string, GraphNode>;
  readonly heads: readonly GraphNode[];
  readonly effectiveHeads: readonly GraphNode[];
  readonly bases: readonly GraphNode[];
}

/** Where a revision is written, as far as that is known. */
export function locationOf(revision: GraphRevision): ErrorLocation {
  const file = revision.displayFile ?? revision.file;
  return {
    revision: revision.id,
    ...(file === undefined ? {} : { file }),
    ...(revision.line === undefined ? {} : { line: revision.line }),
  };
}

export const idOf = (node: GraphNode): string => node.id;
export const byLoadOrder = (a: GraphNode, b: GraphNode): number => a.index - b.index;
export const unique = <T>(items: Iterable<T>): T[] => [...new Set(items)];
