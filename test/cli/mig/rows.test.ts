import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
beforeEach(() => {
  project = makeProject({
    'mig.config.ts':
      "export default { migrations: { directory: 'one', versionLocations: ['one', 'two'], language: 'sql' } };\n",
    'one/1.sql': table('a1', ''),
    'one/2.sql': table('b2', 'a1', '-- branchLabels: left'),
    'two/3.sql': table('c3', 'a1'),
  });
});
afterEach(() => project.remove());

const table = (id: string, down: string, header = ''): string =>
  sqlRevision({ id, down, header, upgrade: `create table ${id} (id int);`, downgrade: `drop table ${id};` });
const mig = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: project.root });
const files = (): string[] => ['one', 'two'].flatMap((folder) => readdirSync(join(project.root, folder)));

it.each([
  ['CMD-02 ERR-04', ['heads', '--config', 'nowhere.ts'], 'MIG_CONFIG_NOT_FOUND'],
  ['CMD-25 ERR-05', ['revision', '--head', 'a1', '-m', 'x'], 'MIG_'],
  ['CMD-27 ERR-06', ['revision', '--head', 'b2', '--version-path', 'three'], 'MIG_'],
  ['CMD-27 ERR-06', ['revision', '--head', 'base', '-m', 'root'], 'MIG_'],
  ['CMD-29 ERR-05', ['revision', '--head', 'b2', '--rev-id', 'a1'], 'MIG_DUPLICATE_REVISION'],
  ['CMD-29 ERR-05', ['revision', '--head', 'b2', '--branch-label', 'left'], 'MIG_DUPLICATE_LABEL'],
  ['CMD-30 ERR-05', ['revision', '--head', 'b2', '--depends-on', 'zz'], 'MIG_'],
  ['CMD-35 ERR-05', ['merge', 'a1', 'c3'], 'MIG_'],
  ['CMD-35 ERR-05', ['merge', 'b2', 'b2'], 'MIG_'],
  ['CMD-40 ERR-09', ['downgrade', 'b2', '--sql'], 'MIG_'],
  ['CMD-40 ERR-08', ['upgrade', 'a1:b2', '--url', 'pglite:'], 'MIG_'],
  ['CMD-40 ERR-09', ['downgrade', 'b2:a1', '--url', 'pglite:'], 'MIG_'],
  ['ERR-03', ['init', 'one'], 'MIG_DIRECTORY_NOT_EMPTY'],
  ['ERR-08', ['upgrade', '--sql'], 'MIG_MULTIPLE_HEADS'],
  ['ERR-11', ['stamp', '--purge', '--sql', 'b2'], 'MIG_'],
  ['ERR-11', ['stamp', '--sql', 'a1:b2', 'b2:c3'], 'MIG_'],
])('%s %j is one clear error, and nothing is written', async (_row, argv, code) => {
  const before = files();
  const { exit, stdout, stderr } = await mig(...argv);
  expect(exit).toBeGreaterThan(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(`error ${code}`);
  expect(stderr).not.toContain('MIG_INTERNAL');
  expect(stderr).not.toMatch(/^\s+at .*\.ts:\d+:\d+\)?$/m);
  expect(files()).toEqual(before);
});

it('CMD-02 ERR-01 --config is taken, and errors are data with a code', async () => {
  project.write('other.ts', "export default { migrations: './one' };\n");
  expect((await mig('heads', '--config', 'other.ts')).stdout).toBe('b2 (left) (head), Revision b2\n');
  expect(JSON.parse((await mig('show', 'zz', '--json')).stderr)).toMatchObject({
    error: { code: 'MIG_REVISION_NOT_FOUND', details: { name: 'zz' } },
  });
});

it('CMD-19 CMD-22 CMD-25 CMD-27 a message, a splice and a location, all without a database', async () => {
  const run = await mig('revision', '--head', 'b2', '--rev-id', 'd4', '--version-path', 'two');
  expect(run).toMatchObject({
    exit: 0,
    stdout: expect.stringMatching(/^made {2}two\/d4_?\.sql\n$/) as unknown,
  });
  expect(JSON.parse((await mig('show', 'd4', '--json')).stdout)).toMatchObject([{ down: ['b2'] }]);
  const spliced = await mig('revision', '--head', 'a1', '--splice', '--rev-id', 'e5', '-m', 'Any words');
  expect(spliced.stdout).toBe('made  one/e5_any_words.sql\n');
  expect((await mig('branches')).stdout).toContain('e5');
});

it('CMD-35 merging one revision makes an ordinary one', async () => {
  expect((await mig('merge', 'c3', '--rev-id', 'm1', '-m', 'one')).exit).toBe(0);
  expect(JSON.parse((await mig('show', 'm1', '--json')).stdout)).toMatchObject([
    { down: ['c3'], isMergePoint: false },
  ]);
});
