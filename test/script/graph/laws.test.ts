import fc from 'fast-check';
import { RevisionGraph, type GraphRevision } from '../../../src/script/index.ts';
import { applied, assertSoundPlan, histories } from '../../support/laws/graph.ts';

const pick = (revisions: readonly GraphRevision[], at: number): string =>
  revisions[at % revisions.length]?.id ?? '';

/** The rows that upgrading an empty database to some targets leaves, one after the other. */
function reach(graph: RevisionGraph, targets: readonly string[]): readonly string[] {
  return targets.reduce<readonly string[]>(
    (current, target) => graph.planUpgrade({ current, target }).rows,
    [],
  );
}

const cases = fc.record({
  revisions: histories(),
  start: fc.array(fc.nat(), { maxLength: 3 }),
  target: fc.nat(),
});

test('upgrading runs what is missing, parents first and each once', () => {
  fc.assert(
    fc.property(cases, ({ revisions, start, target }) => {
      const graph = RevisionGraph.build(revisions);
      const current = reach(
        graph,
        start.map((at) => pick(revisions, at)),
      );
      const goal = pick(revisions, target);
      const plan = graph.planUpgrade({ current, target: goal });
      assertSoundPlan(graph, plan);
      expect([...applied(graph, plan.rows)].sort()).toEqual([...applied(graph, [...current, goal])].sort());
    }),
    { numRuns: 150 },
  );
});

test('upgrade heads leaves the effective heads, and downgrade base leaves nothing', () => {
  fc.assert(
    fc.property(cases, ({ revisions, start }) => {
      const graph = RevisionGraph.build(revisions);
      const current = reach(
        graph,
        start.map((at) => pick(revisions, at)),
      );
      const up = graph.planUpgrade({ current, target: 'heads' });
      assertSoundPlan(graph, up);
      expect([...up.rows].sort()).toEqual([...graph.effectiveHeads].sort());
      expect(graph.current(up.rows).atHead).toBe(true);
      const down = graph.planDowngrade({ current: up.rows, target: 'base' });
      assertSoundPlan(graph, down);
      expect(down.steps).toHaveLength(revisions.length);
      expect(down.rows).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('each upgrade step can be taken back, to the very rows before it', () => {
  fc.assert(
    fc.property(cases, ({ revisions, start, target }) => {
      const graph = RevisionGraph.build(revisions);
      const current = reach(
        graph,
        start.map((at) => pick(revisions, at)),
      );
      const { steps } = graph.planUpgrade({ current, target: pick(revisions, target) });
      const before = [current, ...steps.map(({ rows }) => rows)];
      for (const [position, { revision, rows }] of [...steps.entries()].reverse()) {
        const back = graph.planStep({ current: rows, revision: revision.id, direction: 'downgrade' });
        expect(back.steps.map((step) => step.revision.id)).toEqual([revision.id]);
        expect([...back.rows].sort()).toEqual([...(before[position] ?? [])].sort());
      }
    }),
    { numRuns: 30 },
  );
});

test('downgrading reverts everything above the target, dependents first', () => {
  fc.assert(
    fc.property(cases, ({ revisions, start, target }) => {
      const graph = RevisionGraph.build(revisions);
      const current = reach(
        graph,
        start.map((at) => pick(revisions, at)),
      );
      const state = [...applied(graph, current)];
      if (state.length === 0) return;
      const goal = state[target % state.length] ?? '';
      // Nothing follows it by down revisions: then it has to be a row, or it is no target.
      if (!current.includes(goal) && !graph.childrenOf(goal).some((child) => state.includes(child))) return;
      const plan = graph.planDowngrade({ current, target: goal });
      assertSoundPlan(graph, plan);
      const left = applied(graph, plan.rows);
      expect(left.has(goal)).toBe(true);
      expect(graph.childrenOf(goal).filter((child) => left.has(child))).toEqual([]);
      // And up again: the same revisions, in an order that is sound.
      const again = reachFrom(graph, plan.rows, current);
      expect([...again].sort()).toEqual([...current].sort());
    }),
    { numRuns: 150 },
  );
});

test('stamping heads records what upgrading to heads would, from any state', () => {
  fc.assert(
    fc.property(cases, ({ revisions, start }) => {
      const graph = RevisionGraph.build(revisions);
      const current = reach(
        graph,
        start.map((at) => pick(revisions, at)),
      );
      const { rows } = graph.planStamp({ current, targets: ['heads'] });
      expect([...rows].sort()).toEqual([...graph.effectiveHeads].sort());
    }),
    { numRuns: 100 },
  );
});

test('history lists every revision once, before all that it needs', () => {
  fc.assert(
    fc.property(histories(), (revisions) => {
      const graph = RevisionGraph.build(revisions);
      const order = graph.history().map(({ id }) => id);
      expect([...order].sort()).toEqual(revisions.map(({ id }) => id).sort());
      const position = new Map(order.map((id, index) => [id, index]));
      for (const { id } of revisions)
        for (const needed of graph.needsOf(id))
          expect((position.get(needed) ?? 0) > (position.get(id) ?? 0)).toBe(true);
    }),
    { numRuns: 100 },
  );
});

function reachFrom(
  graph: RevisionGraph,
  rows: readonly string[],
  targets: readonly string[],
): readonly string[] {
  return targets.reduce((current, target) => graph.planUpgrade({ current, target }).rows, rows);
}
