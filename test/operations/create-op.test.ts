import { createOp, type Op, type Operation } from '../../src/operations/index.ts';
import { isMigError, migError, type MigError } from '../../src/errors/index.ts';
import { column, date, dateTime, integer, string, text, time, unique } from '../../src/schema/index.ts';

interface Step {
  readonly op: Op;
  readonly ran: string[];
  readonly operations: Operation[];
  readonly drain: () => Promise<void>;
}

/** A step whose operations take a turn of the event loop each; `fail on …` statements fail. */
function step(failure: unknown = new Error('no luck')): Step {
  const ran: string[] = [];
  const operations: Operation[] = [];
  const { op, drain } = createOp({
    revision: '1a2b',
    file: __filename,
    run: async (operation) => {
      await new Promise((resolve) => setImmediate(resolve));
      operations.push(operation);
      const sql =
        operation.op === 'execute' && typeof operation.sql === 'string' ? operation.sql : operation.op;
      if (sql.startsWith('fail')) throw failure;
      ran.push(sql);
    },
  });
  return { op, ran, operations, drain };
}

async function errorOf(promise: Promise<unknown>): Promise<MigError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isMigError(error)) throw new Error(`no MigError: ${String(error)}`);
  return error;
}

describe('the queue of a step', () => {
  test('operations that are not awaited run in the order of the calls', async () => {
    const { op, ran, drain } = step();
    void op.execute('1');
    const second = op.execute('2');
    void op.execute('3');
    await second;
    expect(ran).toEqual(['1', '2']);
    await drain();
    expect(ran).toEqual(['1', '2', '3']);
  });

  test('a helper that is not awaited is waited for, whatever it adds while the queue runs', async () => {
    const { op, ran, drain } = step();
    const helper = async (): Promise<void> => {
      await op.execute('1');
      await op.execute('2');
      await op.execute('3');
    };
    void helper();
    await drain();
    expect(ran).toEqual(['1', '2', '3']);
  });

  test('the error of an operation that was not awaited fails the step, without an unhandled rejection', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    try {
      const { op, ran, drain } = step();
      void op.execute('1');
      void op.execute('fail');
      void op.execute('3');
      await expect(errorOf(drain())).resolves.toMatchObject({ code: 'MIG_OPERATION_FAILED' });
      expect(ran).toEqual(['1']);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', listen);
    }
  });

  test('an error that was caught still fails the step, and nothing runs after it', async () => {
    const { op, ran, drain } = step();
    await op.execute('fail').catch(() => undefined);
    await expect(errorOf(op.execute('2'))).resolves.toMatchObject({ code: 'MIG_OPERATION_FAILED' });
    await expect(errorOf(drain())).resolves.toMatchObject({ code: 'MIG_OPERATION_FAILED' });
    expect(ran).toEqual([]);
  });

  test('the error names revision, operation, file and line, and keeps what is underneath', async () => {
    const cause = new Error('no luck');
    const { op, drain } = step(cause);
    void op.execute('1');
    const line = lineHere() + 1;
    void op.execute('fail on purpose');
    const error = await errorOf(drain());
    expect(error.location).toEqual({ revision: '1a2b', operation: 2, file: __filename, line });
    expect(error.cause).toBe(cause);
    expect(error.message).toBe('Cannot execute fail on purpose: no luck');
  });

  test('an error with a code keeps it, its hint and its statement', async () => {
    const refused = migError(
      'MIG_STATEMENT_FAILED',
      { reason: 'syntax error', sqlState: '42601' },
      { location: { statement: 'fail' }, cause: 'driver' },
    );
    const { op, drain } = step(refused);
    void op.execute('fail');
    const error = await errorOf(drain());
    expect(error).toMatchObject({ code: 'MIG_STATEMENT_FAILED', message: refused.message, cause: 'driver' });
    expect(error.location).toMatchObject({ statement: 'fail', operation: 1, file: __filename });
    expect(error.details).toMatchObject({ sqlState: '42601' });
  });

  test('arguments that make no sense fail the step at their place in the queue', async () => {
    const { op, ran, drain } = step();
    void op.execute('1');
    void op.createTable('users', { nonsense: true } as never, column('id', integer()));
    const error = await errorOf(drain());
    expect(error).toMatchObject({ code: 'MIG_SCHEMA_PART', location: { operation: 2, file: __filename } });
    expect(ran).toEqual(['1']);
  });

  test('a call after the end of the step is refused and not run', async () => {
    const { op, ran, drain } = step();
    await drain();
    const error = await errorOf(op.execute('late'));
    expect(error).toMatchObject({ code: 'MIG_OPERATION_LATE', location: { file: __filename } });
    expect(ran).toEqual([]);
  });

  test('what an argument becomes after the call does not matter', async () => {
    const { op, operations, drain } = step();
    const columns = ['a'];
    const operation: Operation = { op: 'createPrimaryKey', name: 'pk', table: 't', columns };
    void op.invoke(operation);
    columns.push('b');
    await drain();
    expect(operations[0]).toEqual({ op: 'createPrimaryKey', name: 'pk', table: 't', columns: ['a'] });
  });
});

