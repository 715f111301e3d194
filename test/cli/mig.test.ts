import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { buildProgram, type Program } from '../support/program.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';
import { runMig, type RunResult } from './run-mig.ts';

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

let project: TestProject;

afterEach(() => project.remove());

const mig = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: project.root });

const branched = {
  'migrations/1.sql': sqlRevision({
    id: 'a1',
    upgrade: 'create table t (id integer);',
    downgrade: 'drop table t;',
  }),
  'migrations/2.sql': sqlRevision({
    id: 'b2',
    down: 'a1',
    header: '-- branchLabels: left',
    upgrade: 'create table l (id integer);',
    downgrade: 'drop table l;',
  }),
  'migrations/3.sql': sqlRevision({
    id: 'c3',
    down: 'a1',
    upgrade: 'create table r (id integer);',
    downgrade: 'drop table r;',
  }),
};

describe('without a database', () => {
  it('mig --help fits one screen and shows every command with examples', async () => {
    project = makeProject();
    const { exit, stdout } = await mig('--help');
    expect(exit).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
     "Usage: mig <command> [options]

     Migrations: write revisions, run them, look at them.

     Write    init [directory]       make a folder for revisions and a configuration file
              list-templates         list what \`mig init --template\` can begin with
              revision               write a new revision file on top of the head
              merge [revisions...]   write a revision that joins several (default: all heads)
              rebase <revisions...>  put your line of history on top of another (edits headers only)
              squash <from:to>       put one revision in the place of several, after trying both
              edit <revision>        open revision files in your editor
     Run      upgrade [target]       run what the target needs and the database lacks (default: head)
              downgrade <target>     revert everything above the target
              redo [target]          revert one revision and run it again
              stamp <revisions...>   write the version table without running anything
              ensure-version         make the version table if it is missing
              journal                show a revision that stopped half-way, and settle it
     Look     current                show which revisions the database is at
              history                list the revisions, newest first
              heads                  list the revisions that nothing follows
              branches               list the revisions that several others follow
              show <revisions...>    show everything about revisions
     Compare  snapshot               print everything the database's catalog knows, as JSON
              diff <before> <after>  compare two databases or snapshots; exit 1 when they differ
              check                  compare a database with the schema; exit 1 for a missing revision
     Shell    completion <shell>     print a script that completes commands in bash, zsh or fish

     Options  --version              print the version
              --config <file>        configuration file (default: the nearest mig.config.*)
              --url <url>            database (default: the configuration, then DATABASE_URL)
              -n, --name <database>  one of several databases of the configuration
              -x, --arg <key=value>  handed to configuration, revisions and hooks; may repeat
              --json                 print the result as JSON
              -q, --quiet            print nothing but errors
              -h, --help             print this; \`mig <command> --help\` for a command

     Examples:
       mig init                     start
       mig revision -m "add users"  write a revision
       mig upgrade                  run what the database lacks
       mig downgrade -1             one step back
       mig history -i               the revisions, and where the database is
     "
    `);
    expect(stdout.split('\n').length).toBeLessThan(45);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('CMD-01 --version prints a version', async () => {
    project = makeProject();
    expect(await mig('--version')).toEqual({
      exit: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
      stderr: '',
    });
  });

  it.each([
    [['upgrad'], "unknown command 'upgrad'; did you mean `upgrade`?"],
    [['history', '--verbos'], "unknown option '--verbos'; did you mean `--verbose`?"],
    [['downgrade'], "missing required argument 'target'"],
    [[], 'a command is missing'],
    [['heads', 'x'], 'too many arguments'],
  ])('CMD-06 %j is a usage error with advice', async (argv, text) => {
    project = makeProject();
    const { exit, stdout, stderr } = await mig(...argv);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '' });
    expect(stderr).toContain('error MIG_USAGE');
    expect(stderr).toContain(text);
  });

  it('errors are JSON too', async () => {
    project = makeProject();
    const { stderr } = await mig('upgrad', '--json');
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'MIG_USAGE', exitCode: 3 } });
  });

  it('a typo in the configuration: exit 3, place and advice, no stack', async () => {
    project = makeProject({
      'mig.config.ts': "export default {\n  migrations: 'm',\n  guard: { sever: 1 },\n};\n",
    });
    expect(await mig('heads')).toEqual({
      exit: 3,
      stdout: '',
      stderr:
        'error MIG_CONFIG_UNKNOWN_KEY  mig.config.ts: there is no key `guard.sever`. Did you mean `guard.server`?\n  at mig.config.ts:3\n',
    });
  });

  it('no database named', async () => {
    project = makeProject(branched);
    const { exit, stderr } = await mig('current');
    expect(exit).toBe(3);
    expect(stderr).toContain('error MIG_NO_URL');
  });

  it('CMD-12 CMD-14 init makes the folder and the configuration, and never overwrites', async () => {
    project = makeProject();
    const before = readFileSync(join(project.root, 'mig.config.ts'), 'utf8');
    expect((await mig('init', 'db')).stdout).toContain('kept  mig.config.ts');
    expect(readFileSync(join(project.root, 'mig.config.ts'), 'utf8')).toBe(before);
    expect(await mig('init', 'db')).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining('MIG_DIRECTORY_NOT_EMPTY') as unknown,
    });
    const fresh = join(project.root, 'fresh');
    project.write('fresh/x', '');
    const made = await runMig(['init'], { cwd: fresh });
    expect(made).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('made  mig.config.ts') as unknown,
    });
    expect((await runMig(['heads'], { cwd: fresh })).exit).toBe(0);
    expect((await runMig(['revision', '-m', 'Add users'], { cwd: fresh })).stdout).toMatch(
      /^made {2}migrations\/\w{12}_add_users\.ts\n$/,
    );
    expect((await runMig(['heads'], { cwd: fresh })).stdout).toMatch(/^\w{12} \(head\), Add users\n$/);
  });

  it('CMD-42 CMD-43 CMD-47 history, heads and show', async () => {
    project = makeProject({
      ...branched,
      'migrations/4.sql': sqlRevision({
        id: 'd4',
        down: 'c3',
        header: '-- dependsOn: b2',
        upgrade: 'select 1;',
      }),
    });
    expect((await mig('history')).stdout).toMatchInlineSnapshot(`
     "c3 (b2) -> d4 (head), Revision d4
     a1 -> c3, Revision c3
     a1 -> b2 (left) (effective head), Revision b2
     <base> -> a1 (branchpoint), Revision a1
     "
    `);
    expect((await mig('heads')).stdout).toMatchInlineSnapshot(`
     "b2 (left) (effective head), Revision b2
     d4 (head), Revision d4
     "
    `);
    expect((await mig('heads', '--resolve-dependencies')).stdout).toBe('d4 (head), Revision d4\n');
    expect((await mig('show', 'a1')).stdout).toMatchInlineSnapshot(`
     "Revision:      a1 (branchpoint)
     Parent:        <base>
     Branches into: b2, c3
     Path:          migrations/1.sql:1

         Revision a1
     "
    `);
    expect((await mig('show', 'base')).stdout).toBe('');
    expect(JSON.parse((await mig('show', 'd4', '--json')).stdout)).toMatchObject([
      { id: 'd4', down: ['c3'], dependsOn: ['b2'] },
    ]);
  });

  it('CMD-18 CMD-24 CMD-26 CMD-28 CMD-30 revision writes what it is told, and refuses before it writes', async () => {
    project = makeProject(branched);
    const two = await mig('revision', '-m', 'x');
    expect(two).toMatchObject({
      exit: expect.any(Number) as unknown,
      stderr: expect.stringContaining('MIG_MULTIPLE_HEADS') as unknown,
    });
    const made = await mig(
      'revision',
      '-m',
      'More left',
      '--head',
      'left@head',
      '--rev-id',
      'd4',
      '--branch-label',
      'deep',
      '--depends-on',
      'c3',
      '--sql-file',
    );
    expect(made).toMatchObject({ exit: 0, stdout: 'made  migrations/d4_more_left.sql\n' });
    expect(JSON.parse((await mig('show', 'deep', '--json')).stdout)).toMatchObject([
      { id: 'd4', down: ['b2'], labels: ['deep'], dependsOn: ['c3'] },
    ]);
    const count = readdirSync(join(project.root, 'migrations')).length;
    for (const bad of [
      ['--rev-id', 'a+b'],
      ['--rev-id', 'd4'],
      ['--rev-id', 'x'.repeat(33)],
      ['--head', 'a1'],
    ])
      expect((await mig('revision', '--head', 'c3', '-m', 'bad', ...bad)).exit).toBeGreaterThan(1);
    expect(readdirSync(join(project.root, 'migrations'))).toHaveLength(count);
  });

  it('CMD-34 merge joins the heads, and the commands of the hint work when pasted', async () => {
    project = makeProject(branched);
    expect((await mig('merge', 'heads', '-m', 'join')).stdout).toMatch(
      /^made {2}migrations\/\w{12}_join\.ts, joining b2, c3\n$/,
    );
    expect((await mig('heads')).stdout).toMatch(/^\w{12} \(head\) \(mergepoint\), join\n$/);
  });

  it('CMD-07 CMD-41 --sql prints SQL alone, also when quiet; as JSON on request', async () => {
    project = makeProject(branched);
    const plain = await mig('upgrade', 'heads', '--sql');
    expect(plain).toMatchObject({ exit: 0, stderr: '' });
    expect((await mig('upgrade', 'heads', '--sql', '-q')).stdout).toBe(plain.stdout);
    expect(JSON.parse((await mig('upgrade', 'heads', '--sql', '--json')).stdout)).toMatchObject({
      sql: plain.stdout,
      after: ['c3', 'b2'],
    });
  });

  it('a folder of revisions that is not there is no empty history', async () => {
    project = makeProject();
    for (const verb of [['heads'], ['history'], ['upgrade', '--url', 'pglite:']])
      expect(await mig(...verb)).toMatchObject({
        exit: 2,
        stderr: expect.stringContaining('MIG_MIGRATIONS_NOT_FOUND') as unknown,
      });
    expect((await mig('revision', '-m', 'first')).exit).toBe(0);
    expect((await mig('heads')).exit).toBe(0);
  });

  it('CMD-34 without a message a merge says what it joins', async () => {
    project = makeProject(branched);
    expect((await mig('merge')).stdout).toMatch(/_merge_b2_and_c3\.ts, joining b2, c3\n$/);
  });

  it('the real program runs with a scrubbed environment and exits by itself', async () => {
    project = makeProject(branched);
    expect(await program.run(['heads'], { cwd: project.root })).toEqual({
      exit: 0,
      stdout: 'b2 (left) (head), Revision b2\nc3 (head), Revision c3\n',
      stderr: '',
    });
  });
});

