import { describeOn } from '../../../support/databases.ts';
import { openPlayground, runScript, type Playground } from '../../../support/postgres-playground.ts';
import { dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { SETUP } from './mutations.ts';

const postgresql = dialectNamed('postgresql');

describeOn({ dialect: 'postgresql' }, (server) => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await openPlayground(SETUP, server.embedded ? 'embedded' : server.url);
  });
  afterAll(() => playground.close());

  async function onCopy(body: (connection: Connection) => Promise<void>): Promise<void> {
    const copy = await playground.copy();
    try {
      await body(copy.connection);
    } finally {
      await copy.drop();
    }
  }

  test('is plain data, sorted by key, with every parent in it', () => {
    const { objects } = playground.before;
    const keys = Object.keys(objects);
    expect(keys).toEqual([...keys].sort());
    expect(JSON.parse(JSON.stringify(objects))).toEqual(objects);
    const named = Object.values(objects).flatMap(({ parent, inheritedFrom }) => [parent, inheritedFrom]);
    expect(keys).toEqual(expect.arrayContaining(named.filter((key) => key !== undefined)));
  });

  test('holds no OID and no secret', () => {
    const text = JSON.stringify(playground.before);
    expect(text).not.toContain('secret');
    expect(text).not.toMatch(/\boid\b/);
  });

  test('the number of queries does not depend on the number of objects', async () => {
    await onCopy(async (connection) => {
      const count = async (): Promise<number> => {
        let queries = 0;
        await postgresql.snapshot({
          ...connection,
          query: (sql, parameters) => {
            queries += 1;
            return connection.query(sql, parameters);
          },
        });
        return queries;
      };
      const before = await count();
      await runScript(
        connection,
        Array.from({ length: 30 }, (_, n) => `create table more_${n} (a int primary key)`).join(';'),
      );
      expect(await count()).toBe(before);
    });
  });

  test('an open transaction stays open, with its settings', async () => {
    await onCopy(async (connection) => {
      if (!server.embedded) await connection.execute('begin');
      await connection.execute('set local search_path = other');
      await connection.execute('create table unsaved (a int)');
      const snapshot = await postgresql.snapshot(connection);
      expect(snapshot.objects).toHaveProperty(['table other.unsaved']);
      expect(await connection.query("select current_setting('search_path') as path")).toEqual([
        { path: 'other' },
      ]);
      await connection.execute('rollback');
      expect(await connection.query("select to_regclass('other.unsaved')::text as name")).toEqual([
        { name: null },
      ]);
    });
  });

  test('a session without a transaction keeps its settings', async () => {
    await onCopy(async (connection) => {
      await connection.execute("set search_path = app; set timezone = 'Asia/Tokyo'");
      await postgresql.snapshot(connection);
      expect(
        await connection.query(
          "select current_setting('search_path') as path, current_setting('timezone') as zone",
        ),
      ).toEqual([{ path: 'app', zone: 'Asia/Tokyo' }]);
    });
  });

  test('an ignored table is out with everything that belongs to it', async () => {
    await onCopy(async (connection) => {
      await runScript(
        connection,
        "create table bookkeeping (id serial primary key, v text default 'x' unique); create index on bookkeeping (v)",
      );
      expect(await postgresql.snapshot(connection, { ignoreTables: ['bookkeeping'] })).toEqual(
        playground.before,
      );
      expect(await postgresql.snapshot(connection, { ignoreTables: ['public.bookkeeping'] })).toEqual(
        playground.before,
      );
      expect(await postgresql.snapshot(connection, { ignoreTables: ['app.bookkeeping'] })).not.toEqual(
        playground.before,
      );
    });
  });

  test('members of an extension are not objects of their own', async () => {
    await onCopy(async (connection) => {
      await connection.execute('create extension citext');
      const { objects } = await postgresql.snapshot(connection);
      expect(Object.keys(objects).filter((key) => !(key in playground.before.objects))).toEqual([
        'extension citext',
      ]);
    });
  });

  test('a role that may only read the catalogs can take a snapshot', async () => {
    await onCopy(async (connection) => {
      await connection.execute('set role pg_monitor');
      const { objects } = await postgresql.snapshot(connection);
      expect(Object.keys(objects)).toEqual(Object.keys(playground.before.objects));
      await connection.execute('reset role');
    });
  });
});
