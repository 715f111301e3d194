import { runMig } from '../../cli/run-mig.ts';
import { runGuard } from '../../../src/commands/index.ts';
import { makeProject, sqlRevision, type TestProject } from '../../support/project.ts';

let project: TestProject;

afterEach(() => project.remove());

const files = { 'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: 'select 1;', downgrade: 'select 2;' }) };

describe.each([
  ['mssql', 'SQL Server', 'mssql://sa@localhost/x'],
  ['oracle', 'Oracle', 'oracle://system@localhost/x'],
])('%s opens no connection', (dialect, product, url) => {
  const refused = (stderr: string): void => {
    expect(stderr).toContain('MIG_DIALECT_OFFLINE');
    expect(stderr).toContain(`${product} (dialect "${dialect}") is supported offline only`);
    expect(stderr).toContain('--sql');
  };

  test.each([
    ['upgrade', 'head'],
    ['downgrade', 'base'],
    ['stamp', 'head'],
    ['current'],
    ['ensure-version'],
    ['snapshot'],
  ])('mig %s %s says so, for the dialect and for the URL', async (...argv) => {
    const config = `export default { dialect: '${dialect}', url: '${url}', migrations: './migrations' };`;
    project = makeProject({ ...files, 'mig.config.ts': config });
    const named = await runMig(argv, { cwd: project.root });
    expect(named.exit).toBe(3);
    refused(named.stderr);
    project.write('mig.config.ts', "export default { migrations: './migrations' };");
    const byUrl = await runMig([...argv, '--url', url], { cwd: project.root });
    expect(byUrl.exit).toBe(3);
    refused(byUrl.stderr);
  });

  test('the guard says so', async () => {
    project = makeProject({
      ...files,
      'mig.config.ts': `export default { dialect: '${dialect}', migrations: './migrations' };`,
    });
    const from = project.root;
    const judged = async (options: object): Promise<void> => {
      const { exitCode, checks } = await runGuard({ from, environment: {}, ...options });
      expect(exitCode).toBe(3);
      for (const { error } of checks) expect(error?.code).toBe('MIG_DIALECT_OFFLINE');
    };
    await judged({});
    project.write('mig.config.ts', "export default { migrations: './migrations' };");
    await judged({ url });
  });

  test('what needs no connection works', async () => {
    project = makeProject({
      ...files,
      'mig.config.ts': `export default { url: '${url}', migrations: './migrations' };`,
    });
    for (const argv of [
      ['upgrade', 'head', '--sql'],
      ['downgrade', 'a1:base', '--sql'],
      ['stamp', 'head', '--sql'],
      ['ensure-version', '--sql'],
      ['history'],
      ['heads'],
    ])
      expect(await runMig(argv, { cwd: project.root })).toMatchObject({ exit: 0, stderr: '' });
  });
});
