import fc from 'fast-check';
import type { GraphRevision, Plan, RevisionGraph } from '../../../src/script/index.ts';

/** Random histories: several bases, branches, merges of any width, dependencies by id and by label, shuffled load order. */
export function histories(maxLength = 200): fc.Arbitrary<GraphRevision[]> {
  const seed = fc.record({
    parents: fc.array(fc.nat(), { maxLength: 3 }),
    isBase: fc.nat(9),
    nearby: fc.nat(3),
    deps: fc.array(fc.nat(), { maxLength: 2 }),
    hasDeps: fc.nat(3),
    isLabelled: fc.nat(5),
    position: fc.nat(),
  });
  return fc.array(seed, { minLength: 1, maxLength, size: 'max' }).map((seeds) => {
    const revisions = seeds.map((each, index): GraphRevision => {
      const reach = each.nearby > 0 ? Math.min(index, 4) : index;
      const earlier = (pick: number): string => `r${index - 1 - (pick % reach)}`;
      const down = index === 0 || each.isBase === 0 ? [] : [...new Set(each.parents.map(earlier))];
      const deps = index === 0 || each.hasDeps > 0 ? [] : each.deps.map((pick) => pick % index);
      return {
        id: `r${index}`,
        down,
        labels: each.isLabelled === 0 ? [`l${index}`] : [],
        dependsOn: [...new Set(deps)].map((dep) => (seeds[dep]?.isLabelled === 0 ? `l${dep}` : `r${dep}`)),
      };
    });
    const position = new Map(revisions.map(({ id }, index) => [id, seeds[index]?.position ?? 0]));
    return revisions.sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
  });
}

/** What the rows of a version table say is applied: they and everything that they need. */
export function applied(graph: RevisionGraph, rows: readonly string[]): Set<string> {
  const found = new Set<string>();
  const todo = [...rows];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    todo.push(...graph.needsOf(id));
  }
  return found;
}

/**
 * What must be true of every plan that starts at rows which a real run has left:
 * each revision runs once, an upgrade after and a downgrade before everything it needs; no row is implied by another; the
 * rows of each step are those before, changed by its effect; and they say exactly what has run.
 */
export function assertSoundPlan(graph: RevisionGraph, plan: Plan): void {
  const state = applied(graph, plan.start);
  let rows = [...plan.start];
  for (const { revision, direction, effect, rows: after } of plan.steps) {
    const { id } = revision;
    const isUp = direction === 'upgrade';
    if (state.has(id) === isUp) throw new Error(`${direction} of ${id} runs a second time`);
    const tooEarly = isUp
      ? graph.needsOf(id).filter((needed) => !state.has(needed))
      : graph.dependentsOf(id).filter((user) => state.has(user));
    if (tooEarly.length > 0) throw new Error(`${direction} of ${id} runs before ${tooEarly.join(', ')}`);
    if (isUp) state.add(id);
    else state.delete(id);

    const gone = effect.remove.filter((row) => !rows.includes(row));
    if (gone.length > 0) throw new Error(`${direction} of ${id} removes ${gone.join(', ')}, which is no row`);
    rows = [...rows.filter((row) => !effect.remove.includes(row)), ...effect.add];
    if (!sameMembers(rows, after))
      throw new Error(
        `${direction} of ${id}: its effect gives ${rows.join(', ')}, its rows are ${after.join(', ')}`,
      );
    if (!sameMembers([...applied(graph, after)], [...state]))
      throw new Error(`${direction} of ${id}: the rows ${after.join(', ')} do not say what has run`);
    const implied = after.filter((row) => graph.dependentsOf(row).some((user) => state.has(user)));
    if (implied.length > 0)
      throw new Error(`${direction} of ${id}: the rows ${implied.join(', ')} are implied by others`);
  }
  expect(plan.rows).toEqual(plan.steps.at(-1)?.rows ?? plan.start);
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return a.length === b.length && members.size === b.length && b.every((item) => members.has(item));
}
