import { runGuard, type Report } from '../../src/commands/index.ts';
import { describeOn, type TestServer } from '../support/databases.ts';
import { createProject, sqlProject } from '../support/sql-project.ts';

/** Of a revision that makes `before`, and one that goes `up` and `down` on it: the findings of the second. */
type Leak = readonly [id: string, before: string, up: string, down: string, findings: readonly string[]];

/** Rows of the list of leaks that a naive round trip misses, through the whole guard. */
const LEAKS: readonly Leak[] = [
  [
    'C-1 an enum is left',
    'create table t (id int)',
    "create type mood as enum ('a', 'b'); alter table t add m mood",
    'alter table t drop column m',
    ['MC201 enum public.mood', 'MC206 '],
  ],
  [
    'C-3 a primary key leaves NOT NULL',
    'create table t (id int)',
    'alter table t add constraint pk primary key (id)',
    'alter table t drop constraint pk',
    ['MC203 column public.t.id'],
  ],
  [
    'C-4 a sequence is left',
    'create table t (id int)',
    "create sequence t_s owned by t.id; alter table t alter id set default nextval('t_s')",
    'alter table t alter id drop default',
    ['MC201 sequence public.t_s', 'MC206 '],
  ],
  [
    'C-9 the options of a foreign key get lost',
    'create table p (id int primary key); create table t (p int, constraint f foreign key (p) references p on delete cascade deferrable)',
    'alter table t drop constraint f',
    'alter table t add constraint f foreign key (p) references p',
    ['MC203 foreign key public.t.f'],
  ],
  [
    'C-11 forced row security stays',
    'create table t (id int)',
    'alter table t enable row level security; alter table t force row level security',
    'alter table t disable row level security',
    ['MC203 table public.t'],
  ],
  [
    'C-16 IF EXISTS drops what was there before',
    'create table t (id int)',
    'create table if not exists t (id int)',
    'drop table if exists t',
    ['MC202 table public.t'],
  ],
  [
    'the order of grants and options is no leak',
    'create table t (a int) with (fillfactor = 70, autovacuum_enabled = false); grant select on t to public; grant select on t to pg_monitor',
    'revoke select on t from public; alter table t reset (fillfactor)',
    'grant select on t to public; alter table t set (fillfactor = 70)',
    [],
  ],
  [
    'B-17 a type there and back is no leak',
    'create table t (a varchar(10))',
    'alter table t alter a type text',
    'alter table t alter a type varchar(10)',
    [],
  ],
];

function shortFindings(report: Report, revision: string): readonly string[] {
  return report.findings
    .filter(({ location }) => location?.revision === revision)
    .map(({ code, location }) => `${code} ${location?.object ?? ''}`);
}

const PAIR = [
  ['0001_a', 'create table a (id int primary key)', 'drop table a'],
  ['0002_b', 'create table b (id int primary key, a int)', 'drop table b'],
] as const;

