/**
 * What SQLite keeps as it was written although it means the same, and what does not look like a change but is one.
 *
 * `migrated` and `declared` mean the same and must give no finding; `migrated` against `twin` must give exactly one.
 * `%` stands for a name of the row's own.
 */
export interface Row {
  /** Row of the list of false drift, and what it is about. */
  readonly id: string;
  readonly migrated: string;
  readonly declared: string;
  readonly twin: string;
}

type Three = readonly [migrated: string, declared: string, twin: string];

const row = (id: string, [migrated, declared, twin]: Three): Row => ({ id, migrated, declared, twin });

/** A row about one varying piece of SQL. */
const varying = (id: string, sql: (piece: string) => string, [a, b, twin]: Three): Row =>
  row(id, [sql(a), sql(b), sql(twin)]);

const byDefault = (id: string, three: Three): Row =>
  varying(`${id}: default`, (value) => `create table % (id int, c text default ${value})`, three);

const byColumn = (id: string, three: Three): Row =>
  varying(`${id}: column`, (column) => `create table % (id integer primary key, c ${column})`, three);

const byTable = (id: string, three: Three): Row =>
  varying(`${id}: table`, (body) => `create table % ${body}`, three);

const byCheck = (id: string, three: Three): Row =>
  varying(`${id}: check`, (check) => `create table % (age int, status text, check (${check}))`, three);

const byIndex = (id: string, three: Three): Row =>
  varying(`${id}: index`, (index) => `create table % (a int, b text); ${index}`, three);

const byKey = (id: string, three: Three): Row =>
  varying(
    `${id}: foreign key`,
    (key) => `create table %p (id integer primary key, code text unique); create table % (pid int, ${key})`,
    three,
  );

