import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const table = (id: string, down: string): string =>
  sqlRevision({ id, down, upgrade: `create table ${id} (id int);`, downgrade: `drop table ${id};` });

const files = {
  'migrations/1.sql': table('a1', ''),
  'migrations/2.sql': table('b2', 'a1'),
  'migrations/3.ts':
    "export const revision = 'c3';\nexport const downRevision = 'a1'; // kept\nexport async function upgrade() {}\nexport async function downgrade() {}\n",
  'migrations/4.sql': table('d4', 'c3'),
};

const mig = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: project.root });
const read = (name: string): string => readFileSync(join(project.root, name), 'utf8');
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], {
    cwd: project.root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
const commit = (message: string): void => {
  git('add', '-A');
  git('commit', '-qm', message);
};
const state = (): unknown => [
  git('status', '--porcelain'),
  git('rev-parse', '--abbrev-ref', 'HEAD'),
  git('for-each-ref'),
  readdirSync(join(project.root, 'migrations')),
];

describe('mig rebase', () => {
  it('G-14 moves a chain by editing one header, byte by byte', async () => {
    project = makeProject(files);
    const before = read('migrations/3.ts');
    const { exit, stdout, stderr } = await mig('rebase', 'd4', '--onto', 'b2');
    expect({ exit, stdout }).toEqual({
      exit: 0,
      stdout: 'edited  migrations/3.ts: c3 follows b2 instead of a1\n',
    });
    expect(stderr).toContain('no base branch is known');
    expect(read('migrations/3.ts')).toBe(before.replace("'a1'", "'b2'"));
    expect(read('migrations/4.sql')).toBe(files['migrations/4.sql']);
    expect(readdirSync(join(project.root, 'migrations'))).toEqual(['1.sql', '2.sql', '3.ts', '4.sql']);
    expect((await mig('heads')).stdout).toBe('d4 (head), Revision d4\n');
    expect((await mig('rebase', 'd4', '--onto', 'b2')).stderr).toContain('MIG_REBASE_NOTHING');
  });

  it('G-14 several lines at once, all or none', async () => {
    project = makeProject({ ...files, 'migrations/5.sql': table('e5', 'a1') });
    const moved = await mig('rebase', 'd4', 'e5', '--onto', 'b2', '--json');
    expect(JSON.parse(moved.stdout)).toMatchObject({
      moved: [{ id: 'c3' }, { id: 'd4' }, { id: 'e5' }],
      edited: [
        { revision: { id: 'c3', down: ['b2'] }, before: ['a1'] },
        { revision: { id: 'e5', down: ['b2'] }, before: ['a1'] },
      ],
      heads: ['d4', 'e5'],
    });
  });

  it('G-14 a header that cannot be rewritten leaves all files as they are', async () => {
    const text = files['migrations/3.ts'].replace("'a1'", "('a1')");
    project = makeProject({ ...files, 'migrations/0.sql': table('e5', 'a1'), 'migrations/3.ts': text });
    const { exit, stderr } = await mig('rebase', 'e5', 'd4', '--onto', 'b2');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/MIG_HEADER_NOT_REWRITABLE {2}migrations\/3\.ts/);
    expect([read('migrations/0.sql'), read('migrations/3.ts')]).toEqual([table('e5', 'a1'), text]);
  });

  it.each([
    [['a1', '--onto', 'd4'], 'MIG_REBASE_NOTHING'],
    [['d4', '--onto', 'd4'], 'MIG_REBASE_NOTHING'],
    [['zz', '--onto', 'd4'], 'MIG_REVISION_NOT_FOUND'],
    [['d4'], 'MIG_USAGE'],
    [['d4', '--onto', 'b2', '--base-ref', 'main'], 'MIG_BASE_NOT_FOUND'],
  ])('G-14 %j is refused', async (argv, code) => {
    project = makeProject(files);
    const { exit, stderr } = await mig('rebase', ...argv);
    expect(exit).toBeGreaterThan(1);
    expect(stderr).toContain(code);
    expect(read('migrations/3.ts')).toBe(files['migrations/3.ts']);
  });

  it('G-14 a revision that is on the base branch does not move', async () => {
    project = makeProject({ 'migrations/1.sql': table('a1', ''), 'migrations/2.sql': table('b2', 'a1') });
    git('init', '-qb', 'main');
    commit('main');
    git('checkout', '-qb', 'work');
    project.write('migrations/3.sql', table('c3', 'a1'));
    const refused = await mig('rebase', 'b2', '--onto', 'c3', '--base-ref', 'main');
    expect(refused).toMatchObject({ exit: 2, stdout: '' });
    expect(refused.stderr).toMatch(/MIG_REBASE_PUBLISHED {2}b2 would move, but is on main already/);
    expect(await mig('rebase', 'c3', '--onto', 'b2', '--base-ref', 'main')).toEqual({
      exit: 0,
      stdout: 'edited  migrations/3.sql: c3 follows b2 instead of a1\n',
      stderr: '',
    });
  });
});

