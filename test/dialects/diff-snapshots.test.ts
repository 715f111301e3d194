import {
  allChanges,
  diffSnapshots,
  type CatalogObject,
  type CatalogSnapshot,
} from '../../src/dialects/index.ts';

const dialect = {
  levelOf: (_kind: string, property?: string) =>
    property === 'comment' || property === 'name'
      ? ('warning' as const)
      : property === 'columnOrder'
        ? ('info' as const)
        : ('error' as const),
};

function snapshot(...objects: readonly CatalogObject[]): CatalogSnapshot {
  return {
    format: 1,
    dialect: 'any',
    server: { product: 'Any', version: '1' },
    objects: Object.fromEntries(objects.map((object) => [`${object.kind} ${object.name}`, object])),
  };
}

const table = (name: string, definition: CatalogObject['definition'] = {}): CatalogObject => ({
  kind: 'table',
  name,
  definition,
});
const column = (
  of: string,
  name: string,
  definition: CatalogObject['definition'] = {},
  inheritedFrom?: string,
): CatalogObject => ({
  kind: 'column',
  name: `${of}.${name}`,
  parent: `table ${of}`,
  definition,
  ...(inheritedFrom === undefined ? {} : { inheritedFrom }),
});

const lines = (before: CatalogSnapshot, after: CatalogSnapshot): readonly string[] =>
  diffSnapshots(before, after, dialect).map(({ change, level, key, properties }) =>
    [change, level, key, ...properties.map(({ property }) => property)].join(' '),
  );

test('equal snapshots do not differ', () => {
  expect(
    lines(snapshot(table('t', { a: [1, { b: 2 }] })), snapshot(table('t', { a: [1, { b: 2 }] }))),
  ).toEqual([]);
});

test('what is missing, extra and changed is told, sorted by key, with the strongest level', () => {
  const before = snapshot(table('a'), table('b', { type: 'x', comment: 'c' }), table('c', { comment: 'c' }));
  const after = snapshot(table('b', { type: 'y' }), table('c', { comment: 'd' }), table('d', { type: 'z' }));
  expect(lines(before, after)).toEqual([
    'missing error table a',
    'changed error table b comment type',
    'changed warning table c comment',
    'extra error table d',
  ]);
});

test('null and nothing are not the same, the order of keys is no difference', () => {
  expect(lines(snapshot(table('t', { a: null })), snapshot(table('t')))).toEqual(['changed error table t a']);
  expect(
    lines(snapshot(table('t', { a: { x: 1, y: 2 } })), snapshot(table('t', { a: { y: 2, x: 1 } }))),
  ).toEqual([]);
});

test('what belongs to a missing or extra object comes with it', () => {
  const before = snapshot(table('t'), column('t', 'a'), column('t', 'b'));
  expect(lines(before, snapshot())).toEqual(['missing error table t']);
  expect(lines(snapshot(), before)).toEqual(['extra error table t']);
  expect(allChanges(before, snapshot(), dialect)).toHaveLength(3);
});

test('a copy that changed like the original is not told again; one that changed otherwise is', () => {
  const before = snapshot(
    table('p'),
    column('p', 'a', { type: 'int' }),
    table('c'),
    column('c', 'a', { type: 'int' }, 'column p.a'),
  );
  const alike = snapshot(
    table('p'),
    column('p', 'a', { type: 'text' }),
    table('c'),
    column('c', 'a', { type: 'text' }, 'column p.a'),
  );
  const other = snapshot(
    table('p'),
    column('p', 'a', { type: 'int' }),
    table('c'),
    column('c', 'a', { type: 'text' }, 'column p.a'),
  );
  expect(lines(before, alike)).toEqual(['changed error column p.a type']);
  expect(lines(before, other)).toEqual(['changed error column c.a type']);
});

test('the order of columns is that of the columns both sides have', () => {
  const order = (...columnOrder: readonly string[]): CatalogSnapshot => snapshot(table('t', { columnOrder }));
  expect(lines(order('a', 'b', 'c'), order('a', 'x', 'c'))).toEqual([]);
  expect(lines(order('a', 'b', 'c'), order('a', 'c', 'b'))).toEqual(['changed info table t columnOrder']);
});

test('the same definition under another name is as bad as a name', () => {
  const before = snapshot(table('t'), column('t', 'a', { type: 'int' }));
  const after = snapshot(table('t'), column('t', 'b', { type: 'int' }));
  expect(lines(before, after)).toEqual(['missing warning column t.a', 'extra warning column t.b']);
});