describe('the methods of op', () => {
  const cases: [string, (op: Op) => Promise<unknown>, Operation][] = [
    [
      'createTable',
      (op) =>
        op.createTable('t', column('id', integer(), { primaryKey: true }), unique(['id']), {
          schema: 'app',
          comment: 'c',
          ifNotExists: true,
          postgresqlUsing: 'heap',
        }),
      {
        op: 'createTable',
        ifNotExists: true,
        table: {
          name: 't',
          schema: 'app',
          comment: 'c',
          columns: [{ name: 'id', type: { name: 'Integer' }, primaryKey: true }],
          constraints: [{ kind: 'unique', columns: ['id'] }],
          dialectOptions: { postgresqlUsing: 'heap' },
        },
      },
    ],
    [
      'dropTable',
      (op) => op.dropTable('t', { ifExists: true }),
      { op: 'dropTable', table: 't', ifExists: true },
    ],
    [
      'renameTable',
      (op) => op.renameTable('a', 'b', { schema: 's' }),
      { op: 'renameTable', oldTableName: 'a', newTableName: 'b', schema: 's' },
    ],
    [
      'addColumn',
      (op) =>
        op.addColumn('t', column('a', string(5), { serverDefault: text('now()') }), { ifNotExists: true }),
      {
        op: 'addColumn',
        table: 't',
        column: { name: 'a', type: { name: 'String', length: 5 }, serverDefault: { text: 'now()' } },
        ifNotExists: true,
      },
    ],
    ['dropColumn', (op) => op.dropColumn('t', 'a'), { op: 'dropColumn', table: 't', column: 'a' }],
    [
      'alterColumn',
      (op) => op.alterColumn('t', 'a', { type: integer(), serverDefault: null, postgresqlUsing: 'a::int' }),
      {
        op: 'alterColumn',
        table: 't',
        column: 'a',
        type: { name: 'Integer' },
        serverDefault: null,
        dialectOptions: { postgresqlUsing: 'a::int' },
      },
    ],
    [
      'createIndex',
      (op) =>
        op.createIndex(op.f('ix'), 't', ['a', text('lower(b)')], { unique: true, postgresqlWhere: 'a > 1' }),
      {
        op: 'createIndex',
        name: { f: 'ix' },
        table: 't',
        columns: ['a', { text: 'lower(b)' }],
        unique: true,
        dialectOptions: { postgresqlWhere: 'a > 1' },
      },
    ],
    ['dropIndex', (op) => op.dropIndex('ix', 't'), { op: 'dropIndex', name: 'ix', table: 't' }],
    [
      'createForeignKey',
      (op) => op.createForeignKey(null, 'a', 'b', ['x'], ['y'], { onDelete: 'CASCADE', sourceSchema: 's' }),
      {
        op: 'createForeignKey',
        name: null,
        sourceTable: 'a',
        referentTable: 'b',
        localCols: ['x'],
        remoteCols: ['y'],
        onDelete: 'CASCADE',
        sourceSchema: 's',
      },
    ],
    [
      'execute with values',
      (op) => op.execute('update t set a = :a', { a: 5n }),
      { op: 'execute', sql: { text: 'update t set a = :a', params: { a: { $decimal: '5' } } } },
    ],
    [
      'bulkInsert',
      (op) =>
        op.bulkInsert(
          {
            name: 't',
            columns: [
              column('d', date(), { nullable: false }),
              column('t', time()),
              column('at', dateTime()),
              column('bytes', { name: 'LargeBinary' }),
            ],
          },
          [
            {
              d: new Date('2024-02-29T01:02:03Z'),
              t: new Date('2024-02-29T01:02:03Z'),
              at: new Date('2024-02-29T01:02:03Z'),
              bytes: new Uint8Array([0, 255]),
            },
          ],
        ),
      {
        op: 'bulkInsert',
        table: {
          name: 't',
          columns: [
            { name: 'd', type: { name: 'Date' } },
            { name: 't', type: { name: 'Time' } },
            { name: 'at', type: { name: 'DateTime' } },
            { name: 'bytes', type: { name: 'LargeBinary' } },
          ],
        },
        rows: [
          {
            d: { $date: '2024-02-29' },
            t: { $time: '01:02:03.000' },
            at: { $datetime: '2024-02-29T01:02:03.000' },
            bytes: { $hex: '00ff' },
          },
        ],
      },
    ],
  ];

  test.each(cases)('%s makes its operation', async (_name, call, expected) => {
    const { op, operations, drain } = step();
    void call(op);
    await drain();
    expect(operations).toEqual([expected]);
  });

  test('createTable gives a table that bulkInsert takes', async () => {
    const { op, operations, drain } = step();
    const users = await op.createTable('users', column('id', integer()));
    await op.bulkInsert(users, [{ id: 1 }]);
    await drain();
    expect(operations[1]).toMatchObject({ op: 'bulkInsert', table: { name: 'users' }, rows: [{ id: 1 }] });
  });
});

function lineHere(): number {
  return Number(/:(\d+):\d+\)?$/.exec((new Error().stack ?? '').split('\n')[2] ?? '')?.[1]);
}
