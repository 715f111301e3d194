import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, dialectFor, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { parseSqliteUrl } from '../../../../src/dialects/sqlite/drivers/index.ts';
import { describeOn } from '../../../support/databases.ts';

const sqlite = dialectNamed('sqlite');

test.each([
  ['sqlite:app.db', '/project/app.db'],
  ['sqlite:./data/app.db', '/project/data/app.db'],
  ['sqlite://data/app.db', '/project/data/app.db'],
  ['sqlite:/var/app.db', '/var/app.db'],
  ['sqlite:///var/app.db', '/var/app.db'],
  ['sqlite3:app.db', '/project/app.db'],
  ['SQLITE:my%20file%3F.db', '/project/my file?.db'],
  ['file:./dev.db?connection_limit=1', '/project/dev.db'],
  ['file:///var/app.db', '/var/app.db'],
  ['file://localhost/var/app.db', '/var/app.db'],
  ['sqlite::memory:', ':memory:'],
  ['sqlite:', ':memory:'],
  ['sqlite://', ':memory:'],
  ['file::memory:?cache=shared', ':memory:'],
  ['file:app.db?mode=memory', ':memory:'],
])('%s is the database %s', (url, path) => {
  expect(dialectFor({ url }).name).toBe('sqlite');
  expect(parseSqliteUrl(url, '/project')).toMatchObject({ path, readOnly: false, mustExist: false });
});

test('a URL says how to open it', () => {
  expect(parseSqliteUrl('file:a.db?mode=ro&driver=node:sqlite', '/p')).toEqual({
    path: '/p/a.db',
    readOnly: true,
    mustExist: true,
    driver: 'node:sqlite',
  });
  expect(() => parseSqliteUrl('sqlite:a.db?mdoe=ro', '/p')).toThrow('the parameter mdoe is not known');
});

describeOn({ dialect: 'sqlite' }, (server) => {
  const open = (): Promise<Connection> => connect(sqlite, { url: server.url }, { from: server.from });

  test('values go in and come back as they are', async () => {
    const connection = await open();
    const values = ['ü\0;', 1.5, null, 9007199254740993n, new Uint8Array([0, 255]), true, -1];
    const [row = {}] = await connection.query<Record<string, unknown>>(
      'select ? as a, ? as b, ? as c, ? as d, ? as e, ? as f, ? as g',
      values,
    );
    expect(row).toMatchObject({ b: 1.5, c: null, d: 9007199254740993n, f: 1, g: -1 });
    expect([...(row['e'] as Uint8Array)]).toEqual([0, 255]);
    await connection.close();
  });

  test('a statement says how many rows it touched itself', async () => {
    const connection = await open();
    await connection.script(`create table t (a); create table log (a);
      create trigger tr after insert on t begin insert into log values (1), (2); end`);
    expect(await connection.execute('insert into t values (1), (2), (3)')).toBe(3);
    expect(await connection.execute('create table u (a)')).toBe(0);
    expect(await connection.execute('update t set a = 0 where a > ?', [1])).toBe(2);
    expect(await connection.execute('update t set a = 0 where a > 9')).toBe(0);
    expect(await connection.query('insert into u values (5) returning a')).toEqual([{ a: 5 }]);
    await connection.close();
  });

  test.each([
    ['insert into t values (1)', 'SQLITE_CONSTRAINT_UNIQUE', 'UNIQUE constraint failed: t.a'],
    ['insert into t values (null)', 'SQLITE_CONSTRAINT_NOTNULL', 'NOT NULL constraint failed: t.a'],
    ['insert into t values (-1)', 'SQLITE_CONSTRAINT_CHECK', 'CHECK constraint failed: positive'],
    ['insert into c values (7)', 'SQLITE_CONSTRAINT_FOREIGNKEY', 'FOREIGN KEY constraint failed'],
    ['insert into missing values (1)', 'SQLITE_ERROR', 'no such table: missing'],
    ['selec 1', 'SQLITE_ERROR', 'near "selec": syntax error'],
  ])('%s fails with %s', async (sql, code, reason) => {
    const connection = await open();
    await connection.script(`create table t (a int not null unique, constraint positive check (a > 0));
      create table c (a int references t (a)); insert into t values (1)`);
    await expect(connection.execute(sql)).rejects.toMatchObject({
      code: 'MIG_STATEMENT_FAILED',
      details: { code, sqlState: code, reason },
    });
    await connection.close();
  });

  test('the line of a statement that fails within a script is told', async () => {
    const connection = await open();
    await expect(
      connection.script('select 1;\n\n-- here\ninsert into missing\nvalues (1);'),
    ).rejects.toMatchObject({
      details: { reason: 'no such table: missing' },
      location: { statement: 'insert into missing\nvalues (1)' },
    });
    await connection.close();
  });

  test('a reset leaves nothing of a script behind', async () => {
    const connection = await open();
    const foreignKeys = await connection.query('pragma foreign_keys');
    await connection.script(
      `create table kept (a); pragma foreign_keys = off; pragma recursive_triggers = on;
      create temp table gone (a); create temp view gone_too as select a from gone; attach ':memory:' as other;
      begin; create table undone (a)`.replace(/attach .*;/, ''),
    );
    await connection.reset();
    expect(await connection.query('pragma foreign_keys')).toEqual(foreignKeys);
    expect(await connection.query('select name from sqlite_temp_master')).toEqual([]);
    expect(await connection.query('select name from sqlite_master')).toEqual([{ name: 'kept' }]);
    await connection.script(`attach ':memory:' as other`);
    await connection.reset();
    expect(await connection.query(`select name from pragma_database_list where name = 'other'`)).toEqual([]);
    await connection.close();
  });

  test('the connection of a caller is adopted, and stays open', async () => {
    const own = await open();
    if (server.id === 'sqlite-wasm') return own.close();
    const adopted = await connect(sqlite, { instance: own.raw }, { from: server.from });
    await adopted.execute('create table t (a)');
    await adopted.close();
    expect(await own.query('select name from sqlite_master')).toEqual([{ name: 't' }]);
    return own.close();
  });
});

