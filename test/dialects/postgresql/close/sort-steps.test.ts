import fc from 'fast-check';
import { sortSteps, type Sortable } from '../../../../src/dialects/postgresql/close/sort-steps.ts';

function step(name: string, rank = 0) {
  return { name, rank, after: new Set<Sortable>(), preferablyAfter: new Set<Sortable>() };
}

test('lower ranks come first, and names decide between equal ones', () => {
  expect(sortSteps([step('b', 1), step('c'), step('a', 1)]).map(({ name }) => name)).toEqual(['c', 'a', 'b']);
});

test('a step waits for what it comes after, whatever their ranks', () => {
  const [a, b] = [step('a', 0), step('b', 9)];
  a.after.add(b);
  expect(sortSteps([a, b]).map(({ name }) => name)).toEqual(['b', 'a']);
});

test('a preference gives way where it closes a circle', () => {
  const [a, b] = [step('a'), step('b')];
  a.after.add(b);
  b.preferablyAfter.add(a);
  expect(sortSteps([a, b]).map(({ name }) => name)).toEqual(['b', 'a']);
});

test('every step comes once, after all that it comes after, in any graph without circles', () => {
  const graph = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(graph, (edges) => {
      const steps = edges.map((_, at) => step(String(at).padStart(2, '0'), (at * 7) % 5));
      for (const [at, needed] of edges.entries())
        for (const target of needed) {
          const other = at === 0 ? undefined : steps[target % at];
          if (other !== undefined) steps[at]?.after.add(other);
        }
      const order = sortSteps(steps);
      expect(new Set(order).size).toBe(steps.length);
      for (const [position, item] of order.entries())
        for (const needed of item.after)
          expect(order.indexOf(needed as (typeof steps)[number])).toBeLessThan(position);
    }),
  );
});
