import { foldCasts } from '../../../../src/dialects/postgresql/snapshot/fold-casts.ts';

test.each([
  ["((a)::text = ('x'::character varying)::text)", "((a)::text = 'x'::text)"],
  [
    "((a)::text = ANY ((ARRAY['x'::character varying, 'it''s'::character varying])::text[]))",
    "((a)::text = ANY (ARRAY['x'::text, 'it''s'::text]))",
  ],
  [
    "((a)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text]))",
    "((a)::text = ANY (ARRAY['x'::text, 'y'::text]))",
  ],
  ["(a = '(''x''::character varying)::text'::text)", "(a = '(''x''::character varying)::text'::text)"],
  ["((a)::text = ('x'::character varying(1))::text)", "((a)::text = ('x'::character varying(1))::text)"],
])('%s', (printed, folded) => {
  expect(foldCasts(printed)).toBe(folded);
  expect(foldCasts(folded)).toBe(folded);
});
