import { autogenerateRunner } from './autogenerate.ts';
import { ddlRunner } from './ddl.ts';
import { graphRunner } from './graph.ts';
import { snapshotRunner } from './snapshot.ts';
import type { VectorRunner } from './runner.ts';

/** One runner for each kind of vector file. */
export const runners: readonly VectorRunner[] = [autogenerateRunner, ddlRunner, graphRunner, snapshotRunner];

/** Kinds of files that are known to be vectors, and that nothing here can run yet. */
export function isNotSupportedYet(file: unknown): boolean {
  const vectors = (file as { vectors?: unknown } | null)?.vectors;
  return (
    Array.isArray(vectors) &&
    vectors.some((vector: unknown) => typeof vector === 'object' && vector !== null && 'diffs' in vector)
  );
}

export type { VectorResult, VectorRunner } from './runner.ts';
