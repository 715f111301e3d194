import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const mig = (...argv: readonly string[]): Promise<RunResult> =>
  runMig(argv, { cwd: project.root, env: { PATH: process.env['PATH'] ?? '' } });
const revision = (): Promise<RunResult> => mig('revision', '-m', 'a b', '--rev-id', 'a1');
const hooks = (list: string): Record<string, string> => ({
  'mig.config.ts': `export default { migrations: { directory: './m m', postWriteHooks: [${list}] } };\n`,
});
/** A program that writes its arguments and its folder beside itself. */
const echo = `#!/usr/bin/env node
require('node:fs').appendFileSync(require('node:path').join(__dirname, 'log'), JSON.stringify([process.cwd(), ...process.argv.slice(2)]) + '\\n');
`;
const program = (name: string): void => {
  project.write(name, echo);
  chmodSync(join(project.root, name), 0o755);
};
const log = (folder = '.'): readonly string[][] =>
  readFileSync(join(project.root, folder, 'log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
const made = (): string => join(project.root, 'm m/a1_a_b.ts');

describe('DIR-24 hooks', () => {
  it('run in order on each new file, also on merges', async () => {
    project = makeProject(
      hooks(
        "{ type: 'exec', executable: './echo.cjs', options: 'REVISION_SCRIPT_FILENAME 1' }, { type: 'exec', executable: './echo.cjs', options: 'REVISION_SCRIPT_FILENAME 2' }",
      ),
    );
    program('echo.cjs');
    await revision();
    await mig('revision', '--rev-id', 'b2', '--head', 'base');
    await mig('merge', '--rev-id', 'c3');
    expect(log().map((row) => row.at(-1))).toEqual(['1', '2', '1', '2', '1', '2']);
    expect(log()[4]?.[1]).toMatch(/c3_merge_.*\.ts$/);
  });

  it('may be none', async () => {
    project = makeProject(hooks(''));
    expect((await revision()).exit).toBe(0);
  });
});

test.each([
  ['no type', "{ executable: 'x' }", '`migrations.postWriteHooks.0.type` is missing'],
  ['an unknown type', "{ type: 'shell' }", "`migrations.postWriteHooks.0.type` must be 'exec' or 'module'"],
  ['no executable', "{ type: 'exec' }", '`migrations.postWriteHooks.0.executable` is missing'],
  ['no module', "{ type: 'module' }", '`migrations.postWriteHooks.0.module` is missing'],
  [
    'an unknown option',
    "{ type: 'exec', executable: 'x', option: '' }",
    'Did you mean `migrations.postWriteHooks.0.options`?',
  ],
  ['a text', "'prettier'", '`migrations.postWriteHooks.0` must be an object with `type`, or a function'],
])('DIR-25 %s is an error that names hook and key, and nothing is written', async (_name, list, said) => {
  project = makeProject(hooks(list));
  const { exit, stderr } = await revision();
  expect(exit).toBe(3);
  expect(stderr).toContain(said);
  expect(existsSync(join(project.root, 'm m'))).toBe(false);
});

describe('DIR-26', () => {
  it('exec runs a program of the path, of node_modules/.bin, or a path of its own', async () => {
    project = makeProject(
      hooks(
        "{ type: 'exec', executable: 'node', options: './echo.cjs REVISION_SCRIPT_FILENAME' }, { type: 'exec', executable: 'tool' }",
      ),
    );
    program('echo.cjs');
    program('node_modules/.bin/tool');
    expect((await revision()).stderr).toBe('');
    expect(log()).toEqual([[project.root, made()]]);
    expect(log('node_modules/.bin')).toEqual([[project.root, made()]]);
  });

  it('module runs the command of an installed package, or a module of it', async () => {
    project = makeProject({
      ...hooks(
        "{ type: 'module', module: '@a/fmt' }, { type: 'module', module: '@a/fmt', bin: 'other' }, { type: 'module', module: '@a/fmt/lib/x.js', options: '-w REVISION_SCRIPT_FILENAME' }",
      ),
      'node_modules/@a/fmt/package.json': JSON.stringify({
        name: '@a/fmt',
        bin: { fmt: './fmt.cjs', other: './o/o.cjs' },
      }),
      'node_modules/@a/fmt/fmt.cjs': echo,
      'node_modules/@a/fmt/o/o.cjs': echo,
      'node_modules/@a/fmt/lib/x.js': echo,
    });
    expect((await revision()).stderr).toBe('');
    expect(log('node_modules/@a/fmt')).toEqual([[project.root, made()]]);
    expect(log('node_modules/@a/fmt/o')).toEqual([[project.root, made()]]);
    expect(log('node_modules/@a/fmt/lib')).toEqual([[project.root, '-w', made()]]);
  });

  it.each([
    ["{ type: 'exec', executable: 'no-such-program' }", 'executable', 'no-such-program'],
    ["{ type: 'exec', executable: './no-such-program' }", 'executable', './no-such-program'],
    ["{ type: 'module', module: 'no-such-package' }", 'module', 'no-such-package'],
    ["{ type: 'module', module: '@a/fmt', bin: 'gone' }", 'bin', 'it has fmt'],
    ["{ type: 'module', module: '@a/fmt/gone.js', name: 'beauty' }", 'module', 'postWriteHooks[0] (beauty)'],
    ["{ type: 'exec', executable: 'node', cwd: 'gone' }", 'cwd', 'gone'],
    ["{ type: 'exec', executable: 'node', options: \"a 'b\" }", 'options', "a 'b"],
  ])('%s cannot be run: an error names hook and key, and nothing is written', async (list, key, said) => {
    project = makeProject({
      ...hooks(list),
      'node_modules/@a/fmt/package.json': JSON.stringify({ name: '@a/fmt', bin: { fmt: './fmt.cjs' } }),
    });
    const { exit, stderr } = await revision();
    expect(exit).toBe(3);
    expect(stderr).toContain('MIG_HOOK_INVALID');
    expect(stderr).toContain('postWriteHooks[0]');
    expect(stderr).toContain(`\`${key}\``);
    expect(stderr).toContain(said);
    expect(existsSync(join(project.root, 'm m'))).toBe(false);
  });
});

describe('DIR-27 options', () => {
  it.each([
    ['', ['FILE']],
    ['-l 79', ['FILE', '-l', '79']],
    ['--write REVISION_SCRIPT_FILENAME', ['--write', 'FILE']],
    [
      '--file=REVISION_SCRIPT_FILENAME \'--x=a b\' "c \\"d\\" e" f\\ g',
      ['--file=FILE', '--x=a b', 'c "d" e', 'f g'],
    ],
    ["'' \"\" a''b $HOME `x` *", ['FILE', '', '', 'ab', '$HOME', '`x`', '*']],
  ])('%s', async (options, args) => {
    project = makeProject(
      hooks(`{ type: 'exec', executable: './echo.cjs', cwd: 'tools', options: ${JSON.stringify(options)} }`),
    );
    program('echo.cjs');
    project.write('tools/keep', '');
    expect((await revision()).stderr).toBe('');
    expect(log()).toEqual([[join(project.root, 'tools'), ...args.map((arg) => arg.replace('FILE', made()))]]);
  });
});

describe('DIR-28 a hook that fails is an error that says the file is there', () => {
  it.each([
    [
      "{ type: 'exec', executable: 'node', name: 'lint', options: '-e \"console.error(`no good`); process.exit(3)\" REVISION_SCRIPT_FILENAME' }",
      'exit status 3',
      'no good',
    ],
    ["async function broken() {\n throw new Error('told so'); }", 'told so', 'mig.config.ts:2'],
  ])('%s', async (list, reason, said) => {
    project = makeProject(hooks(`${list}, () => { throw new Error('a later hook ran'); }`));
    const { exit, stdout, stderr } = await revision();
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('m m/a1_a_b.ts was written, but the hook postWriteHooks[0]');
    expect(stderr).toContain(reason);
    expect(stderr).toContain(said);
    expect(existsSync(made())).toBe(true);
  });
});

test('DIR-29 a function is a hook: it gets the path and what it is about, and may change the file', async () => {
  project = makeProject(
    hooks(`async (file, { revision, x }) => {
      const fs = await import('node:fs');
      fs.writeFileSync(file, '// ' + revision + x.tag + '\\n' + fs.readFileSync(file, 'utf8'));
    }`),
  );
  const { exit, stdout } = await mig('revision', '-m', 'a b', '--rev-id', 'a1', '-x', 'tag=7', '--json');
  expect(exit).toBe(0);
  expect(readFileSync(made(), 'utf8')).toMatch(/^\/\/ a17\n/);
  expect(JSON.parse(stdout)).toMatchObject({ id: 'a1', line: 9 });
});
