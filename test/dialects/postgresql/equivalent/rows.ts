/**
 * What a server gives back although nothing changed, and what does not look like a change but is one.
 *
 * `migrated` and `declared` mean the same and must give no finding; `migrated` against `twin` must give exactly one.
 * Each runs in a schema of its own, first on the search path; `%S` stands for its name.
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

const byDefault = (id: string, type: string, three: Three): Row =>
  varying(`${id}: ${type} default`, (value) => `create table t (id int, c ${type} default ${value})`, three);

const MANY = `id int primary key, n int, b bigint, s smallint, p numeric(10,2), q numeric, f float8, v varchar(20), x text,
  ch char(3), d date, ts timestamp, tz timestamptz, ok boolean, tags text[], j jsonb, iv interval`;

const byCheck = (id: string, three: Three): Row =>
  varying(`${id}: check`, (check) => `create table t (${MANY}, constraint k check (${check}))`, three);

const byIndex = (id: string, three: Three): Row =>
  varying(`${id}: index`, (index) => `create table t (${MANY}); create index k on t ${index}`, three);

const byColumn = (id: string, three: Three): Row =>
  varying(`${id}: column`, (column) => `create table t (id int, c ${column})`, three);

const byView = (id: string, three: Three): Row =>
  varying(`${id}: view`, (query) => `create table t (${MANY}); create view k as ${query}`, three);

const byPolicy = (id: string, three: Three): Row =>
  varying(
    `${id}: policy`,
    (using) => `create table t (${MANY}); create policy k on t using (${using})`,
    three,
  );

const byGenerated = (id: string, three: Three): Row =>
  varying(
    `${id}: generated`,
    (expression) => `create table t (${MANY}, c numeric generated always as (${expression}) stored)`,
    three,
  );

/** A table whose column got its type later, against one that had it from the start. */
const byHistory = (id: string, type: readonly string[], [check, twin]: readonly [string, string]): Row => {
  const made = (first: string, text: string) => `create table t (c ${first}, constraint k check (${text}))`;
  const last = type.at(-1) ?? '';
  const alters = type.slice(1).map((next) => `alter table t alter c type ${next} using c::${next}`);
  return row(`${id}: check on ${type.join(' → ')}`, [
    [made(type[0] ?? '', check), ...alters].join('; '),
    made(last, check),
    made(last, twin),
  ]);
};

