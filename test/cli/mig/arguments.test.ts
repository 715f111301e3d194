import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOn, scratchUrl } from '../../support/databases.ts';
import { makeProject, type TestProject } from '../../support/project.ts';
import { query } from '../../support/query.ts';
import { runMig } from '../run-mig.ts';

let project: TestProject;
afterEach(() => project.remove());

/** Writes down what it was called with. */
const recorder = `
import { appendFileSync } from 'node:fs';
export const revision = 'a1';
export const downRevision = null;
export async function upgrade(op, context) {
  await op.execute('create table t (tenant text)');
  if (context.x.data === 'true') await op.execute("insert into t values ('" + context.x.tenant + "')");
  appendFileSync(new URL('../calls', import.meta.url), JSON.stringify(context) + '\\n');
}
export async function downgrade(op) { await op.execute('drop table t'); }
`;

const files = {
  'migrations/1.mjs': recorder,
  'mig.config.mjs': `
import { appendFileSync } from 'node:fs';
export default ({ x, xArguments, tag }) => ({
  migrations: x.folder ?? 'migrations',
  onVersionApply: ({ connection, ...event }) =>
    appendFileSync(new URL('./hooks', import.meta.url), JSON.stringify(event) + '\\n'),
});
`,
};

const lines = (name: string): unknown[] =>
  readFileSync(join(project.root, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

it('CMD-04 CMD-41 -x and --tag reach configuration and revision, also offline', async () => {
  project = makeProject({ ...files, 'other/1.mjs': recorder.replace("'a1'", "'o1'") });
  const config = ['--config', 'mig.config.mjs'];
  const { exit, stdout } = await runMig(
    ['-x', 'data=true', 'upgrade', ...config, '--sql', '--tag', 'v 1', '-x', 'tenant=a=b', '-x', 'bare'],
    { cwd: project.root },
  );
  expect(exit).toBe(0);
  expect(stdout).toContain("insert into t values ('a=b');");
  expect(lines('calls')).toMatchObject([
    {
      xArguments: ['data=true', 'tenant=a=b', 'bare'],
      x: { data: 'true', tenant: 'a=b', bare: '' },
      tag: 'v 1',
      revision: 'a1',
      direction: 'upgrade',
      offline: true,
    },
  ]);
  expect((await runMig(['heads', ...config, '-x', 'folder=other'], { cwd: project.root })).stdout).toMatch(
    /^o1 /,
  );
});

it('CMD-04 a configuration that throws for want of an argument says where', async () => {
  project = makeProject({
    'mig.config.ts':
      'export default ({ x }) => {\n  if (!x.tenant) throw new Error("name a tenant");\n  return {};\n};\n',
  });
  expect(await runMig(['heads'], { cwd: project.root })).toMatchObject({
    exit: 3,
    stderr: expect.stringMatching(/MIG_CONFIG_FAILED.*name a tenant\n.*mig\.config\.ts:2/) as unknown,
  });
  expect((await runMig(['heads', '-x', 'tenant=1'], { cwd: project.root })).stderr).toContain(
    'MIG_CONFIG_MISSING_KEY',
  );
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  it('CMD-04 ENV-05 revisions and hooks get what was given, on a database', async () => {
    project = makeProject(files);
    const { url, drop } = await scratchUrl(server);
    try {
      const config = ['--config', 'mig.config.mjs', '--url', url];
      const { exit, stderr } = await runMig(
        ['upgrade', ...config, '-x', 'data=true', '-x', 'tenant=one', '-x', 'tenant=two', '--tag', 'v2'],
        { cwd: project.root },
      );
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
      expect(await query(url, 'select tenant from t')).toEqual([{ tenant: 'two' }]);
      expect(lines('hooks')).toMatchObject([
        {
          xArguments: ['data=true', 'tenant=one', 'tenant=two'],
          x: { data: 'true', tenant: 'two' },
          tag: 'v2',
          revision: 'a1',
          direction: 'upgrade',
          heads: ['a1'],
        },
      ]);
      await runMig(['stamp', 'base', ...config, '--tag', 'v3'], { cwd: project.root });
      expect(lines('hooks')[1]).toMatchObject({ tag: 'v3', direction: 'stamp', heads: [] });
    } finally {
      await drop();
    }
  });
});
