import { main } from '../../../src/cli/mig/main.ts';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { query } from '../../support/query.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;

const table = (id: string, down: string): string =>
  sqlRevision({ id, down, upgrade: `create table ${id} (id int);`, downgrade: `drop table ${id};` });

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await scratchUrl(server));
    project = makeProject({
      'migrations/1.sql': table('a1', ''),
      'migrations/2.sql': table('b2', 'a1'),
      'migrations/3.sql': table('c3', 'b2'),
    });
    await on('upgrade', '-q');
  });
  afterEach(async () => {
    project.remove();
    await drop();
  });

  const on = async (...argv: readonly string[]): Promise<RunResult> => {
    const { stdout, ...rest } = await runMig(argv, { cwd: project.root, env: { DATABASE_URL: url } });
    return { ...rest, stdout: stdout.replaceAll(url, 'URL') };
  };

  /** At a terminal where a person gives `answer`. */
  async function atTerminal(
    argv: readonly string[],
    answer: () => Promise<string>,
    env: Record<string, string> = {},
  ): Promise<RunResult & { readonly asked: number }> {
    let [stdout, stderr, asked] = ['', '', 0];
    const exit = await main(argv, {
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text) },
      env: { DATABASE_URL: url, NO_COLOR: '1', ...env },
      cwd: project.root,
      isTTY: true,
      ask: (question) => {
        stdout += question;
        asked += 1;
        return answer();
      },
    });
    return { exit, stdout: stdout.replaceAll(url, 'URL'), stderr, asked };
  }

  const rows = async (): Promise<unknown> => query(url, 'select version_num from alembic_version');

  it('CMD-38 the plan is printed before a downgrade; without a terminal nothing is asked', async () => {
    expect(await on('downgrade', 'a1')).toEqual({
      exit: 0,
      stderr: '',
      stdout: `To be reverted on URL, in this order:
  c3  Revision c3
  b2  Revision b2
downgrade c3 -> b2  Revision c3 ... done
downgrade b2 -> a1  Revision b2 ... done
URL is at a1.
`,
    });
    expect((await on('downgrade', 'a1')).stdout).toBe('Nothing to do: URL is at a1.\n');
  });

  it('at a terminal a person is asked, once, and a no leaves everything as it is', async () => {
    expect(await atTerminal(['downgrade', '-1'], async () => 'n')).toMatchObject({
      exit: 2,
      asked: 1,
      stdout: 'To be reverted on URL, in this order:\n  c3  Revision c3\nGo on? [y/N] ',
      stderr: expect.stringContaining('MIG_NOT_CONFIRMED') as unknown,
    });
    expect(await rows()).toEqual([{ version_num: 'c3' }]);
    expect(await atTerminal(['downgrade', '-1'], async () => 'Yes')).toMatchObject({ exit: 0, asked: 1 });
    expect(await rows()).toEqual([{ version_num: 'b2' }]);
  });

  it.each([
    [['--yes'], {}],
    [['-q'], {}],
    [['--json'], {}],
    [[], { CI: 'true' }],
  ] as const)('nothing is asked with %j and %j', async (flags, env) => {
    const ran = await atTerminal(['downgrade', '-1', ...flags], async () => 'n', env);
    expect(ran).toMatchObject({ exit: 0, asked: 0 });
    expect(await rows()).toEqual([{ version_num: 'b2' }]);
  });

  it('when another run moves the database during the question, nothing runs', async () => {
    const ran = await atTerminal(['downgrade', 'base'], async () => {
      await on('downgrade', '-1');
      return 'y';
    });
    expect(ran).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/MIG_PLAN_CHANGED.*c3, b2, a1 was to run, now b2, a1 would/) as unknown,
    });
    expect(await rows()).toEqual([{ version_num: 'b2' }]);
  });

  it('--dry-run says what would run, and runs nothing', async () => {
    expect((await on('downgrade', 'base', '--dry-run')).stdout).toBe(
      'To be reverted on URL, in this order:\n  c3  Revision c3\n  b2  Revision b2\n  a1  Revision a1\n',
    );
    expect(JSON.parse((await on('downgrade', '-1', '--dry-run', '--json')).stdout)).toMatchObject({
      dryRun: true,
      revisions: [{ revision: 'c3' }],
      after: ['b2'],
    });
    expect((await on('upgrade', '--dry-run')).stdout).toBe('Nothing to do.\n');
    expect(await rows()).toEqual([{ version_num: 'c3' }]);
  });

  it('DIR-10 a missing downgrade is found before anything runs, named with its file', async () => {
    project.write('migrations/1.sql', sqlRevision({ id: 'a1', upgrade: 'create table a1 (id int);' }));
    for (const argv of [
      ['downgrade', 'base'],
      ['downgrade', 'base', '--dry-run'],
      ['redo', 'base'],
    ]) {
      const { exit, stdout, stderr } = await on(...argv);
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
      expect(stderr).toMatch(/MIG_IRREVERSIBLE.*a1.*\n.*migrations\/1\.sql:1/s);
    }
    expect(await rows()).toEqual([{ version_num: 'c3' }]);
  });

  it('redo reverts the newest revision and runs it again, whatever it says now', async () => {
    project.write(
      'migrations/3.sql',
      sqlRevision({
        id: 'c3',
        down: 'b2',
        upgrade: 'create table other (id int);',
        downgrade: 'drop table c3;',
      }),
    );
    expect((await on('redo')).stdout).toBe(
      'downgrade c3 -> b2  Revision c3 ... done\nupgrade b2 -> c3  Revision c3 ... done\nURL is at c3, as before.\n',
    );
    expect(await query(url, "select tablename from pg_tables where tablename in ('c3', 'other')")).toEqual([
      { tablename: 'other' },
    ]);
    project.write('migrations/3.sql', table('c3', 'b2').replace('drop table c3', 'drop table other'));
    expect(JSON.parse((await on('redo', '-2', '--json')).stdout)).toMatchObject({
      rows: ['c3'],
      reverted: [{ revision: 'c3' }, { revision: 'b2' }],
      applied: [{ revision: 'b2' }, { revision: 'c3' }],
    });
  });
});
