import type { SourceRevision } from '../sources/index.ts';

/** Ids of the revisions that no other follows, in load order. */
export function headsOf(revisions: readonly SourceRevision[]): readonly string[] {
  const followed = new Set(revisions.flatMap(({ parents }) => parents));
  return revisions.filter(({ id }) => !followed.has(id)).map(({ id }) => id);
}

/** Ids of the revisions that follow no other, in load order. */
export function basesOf(revisions: readonly SourceRevision[]): readonly string[] {
  return revisions.filter(({ parents }) => parents.length === 0).map(({ id }) => id);
}

/** A revision and everything that it follows, by parents only. */
export function lineOf(revisions: readonly SourceRevision[], id: string): ReadonlySet<string> {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const line = new Set<string>();
  const next = [id];
  for (let current = next.pop(); current !== undefined; current = next.pop()) {
    if (line.has(current) || !byId.has(current)) continue;
    line.add(current);
    next.push(...(byId.get(current)?.parents ?? []));
  }
  return line;
}

/**
 * The revisions from which the lines of several heads part: common to all of them, and followed by no other that is.
 * Empty when the lines have nothing in common.
 */
export function forkPoints(
  revisions: readonly SourceRevision[],
  heads: readonly string[],
): readonly string[] {
  const lines = heads.map((head) => lineOf(revisions, head));
  const shared = revisions.filter(({ id }) => lines.every((line) => line.has(id)));
  return headsOf(shared);
}

/**
 * Parents and dependencies first, otherwise in load order; undefined when there is no such order.
 */
export function runOrder(revisions: readonly SourceRevision[]): readonly SourceRevision[] | undefined {
  const needs = new Map(
    revisions.map(({ id, parents, dependsOn }) => [id, new Set([...parents, ...dependsOn])]),
  );
  const waiting = new Map<string, SourceRevision[]>();
  for (const revision of revisions)
    for (const need of needs.get(revision.id) ?? [])
      waiting.set(need, [...(waiting.get(need) ?? []), revision]);
  const place = new Map(revisions.map(({ id }, index) => [id, index]));
  const ready = revisions.filter(({ id }) => needs.get(id)?.size === 0);
  const order: SourceRevision[] = [];
  for (let revision = ready.shift(); revision !== undefined; revision = ready.shift()) {
    order.push(revision);
    for (const follower of waiting.get(revision.id) ?? []) {
      const left = needs.get(follower.id);
      left?.delete(revision.id);
      if (left?.size === 0) ready.push(follower);
    }
    ready.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  }
  return order.length === revisions.length ? order : undefined;
}
