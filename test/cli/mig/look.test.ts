import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { query } from '../../support/query.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const table = (id: string, down = '', header = ''): string =>
  sqlRevision({ id, down, header, upgrade: `create table ${id} (id int);`, downgrade: `drop table ${id};` });

const forked = {
  'migrations/1.sql': table('a1'),
  'migrations/2.sql': table('b2', 'a1', '-- branchLabels: left'),
  'migrations/3.sql': table('c3', 'a1'),
  'migrations/4.sql': table('d4', 'c3', '-- dependsOn: b2'),
};

const mig = (argv: readonly string[], env: Record<string, string> = {}): Promise<RunResult> =>
  runMig(argv, { cwd: project.root, env });

describe('without a database', () => {
  it('CMD-48 branches lists each branch point with its children', async () => {
    project = makeProject(forked);
    expect((await mig(['branches'])).stdout).toMatchInlineSnapshot(`
     "a1 (branchpoint), Revision a1
       -> b2 (left) (effective head), Revision b2
       -> c3, Revision c3
     "
    `);
    expect((await mig(['branches', '-v'])).stdout).toContain('Branches into: b2, c3');
    expect(JSON.parse((await mig(['branches', '--json'])).stdout)).toMatchObject([
      { revision: { id: 'a1' }, children: [{ id: 'b2' }, { id: 'c3' }] },
    ]);
  });

  it('CMD-47 heads -v prints long entries, --resolve-dependencies only what nothing depends on', async () => {
    project = makeProject(forked);
    expect((await mig(['heads', '-v', '--resolve-dependencies'])).stdout).toMatchInlineSnapshot(`
     "Revision:      d4 (head)
     Parent:        c3
     Depends on:    b2
     Path:          migrations/4.sql:1

         Revision d4
     "
    `);
  });

  it.each([
    [
      ['-r', 'c3:'],
      ['d4', 'c3'],
    ],
    [
      ['-r', ':c3'],
      ['c3', 'a1'],
    ],
    [
      ['-r', 'a1:c3'],
      ['c3', 'a1'],
    ],
    [
      ['-r', '-1:d4'],
      ['d4', 'c3'],
    ],
    [['-r-1:d4'], ['d4', 'c3']],
    [
      ['--rev-range', '-99:d4'],
      ['d4', 'c3', 'b2', 'a1'],
    ],
    [['--rev-range=-1:d4'], ['d4', 'c3']],
  ])('CMD-44 CMD-46 history %j', async (argv, ids) => {
    project = makeProject(forked);
    const listed = JSON.parse((await mig(['history', '--json', ...argv])).stdout) as { id: string }[];
    expect(listed.map(({ id }) => id)).toEqual(ids);
  });

  it.each([
    ['a1', 'MIG_HISTORY_RANGE_SYNTAX'],
    ['b2:c3', 'MIG_RANGE_NOT_ANCESTOR'],
    ['a:b:c', 'MIG_HISTORY_RANGE_SYNTAX'],
  ])('CMD-44 ERR-10 REV-21 REV-22 the range %s is refused', async (range, code) => {
    project = makeProject(forked);
    const { exit, stderr } = await mig(['history', '-r', range]);
    expect(exit).toBeGreaterThan(1);
    expect(stderr).toContain(code);
  });

  it('CMD-45 history -v prints long entries', async () => {
    project = makeProject(forked);
    const { stdout } = await mig(['history', '-v', '-r', ':a1']);
    expect(stdout).toContain('Revision:      a1 (branchpoint)\nParent:        <base>\n');
  });

  it('CMD-43 history --graph and --mermaid draw the lines', async () => {
    project = makeProject(forked);
    expect((await mig(['history', '--graph'])).stdout).toMatchInlineSnapshot(`
     "●  d4 (head), Revision d4 (needs b2)
     ●  c3, Revision c3
     │ ●  b2 (left) (effective head), Revision b2
     ├─╯
     ●  a1 (branchpoint), Revision a1
     "
    `);
    expect((await mig(['history', '--graph'], { LANG: 'C' })).stdout).toMatch(/^\* {2}d4 /);
    expect((await mig(['history', '--mermaid'])).stdout).toMatchInlineSnapshot(`
     "flowchart LR
       accTitle: Revision graph
       accDescr: 4 revisions. Heads: d4, b2.
       r0["a1 Revision a1"]
       r1["b2 Revision b2"]:::head
       r2["c3 Revision c3"]
       r3["d4 Revision d4"]:::head
       r0 --> r1
       r0 --> r2
       r2 --> r3
       r1 -.-> r3
       classDef head stroke:#d1242f,stroke-width:3px
     "
    `);
    expect((await mig(['history', '--mermaid', '--graph'])).exit).toBe(3);
  });

  it('CMD-42 show takes several, each shown once', async () => {
    project = makeProject(forked);
    const listed = JSON.parse((await mig(['show', 'heads', 'left', 'a1', 'b2', '--json'])).stdout) as {
      id: string;
    }[];
    expect(listed.map(({ id }) => id)).toEqual(['d4', 'b2', 'a1']);
  });

  it('CMD-57 CMD-41 ensure-version --sql prints the CREATE TABLE', async () => {
    project = makeProject();
    expect((await mig(['ensure-version', '--sql'])).stdout).toMatch(
      /^CREATE TABLE alembic_version \([^;]*version_num VARCHAR\(32\) NOT NULL[^;]*\);\n$/,
    );
  });

  it('CMD-12 CMD-15 init writes the language and an absolute folder as they were given', async () => {
    project = makeProject();
    const folder = join(project.root, "it's here");
    project.write('sub/x', '');
    const cwd = join(project.root, 'sub');
    expect((await runMig(['init', folder, '--language', 'sql'], { cwd })).exit).toBe(0);
    expect(readFileSync(join(cwd, 'mig.config.ts'), 'utf8')).toContain(
      `migrations: { directory: '${folder.replace("'", "\\'")}', language: 'sql' },`,
    );
    expect((await runMig(['revision', '-m', 'first', '--rev-id', 'r1'], { cwd })).stdout).toBe(
      `made  ${join(folder, 'r1_first.sql')}\n`,
    );
  });
});

