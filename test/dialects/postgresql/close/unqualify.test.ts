import { unqualify } from '../../../../src/dialects/postgresql/close/unqualify.ts';

const shadowed = new Set(['lower', 'text']);

test.each([
  ['public.person', 'person'],
  ['public."Person".age', '"Person".age'],
  ['app.person', 'app.person'],
  [`nextval('public.person_id_seq'::regclass)`, `nextval('person_id_seq'::regclass)`],
  [`'public.person'::text`, `'public.person'::text`],
  [`'ok'::public.mood`, `'ok'::mood`],
  ['public.lower(name)', 'public.lower(name)'],
  ['(a)::public."text"', '(a)::public."text"'],
  ['SELECT public.a FROM public.public', 'SELECT public.a FROM public.public'],
  ['SELECT public.a FROM app.t public', 'SELECT public.a FROM app.t public'],
  ['OPERATOR(public.===)', 'OPERATOR(public.===)'],
  ['AS $f$ select public.a $f$', 'AS $f$ select public.a $f$'],
  [`'it''s public.a' || public.b`, `'it''s public.a' || b`],
])('%s is written %s', (sql, wanted) => {
  expect(unqualify(sql, shadowed)).toBe(wanted);
});
