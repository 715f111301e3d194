import * as mig from '../../../src/index.ts';
import { ownNames } from '../../../src/config/index.ts';
import { isMigError, type MigError } from '../../../src/errors/index.ts';
import { installPackages } from '../../support/installed.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

const CONFIG =
  "export default { migrations: './migrations', url: 'sqlite:app.db?driver=node-sqlite3-wasm' };\n";
const revision = (id: string, down = '', upgrade = `create table ${id} (id int);`): string =>
  sqlRevision({ id, down, upgrade, downgrade: `drop table ${id};` });

let project: TestProject;
function start(files: Readonly<Record<string, string>> = {}): TestProject {
  const made = makeProject({
    'mig.config.ts': CONFIG,
    'migrations/1.sql': revision('a1'),
    'migrations/2.sql': revision('b2', 'a1'),
    'migrations/3.sql': revision('c3', 'a1'),
    ...files,
  });
  installPackages(made.root, ['node-sqlite3-wasm']);
  return made;
}
beforeEach(() => void (project = start()));
afterEach(() => project.remove());
const run = (argv: readonly string[], cwd = project.root): Promise<RunResult> => runMig(argv, { cwd });
const at = (root: string) => ({ from: root, environment: {} });

describe('errors', () => {
  const rows: readonly (readonly [string, readonly string[], (root: string) => Promise<unknown>])[] = [
    ['no such revision', ['upgrade', 'nowhere'], (root) => mig.upgrade({ ...at(root), target: 'nowhere' })],
    ['two heads', ['upgrade', 'head'], (root) => mig.upgrade({ ...at(root), target: 'head' })],
    ['no such database', ['current', '-n', 'x'], (root) => mig.current({ ...at(root), name: 'x' })],
    ['a statement that fails', ['upgrade', 'bad'], (root) => mig.upgrade({ ...at(root), target: 'bad' })],
    ['a configuration', ['heads', '--config', 'none'], (root) => mig.heads({ ...at(root), config: 'none' })],
    [
      'a parent that is no head',
      ['revision', '--head', 'a1'],
      (root) => mig.revision({ ...at(root), head: 'a1' }),
    ],
  ];
  it.each(rows)(
    'CMD-05 %s: the program says on stderr what the function throws',
    async (_what, argv, call) => {
      project.write('migrations/4.sql', revision('bad', '', 'select * from nothing;'));
      const error = await call(project.root).then(
        () => undefined,
        (reason: unknown) => reason as MigError,
      );
      expect(isMigError(error)).toBe(true);
      const { code, message, exitCode } = error as MigError;
      const { exit, stdout, stderr } = await run(argv);
      expect(exit).toBe(exitCode);
      expect([2, 3]).toContain(exit);
      expect(stderr.startsWith(`error ${code}  ${message.split('\n')[0]}`)).toBe(true);
      // One error, without a stack; what had begun says so on a line of its own.
      expect(stderr.match(/^error /gm)).toHaveLength(1);
      expect(`${stdout}${stderr}`).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      const data = JSON.parse((await run([...argv, '--json'])).stderr) as { readonly error: object };
      expect(data.error).toMatchObject({ code, message, exitCode });
    },
  );
});

