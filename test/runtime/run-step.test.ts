import { dialectNamed, type Connection } from '../../src/dialects/index.ts';
import { openDatabase, revisionSql, runStep } from '../../src/runtime/index.ts';
import { loadScriptDirectory, type RevisionScript } from '../../src/script/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';

describeOn({ dialect: 'postgresql' }, (server) => {
  let project: TestProject;
  let connection: Connection;
  let drop: () => Promise<void>;
  const dialect = dialectNamed('postgresql');

  beforeAll(async () => {
    const scratch = server.embedded
      ? { url: 'pglite:', drop: async () => undefined }
      : await scratchUrl(server);
    drop = scratch.drop;
    project = makeProject();
    ({ connection } = await openDatabase({
      config: { root: process.cwd(), connectTimeoutMs: 10_000 },
      target: { url: scratch.url },
    }));
  });

  afterAll(async () => {
    await connection.close();
    await drop();
    project.remove();
  });

  const script = (name: string, text: string): RevisionScript => {
    project.write(`migrations/${name}`, text);
    const { revisions } = loadScriptDirectory({
      root: project.root,
      versionLocations: [`${project.root}/migrations`],
    });
    const found = revisions.find(({ file }) => file.endsWith(name));
    if (found === undefined) throw new Error(`${name} was not read`);
    return found;
  };
  const exists = async (table: string): Promise<boolean> =>
    (await dialect.locateTable(connection, { name: table })).exists;
  const run = (revision: RevisionScript, direction: 'upgrade' | 'downgrade') =>
    runStep({ script: revision, direction, connection, dialect, root: project.root });

  it('runs one revision and returns what was sent, each with file and line; the version table is not touched', async () => {
    const one = script(
      'one.sql',
      sqlRevision({
        id: 'one',
        upgrade: 'create table a (\n  id integer\n);\n\n-- why\ncreate table b ();',
        downgrade: 'drop table a, b;',
      }),
    );
    const { statements } = await run(one, 'upgrade');
    expect(statements).toMatchObject([
      { sql: 'create table a (\n  id integer\n)', file: one.file, line: 6 },
      { sql: 'create table b ()', file: one.file, line: 11 },
    ]);
    expect(await exists('alembic_version')).toBe(false);
    expect(await exists('a')).toBe(true);
    await run(one, 'downgrade');
    expect(await exists('a')).toBe(false);
  });

  it('knows the line of each call in a module', async () => {
    const two = script(
      'two.ts',
      "export const revision = 'two';\nexport const downRevision = null;\nexport async function upgrade(op: { execute(sql: string): Promise<void> }) {\n  op.execute('create table c ()');\n  await op.execute(`\n    create table d ();\n    create table e () -- last\n  `);\n}\nexport async function downgrade(op) { await op.execute('drop table c, d, e'); }\n",
    );
    expect((await run(two, 'upgrade')).statements).toMatchObject([
      { sql: 'create table c ()', file: two.file, line: 4 },
      { sql: 'create table d ()', file: two.file, line: 5 },
      { sql: 'create table e ()', file: two.file, line: 5 },
    ]);
    await run(two, 'downgrade');
  });

  it.each([
    [
      'esm.js',
      "export const revision = 'esm';\nexport const downRevision = null;\nexport const upgrade = (op) => op.execute('create table l ()');\nexport const downgrade = async (op) => { await op.execute('drop table l'); };\n",
    ],
    [
      'common.cjs',
      "exports.revision = 'common';\nexports.downRevision = null;\nexports.upgrade = (op) => op.execute('create table l ()');\nexports.downgrade = (op) => op.execute('drop table l');\n",
    ],
    [
      'object.cjs',
      "module.exports = {\n  revision: 'object',\n  downRevision: null,\n  async upgrade(op) { op.execute('create table l ()'); },\n  async downgrade(op) { op.execute('drop table l'); },\n};\n",
    ],
    [
      'module.mts',
      "import { text } from 'mig-check/schema';\nexport const revision = 'module';\nexport const downRevision = null;\nexport async function upgrade(op: any) { await op.createTable('l', { name: 'x', type: text() }); }\nexport async function downgrade(op: any) { await op.dropTable('l'); }\n",
    ],
  ])('runs %s', async (name, text) => {
    const revision = script(name, text);
    await run(revision, 'upgrade');
    expect(await exists('l')).toBe(true);
    await run(revision, 'downgrade');
    expect(await exists('l')).toBe(false);
  });

  it('after a failure nothing stays, the session is as new, and the error names the place', async () => {
    const bad = script(
      'bad.sql',
      sqlRevision({
        id: 'bad',
        upgrade: "set search_path = 'nowhere';\ncreate schema s;\nselect\n  nothing;",
      }),
    );
    await expect(run(bad, 'upgrade')).rejects.toMatchObject({
      code: 'MIG_STATEMENT_FAILED',
      location: { file: bad.file, line: 9, revision: 'bad', statement: 'select\n  nothing' },
    });
    const [row] = await connection.query<{ path: string; s: string | null }>(
      "select current_setting('search_path') as path, to_regnamespace('s')::text as s",
    );
    expect(row?.path).toContain('public');
    expect(row?.s).toBeNull();
  });

  it('gives the SQL without a database', async () => {
    const { file } = script(
      'three.sql',
      sqlRevision({ id: 'three', upgrade: 'select 1;', downgrade: 'select 2;' }),
    );
    const three = script(
      'three.sql',
      sqlRevision({ id: 'three', upgrade: 'select 1;', downgrade: 'select 2;' }),
    );
    expect(
      await revisionSql({ script: three, direction: 'downgrade', dialect, root: project.root }),
    ).toMatchObject([{ sql: 'select 2', file }]);
  });
});
