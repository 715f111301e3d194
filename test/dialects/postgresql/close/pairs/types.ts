import { pairsOn } from './pair.ts';

const BASE = `
  create schema app;
  create type mood as enum ('sad', 'ok', 'happy');
  create type app.point2 as (x int, y int);
  create domain email as text check (value like '%@%');
  create table person (id int primary key, mood mood not null default 'ok', moods mood[] default '{sad}', email email, at app.point2, nick text);
  create sequence counter start 10;
`;

export const typePairs = pairsOn(BASE, [
  ['a value at the end of an enum', `alter type mood add value 'elated'`, { without: /old/i }],
  [
    'values in the middle of an enum',
    `alter type mood add value 'meh' before 'ok'; alter type mood add value 'fine' after 'ok'; alter type mood add value 'awful' before 'sad'`,
  ],
  ['a renamed value', `alter type mood rename value 'ok' to 'fine'`],
  [
    'a value gone from an enum that columns have',
    `alter table person alter column moods drop default, alter column mood drop default, alter column mood type text, alter column moods type text[]; drop type mood; create type mood as enum ('ok', 'happy'); alter table person alter column mood type mood using mood::mood, alter column moods type mood[] using moods::mood[], alter column mood set default 'ok', alter column moods set default '{happy}'`,
  ],
  [
    'a value gone from an enum that much else has',
    `create view v as select mood from person where mood > 'sad'; create function f(m mood) returns mood language sql as 'select m'; create index ix on person (mood) where mood = 'ok'; alter table person add constraint c check (mood <> 'sad'); create domain dm as mood; alter table person add column d dm; comment on view v is 'kept'`,
  ],
  [
    'an enum in another order',
    `drop table person; drop type mood; create type mood as enum ('happy', 'ok', 'sad')`,
  ],
  [
    'a new enum with a column',
    `create type color as enum ('red', 'it''s'); alter table person add column c color default 'red'; comment on type color is 'c'; grant usage on type color to pg_monitor`,
  ],
  ['an enum gone with its column', `alter table person drop column mood, drop column moods; drop type mood`],
  ['a composite type with one more attribute', `alter type app.point2 add attribute z text collate "C"`],
  ['a composite type with one attribute less', `alter type app.point2 drop attribute y`],
  [
    'an attribute of another type',
    `alter table person drop column at; alter type app.point2 alter attribute x type bigint; alter table person add column at app.point2`,
  ],
  [
    'a new composite type',
    `create type pair as (a mood, b text[], c numeric(5,2)); comment on type pair is 'p'; comment on column pair.a is 'attr'`,
  ],
  [
    'a domain with another check',
    `alter domain email drop constraint email_check; alter domain email add constraint email_check check (value like '%@%.%')`,
  ],
  [
    'a domain that is not null, with a default',
    `alter domain email set not null; alter domain email set default 'a@b'`,
  ],
  [
    'a domain over another type',
    `alter table person alter column email type text; drop domain email; create domain email as varchar(100) check (value like '%@%'); alter table person alter column email type email`,
  ],
  [
    'a new domain',
    `create domain positive as numeric(10,2) default 1 not null constraint pos check (value > 0) constraint small check (value < 1000); comment on domain positive is 'd'; comment on constraint pos on domain positive is 'dc'; alter table person add column p positive`,
  ],
  [
    'a domain with a check not validated',
    `alter domain email add constraint e2 check (value <> 'x') not valid; create domain collated as text collate "C"`,
  ],
  [
    'range types',
    `create type floatrange as range (subtype = float8, subtype_diff = float8mi); create type app.r as range (subtype = text, collation = "C", multirange_type_name = app.rs); create table rr (a floatrange, b app.r)`,
    {},
  ],
  [
    'a shell type and a base type',
    `create type shell; create type b; create function b_in(cstring) returns b language internal immutable strict as 'int4in'; create function b_out(b) returns cstring language internal immutable strict as 'int4out'; create type b (input = b_in, output = b_out, like = integer)`,
  ],
  [
    'a sequence with parameters',
    `alter sequence counter increment 5 maxvalue 1000 minvalue 5 start 20 cache 7 cycle; comment on sequence counter is 'q'; grant usage on sequence counter to public`,
  ],
  ['a sequence of another type', `alter sequence counter as integer`],
  ['a descending sequence', `create sequence down increment -1; create sequence app.small as smallint`],
  ['an owned sequence', `alter sequence counter owned by person.id`],
  ['an unlogged sequence', `create unlogged sequence u; alter sequence counter set unlogged`, { since: 15 }],
  ['a sequence gone', `drop sequence counter`],
  [
    'a collation',
    `create collation german (provider = icu, locale = 'de'); create collation app.ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false); create collation lc (locale = 'C'); alter table person alter column nick type text collate german; comment on collation german is 'c'`,
  ],
]);