describe('functions', () => {
  it.each(ownNames.filter((name) => name !== 'completion'))('CMD-09 mig %s is one', (name) => {
    // `check` is what the guard does elsewhere.
    const camel = (name === 'check' ? 'compare' : name).replace(/-(.)/g, (_hyphen, letter: string) =>
      letter.toUpperCase(),
    );
    expect(typeof Object.entries(mig).find(([key]) => key === camel)?.[1]).toBe('function');
  });

  const rows: readonly (readonly [readonly string[], (root: string) => unknown])[] = [
    [['heads'], (root) => mig.heads(at(root))],
    [['heads', '--resolve-dependencies'], (root) => mig.heads({ ...at(root), resolveDependencies: true })],
    [['branches'], (root) => mig.branches(at(root))],
    [['history', '-r', 'a1:b2'], (root) => mig.history({ ...at(root), range: 'a1:b2' })],
    [['show', 'a1', 'heads'], (root) => mig.show({ ...at(root), revision: ['a1', 'heads'] })],
    [['list-templates'], (root) => mig.listTemplates(at(root))],
    [
      ['upgrade', 'b2', '--sql', '--tag', 't'],
      (root) => mig.upgrade({ ...at(root), target: 'b2', sql: true, tag: 't' }),
    ],
    [['downgrade', 'b2:a1', '--sql'], (root) => mig.downgrade({ ...at(root), target: 'b2:a1', sql: true })],
    [['stamp', 'b2', '--sql'], (root) => mig.stamp({ ...at(root), revisions: ['b2'], sql: true })],
    [['ensure-version', '--sql'], (root) => mig.ensureVersion({ ...at(root), sql: true })],
    [
      ['upgrade', 'heads', '--dry-run'],
      (root) => mig.upgrade({ ...at(root), target: 'heads', dryRun: true }),
    ],
    [['upgrade', 'heads'], (root) => mig.upgrade({ ...at(root), target: 'heads' })],
    [['current'], (root) => mig.current(at(root))],
    [['redo', 'b2@-1'], (root) => mig.redo({ ...at(root), target: 'b2@-1' })],
    [['merge', '--rev-id', 'd4', '-m', 'm'], (root) => mig.merge({ ...at(root), id: 'd4', message: 'm' })],
    [
      ['revision', '--rev-id', 'e5', '--head', 'd4'],
      (root) => mig.revision({ ...at(root), id: 'e5', head: 'd4' }),
    ],
  ];
  it('CMD-09 they return what the program prints with --json, for the same options', async () => {
    const twin = start();
    const plain = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value).replaceAll(twin.root, 'ROOT').replaceAll(project.root, 'ROOT'),
        (key, item) => (key === 'createdAt' ? undefined : (item as unknown)),
      );
    try {
      for (const [argv, call] of rows) {
        const { exit, stdout, stderr } = await run([...argv, '--json'], twin.root);
        expect([argv, exit, stderr]).toEqual([argv, 0, '']);
        expect([argv, plain(JSON.parse(stdout))]).toEqual([argv, plain(await call(project.root))]);
      }
    } finally {
      twin.remove();
    }
  });

  it('CMD-09 what has no flag is theirs alone; what a command needs is an argument', async () => {
    expect(await run(['revision', '--process-revision-directives', 'x'])).toMatchObject({ exit: 3 });
    expect((await run(['downgrade'])).stderr).toContain("missing required argument 'target'");
    expect((await run(['downgrade', '--help'])).stdout).toMatch(/revert everything above the target/i);
  });
});

describe('which configuration is read', () => {
  it('CMD-11 one that is wrong is named with its line, wherever it was found', async () => {
    project.write('mig.config.ts', "export default {\n  migrations: './m', urll: 'x',\n};\n");
    project.write('sub/folder/x', '');
    expect((await run(['heads'])).stderr).toContain('at mig.config.ts:2');
    const below = await run(['heads'], `${project.root}/sub/folder`);
    expect(below.stderr).toContain(`at ${project.root}/mig.config.ts:2`);
    project.write('other.ts', 'export default { migrations: 7 };\n');
    expect((await run(['heads', '--config', 'other.ts'])).stderr).toContain('at other.ts:1');
  });

  it('CMD-11 none is said with the places that were looked at', async () => {
    const empty = makeProject();
    try {
      const { stderr } = await run(['heads', '--config', 'gone.ts'], empty.root);
      expect(stderr).toContain(`The configuration file ${empty.root}/gone.ts does not exist.`);
    } finally {
      empty.remove();
    }
    expect((await run(['heads'], '/')).stderr).toMatch(/No mig\.config\.ts .* in \/ or in a folder above it/);
  });
});
