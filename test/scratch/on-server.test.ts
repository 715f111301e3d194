import { randomInt } from 'node:crypto';
import pg from 'pg';
import { postgresql as dialect } from '../../src/dialects/postgresql/index.ts';
import { isMigError } from '../../src/errors/index.ts';
import { openScratchServer } from '../../src/scratch/index.ts';
import { describeOn, type TestServer } from '../support/databases.ts';

const from = `${process.cwd()}/`;

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function databases(server: TestServer): Promise<readonly string[]> {
  const rows = await ask<{ datname: string }>(server.url, 'select datname from pg_database order by 1');
  return rows.map(({ datname }) => datname);
}

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  const open = () => openScratchServer({ dialect, server: server.url, from });

  test('a password with a stray % reaches the scratch databases too', async () => {
    const url = new URL(server.url);
    const scratch = await openScratchServer({
      dialect,
      server: `${url.protocol}//${url.username}:${url.password || 'p%ss'}@${url.host}${url.pathname}`,
      from,
    });
    const rows = await (await (await scratch.create()).connect()).query('select 1 as one');
    await scratch.close();
    expect(rows).toEqual([{ one: 1 }]);
  });

  test('a database is empty, a clone has its schema and rows, and both are gone after close', async () => {
    const scratch = await open();
    const first = await scratch.create();
    await (await first.connect()).script('create table t (id int); insert into t values (1)');
    const copy = await first.clone();
    const rows = await (await copy.connect()).query('select id from t');
    await (await first.connect()).execute('insert into t values (2)');
    expect(rows).toEqual([{ id: 1 }]);
    expect(await databases(server)).toEqual(expect.arrayContaining([first.name, copy.name]));
    await scratch.close();
    const left = await databases(server);
    expect(left).not.toContain(first.name);
    expect(left).not.toContain(copy.name);
  });

  test('close ends a statement that still runs, and nothing can be made afterwards', async () => {
    const scratch = await open();
    const database = await scratch.create();
    const connection = await database.connect();
    const sleeping = connection.execute('select pg_sleep(60)').then(
      () => 'ended',
      () => 'was ended',
    );
    await scratch.close();
    expect(await sleeping).toBe('was ended');
    expect(await databases(server)).not.toContain(database.name);
    await expect(scratch.create()).rejects.toMatchObject({ code: 'MIG_SCRATCH_CLOSED' });
  });

  test('a subscription and a prepared transaction do not keep a database', async () => {
    const scratch = await open();
    const database = await scratch.create();
    const connection = await database.connect();
    await connection.execute(
      `create subscription "S 1" connection 'host=127.0.0.1 port=1 dbname=x' publication p with (connect = false)`,
    );
    const [prepared] = await connection.query<{ able: boolean }>(
      `select current_setting('max_prepared_transactions')::int > 0 as able`,
    );
    if (prepared?.able === true)
      await connection.script(`begin; create table t (id int); prepare transaction 'it''s mine'`);
    await scratch.close();
    expect(await databases(server)).not.toContain(database.name);
  });

  test('the next run drops what a dead run left, also when it died between making and telling', async () => {
    const dead = randomInt(1, 2 ** 31 - 1);
    const admin = await openAdmin(server);
    await dialect.admin.claim(admin, dead);
    const name = await dialect.admin.create(admin, { run: dead, number: 1 });
    await admin.execute(`comment on database ${name} is null`);
    await admin.close();
    await (await open()).close();
    expect(await databases(server)).not.toContain(name);
  });

  test('two runs at once leave each other alone', async () => {
    const first = await open();
    const database = await first.create();
    const second = await open();
    expect(await databases(server)).toContain(database.name);
    await second.close();
    expect(await databases(server)).toContain(database.name);
    await first.close();
  });

  test('a database that only has such a name is never dropped (G-64)', async () => {
    const name = `mig_check_${randomInt(1, 2 ** 31 - 1)}_1`;
    const admin = await openAdmin(server);
    await admin.execute(`create database ${name}`);
    try {
      await (await open()).close();
      await dialect.admin.drop(admin, name);
      expect(await databases(server)).toContain(name);
    } finally {
      await admin.execute(`drop database ${name}`);
      await admin.close();
    }
  });

  test('a role without the right to make databases is told the grant (G-63)', async () => {
    const role = `mig_test_role_${randomInt(1_000_000)}`;
    await ask(server.url, `create role ${role} login password 'secret'`);
    const url = new URL(server.url);
    url.username = role;
    url.password = 'secret';
    try {
      const scratch = await openScratchServer({ dialect, server: url.href, from });
      const error: unknown = await scratch.create().catch((thrown: unknown) => thrown);
      await scratch.close();
      if (!isMigError(error)) throw error;
      expect(error.code).toBe('MIG_SCRATCH_NOT_ALLOWED');
      expect(error.hint).toContain(`ALTER ROLE ${role} CREATEDB`);
      expect(scratch.title).not.toContain('secret');
    } finally {
      await ask(server.url, `drop role ${role}`);
    }
  });
});

function openAdmin(server: TestServer) {
  const [driver] = dialect.drivers;
  if (driver === undefined) throw new Error('no driver');
  return driver.connect({ url: server.url }, { from });
}
