import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { diffSnapshots, dialectNamed, type CatalogSnapshot } from '../../src/dialects/index.ts';
import { downgrade, snapshot, stamp, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

let project: TestProject;

beforeEach(() => {
  project = makeProject({
    'migrations/1.sql': sqlRevision({
      id: 'a1',
      upgrade:
        "create table person (id integer primary key, name text default 'it''s 100% \\ :name');\n-- a comment; with a semicolon",
      downgrade: 'drop table person;',
    }),
    'migrations/2.sql': sqlRevision({
      id: 'b2',
      down: 'a1',
      header: '-- transaction: false',
      upgrade: 'create index concurrently i on person (name);',
      downgrade: 'drop index concurrently i;',
    }),
    'migrations/3.ts': [
      "export const revision = 'c3';",
      "export const downRevision = 'b2';",
      'export function upgrade(op) {',
      "  op.execute('create function f() returns integer language sql as $$ select 1; $$');",
      "  op.execute('insert into person values (:id, :name)', { id: 1, name: \"O'Hara\\t;\" });",
      '}',
      'export async function downgrade(op) {',
      "  await op.execute('delete from person');",
      "  await op.execute('drop function f()');",
      '}',
    ].join('\n'),
  });
});

afterEach(() => project.remove());

const here = (url?: string): DatabaseOptions => ({ from: project.root, url, environment: {} });

describe('SQL without a database', () => {
  it('CMD-41 ENV-32 ENV-33 an upgrade from base makes the version table; each revision has its transaction and row', async () => {
    const { sql, before, after } = await upgrade({ ...here(), target: 'heads', sql: true });
    expect(sql).toMatchInlineSnapshot(`
     "BEGIN;

     CREATE TABLE alembic_version (
         version_num VARCHAR(32) NOT NULL, 
         CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
     );

     COMMIT;

     BEGIN;

     -- upgrade base -> a1

     create table person (id integer primary key, name text default 'it''s 100% \\ :name');

     INSERT INTO alembic_version (version_num) VALUES ('a1');

     COMMIT;

     -- upgrade a1 -> b2

     create index concurrently i on person (name);

     UPDATE alembic_version SET version_num = 'b2' WHERE version_num = 'a1';

     BEGIN;

     -- upgrade b2 -> c3

     create function f() returns integer language sql as $$ select 1; $$;

     insert into person values (1, 'O''Hara	;');

     UPDATE alembic_version SET version_num = 'c3' WHERE version_num = 'b2';

     COMMIT;
     "
    `);
    expect([before, after]).toEqual([[], ['c3']]);
  });

  it('ENV-32 a range starts where it says, without CREATE TABLE; a downgrade needs one (CMD-40)', async () => {
    const { sql } = await upgrade({ ...here(), target: 'b2:c3', sql: true });
    expect(sql).not.toContain('CREATE TABLE alembic_version');
    expect(sql).toContain("UPDATE alembic_version SET version_num = 'c3' WHERE version_num = 'b2';");
    const down = await downgrade({ ...here(), target: 'c3:a1', sql: true });
    expect(down.revisions.map(({ revision }) => revision)).toEqual(['c3', 'b2']);
    await expect(downgrade({ ...here(), target: 'a1', sql: true })).rejects.toMatchObject({
      code: expect.stringMatching(/^MIG_/) as unknown,
    });
    const base = await downgrade({ ...here(), target: 'a1:base', sql: true });
    expect(base.sql).toContain("DELETE FROM alembic_version WHERE version_num = 'a1';");
    expect(base.sql).not.toContain('DROP TABLE alembic_version');
  });

  it('ENV-26 one transaction for all, opened again around a revision that opted out', async () => {
    project.write(
      'mig.config.ts',
      "export default { migrations: 'migrations', transactionPerMigration: false }",
    );
    const { sql = '' } = await upgrade({ ...here(), target: 'head', sql: true });
    expect(sql.match(/^(BEGIN|COMMIT);$/gm)).toEqual(['BEGIN;', 'COMMIT;', 'BEGIN;', 'COMMIT;']);
  });

  it('ENV-27 no BEGIN and COMMIT where DDL is not transactional', async () => {
    project.write('mig.config.ts', "export default { migrations: 'migrations', transactionalDdl: false }");
    const { sql } = await upgrade({ ...here(), target: 'head', sql: true });
    expect(sql).not.toMatch(/BEGIN|COMMIT/);
  });

  it('CMD-54 stamp writes rows only', async () => {
    const { sql } = await stamp({ ...here(), revisions: ['a1:c3'], sql: true });
    expect(sql).toContain("UPDATE alembic_version SET version_num = 'c3' WHERE version_num = 'a1';");
    expect(sql).not.toContain('person');
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  it('run by psql, the script makes the schema and rows that the online run makes, up and down', async () => {
    const online = await scratchUrl(server);
    const offline = await scratchUrl(server);
    const psql = async (sql = ''): Promise<void> => {
      const run = promisify(execFile)('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', offline.url]);
      run.child.stdin?.end(sql);
      await run;
    };
    const state = async (url: string): Promise<{ taken: CatalogSnapshot; rows: unknown }> => ({
      taken: await snapshot(here(url)),
      rows: await query(url, 'select version_num from alembic_version'),
    });
    try {
      await upgrade(here(online.url));
      await psql((await upgrade({ ...here(), sql: true })).sql);
      const [a, b] = [await state(online.url), await state(offline.url)];
      expect(diffSnapshots(a.taken, b.taken, dialectNamed(server.dialect))).toEqual([]);
      expect(b.rows).toEqual(a.rows);
      expect(await query(offline.url, 'select * from person')).toEqual([{ id: 1, name: "O'Hara\t;" }]);

      await downgrade({ ...here(online.url), target: 'base' });
      await psql((await downgrade({ ...here(), target: 'head:base', sql: true })).sql);
      const [c, d] = [await state(online.url), await state(offline.url)];
      expect(diffSnapshots(c.taken, d.taken, dialectNamed(server.dialect))).toEqual([]);
      expect(d.rows).toEqual([]);
    } finally {
      await online.drop();
      await offline.drop();
    }
  });
});
