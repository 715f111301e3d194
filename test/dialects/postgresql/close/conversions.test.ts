import { conversion, isComparable } from '../../../../src/dialects/postgresql/close/conversions.ts';

test.each([
  ['integer', 'bigint', undefined],
  ['bigint', 'smallint', undefined],
  ['integer', 'text', undefined],
  ['tsrange', 'character varying(20)', undefined],
  ['numeric(10,2)', 'numeric(12,4)', undefined],
  ['text', 'integer', 'c::integer'],
  ['character varying(3)', 'app.mood', 'c::app.mood'],
  ['boolean', 'integer', 'c::integer'],
  ['integer', 'uuid', 'c::text::uuid'],
  ['app.mood', 'app.color', 'c::text::app.color'],
  ['text[]', 'integer[]', 'c::integer[]'],
  ['app.mood[]', 'app.color[]', 'c::text[]::app.color[]'],
  ['text[]', 'text', undefined],
  ['text', 'text[]', 'c::text::text[]'],
])('%s becomes %s by %s', (before, after, wanted) => {
  expect(conversion('c', before, after)).toBe(wanted);
});

test.each([
  ['integer', 'bigint', true],
  ['text', 'character varying(20)', true],
  ['integer', 'text', false],
  ['integer', 'integer[]', false],
])('%s and %s can be compared: %s', (a, b, wanted) => {
  expect(isComparable(a, b)).toBe(wanted);
});
