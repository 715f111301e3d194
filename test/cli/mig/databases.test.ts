import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';
import { runMig, type RunResult } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

const files = {
  'mig.config.ts': `export default {
  versionTable: 'shared_version',
  databases: {
    main: { migrations: './main' },
    'audit-log': { migrations: './audit', versionTable: 'audit_version' },
  },
};
`,
  'main/1.sql': sqlRevision({ id: 'm1', upgrade: 'create table m (id int);', downgrade: 'drop table m;' }),
  'audit/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table a (id int);', downgrade: 'drop table a;' }),
};

const mig = (argv: readonly string[], env: Record<string, string> = {}): Promise<RunResult> =>
  runMig(argv, { cwd: project.root, env });

const config = (text: string): Record<string, string> => ({ 'mig.config.ts': `export default ${text};\n` });

describe('several databases in one configuration', () => {
  it('CMD-03 --name works on one, which inherits what is shared and replaces the rest', async () => {
    project = makeProject(files);
    expect((await mig(['heads', '-n', 'audit-log'])).stdout).toBe('a1 (head), Revision a1\n');
    expect((await mig(['-n', 'main', 'upgrade', '--sql'])).stdout).toContain('shared_version');
    expect((await mig(['upgrade', '--sql', '-n', 'audit-log'])).stdout).toContain('audit_version');
  });

  it('CMD-03 looking works on each in turn, also as JSON', async () => {
    project = makeProject(files);
    expect((await mig(['heads'])).stdout).toBe(
      '[main]\nm1 (head), Revision m1\n[audit-log]\na1 (head), Revision a1\n',
    );
    expect(JSON.parse((await mig(['heads', '--json'])).stdout)).toMatchObject({
      main: [{ id: 'm1' }],
      'audit-log': [{ id: 'a1' }],
    });
  });

  it.each([
    [['heads', '-n', 'audit-lgo'], 'MIG_DATABASE_UNKNOWN', 'Did you mean --name audit-log?'],
    [['downgrade', 'base'], 'MIG_NAME_NOT_CHOSEN', 'Choose one: --name main'],
    [['revision', '-m', 'x'], 'MIG_NAME_NOT_CHOSEN', 'main, audit-log'],
    [['upgrade', '--url', 'pglite:'], 'MIG_NAME_NOT_CHOSEN', 'main, audit-log'],
    [['current', '-n', 'audit-log'], 'MIG_NO_URL', 'Set DATABASE_URL_AUDIT_LOG'],
  ])('CMD-03 %j is refused with advice', async (argv, code, text) => {
    project = makeProject(files);
    // One variable for all would make every database the same one.
    const { exit, stderr } = await mig(argv, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' });
    expect(exit).toBe(3);
    expect(stderr).toContain(code);
    expect(stderr).toContain(text);
  });

  it.each([
    [
      "{ databases: { a: { migratons: 'm' } } }",
      '`databases.a.migratons`. Did you mean `databases.a.migrations`?',
    ],
    ['{ databases: { a: {} } }', 'the key `databases.a.migrations` is missing'],
    ["{ migrations: 'm', databases: {} }", '`databases` must be an object that is not empty'],
    [
      "{ migrations: 'm', databases: { a: { url: '' } } }",
      '`databases.a.url` must be a text that is not empty',
    ],
    [
      "{ migrations: 'm', databases: { a: 'x' } }",
      '`databases.a` must be an object with the settings of a database',
    ],
    [
      "{ migrations: 'm', url: 'pglite:', databases: { a: {}, b: { dialect: 'postgresql' } } }",
      'The databases "a" and "b" have the same URL and the same version table alembic_version',
    ],
  ])('CMD-03 %s says what is wrong', async (text, message) => {
    project = makeProject(config(text));
    const { exit, stderr } = await mig(['heads']);
    expect(exit).toBe(3);
    expect(stderr).toContain(message);
  });

  it('CMD-03 a name without several databases is an error', async () => {
    project = makeProject();
    expect(await mig(['heads', '-n', 'main'])).toMatchObject({
      exit: 3,
      stderr: expect.stringContaining('has only one, without a name') as unknown,
    });
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  it('CMD-03 upgrade runs on all, each with its own URL from the environment', async () => {
    project = makeProject(files);
    const [one, two] = [await scratchUrl(server), await scratchUrl(server)];
    const env = { DATABASE_URL_MAIN: one.url, DATABASE_URL_AUDIT_LOG: two.url };
    try {
      const { exit, stdout } = await mig(['upgrade'], env);
      expect(exit).toBe(0);
      expect(stdout.replaceAll(one.url, 'ONE').replaceAll(two.url, 'TWO')).toBe(
        '[main]\nupgrade base -> m1  Revision m1 ... done\nONE is at m1.\n' +
          '[audit-log]\nupgrade base -> a1  Revision a1 ... done\nTWO is at a1.\n',
      );
      expect((await mig(['downgrade', 'base', '-n', 'main'], env)).exit).toBe(0);
      expect(JSON.parse((await mig(['current', '--json'], env)).stdout)).toMatchObject({
        main: { rows: [] },
        'audit-log': { rows: ['a1'] },
      });
    } finally {
      await one.drop();
      await two.drop();
    }
  });
});
