import { headsGraph } from '../../../action/src/comment/graph.ts';
import { revision } from '../support.ts';

const chain = (prefix: string, length: number, from: string) =>
  Array.from({ length }, (_, index) =>
    revision(`${prefix}${index}`, { parents: [index === 0 ? from : `${prefix}${index - 1}`] }),
  );

it('draws the heads, what leads to them and where they part', () => {
  const revisions = [
    revision('root'),
    revision('fork', { parents: ['root'] }),
    revision('left', { parents: ['fork'] }),
    revision('right', { parents: ['fork'] }),
  ];
  expect(headsGraph({ revisions, heads: ['left', 'right'], added: new Set(['right']) })).toBe(
    [
      'flowchart LR',
      'accTitle: Revision graph with 2 heads',
      'accDescr: Heads left, right. Fork point fork',
      'r0["fork Title of fork"]:::base',
      'r1["left Title of left (head)"]:::head',
      'r2["right Title of right (head, new here)"]:::head',
      'r0 --> r1',
      'r0 --> r2',
      'classDef head stroke-width:3px',
      'classDef added stroke-dasharray:5 3',
      'classDef base opacity:0.8',
      'classDef folded opacity:0.6',
    ].join('\n'),
  );
});

it('folds long chains', () => {
  const revisions = [revision('fork'), ...chain('a', 50, 'fork'), ...chain('b', 3, 'fork')];
  const graph = headsGraph({ revisions, heads: ['a49', 'b2'], added: new Set() });
  expect(graph).toContain('"49 revisions"');
  expect(graph).toContain('b1 Title');
  expect(graph).not.toContain('a30');
});

it('stays small with very many heads', () => {
  const revisions = [
    revision('fork'),
    ...Array.from({ length: 300 }, (_, n) => revision(`h${n}`, { parents: ['fork'] })),
  ];
  const heads = revisions.slice(1).map(({ id }) => id);
  expect(headsGraph({ revisions, heads, added: new Set() }).split('\n').length).toBeLessThan(200);
});

it('keeps a hostile title inside of its label', () => {
  const title = '"]; click r0 "https://evil.example" <script> ``` \n end';
  const graph = headsGraph({
    revisions: [revision('a', { title }), revision('b')],
    heads: ['a', 'b'],
    added: new Set(),
  });
  const line = graph.split('\n').find((each) => each.startsWith('r0'));
  expect(line).toMatch(/^r0\["[\p{L}\p{N} _#;()-]*"\]:::head$/u);
});

it('draws a graph with a cycle without end', () => {
  const revisions = [revision('a', { parents: ['b'] }), revision('b', { parents: ['a'] }), revision('c')];
  expect(headsGraph({ revisions, heads: ['c', 'a'], added: new Set() })).toContain('flowchart');
});