export const rows: readonly Row[] = [
  byDefault('B-1', [`'x'`, `('x')`, `'X'`]),
  byDefault('B-1: a name is a string', [`x`, `'x'`, `'X'`]),
  byDefault('B-1: colons', [`'a::b'`, `'a::b'`, `'a'`]),
  byDefault('B-2: a backslash', [`'a\\b'`, `( 'a\\b' )`, `'a\\\\b'`]),
  byDefault('B-2: a quote', [`'it''s'`, `'it''s'`, `'its'`]),
  byDefault('B-3', ['null', 'NULL', `'null'`]),
  varying('B-3: no default', (value) => `create table % (id int, c text ${value})`, [
    '',
    'default null',
    `default 'null'`,
  ]),
  byDefault('B-4', ['(CURRENT_TIMESTAMP)', 'current_timestamp', 'current_date']),
  byDefault('B-4: datetime', [`(datetime('now'))`, `( DATETIME ( 'now' ) )`, `(datetime('now', 'utc'))`]),
  byDefault('B-6', ['false', 'FALSE', 'true']),
  byDefault('B-6: as a number', ['true', '1', '0']),
  byDefault('B-7', ['(1)', '1', '2']),
  byDefault('B-7: a sign', ['+1', '1', '-1']),
  byDefault('B-7: other spellings of a number stay apart', ['1e3', '1E3', '0x10']),
  byDefault('B-8', [`'{"a": 1}'`, `('{"a": 1}')`, `'{"a": 1, "b": 2}'`]),
  byDefault('B-10', [`'10:00'`, `'10:00'`, `'10:00:00'`]),
  byDefault('B-11', [`('a' || 'b')`, `('a'||'b')`, `('a' || 'c')`]),
  byTable('B-12', [
    '(id integer primary key autoincrement)',
    '("id" INTEGER PRIMARY KEY AUTOINCREMENT)',
    '(id integer primary key)',
  ]),
  byTable('B-12: INT is no alias of the rowid', [
    '(id integer primary key)',
    '(id integer, primary key (id))',
    '(id int primary key)',
  ]),
  byColumn('B-13', ['varchar(20)', 'VARCHAR (20)', 'varchar(21)']),
  byColumn('B-13: text', ['text', 'TEXT', 'blob']),
  byColumn('B-15', ['text collate nocase', 'text COLLATE "NOCASE"', 'text collate rtrim']),
  byCheck('B-16', ['age > 0', '"age">0 /* years */', 'age >= 0']),
  byCheck('B-16: a list', [`status in ('a', 'b')`, `STATUS IN ('a','b')`, `status in ('a', 'b', 'c')`]),
  byCheck('B-16: an operator', ['age != 1', 'age <> 1', 'age <> 2']),
  byIndex('B-19', [
    'create index %i on % (b desc)',
    'CREATE INDEX "%i" ON [%] ("b" DESC)',
    'create index %i on % (b)',
  ]),
  byIndex('B-19: an order', [
    'create index %i on % (b)',
    'create index %i on % (b asc)',
    'create index %i on % (b desc)',
  ]),
  byIndex('B-19: a collation', [
    'create index %i on % (b collate nocase)',
    'create index %i on % (b COLLATE NOCASE)',
    'create index %i on % (b)',
  ]),
  byIndex('B-19: an expression', [
    'create unique index %i on % (lower(b), a+1)',
    'create unique index %i on % (LOWER(b), a + 1)',
    'create unique index %i on % (lower(b), a + 2)',
  ]),
  byIndex('B-19: a condition', [
    `create index %i on % (a) where b = 'x'`,
    `create index %i on % (a) WHERE "b"='x'`,
    `create index %i on % (a) where b = 'y'`,
  ]),
  byKey('B-20', [
    'foreign key (pid) references %p (id)',
    'foreign key (pid) references %p',
    'foreign key (pid) references %p (id) on delete cascade',
  ]),
  byKey('B-20: actions', [
    'foreign key (pid) references %p (id)',
    'foreign key (pid) references "%p" (id) on delete no action on update no action match simple not deferrable',
    'foreign key (pid) references %p (id) on update restrict',
  ]),
  byKey('B-20: deferral', [
    'foreign key (pid) references %p (id) deferrable initially deferred',
    'foreign key (pid) references %p (id) DEFERRABLE INITIALLY DEFERRED',
    'foreign key (pid) references %p (id) deferrable initially immediate',
  ]),
  byColumn('B-21', ['int as (id & 5)', 'int generated always as (id & 5) virtual', 'int as (id & 6)']),
  byColumn('B-21: stored', [
    'int as (id & 5) stored',
    'int GENERATED ALWAYS AS (id & 5) STORED',
    'int as (id & 5)',
  ]),
  byTable('B-22', ['(a int, b int, unique (a))', '(a int unique, b int)', '(a int, b int)']),
  byTable('B-22: same name, other columns', [
    '(a int, b int, constraint uq unique (a))',
    '(a int, b int, constraint "uq" unique ("a"))',
    '(a int, b int, constraint uq unique (b))',
  ]),
  varying('B-23', (query) => `create table % (a int, b int); create view %v as ${query}`, [
    'select a, b from % order by 1',
    'SELECT "a",b FROM % -- all\n order by 1',
    'select a, b from % where a > 0 order by 1',
  ]),
  row('B-24: renamed, and a column before the constraints', [
    'create table %x (a int, unique (a)); alter table %x rename to %; alter table % add column b int',
    'create table % (a int, b int, unique (a))',
    'create table % (a int, b int)',
  ]),
  byTable('reverse list: strict', ['(a int) strict', '(a int) STRICT', '(a int)']),
  byTable('reverse list: without rowid', [
    '(a int primary key) without rowid, strict',
    '(a int primary key) strict, WITHOUT ROWID',
    '(a int primary key) strict',
  ]),
  byColumn('reverse list: not null', ['int not null default 0', 'int default 0 not null', 'int default 0']),
  byColumn('reverse list: on conflict', [
    'int not null',
    'int not null on conflict abort',
    'int not null on conflict ignore',
  ]),
  varying(
    'reverse list: trigger',
    (body) => `create table % (a int); create trigger %t after insert on % begin ${body}; end`,
    ['delete from % where a = 1', 'DELETE from "%" where a=1', 'delete from % where a = 2'],
  ),
  varying(
    'reverse list: full-text table',
    (options) => `create virtual table % using fts5 (a, b${options})`,
    [`, tokenize = 'porter'`, `, tokenize='porter'`, ''],
  ),
];
