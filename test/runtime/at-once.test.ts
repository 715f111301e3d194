import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { current } from '../../src/commands/index.ts';
import { connect, dialectNamed } from '../../src/dialects/index.ts';
import { describeOn, scratchUrl, type TestServer } from '../support/databases.ts';
import { buildProgram, type Program } from '../support/program.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';

const PROCESSES = 8;
/** CI asks for twenty rounds everywhere; they take minutes. */
const asked = process.env['MIG_TEST_ROUNDS'];
const rounds = (usual: number): number => (asked === undefined ? usual : Number(asked));

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

/** An empty database: how to reach it, and how to be rid of it. */
type Empty = (
  project: TestProject,
  server: TestServer,
) => Promise<{ url: string; drop: () => Promise<void> }>;

const onServer: Empty = (_project, server) => scratchUrl(server);
let files = 0;
const inFile: Empty = async (_project, server) => ({
  url: server.url.replace(':memory:', `app${++files}.db`),
  drop: async () => undefined,
});

/** A primary key or a table that is there already would refuse a second run of any of them. */
const revisions: Readonly<Record<string, string>> = {
  'migrations/1.sql': sqlRevision({ id: 'a1', upgrade: 'create table ran (revision varchar(9) not null);' }),
  'migrations/2.sql': sqlRevision({
    id: 'b2',
    down: 'a1',
    upgrade: "create table b (id integer primary key);\ninsert into ran values ('b2');",
  }),
  'migrations/3.ts': `
    export const revision = 'c3';
    export const downRevision = 'b2';
    export async function upgrade(op) {
      await op.execute('create table c (id integer primary key)');
      await op.execute("insert into ran values ('c3')");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    export function downgrade() {}`,
};

function suite(server: TestServer, empty: Empty, count: number): void {
  let project: TestProject;
  beforeAll(() => {
    project = makeProject({
      'mig.config.ts': `export default { migrations: './migrations', dialect: '${server.dialect}' };\n`,
      ...revisions,
    });
    symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
  });
  afterAll(() => project.remove());

  it(`eight processes at once, ${count} times: each revision runs once, and all succeed`, async () => {
    for (let round = 0; round < count; round++) {
      const { url, drop } = await empty(project, server);
      const ended = await Promise.all(
        Array.from({ length: PROCESSES }, () =>
          program.run(['upgrade', '--url', url], { cwd: project.root }),
        ),
      );
      expect(ended.map(({ exit, stderr }) => ({ exit, stderr }))).toEqual(
        Array.from({ length: PROCESSES }, () => ({ exit: 0, stderr: '' })),
      );
      const lines = ended.flatMap(({ stdout }) => stdout.match(/^upgrade .* -> \w+/gm) ?? []);
      expect(lines.sort()).toEqual(['upgrade a1 -> b2', 'upgrade b2 -> c3', 'upgrade base -> a1']);
      const dialect = dialectNamed(server.dialect);
      const connection = await connect(dialect, { url }, { from: `${project.root}/` });
      expect(await connection.query('select revision from ran order by 1')).toEqual([
        { revision: 'b2' },
        { revision: 'c3' },
      ]);
      await connection.close();
      expect((await current({ from: project.root, url, environment: {} })).rows).toEqual(['c3']);
      await drop();
    }
  }, 900_000);
}

describeOn({ dialect: 'postgresql', embedded: false, id: 'postgresql-15' }, (server) =>
  suite(server, onServer, rounds(5)),
);
for (const id of ['mysql-9.7', 'mariadb-10.11'])
  describeOn({ id }, (server) => suite(server, onServer, rounds(2)));
describeOn({ dialect: 'sqlite', files: true }, (server) => suite(server, inFile, rounds(2)));
