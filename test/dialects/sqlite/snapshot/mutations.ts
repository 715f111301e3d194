/** A schema with something of everything. */
export const SETUP = `
create table owner (id integer primary key autoincrement, name text not null collate nocase unique, constraint short check (length(name) < 100));
create table pet (
  id integer primary key, owner_id int not null references owner (id) on delete cascade deferrable initially deferred,
  name varchar(40) default 'Rex', born date, weight real check (weight > 0), label text generated always as (name || '!') virtual,
  constraint uq unique (owner_id, name) on conflict ignore, check (born > '2000-01-01')
);
create table visit (pet_id int, at text default (datetime('now')), cost decimal(10, 2) default 0, primary key (pet_id, at)) without rowid;
create table strictly (a int, b text) strict;
create index pet_born on pet (born desc, lower(name)) where born is not null;
create unique index visit_cost on visit (cost);
create view old_pets as select name, born from pet where born < '2010-01-01';
create view named (a, b) as select id, name from owner;
create trigger pet_log after update of name on pet when new.name <> old.name begin
  insert into visit (pet_id, at) values (new.id, case when new.name = ';' then 'a' else 'b' end);
end;
create trigger named_in instead of insert on named begin insert into owner (name) values (new.b); end;
create virtual table notes using fts5 (title, body, tokenize = 'porter');
insert into owner (name) values ('Ann'), ('Bob');
insert into pet (id, owner_id, name, born, weight) values (1, 1, 'Tom', '2015-01-01', 4.5), (2, 2, 'Kit', '2016-01-01', 3);
insert into visit (pet_id, at) values (1, 'x');
insert into strictly values (1, 'a');
`;

export interface Mutation {
  readonly sql: string;
  /** False for what makes no difference. @defaultValue true */
  readonly visible?: boolean;
  /** When the statements are too long to be one. @defaultValue `sql` */
  readonly name?: string;
}

/** The table again with another definition: rows, indexes and triggers are put back as they were. */
const again = (table: string, body: string, columns = '*'): string => `
  pragma foreign_keys = off; pragma legacy_alter_table = on; create table n_${table} ${body};
  insert into n_${table} select ${columns} from ${table}; drop table ${table}; alter table n_${table} rename to ${table};
  pragma legacy_alter_table = off`;
const strictly = (body: string, columns?: string): Mutation => ({
  name: `strictly ${body}`,
  sql: again('strictly', body, columns),
});
const visit = (body: string): Mutation => ({
  name: `visit ${body}`,
  sql: `${again('visit', body)}; create unique index visit_cost on visit (cost)`,
});

export const MUTATIONS: readonly Mutation[] = [
  { sql: 'create table extra (a)' },
  { sql: 'drop table strictly' },
  { sql: 'alter table strictly rename to other' },
  { sql: 'alter table strictly rename column b to c' },
  { sql: `alter table strictly add column c text not null default 'x;' collate nocase` },
  { sql: 'alter table strictly drop column b' },
  { sql: 'alter table pet add column extra int references owner (id)' },
  { sql: 'alter table strictly add column c int as (a + 1)' },
  strictly('(a int, b text)'),
  strictly('(a integer, b text) strict'),
  strictly('(b text, a int) strict', 'b, a'),
  strictly('(a int not null, b text) strict'),
  strictly('(a int unique, b text) strict'),
  strictly('(a int, b text, unique (a, b)) strict'),
  strictly('(a int primary key, b text) strict'),
  strictly(`(a int, b text default 'x') strict`),
  strictly('(a int check (a > 0), b text) strict'),
  strictly('(a int, b text, constraint positive check (a > 0)) strict'),
  strictly('(a int references owner, b text) strict'),
  strictly('(a int, b text collate rtrim) strict'),
  visit(
    `(pet_id int, at text default (datetime('now')), cost decimal(10, 2) default 0, primary key (pet_id, at))`,
  ),
  visit(
    `(pet_id int, at text default (datetime('now')), cost decimal(10, 2) default 1, primary key (pet_id, at)) without rowid`,
  ),
  visit(
    `(pet_id int, at text default (datetime('now', 'utc')), cost decimal(10, 2) default 0, primary key (pet_id, at)) without rowid`,
  ),
  visit(
    `(pet_id int, at text default (datetime('now')), cost decimal(10, 3) default 0, primary key (pet_id, at)) without rowid`,
  ),
  visit(
    `(pet_id int, at text default (datetime('now')), cost decimal(10, 2) default 0, primary key (pet_id, at desc)) without rowid`,
  ),
  visit(
    `(pet_id int, at text default (datetime('now')), cost decimal(10, 2) default 0, primary key (at, pet_id)) without rowid`,
  ),
  { sql: 'drop index pet_born' },
  { sql: 'drop index pet_born; create index pet_born on pet (born, lower(name)) where born is not null' },
  {
    sql: 'drop index pet_born; create index pet_born on pet (born desc, upper(name)) where born is not null',
  },
  { sql: 'drop index pet_born; create index pet_born on pet (born desc, lower(name))' },
  { sql: 'drop index visit_cost; create index visit_cost on visit (cost)' },
  { sql: 'drop index visit_cost; create unique index visit_costs on visit (cost)' },
  { sql: 'create index another on owner (name)' },
  { sql: 'drop view old_pets' },
  { sql: `drop view old_pets; create view old_pets as select name, born from pet where born < '2011-01-01'` },
  { sql: `drop view old_pets; create view old_pets as select name from pet where born < '2010-01-01'` },
  { sql: 'drop view named; create view named as select id, name from owner' },
  { sql: 'drop trigger pet_log' },
  {
    sql: `drop trigger pet_log; create trigger pet_log before update of name on pet when new.name <> old.name begin
      insert into visit (pet_id, at) values (new.id, case when new.name = ';' then 'a' else 'b' end); end`,
  },
  {
    sql: `drop trigger pet_log; create trigger pet_log after update of name on pet when new.name <> old.name begin
      insert into visit (pet_id, at) values (new.id, case when new.name = ';' then 'a' else 'c' end); end`,
  },
  { sql: 'drop table notes' },
  { sql: `create virtual table more using fts5 (x, content = '')` },
  { sql: 'analyze', visible: false },
  { sql: 'reindex', visible: false },
  { sql: `insert into notes values ('a', 'b')`, visible: false },
  { sql: 'create temp table scratch (a); create temp view seen as select 1', visible: false },
  {
    sql: `drop index pet_born; create index if not exists "PET_BORN" -- the same
      on [pet] (\`born\` DESC, Lower(name)) where born is /* not; */ not null`,
    visible: false,
  },
];
