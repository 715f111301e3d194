import fc from 'fast-check';
import { basesOf, headsOf, runOrder } from '../../src/checks/index.ts';
import type { SourceRevision } from '../../src/sources/index.ts';

function revision(id: string, parents: readonly string[], dependsOn: readonly string[] = []): SourceRevision {
  return { id, parents, dependsOn, labels: [], title: id, file: `${id}.sql`, downgrade: 'present' };
}

/** Random revisions whose parents and dependencies come earlier, in any load order. */
const histories = fc
  .array(fc.tuple(fc.array(fc.nat(20), { maxLength: 3 }), fc.array(fc.nat(20), { maxLength: 2 })), {
    maxLength: 20,
  })
  .map((links) =>
    links.map(([parents, needs], index) => {
      const earlier = (numbers: readonly number[]) =>
        index === 0 ? [] : [...new Set(numbers.map((number) => `r${number % index}`))];
      return revision(`r${index}`, earlier(parents), earlier(needs));
    }),
  )
  .chain((revisions) => fc.shuffledSubarray(revisions, { minLength: revisions.length }));

test('the order has every revision once, what it needs before it, whatever the load order', () => {
  fc.assert(
    fc.property(histories, (revisions) => {
      const order = runOrder(revisions)?.map(({ id }) => id) ?? [];
      expect([...order].sort()).toEqual(revisions.map(({ id }) => id).sort());
      for (const { id, parents, dependsOn } of revisions)
        for (const need of [...parents, ...dependsOn])
          expect(order.indexOf(need)).toBeLessThan(order.indexOf(id));
    }),
  );
});

test('a load order that already works is kept', () => {
  const revisions = [
    revision('a', []),
    revision('c', ['a']),
    revision('b', ['a']),
    revision('d', ['b', 'c']),
  ];
  expect(runOrder(revisions)).toEqual(revisions);
});

test('heads, bases, and no order for a circle or a missing parent', () => {
  const revisions = [revision('a', []), revision('b', ['a']), revision('c', ['a'])];
  expect([headsOf(revisions), basesOf(revisions)]).toEqual([['b', 'c'], ['a']]);
  expect(runOrder([revision('a', ['b']), revision('b', ['a'])])).toBeUndefined();
  expect(runOrder([revision('a', ['gone'])])).toBeUndefined();
});
