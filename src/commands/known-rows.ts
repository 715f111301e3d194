import { migError } from '../errors/index.ts';
import type { RevisionGraph, RevisionScript } from '../script/index.ts';

/** The rows of a version table, all of which name revisions. @throws MIG_VERSION_ROW_UNKNOWN naming those that do not */
export function knownRows(graph: RevisionGraph<RevisionScript>, rows: readonly string[]): readonly string[] {
  const unknown = rows.filter((row) => !graph.has(row));
  if (unknown.length > 0) throw migError('MIG_VERSION_ROW_UNKNOWN', { rows: unknown });
  return rows;
}

/** A revision by its full id; `undefined` when there is no file of it. */
export function findRevision(graph: RevisionGraph<RevisionScript>, id: string): RevisionScript | undefined {
  return graph.has(id) ? graph.get(id) : undefined;
}
