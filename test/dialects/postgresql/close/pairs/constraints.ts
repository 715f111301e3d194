import { pairsOn } from './pair.ts';

const BASE = `
  create extension btree_gist;
  create table org (id int primary key, slug text constraint org_slug_key unique, code text);
  create table person (id int constraint person_pkey primary key, org_id int constraint person_org_fkey references org (id), age int constraint person_age check (age >= 0), name varchar(20), during tsrange);
  create index person_name_ix on person (name);
  create index person_lower_ix on person (lower(name)) where age > 3;
  create unique index org_code_ix on org (code);
`;

export const constraintPairs = pairsOn(BASE, [
  ['a check', `alter table person add constraint p2 check (age < 200)`],
  [
    'a check with another body',
    `alter table person drop constraint person_age; alter table person add constraint person_age check (age > 0)`,
  ],
  ['a check for new rows only', `alter table person add constraint p2 check (age < 200) not valid`],
  ['a check that is not inherited', `alter table person add constraint p2 check (age < 200) no inherit`],
  ['a check over a list', `alter table person add constraint p2 check (name in ('x', 'y'))`],
  [
    'a check that calls a function',
    `create function ok(text) returns boolean language sql immutable as 'select $1 <> ''x'''; alter table person add constraint p2 check (ok(name))`,
  ],
  ['a check gone', `alter table person drop constraint person_age`],
  [
    'a foreign key with actions',
    `alter table person drop constraint person_org_fkey; alter table person add constraint person_org_fkey foreign key (org_id) references org (id) on delete set null on update cascade`,
  ],
  [
    'a deferrable foreign key',
    `alter table person alter constraint person_org_fkey deferrable initially deferred`,
    { without: /drop/i },
  ],
  [
    'a foreign key not validated',
    `alter table person drop constraint person_org_fkey; alter table person add constraint person_org_fkey foreign key (org_id) references org (id) not valid`,
  ],
  [
    'a foreign key that sets some columns',
    `create table z (a int, b int, unique (a, b)); create table y (a int, b int, foreign key (a, b) references z (a, b) on delete set null (b))`,
    { since: 15 },
  ],
  [
    'a foreign key with a full match',
    `create table z (a int, b int, unique (a, b)); create table y (a int, b int, foreign key (a, b) references z (a, b) match full)`,
  ],
  ['a foreign key switched off', `alter table person disable trigger all`],
  [
    'a primary key of another name',
    `alter table person drop constraint person_pkey; alter table person add constraint pk_new primary key (id)`,
  ],
  [
    'a primary key over other columns',
    `alter table person drop constraint person_pkey; alter table person add constraint person_pkey primary key (id, name)`,
  ],
  [
    'a primary key that others refer to',
    `alter table person drop constraint person_org_fkey; alter table org drop constraint org_pkey; alter table org add constraint org_pkey primary key (id) include (slug); alter table person add constraint person_org_fkey foreign key (org_id) references org (id)`,
  ],
  ['a unique constraint', `alter table person add constraint person_name_key unique (name, age)`],
  [
    'a unique constraint with include and nulls',
    `alter table person add constraint u unique nulls not distinct (name) include (age)`,
    { since: 15 },
  ],
  [
    'a deferrable unique constraint',
    `alter table org drop constraint org_slug_key; alter table org add constraint org_slug_key unique (slug) deferrable`,
  ],
  [
    'a unique index for a constraint',
    `alter table org drop constraint org_slug_key; create unique index org_slug_key on org (slug)`,
  ],
  ['a foreign key on a unique index', `create table y (code text references org (code))`],
  [
    'a unique index made anew below a foreign key',
    `create table y (code text constraint y_fk references org (code)); drop index org_code_ix cascade; create unique index org_code_ix on org (code) include (slug); alter table y add constraint y_fk foreign key (code) references org (code)`,
  ],
  [
    'an exclusion constraint',
    `alter table person add constraint no_overlap exclude using gist (during with &&, age with =) where (age > 0)`,
  ],
  [
    'an exclusion over an expression',
    `alter table person add constraint no_overlap exclude using gist ((lower(name)) with =, during with &&) deferrable`,
  ],
  [
    'options and comments of constraints',
    `alter index person_pkey set (fillfactor = 60); comment on constraint person_pkey on person is 'key'; comment on index person_pkey is 'its index'; comment on constraint person_age on person is 'check'`,
  ],
  [
    'a new table with all of it',
    `create table u (id int, a text, during tsrange, constraint u_pk primary key (id) include (a) with (fillfactor = 60), constraint u_a unique (a) deferrable initially deferred, constraint u_c check (a <> 'b') no inherit, constraint u_x exclude using gist (during with &&)); comment on constraint u_c on u is 'c'`,
  ],
  [
    'an index in another order',
    `drop index person_name_ix; create index person_name_ix on person (name desc nulls last, age)`,
  ],
  [
    'an index with a collation and a class',
    `drop index person_name_ix; create index person_name_ix on person (name collate "C" varchar_pattern_ops)`,
  ],
  ['a hash index', `drop index person_name_ix; create index person_name_ix on person using hash (name)`],
  [
    'a gin index with options',
    `create table d (doc jsonb); create index d_ix on d using gin (doc jsonb_path_ops) with (fastupdate = off)`,
  ],
  [
    'another predicate',
    `drop index person_lower_ix; create index person_lower_ix on person (lower(name)) where age > 4 and name <> 'x'`,
  ],
  [
    'a unique index with include',
    `create unique index u_ix on person (name, lower(name)) include (age, id) where (age > 0)`,
  ],
  [
    'a unique index without distinct nulls',
    `create unique index u_ix on person (age) nulls not distinct`,
    { since: 15 },
  ],
  ['an index with a fill factor', `alter index person_name_ix set (fillfactor = 50)`, { without: /drop/i }],
  [
    'an index comment and statistics',
    `comment on index person_lower_ix is 'ix'; alter index person_lower_ix alter column 1 set statistics 77`,
  ],
  ['an index to cluster on', `alter table person cluster on person_name_ix`],
  [
    'an index as replica identity',
    `alter table org alter column code set not null; alter table org replica identity using index org_code_ix`,
  ],
  ['an index gone', `drop index person_lower_ix`],
  [
    'an expression index over a type that changes',
    `drop index person_lower_ix; alter table person alter column name type text; create index person_lower_ix on person (lower(name)) where age > 3`,
  ],
  [
    'statistics',
    `create statistics st (dependencies, mcv) on age, name from person; comment on statistics st is 's'; alter statistics st set statistics 50`,
  ],
  ['statistics over expressions', `create statistics st on (age + 1), (lower(name)) from person`],
]);