describeOn({ dialect: 'sqlite', files: true }, (server) => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'mig-sqlite-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const driver = new URL(server.url).searchParams.get('driver');
  const open = (file: string, more = ''): Promise<Connection> =>
    connect(
      sqlite,
      { url: `sqlite:${file}?driver=${driver}${more}`, timeoutMs: 300 },
      { from: `${folder}/` },
    ).catch((error: { code?: string }) => {
      if (error.code !== 'MIG_PACKAGE_MISSING') throw error;
      return connect(
        sqlite,
        { url: `sqlite:${join(folder, file)}?driver=${driver}${more}`, timeoutMs: 300 },
        { from: server.from },
      );
    });

  test('a file is made when it is missing, and holds what was written', async () => {
    const first = await open('new.db');
    await first.execute('create table t (a)');
    await first.close();
    const second = await open('new.db', '&mode=rw');
    expect(await second.query('select name from sqlite_master')).toEqual([{ name: 't' }]);
    await second.close();
    expect(readdirSync(folder)).toEqual(['new.db']);
  });

  test.each([
    ['missing/app.db', '', /there is no folder .*missing$|there is no folder .*missing\./],
    ['missing.db', '&mode=rw', /there is no file .*missing\.db/],
    ['folder', '', /folder is a folder/],
    ['text.db', '', /text\.db is no SQLite database, or an encrypted one/],
  ])('%s%s: the error says what is wrong', async (file, more, message) => {
    mkdirSync(join(folder, 'folder'));
    writeFileSync(
      join(folder, 'text.db'),
      'This is a text that is long enough to be no database.'.repeat(100),
    );
    await expect(open(file, more)).rejects.toMatchObject({
      code: 'MIG_CONNECTION_FAILED',
      message: expect.stringMatching(message) as string,
    });
  });

  test('writing to a database that may only be read says so', async () => {
    const writer = await open('app.db');
    await writer.execute('create table t (a)');
    await writer.close();
    const reader = await open('app.db', '&mode=ro');
    await expect(reader.execute('insert into t values (1)')).rejects.toMatchObject({
      code: 'MIG_STATEMENT_FAILED',
      details: { reason: 'attempt to write a readonly database' },
      hint: expect.stringContaining('cannot be written') as string,
    });
    await reader.close();
  });

  test('a database that another connection has locked is waited for, and then named', async () => {
    const writer = await open('app.db');
    await writer.script('create table t (a); begin exclusive; insert into t values (1)');
    await expect(open('app.db')).rejects.toMatchObject({
      code: 'MIG_CONNECTION_FAILED',
      message: expect.stringMatching(
        /another program has .*app\.db locked, and did not let go of it within 300 ms/,
      ) as string,
    });
    await writer.script('rollback');
    await writer.close();
  });

  test('the run lock is held by one, and leaves no file', async () => {
    const [one, two] = [await open('app.db'), await open('app.db')];
    const lock = await sqlite.lock(one, { key: 'migrations', timeoutMs: 0 });
    // What reads and writes the database itself goes on.
    await two.execute('create table t (a)');
    await expect(sqlite.lock(two, { key: 'migrations', timeoutMs: 50 })).rejects.toMatchObject({
      code: 'MIG_LOCK_TIMEOUT',
      message: expect.stringMatching(/another process holds .*app\.db-migrations\.lock/) as string,
    });
    const waiting = sqlite.lock(two, { key: 'migrations', timeoutMs: 5000 });
    await lock.release();
    await (await waiting).release();
    await Promise.all([one.close(), two.close()]);
    expect(readdirSync(folder)).toEqual(['app.db']);
    expect(existsSync(join(folder, 'app.db-migrations.lock'))).toBe(false);
  });
});