describe('edit', () => {
  const editor = (name: string, text: string): string => {
    const file = project.write(name, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  it('CMD-56 opens the files in $EDITOR, which may have arguments, before $VISUAL', async () => {
    project = makeProject({ ...forked, 'migrations/4.sql': table('d4', 'c3') });
    const file = editor('my editor', 'echo "$@" > edited');
    const run = await mig(['edit', 'heads'], { EDITOR: `'${file}' --wait`, VISUAL: 'false', PATH: '/bin' });
    expect(run).toEqual({
      exit: 0,
      stdout: 'opened  migrations/2.sql\nopened  migrations/4.sql\n',
      stderr: '',
    });
    expect(readFileSync(join(project.root, 'edited'), 'utf8')).toBe(
      `--wait ${join(project.root, 'migrations/2.sql')} ${join(project.root, 'migrations/4.sql')}\n`,
    );
  });

  it('CMD-56 $VISUAL is next, then a common editor on the path', async () => {
    project = makeProject(forked);
    editor('bin/nano', 'echo nano > edited');
    editor('bin/visual', 'echo visual > edited');
    const PATH = `${join(project.root, 'bin')}:/bin`;
    await mig(['edit', 'a1'], { VISUAL: 'visual', PATH });
    expect(readFileSync(join(project.root, 'edited'), 'utf8')).toBe('visual\n');
    await mig(['edit', 'a1'], { PATH: join(project.root, 'bin') });
    expect(readFileSync(join(project.root, 'edited'), 'utf8')).toBe('nano\n');
  });

  it.each([
    ['base', {}, 'MIG_NOTHING_TO_EDIT'],
    ['zz', {}, 'MIG_REVISION_NOT_FOUND'],
    ['a1', { EDITOR: 'exit 3;' }, 'MIG_EDITOR_FAILED'],
    ['a1', { PATH: '/nowhere' }, 'MIG_EDITOR_MISSING'],
  ])('CMD-56 ERR-16 edit %s with %j is refused', async (revision, env, code) => {
    project = makeProject(forked);
    const { exit, stderr } = await mig(['edit', revision], env);
    expect(exit).toBeGreaterThan(1);
    expect(stderr).toContain(code);
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await scratchUrl(server));
  });
  afterEach(() => drop());
  const on = (...argv: readonly string[]): Promise<RunResult> => mig(argv, { DATABASE_URL: url });
  const hasTable = async (): Promise<boolean> =>
    (await query(url, "select 1 from pg_tables where tablename = 'alembic_version'")).length === 1;

  it('CMD-57 ensure-version makes the table, once', async () => {
    project = makeProject(forked);
    expect((await on('ensure-version')).stdout).toMatch(/^made {2}(public\.)?alembic_version, /);
    expect((await on('ensure-version')).stdout).toMatch(/^there {2}(public\.)?alembic_version already, /);
    expect(await query(url, 'select * from alembic_version')).toEqual([]);
    expect((await on('upgrade', 'a1')).exit).toBe(0);
  });

  it('CMD-33 CMD-49 reading never makes the version table', async () => {
    project = makeProject(forked);
    expect(await on('current')).toMatchObject({ exit: 0, stdout: '' });
    for (const argv of [
      ['current', '-v'],
      ['show', 'current'],
      ['history', '-i'],
      ['history', '-r', ':current'],
    ])
      expect((await on(...argv)).exit).toBe(0);
    expect((await on('edit', 'current')).stderr).toContain('MIG_NOTHING_TO_EDIT');
    expect(await hasTable()).toBe(false);
  });

  it('CMD-49 CMD-50 current shows lines applied only implicitly; -c compares with effective heads', async () => {
    project = makeProject(forked);
    await on('upgrade', 'c3');
    expect(await on('current', '-c')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('MIG_DATABASE_NOT_AT_HEAD') as unknown,
    });
    await on('upgrade', 'd4');
    expect(await on('current', '--check-heads')).toEqual({
      exit: 0,
      stdout: 'b2 (left) (effective head), Revision b2\nd4 (head), Revision d4\n',
      stderr: '',
    });
    expect((await on('current', '-v')).stdout).toMatch(
      /^postgres:\/\/\S+\n\nRevision: {6}b2 .*Revision: {6}d4 /s,
    );
    expect((await on('history', '-r', '-1:current')).stdout.split('\n')).toHaveLength(3);
    expect((await on('show', 'current')).stdout).toContain('d4 (head) (current)');
  });

  it('CMD-51 CMD-52 CMD-54 CMD-55 stamp takes several targets, touches their lines only, and purges', async () => {
    project = makeProject({ ...forked, 'migrations/4.sql': table('d4', 'c3') });
    const rows = async (): Promise<string[]> => {
      const found = await query(url, 'select version_num from alembic_version order by 1');
      return (found as { version_num: string }[]).map((row) => row.version_num);
    };
    expect((await on('stamp', 'b2', 'c3')).exit).toBe(0);
    expect(await rows()).toEqual(['b2', 'c3']);
    expect((await on('stamp', 'd4')).exit).toBe(0);
    expect(await rows()).toEqual(['b2', 'd4']);
    expect((await on('stamp', 'a1', 'c3')).exit).toBeGreaterThan(1);
    expect((await on('stamp', 'heads', '--purge')).exit).toBe(0);
    expect(await rows()).toEqual(['b2', 'd4']);
    await query(url, "update alembic_version set version_num = 'gone' where version_num = 'b2'");
    expect((await on('stamp', 'base')).stderr).toContain('MIG_VERSION_ROW_UNKNOWN');
    expect((await on('stamp', '--purge', 'a1')).exit).toBe(0);
    expect(await rows()).toEqual(['a1']);
    expect((await on('stamp', '--purge', '--sql', 'a1')).exit).toBeGreaterThan(1);
    expect((await on('stamp', '--sql', 'a1:c3')).stdout).toContain(
      "UPDATE alembic_version SET version_num = 'c3' WHERE version_num = 'a1';",
    );
    expect((await on('stamp', '--sql', 'a1:c3', 'b2:c3')).exit).toBeGreaterThan(1);
  });
});