describeOn({ dialect: 'postgresql', embedded: false }, (server: TestServer) => {
  const check = (from: string, options: object = {}) =>
    runGuard({ from, environment: {}, url: server.url, ...options });

  test.each(LEAKS)('%s', async (_id, before, up, down, findings) => {
    const project = sqlProject([
      ['0001_before', before, 'drop schema public cascade; create schema public'],
      ['0002_leak', up, down],
    ]);
    const report = await check(project.folder, { checks: ['round-trip'] });
    project.remove();
    expect(shortFindings(report, '0002_leak')).toEqual(findings);
    expect(report.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
  });

  test('a clean history is clean, and says what it compared', async () => {
    const project = sqlProject(PAIR, { 'schema.sql': PAIR.map(([, up]) => `${up};`).join('\n') });
    const report = await check(project.folder);
    const again = await check(project.folder);
    project.remove();
    expect(report.findings).toEqual([]);
    expect(report.notes).toEqual([]);
    expect(report).toMatchObject({ exitCode: 0, verdict: 'clean' });
    expect(report.checks.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['single-head', 'passed'],
      ['round-trip', 'passed'],
      ['drift', 'passed'],
    ]);
    expect(withoutTimes(again)).toEqual(withoutTimes(report));
  });

  test('one failure never hides the next: every revision is judged on its own (G-20)', async () => {
    const project = sqlProject([
      ['0001_a', 'create table a (id int)', ''],
      ['0002_b', 'create table b (id int)', 'drop table bb'],
      ['0003_c', 'create table c (id int)', null],
      ['0004_d', 'create table d (id int); create table e (id int)', 'drop table d'],
      ['0005_f', 'create table f (id int)', 'drop table f'],
    ]);
    const report = await check(project.folder, { checks: ['round-trip'] });
    project.remove();
    expect(report.findings.map(({ code, location }) => [code, location?.revision])).toEqual([
      ['MC209', '0001_a'],
      ['MC205', '0002_b'],
      ['MC208', '0003_c'],
      ['MC201', '0004_d'],
      ['MC206', '0004_d'],
    ]);
    expect(report.verdicts).toEqual([
      { id: '0001_a', upgrade: 'ok', downgrade: 'ok', restored: false, reapplied: false },
      { id: '0002_b', upgrade: 'ok', downgrade: 'failed', restored: false, reapplied: false },
      { id: '0003_c', upgrade: 'ok', downgrade: 'missing' },
      { id: '0004_d', upgrade: 'ok', downgrade: 'ok', restored: false, reapplied: false },
      { id: '0005_f', upgrade: 'ok', downgrade: 'ok', restored: true, reapplied: true },
    ]);
    const leak = report.findings.find(({ code }) => code === 'MC201');
    expect(leak).toMatchObject({
      location: { file: 'migrations/0004_d.down.sql', object: 'table public.e' },
      evidence: expect.arrayContaining([
        {
          title: 'Caused by the upgrade (migrations/0004_d.up.sql:1)',
          format: 'sql',
          text: 'create table e (id int)',
        },
      ]) as unknown,
    });
  });

  test('a failed upgrade stops what depends on it, and only that', async () => {
    const manifest = {
      revisions: [
        { id: 'a', up: 'a.sql', down: 'none.sql', parents: [] },
        { id: 'broken', up: 'broken.sql', down: 'none.sql', parents: ['a'] },
        { id: 'after', up: 'b.sql', down: 'none.sql', parents: ['broken'] },
        { id: 'beside', up: 'c.sql', down: 'c.down.sql', parents: ['a'] },
      ],
    };
    const project = createProject({
      'mig.config.js':
        "module.exports = { migrations: { kind: 'sql', directory: './m', manifest: './m/manifest.json' } };",
      'm/manifest.json': JSON.stringify(manifest),
      'm/a.sql': 'select 1',
      'm/none.sql': '',
      'm/broken.sql': 'select 1;\nselect * from nowhere',
      'm/b.sql': 'select 1',
      'm/c.sql': 'create table c (id int)',
      'm/c.down.sql': 'drop table c',
    });
    const report = await check(project.folder);
    project.remove();
    expect(report.verdicts.map(({ id, upgrade, restored }) => [id, upgrade, restored])).toEqual([
      ['a', 'ok', true],
      ['broken', 'failed', undefined],
      ['after', 'not run', undefined],
      ['beside', 'ok', true],
    ]);
    expect(report.findings.map(({ code }) => code)).toEqual(['MC101', 'MC204', 'MC306']);
    expect(report.findings[1]?.location).toEqual({ file: 'm/broken.sql', line: 2, revision: 'broken' });
  });

  test('an irreversible revision is shown with its reason, and a stale marker is a finding (G-22)', async () => {
    const project = sqlProject([
      ['0001_a', 'create table a (id int, b int)', 'drop table a'],
      ['0002_b', '-- irreversible: b is gone for good\nalter table a drop column b', null],
      ['0003_c', '-- irreversible: so they say\ncreate table c (id int)', 'drop table c'],
      ['0004_d', 'create table d (id int)', 'drop table d'],
    ]);
    const report = await check(project.folder, { checks: ['round-trip'] });
    project.remove();
    expect(report.findings.map(({ code, location }) => [code, location?.revision])).toEqual([
      ['MC211', '0003_c'],
    ]);
    expect(report.notes.map(({ message }) => message)).toEqual([
      '0002_b is irreversible: b is gone for good',
      '0003_c is irreversible: so they say',
      'The whole history was walked down to 0003_c, which is irreversible.',
    ]);
  });

  test('what only the whole way down shows is found (G-20)', async () => {
    const project = sqlProject([
      ['0001_a', 'create table a (id int)', 'drop table a'],
      [
        '0002_b',
        'create table b (id int)',
        'do $$ begin if not exists (select from a) then drop table b; end if; end $$',
      ],
      ['0003_c', 'insert into a values (1)', ''],
    ]);
    const report = await check(project.folder, { checks: ['round-trip'] });
    project.remove();
    expect(report.findings.map(({ code, message }) => [code, message])).toEqual([
      ['MC212', 'From the heads down to the base, table public.b is left.'],
    ]);
    expect(report.verdicts.every(({ restored }) => restored)).toBe(true);
  });

  test('statements that cannot run in a transaction work (G-23)', async () => {
    const project = sqlProject([
      ['0001_a', "create table a (id int); create type m as enum ('x')", 'drop table a; drop type m'],
      ['0002_b', 'create index concurrently i on a (id)', 'drop index concurrently i'],
      ['0003_c', "-- irreversible: values stay\nalter type m add value 'y'", null],
    ]);
    const report = await check(project.folder, { checks: ['round-trip'] });
    project.remove();
    expect(report).toMatchObject({ exitCode: 0, findings: [] });
  });

  test('drift is told object by object, with what was found and what is wanted (G-30)', async () => {
    const project = sqlProject(PAIR, {
      'schema.sql':
        'create table a (id int primary key); create table b (id int primary key, a bigint); create table c (id int)',
    });
    const report = await check(project.folder, { checks: ['drift'] });
    project.remove();
    expect(report.exitCode).toBe(1);
    expect(report.findings.map(({ code, location }) => [code, location?.object])).toEqual([
      ['MC303', 'column public.b.a'],
      ['MC301', 'table public.c'],
    ]);
    expect(report.findings[0]?.evidence[0]).toEqual({
      title: 'Found → wanted',
      format: 'diff',
      text: 'type: integer → bigint',
    });
  });

  test.each([
    ['an empty file', '-- nothing yet\n', 'MIG_SCHEMA_EMPTY'],
    ['no tables', 'create sequence s', 'MIG_SCHEMA_EMPTY'],
    ['a statement that fails', 'create table t (a nonsense)', 'MIG_SCHEMA_FAILED'],
  ])('a schema with %s is an error, never drops (G-32)', async (_what, schema, code) => {
    const project = sqlProject(PAIR, { 'schema.sql': schema });
    const report = await check(project.folder, { checks: ['drift'] });
    project.remove();
    expect(report.exitCode).toBe(2);
    expect(report.checks[0]?.error?.code).toBe(code);
  });

  test('a schema that lacks most tables was read wrongly: one finding (G-32)', async () => {
    const revisions = ['a', 'b', 'c'].map((name, index) => {
      return [`000${index + 1}_${name}`, `create table ${name} (id int)`, `drop table ${name}`] as const;
    });
    const project = sqlProject(revisions, { 'schema.sql': 'create table a (id int)' });
    const report = await check(project.folder, { checks: ['drift'] });
    project.remove();
    expect(report.findings.map(({ code }) => code)).toEqual(['MC304']);
  });
});

