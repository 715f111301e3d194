import { resolve } from 'node:path';
import { dialectNamed, type Connection, type Dialect } from '../../../src/dialects/index.ts';
import { isIrreversible, POSITIONAL, reverse, type Operation } from '../../../src/operations/index.ts';
import { openScratchServer, type ScratchServer } from '../../../src/scratch/index.ts';
import { describeOn } from '../../support/databases.ts';
import {
  MARIADB_ROWS,
  MYSQL_ELSEWHERE,
  MYSQL_ROWS,
  MYSQL_SETUP,
} from '../../support/operations/mysql-objects.ts';
import {
  POSTGRESQL_ONE_WAY,
  POSTGRESQL_ROWS,
  POSTGRESQL_SETUP,
} from '../../support/operations/postgresql-objects.ts';
import { SQLITE_ROWS, SQLITE_SETUP } from '../../support/operations/sqlite-objects.ts';

type Rows = readonly (readonly [string, Operation])[];

/** What each dialect can do, on a database that a script made. */
const SUITES: readonly { readonly dialect: string; readonly setUp: string; readonly rows: Rows }[] = [
  { dialect: 'postgresql', setUp: POSTGRESQL_SETUP, rows: POSTGRESQL_ROWS },
  { dialect: 'mysql', setUp: MYSQL_SETUP, rows: MYSQL_ROWS },
  { dialect: 'mariadb', setUp: MYSQL_SETUP, rows: [...MYSQL_ROWS, ...MARIADB_ROWS] },
  { dialect: 'sqlite', setUp: SQLITE_SETUP, rows: SQLITE_ROWS },
];

/** What an operation stands for there, sent as a revision would send it. */
async function run(operation: Operation, dialect: Dialect, connection: Connection): Promise<void> {
  for (const plain of (await dialect.expand?.(connection, operation)) ?? [operation])
    for (const sql of dialect.compile(plain)) await script(sql, dialect, connection);
}

async function script(sql: string, dialect: Dialect, connection: Connection): Promise<void> {
  for (const { text, empty } of dialect.splitStatements(sql)) if (!empty) await connection.execute(text);
}

for (const { dialect: name, setUp, rows } of SUITES)
  describeOn({ dialect: name }, (server) => {
    const dialect = dialectNamed(name);
    const { transactionalDdl } = dialect.capabilities;
    let scratch: ScratchServer;
    let connection: Connection;
    let before: unknown;

    beforeAll(async () => {
      scratch = await openScratchServer({
        dialect,
        server: server.embedded ? 'embedded' : server.url,
        from: `${resolve('.')}/`,
      });
      connection = await (await scratch.create()).connect();
      await script(setUp, dialect, connection);
      before = (await dialect.snapshot(connection)).objects;
    });
    afterAll(() => scratch.close());
    beforeEach(async () => {
      if (transactionalDdl) await connection.execute('begin');
      // What a failed test left behind is no failure of the next.
      else before = (await dialect.snapshot(connection)).objects;
    });
    afterEach(async () => void (transactionalDdl && (await connection.execute('rollback'))));

    test.each(rows)('%s changes the database, and its reverse restores it', async (_title, operation) => {
      const reversal = reverse(operation);
      if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
      await run(operation, dialect, connection);
      expect((await dialect.snapshot(connection)).objects).not.toEqual(before);
      await run(reversal, dialect, connection);
      expect(withoutTraces((await dialect.snapshot(connection)).objects)).toEqual(withoutTraces(before));
    });
  });

describe('every operation on objects', () => {
  test('has a row on PostgreSQL, or a reason for none', () => {
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
  ] as const)('has a row on %s, unless it is refused there with the reason', (name, rows) => {
    const covered = new Set<string>([...rows.map(([, { op }]) => op), ...MYSQL_ELSEWHERE, 'setComment']);
    const dialect = dialectNamed(name);
    for (const [, operation] of POSTGRESQL_ROWS)
      if (!covered.has(operation.op))
        expect(() => dialect.compile(operation)).toThrow(
          expect.objectContaining({ code: 'MIG_OPERATION_UNSUPPORTED' }),
        );
  });
});

/** What was dropped and added again stands last; in which order privileges were granted means nothing. */
function withoutTraces(objects: unknown): unknown {
  return JSON.parse(
    JSON.stringify(objects, (key, value: unknown) =>
      /^(position|number|ordinal|order|columnOrder|grantOrder|optionOrder|depends|create|output)$/.test(key)
        ? undefined
        : value,
    ),
  );
}
