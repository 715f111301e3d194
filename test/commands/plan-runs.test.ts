import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { downgrade, upgrade } from '../../src/commands/index.ts';
import { connect, dialectNamed, type Connection } from '../../src/dialects/index.ts';
import { loadScriptDirectory, type GraphRevision, type Plan } from '../../src/script/index.ts';
import { describeOn, scratchUrl, type TestServer } from '../support/databases.ts';
import { histories } from '../support/laws/graph.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';

/** Random histories whose revisions write down that they ran, taken up and down: what ran is the plan. */
function lawOn(server: TestServer): void {
  test('what runs is the plan, and the rows are those that it tells', async () => {
    const cases = fc.record({ revisions: histories(30), up: fc.nat(), down: fc.nat() });
    await fc.assert(
      fc.asyncProperty(cases, async ({ revisions, up, down }) => {
        const project = write(revisions, server.dialect);
        const { url, connection, drop } = await open(server, project);
        try {
          const { graph } = loadScriptDirectory({
            root: project.root,
            versionLocations: [join(project.root, 'm')],
          });
          const options = { from: project.root, url, environment: {} };
          const move = async (plan: Plan, run: () => Promise<unknown>): Promise<void> => {
            await connection.execute('delete from ran');
            await run();
            const ran = await connection.query<{ what: string }>('select what from ran order by n');
            expect(ran.map(({ what }) => what)).toEqual(
              plan.steps.map(({ revision, direction }) => `${direction} ${revision.id}`),
            );
            const rows = await connection.query<{ id: string }>(
              'select version_num as id from alembic_version',
            );
            expect(rows.map(({ id }) => id).sort()).toEqual([...plan.rows].sort());
          };
          const goal = revisions[up % revisions.length]?.id ?? '';
          const there = graph.planUpgrade({ current: [], target: goal });
          await move(there, () => upgrade({ ...options, target: goal }));
          const all = graph.planUpgrade({ current: there.rows, target: 'heads' });
          await move(all, () => upgrade({ ...options, target: 'heads' }));
          // What nothing applied stands above is no target of a downgrade.
          const stop = revisions[down % revisions.length]?.id ?? '';
          const target = graph.childrenOf(stop).length > 0 ? stop : 'base';
          const back = graph.planDowngrade({ current: all.rows, target });
          await move(back, () => downgrade({ ...options, target }));
          if (back.rows.length === 0) return;
          const none = graph.planDowngrade({ current: back.rows, target: 'base' });
          await move(none, () => downgrade({ ...options, target: 'base' }));
        } finally {
          await connection.close();
          await drop();
          project.remove();
        }
      }),
      { numRuns: 10 },
    );
  }, 300_000);
}

function write(revisions: readonly GraphRevision[], dialect: string): TestProject {
  const project = makeProject({
    'mig.config.ts': `export default { dialect: '${dialect}', migrations: './m' };\n`,
  });
  for (const [index, { id, down, labels, dependsOn }] of revisions.entries())
    project.write(
      `m/${String(index).padStart(3, '0')}.sql`,
      sqlRevision({
        id,
        down: down.join(', '),
        header: [
          ...(labels.length === 0 ? [] : [`-- branchLabels: ${labels.join(', ')}`]),
          ...(dependsOn.length === 0 ? [] : [`-- dependsOn: ${dependsOn.join(', ')}`]),
        ].join('\n'),
        upgrade: `insert into ran (what) values ('upgrade ${id}');`,
        downgrade: `insert into ran (what) values ('downgrade ${id}');`,
      }),
    );
  return project;
}

async function open(
  server: TestServer,
  project: TestProject,
): Promise<{ url: string; connection: Connection; drop: () => Promise<void> }> {
  const isFile = server.dialect === 'sqlite';
  if (isFile) symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
  const { url, drop } = isFile
    ? { url: server.url.replace(':memory:', 'app.db'), drop: async () => undefined }
    : await scratchUrl(server);
  const connection = await connect(dialectNamed(server.dialect), { url }, { from: `${project.root}/` });
  const key = isFile ? 'integer primary key' : 'serial primary key';
  await connection.execute(`create table ran (n ${key}, what varchar(100) not null)`);
  return { url, connection, drop };
}

describeOn({ id: 'postgresql-15' }, lawOn);
describeOn({ dialect: 'mariadb' }, lawOn);
describeOn({ id: 'sqlite-wasm-files' }, lawOn);