describe('mig heads --merge-with', () => {
  const branches = (): void => {
    project = makeProject({ 'migrations/1.sql': table('a1', '') });
    git('init', '-qb', 'main');
    commit('main');
    git('checkout', '-qb', 'one');
    project.write('migrations/2.sql', table('b2', 'a1'));
    commit('one');
    git('checkout', '-q', 'main');
    git('checkout', '-qb', 'two');
    project.write('migrations/3.sql', table('c3', 'a1'));
  };

  it('G-12 each branch is clean, and their merge names both heads; nothing is checked out', async () => {
    branches();
    commit('two');
    const before = state();
    expect(await mig('heads', '--merge-with', 'main')).toMatchObject({
      exit: 0,
      stdout: 'c3 (head), Revision c3\n',
    });
    expect(await mig('heads', '--merge-with', 'one')).toEqual({
      exit: 1,
      stdout: 'b2 (head), Revision b2\nc3 (head), Revision c3\n',
      stderr: expect.stringContaining('Merged with one the history has 2 heads') as unknown,
    });
    expect(state()).toEqual(before);
  });

  it('G-12 revisions that are not committed yet count, also when other files conflict', async () => {
    branches();
    project.write('note', 'two');
    commit('note');
    project.write('migrations/4.sql', table('d4', 'c3'));
    git('stash', '-u');
    git('checkout', '-q', 'one');
    project.write('note', 'one');
    commit('note');
    git('checkout', '-q', 'two');
    git('stash', 'pop');
    const before = state();
    const { exit, stdout } = await mig('heads', '--merge-with', 'one', '--json');
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      heads: [
        { id: 'b2', file: join(project.root, 'migrations/2.sql') },
        { id: 'd4', file: join(project.root, 'migrations/4.sql') },
      ],
      expected: 1,
      conflicts: ['note'],
    });
    expect(state()).toEqual(before);
  });

  it.each([
    ['nowhere', 'MIG_BASE_NOT_FOUND'],
    ['--all', 'MIG_BASE_NOT_FOUND'],
  ])('G-12 %s is no commit: could not check, never "one head"', async (ref, code) => {
    branches();
    expect(await mig('heads', `--merge-with=${ref}`)).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining(code) as unknown,
    });
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  it('G-14 a revision that is applied in the database given does not move', async () => {
    project = makeProject(files);
    const { url, drop } = await scratchUrl(server);
    try {
      await mig('upgrade', 'd4', '--url', url);
      const { exit, stderr } = await mig('rebase', 'd4', '--onto', 'b2', '--url', url);
      expect(exit).toBe(2);
      expect(stderr).toMatch(/MIG_REBASE_APPLIED {2}c3, d4 would move, but are applied in/);
      expect((await mig('rebase', 'b2', '--onto', 'd4', '--url', url)).exit).toBe(0);
    } finally {
      await drop();
    }
  });
});
