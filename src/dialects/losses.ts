import type { Dialect } from './contract.ts';
import { strongest } from './diff-snapshots.ts';
import type { CatalogSnapshot, ObjectChange, PropertyChange } from './snapshot.ts';

/** Two snapshots with what was counted in them, if anything was. */
export interface CountedStates {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
}

/** The changes and what fell beside them: rows that are gone from a table that both sides have, a counter set back. */
export function withLosses(
  changes: readonly ObjectChange[],
  { before, after }: CountedStates,
  dialect: Pick<Dialect, 'levelOf'>,
): readonly ObjectChange[] {
  const known = new Map(changes.map((change) => [change.key, change]));
  const merged = new Map(known);
  for (const [key, counts] of Object.entries(before.counts ?? {})) {
    const [old, now] = [before.objects[key], after.objects[key]];
    const later = after.counts?.[key];
    if (old === undefined || now === undefined || later === undefined) continue;
    const losses = Object.entries(counts).flatMap(([property, count]): readonly PropertyChange[] => {
      const left = later[property] ?? 0;
      if (left >= count) return [];
      return [{ property, before: count, after: left, level: dialect.levelOf(old.kind, property) }];
    });
    if (losses.length === 0) continue;
    const properties = [...(known.get(key)?.properties ?? []), ...losses];
    merged.set(key, {
      key,
      kind: old.kind,
      name: old.name,
      change: 'changed',
      level: strongest(properties.map(({ level }) => level)),
      properties,
      before: old,
      after: now,
    });
  }
  return [...merged.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
