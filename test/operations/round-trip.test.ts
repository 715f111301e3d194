import { dialectNamed } from '../../src/dialects/index.ts';
import {
  definitions,
  isIrreversible,
  POSITIONAL,
  reverse,
  type Operation,
} from '../../src/operations/index.ts';
import { describeOn } from '../support/databases.ts';
import { inBatches } from '../support/operations/in-batches.ts';
import {
  MARIADB_ROWS,
  MYSQL_ELSEWHERE,
  MYSQL_ROWS,
  MYSQL_SETUP,
} from '../support/operations/mysql-objects.ts';
import {
  openOperationsDatabase,
  type OperationsDatabase,
} from '../support/operations/operations-database.ts';
import {
  POSTGRESQL_ONE_WAY,
  POSTGRESQL_ROWS,
  POSTGRESQL_SETUP,
} from '../support/operations/postgresql-objects.ts';
import { SQLITE_ROWS, SQLITE_SETUP } from '../support/operations/sqlite-objects.ts';
import { EXCLUDE_ROW, ONE_WAY_ROWS, TABLE_ROWS, WITHOUT_ROW } from '../support/operations/table-rows.ts';

type Rows = readonly (readonly [string, Operation])[];

/** What each dialect can do with objects, on a database that a script made. */
const OBJECTS: Readonly<Record<string, { readonly setUp: string; readonly rows: Rows }>> = {
  postgresql: { setUp: POSTGRESQL_SETUP, rows: POSTGRESQL_ROWS },
  mysql: { setUp: MYSQL_SETUP, rows: MYSQL_ROWS },
  mariadb: { setUp: MYSQL_SETUP, rows: [...MYSQL_ROWS, ...MARIADB_ROWS] },
  sqlite: { setUp: SQLITE_SETUP, rows: SQLITE_ROWS },
};

/** It changes the schema, and its reverse leaves what was there before. */
async function goAndReturn(operation: Operation, database: OperationsDatabase): Promise<void> {
  const reversal = reverse(operation);
  if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
  const before = await database.objects();
  await database.run(operation);
  expect(await database.objects()).not.toEqual(before);
  await database.run(reversal);
  expect(await database.objects()).toEqual(before);
}

for (const [name, { setUp, rows }] of Object.entries(OBJECTS))
  describeOn({ dialect: name }, (server) => {
    const { transactionalDdl } = dialectNamed(name).capabilities;
    let database: OperationsDatabase;

    beforeAll(async () => {
      database = await openOperationsDatabase(server);
      await database.script(setUp);
    });
    afterAll(() => database.close());
    beforeEach(async () => void (transactionalDdl && (await database.script('begin'))));
    afterEach(async () => void (transactionalDdl && (await database.script('rollback'))));

    test.each(rows)('%s changes the database, and its reverse restores it', (_title, operation) =>
      goAndReturn(operation, database),
    );
  });

for (const name of Object.keys(OBJECTS))
  describeOn({ dialect: name }, (server) => {
    const { transactionalDdl } = dialectNamed(name).capabilities;
    let database: OperationsDatabase;

    beforeAll(async () => {
      database = await openOperationsDatabase(server);
      // A run does so when a batch is to come: the old table's rows would go with it.
      if (name === 'sqlite') await database.script('pragma foreign_keys = off');
    });
    afterAll(() => database.close());
    beforeEach(async () => void (transactionalDdl && (await database.script('begin'))));
    afterEach(async () => {
      if (transactionalDdl) return database.script('rollback');
      const tables = await database.connection.query<{ name: string }>(
        'select table_name as name from information_schema.tables where table_schema = database()',
      );
      await database.script(
        ['set foreign_key_checks = 0', ...tables.map((table) => `drop table \`${table.name}\``)].join(';'),
      );
      await database.script('set foreign_key_checks = 1');
    });

    const rows = [...TABLE_ROWS, ...(name === 'postgresql' ? [EXCLUDE_ROW] : [])];
    const all = rows.flatMap((row) => [row, ...inBatches(row, name)]);

    test.each(all.map((row) => [row.title, row] as const))('%s', async (_title, row) => {
      const { tables, operation, except = {} } = row;
      for (const table of tables) await database.run({ op: 'createTable', table });
      const { versionNumber } = database.connection.server;
      const isOlder = name === 'sqlite' && versionNumber < (row.sinceSqlite ?? 0);
      const exception = isOlder ? { refused: 'op.batch()' } : except[name];
      if (exception === undefined) return goAndReturn(operation, database);
      if ('refused' in exception)
        return expect(database.run(operation)).rejects.toMatchObject({
          code: exception.code ?? 'MIG_OPERATION_UNSUPPORTED',
          message: expect.stringContaining(exception.refused) as string,
        });
      const before = await database.objects();
      await database.run(operation);
      expect(await database.objects()).toEqual(before);
    });

    test.each(ONE_WAY_ROWS)('%s runs, changes no schema, and says why nothing undoes it', async (...row) => {
      const [, tables, operation, reason] = row;
      for (const table of tables) await database.run({ op: 'createTable', table });
      const before = await database.objects();
      await database.run(operation);
      expect(await database.objects()).toEqual(before);
      expect(reverse(operation)).toEqual({ irreversible: reason });
    });
  });

describe('every operation', () => {
  test('has a row, or a reason for none', () => {
    const covered = new Set<string>([
      ...[...TABLE_ROWS, EXCLUDE_ROW].map(({ operation }) => operation.op),
      ...ONE_WAY_ROWS.map(([, , { op }]) => op),
      ...POSTGRESQL_ROWS.map(([, { op }]) => op),
      ...MYSQL_ROWS.map(([, { op }]) => op),
    ]);
    const missing = Object.keys(definitions).filter(
      (op) => !covered.has(op) && !Object.hasOwn(POSTGRESQL_ONE_WAY, op) && !Object.hasOwn(WITHOUT_ROW, op),
    );
    expect(missing).toEqual([]);
  });

  test('on objects has a row on PostgreSQL, or a reason for none', () => {
    const covered = new Set<string>(POSTGRESQL_ROWS.map(([, { op }]) => op));
    const missing = Object.keys(POSITIONAL).filter(
      (op) => !covered.has(op) && !Object.hasOwn(POSTGRESQL_ONE_WAY, op),
    );
    expect(missing).toEqual([]);
  });

  test.each([
    ['mysql', MYSQL_ROWS],
    ['mariadb', [...MYSQL_ROWS, ...MARIADB_ROWS]],
    ['sqlite', SQLITE_ROWS],
  ] as const)('on objects has a row on %s, unless it is refused there with the reason', (name, rows) => {
    const covered = new Set<string>([...rows.map(([, { op }]) => op), ...MYSQL_ELSEWHERE, 'setComment']);
    const dialect = dialectNamed(name);
    for (const [, operation] of POSTGRESQL_ROWS)
      if (!covered.has(operation.op))
        expect(() => dialect.compile(operation)).toThrow(
          expect.objectContaining({ code: 'MIG_OPERATION_UNSUPPORTED' }),
        );
  });
});
