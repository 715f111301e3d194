import { runGuard } from '../../src/commands/index.ts';
import { describeOn } from '../support/databases.ts';
import { createProject } from '../support/sql-project.ts';

const FILES = {
  'mig.config.ts': `import { defineConfig } from 'mig-check';
export default defineConfig({ migrations: './migrations', schema: './schema.ts' });`,
  'schema.ts': `import { column, integer, metadata, string, table } from 'mig-check/schema';
export default metadata([
  table('users', column('id', integer(), { primaryKey: true }), column('name', string(50))),
]);`,
  'migrations/1_users.ts': `import type { Op } from 'mig-check';
import { column, integer } from 'mig-check/schema';
/** Users. */
export const revision = 'aaaa1111';
export const downRevision = null;
export async function upgrade(op: Op) {
  await op.createTable('users', column('id', integer(), { primaryKey: true }));
}
export async function downgrade(op: Op) {
  await op.dropTable('users');
}`,
  'migrations/2_name.sql': `-- revision: bbbb2222
-- downRevision: aaaa1111
-- upgrade
alter table users add column name varchar(50);
-- downgrade
alter table users drop column name;
`,
};

describeOn({ dialect: 'postgresql' }, (server) => {
  const url = server.embedded ? {} : { url: server.url };

  test('revision files and MetaData: clean, then every planted mistake is found with its place', async () => {
    const project = createProject(FILES);
    const run = () => runGuard({ from: project.folder, environment: {}, ...url });
    const clean = await run();
    expect(clean.checks.flatMap(({ error }) => error ?? [])).toEqual([]);
    expect(clean.findings).toEqual([]);
    expect(clean.exitCode).toBe(0);

    project.write(
      'migrations/2_name.sql',
      FILES['migrations/2_name.sql'].replace('alter table users drop column name;', ''),
    );
    project.write('schema.ts', FILES['schema.ts'].replace('string(50)', 'string(60)'));
    const broken = await run();
    project.remove();
    expect(broken.exitCode).toBe(1);
    expect(broken.findings.map(({ code, location }) => [code, location?.file, location?.object])).toEqual([
      ['MC209', 'migrations/2_name.sql', undefined],
      ['MC303', 'schema.ts', 'column public.users.name'],
    ]);
    expect(broken.findings[1]?.evidence.map(({ title }) => title)).toEqual([
      'Found → wanted',
      'SQL, up',
      'SQL, down',
      'As a revision',
    ]);
  });

  test('a downgrade that only throws is none (G-22), and code that throws is placed', async () => {
    const project = createProject({
      ...FILES,
      'migrations/3_never.ts': `export const revision = 'cccc3333';
export const downRevision = 'bbbb2222';
export async function upgrade(op) { op.execute('create table c (id int)'); }
export async function downgrade() { throw new Error('not implemented'); }`,
    });
    const report = await runGuard({ from: project.folder, environment: {}, checks: ['round-trip'], ...url });
    project.remove();
    expect(report.findings.map(({ code, location }) => [code, location?.file])).toEqual([
      ['MC210', 'migrations/3_never.ts'],
    ]);
    expect(report.findings[0]?.message).toContain('not implemented');
  });
});
