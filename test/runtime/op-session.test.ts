import { current, downgrade, reflect, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

const revision = (body: string, down = 'op.execute("drop table t");', header = ''): string => `
export const revision = 'a1';
export const downRevision = null;
${header}
export async function upgrade(op, context) {
${body}
}
export async function downgrade(op) { ${down} }
`;

let project: TestProject;
let url: string;
let drop: () => Promise<void>;
const here = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
const failed = async (attempt: Promise<unknown>): Promise<MigError> =>
  attempt.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: MigError) => error,
  );

for (const dialect of ['postgresql', 'mysql', 'mariadb'])
  describeOn({ dialect, embedded: false }, (server) => {
    beforeEach(async () => {
      project = makeProject({
        'mig.config.ts': `export default { migrations: 'migrations', dialect: '${dialect}' }`,
      });
      ({ url, drop } = await scratchUrl(server));
    });
    afterEach(async () => {
      project.remove();
      await drop();
    });

    it('ENV-38 OPS-01 op.connection() comes after what is queued, in the transaction of the step', async () => {
      project.write(
        'migrations/1.mjs',
        revision(`
          op.execute('create table t (id integer, name varchar(20))');
          const connection = await op.connection();
          await connection.query("insert into t values (1, 'raw')");
          await op.execute("insert into t values (2, 'after')");
          if (context.dialect !== '${dialect}' || op.context.offline) throw new Error('context');`),
      );
      await upgrade(here());
      expect(await query(url, 'select id from t order by id')).toEqual([{ id: 1 }, { id: 2 }]);
    });

    it('op.reflectTable() reads a table as it is after what is queued', async () => {
      project.write(
        'migrations/1.mjs',
        revision(`
          op.execute('create table old (id integer primary key, name varchar(20) not null)');
          op.execute("insert into old values (1, 'a')");
          const old = await op.reflectTable('old');
          await op.createTable('t', ...old.columns, ...(old.constraints ?? []).map(({ name, ...rest }) => rest));
          await op.bulkInsert(old, [{ id: 2, name: 'b' }]);
          await op.execute('insert into t select * from old');
        `),
      );
      await upgrade(here());
      expect(await query(url, 'select id from t order by id')).toEqual([{ id: 1 }, { id: 2 }]);
    });

    it('op.reflectTable() of a table that is not there fails the step', async () => {
      project.write('migrations/1.mjs', revision(`await op.reflectTable('none');`));
      const { code, cause } = await failed(upgrade(here()));
      expect([code, (cause as MigError).code]).toEqual(['MIG_REVISION_FAILED', 'MIG_REFLECTION_FAILED']);
    });

    it('ENV-38 without a database op.reflectTable() is refused', async () => {
      project.write('migrations/1.mjs', revision(`await op.reflectTable('old');`));
      expect(await failed(upgrade({ ...here(), sql: true }))).toMatchObject({
        code: 'MIG_OFFLINE_UNAVAILABLE',
      });
    });

    it('REC-12 reflect() reads every table but the version table, with remarks', async () => {
      project.write(
        'migrations/1.mjs',
        revision(`op.execute('create table t (id integer primary key, name varchar(20))');`),
      );
      await upgrade(here());
      const { metadata, remarks } = await reflect(here());
      expect(metadata.tables.map(({ name, columns }) => [name, columns.length])).toEqual([['t', 2]]);
      expect(remarks).toEqual([]);
      expect((await reflect({ ...here(), tables: ['none'] })).metadata.tables).toEqual([]);
    });

    it('OPS-37 OPS-38 rows are bound, and mean the same as their literals', async () => {
      project.write(
        'migrations/1.mjs',
        revision(`
          const rows = [
            { id: 1, name: "O'Hara \\\\ \\"x\\" :name ? $1 %s", n: 12345678901.25, b: true },
            { id: 2, name: null, n: 0.1, b: false },
            { id: 3, name: 'only' },
            { id: 4, name: op.inlineLiteral('inline'), n: 7, b: true },
          ];
          const columns = [
            { name: 'id', type: { name: 'Integer' } },
            { name: 'name', type: { name: 'String', length: 50 } },
            { name: 'n', type: { name: 'Numeric', precision: 20, scale: 2 } },
            { name: 'b', type: { name: 'Boolean' } },
          ];
          op.createTable('t', ...columns);
          op.createTable('u', ...columns);
          op.bulkInsert({ name: 't', columns }, rows);
          op.bulkInsert({ name: 'u', columns }, rows, { multiinsert: false });
          op.bulkInsert({ name: 'u', columns }, []);
          op.execute('update t set name = :name where id = :id', { name: "it's \\\\", id: 2 });
          op.execute('update u set name = :name where id = :id', { name: op.inlineLiteral("it's \\\\"), id: 2 });
          const found = await op.sql.rows\`select name from t where id = \${2}\`;
          if (found[0].name !== "it's \\\\") throw new Error(JSON.stringify(found));`),
      );
      await upgrade(here());
      const t = await query(url, 'select * from t order by id');
      expect(t).toHaveLength(4);
      expect(await query(url, 'select * from u order by id')).toEqual(t);
      expect(t).toMatchObject([
        { name: 'O\'Hara \\ "x" :name ? $1 %s' },
        { name: "it's \\" },
        { n: null },
        { name: 'inline' },
      ]);
    });

    it('OPS-37 many rows take as many statements as the protocol needs', async () => {
      project.write(
        'migrations/1.mjs',
        revision(`
          const columns = ['a', 'b', 'c'].map((name) => ({ name, type: { name: 'Integer' } }));
          op.createTable('t', ...columns);
          op.bulkInsert({ name: 't', columns }, Array.from({ length: 2500 }, (_, i) => ({ a: i, b: i, c: 1 })));`),
      );
      const { revisions } = await upgrade(here());
      expect(revisions[0]?.statements).toBe(4);
      expect(await query(url, 'select count(*) as n from t where a = b')).toMatchObject([
        { n: expect.anything() as unknown },
      ]);
    });
  });

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  beforeEach(async () => {
    project = makeProject();
    ({ url, drop } = await scratchUrl(server));
  });
  afterEach(async () => {
    project.remove();
    await drop();
  });
  const tables = async (): Promise<readonly string[]> =>
    (
      await query<{ n: string }>(
        url,
        "select relname as n from pg_class where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace and relname not like 'alembic%' order by 1",
      )
    ).map(({ n }) => n);

  it('ENV-30 an autocommit block commits what ran before it, and opens a transaction behind it', async () => {
    project.write(
      'migrations/1.mjs',
      revision(`
        await op.execute('create table t (id integer)');
        await op.autocommitBlock(async () => {
          await op.execute('create index concurrently i on t (id)');
        });
        await op.execute('create table gone (id integer)');
        await op.execute('select 1/0');`),
    );
    const error = await failed(upgrade(here()));
    expect(error.message).toContain('a1: 2 statements of it, done and kept; the rest was rolled back.');
    expect(await tables()).toEqual(['i', 't']);
    expect((await current(here())).rows).toEqual([]);
  });

  it('ENV-30 ENV-35 without a database it prints COMMIT before and BEGIN behind', async () => {
    project.write(
      'migrations/1.mjs',
      revision(`
        op.staticOutput('-- as it stands');
        op.execute('create table t (id integer)');
        op.autocommitBlock(() => op.execute('create index concurrently i on t (id)'));
        op.execute('insert into t values (:id)', { id: 1 });`),
    );
    const { sql = '' } = await upgrade({ ...here(), sql: true });
    expect(sql.slice(sql.indexOf('-- upgrade')).replace(/\n+/g, '\n')).toBe(
      [
        '-- upgrade base -> a1',
        '-- as it stands',
        'create table t (id integer);',
        'COMMIT;',
        'create index concurrently i on t (id);',
        'BEGIN;',
        'insert into t values (1);',
        "INSERT INTO alembic_version (version_num) VALUES ('a1');",
        'COMMIT;',
        '',
      ].join('\n'),
    );
    project.write('mig.config.ts', "export default { migrations: 'migrations', transactionalDdl: false }");
    expect((await upgrade({ ...here(), sql: true })).sql).not.toMatch(/COMMIT|BEGIN/);
  });

  it('ENV-38 a transaction that is ended through the connection is noticed', async () => {
    project.write(
      'migrations/1.mjs',
      revision(
        "const c = await op.connection(); await c.query('create table t (id integer)'); await c.query('commit');",
      ),
    );
    const error = await failed(upgrade(here()));
    expect((error.cause as MigError).code).toBe('MIG_TRANSACTION_ENDED');
    expect((await current(here())).rows).toEqual([]);
  });

  it('ENV-38 without a database a connection is refused, with the way out', async () => {
    project.write('migrations/1.mjs', revision('await op.connection();'));
    await expect(upgrade({ ...here(), sql: true })).rejects.toMatchObject({
      code: 'MIG_OFFLINE_UNAVAILABLE',
      hint: expect.stringContaining('op.context.offline') as unknown,
    });
  });

  it('a downgrade has the same', async () => {
    project.write(
      'migrations/1.mjs',
      revision(
        "await op.execute('create table t (id integer)');",
        'const c = await op.connection(); await c.query("drop table t");',
      ),
    );
    await upgrade(here());
    await downgrade({ ...here(), target: 'base' });
    expect(await tables()).toEqual([]);
  });
});
