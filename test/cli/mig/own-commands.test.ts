import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from '../../support/installed.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());
const mig = (...argv: readonly string[]): Promise<RunResult> =>
  runMig(argv, { cwd: project.root, env: { WHO: 'me' } });

/** Commands that say what they were called with. */
const CONFIG = `import { defineCommand, defineConfig } from 'mig-check';
const echo = ({ args, options, database, x, env, cwd, result }) =>
  result({ args, options, database, x, who: env.WHO, here: cwd });
export default defineConfig({
  migrations: './migrations',
  url: 'sqlite:app.db?driver=node-sqlite3-wasm',
  commands: {
    seed: defineCommand({
      summary: 'fill tables with samples',
      arguments: '<count> [tables...]',
      options: { '-f, --force': 'even where there are rows', '--only <table>': 'one table', '--with <name...>': 'several', '--dry-run': 'nothing' },
      run: echo,
    }),
    count: {
      summary: 'count users',
      async run({ mig, useDatabase, say, result }) {
        const { after } = await mig.upgrade({ target: 'head' });
        say('at ' + after);
        const rows = await useDatabase(async (database) => {
          await database.execute('insert into users values (?), (?)', [1, 2]);
          return database.query('select count(*) as n from users where id > ?', [0]);
        });
        const { rows: current } = await mig.current();
        result({ rows, current }, () => rows[0].n + ' users');
      },
    },
    broken: { summary: 'fails', run() { throw new TypeError('as asked'); } },
    differs: { summary: 'ends with 1', run: ({ setExit }) => setExit(1) },
    refused: { summary: 'a mig error', run: ({ mig }) => mig.show({ revision: 'nowhere' }) },
  },
});
`;

function start(config = CONFIG): void {
  project = makeProject({
    'mig.config.ts': config,
    'migrations/1.sql': sqlRevision({
      id: 'a1',
      upgrade: 'create table users (id integer);',
      downgrade: 'drop table users;',
    }),
  });
  installPackages(project.root, ['node-sqlite3-wasm']);
}

describe('commands of the configuration', () => {
  it('CMD-10 get their arguments, flags and values', async () => {
    start();
    const { exit, stdout } = await mig(
      '-x',
      'tenant=acme',
      'seed',
      '20',
      'a',
      'b',
      '-f',
      '--only',
      'c',
      '--json',
      '--with',
      'p',
      'q',
    );
    expect(exit).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      args: ['20', ['a', 'b']],
      options: { force: true, only: 'c', with: ['p', 'q'] },
      x: { tenant: 'acme' },
      who: 'me',
      here: project.root,
    });
  });

  it('CMD-10 have the functions and the database of the call', async () => {
    start();
    expect(await mig('count')).toMatchObject({ exit: 0, stdout: 'at a1\n2 users\n' });
    expect(JSON.parse((await mig('count', '--json')).stdout)).toEqual({ rows: [{ n: 4 }], current: ['a1'] });
    expect((await mig('count', '-q')).stdout).toBe('');
  });

  it('CMD-10 are listed with the others, have a help of their own, and are completed', async () => {
    start();
    const help = (await mig('--help')).stdout;
    expect(help).toMatch(/^Own +seed <count> \[tables\.\.\.\] +fill tables with samples$/m);
    expect(help).toMatch(/^Run +upgrade/m);
    const own = (await mig('seed', '--help')).stdout;
    expect(own).toContain('Usage: mig seed [options] <count> [tables...]');
    expect(own).toMatch(/-f, --force +even where there are rows/);
    for (const [shell, wanted] of [
      ['bash', /seed\) words=".*--only/],
      ['zsh', /'seed:fill tables with samples'/],
      ['fish', /-a seed -d 'fill tables with samples'/],
    ] as const)
      expect((await mig('completion', shell)).stdout).toMatch(wanted);
  });

  it.each([
    [['seed'], 3, 'MIG_USAGE', "missing required argument 'count'"],
    [['seed', '1', '--onyl', 'x'], 3, 'MIG_USAGE', 'did you mean `--only`?'],
    [['sed', '1'], 3, 'MIG_USAGE', 'did you mean `seed`?'],
    [['broken'], 2, 'MIG_COMMAND_FAILED', 'mig broken failed: TypeError: as asked'],
    [['broken'], 2, 'mig.config.ts:27', 'as asked'],
    [['refused'], 2, 'MIG_', 'nowhere'],
  ])('CMD-10 %j ends with %i and %s', async (argv, exit, code, text) => {
    start();
    const ran = await mig(...argv);
    expect(ran.stderr).toContain(code);
    expect(ran.stderr).toContain(text);
    expect(ran.exit).toBe(exit);
  });

  it('CMD-10 an exit code is theirs to set', async () => {
    start();
    expect((await mig('differs')).exit).toBe(1);
  });

  it.each([
    ["upgrade: { summary: 's', run() {} }", 'mig has a command of that name itself'],
    ["'Seed It': { summary: 's', run() {} }", 'its name has to be of small letters'],
    [
      "seed: { summary: 's', options: { '--url <u>': 'u' }, run() {} }",
      'the option "--url <u>" is one that every command has',
    ],
    [
      "seed: { summary: 's', options: { '-n, --nice': 'u' }, run() {} }",
      'the option "-n, --nice" is one that every',
    ],
    ["seed: { summary: 's', options: { only: 'u' }, run() {} }", 'the option "only" is not written like'],
    ['seed: { run() {} }', 'the key `commands.seed.summary` is missing'],
    ["seed: { summary: 's', run: 1 }", '`commands.seed.run` must be a function, not the number 1'],
    ["seed: { summary: 's', run() {}, option: {} }", 'Did you mean `commands.seed.options`?'],
  ])('CMD-10 %s is refused, whatever command is run', async (command, message) => {
    start(`export default { migrations: './migrations', commands: { ${command} } };`);
    for (const argv of [['seed'], ['heads']]) {
      const { exit, stderr } = await mig(...argv);
      expect(stderr).toContain(message);
      expect(exit).toBe(3);
    }
  });

  it('CMD-10 a configuration that cannot be read is no reason to withhold the help', async () => {
    start('export default { migratons: 1 };');
    const { exit, stdout, stderr } = await mig('--help');
    expect(exit).toBe(0);
    expect(stdout).toContain('upgrade');
    expect(stderr).toContain('Commands of your own are left out: mig.config.ts');
    expect((await mig('seed')).stderr).toContain('MIG_CONFIG');
    project.remove();
    project = makeProject();
    rmSync(join(project.root, 'mig.config.ts'));
    expect(await mig('seed')).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining("unknown command 'seed'") as unknown,
    });
  });

  it.each([
    ['', [{ database: null }], ['seed']],
    ['each: true,', [{ database: 'one' }, { database: 'two' }], ['seed']],
    ['each: true,', [{ database: 'two' }], ['seed', '-n', 'two']],
  ])('CMD-10 of several databases: %s %j', async (each, wanted, argv) => {
    start(`const seen = ({ database, say }) => say(JSON.stringify({ database: database ?? null }));
      export default { commands: { seed: { summary: 's', ${each} run: seen } },
        databases: { one: { migrations: './migrations' }, two: { migrations: './migrations', versionTable: 'v' } } };`);
    const { stdout } = await mig(...argv);
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(wanted);
  });
});
