import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { query } from '../../support/query.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const table = (id: string, down = '', header = ''): string =>
  sqlRevision({ id, down, header, upgrade: `create table ${id} (id int);`, downgrade: `drop table ${id};` });

const line = {
  'migrations/1.sql': table('a1'),
  'migrations/2.sql': table('b2', 'a1'),
  'migrations/3.sql': table('c3', 'b2'),
  'migrations/4.sql': table('d4', 'c3'),
};

const mig = (argv: readonly string[], env: Record<string, string> = {}): Promise<RunResult> =>
  runMig(argv, { cwd: project.root, env });
const files = (): readonly string[] => readdirSync(join(project.root, 'migrations')).sort();
const read = (name: string): string => readFileSync(join(project.root, 'migrations', name), 'utf8');

test('a range of SQL files becomes one file, after both were tried; what follows it follows the squash', async () => {
  project = makeProject(line);
  const before = files();
  const dry = await mig(['squash', 'a1:c3', '--rev-id', 'f0', '--dry-run']);
  expect(dry.stderr).toBe('');
  expect(dry.stdout).toMatch(/^same {2}upgrade and downgrade, tried on PostgreSQL .*\nwould be made/);
  expect(files()).toEqual(before);

  const done = await mig(['squash', ':c3', '--rev-id', 'f0', '-m', 'The beginning', '--json']);
  expect(JSON.parse(done.stdout)).toMatchObject({
    revision: { id: 'f0', title: 'The beginning', down: [] },
    replaced: [{ id: 'a1' }, { id: 'b2' }, { id: 'c3' }],
    edited: [{ id: 'd4' }],
    verified: { directions: ['upgrade', 'downgrade'] },
  });
  expect(files()).toEqual(['4.sql', 'f0_the_beginning.sql']);
  expect(read('f0_the_beginning.sql')).toContain('-- replaces: a1, b2, c3\n');
  expect(read('4.sql')).toContain('downRevision: f0');
  expect((await mig(['history'])).stdout).toBe('f0 -> d4 (head), Revision d4\n<base> -> f0, The beginning\n');
});

test('code becomes code: operations are recorded and written, and a range without a way back says so', async () => {
  project = makeProject({
    'migrations/1.ts': `export const revision = 'a1';
export const downRevision = null;
export async function upgrade(op) {
  await op.createTable('users', { name: 'id', type: { name: 'INTEGER' }, nullable: false });
  for (const name of ['x', 'y']) await op.addColumn('users', { name, type: { name: 'INTEGER' } });
}
export const irreversible = 'users are kept';
`,
    'migrations/2.sql': table('b2', 'a1'),
  });
  const { stdout, stderr } = await mig(['squash', ':', '--rev-id', 'f0', '--json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ verified: { directions: ['upgrade'] } });
  const [name = ''] = files();
  expect(files()).toHaveLength(1);
  expect(read(name)).toContain("export const replaces = ['a1', 'b2'];");
  expect(read(name)).toContain("export const irreversible = 'a1: users are kept';");
  expect(read(name)).toContain('create table b2 (id int)');
});

test('a squash that does something else is refused before any file is touched', async () => {
  project = makeProject({
    'migrations/1.ts': `export const revision = 'a1';
export const downRevision = null;
export async function upgrade(op, { offline }) {
  await op.execute(offline ? 'select 1' : 'create table seen (id int)');
}
export async function downgrade() {}
`,
    'migrations/2.sql': table('b2', 'a1'),
  });
  const { exit, stderr } = await mig(['squash', ':b2']);
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining('MIG_SQUASH_DIFFERS') });
  expect(stderr).toContain('table public.seen');
  expect(files()).toEqual(['1.ts', '2.sql']);
});

