import { pairsOn } from './pair.ts';

const BASE = `
  create schema app;
  create table person (id int primary key, name text, age int, created timestamptz);
  create view adults as select id, name from person where age >= 18;
  create view old_adults as select * from adults where id > 100;
  create materialized view ages as select age, count(*) as n from person group by age;
  create unique index ages_ix on ages (age);
  create function touch() returns trigger language plpgsql as $$ begin new.created := now(); return new; end $$;
  create function add(a int, b int default 1) returns int language sql immutable as 'select a + b';
  create procedure proc(a int) language sql as 'select 1';
  create aggregate mysum(int) (sfunc = int4pl, stype = int, initcond = '0');
  create trigger touch before update on person for each row execute function touch();
  create policy mine on person for select using (age > 1);
  create rule nodel as on delete to person where old.id = 1 do instead nothing;
`;

export const programPairs = pairsOn(BASE, [
  [
    'a new view',
    `create view app.names as select name as "Name", count(*) from person group by 1 order by 1`,
  ],
  [
    'a view over a view',
    `create view v1 as select * from old_adults; create view v0 as select * from v1; comment on view v0 is 'v'; grant select on v0 to public`,
  ],
  [
    'a view with another condition',
    `create or replace view adults as select id, name from person where age >= 21`,
    { without: /drop/i },
  ],
  [
    'a view with one more column',
    `create or replace view adults as select id, name, age from person where age >= 18`,
  ],
  [
    'a view with another type below a view',
    `drop view adults cascade; create view adults as select id, upper(name) as name, 1 as one from person; create view old_adults as select id, name from adults where id > 100`,
  ],
  ['view options', `alter view adults set (security_barrier = true)`, { without: /replace/i }],
  [
    'a view with a check option',
    `create view v as select * from person where age > 3 with local check option`,
  ],
  [
    'column defaults, comments and grants of a view',
    `alter view adults alter column name set default 'x'; comment on column adults.name is 'n'; grant update (name) on adults to public`,
  ],
  [
    'view options and comments kept when made anew',
    `comment on view old_adults is 'kept'; grant select on old_adults to pg_monitor; alter view old_adults alter column name set default 'd'; drop view adults cascade; create view adults as select id, name || 'x' as name, age from person; create view old_adults as select id, name from adults where id > 100`,
  ],
  ['a view gone', `drop view adults cascade`],
  [
    'a materialized view with another query',
    `drop materialized view ages; create materialized view ages as select age, count(id) as n from person group by age; create index ages_n on ages (n)`,
  ],
  ['a materialized view without data', `refresh materialized view ages with no data`],
  [
    'a materialized view with tuning',
    `alter materialized view ages set (fillfactor = 60); alter materialized view ages alter column age set statistics 20; comment on column ages.age is 'c'; alter materialized view ages cluster on ages_ix`,
  ],
  [
    'a type below a materialized view',
    `drop materialized view ages; alter table person alter column age drop default; drop view adults cascade; drop policy mine on person; alter table person alter column age type bigint; create view adults as select id, name from person where age >= 18; create view old_adults as select * from adults where id > 100; create materialized view ages as select age, count(*) as n from person group by age; create unique index ages_ix on ages (age); create policy mine on person for select using (age > 1)`,
  ],
  [
    'a function body',
    `create or replace function touch() returns trigger language plpgsql as $f$ begin new.created := clock_timestamp(); -- it's $$ here
    return new; end $f$`,
    { without: /drop/i },
  ],
  [
    'a function with another default',
    `create or replace function add(a int, b int default 2) returns int language sql immutable as 'select a + b'`,
    { without: /drop/i },
  ],
  [
    'a function with another name of an argument',
    `drop function add(int, int); create function add(x int, b int default 1) returns int language sql immutable as 'select x + b'`,
  ],
  [
    'a function with another result',
    `drop function add(int, int); create function add(a int, b int default 1) returns bigint language sql immutable as 'select (a + b)::bigint'`,
  ],
  [
    'a function with attributes',
    `alter function add(int, int) strict parallel safe cost 500 security definer leakproof; alter function add(int, int) set search_path = app, public; alter function touch() stable`,
  ],
  [
    'another function of the same name',
    `create function add(a text) returns text language sql as 'select a'; comment on function add(text) is 'f'; revoke execute on function add(text) from public; grant execute on function add(text) to pg_monitor`,
  ],
  [
    'a function that returns a table',
    `create function rows_of(n int) returns table (a int, b text) language sql rows 5 as 'select id, name from person limit n'`,
  ],
  [
    'a function over a new table',
    `create function heads() returns setof zz language sql stable as 'select * from zz'; `.replace(
      /^/,
      'create table zz (a int); ',
    ),
  ],
  [
    'functions that name new tables and functions',
    `create table zeta (a int); create function alpha() returns bigint language sql as 'select count(*) from zeta'; create function aa() returns bigint language sql as 'select alpha()'`,
  ],
  [
    'a function in standard form',
    `create function std(a int) returns bigint language sql begin atomic select count(*) from person where age > a; select 1::bigint; end`,
  ],
  [
    'a function in standard form below a type that changes',
    `create function std() returns bigint language sql return (select count(*) from adults)`,
  ],
  [
    'a function that a default and a check call',
    `create function nextname() returns text language sql as 'select ''n'''; alter table person alter column name set default nextname(); alter table person add constraint nn check (name <> nextname())`,
  ],
  [
    'a function made anew below a default, a view, an index',
    `drop function add(int, int); create function add(z int, b int default 1) returns int language sql immutable as 'select z + b'; alter table person alter column age set default add(1, 2); create view v as select add(age) from person; create index add_ix on person (add(age, 3))`,
  ],
  [
    'a procedure',
    `create or replace procedure proc(a int) language sql as 'select 2'; create procedure app.p2(inout x int) language plpgsql as $$ begin x := 1; end $$; comment on procedure proc(int) is 'p'`,
  ],
  [
    'an aggregate',
    `drop aggregate mysum(int); create aggregate mysum(int) (sfunc = int4pl, stype = int, initcond = '1', parallel = safe); comment on aggregate mysum(int) is 'agg'`,
  ],
  [
    'an aggregate over rows and one in order',
    `create aggregate cnt(*) (sfunc = int8inc, stype = int8, initcond = '0'); create aggregate app.mymode(order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = mode_final, finalfunc_extra)`,
  ],
  [
    'a moving aggregate',
    `create aggregate mavg(float8) (sfunc = float8_accum, stype = float8[], finalfunc = float8_avg, initcond = '{0,0,0}', combinefunc = float8_combine, sspace = 24, msfunc = float8_accum, minvfunc = float8_accum, mstype = float8[], mfinalfunc = float8_avg, minitcond = '{0,0,0}')`,
  ],
  [
    'a trigger on other events',
    `drop trigger touch on person; create trigger touch after insert or update of age on person for each row when (new.age > 3) execute function touch('x', 'it''s')`,
  ],
  [
    'a trigger with tables',
    `create function note() returns trigger language plpgsql as 'begin return null; end'; create trigger note after update on person referencing old table as o new table as n for each statement execute function note(); comment on trigger note on person is 't'`,
  ],
  [
    'a constraint trigger',
    `create function note() returns trigger language plpgsql as 'begin return null; end'; create constraint trigger note after insert on person deferrable initially deferred for each row execute function note()`,
  ],
  ['a trigger always on', `alter table person enable always trigger touch`, { without: /drop|create/i }],
  ['a trigger switched off', `alter table person disable trigger touch`],
  [
    'a trigger of a view',
    `create function ins() returns trigger language plpgsql as 'begin return new; end'; create trigger ins instead of insert on adults for each row execute function ins()`,
  ],
  [
    'triggers of partitions',
    `create table log (a int) partition by list (a); create table log1 partition of log for values in (1); create trigger touch before update on log for each row execute function touch(); alter table log1 disable trigger touch`,
  ],
  [
    'a policy for another command',
    `drop policy mine on person; create policy mine on person for all using (age > 1)`,
  ],
  [
    'a policy with another condition',
    `alter policy mine on person to pg_monitor, pg_read_all_data using (age > 2)`,
  ],
  [
    'a policy with a check',
    `create policy ins on person as restrictive for insert with check (name = current_user); comment on policy ins on person is 'p'`,
  ],
  [
    'a rule with another body',
    `create or replace rule nodel as on delete to person where old.id = 2 do instead nothing; comment on rule nodel on person is 'r'`,
  ],
  [
    'a rule that writes elsewhere',
    `create table note (a int); create rule log_it as on insert to person do also insert into note values (new.id); alter table person disable rule log_it`,
  ],
  [
    'an event trigger',
    `create function ev() returns event_trigger language plpgsql as 'begin end'; create event trigger watch on ddl_command_end when tag in ('CREATE CAST', 'DROP CAST') execute function ev(); alter event trigger watch enable always; comment on event trigger watch is 'e'`,
  ],
]);
