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
      '$sql',
      async ({ sql, visible = true, beyond = false }) => {
        const copy = await original.clone();
        try {
          const connection = await copy.connect();
          const [dump, before] = [await showCreateAll(connection), await dialect.snapshot(connection)];
          await connection.script(sql);
          await connection.reset();
          const changes = diffSnapshots(before, await dialect.snapshot(connection), dialect);
          expect(changes.some((change) => !isCounter(change))).toBe(visible);
          if (!beyond) expect((await showCreateAll(connection)) !== dump).toBe(visible);
        } finally {
          await copy.drop();
        }
      },
      30_000,
    );

    test.each(MUTATIONS.filter(({ only = name, visible = true }) => only === name && visible))(
      'is closed: $sql',
      async ({ sql }) => {
        const copy = await original.clone();
        try {
          const connection = await copy.connect();
          const wanted = await dialect.snapshot(connection);
          await connection.script(sql);
          await connection.reset();
          expect(await closed(connection, wanted)).toEqual([]);
        } finally {
          await copy.drop();
        }
      },
      30_000,
    );

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
