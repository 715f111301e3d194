import { runGuard, type Report } from '../../../../src/commands/index.ts';
import { describeOn, type TestServer } from '../../../support/databases.ts';
import { sqlProject } from '../../../support/sql-project.ts';

/** On what `before` makes, `up` and `down`, which looks like a leak and is none; the down of `twin` does leak. */
interface Case {
  readonly id: string;
  readonly before: string;
  readonly up: string;
  readonly down: string;
  readonly twin: string;
}

const retyped = (id: string, types: readonly [string, string], check: string): Case => ({
  id: `B-17 ${id}: ${types.join(' and back to ')}`,
  before: `create table t (c ${types[0]}, constraint k check (${check}))`,
  up: `alter table t alter c type ${types[1]} using c::${types[1]}`,
  down: `alter table t alter c type ${types[0]} using c::${types[0]}`,
  twin: `alter table t drop constraint k, alter c type ${types[0]} using c::${types[0]}`,
});

const cases: readonly Case[] = [
  retyped('a list of strings', ['varchar(10)', 'text'], "c in ('x', 'y')"),
  retyped('a list of strings', ['text', 'varchar(10)'], "c not in ('x', 'y')"),
  retyped('one string', ['varchar(10)', 'text'], "c = 'x' or c like 'y%'"),
  retyped('a list of numbers', ['bigint', 'int'], 'c in (1, 2)'),
  retyped('a range of numbers', ['int', 'numeric'], 'c between 1 and 2'),
  retyped('a date', ['timestamp', 'date'], "c > '2020-01-01'"),
  {
    id: 'B-7 a default with another spelling',
    before: "create table t (c numeric(10, 2) default '0')",
    up: 'alter table t alter c drop default',
    down: 'alter table t alter c set default 0',
    twin: 'alter table t alter c set default 1',
  },
  {
    id: 'B-4 the clock',
    before: 'create table t (c timestamptz default now())',
    up: 'alter table t alter c drop default',
    down: 'alter table t alter c set default current_timestamp',
    twin: "alter table t alter c set default 'now'",
  },
  {
    id: 'gaps of dropped columns',
    before: 'create table t (a int, c int)',
    up: 'alter table t drop c',
    down: 'alter table t add c int',
    twin: 'alter table t add c bigint',
  },
  {
    id: 'where a sequence stands',
    before: 'create table t (id serial, c int)',
    up: 'insert into t (c) select generate_series(1, 5)',
    down: 'delete from t',
    twin: 'delete from t; alter sequence t_id_seq increment 2',
  },
  {
    id: 'statistics, and files on disk',
    before:
      'create table t (id int primary key, c int); insert into t select g, g from generate_series(1, 50) g',
    up: 'create index k on t (c); cluster t using k; analyze t',
    down: 'drop index k; truncate t; reindex table t',
    twin: 'truncate t; reindex table t',
  },
  {
    id: 'other OIDs',
    before: "create type e as enum ('a'); create table t (c e)",
    up: 'drop table t; drop type e',
    down: "create type e as enum ('a'); create table t (c e)",
    twin: "create type e as enum ('b'); create table t (c e)",
  },
];

const schemaOf = (index: number): string => `case_${index}`;
const idOf = (index: number): string => `${String(index + 1).padStart(4, '0')}_case`;
const inSchema = (index: number, sql: string): string =>
  `set search_path = ${schemaOf(index)}; ${sql}; reset search_path`;

/** One history for all cases: a schema and a revision for each. */
async function roundTrip(server: TestServer, direction: 'down' | 'twin'): Promise<Report> {
  const befores = cases.map(
    ({ before }, index) => `create schema ${schemaOf(index)}; ${inSchema(index, before)}`,
  );
  const drops = cases.map((_case, index) => `drop schema ${schemaOf(index)} cascade`);
  const project = sqlProject([
    ['0000_before', befores.join('; '), drops.join('; ')],
    ...cases.map(
      (item, index) => [idOf(index), inSchema(index, item.up), inSchema(index, item[direction])] as const,
    ),
  ]);
  const url = server.embedded ? 'embedded' : server.url;
  const report = await runGuard({ from: project.folder, environment: {}, url, checks: ['round-trip'] });
  project.remove();
  return report;
}

/** What the downgrade of one case did not restore. */
function leaksOf(report: Report, index: number): readonly string[] {
  return report.findings
    .filter(({ code, location }) => /^MC20[1235]$/.test(code) && location?.revision === idOf(index))
    .map(({ message }) => message);
}

describeOn({ dialect: 'postgresql' }, (server: TestServer) => {
  let same: Report;
  let twins: Report;
  beforeAll(async () => {
    same = await roundTrip(server, 'down');
    twins = await roundTrip(server, 'twin');
  }, 240_000);

  test('both histories ran', () => {
    for (const report of [same, twins]) {
      expect(report.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
      expect(report.verdicts.map(({ upgrade, downgrade }) => `${upgrade} ${downgrade}`)).toEqual(
        Array.from({ length: cases.length + 1 }, () => 'ok ok'),
      );
    }
    expect(same.findings).toEqual([]);
  });

  test.each(cases.map(({ id }, index): [string, number] => [id, index]))('%s', (_id, index) => {
    expect(leaksOf(same, index)).toEqual([]);
    expect(leaksOf(twins, index)).toHaveLength(1);
  });
});
