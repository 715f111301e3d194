import { resolve } from 'node:path';
import { dialectNamed, type Connection, type Dialect } from '../../../src/dialects/index.ts';
import { isIrreversible, POSITIONAL, reverse, type Operation } from '../../../src/operations/index.ts';
import { openScratchServer, type ScratchServer } from '../../../src/scratch/index.ts';
import { describeOn } from '../../support/databases.ts';
import {
  POSTGRESQL_ONE_WAY,
  POSTGRESQL_ROWS,
  POSTGRESQL_SETUP,
} from '../../support/operations/postgresql-objects.ts';

/** What an operation stands for there, sent as a revision would send it. */
async function run(operation: Operation, dialect: Dialect, connection: Connection): Promise<void> {
  for (const plain of (await dialect.expand?.(connection, operation)) ?? [operation])
    for (const sql of dialect.compile(plain)) await script(sql, dialect, connection);
}

async function script(sql: string, dialect: Dialect, connection: Connection): Promise<void> {
  for (const { text, empty } of dialect.splitStatements(sql)) if (!empty) await connection.execute(text);
}

describeOn({ dialect: 'postgresql' }, (server) => {
  const dialect = dialectNamed('postgresql');
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
    await script(POSTGRESQL_SETUP, dialect, connection);
    before = (await dialect.snapshot(connection)).objects;
  });
  afterAll(() => scratch.close());
  beforeEach(() => connection.execute('begin'));
  afterEach(() => connection.execute('rollback'));

  test.each(POSTGRESQL_ROWS)(
    '%s changes the database, and its reverse restores it',
    async (title, operation) => {
      const reversal = reverse(operation);
      if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
      await run(operation, dialect, connection);
      const between = (await dialect.snapshot(connection)).objects;
      if (!('ifNotExists' in operation)) expect(between).not.toEqual(before);
      if (title === 'createExtension') return;
      await run(reversal, dialect, connection);
      expect(withoutTraces((await dialect.snapshot(connection)).objects)).toEqual(withoutTraces(before));
    },
  );
});

test('every operation on objects has a row on PostgreSQL, or a reason for none', () => {
  const covered = new Set(POSTGRESQL_ROWS.map(([, { op }]) => op));
  const missing = Object.keys(POSITIONAL).filter(
    (op) => !covered.has(op as keyof typeof POSITIONAL) && !Object.hasOwn(POSTGRESQL_ONE_WAY, op),
  );
  expect(missing).toEqual([]);
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
