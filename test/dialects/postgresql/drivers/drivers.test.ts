import type * as pglite from '@electric-sql/pglite';
import { resolve } from 'node:path';
import { connect, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { postgresql } from '../../../../src/dialects/postgresql/index.ts';
import { hostRequire } from '../../../../src/util/index.ts';
import { describeOn, scratchUrl, serversOf } from '../../../support/databases.ts';

const FROM = `${resolve('.')}/`;

describeOn({ dialect: 'postgresql' }, (server) => {
  let connection: Connection;
  let close: () => Promise<void>;

  beforeAll(async () => {
    if (server.embedded) {
      const { PGlite } = hostRequire(FROM)('@electric-sql/pglite') as Pick<typeof pglite, 'PGlite'>;
      const instance = await PGlite.create();
      connection = await connect(postgresql, { instance }, { from: FROM });
      close = () => instance.close();
    } else {
      const scratch = await scratchUrl(server);
      connection = await connect(postgresql, { url: scratch.url }, { from: FROM });
      close = async () => {
        await connection.close();
        await scratch.drop();
      };
    }
  });
  afterAll(() => close());
  afterEach(() => connection.reset());

  test('knows its server', () => {
    expect(connection.server).toMatchObject({ dialect: 'postgresql', product: 'PostgreSQL' });
    expect(connection.server.version).toMatch(/^\d+(\.\d+)?/);
    expect(connection.server.versionNumber).toBeGreaterThanOrEqual(140000);
  });

  test('gives rows, takes parameters and counts rows', async () => {
    expect(await connection.query('select $1::int as a, $2::text as b', [1, 'x'])).toEqual([
      { a: 1, b: 'x' },
    ]);
    await connection.execute('create temp table t (a int)');
    expect(await connection.execute('insert into t values (1), (2)')).toBe(2);
    expect(await connection.execute('delete from t where a > $1', [1])).toBe(1);
  });

  test('a refused statement is an error with the server’s own words', async () => {
    await expect(connection.query('select\n nothing from pg_class')).rejects.toMatchObject({
      code: 'MIG_STATEMENT_FAILED',
      message: expect.stringContaining('column "nothing" does not exist (42703), at line 2') as unknown,
      details: { sqlState: '42703', line: 2 },
      location: { statement: 'select\n nothing from pg_class' },
      cause: expect.objectContaining({ code: '42703' }) as unknown,
    });
  });

  test.each([
    ['without a position', 'select 1;\nselect 2;\n\nselect 1/0;\nselect 3', 4, 'select 1/0'],
    ['with a position', "select 'ü😀';\nselect nothing", 2, 'select nothing'],
    ['with a syntax error', 'select 1;\nselect 2; selec 3;\nselect 4', 2, 'selec 3'],
    ['behind a psql line', '\\restrict x\nselect 1;\nselect 1/0', 3, 'select 1/0'],
  ])('the failed statement of a script is named, %s', async (_title, script, line, statement) => {
    await expect(connection.script(script)).rejects.toMatchObject({
      code: 'MIG_STATEMENT_FAILED',
      details: { line },
      location: { statement },
    });
  });

  test('a failed script leaves nothing, as it is one message', async () => {
    await expect(connection.script('create table left_over (a int); select 1/0')).rejects.toThrow(
      'division by zero',
    );
    expect(await connection.query("select to_regclass('left_over')::text as name")).toEqual([{ name: null }]);
  });

  test('passwords do not get into errors', async () => {
    const failure = await connection
      .execute("create role nobody password 'geheim' nonsense")
      .catch((error: unknown) => error);
    expect(JSON.stringify([failure, (failure as Error).message])).not.toContain('geheim');
    expect(failure).toMatchObject({ location: { statement: "create role nobody password '***' nonsense" } });
  });

  test('a reset ends the transaction and forgets settings, role and temporary tables', async () => {
    await connection.script('create temp table gone (a int); set search_path = nowhere; set role pg_monitor');
    await connection.execute('begin');
    await connection.execute('select 1/0').catch(() => undefined);
    await connection.reset();
    expect(
      await connection.query(
        `select current_setting('search_path') <> 'nowhere' as path, current_user = session_user as self, to_regclass('pg_temp.gone')::text as gone`,
      ),
    ).toEqual([{ path: true, self: true, gone: null }]);
  });

  test('a reset forgets prepared statements, and so does the driver', async () => {
    const named = { name: 'kept', text: 'select 1 as one' };
    const raw = connection.raw as { query(sql: unknown): Promise<{ rows: unknown[] }> };
    const byName = async () => (server.embedded ? [{ one: 1 }] : (await raw.query(named)).rows);
    await connection.script('prepare p as select 1');
    await byName();
    await connection.reset();
    await connection.script('prepare p as select 2');
    expect(await byName()).toEqual([{ one: 1 }]);
  });

  test('a reset keeps advisory locks', async () => {
    await connection.query('select pg_advisory_lock(42)');
    await connection.reset();
    expect(await connection.query('select pg_advisory_unlock(42) as held')).toEqual([{ held: true }]);
  });
});

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  const open = (url: string): Promise<Connection> =>
    connect(postgresql, { url, timeoutMs: 3000 }, { from: FROM });

  test('calls itself mig-check', async () => {
    const connection = await open(server.url);
    expect(await connection.query("select current_setting('application_name') as name")).toEqual([
      { name: 'mig-check' },
    ]);
    await connection.close();
  });

  test('a session that the server ends is an error of the statement that runs, and of later ones', async () => {
    const [victim, other] = [await open(server.url), await open(server.url)];
    const [row] = await victim.query<{ pid: number }>('select pg_backend_pid() as pid');
    const running = victim.query('select pg_sleep(30)').catch((error: unknown) => error);
    await other.query('select pg_terminate_backend($1)', [row?.pid]);
    expect(await running).toMatchObject({ code: 'MIG_CONNECTION_LOST' });
    await expect(victim.query('select 1')).rejects.toMatchObject({ code: 'MIG_CONNECTION_LOST' });
    await victim.close();
    await other.close();
  });

  test('a database that is not there is named', async () => {
    await expect(open(postgresql.admin.urlFor(server.url, 'no_such_database'))).rejects.toMatchObject({
      code: 'MIG_CONNECTION_FAILED',
      message: expect.stringContaining('database "no_such_database" does not exist.') as unknown,
    });
  });
});

