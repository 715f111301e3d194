import { migError } from '../errors/index.ts';
import type { RevisionGraph, RevisionScript } from '../script/index.ts';

/**
 * The rows of a version table as revisions that are there: the end of a squashed range counts as what replaces it.
 *
 * @throws MIG_VERSION_ROW_UNKNOWN naming the rows that no revision has; MIG_REVISION_REPLACED for the middle of a squash
 */
export function knownRows(graph: RevisionGraph<RevisionScript>, rows: readonly string[]): readonly string[] {
  const unknown = rows.filter((row) => !graph.has(row) && graph.replacementOf(row) === undefined);
  if (unknown.length > 0) throw migError('MIG_VERSION_ROW_UNKNOWN', { rows: unknown });
  return rows.map((row) => {
    const squash = graph.replacementOf(row);
    if (squash !== undefined && squash.end !== row)
      throw migError('MIG_REVISION_REPLACED', { names: [row], ...squash, database: true });
    return squash?.by ?? row;
  });
}

/** A revision by its full id; `undefined` when there is no file of it. */
export function findRevision(graph: RevisionGraph<RevisionScript>, id: string): RevisionScript | undefined {
  return graph.has(id) ? graph.get(id) : undefined;
}
