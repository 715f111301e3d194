import type { CatalogObject, ObjectChange } from '../../../../src/dialects/index.ts';
import { unclosable } from '../../../../src/dialects/postgresql/close/index.ts';

function changed(
  kind: string,
  property: string,
  values: { readonly before?: string; readonly after?: string },
): ObjectChange {
  const object = (value: string | undefined): CatalogObject => ({
    kind,
    name: 'public.t',
    definition: value === undefined ? {} : { [property]: value },
  });
  return {
    key: `${kind} public.t`,
    kind,
    name: 'public.t',
    change: 'changed',
    level: 'error',
    properties: [{ property, before: values.before, after: values.after, level: 'error' }],
    before: object(values.before),
    after: object(values.after),
  };
}

test('the order of columns is left open, with the reason', () => {
  expect(unclosable([changed('table', 'columnOrder', { before: 'a', after: 'b' })])).toEqual([
    {
      key: 'table public.t',
      property: 'columnOrder',
      reason: 'the order of columns cannot be changed in place',
    },
  ]);
});

test('a partition key is left open', () => {
  expect(
    unclosable([changed('table', 'partitionKey', { before: 'RANGE (a)', after: 'RANGE (b)' })]),
  ).toHaveLength(1);
});

test('a subscription cannot be made from a hash of its connection', () => {
  const after: CatalogObject = { kind: 'subscription', name: 'sub', definition: { connection: 'md5:0' } };
  const change: ObjectChange = {
    key: 'subscription sub',
    kind: 'subscription',
    name: 'sub',
    change: 'extra',
    level: 'warning',
    properties: [],
    after,
  };
  expect(unclosable([change])).toEqual([
    { key: 'subscription sub', reason: 'the snapshot keeps only a hash of its connection' },
  ]);
});

test('a comment is nothing to leave open', () => {
  expect(unclosable([changed('table', 'comment', { after: 'x' })])).toEqual([]);
});
