import { connect, dialectFor, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';
import { query } from '../../../support/query.ts';

const FROM = { from: `${process.cwd()}/` };

test('the scheme of the URL chooses the dialect', () => {
  expect(dialectFor({ url: 'mysql://h/d' }).name).toBe('mysql');
  expect(dialectFor({ url: 'mariadb://h/d' }).name).toBe('mariadb');
});

for (const name of ['mysql', 'mariadb'] as const)
  describeOn({ dialect: name }, (server) => {
    const dialect = dialectNamed(name);
    const other = name === 'mysql' ? 'mariadb' : 'mysql';
    let url: string;
    let drop: () => Promise<void>;
    let connection: Connection;
    beforeAll(async () => {
      ({ url, drop } = await scratchUrl(server));
      connection = await connect(dialect, { url }, FROM);
    });
    afterAll(async () => {
      await connection.close();
      await drop();
    });

    test('knows its server', () => {
      expect(connection.server).toMatchObject({
        dialect: name,
        product: name === 'mysql' ? 'MySQL' : 'MariaDB',
        driver: 'mysql2',
      });
      expect(connection.server.versionNumber).toBeGreaterThan(80_000);
    });

    test('the other product’s dialect is refused', async () => {
      await expect(
        connect(dialectNamed(other), { url: url.replace(/^\w+/, 'mysql') }, FROM),
      ).rejects.toMatchObject({
        code: 'MIG_WRONG_SERVER',
        details: { dialect: other, right: name },
      });
    });

    test('gives rows, takes parameters and counts rows', async () => {
      expect(await connection.query('select ? as a, ? as b', ['1', 'x'])).toEqual([{ a: '1', b: 'x' }]);
      await connection.execute('create temporary table n (a int)');
      expect(await connection.execute('insert into n values (1), (2)')).toBe(2);
      // Matched, not changed: the version table counts on it.
      expect(await connection.execute('update n set a = 1 where a = 1')).toBe(1);
    });

    test('one call takes one statement', async () => {
      await expect(connection.query('select 1; select 2')).rejects.toMatchObject({
        code: 'MIG_STATEMENT_FAILED',
        details: { errno: 1064 },
      });
    });

    test('a reset undoes what a script left behind', async () => {
      const settings =
        'select @@sql_mode as mode, @@time_zone as zone, @@foreign_key_checks as checks, database() as db';
      const before = await connection.query(settings);
      await connection.script(`set sql_mode = 'ANSI_QUOTES', time_zone = '+03:00', foreign_key_checks = 0;
        use information_schema; create temporary table ${new URL(url).pathname.slice(1)}.left_over (a int); set @x = 1; begin`);
      await connection.reset();
      expect(await connection.query(settings)).toEqual(before);
      expect(await connection.query('select @x as x')).toEqual([{ x: null }]);
      await expect(connection.query('select * from left_over')).rejects.toMatchObject({
        details: { errno: 1146 },
      });
    });

    test('a lost session is told as such', async () => {
      const doomed = await connect(dialect, { url }, FROM);
      const [row] = await doomed.query<{ id: number }>('select connection_id() as id');
      await query(server.url, `kill ${row?.id}`);
      await expect(doomed.query('select 1')).rejects.toMatchObject({ code: 'MIG_CONNECTION_LOST' });
      await doomed.close();
    });

    test('passwords are never shown', async () => {
      const wrong = url.replace(/\/\/[^@]*@/, '//nobody:s3cret@');
      const failed = connect(dialect, { url: wrong }, FROM);
      await expect(failed).rejects.toMatchObject({ code: 'MIG_CONNECTION_FAILED' });
      await expect(failed).rejects.not.toMatchObject({
        message: expect.stringContaining('s3cret') as unknown,
      });
      await expect(
        connection.execute(`create user x identified by 's3cret' nonsense`),
      ).rejects.not.toMatchObject({ location: { statement: expect.stringContaining('s3cret') as unknown } });
    });

    test('the lock outlives a reset, and a second run is told who holds it', async () => {
      const second = await connect(dialect, { url }, FROM);
      const lock = await dialect.lock(connection, { key: 'k', timeoutMs: 1000 });
      await connection.reset();
      await expect(dialect.lock(second, { key: 'k', timeoutMs: 50 })).rejects.toMatchObject({
        code: 'MIG_LOCK_TIMEOUT',
        message: expect.stringMatching(/session \d+ of root/) as unknown,
      });
      await lock.release();
      const free = await dialect.lock(second, { key: 'k', timeoutMs: 1000 });
      await free.release();
      await second.close();
    });
  });