describe('a server that cannot be reached', () => {
  test.each([
    ['postgres://u:geheim@127.0.0.1:1/d', /ECONNREFUSED/],
    ['postgres://u:geheim@localhost:1/d', /ECONNREFUSED/],
    ['postgres://u:geheim@host.invalid/d', /ENOTFOUND|EAI_AGAIN/],
    ['postgres://[broken', /not a URL/],
    ['postgresql:///d?host=/no/such/folder', /ENOENT/],
  ])('%s', async (url, reason) => {
    const failure = await connect(postgresql, { url, timeoutMs: 5000 }, { from: FROM }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'MIG_CONNECTION_FAILED', exitCode: 2 });
    expect((failure as Error).message).toMatch(reason);
    expect((failure as Error).message).not.toContain('geheim');
  });

  test('a URL of another kind, and a driver that is not installed', async () => {
    await expect(connect(postgresql, { url: 'mysql://h/d' }, { from: FROM })).rejects.toMatchObject({
      code: 'MIG_TARGET_UNKNOWN',
    });
    expect(() => dialectNamed('oracel')).toThrow(
      expect.objectContaining({ code: 'MIG_DIALECT_UNKNOWN' }) as Error,
    );
  });
});

test('at least one server was there', () => {
  expect(serversOf({ dialect: 'postgresql' }).length).toBeGreaterThan(0);
});
