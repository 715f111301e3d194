import { RevisionGraph } from '../../../src/script/index.ts';
import { answer } from './graph-answer.ts';
import { difference } from './graph-compare.ts';
import { deviations } from './graph-deviations.ts';
import type { GraphFile } from './graph-vectors.ts';
import { hasKeys, type VectorResult, type VectorRunner } from './runner.ts';

/** How one query of a vector went. */
export interface GraphVectorResult extends VectorResult {
  /** The rule of test/conformance/deviations.md by which a different answer is right. */
  readonly deviation?: string;
}

/** Runs the revision-graph vectors: builds each graph once, and asks it every question. */
export const graphRunner = {
  kind: 'graph',

  accepts(file: unknown): boolean {
    if (!hasKeys(file, 'vectors') || !Array.isArray(file['vectors'])) return false;
    return hasKeys(file['vectors'][0], 'revisions', 'queries');
  },

  async *run(file: unknown): AsyncIterable<GraphVectorResult> {
    for (const vector of (file as GraphFile).vectors) {
      let built: RevisionGraph | undefined;
      const graph = (): RevisionGraph => (built ??= RevisionGraph.build(vector.revisions));
      for (const [position, query] of vector.queries.entries()) {
        const id = `${vector.name}#${position} ${query.kind}`;
        const ours = answer(graph, vector, query);
        const why = difference(query, ours);
        const deviation =
          why === undefined ? undefined : deviations.find((rule) => rule.applies(vector, query, ours))?.id;
        yield {
          id,
          ok: why === undefined || deviation !== undefined,
          ...(why === undefined ? {} : { why: `${question(query)}: ${why}` }),
          ...(deviation === undefined ? {} : { deviation }),
        };
      }
    }
  },
} satisfies VectorRunner;

function question(query: object): string {
  const {
    kind: _kind,
    result: _result,
    error: _error,
    warnings: _warnings,
    ...asked
  } = query as Record<string, unknown>;
  return JSON.stringify(asked);
}
