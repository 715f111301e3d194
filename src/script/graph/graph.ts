import { spreadLabels, type LabelsInEffect } from './labels.ts';
import type { GraphIndex, GraphNode } from './node.ts';
import type { Replacements } from './replacements.ts';

/** What the algorithms of this folder work on: linked nodes, and labels spread when they are first asked for. */
export interface Graph {
  readonly index: GraphIndex;
  readonly replaced: Replacements;
  labelsOf(node: GraphNode): readonly string[];
}

export function createGraph(index: GraphIndex, replaced: Replacements): Graph {
  let spread: LabelsInEffect | undefined;
  return {
    index,
    replaced,
    labelsOf: (node) => (spread ??= spreadLabels(index)).get(node) ?? [],
  };
}
