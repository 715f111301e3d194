import { dialectNamed, type Connection } from '../../src/dialects/index.ts';
import { openScratchServer, type ScratchServer } from '../../src/scratch/index.ts';
import { describeOn, servers } from '../support/databases.ts';

/** How a setting of the session is changed and read, and what it is at the start. */
const settings: Readonly<Record<string, readonly [change: string, read: string, start: unknown]>> = {
  postgresql: ['set lock_timeout = 5', "select current_setting('lock_timeout') as value", '0'],
  mysql: ['set @x = 1', 'select @x as value', null],
  mariadb: ['set @x = 1', 'select @x as value', null],
  sqlite: [
    'pragma recursive_triggers = on',
    'select recursive_triggers as value from pragma_recursive_triggers',
    0,
  ],
};

for (const { id } of servers)
  describeOn({ id }, (server) => {
    const [change, read, start] = settings[server.dialect] ?? ['', '', undefined];
    let scratch: ScratchServer;
    let connection: Connection;

    beforeAll(async () => {
      scratch = await openScratchServer({
        dialect: dialectNamed(server.dialect),
        server: server.url === '' ? 'embedded' : server.url,
        from: server.from,
      });
      connection = await (await scratch.create()).connect();
      await connection.execute('create table t (id integer not null)');
    });
    afterAll(() => scratch.close());
    beforeEach(async () => {
      await connection.reset();
      await connection.execute('delete from t');
    });

    const ids = async (): Promise<readonly number[]> =>
      (await connection.query<{ id: number }>('select id from t order by 1')).map(({ id: value }) => value);

    it('keeps the work, resets the session and opens the next transaction', async () => {
      await connection.execute('BEGIN');
      await connection.execute('insert into t values (1), (2)');
      await connection.execute(change);
      await connection.commit({ begin: true });
      expect(await connection.inTransaction?.()).toBe(true);
      expect(await connection.query(read)).toEqual([{ value: start }]);
      await connection.execute('delete from t');
      await connection.reset();
      expect(await ids()).toEqual([1, 2]);
      await connection.execute('BEGIN');
      await connection.commit();
      expect(await connection.inTransaction?.()).toBe(false);
    });

    if (['postgresql', 'sqlite'].includes(server.dialect))
      it('a constraint that is looked at in the end is refused with COMMIT, and nothing is kept', async () => {
        await connection.execute('create table a (id integer primary key)');
        await connection.execute(
          'create table b (a integer references a (id) deferrable initially deferred)',
        );
        await connection.execute('BEGIN');
        await connection.execute('insert into t values (1)');
        await connection.execute('insert into b values (1)');
        await expect(connection.commit()).rejects.toMatchObject({
          code: 'MIG_STATEMENT_FAILED',
          location: { statement: 'COMMIT' },
        });
        await connection.reset();
        expect(await ids()).toEqual([]);
        expect(await connection.query('select * from b')).toEqual([]);
      });

    if (server.dialect === 'postgresql' && !server.embedded)
      it('a session whose reset fails behind COMMIT is reset again, and the work is kept', async () => {
        const raw = connection.raw as { query: (sql: string) => unknown };
        const { query } = raw;
        await connection.execute('BEGIN');
        await connection.execute('insert into t values (1)');
        await connection.execute(change);
        raw.query = (sql) => {
          raw.query = query;
          return query.call(raw, sql.replace('reset all', 'select 1/0'));
        };
        await connection.commit({ begin: true });
        expect(await connection.query(read)).toEqual([{ value: start }]);
        expect(await connection.inTransaction?.()).toBe(true);
        await connection.reset();
        expect(await ids()).toEqual([1]);
      });
  });
