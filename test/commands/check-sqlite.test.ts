import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGuard, type Report } from '../../src/commands/index.ts';
import { describeOn, type TestServer } from '../support/databases.ts';
import { createProject, sqlProject } from '../support/sql-project.ts';

interface Leak {
  readonly name: string;
  readonly first: string;
  readonly up?: string;
  readonly down: string;
  /** Parts of messages that findings of the second revision must have. */
  readonly found: readonly (string | RegExp)[];
}

const COPY = 'insert into n select id, name from t; drop table t; alter table n rename to t';

const LEAKS: readonly Leak[] = [
  {
    name: 'C-S1: what a copied table loses',
    first: `create table t (id integer primary key autoincrement, name text collate nocase check (name <> ''));
      create index ix on t (name) where name is not null;
      create trigger tr after insert on t begin update t set name = 'a'; end`,
    down: `create table n (id integer primary key, name text); ${COPY}`,
    found: ['primary key t', 'column t.name', 'check constraint t (name)', 'index ix', 'trigger tr'],
  },
  {
    name: 'C-S2: child rows deleted with the old table',
    first: `create table t (id integer primary key, name text);
      create table c (id integer primary key, tid int references t (id) on delete cascade);
      insert into t values (1, 'a'); insert into c values (1, 1), (2, 1)`,
    down: `begin; pragma foreign_keys = off; create table n (id integer primary key, name text); ${COPY}; commit`,
    found: [/table c\b/],
  },
  {
    name: 'C-S3: a foreign key that followed the renamed table',
    first: 'create table t (id integer primary key, name text); create table c (tid int references t (id))',
    down: `alter table t rename to t_old; create table t (id integer primary key, name text);
      insert into t select id, name from t_old; drop table t_old`,
    found: ['foreign key c (tid)'],
  },
  {
    name: 'C-S4: the highest number given',
    first: `create table t (id integer primary key autoincrement, name text);
      insert into t (name) values ('a'), ('b'), ('c'); delete from t where id = 3`,
    down: `create table n (id integer primary key autoincrement, name text); ${COPY}`,
    found: [/table t\b/],
  },
  {
    name: 'C-S5: STRICT and WITHOUT ROWID',
    first: 'create table t (id integer primary key, name text) strict, without rowid',
    down: `create table n (id integer primary key, name text); ${COPY}`,
    found: [/table t\b/],
  },
  {
    name: 'C-S6: a view in the way',
    first: 'create table t (id integer primary key, name text); create view v as select name from t',
    down: `create table n (id integer primary key, name text); ${COPY}`,
    found: ['error in view v: no such table'],
  },
];

const check = (server: TestServer, folder: string, more: object = {}): Promise<Report> => {
  symlinkSync(join(server.from, 'node_modules'), join(folder, 'node_modules'));
  return runGuard({ from: folder, environment: {}, url: server.url, ...more });
};

describeOn({ dialect: 'sqlite' }, (server) => {
  test.each(LEAKS)('$name', async ({ first, up = 'alter table t add column x int', down, found }) => {
    const project = sqlProject([
      ['0001_first', first, 'select 1'],
      ['0002_second', up, down],
    ]);
    const report = await check(server, project.folder, { checks: ['round-trip'] });
    project.remove();
    expect(report.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
    const second = report.findings
      .filter(({ location }) => location?.revision?.includes('0002'))
      .map(({ message, location }) => `${location?.object ?? ''} ${message}`);
    for (const part of found)
      expect(second).toContainEqual(
        typeof part === 'string' ? expect.stringContaining(part) : expect.stringMatching(part),
      );
  });

  test('a clean history and its schema have no finding', async () => {
    const project = sqlProject(
      [
        ['0001_a', 'create table t (id integer primary key, name text not null)', 'drop table t'],
        [
          '0002_b',
          `create table u (tid int references t); insert into t (name) values ('seed')`,
          'drop table u; delete from t',
        ],
        ['0003_c', 'alter table t add column x int default 0', 'alter table t drop column x'],
      ],
      {
        'schema.sql': `CREATE TABLE "t" (id INTEGER PRIMARY KEY, name TEXT NOT NULL, x INT DEFAULT (0));
          CREATE TABLE u (tid INT REFERENCES t (id));`,
      },
    );
    const report = await check(server, project.folder);
    project.remove();
    expect(report.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(report.findings).toEqual([]);
  });

  test('drift comes with the SQL that closes it', async () => {
    const project = sqlProject([['0001_a', 'create table t (id int, name text)', 'drop table t']], {
      'schema.sql': 'create table t (id int, name text, age int not null default 0, check (age >= 0))',
    });
    const report = await check(server, project.folder, { checks: ['drift'] });
    project.remove();
    const evidence = report.findings.flatMap((finding) => finding.evidence.map(({ text }) => text));
    expect(evidence).toContainEqual(
      expect.stringContaining('INSERT INTO "t_new" ("id", "name") SELECT "id", "name" FROM "t"'),
    );
  });
});

describeOn({ dialect: 'sqlite', id: 'sqlite-wasm' }, () => {
  const files = {
    'migrations/0001_a.up.sql': 'create table t (id integer primary key)',
    'migrations/0001_a.down.sql': 'drop table t',
  };

  test.each([
    ['dialect', `dialect: 'sqlite'`],
    ['URL', `url: 'sqlite:app.db'`],
    ['URL of another tool', `url: 'file:./app.db'`],
  ])(
    'a project that says SQLite by its %s is checked in memory, and its file is not touched',
    async (_what, line) => {
      const project = createProject({
        ...files,
        'mig.config.js': `module.exports = { migrations: { kind: 'sql', directory: './migrations' }, ${line} };`,
      });
      const temporary = (): readonly string[] =>
        readdirSync(tmpdir()).filter((name) => name.startsWith('mig-check-sqlite-'));
      const before = temporary();
      const report = await runGuard({ from: project.folder, environment: {} });
      expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
      expect(report.server).toMatchObject({
        title: expect.stringMatching(/^SQLite 3\.\S+, embedded/) as string,
      });
      expect(existsSync(join(project.folder, 'app.db'))).toBe(false);
      expect(temporary()).toEqual(before);
      project.remove();
    },
  );
});
