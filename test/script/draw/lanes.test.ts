import fc from 'fast-check';
import { drawLanes, RevisionGraph } from '../../../src/script/index.ts';

type Edges = Readonly<Record<string, readonly string[]>>;

/** Edges in load order, drawn newest first as `history` lists them. */
function draw(edges: Edges, style: 'box' | 'ascii' = 'box'): string {
  const graph = RevisionGraph.build(
    Object.entries(edges).map(([id, down]) => ({ id, down, labels: [], dependsOn: [] })),
  );
  const revisions = graph.history().map(({ id, down }) => ({ id, parents: down }));
  return `\n${drawLanes(revisions, style)
    .map(({ lanes, id }) => `${lanes}${id === undefined ? '' : `  ${id}`}`)
    .join('\n')}\n`;
}

const fork: Edges = { a: [], b: ['a'], c: ['a'], d: ['c'] };
const diamond: Edges = { ...fork, e: ['b', 'd'], f: ['e'] };

test('a line', () => {
  expect(draw({ a: [], b: ['a'] })).toBe('\n●  b\n●  a\n');
});

test('lines that part', () => {
  expect(draw(fork)).toMatchInlineSnapshot(`
   "
   ●  b
   │ ●  d
   │ ●  c
   ├─╯
   ●  a
   "
  `);
});

test('lines that part and meet, in boxes and in ASCII', () => {
  expect(draw(diamond)).toMatchInlineSnapshot(`
   "
   ●  f
   ●  e
   ├─╮
   ● │  b
   │ ●  d
   │ ●  c
   ├─╯
   ●  a
   "
  `);
  expect(draw(diamond, 'ascii')).toMatchInlineSnapshot(`
   "
   *  f
   *  e
   |-\\
   * |  b
   | *  d
   | *  c
   |-/
   *  a
   "
  `);
});

test('three children, a merge of three, and lines that cross', () => {
  expect(draw({ a: [], b: ['a'], c: ['a'], d: ['a'], e: ['b', 'c', 'd'], x: [], f: ['x', 'b'] }))
    .toMatchInlineSnapshot(`
   "
   ●  e
   ├─╮
   ├─┼─╮
   │ │ │ ●  f
   ├─┼─┼─┤
   │ │ │ ●  x
   ● │ │  b
   │ ● │  c
   │ │ ●  d
   ├─┴─╯
   ●  a
   "
  `);
});

test('each revision is drawn once, in order, under a lane that leads to it', () => {
  const graphs = fc
    .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 30 })
    .map((wishes) =>
      wishes.map((parents, index) => ({
        id: `r${index}`,
        down: [...new Set(index === 0 ? [] : parents.map((parent) => `r${parent % index}`))],
        labels: [],
        dependsOn: [],
      })),
    );
  fc.assert(
    fc.property(graphs, (revisions) => {
      const order = RevisionGraph.build(revisions)
        .history()
        .map(({ id, down }) => ({ id, parents: down }));
      const rows = drawLanes(order, 'box');
      expect(rows.flatMap(({ id }) => (id === undefined ? [] : [id]))).toEqual(order.map(({ id }) => id));
      for (const { lanes, id } of rows) {
        expect(lanes.split('●')).toHaveLength(id === undefined ? 1 : 2);
        expect(lanes).toBe(lanes.trimEnd());
      }
      // The last revision closes every lane but its own.
      expect(rows.at(-1)?.lanes).toMatch(/^ *●$/);
    }),
  );
});
