import { describeOn } from '../../../support/databases.ts';
import { openPlayground, runScript, type Playground } from '../../../support/postgres-playground.ts';
import { dialectNamed } from '../../../../src/dialects/index.ts';

const postgresql = dialectNamed('postgresql');

const SETUP = `
create schema "Odd ""one"; create table "Odd ""one"."t.1" ("A b" int, c text);
insert into "Odd ""one"."t.1" values (1, 'x'), (1, 'x'), (2, null);
create table empty (a int); create table no_columns (); insert into no_columns default values;
create table p (id int, d date) partition by range (d); create table p1 partition of p for values from ('2024-01-01') to ('2025-01-01');
insert into p values (1, '2024-02-02');
create table parent (a int); create table child () inherits (parent); insert into child values (7);
create sequence s; create table ids (id serial, t timestamptz default '2024-01-01', f float8 default 0.1, b bytea default '\\x00ff');
insert into ids default values; create materialized view m as select count(*) from ids;
`;

describeOn({ dialect: 'postgresql' }, (server) => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await openPlayground(SETUP, server.embedded ? 'embedded' : server.url);
  });
  afterAll(() => playground.close());

  test.each<[string, string, boolean]>([
    ['nothing', '', true],
    [
      'an index, a comment, statistics',
      'create index on ids (id); comment on table ids is $$x$$; analyze',
      true,
    ],
    [
      'session settings',
      "set timezone = 'Asia/Tokyo'; set datestyle = german; set extra_float_digits = -5; set bytea_output = escape; set search_path = nowhere",
      true,
    ],
    [
      'rows in another order',
      'create table copy as select * from ids; truncate ids; insert into ids select * from copy; drop table copy',
      true,
    ],
    ['a temporary table', 'create temp table t (a int); insert into t values (1)', true],
    ['a refreshed view', 'refresh materialized view m', true],
    ['one row more', 'insert into empty values (1)', false],
    ['one duplicate more', `insert into "Odd ""one"."t.1" values (1, 'x')`, false],
    ['an empty string for a NULL', `update "Odd ""one"."t.1" set c = '' where c is null`, false],
    ['one row less in a partition', 'delete from p', false],
    ['one row less in a child', 'delete from child', false],
    ['a row moved from child to parent', 'delete from child; insert into parent values (7)', false],
    ['a sequence that moved', "select nextval('s')", false],
    ['a row without columns', 'insert into no_columns default values', false],
    ['a renamed column', 'alter table ids rename f to g', false],
    ['a new empty table', 'create table fresh (a int)', false],
  ])('%s', async (_title, script, same) => {
    const copy = await playground.copy();
    try {
      const before = await postgresql.fingerprintRows(copy.connection);
      await runScript(copy.connection, script);
      expect((await postgresql.fingerprintRows(copy.connection)) === before).toBe(same);
    } finally {
      await copy.drop();
    }
  });
});
