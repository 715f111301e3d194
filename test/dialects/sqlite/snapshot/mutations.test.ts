import { dialectNamed, diffSnapshots, type Connection } from '../../../../src/dialects/index.ts';
import {
  openScratchServer,
  type ScratchDatabase,
  type ScratchServer,
} from '../../../../src/scratch/index.ts';
import { describeOn } from '../../../support/databases.ts';
import { dumpMaster } from '../../../support/sqlite-dump.ts';
import { MUTATIONS, SETUP } from './mutations.ts';

describeOn({ dialect: 'sqlite' }, (server) => {
  const dialect = dialectNamed('sqlite');
  let scratch: ScratchServer;
  let original: ScratchDatabase;
  beforeAll(async () => {
    scratch = await openScratchServer({ dialect, server: server.url, from: server.from });
    original = await scratch.create();
    await (await original.connect()).script(SETUP);
  });
  afterAll(() => scratch.close());

  const onCopy = async (work: (connection: Connection) => Promise<void>): Promise<void> => {
    const copy = await original.clone();
    try {
      await work(await copy.connect());
    } finally {
      await copy.drop();
    }
  };

  test('everything was read as what it is', async () => {
    const { objects } = await dialect.snapshot(await original.connect());
    expect(
      Object.values(objects).filter(({ definition }) => 'text' in definition || 'invalid' in definition),
    ).toEqual([]);
    expect(Object.keys(objects).filter((key) => /^table|virtual/.test(key))).toEqual([
      'table owner',
      'table pet',
      'table strictly',
      'table visit',
      'virtual table notes',
    ]);
  });

  test('a clone has the same schema, rows and counters', async () => {
    const before = await original.connect();
    const [schema, rows] = [await dialect.snapshot(before), await dialect.fingerprintRows(before)];
    await onCopy(async (after) => {
      expect(diffSnapshots(schema, await dialect.snapshot(after), dialect)).toEqual([]);
      expect(await dialect.fingerprintRows(after)).toBe(rows);
      await after.execute(`update owner set name = 'Eve' where id = 1`);
      expect(await dialect.fingerprintRows(after)).not.toBe(rows);
    });
    expect(await dialect.fingerprintRows(before)).toBe(rows);
  });

  test.each(MUTATIONS.map((mutation) => ({ name: mutation.sql, ...mutation })))(
    '$name',
    async ({ sql, visible = true }) => {
      await onCopy(async (connection) => {
        const [dump, before] = [await dumpMaster(connection), await dialect.snapshot(connection)];
        await connection.script(sql);
        await connection.reset();
        const changes = diffSnapshots(before, await dialect.snapshot(connection), dialect);
        expect(changes.length > 0).toBe(visible);
        expect((await dumpMaster(connection)) !== dump).toBe(visible);
      });
    },
  );

  test.each(
    MUTATIONS.filter(({ visible = true }) => visible).map((mutation) => ({
      name: mutation.sql,
      ...mutation,
    })),
  )('is closed: $name', async ({ sql }) => {
    await onCopy(async (connection) => {
      const wanted = await dialect.snapshot(connection, { counts: true });
      await connection.script(sql);
      await connection.reset();
      const found = await dialect.snapshot(connection);
      for (const operation of await dialect.close(found, wanted, diffSnapshots(found, wanted, dialect)))
        for (const statement of dialect.compile(operation)) await connection.execute(statement);
      const closed = await dialect.snapshot(connection, { counts: true });
      const left = diffSnapshots(closed, wanted, dialect);
      const told = new Set(((await dialect.unclosable?.(left)) ?? []).map(({ key }) => key));
      expect(left.filter(({ key }) => !told.has(key))).toEqual([]);
      // No row was lost on the way, but with what the mutation itself dropped.
      if (!/drop (table|view)|drop column|rename to other/.test(sql))
        expect(closed.counts).toEqual(wanted.counts);
    });
  });
});
