/** A schema with at least one object of every class that a mutation below touches. */
export const SETUP = `
create table org (id int not null auto_increment primary key, name varchar(40) not null, slug varchar(40) unique, note text,
  amount decimal(10,2) default 0) comment = 'organisations';
create table person (id bigint unsigned not null auto_increment, org_id int, email varchar(100) character set latin1 not null
  default 'it''s' comment 'where to; write', mood enum('sad','ok','it''s') default 'ok', age int, born date, bio text,
  roles set('a','b'), doc json, at timestamp(3) not null default current_timestamp(3) on update current_timestamp(3),
  twice int generated always as (age * 2) virtual, kept int as (age + 1) stored, code varchar(10) collate utf8mb4_bin,
  primary key (id), unique key person_email (email), key person_pair (org_id, born desc), key person_bio (bio(20)) comment 'short',
  fulltext key person_text (bio), constraint age_positive check (age >= 0),
  constraint person_org foreign key (org_id) references org (id) on delete cascade);
create table log (id int not null, day int not null, msg text, key log_day (day)) row_format = dynamic
  partition by range (day) (partition p0 values less than (10), partition p1 values less than maxvalue);
create table spare (a int, b int, c int);
create view adults as select id, email from person where age >= 18;
create view names as select id, name from org where id > 0 with local check option;
create view both_of_them as select a.id, n.name from adults a join names n on n.id = a.id;
create trigger first_one before insert on spare for each row set new.a = 1;
create trigger second_one before insert on spare for each row set new.b = 'x;y';
create trigger later after update on spare for each row begin insert into log (id, day) values (1, 2); end;
create function add_up(a int, b int) returns int deterministic return a + b;
create procedure work(in a int, out b int) reads sql data comment 'works' begin select count(*) into b from org; end;
create event nightly on schedule every 1 day starts '2031-01-01 03:00:00' disable comment 'cleans' do delete from log;
insert into org (name) values ('one'), ('two');
insert into person (org_id, email, age) values (1, 'a@b', 20), (2, 'c@d', 30);
insert into log values (1, 5, 'x'), (2, 50, 'y')`;

export interface Mutation {
  readonly sql: string;
  /** False for a change that no snapshot should report. @defaultValue `true` */
  readonly visible?: boolean;
  /** True for what SHOW CREATE does not show. */
  readonly beyond?: boolean;
  /** The only flavour that has it. */
  readonly only?: 'mysql' | 'mariadb';
}

