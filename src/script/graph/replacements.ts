import { migError, type MigError } from '../../errors/index.ts';
import { locationOf } from './node.ts';
import type { GraphRevision } from './types.ts';

/** What became of a revision that was squashed into another. */
export interface Replacement {
  /** Id of the revision that stands for it. */
  readonly by: string;
  /** Last of the replaced revisions: what stood there stands at `by` now. */
  readonly end: string;
}

export type Replacements = ReadonlyMap<string, Replacement>;

const NONE: Replacements = new Map();

/** By the id of each replaced revision. */
export function replacementsOf(revisions: readonly GraphRevision[]): Replacements {
  if (!revisions.some(({ replaces }) => replaces !== undefined)) return NONE;
  const found = new Map<string, Replacement>();
  for (const { id: by, replaces = [] } of revisions) {
    const end = replaces.at(-1) ?? '';
    for (const id of replaces) if (!found.has(id)) found.set(id, { by, end });
  }
  return found;
}

/** The revisions with the ends of replaced ranges, where parents and dependencies name them, as what replaces them. */
export function withReplacements<R extends GraphRevision>(
  revisions: readonly R[],
  replaced: Replacements,
): readonly R[] {
  if (replaced.size === 0) return revisions;
  const now = (id: string): string => (replaced.get(id)?.end === id ? (replaced.get(id)?.by ?? id) : id);
  return revisions.map((revision) =>
    [...revision.down, ...revision.dependsOn].some((id) => now(id) !== id)
      ? { ...revision, down: revision.down.map(now), dependsOn: revision.dependsOn.map(now) }
      : revision,
  );
}

/** Replaced revisions that are there after all, and such as are replaced twice. */
export function replacementErrors(revisions: readonly GraphRevision[], replaced: Replacements): MigError[] {
  const errors: MigError[] = [];
  for (const revision of revisions) {
    const by = replaced.get(revision.id)?.by;
    if (by !== undefined)
      errors.push(
        migError(
          'MIG_REPLACED_REVISION_THERE',
          { revision: revision.id, by },
          { location: locationOf(revision) },
        ),
      );
    for (const id of revision.replaces ?? []) {
      const other = replaced.get(id)?.by;
      if (other !== undefined && other !== revision.id)
        errors.push(
          migError(
            'MIG_REPLACED_TWICE',
            { revision: id, by: revision.id, other },
            { location: locationOf(revision) },
          ),
        );
    }
  }
  return errors;
}
