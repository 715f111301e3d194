import { connect, dialectNamed } from '../../src/dialects/index.ts';
import { runGuard, type Report } from '../../src/commands/index.ts';
import { describeOn, type TestServer } from '../support/databases.ts';
import { sqlProject } from '../support/sql-project.ts';

const dialect = dialectNamed('postgresql');

function shortFindings(report: Report): readonly string[] {
  return report.findings.map(({ code, location }) => `${code} ${location?.object ?? ''}`);
}

describeOn({ dialect: 'postgresql', embedded: false }, (server: TestServer) => {
  const check = async (
    revisions: Parameters<typeof sqlProject>[0],
    url = server.url,
  ): Promise<readonly string[]> => {
    const project = sqlProject(revisions);
    const report = await runGuard({ from: project.folder, environment: {}, url, checks: ['round-trip'] });
    project.remove();
    expect(report.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
    return shortFindings(report);
  };

  test('a transaction that a downgrade leaves open is rolled back: nothing was restored', async () => {
    expect(await check([['0001_t', 'create table t (id int)', 'begin; drop table t;']])).toEqual([
      'MC201 table public.t',
      'MC206 ',
    ]);
  });

  test('a role that a file sets ends with the file', async () => {
    const secret = 'create table t (id int); alter table t enable row level security;';
    expect(
      await check([
        ['0001_t', `${secret} alter table t force row level security; set role pg_monitor`, 'drop table t'],
        ['0002_u', 'create table u (id int)', 'drop table u'],
      ]),
    ).toEqual([]);
  });

  test('settings, temporary tables and prepared statements of a file end with it', async () => {
    const leave = "set search_path = ''; create temp table t (id int); prepare p as select 1;";
    expect(
      await check([
        ['0001_t', `create table t (id int); ${leave}`, `drop table t; ${leave}`],
        ['0002_u', `create table u (id int); ${leave}`, `drop table u; ${leave}`],
      ]),
    ).toEqual([]);
  });

  test('rows that this role may not read are no reason to give up', async () => {
    const role = `mig_check_reader_${process.pid}`;
    const admin = await connect(dialect, { url: server.url }, { from: `${process.cwd()}/` });
    await admin.execute(`create role ${role} login createdb`);
    try {
      const url = new URL(server.url);
      url.username = role;
      const forced = 'enable row level security; alter table t force row level security';
      expect(
        await check(
          [
            ['0001_schema', `create schema app`, 'drop schema app'],
            [
              '0002_t',
              `create table app.t (id int); alter table app.t ${forced.replace(' t ', ' app.t ')}`,
              'drop table app.t',
            ],
            ['0003_u', 'create table app.u (id int)', 'drop table app.u'],
          ],
          url.href,
        ),
      ).toEqual([]);
    } finally {
      await admin.execute(`drop role ${role}`);
      await admin.close();
    }
  });
});