export const MUTATIONS: readonly Mutation[] = [
  { sql: `alter table org modify name varchar(41) not null` },
  { sql: `alter table org modify name varchar(40)` },
  { sql: `alter table org modify name varchar(40) not null comment 'c'` },
  { sql: `alter table org modify name varchar(40) not null default 'x'` },
  { sql: `alter table org modify name varchar(40) collate utf8mb4_bin not null` },
  { sql: `alter table org modify name varchar(40) character set latin1 not null` },
  { sql: `alter table org modify name varchar(40) not null after slug` },
  { sql: `alter table person modify id bigint unsigned not null` },
  { sql: `alter table person modify id int unsigned not null auto_increment` },
  { sql: `alter table org alter amount set default 1` },
  { sql: `alter table org alter amount drop default` },
  { sql: `alter table org add extra int` },
  { sql: `alter table org drop note` },
  { sql: `alter table org rename column note to notes` },
  { sql: `alter table org comment = 'others'` },
  { sql: `alter table spare engine = myisam` },
  { sql: `alter table spare row_format = compact` },
  { sql: `alter table spare default character set latin1` },
  { sql: `alter table spare convert to character set latin1` },
  { sql: `alter table spare auto_increment = 77`, visible: false },
  { sql: `rename table spare to other` },
  { sql: `create table fresh (a int)` },
  { sql: `drop table log` },
  { sql: `alter table person modify mood enum('sad','ok','it''s','new') default 'ok'` },
  { sql: `alter table person modify mood enum('sad','it''s','ok') default 'ok'` },
  { sql: `alter table person modify roles set('a','b','c')` },
  { sql: `alter table person modify at timestamp(3) not null default current_timestamp(3)` },
  {
    sql: `alter table person modify at timestamp(6) not null default current_timestamp(6) on update current_timestamp(6)`,
  },
  { sql: `alter table person modify twice int generated always as (age * 3) virtual` },
  { sql: `alter table person modify kept int as (age + 2) stored` },
  { sql: `alter table person modify bio longtext` },
  { sql: `alter table person modify doc longtext` },
  {
    sql: `alter table person drop primary key, modify id bigint unsigned, add primary key (id, email), add key (id)`,
  },
  { sql: `alter table person drop key person_email` },
  { sql: `alter table person drop key person_email, add key person_email (email)` },
  { sql: `alter table person drop key person_email, add unique key person_email (email(50))` },
  { sql: `alter table person rename key person_pair to person_two` },
  { sql: `alter table person drop key person_bio, add key person_bio (bio(21)) comment 'short'` },
  { sql: `alter table person drop key person_bio, add key person_bio (bio(20)) comment 'other'` },
  { sql: `alter table person drop key person_text` },
  { sql: `alter table person add key another (age desc)` },
  { sql: `alter table person add key another (age) using hash`, visible: true },
  { sql: `alter table person alter index person_bio invisible`, only: 'mysql' },
  { sql: `alter table person alter index person_bio ignored`, only: 'mariadb' },
  { sql: `alter table person add key expressed ((lower(email)))`, only: 'mysql' },
  { sql: `alter table person drop constraint age_positive` },
  { sql: `alter table person drop constraint age_positive, add constraint age_positive check (age >= 1)` },
  { sql: `alter table person drop constraint age_positive, add constraint age_other check (age >= 0)` },
  { sql: `alter table person alter check age_positive not enforced`, only: 'mysql' },
  { sql: `alter table person drop foreign key person_org` },
  {
    sql: `alter table person drop foreign key person_org, add constraint person_two foreign key (org_id) references org (id) on delete set null`,
  },
  {
    sql: `alter table person drop foreign key person_org, add constraint person_two foreign key (org_id) references org (id) on delete cascade`,
  },
  { sql: `alter table person add column unseen int invisible` },
  { sql: `alter table person modify age int comment 'x;y' check (age < 200)`, only: 'mariadb' },
  {
    sql: `alter table spare add system versioning`,
    only: 'mariadb',
  },
  { sql: `alter table spare add column p point srid 4326`, only: 'mysql' },
  { sql: `alter table log remove partitioning` },
  {
    sql: `alter table log reorganize partition p1 into (partition p1 values less than (20), partition p2 values less than maxvalue)`,
  },
  { sql: `create or replace view adults as select id, email from person where age >= 21` },
  { sql: `create or replace algorithm = merge view adults as select id, email from person where age >= 18` },
  {
    sql: `create or replace sql security invoker view adults as select id, email from person where age >= 18`,
  },
  { sql: `create or replace view names as select id, name from org where id > 0` },
  { sql: `create or replace view names as select id, name from org where id > 0 with cascaded check option` },
  { sql: `drop view both_of_them` },
  { sql: `drop trigger first_one` },
  {
    sql: `drop trigger first_one; create trigger first_one before insert on spare for each row set new.a = 2`,
  },
  {
    sql: `drop trigger first_one; create trigger first_one before insert on spare for each row set new.a = 1`,
    beyond: true,
  },
  {
    sql: `drop trigger later; create trigger later before update on spare for each row begin insert into log (id, day) values (1, 2); end`,
  },
  {
    sql: `set sql_mode = 'ansi_quotes'; drop trigger later; create trigger later after update on spare for each row begin insert into log (id, day) values (1, 2); end`,
  },
  {
    sql: `drop function add_up; create function add_up(a int, b int) returns int deterministic return a - b`,
  },
  {
    sql: `drop function add_up; create function add_up(a int, b int) returns bigint deterministic return a + b`,
  },
  { sql: `alter procedure work sql security invoker` },
  { sql: `alter procedure work comment 'plays'` },
  { sql: `drop procedure work` },
  { sql: `alter event nightly enable` },
  { sql: `alter event nightly on schedule every 2 day` },
  { sql: `alter event nightly comment 'rests'` },
  { sql: `drop event nightly` },
  { sql: `create sequence numbers`, only: 'mariadb' },
  { sql: `create definer = 'somebody'@'nowhere' procedure owned() begin end` },
  { sql: `insert into org (name) values ('three')`, visible: false },
  { sql: `update person set age = 1; delete from log`, visible: false },
  { sql: `analyze table org`, visible: false },
];
