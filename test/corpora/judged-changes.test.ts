import { judgedChanges } from '../../scripts/corpora/judged-changes.ts';
import type { ObjectChange } from '../../src/dialects/index.ts';

function changed(kind: string, ...properties: readonly string[]): ObjectChange {
  const object = { kind, name: 'x', definition: {} };
  return {
    key: `${kind} x`,
    kind,
    name: 'x',
    change: 'changed',
    level: 'error',
    properties: properties.map((property) => ({ property, level: 'error', before: 1, after: 2 })),
    before: object,
    after: object,
  };
}

function extra(kind: string, definition: Readonly<Record<string, boolean>> = {}): ObjectChange {
  const { before: _before, ...change } = changed(kind);
  return { ...change, change: 'extra', after: { kind, name: 'x', definition } };
}

test.each([
  [changed('materialized view', 'populated'), []],
  [changed('materialized view', 'populated', 'definition'), ['definition']],
  [changed('table', 'autoIncrement'), []],
  [changed('database setting', 'settings'), []],
  [extra('index', { valid: false }), []],
])('what dumps do not show is not judged: %j', (change, properties) => {
  const judged = judgedChanges([change]);
  expect(judged.flatMap((one) => one.properties.map(({ property }) => property))).toEqual(properties);
  expect(judged).toHaveLength(properties.length);
});

test('everything else is', () => {
  const all = [extra('index'), extra('table'), changed('table', 'comment')];
  expect(judgedChanges(all)).toEqual(all);
});
