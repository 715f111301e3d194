import {
  dialectNamed,
  diffSnapshots,
  type Connection,
  type ObjectChange,
} from '../../../../src/dialects/index.ts';
import {
  openScratchServer,
  type ScratchDatabase,
  type ScratchServer,
} from '../../../../src/scratch/index.ts';
import { describeOn } from '../../../support/databases.ts';
import { showCreateAll } from '../../../support/mysql-dump.ts';
import { MUTATIONS, SETUP } from './mutations.ts';

const from = `${process.cwd()}/`;

for (const name of ['mysql', 'mariadb'] as const)
  describeOn({ dialect: name }, (server) => {
    const dialect = dialectNamed(name);
    let scratch: ScratchServer;
    let original: ScratchDatabase;
    let kept: ScratchDatabase | undefined;
    beforeAll(async () => {
      scratch = await openScratchServer({ dialect, server: server.url, from });
      original = await scratch.create();
      await (await original.connect()).script(SETUP);
    }, 60_000);
    afterAll(() => scratch.close());

    test('a clone has the same schema, rows and counters', async () => {
      const before = await original.connect();
      const [schema, rows] = [await dialect.snapshot(before), await dialect.fingerprintRows(before)];
      const clone = await original.clone();
      const after = await clone.connect();
      expect(diffSnapshots(schema, await dialect.snapshot(after), dialect)).toEqual([]);
      expect(await dialect.fingerprintRows(after)).toBe(rows);
      await after.execute(`update person set age = 99 where id = 1`);
      expect(await dialect.fingerprintRows(after)).not.toBe(rows);
      await clone.drop();
    });

    test.each(MUTATIONS.filter(({ only = name }) => only === name))(
      'is seen, and closed: $sql',
      async ({ sql, visible = true, beyond = false }) => {
        const copy = await takeCopy();
        const connection = await copy.connect();
        const before = await dialect.snapshot(connection);
        const [dump, rows] = [await showCreateAll(connection), await dialect.fingerprintRows(connection)];
        await connection.script(sql);
        await connection.reset();
        const changes = diffSnapshots(before, await dialect.snapshot(connection), dialect);
        expect(changes.some((change) => !isCounter(change))).toBe(visible);
        if (!beyond) expect((await showCreateAll(connection)) !== dump).toBe(visible);
        if (visible) expect(await closed(connection, before)).toEqual([]);

        const left = diffSnapshots(before, await dialect.snapshot(connection), dialect);
        const isAsBefore =
          left.length === 0 &&
          (await showCreateAll(connection)) === dump &&
          (await dialect.fingerprintRows(connection)) === rows;
        if (isAsBefore) kept = copy;
        else await copy.drop();
      },
      30_000,
    );

    /** A copy of the original: to make one takes longer than all the rest, so that one which is as before is used again. */
    async function takeCopy(): Promise<ScratchDatabase> {
      const taken = kept ?? (await original.clone());
      kept = undefined;
      return taken;
    }

    /** What is left after closing, but for what is info only or said to stay. */
    async function closed(
      connection: Connection,
      wanted: Awaited<ReturnType<typeof dialect.snapshot>>,
    ): Promise<readonly string[]> {
      const found = await dialect.snapshot(connection);
      const operations = await dialect.close(found, wanted, diffSnapshots(found, wanted, dialect));
      for (const operation of operations)
        for (const statement of dialect.compile(operation)) await connection.execute(statement);
      const left = diffSnapshots(await dialect.snapshot(connection), wanted, dialect);
      const told = new Set(((await dialect.unclosable?.(left)) ?? []).map(({ key }) => key));
      return left
        .filter(({ key }) => !told.has(key))
        .map(({ key, change, properties }) => `${change} ${key} ${JSON.stringify(properties)}`);
    }
  });

/** The next number of a table, which is told as an info, and which the judge leaves out. */
function isCounter({ kind, properties }: ObjectChange): boolean {
  return (
    kind === 'table' &&
    properties.every(({ property }) => property === 'autoIncrement') &&
    properties.length > 0
  );
}
