import { spreadLabels, type LabelsInEffect } from './labels.ts';
import type { GraphIndex, GraphNode } from './node.ts';

/** What the algorithms of this folder work on: linked nodes, and labels spread when they are first asked for. */
export interface Graph {
  readonly index: GraphIndex;
  labelsOf(node: GraphNode): readonly string[];
}

export function createGraph(index: GraphIndex): Graph {
  let spread: LabelsInEffect | undefined;
  return {
    index,
    labelsOf: (node) => (spread ??= spreadLabels(index)).get(node) ?? [],
  };
}
