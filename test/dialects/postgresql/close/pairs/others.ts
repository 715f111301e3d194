import { pairsOn } from './pair.ts';

const BASE = `
  create schema app;
  create table person (id int primary key, name text);
  create table app.org (id int primary key);
  create publication pub for table app.org;
`;

export const otherPairs = pairsOn(BASE, [
  [
    'an extension with what uses it',
    `create extension citext; create extension hstore schema app; create table e (a citext default 'x', b app.hstore); create index e_ix on e (a)`,
  ],
  ['an extension comment', `comment on extension plpgsql is 'mine'`],
  [
    'schema comments, owners and grants',
    `comment on schema app is 's'; grant usage, create on schema app to pg_monitor; alter schema app owner to pg_read_all_data`,
  ],
  [
    'the comment and grants of schema public',
    `comment on schema public is 'mine'; grant all on schema public to pg_monitor`,
  ],
  [
    'default privileges',
    `alter default privileges in schema app grant select on tables to public; alter default privileges grant execute on functions to pg_monitor; alter default privileges revoke execute on functions from public; alter default privileges grant usage, select on sequences to pg_monitor with grant option`,
  ],
  [
    'default privileges and new objects',
    `alter default privileges grant select on tables to pg_monitor; create table d1 (a int); create sequence s1; create table d2 (a int); revoke select on d2 from pg_monitor`,
  ],
  [
    'new tables under default privileges that stay',
    `create table d1 (a int); grant insert on d1 to pg_monitor`,
    {
      base: `create table x (a int); alter default privileges grant select on tables to pg_monitor; alter default privileges revoke execute on functions from public; create function f() returns int language sql as 'select 1';`,
    },
  ],
  ['a published table', `alter publication pub add table person`],
  [
    'a published table with a filter',
    `alter publication pub add table person (id) where (id > 3)`,
    { since: 15 },
  ],
  ['a published schema', `alter publication pub add tables in schema public`, { since: 15 }],
  [
    'publication settings',
    `alter publication pub set (publish = 'insert, delete', publish_via_partition_root = true); comment on publication pub is 'p'`,
  ],
  [
    'publications of all tables',
    `create publication everything for all tables with (publish = 'insert'); drop publication pub`,
  ],
  [
    'operators',
    `create operator === (leftarg = int, rightarg = int, function = int4eq, commutator = ===, restrict = eqsel, join = eqjoinsel, hashes, merges); create operator app.!! (rightarg = int, function = int4um); comment on operator === (int, int) is 'o'`,
  ],
  [
    'an operator class',
    `create operator class app.my_ops for type int using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int); create table oc (a int); create index oc_ix on oc (a app.my_ops); comment on operator class app.my_ops using btree is 'oc'`,
  ],
  [
    'an operator family',
    `create operator family fam using btree; alter operator family fam using btree add operator 1 < (int, int), function 1 btint4cmp(int, int); comment on operator family fam using btree is 'of'`,
  ],
  [
    'casts',
    `create type app.t as (a int); create function to_t(int) returns app.t language sql immutable as 'select row($1)::app.t'; create cast (int as app.t) with function to_t(int) as assignment; create cast (app.t as text) with inout as implicit; comment on cast (int as app.t) is 'c'`,
  ],
  [
    'a conversion',
    `create conversion myconv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8; comment on conversion myconv is 'c'`,
  ],
  [
    'text search',
    `create text search dictionary mydict (template = simple, stopwords = english, accept = false); create text search configuration app.myconf (parser = default); alter text search configuration app.myconf add mapping for asciiword, word with mydict, simple; alter text search configuration app.myconf add mapping for int with simple; comment on text search configuration app.myconf is 'ts'; create table doc (body text, tsv tsvector generated always as (to_tsvector('app.myconf', body)) stored)`,
  ],
  [
    'text search parsers and templates',
    `create text search parser prs (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline); create text search template tmpl (init = dsimple_init, lexize = dsimple_lexize)`,
  ],
  [
    'foreign data',
    `create foreign data wrapper fdw options (debug 'true'); create server srv type 'x' version '1' foreign data wrapper fdw options (host 'h', port '1'); create user mapping for public server srv options (user 'u'); create foreign table ft (a int options (column_name 'A') not null, b text default 'x', constraint ft_ok check (a > 0)) server srv options (table_name 'T'); comment on foreign table ft is 'f'; comment on server srv is 's'; grant usage on foreign server srv to pg_monitor; grant usage on foreign data wrapper fdw to pg_monitor`,
  ],
  [
    'changes of foreign data',
    `alter foreign data wrapper fdw options (set debug 'false'); alter server srv version '2' options (add port '5', drop host); alter foreign table ft options (drop table_name), add column c int; alter foreign table ft alter column a options (set column_name 'B'); alter user mapping for current_user server srv options (set user 'v')`,
    {
      base: `create foreign data wrapper fdw options (debug 'true'); create server srv version '1' foreign data wrapper fdw options (host 'h'); create user mapping for current_user server srv options (user 'u'); create foreign table ft (a int options (column_name 'A')) server srv options (table_name 'T');`,
    },
  ],
  [
    'an access method',
    `create access method heap2 type table handler heap_tableam_handler; create table h (a int) using heap2; comment on access method heap2 is 'am'`,
  ],
  [
    'a language',
    `create language mylang handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator; comment on language mylang is 'l'; revoke usage on language plpgsql from public`,
  ],
  [
    'a transform',
    `create type app.t as (a int); create function from_sql(internal) returns internal language internal immutable as 'lower'; create transform for app.t language plpgsql (from sql with function from_sql(internal))`,
  ],
  [
    'database settings',
    `do $$ begin execute format('alter database %I set statement_timeout = ''5s''', current_database()); execute format('alter database %I set search_path = app, public', current_database()); execute format('alter role postgres in database %I set work_mem = ''5MB''', current_database()); end $$`,
  ],
  [
    'names that the system has too',
    `create function lower(int) returns int language sql immutable as 'select $1'; create type "text" as (a int); create view v as select public.lower(id) as l, pg_catalog.lower(name) as n from person; create table tt (a public.text); create index low_ix on person (public.lower(id))`,
  ],
  ['a table named public', `create table public (a int); create view v as select public.a from public`],
  [
    'security definer views and everything at once',
    `create type st as enum ('a', 'b'); create table orders (id bigserial primary key, person int references person, state st not null default 'a', total numeric(12,2) not null default 0 check (total >= 0), at timestamptz not null default now()); create index on orders (person) where state = 'a'; create view open_orders as select o.*, p.name from orders o join person p on p.id = o.person where o.state = 'a'; create function total_of(p int) returns numeric language sql stable as 'select sum(total) from orders where person = p'; create view totals as select id, total_of(id) as total from person; create function bump() returns trigger language plpgsql as $$ begin update person set name = name where id = new.person; return new; end $$; create trigger bump after insert on orders for each row execute function bump(); alter table orders enable row level security; create policy own on orders using (person = 1)`,
  ],
]);