export const rows: readonly Row[] = [
  byDefault('B-1 a literal', 'text', ["'x'", "'x'::text", "'X'"]),
  byDefault('B-1 an empty literal', 'varchar(20)', ["''", "''::varchar", "' '"]),
  byDefault('B-1 a literal of another string type', 'varchar(20)', ["'x'::text", "'x'", "'y'"]),
  byDefault('B-1 a literal with its length', 'varchar(20)', ["'x'::varchar(20)", "'x'", "'x '"]),
  byDefault('B-1 padded', 'char(3)', ["'ab'", "'ab '", "'abc'"]),
  byDefault('B-1 a cast inside the literal', 'text', ["'a::b'", "cast('a::b' as text)", "'a'"]),
  byDefault('B-1 brackets inside the literal', 'text', ["'(1)'", "'(1)'::varchar", "'1'"]),
  byDefault('B-1 too long for the column', 'varchar(3)', ["'abc'::text", "'abc'", "'abcdef'"]),
  byDefault('B-1 a name', 'name', ["'x'", "'x'::name", "'y'"]),
  byDefault('B-2 backslashes', 'text', ["E'a\\\\b'", "'a\\b'", "'a\\\\b'"]),
  byDefault('B-2 quotes', 'text', ["'it''s'", "E'it\\'s'", "'it''''s'"]),
  byDefault('B-2 a line break', 'text', ["E'a\\nb'", "'a\nb'", "'a\\nb'"]),
  byDefault('B-2 unicode', 'text', ["U&'\\00e9'", "'é'", "'e'"]),
  byDefault('B-2 dollar quotes', 'text', ["$$a'b$$", "'a''b'", "'a b'"]),
  byDefault('B-2 bytes', 'bytea', ["'\\x6162'", "'ab'", "'abc'"]),
  row('B-3 DEFAULT NULL is no default', [
    'create table t (c text default null)',
    'create table t (c text)',
    "create table t (c text default 'null')",
  ]),
  byColumn('B-3 DEFAULT NULL with a cast', ['text', 'text default null', "text default ''"]),
  byDefault('B-4 the time of the transaction', 'timestamptz', [
    'now()',
    'current_timestamp',
    'clock_timestamp()',
  ]),
  byDefault('B-4 the third name', 'timestamptz', [
    'transaction_timestamp()',
    'now()',
    'statement_timestamp()',
  ]),
  byDefault('B-4 local time', 'timestamp', ['localtimestamp', 'now()', 'clock_timestamp()']),
  byDefault('B-4 a cast to the column', 'timestamp', [
    'now()::timestamp',
    'current_timestamp',
    "(now() at time zone 'utc')",
  ]),
  byDefault('B-4 time zones', 'timestamp', [
    "(now() at time zone 'utc')",
    "timezone('utc', now())",
    "(now() at time zone 'cet')",
  ]),
  byDefault('B-4 full precision', 'timestamptz', ['current_timestamp(6)', 'now()', 'current_timestamp(3)']),
  byDefault('B-4 the precision of the column', 'timestamptz(3)', [
    'current_timestamp(3)',
    'now()',
    'current_timestamp(0)',
  ]),
  byDefault('B-4 a cast with precision', 'timestamp', ['now()::timestamp(0)', 'localtimestamp(0)', 'now()']),
  byDefault('B-4 today', 'date', ['current_date', 'now()', "now() + interval '1 day'"]),
  byDefault('B-4 today, cast', 'date', ['now()::date', 'current_date', 'current_date + 1']),
  byDefault('B-4 now as text', 'timestamptz', [
    "('now'::text)::timestamptz",
    'now()',
    "('today'::text)::timestamptz",
  ]),
  byColumn('B-5 no ON UPDATE', [
    'timestamptz default now()',
    'timestamptz default current_timestamp',
    'timestamptz not null default now()',
  ]),
  byDefault('B-6 true', 'boolean', ["'t'", 'true', 'false']),
  byDefault('B-6 one', 'boolean', ["'1'", "'yes'", "'no'"]),
  byDefault('B-6 false', 'boolean', ["'off'", 'false', 'true']),
  byDefault('B-7 a number in quotes', 'int', ["'5'", '5', '6']),
  byDefault('B-7 negative', 'int', ['-1', "'-1'", '1']),
  byDefault('B-7 negative in parentheses', 'int', ['(-1)', "'-1'::int", '-2']),
  byDefault('B-7 zero', 'numeric(10,2)', ["'0'", '0', '1']),
  byDefault('B-7 zero with a scale', 'numeric(10,2)', ["'0.00'", '0', '0.01']),
  byDefault('B-7 without a scale of its own', 'numeric', ["'1.5'", '1.5', '1.50']),
  byDefault('B-7 big', 'bigint', ['10000000000', "'10000000000'", '10000000001']),
  byDefault('B-7 small in a big column', 'bigint', ['0', "'0'", "'1'"]),
  byDefault('B-7 floating', 'float8', ['1.0', "'1'", '1.1']),
  byDefault('B-7 a sum', 'int', ['1+1', '2', '3']),
  byDefault('B-7 a product', 'int', ['60 * 60 * 24', '86400', '60 * 60 * 12']),
  byDefault('B-7 exponent', 'float8', ['1e3', '1000', '1e4']),
  byDefault('B-7 money', 'money', ["'1.00'", "'$1.00'", "'2.00'"]),
  byDefault('B-7 bits', 'bit(3)', ["B'101'", "'101'", "'111'"]),
  byDefault('B-8 keys in another order', 'jsonb', [
    `'{"countryCode":"fr", "numero":""}'`,
    `'{"numero":"","countryCode":"fr"}'::jsonb`,
    `'{"numero":"","countryCode":"fr","x":1}'`,
  ]),
  byDefault('B-8 an empty object', 'jsonb', [`'{}'`, `'{ }'::jsonb`, `'[]'`]),
  byDefault('B-8 json keeps its text', 'json', [
    `'{"b":1,  "a":2}'`,
    `'{"b":1,  "a":2}'::json`,
    `'{"b":1, "a":2}'`,
  ]),
  byDefault('B-9 an empty array', 'text[]', ["'{}'", 'array[]::text[]', "'{a}'"]),
  byDefault('B-9 an array', 'text[]', ["array['a', 'b']", "'{a,b}'", "'{b,a}'"]),
  byDefault('B-9 an array of varchar', 'varchar(5)[]', ["array['a']", "'{a}'", "'{A}'"]),
  byDefault('B-9 numbers', 'int[]', ["'{1,2}'", 'array[1,2]', 'array[1,3]']),
  byDefault('B-9 bigints', 'bigint[]', ['array[1,2]', "'{1, 2}'", "'{1}'"]),
  row('B-9 an enum', [
    "create type mood as enum ('ok', 'no'); create table t (c mood default 'ok')",
    "create type mood as enum ('ok', 'no'); create table t (c mood default 'ok'::mood)",
    "create type mood as enum ('ok', 'no'); create table t (c mood default 'no')",
  ]),
  row('B-9 an array of an enum', [
    "create type mood as enum ('ok', 'no'); create table t (c mood[] default '{ok}')",
    "create type mood as enum ('ok', 'no'); create table t (c mood[] default array['ok']::mood[])",
    "create type mood as enum ('ok', 'no'); create table t (c mood[] default '{no}')",
  ]),
  row('B-9 an enum of the same name elsewhere', [
    "create schema %S_b; create type %S_b.st as enum ('a'); create type st as enum ('a'); create table t (c st default 'a')",
    "create schema %S_b; create type %S_b.st as enum ('a'); create type st as enum ('a'); create table t (c %S.st default 'a'::%S.st)",
    "create schema %S_b; create type %S_b.st as enum ('a'); create type st as enum ('a'); create table t (c %S_b.st default 'a')",
  ]),
  row('B-9 a domain', [
    "create domain em as text check (value like '%@%'); create table t (c em default 'a@b')",
    "create domain em as text check (value ~~ '%@%'::text); create table t (c em default 'a@b'::em)",
    "create domain em as text check (value like '%@%'); create table t (c em default 'b@b')",
  ]),
  varying(
    'B-9 default of a domain',
    (value) => `create domain em as numeric(6,2) default ${value}; create table t (c em)`,
    ["'0'", '0', '0.5'],
  ),
  varying(
    'B-9 check of a domain',
    (check) => `create domain em as varchar(9) check (${check}); create table t (c em)`,
    [
      "value in ('a', 'b')",
      "value::text = any (array[('a'::varchar)::text, ('b'::varchar)::text])",
      "value in ('a', 'c')",
    ],
  ),
  byDefault('B-10 hours', 'interval', ["'24 hours'", "'24:00:00'", "'1 day'"]),
  byDefault('B-10 an interval literal', 'interval', ["interval '1 day'", "'1 day'", "'24 hours'"]),
  byDefault('B-10 months', 'interval', ["'1 year'", "'12 months'", "'365 days'"]),
  byDefault('B-10 a time', 'time', ["'10:00'", "'10:00:00'", "'10:00:01'"]),
  byDefault('B-10 a date', 'date', ["'2024-1-1'", "'2024-01-01'", "'2024-01-02'"]),
  byDefault('B-10 a date for a timestamp', 'timestamp', [
    "'2024-01-01'",
    "'2024-01-01'::date",
    "'2024-01-01 00:00:01'",
  ]),
  byDefault('B-10 an instant', 'timestamptz', [
    "'2024-01-01 00:00+00'",
    "'2024-01-01 01:00+01'",
    "'2024-01-01 01:00+00'",
  ]),
  byDefault('B-10 a local instant is none', 'timestamptz', [
    "'2024-01-01 00:00'::timestamp",
    "'2024-01-01'::timestamp",
    "'2024-01-01 00:00+00'",
  ]),
  byDefault('B-11 an expression', 'text', [
    "'Story-' || gen_random_uuid()",
    "('Story-'::text || gen_random_uuid())",
    "'story-' || gen_random_uuid()",
  ]),
  byDefault('B-11 a uuid as text', 'text', [
    'gen_random_uuid()',
    'gen_random_uuid()::text',
    "gen_random_uuid() || ''",
  ]),
  byDefault('B-11 the user', 'text', ['user', 'current_user', 'session_user']),
  byDefault('B-11 the role', 'name', ['current_role', 'current_user', 'session_user']),
  byDefault('B-11 a setting', 'text', [
    "current_setting('app.tenant')",
    "current_setting('app.tenant'::text)",
    "current_setting('app.user')",
  ]),
  byDefault('B-11 a setting as a number', 'int', [
    "current_setting('a.b')::int",
    "(current_setting('a.b'::text))::integer",
    "current_setting('a.c')::int",
  ]),
  byDefault('B-11 the schema', 'text', ['current_schema', 'current_schema()', 'current_database()']),
  byDefault('B-11 one argument', 'text', ["concat('a', 'b')", "concat('a'::text, 'b')", "concat('a', 'c')"]),
  byDefault('B-11 a cast argument', 'text', ["lower('A'::varchar)", "lower('A')", "lower('B')"]),
  row('B-11 a function of the user', [
    "create function f(numeric) returns numeric language sql immutable as 'select $1'; create table t (c numeric default f('1'))",
    "create function f(numeric) returns numeric language sql immutable as 'select $1'; create table t (c numeric default f(1::numeric))",
    "create function f(numeric) returns numeric language sql immutable as 'select $1'; create table t (c numeric default 1)",
  ]),
  row('B-12 serial', [
    'create table t (id serial)',
    "create sequence t_id_seq as integer; create table t (id integer not null default nextval('t_id_seq')); alter sequence t_id_seq owned by t.id",
    'create table t (id int generated by default as identity)',
  ]),
  row('B-12 bigserial', [
    'create table t (id bigserial primary key)',
    "create sequence t_id_seq; create table t (id bigint default nextval('%S.t_id_seq'::regclass) primary key); alter sequence t_id_seq owned by t.id",
    'create table t (id bigint generated always as identity primary key)',
  ]),
  row('B-12 options of an identity', [
    'create table t (id int generated always as identity)',
    'create table t (id int generated always as identity (start 1 increment 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle))',
    'create table t (id int generated always as identity (increment 10))',
  ]),
  row('B-12 a sequence that was used', [
    "create sequence q; select nextval('q'); select nextval('q'); create table t (id int)",
    'create sequence q; create table t (id int)',
    'create sequence q increment 2; create table t (id int)',
  ]),
  byColumn('B-13 decimal', ['decimal(8)', 'numeric(8,0)', 'numeric(8,1)']),
  byColumn('B-13 float(24)', ['float(24)', 'real', 'float(25)']),
  byColumn('B-13 float', ['float', 'double precision', 'real']),
  byColumn('B-13 int8', ['int8', 'bigint', 'int']),
  byColumn('B-13 array bounds', ['int[3]', 'int[]', 'bigint[]']),
  byColumn('B-13 array dimensions', ['int[][]', 'integer array', 'text[]']),
  byColumn('B-13 dec', ['dec(5,2)', 'numeric(5,2)', 'numeric(6,2)']),
  byColumn('B-13 character', ['character', 'char(1)', 'char(2)']),
  byColumn('B-13 varchar', ['varchar(20)', 'character varying(20)', 'varchar(21)']),
  byColumn('B-13 timestamps', ['timestamptz', 'timestamp with time zone', 'timestamptz(3)']),
  byColumn('B-13 bool', ['bool', 'boolean', 'smallint']),
  byColumn('B-15 the default collation', ['text collate "default"', 'text', 'text collate "C"']),
  byCheck('B-16 a list', ["x in ('a', 'b')", "x = any (array['a', 'b'])", "x in ('a', 'b', 'c')"]),
  byCheck('B-16 a list of one', ["x in ('a')", "x = 'a'", "x in ('b')"]),
  byCheck('B-16 a list of varchar', ["v in ('a', 'b')", "v = any (array['a', 'b'])", "v in ('a', 'b', 'c')"]),
  byCheck('B-16 not in a list of varchar', [
    "v not in ('a', 'b')",
    "v::text <> all (array['a', 'b'])",
    "v not in ('a')",
  ]),
  byCheck('B-16 an array literal', ["x = any ('{a,b}')", "x = any (array['a', 'b'])", "x = any ('{a}')"]),
  byCheck('B-16 a list with columns', [
    "v = any (array[v, 'b'])",
    "v::text = any (array[v::text, ('b'::varchar)::text])",
    "v = any (array[v, 'c'])",
  ]),
  byCheck('B-16 a list of numbers', ['n in (1, 2)', "n = any ('{1,2}'::int[])", 'n in (1, 3)']),
  byCheck('B-16 no list of numbers', ['n not in (1, 2)', 'n <> all (array[1, 2])', 'n not in (1)']),
  byCheck('B-16 a list of bigints', ['b in (1, 2)', 'b = any (array[1, 2])', 'b in (1, 2, 3)']),
  byCheck('B-16 between', ['n between 1 and 10', 'n >= 1 and n <= 10', 'n between 1 and 11']),
  byCheck('B-16 a number of another type', ['p >= 0', "p >= '0'", 'p > 0']),
  byCheck('B-16 a number with a scale', ['p > 0.00', 'p > 0', 'p > 0.01']),
  byCheck('B-16 bigint', ['b > 5', "b > '5'", 'b >= 5']),
  byCheck('B-16 smallint', ['s > 5', "s > '5'::smallint", 's > 6']),
  byCheck('B-16 whole numbers', ['n > 5', 'n::numeric > 5.0', 'n > 5.5']),
  byCheck('B-16 float8', ['f > 1', "f > '1'", 'f > 1.5']),
  byCheck('B-16 not equal', ["x != 'a'", "x <> 'a'", "x = 'a'"]),
  byCheck('B-16 like', ["x like 'a%'", "x ~~ 'a%'", "x ilike 'a%'"]),
  byCheck('B-16 ilike on varchar', ["v ilike 'a%'", "(v)::text ~~* ('a%'::varchar)::text", "v ilike 'b%'"]),
  byCheck('B-16 trim', ["trim(x) <> ''", "btrim(x) <> ''", "ltrim(x) <> ''"]),
  byCheck('B-16 trim letters', [
    "trim(leading 'a' from x) <> ''",
    "ltrim(x, 'a') <> ''",
    "ltrim(x, 'b') <> ''",
  ]),
  byCheck('B-16 substring', [
    "substring(x from 1 for 2) = 'a'",
    "substring(x, 1, 2) = 'a'",
    "substring(x, 1, 3) = 'a'",
  ]),
  byCheck('B-16 not distinct', [
    "x is not distinct from 'a'",
    "not (x is distinct from 'a')",
    "x is distinct from 'a'",
  ]),
  byCheck('B-16 cast', ["cast(n as text) <> '1'", "n::text <> '1'", "n::text <> '2'"]),
  byCheck('B-16 and, or', [
    'n > 1 and (b > 1 or s > 1)',
    '((n > 1) AND ((b > 1) OR (s > 1)))',
    'n > 1 and b > 1 or s > 1',
  ]),
  byCheck('B-16 arithmetic', ['n + 1 < b * 2', '((n + 1) < (b * 2))', 'n + 1 < b * 3']),
  byCheck('B-16 arithmetic with constants', ['n < 60 * 60', 'n < 3600', 'n < 60 * 61']),
  byCheck('B-16 division keeps its types', ['p / 2 > 1', 'p / 2::numeric > 1', 'n / 2 > 1']),
  byCheck('B-16 case', [
    "case when n > 1 then x = 'a' else true end",
    "case when (n > 1) then (x = 'a'::text) else 't' end",
    "case when n > 1 then x = 'b' else true end",
  ]),
  byCheck('B-16 coalesce', [
    "coalesce(x, '') <> ''",
    "coalesce(x, ''::text) <> ''::text",
    "coalesce(x, 'a') <> ''",
  ]),
  byCheck('B-16 regular expression', ["x ~ '^[a-z]+$'", "x ~ '^[a-z]+$'::text", "x ~* '^[a-z]+$'"]),
  byCheck('B-16 length', ['length(x) > 3', 'length(x) > 3', 'char_length(x) > 3']),
  byCheck('B-16 json', ["j ? 'a'", "j ? 'a'::text", "j ? 'b'"]),
  byCheck('B-16 json path', ["j ->> 'a' = 'b'", "(j ->> 'a'::text) = 'b'::text", "j -> 'a' = '\"b\"'"]),
  byCheck('B-16 jsonb constant', [`j <> '{"b":1,"a":2}'`, `j <> '{"a":2,"b":1}'`, `j <> '{"a":2,"b":2}'`]),
  byCheck('B-16 arrays', ["tags <@ array['a', 'b']", "tags <@ '{a,b}'", "tags <@ '{a}'"]),
  byCheck('B-16 dates', ["d > '2020-1-1'", "d > date '2020-01-01'", "d > '2020-01-02'"]),
  byCheck('B-16 a date and a timestamp', [
    "ts > '2020-01-01'",
    "ts > date '2020-01-01'",
    "ts > '2020-01-01 00:00:01'",
  ]),
  byCheck('B-16 intervals', ["iv > '24 hours'", "iv > interval '24:00:00'", "iv > '25 hours'"]),
  byCheck('B-16 char', ["ch = 'ab'", "ch = 'ab'::bpchar", "ch = 'abc'"]),
  byCheck('B-16 null tests', [
    '(x is null) = (v is null)',
    '((x IS NULL) = (v IS NULL))',
    '(x is null) <> (v is null)',
  ]),
  byCheck('B-16 booleans', ['ok is true', '(ok IS TRUE)', 'ok is not false']),
  byCheck('B-16 time zones', [
    "tz at time zone 'utc' > '2020-01-01'",
    "timezone('utc', tz) > '2020-01-01'",
    "tz at time zone 'cet' > '2020-01-01'",
  ]),
  row('B-16 a name in quotes', [
    'create table t ("Kind" varchar(9), constraint k check ("Kind" in (\'a\', \'b\')))',
    'create table t ("Kind" varchar(9), constraint k check ("Kind"::text = any (array[\'a\', \'b\'])))',
    'create table t ("Kind" varchar(9), constraint k check ("Kind" in (\'a\', \'B\')))',
  ]),
  byHistory('B-17', ['varchar(10)', 'text'], ["c in ('x', 'y')", "c in ('x', 'z')"]),
  byHistory('B-17', ['text', 'varchar(10)'], ["c in ('x', 'y')", "c in ('x', 'z')"]),
  byHistory('B-17', ['varchar(10)', 'text', 'varchar(10)'], ["c in ('x', 'y')", "c in ('x', 'y', 'z')"]),
  byHistory(
    'B-17',
    ['varchar(10)', 'text', 'varchar(20)', 'text'],
    ["c not in ('x', 'y')", "c not in ('x')"],
  ),
  byHistory('B-17', ['varchar(10)', 'text'], ["c = 'x' or lower(c) = 'y'", "c = 'x' or lower(c) = 'z'"]),
  byHistory('B-17', ['varchar(10)', 'text'], ["c like 'x%'", "c like 'y%'"]),
  byHistory('B-17', ['int', 'bigint'], ['c in (1, 2)', 'c in (1, 3)']),
  byHistory('B-17', ['bigint', 'int'], ['c in (1, 2)', 'c in (1, 3)']),
  byHistory('B-17', ['int', 'numeric'], ['c in (1, 2) and c > 0', 'c in (1, 2) and c > 1']),
  byHistory('B-17', ['numeric', 'int'], ['c > 0', 'c > 1']),
  byHistory('B-17', ['numeric', 'bigint'], ['c between 1 and 5', 'c between 1 and 6']),
  byHistory('B-17', ['int', 'smallint', 'bigint'], ['c <> 0', 'c <> 1']),
  byHistory('B-17', ['date', 'timestamp'], ["c >= '2020-01-01'", "c >= '2020-01-02'"]),
  byHistory('B-17', ['timestamp', 'date'], ["c >= '2020-01-01'", "c >= '2020-01-02'"]),
  byHistory('B-17', ['real', 'float8'], ['c > 1.5', 'c > 2.5']),
  row('B-17 the type changed, and the check with it', [
    "create table t (c varchar(10), constraint k check (c in ('x', 'y')))",
    "create table t (c varchar(10), constraint k check (c::text = any (array['x', 'y'])))",
    "create table t (c text, constraint k check (c in ('x', 'y')))",
  ]),
  row('B-17 another type of number, and the check with it', [
    'create table t (c int default 0, constraint k check (c >= 0))',
    "create table t (c int default '0', constraint k check (c >= '0'))",
    'create table t (c numeric(9,2) default 0, constraint k check (c >= 0))',
  ]),
  row('B-18 a time zone of the session', [
    "set timezone = 'Europe/Paris'; create table t (c timestamptz, constraint k check (c > '2020-01-01 01:00'))",
    "set timezone = 'UTC'; create table t (c timestamptz, constraint k check (c > '2020-01-01'))",
    "set timezone = 'UTC'; create table t (c timestamptz, constraint k check (c > '2020-01-01 01:00'))",
  ]),
  row('B-18 a date style of the session', [
    "set datestyle = 'german'; create table t (c date default '31.12.2020')",
    "set datestyle = 'iso'; create table t (c date default '2020-12-31')",
    "set datestyle = 'iso'; create table t (c date default '2020-12-30')",
  ]),
  row('B-18 an interval style of the session', [
    "set intervalstyle = 'iso_8601'; create table t (c interval default 'P1DT2H')",
    "set intervalstyle = 'postgres'; create table t (c interval default '1 day 2 hours')",
    "create table t (c interval default '26 hours')",
  ]),
  byDefault('B-18 a frozen clock is a constant', 'timestamptz', [
    "'2020-01-01 00:00+00'",
    "'2020-01-01Z'",
    "'now'",
  ]),
  byIndex('B-19 a function', ['(lower(v))', '(lower(v::text))', '(upper(v))']),
  byIndex('B-19 coalesce', ["(coalesce(x, ''))", "(coalesce(x, ''::text))", "(coalesce(x, 'a'))"]),
  byIndex('B-19 text search', [
    "using gin (to_tsvector('simple', x))",
    "using gin (to_tsvector('simple'::regconfig, x))",
    "using gin (to_tsvector('english', x))",
  ]),
  byIndex('B-19 an expression', ['((n + 1))', '(((n) + 1))', '((n + 2))']),
  byIndex('B-19 what is the default', ['(x asc nulls last)', '(x)', '(x nulls first)']),
  byIndex('B-19 descending', ['(x desc nulls first)', '(x desc)', '(x desc nulls last)']),
  byIndex('B-19 the default class', ['(x text_ops)', '(x)', '(x text_pattern_ops)']),
  byIndex('B-19 the default collation', ['(x collate "default")', '(x)', '(x collate "C")']),
  byIndex('B-19 a predicate', ["(n) where x = 'a'", "(n) where (x = 'a'::text)", "(n) where x = 'b'"]),
  byIndex('B-19 a predicate with a list', [
    "(n) where v in ('a', 'b')",
    "(n) where v::text = any (array['a', 'b'])",
    "(n) where v in ('a', 'c')",
  ]),
  byIndex('B-19 a predicate with a number', ['(n) where p > 0', "(n) where p > '0'", '(n) where p > 1']),
  byIndex('B-19 the method', ['using btree (n)', '(n)', 'using hash (n)']),
  byIndex('B-19 what is included', ['(n) include (x)', '(n) include (x)', '(n) include (v)']),
  row('B-20 no action', [
    'create table p (id int primary key); create table t (p int constraint k references p)',
    'create table p (id int primary key); create table t (p int, constraint k foreign key (p) references %S.p (id) match simple on update no action on delete no action not deferrable initially immediate)',
    'create table p (id int primary key); create table t (p int constraint k references p on delete cascade)',
  ]),
  row('B-20 restrict is another action', [
    'create table p (id int primary key); create table t (p int references p)',
    'create table p (id int primary key); create table t (p int references p on delete no action)',
    'create table p (id int primary key); create table t (p int references p on delete restrict)',
  ]),
  byGenerated('B-21 a remainder', ['n % 5', '(n % 5)', 'n % 6']),
  byGenerated('B-21 a number of another type', ["p * '2'", 'p * 2', 'p * 3']),
  byGenerated('B-21 a cast to the column', ['n::numeric', 'cast(n as numeric)', 'n::numeric + 1']),
  row('B-21 text search', [
    "create table t (x text, c tsvector generated always as (setweight(to_tsvector('simple', coalesce(x, '')), 'A')) stored)",
    `create table t (x text, c tsvector generated always as (setweight(
       to_tsvector('simple'::regconfig,   coalesce(x, ''::text)), 'A'::"char")) stored)`,
    "create table t (x text, c tsvector generated always as (setweight(to_tsvector('simple', coalesce(x, '')), 'B')) stored)",
  ]),
  row('B-22 long names are cut', [
    'create table a_very_long_table_name_that_is_still_far_too_short (another_quite_long_column_name_here int unique)',
    'create table a_very_long_table_name_that_is_still_far_too_short (another_quite_long_column_name_here int, unique (another_quite_long_column_name_here))',
    'create table a_very_long_table_name_that_is_still_far_too_short (another_quite_long_column_name_here int)',
  ]),
  row('B-22 a name of more than 63 bytes', [
    `create table t (c int, constraint ${'n'.repeat(70)} check (c > 0))`,
    `create table t (c int, constraint ${'n'.repeat(63)} check (c > 0))`,
    `create table t (c int, constraint ${'n'.repeat(63)} check (c > 1))`,
  ]),
  row('B-22 names by the server', [
    'create table t (a int check (a > 0), b int check (b > 0), check (a > b))',
    'create table t (a int, b int, constraint t_a_check check (a > 0), constraint t_b_check check (b > 0), constraint t_check check (a > b))',
    'create table t (a int check (a > 0), b int check (b > 0), check (a < b))',
  ]),
  row('B-22 the same name on other columns', [
    'create table t (a int, b int); create index k on t (a)',
    'create table t (a int, b int); create index k on %S.t using btree (a)',
    'create table t (a int, b int); create index k on t (b)',
  ]),
  row('B-22 NOT NULL under another column name', [
    'create table t (id int, old text not null); alter table t rename old to new',
    'create table t (id int, new text not null)',
    'create table t (id int, new text)',
  ]),
  row('B-22 NOT NULL under another table name', [
    'create table u (id int not null); alter table u rename to t',
    'create table t (id int not null)',
    'create table t (id int)',
  ]),
  byView('B-23 a star', [
    'select * from t',
    `select id, n, b, s, p, q, f, v, x, ch, d, ts, tz, ok, tags, j, iv from t`,
    'select * from t where n > 1',
  ]),
  byView('B-23 ORDER BY', [
    'select id, count(*) over () c from t order by 1',
    'select t.id, count(*) over () as c from t order by t.id',
    'select id, count(*) over () c from t order by 1 desc',
  ]),
  byView('B-23 a list', [
    "select id from t where v in ('a', 'b')",
    "select id from t where v::text = any (array['a', 'b'])",
    "select id from t where v in ('a')",
  ]),
  byView('B-23 a number', [
    'select id from t where p > 0',
    "select id from t where p > '0'",
    'select id from t where p > 1',
  ]),
  byView('B-23 the clock', [
    'select id from t where tz > now()',
    'select id from t where tz > current_timestamp',
    'select id from t where tz < now()',
  ]),
  byView('B-23 a type of a column', [
    "select id, 'a'::text as c from t",
    "select id, 'a' as c from t",
    "select id, 'b' as c from t",
  ]),
  byView('B-23 the type of a number matters in a column', [
    'select id, 1 as c from t',
    'select id, (1)::int as c from t',
    'select id, 1::bigint as c from t',
  ]),
  row('B-23 a materialized view', [
    "create table t (v varchar(9)); create materialized view k as select v from t where v in ('a', 'b')",
    "create table t (v varchar(9)); create materialized view k as select t.v from t where t.v::text = any (array['a', 'b'])",
    "create table t (v varchar(9)); create materialized view k as select v from t where v in ('a', 'c')",
  ]),
  row('B-23 a materialized view without its rows', [
    'create table t (n int); create materialized view k as select n from t',
    'create table t (n int); create materialized view k as select t.n from t with no data',
    'create table t (n int); create materialized view k as select n + 1 as n from t with no data',
  ]),
  row('B-24 what a partition has from its parent', [
    "create table t (id int, at date) partition by range (at); create index k on t (id); create table t1 partition of t for values from ('2024-01-01') to ('2025-01-01')",
    "create table t (id int, at date) partition by range (at); create table t1 partition of t for values from ('2024-1-1') to ('2025-1-1'); create index k on t (id)",
    "create table t (id int, at date) partition by range (at); create index k on t (id); create table t1 partition of t for values from ('2024-01-01') to ('2025-01-01'); create index k2 on t1 (id)",
  ]),
  row('B-24 NOT NULL of a primary key', [
    'create table t (id int primary key)',
    'create table t (id int not null, constraint t_pkey primary key (id))',
    'create table t (id int primary key); create unique index k on t (id)',
  ]),
  row('B-24 gaps of dropped columns', [
    'create table t (a int, gone int, b int); alter table t drop gone',
    'create table t (a int, b int)',
    'create table t (a int, b bigint)',
  ]),
  byPolicy('policies: a list', ["v in ('a', 'b')", "v::text = any (array['a', 'b'])", "v in ('a', 'c')"]),
  byPolicy('policies: the user', ['x = current_user', 'x = user', 'x = session_user']),
  byPolicy('policies: a setting', [
    "n = current_setting('a.b')::int",
    "n = (current_setting('a.b'::text))::integer",
    "n = current_setting('a.b', true)::int",
  ]),
  varying(
    'triggers: a condition',
    (
      when,
    ) => `create table t (v varchar(9)); create function f() returns trigger language plpgsql as 'begin return new; end';
      create trigger k before update on t for each row when (${when}) execute function f()`,
    ["new.v in ('a', 'b')", "new.v::text = any (array['a', 'b'])", "new.v in ('a', 'c')"],
  ),
  varying(
    'rules: a condition',
    (where) =>
      `create table t (v varchar(9)); create rule k as on delete to t where ${where} do instead nothing`,
    ["old.v in ('a', 'b')", "old.v::text = any (array['a', 'b'])", "old.v in ('a')"],
  ),
  varying(
    'functions: a body in SQL',
    (where) =>
      `create table t (v varchar(9)); create function f() returns bigint language sql begin atomic select count(*) from t where ${where}; end`,
    ["v in ('a', 'b')", "v::text = any (array['a', 'b'])", "v in ('a')"],
  ),
  varying(
    'functions: a body as text is what was written',
    (body) => `create table t (id int); create function f() returns int language sql as '${body}'`,
    ['select 1', 'select 1', 'select  1'],
  ),
  varying(
    'exclusion constraints: a predicate',
    (where) =>
      `create table t (r tsrange, v varchar(9), constraint k exclude using gist (r with &&) where (${where}))`,
    ["v in ('a', 'b')", "v::text = any (array['a', 'b'])", "v in ('a')"],
  ),
  varying(
    'statistics: an expression',
    (expression) => `create table t (v varchar(9), n int); create statistics k on (${expression}), n from t`,
    ['lower(v)', 'lower(v::text)', 'upper(v)'],
  ),
  varying(
    'partitions: an expression',
    (key) => `create table t (v varchar(9), n int) partition by list ((${key}))`,
    ['lower(v)', 'lower(v::text)', 'upper(v)'],
  ),
  varying(
    'default of a view column',
    (value) =>
      `create table t (p numeric(9,2)); create view k as select p from t; alter view k alter p set default ${value}`,
    ['now()::text::numeric', 'current_timestamp::text::numeric', '1'],
  ),
];
