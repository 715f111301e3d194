import { causeOf } from '../../src/checks/round-trip/cause.ts';
import type { CatalogObject, ObjectChange } from '../../src/dialects/index.ts';

function change(
  kind: string,
  name: string,
  rest: { change: ObjectChange['change']; parent?: string; property?: string },
): ObjectChange {
  const object: CatalogObject = {
    kind,
    name,
    definition: {},
    ...(rest.parent === undefined ? {} : { parent: rest.parent }),
  };
  return {
    key: `${kind} ${name}`,
    kind,
    name,
    change: rest.change,
    level: 'error',
    properties:
      rest.property === undefined
        ? []
        : [{ property: rest.property, before: 1, after: 2, level: 'error' as const }],
    ...(rest.change === 'extra' ? { after: object } : { before: object }),
  };
}

const upgrade = [
  "create type mood as enum ('a')",
  'alter table t add column mood mood',
  'create index t_mood on t (mood)',
  'drop table old',
  "comment on table t is 'x'",
];
const downgrade = ['drop index t_mood', 'alter table t drop column mood', 'drop table t cascade'];

test.each([
  [change('enum', 'public.mood', { change: 'extra' }), upgrade[0]],
  [change('column', 'public.t.mood', { change: 'extra', parent: 'table public.t' }), upgrade[1]],
  [change('index', 'public.t_mood', { change: 'extra', parent: 'table public.t' }), upgrade[2]],
  [change('table', 'public.old', { change: 'missing' }), upgrade[3]],
  [change('table', 'public.t', { change: 'missing' }), downgrade[2]],
  [change('column', 'public.t.mood', { change: 'changed', parent: 'table public.t' }), downgrade[1]],
  [change('table', 'public.t', { change: 'changed', property: 'comment' }), upgrade[4]],
  [change('table', 'public.t', { change: 'changed', property: 'owner' }), undefined],
  [change('function', 'public.other(integer)', { change: 'extra' }), undefined],
])('the statement behind %j', (difference, sql) => {
  const statements = (texts: readonly string[]) => texts.map((text) => ({ sql: text, file: 'a.sql' }));
  const cause = causeOf(difference, { upgrade: statements(upgrade), downgrade: statements(downgrade) });
  expect(cause?.statement.sql).toBe(sql);
});
