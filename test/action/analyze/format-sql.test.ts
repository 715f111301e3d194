import { formatSql } from '../../../action/src/analyze/format-sql.ts';

it.each([
  ['create table t (a int, b text)', 'create table t (a int, b text);'],
  ['select 1;', 'select\n  1;'],
  ['this is ((( no sql', 'this is ((( no sql;'],
])('formats %j', (statement, expected) => {
  expect(formatSql([statement], 'postgresql')).toBe(expected);
});

it('keeps every character that is no white space', () => {
  const body = `create function f() returns trigger language plpgsql as $$ begin new.a := 'x  y'; return new; end $$`;
  expect(formatSql([body], 'postgresql').replace(/\s/g, '')).toBe(`${body.replace(/\s/g, '')};`);
});

it('parts statements by an empty line', () => {
  expect(formatSql(['select 1', 'select 2'], 'no such dialect')).toBe('select\n  1;\n\nselect\n  2;');
});
