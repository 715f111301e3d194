import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { revision } from '../../../src/index.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const config = (more: string, rest = ''): string =>
  `export default { migrations: { directory: './m', ${more} }, ${rest} };\n`;
const run = (...argv: readonly string[]): Promise<RunResult> => runMig(argv, { cwd: project.root });

test('DIR-20 without revisionEnvironment no database is needed, and the hook does not run', async () => {
  project = makeProject({
    'mig.config.ts': config("processRevisionDirectives: () => { throw new Error('it ran'); }"),
  });
  expect(await run('revision', '--rev-id', 'a1')).toMatchObject({ exit: 0, stderr: '' });
});

test('CMD-23 revision --sql opens no database where the environment would, and is refused without one', async () => {
  const hook = `processRevisionDirectives: (context, rows, [one]) => { one.message = JSON.stringify([context.offline, context.connection, rows]); }`;
  project = makeProject({ 'mig.config.ts': config(`revisionEnvironment: true, ${hook}`) });
  const { exit, stdout, stderr } = await run('revision', '--sql', '--rev-id', 'a1', '--json');
  expect([exit, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ title: '[true,null,[]]' });
  project.write('mig.config.ts', config(''));
  expect((await run('revision', '--sql')).stderr).toContain('MIG_SQL_NEEDS_ENVIRONMENT');
  expect(readdirSync(join(project.root, 'm'))).toHaveLength(1);
});

test('CMD-31 the hook of a call edits first, and needs no environment', async () => {
  project = makeProject({ 'mig.config.ts': config('') });
  const made = await revision({
    from: project.root,
    id: 'a1',
    message: 'call',
    processRevisionDirectives: (_context, _rows, [one]) => {
      if (one !== undefined) one.message += ' edited';
    },
  });
  expect(made).toMatchObject({ title: 'call edited' });
});