test('no revisions, no folder, an unreachable server, an unknown check: errors by name (G-01)', async () => {
  const empty = createProject({
    'mig.config.js': "module.exports = { migrations: { kind: 'sql', directory: '.' } };",
  });
  const project = sqlProject(PAIR);
  const runs = [
    runGuard({ from: empty.folder, environment: {} }),
    runGuard({
      from: project.folder,
      environment: { MIG_CHECK_URL: 'postgres://nobody:secret@127.0.0.1:1/x' },
    }),
    runGuard({ from: project.folder, environment: {}, checks: ['round-tripp'] }),
    runGuard({ from: project.folder, environment: {}, checks: ['drift'] }),
  ];
  const reports = await Promise.all(runs);
  empty.remove();
  project.remove();
  expect(
    reports.map(({ exitCode, checks }) => [
      exitCode,
      checks.find(({ error }) => error !== undefined)?.error?.code,
    ]),
  ).toEqual([
    [2, 'MIG_NO_REVISIONS'],
    [2, 'MIG_CONNECTION_FAILED'],
    [3, 'MIG_UNKNOWN_CHECK'],
    [3, 'MIG_NO_SCHEMA'],
  ]);
  expect(JSON.stringify(reports)).not.toContain('secret');
});

function withoutTimes(report: Report): unknown {
  return JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === 'durationMs' ? 0 : value)));
}
