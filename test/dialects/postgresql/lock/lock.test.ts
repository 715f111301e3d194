import { resolve } from 'node:path';
import { connect, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';

const postgresql = dialectNamed('postgresql');
const FROM = `${resolve('.')}/`;

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let url: string;
  let drop: () => Promise<void>;
  let first: Connection;
  let second: Connection;
  beforeAll(async () => {
    ({ url, drop } = await scratchUrl(server));
    [first, second] = [
      await connect(postgresql, { url }, { from: FROM }),
      await connect(postgresql, { url }, { from: FROM }),
    ];
  });
  afterAll(async () => {
    await first.close();
    await second.close();
    await drop();
  });

  const isHeld = async (connection: Connection): Promise<boolean> =>
    (await connection.query(`select 1 from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()`))
      .length > 0;

  test('one session at a time holds it', async () => {
    const lock = await postgresql.lock(first, { key: 'k', timeoutMs: 0 });
    const waiting = postgresql.lock(second, { key: 'k', timeoutMs: 10_000 });
    const other = await postgresql.lock(first, { key: 'another', timeoutMs: 0 });
    expect([await isHeld(first), await isHeld(second)]).toEqual([true, false]);
    await lock.release();
    const mine = await waiting;
    expect(await isHeld(second)).toBe(true);
    await mine.release();
    await other.release();
    expect([await isHeld(first), await isHeld(second)]).toEqual([false, false]);
  });

  test('who holds it is said when the time is up', async () => {
    const lock = await postgresql.lock(first, { key: 'k', timeoutMs: 0 });
    const [row] = await first.query<{ pid: number }>('select pg_backend_pid() as pid');
    await expect(postgresql.lock(second, { key: 'k', timeoutMs: 50 })).rejects.toMatchObject({
      code: 'MIG_LOCK_TIMEOUT',
      message: expect.stringMatching(
        new RegExp(`session ${row?.pid} of role "\\w+", application "mig-check"`),
      ) as unknown,
    });
    await lock.release();
  });

  test('the holder can build an index concurrently while another waits', async () => {
    await first.execute('create table t (a int)');
    const lock = await postgresql.lock(first, { key: 'k', timeoutMs: 0 });
    const waiting = postgresql.lock(second, { key: 'k', timeoutMs: 10_000 });
    await first.execute('create index concurrently t_a on t (a)');
    expect(await first.query("select to_regclass('t_a')::text as name")).toEqual([{ name: 't_a' }]);
    await lock.release();
    await (await waiting).release();
  });

  test('it can be released in a failed transaction', async () => {
    const lock = await postgresql.lock(first, { key: 'k', timeoutMs: 0 });
    await first.execute('begin');
    await first.execute('select 1/0').catch(() => undefined);
    await lock.release();
    expect(await isHeld(first)).toBe(false);
  });

  test('a session that ends lets it go', async () => {
    const third = await connect(postgresql, { url }, { from: FROM });
    const lock = await postgresql.lock(third, { key: 'k', timeoutMs: 0 });
    await third.close();
    await lock.release();
    const mine = await postgresql.lock(second, { key: 'k', timeoutMs: 5000 });
    expect(await isHeld(second)).toBe(true);
    await mine.release();
  });
});