test.each([
  ['a branch that leaves it', { 'migrations/5.sql': table('e5', 'b2') }, 'a1:c3', 'e5 follows b2'],
  [
    'a dependency on its middle',
    { 'migrations/5.sql': table('e5', '', '-- dependsOn: b2') },
    'a1:c3',
    'e5 depends on b2',
  ],
  [
    'a label within it',
    { 'migrations/2.sql': table('b2', 'a1', '-- branchLabels: shop') },
    'a1:c3',
    'b2 declares the branch label shop',
  ],
  [
    'a merge that enters it',
    { 'migrations/5.sql': table('e5'), 'migrations/3.sql': table('c3', 'b2, e5') },
    'a1:c3',
    'c3 also follows e5',
  ],
  [
    'a revision without a transaction',
    { 'migrations/2.sql': table('b2', 'a1', '-- transaction: false') },
    'a1:c3',
    'b2 runs outside of a transaction',
  ],
  ['one revision', {}, 'a1:a1', 'it is one revision'],
  ['the wrong way round', {}, 'c3:a1', 'c3 does not lie below a1'],
  ['no range', {}, 'c3', 'from:to'],
])('%s is refused, and nothing is written', async (_name, more, range, problem) => {
  project = makeProject({ ...line, ...more });
  const before = files().map(read);
  const { exit, stderr } = await mig(['squash', range]);
  expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(problem) });
  expect(stderr).toContain('MIG_SQUASH_RANGE');
  expect(files().map(read)).toEqual(before);
});

const squashed = {
  'migrations/4.sql': table('d4', 'f0'),
  'migrations/f0.sql': sqlRevision({
    id: 'f0',
    down: '',
    header: '-- replaces: a1, b2, c3',
    upgrade: 'create table a1 (id int); create table b2 (id int); create table c3 (id int);',
    downgrade: 'drop table c3; drop table b2; drop table a1;',
  }),
};

test('what still follows the end of the range follows the squash; the middle is an error with file and line', async () => {
  project = makeProject({ ...squashed, 'migrations/5.sql': table('e5', 'c3') });
  expect((await mig(['heads'])).stdout).toBe('d4 (head), Revision d4\ne5 (head), Revision e5\n');
  expect((await mig(['show', 'c3'])).stdout).toContain('Revision:      f0');
  expect((await mig(['show', 'b2'])).stderr).toContain('MIG_REVISION_REPLACED');
  project.write('migrations/5.sql', table('e5', 'b2'));
  const { stderr } = await mig(['heads']);
  expect(stderr).toContain('MIG_REVISION_REPLACED');
  expect(stderr).toContain('migrations/5.sql:1');
});

test('a replaced revision that comes back, and a second squash of the same, are named', async () => {
  project = makeProject({ ...squashed, 'migrations/2.sql': table('b2', 'f0') });
  expect((await mig(['heads'])).stderr).toContain('MIG_REPLACED_REVISION_THERE');
  project.write('migrations/2.sql', table('f1', 'd4', '-- replaces: b2'));
  expect((await mig(['heads'])).stderr).toContain('MIG_REPLACED_TWICE');
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await scratchUrl(server));
    project = makeProject(line);
  });
  afterEach(() => drop());
  const on = (...argv: readonly string[]): Promise<RunResult> => mig(argv, { DATABASE_URL: url });
  const rows = (): Promise<unknown> => query(url, 'select version_num from alembic_version');

  test('a database at the end of the range goes on from the squash', async () => {
    await on('upgrade', 'c3');
    expect((await on('squash', ':c3', '--rev-id', 'f0', '--url', url, '--server', url)).exit).toBe(0);
    expect((await on('current')).stdout).toContain('f0');
    expect(await rows()).toEqual([{ version_num: 'c3' }]);
    expect((await on('upgrade')).stderr).toBe('');
    expect(await rows()).toEqual([{ version_num: 'd4' }]);
    expect((await on('downgrade', 'base')).exit).toBe(0);
    expect(await rows()).toEqual([]);
  });

  test('a database in the middle keeps the range from being squashed, and is told the ways out after it was', async () => {
    await on('upgrade', 'b2');
    const refused = await on('squash', ':c3', '--url', url);
    expect(refused.stderr).toContain('MIG_SQUASH_APPLIED');
    expect(existsSync(join(project.root, 'migrations/1.sql'))).toBe(true);
    expect((await on('squash', ':c3', '--rev-id', 'f0', '--server', url)).exit).toBe(0);
    const { exit, stderr } = await on('upgrade');
    expect(exit).toBe(2);
    expect(stderr).toContain('MIG_REVISION_REPLACED');
    expect(stderr).toContain('mig stamp --purge f0');
    expect((await on('stamp', '--purge', 'f0')).exit).toBe(0);
    expect(await rows()).toEqual([{ version_num: 'f0' }]);
  });
});