test.each(['revision', 'merge', 'history'])(
  'DIR-20 with revisionEnvironment mig %s needs a database',
  async (verb) => {
    project = makeProject({
      'mig.config.ts': config('revisionEnvironment: true'),
      'm/1.sql': sqlRevision({ id: 'a1', upgrade: '' }),
      'm/2.sql': sqlRevision({ id: 'b2', upgrade: '' }),
    });
    const { exit, stderr } = await run(verb, ...(verb === 'revision' ? ['--head', 'a1'] : []));
    expect(exit).toBe(3);
    expect(stderr).toContain('MIG_NO_URL');
    expect(readdirSync(join(project.root, 'm'))).toEqual(['1.sql', '2.sql']);
  },
);

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let database: { readonly url: string; drop(): Promise<void> };
  beforeAll(async () => {
    database = await scratchUrl(server);
  });
  afterAll(() => database.drop());

  const mig = (...argv: readonly string[]): Promise<RunResult> => run(...argv, '--url', database.url);
  const edited = (body: string): string =>
    "import { column, integer, table } from 'mig-check/schema';\n" +
    config(
      `revisionEnvironment: true, processRevisionDirectives: async (context, revision, directives) => {\n${body} }`,
    );
  const read = (name: string): string => readFileSync(join(project.root, 'm', name), 'utf8');
  const names = (): readonly string[] => readdirSync(join(project.root, 'm')).sort();

  it('DIR-21 the hook gets the context, the rows, and one directive with empty bodies, to edit in place', async () => {
    project = makeProject({
      'mig.config.ts': edited(`
        const [one] = directives;
        one.message = [one.message, context.x.team, revision.length, typeof context.connection, one.upgradeOps.length].join(' ');
        one.id = 'a1';
        one.labels = ['pay'];`),
    });
    const { exit, stdout, stderr } = await mig('revision', '-m', 'made', '-x', 'team=shop', '--json');
    expect([exit, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a1', labels: ['pay'], title: 'made shop 0 object 0' });
  });

  it('CMD-31 the hook of a call comes before that of the configuration, on the same list', async () => {
    project = makeProject({ 'mig.config.ts': edited("directives[0].message += ' then configuration';") });
    const made = await revision({
      from: project.root,
      url: database.url,
      message: 'call',
      processRevisionDirectives: ({ connection, offline }, _rows, [one]) => {
        if (one !== undefined) one.message += ` first ${typeof connection} ${String(offline)}`;
      },
    });
    expect(made).toMatchObject({ title: 'call first object false then configuration' });
  });

  it('CMD-36 merge opens the database with revisionEnvironment, and calls no directives hook; other hooks run', async () => {
    project = makeProject({
      'mig.config.ts': config(
        "revisionEnvironment: true, processRevisionDirectives: () => { throw new Error('it ran'); }, postWriteHooks: [(file) => { throw new Error('written ' + file); }]",
      ),
      'm/1.sql': sqlRevision({ id: 'a1', upgrade: '' }),
      'm/2.sql': sqlRevision({ id: 'b2', upgrade: '' }),
    });
    const { stderr } = await mig('merge', '--rev-id', 'c3');
    expect(stderr).not.toContain('it ran');
    expect(stderr).toMatch(/written .*c3_merge_a1_and_b2\.ts/);
    expect(readFileSync(join(project.root, 'm/c3_merge_a1_and_b2.ts'), 'utf8')).toContain("['a1', 'b2']");
  });

  it('DIR-22 an emptied list makes no file', async () => {
    project = makeProject({ 'mig.config.ts': edited('directives.length = 0;') });
    const { exit, stdout } = await mig('revision', '--json');
    expect([exit, JSON.parse(stdout)]).toEqual([0, []]);
    expect(existsSync(join(project.root, 'm'))).toBe(false);
  });

  it('DIR-19 DIR-22 several directives make several files, each on those before it, with their operations', async () => {
    project = makeProject({
      'mig.config.ts': edited(`
        const [one] = directives;
        Object.assign(one, { id: 'a1' });
        one.upgradeOps.push({ op: 'createTable', table: table('t', column('id', integer(), { nullable: false })) });
        one.downgradeOps.push({ op: 'dropTable', table: 't' });
        directives.push({ ...one, id: 'b2', message: 'second', upgradeOps: [], downgradeOps: [], imports: ["import 'node:fs';"] });
        directives.push({ ...one, id: 'c3', message: 'side', head: 'a1', splice: true, dependsOn: ['b2'], upgradeOps: [], downgradeOps: [] });`),
    });
    const { exit, stdout, stderr } = await mig('revision', '-m', 'first', '--json');
    expect([exit, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: 'a1', down: [] },
      { id: 'b2', down: ['a1'] },
      { id: 'c3', down: ['a1'], dependsOn: ['b2'] },
    ]);
    expect(names()).toEqual(['a1_first.ts', 'b2_second.ts', 'c3_side.ts']);
    expect(read('a1_first.ts')).toMatch(/await op\.createTable\('t'/);
    expect(read('a1_first.ts')).toContain("await op.dropTable('t')");
    expect(read('b2_second.ts')).toContain("import 'node:fs';");
  });

  it.each([
    ['throws', "throw new Error('no');", 'mig.config.ts:3'],
    ['pushes what is no directive', "directives.push({ id: 'x' });", 'directive 2 has no proper `message`'],
    [
      'names one id twice',
      "directives[0].id = 'a1'; directives.push({ ...directives[0] });",
      'MIG_DUPLICATE_REVISION',
    ],
    [
      'names an unknown parent',
      "directives.push({ ...directives[0], head: 'gone' });",
      'MIG_REVISION_NOT_FOUND',
    ],
  ])('DIR-22 a hook that %s is an error, and nothing is written', async (_name, body, said) => {
    project = makeProject({ 'mig.config.ts': edited(body) });
    const { exit, stdout, stderr } = await mig('revision');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
    expect(existsSync(join(project.root, 'm'))).toBe(false);
  });
});

describe('with several databases', () => {
  const several = `const hook = (context, rows, directives) => {
    for (const one of directives) one.message += ' ' + context.database + directives.length;
  };
  export default {
    databases: Object.fromEntries(['one', 'two'].map((name) => [name, { migrations: {
      directory: './' + name, revisionEnvironment: true, processRevisionDirectives: hook,
    }, url: 'pglite:', versionTable: name }])),
  };\n`;

  it('DIR-23 a call is for one database, whose hook is called once, behind that of the call', async () => {
    project = makeProject({ 'mig.config.ts': several });
    symlinkSync(resolve('node_modules'), join(project.root, 'node_modules'));
    const refused = await run('revision', '-m', 'all');
    expect([refused.exit, refused.stderr]).toEqual([3, expect.stringContaining('MIG_NAME_NOT_CHOSEN')]);
    expect(existsSync(join(project.root, 'one'))).toBe(false);
    const made = await revision({
      from: project.root,
      environment: {},
      name: 'two',
      message: 'm',
      id: 'a1',
      processRevisionDirectives(_context, _rows, directives) {
        directives.push({ ...(directives[0] as (typeof directives)[0]), id: 'b2', head: 'a1', message: 'n' });
      },
    });
    // What the first hook has added is there for the second, which runs once.
    expect(JSON.stringify(made)).toMatch(/"m two2".*"n two2"/s);
    expect(existsSync(join(project.root, 'one'))).toBe(false);
  });
});