describeOn({ dialect: 'postgresql', embedded: true }, () => {
  it('a database in this process by URL keeps its data in a folder', async () => {
    project = makeProject(branched);
    const here = { cwd: project.root, env: { DATABASE_URL: 'pglite:./data' } };
    expect((await runMig(['upgrade', 'left'], here)).stdout).toBe(
      'upgrade base -> a1  Revision a1 ... done\nupgrade a1 -> b2  Revision b2 ... done\npglite:./data is at b2.\n',
    );
    expect(existsSync(join(project.root, 'data'))).toBe(true);
    expect((await runMig(['current'], here)).stdout).toBe('b2 (left) (head), Revision b2\n');
    expect((await runMig(['downgrade', 'base', '-q'], here)).stdout).toBe('');
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await scratchUrl(server));
  });
  afterEach(() => drop());

  const on = (...argv: readonly string[]): Promise<RunResult> =>
    runMig(argv, { cwd: project.root, env: { DATABASE_URL: url } });

  it('CMD-08 status lines, then where the database is; nothing to do is said', async () => {
    project = makeProject(branched);
    const { stdout } = await on('upgrade', 'heads');
    expect(stdout.replaceAll(url, 'URL')).toBe(
      'upgrade base -> a1  Revision a1 ... done\nupgrade a1 -> c3  Revision c3 ... done\nupgrade a1 -> b2  Revision b2 ... done\nURL is at c3, b2.\n',
    );
    expect((await on('upgrade', 'heads')).stdout.replaceAll(url, 'URL')).toBe(
      'Nothing to do: URL is at c3, b2.\n',
    );
    expect((await on('current')).stdout).toBe('b2 (left) (head), Revision b2\nc3 (head), Revision c3\n');
    expect((await on('history', '-i')).stdout).toContain('a1 -> c3 (head) (current), Revision c3');
    expect((await on('history', '-r', 'current:')).exit).toBeLessThan(4);
    expect(JSON.parse((await on('downgrade', 'left@base', '--json')).stdout)).toMatchObject({
      after: expect.any(Array) as unknown,
    });
  });

  it('a failing revision: FAILED, error with place, statement and truth; exit 2', async () => {
    project = makeProject({
      'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table t (id integer);\nselect nothing;' }),
    });
    const { exit, stdout, stderr } = await on('upgrade');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: 'upgrade base -> a1  Revision a1 ... FAILED\n' });
    expect(stderr).toMatchInlineSnapshot(`
     "error MIG_REVISION_FAILED  The upgrade of a1 (Revision a1) failed: column "nothing" does not exist (42703)
       a1 was rolled back. The database is at base.
       at migrations/1.sql:7

         select nothing

       hint Mend the revision and run the same upgrade again; what has run already is not run twice.
     "
    `);
  });

  it('CMD-08 a wrong password and an unreachable host are one error each, without the password', async () => {
    project = makeProject(branched);
    for (const [bad, code] of [
      ['postgres://u:s3cret@127.0.0.1:1/x', 'MIG_CONNECTION_FAILED'],
      ['postgres://u:s3cret@no-such-host.invalid/x', 'MIG_CONNECTION_FAILED'],
      [`${url}_not_there?password=s3cret`, 'MIG_CONNECTION_FAILED'],
      ['mysqlx://u:s3cret@h/x', 'MIG_DIALECT_UNKNOWN'],
    ] as const) {
      const { exit, stderr } = await runMig(['current', '--url', bad], { cwd: project.root });
      expect(stderr).toContain(`error ${code}`);
      expect(exit).toBe(code === 'MIG_CONNECTION_FAILED' ? 2 : 3);
      expect(stderr).not.toContain('s3cret');
      expect(stderr.split('\n').length).toBeLessThan(8);
    }
  });

  it('CMD-53 ERR-13 a row that names no revision is told with its way out', async () => {
    project = makeProject(branched);
    await on('stamp', 'a1');
    await query(url, "update alembic_version set version_num = 'gone'");
    for (const verb of [['current'], ['upgrade', 'heads'], ['downgrade', 'base']]) {
      const { exit, stderr } = await on(...verb);
      expect(exit).toBe(2);
      expect(stderr).toContain('gone');
      expect(stderr).toContain('--purge');
    }
    expect((await on('stamp', 'a1', '--purge')).stdout.replaceAll(url, 'URL')).toContain('-> a1');
  });

  it('snapshot and diff: files and URLs, exit 1 when they differ, no configuration needed', async () => {
    project = makeProject({ 'mig.config.ts': '' });
    await query(url, 'create table t (id integer)');
    expect((await mig('snapshot', '--url', url, '-o', 'a.json', '--config', 'none.ts')).exit).toBe(3);
    const outside = makeProject();
    const run = (...argv: string[]): Promise<RunResult> => runMig(argv, { cwd: outside.root });
    try {
      expect((await run('snapshot', '--url', url, '-o', 'a.json')).stdout).toMatch(
        /^made {2}a\.json, \d+ objects\n$/,
      );
      expect(await run('diff', 'a.json', url)).toEqual({ exit: 0, stdout: 'No differences.\n', stderr: '' });
      await query(url, 'alter table t alter id type bigint; create table more (id integer)');
      const { exit, stdout } = await run('diff', 'a.json', url);
      expect(exit).toBe(1);
      expect(stdout).toMatchInlineSnapshot(`
       "~ column public.t.id
           type: "integer" -> "bigint"
       + table public.more

       2 objects differ.
       "
      `);
      expect(JSON.parse((await run('diff', 'a.json', url, '--json')).stdout)).toHaveLength(2);
      expect((await run('diff', 'nope.json', url)).stderr).toContain('MIG_SNAPSHOT_UNREADABLE');
    } finally {
      outside.remove();
    }
  });

  it('two processes at once on an empty database: each revision runs once, both exit 0', async () => {
    project = makeProject(branched);
    const options = { cwd: project.root, env: { DATABASE_URL: url } };
    const ended = await Promise.all([1, 2].map(() => program.run(['upgrade', 'heads', '--json'], options)));
    expect(ended.map(({ exit }) => exit)).toEqual([0, 0]);
    const ran = ended.flatMap(
      ({ stdout }) => (JSON.parse(stdout) as { revisions: { revision: string }[] }).revisions,
    );
    expect(ran.map(({ revision }) => revision).sort()).toEqual(['a1', 'b2', 'c3']);
  });
});

describe('colour', () => {
  it.each([
    ['a terminal', {}, true, true],
    ['no terminal', {}, false, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['NO_COLOR beats FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
    ['a dumb terminal', { TERM: 'dumb' }, true, false],
  ])('%s', async (_what, env, isTTY, coloured) => {
    project = makeProject(branched);
    const { stdout } = await runMig(['heads'], { cwd: project.root, env, isTTY });
    expect(stdout.includes('\u001b[')).toBe(coloured);
  });
});
