import type * as Embedded from '@electric-sql/pglite';
import mysql from 'mysql2/promise';
import pg from 'pg';
import {
  current,
  downgrade,
  snapshot,
  stamp,
  upgrade,
  type DatabaseOptions,
} from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { hostRequire } from '../../src/util/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

const table = (id: string, down = '', more = ''): string =>
  sqlRevision({
    id,
    down,
    upgrade: `create table t_${id} (id integer);${more}`,
    downgrade: `drop table t_${id};`,
  });

let project: TestProject;
beforeEach(() => {
  project = makeProject({ 'migrations/1.sql': table('a1'), 'migrations/2.sql': table('b2', 'a1') });
});
afterEach(() => project.remove());

const on = (connection: unknown): DatabaseOptions => ({ from: project.root, connection, environment: {} });

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let client: pg.Client;
  let url: string;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    ({ url, drop } = await scratchUrl(server));
    client = new pg.Client({ connectionString: url });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await drop();
  });
  const rows = async (): Promise<unknown> =>
    (await query<{ r: string | null }>(url, "select to_regclass('t_a1')::text as r"))[0]?.r;

  it('REC-03 several commands run on one connection, whose settings and listeners stay', async () => {
    await client.query("set application_name = 'mine'");
    const listeners = client.listenerCount('error');
    await upgrade({ ...on(client), target: 'a1' });
    await upgrade(on(client));
    await stamp({ ...on(client), revisions: ['a1'] });
    expect((await current(on(client))).rows).toEqual(['a1']);
    expect((await snapshot(on(client))).dialect).toBe('postgresql');
    await downgrade({ ...on(client), target: 'base' }).catch(() => undefined);
    expect((await client.query("select current_setting('application_name') as name")).rows).toEqual([
      { name: 'mine' },
    ]);
    expect(client.listenerCount('error')).toBe(listeners);
  });

  it('ENV-28 inside a transaction nothing is begun or committed: its owner ends it', async () => {
    await client.query('begin');
    await upgrade(on(client));
    expect(await rows()).toBeNull();
    await client.query('rollback');
    expect(await rows()).toBeNull();
    await client.query('begin');
    await upgrade(on(client));
    await client.query('commit');
    expect(await rows()).toBe('t_a1');
  });

  it('ENV-28 after a failure the transaction is usable, with what was in it before', async () => {
    project.write('migrations/2.sql', table('b2', 'a1', '\nselect 1/0;'));
    await client.query('begin');
    await client.query('create table mine (id integer)');
    await expect(upgrade(on(client))).rejects.toMatchObject({
      message: expect.stringContaining("within the caller's transaction, which is still open") as unknown,
    });
    await client.query('insert into mine values (1)');
    await client.query('commit');
    expect(await query(url, 'select * from mine')).toEqual([{ id: 1 }]);
    expect((await current(on(client))).rows).toEqual(['a1']);
    await expect(upgrade(on(client))).rejects.toMatchObject({ code: 'MIG_REVISION_FAILED' });
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it.each([
    [
      'a revision that opted out',
      sqlRevision({ id: 'b2', down: 'a1', header: '-- transaction: false', upgrade: 'select 1;' }),
      '2.sql',
      'Revision b2',
    ],
    [
      'ENV-31 an autocommit block',
      "export const revision = 'b2'; export const downRevision = 'a1'; export const upgrade = (op) => op.autocommitBlock(() => op.execute('select 1')); export function downgrade() {}",
      '2.mjs',
      'op.autocommitBlock()',
    ],
  ])("%s is refused inside the caller's transaction", async (_what, text, name, what) => {
    project.write('migrations/2.sql', '');
    project.write(`migrations/${name}`, text);
    if (name !== '2.sql') project.write('migrations/2.sql', table('z9', 'b2'));
    await client.query('begin');
    const error = (await upgrade({ ...on(client), target: 'b2' }).catch(
      (reason: unknown) => reason,
    )) as MigError;
    const refused = error.code === 'MIG_TRANSACTION_NOT_OURS' ? error : (error.cause as MigError);
    expect(refused.code).toBe('MIG_TRANSACTION_NOT_OURS');
    expect(refused.message).toContain(what);
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.query('rollback');
  });

  it.each(['commit', 'rollback', undefined])(
    'API-10 backslashes are what they are, whatever the session says, which it says again behind (%s)',
    async (end) => {
      project.write(
        'migrations/1.mjs',
        `export const revision = 'a0'; export const downRevision = 'b2';
         export async function upgrade(op) {
           const columns = [{ name: 'v', type: { name: 'Text' }, serverDefault: "'; drop table t_a1; --\\\\" }];
           op.createTable('t', ...columns);
           op.bulkInsert({ name: 't', columns }, [{ v: "\\\\' \\\\" }], { multiinsert: false });
           await op.execute('insert into t default values');
         }
         export function downgrade() {}`,
      );
      await client.query('set standard_conforming_strings = off');
      if (end !== undefined) await client.query('begin');
      await upgrade(on(client));
      expect((await client.query('select v from t')).rows).toEqual([
        { v: "\\' \\" },
        { v: "'; drop table t_a1; --\\" },
      ]);
      if (end !== undefined) await client.query(end);
      expect((await client.query('show standard_conforming_strings')).rows).toEqual([
        { standard_conforming_strings: 'off' },
      ]);
    },
  );

  it('REV-12 an id that is no text is refused, with a hint at what makes it so', async () => {
    await upgrade(on(client));
    const strange = new pg.Client({
      connectionString: url,
      types: {
        getTypeParser: (oid: number) =>
          oid === pg.types.builtins.VARCHAR ? (value: string) => ({ value }) : pg.types.getTypeParser(oid),
      } as never,
    });
    await strange.connect();
    await expect(current(on(strange))).rejects.toMatchObject({
      code: 'MIG_VERSION_ROW_NOT_TEXT',
      message: expect.stringContaining('is an object') as unknown,
      hint: expect.stringContaining('`types` of pg') as unknown,
    });
    await strange.end();
    await client.query('alter table alembic_version alter version_num type bytea using version_num::bytea');
    for (const attempt of [
      current(on(client)),
      upgrade(on(client)),
      downgrade({ ...on(client), target: 'base' }),
    ])
      await expect(attempt).rejects.toMatchObject({
        code: 'MIG_VERSION_ROW_NOT_TEXT',
        details: { got: 'bytes' },
      });
  });

  it('API-10 a pool, and what is no connection, are refused', async () => {
    const pool = new pg.Pool({ connectionString: url });
    await expect(upgrade(on(pool))).rejects.toMatchObject({
      code: 'MIG_CONNECTION_IS_POOL',
      hint: expect.stringContaining('pool.connect()') as unknown,
    });
    await pool.end();
    for (const wrong of [null, {}, 'x', new Map()])
      await expect(upgrade(on(wrong))).rejects.toMatchObject({ code: 'MIG_CONNECTION_UNUSABLE' });
  });

  it('ENV-02 live objects reach the configuration, revisions and hooks', async () => {
    project.write(
      'mig.config.ts',
      'export default ({ attributes, command, offline, target }) => ({ migrations: "migrations", extra: { note: [command, offline, target] }, onVersionApply: ({ attributes: own, extra }) => own.seen.push(extra.note), ...attributes.config })',
    );
    const seen: unknown[] = [];
    await upgrade({ ...on(client), target: 'a1', attributes: { seen, config: { versionTable: 'v' } } });
    expect(seen).toEqual([['upgrade', false, 'a1']]);
    expect((await client.query('select * from v')).rows).toEqual([{ version_num: 'a1' }]);
  });
});

for (const dialect of ['mysql', 'mariadb'])
  describeOn({ dialect }, (server) => {
    it.each([
      ['varbinary(32)', 'bytes'],
      ['integer', 'a number'],
    ])('REV-12 ids in a column of %s are refused as %s', async (type, got) => {
      const { url, drop } = await scratchUrl(server);
      try {
        await query(url, `create table alembic_version (version_num ${type})`);
        await query(url, 'insert into alembic_version values (1)');
        const here = { from: project.root, url, environment: {} };
        project.write(
          'mig.config.ts',
          `export default { migrations: './migrations', dialect: '${dialect}' };`,
        );
        await expect(upgrade(here)).rejects.toMatchObject({
          code: 'MIG_VERSION_ROW_NOT_TEXT',
          details: { got },
        });
      } finally {
        await drop();
      }
    });

    it('ENV-28 API-10 a mysql2 connection is used and left open; which product answers is asked', async () => {
      const { url, drop } = await scratchUrl(server);
      const connection = await mysql.createConnection(url);
      try {
        await connection.query("set @mine = 'kept'");
        await upgrade({ ...on(connection), target: 'a1' });
        project.write('migrations/2.sql', table('b2', 'a1', '\nselect nothing;'));
        await expect(upgrade(on(connection))).rejects.toMatchObject({ code: 'MIG_REVISION_FAILED' });
        expect((await connection.query('select @mine as mine'))[0]).toEqual([{ mine: 'kept' }]);
        expect((await current(on(connection))).rows).toEqual(['a1']);
        const pool = mysql.createPool(url);
        await expect(upgrade(on(pool))).rejects.toMatchObject({ code: 'MIG_CONNECTION_IS_POOL' });
        await pool.end();
      } finally {
        await connection.end();
        await drop();
      }
    });
  });

it('API-10 a PGlite object is used and left open', async () => {
  const { PGlite } = hostRequire(`${process.cwd()}/`)('@electric-sql/pglite') as typeof Embedded;
  const database = await PGlite.create();
  await upgrade({ ...on(database), target: 'a1' });
  await database.transaction(async (tx) => void (await tx.query('insert into t_a1 values (1)')));
  expect((await upgrade(on(database))).before).toEqual(['a1']);
  await database.close();
});
