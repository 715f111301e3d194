import {
  connect,
  dialectNamed,
  JoinedStatementError,
  type Connection,
  type JoinedStatement,
} from '../../../../src/dialects/index.ts';
import { isMigError } from '../../../../src/errors/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';
import { query } from '../../../support/query.ts';

interface Expected {
  readonly index: number;
  readonly completed: number;
  readonly found?: number;
  /** In the error of the statement at fault. */
  readonly statement?: string;
  readonly line?: number;
  readonly position?: string;
  readonly reason?: RegExp;
}

const INSERT = "insert into t values (1, 'ä𝄞')";
const failing: Readonly<Record<string, readonly [first: readonly JoinedStatement[], expected: Expected]>> = {
  'the first, without a position': [
    [{ sql: 'select 1/0' }, { sql: INSERT }],
    { index: 0, completed: 0, statement: 'select 1/0', reason: /division by zero/ },
  ],
  'a later one, without a position': [
    [{ sql: INSERT }, { sql: 'select 1/0' }, { sql: INSERT }],
    { index: 1, completed: 1, statement: 'select 1/0', reason: /division by zero/ },
  ],
  'a later one, with a position behind characters of two and four bytes': [
    [{ sql: INSERT }, { sql: 'insert into t\nvalues (nothing)' }],
    {
      index: 1,
      completed: 1,
      statement: 'insert into t\nvalues (nothing)',
      line: 2,
      position: '23',
      reason: /column "nothing"/,
    },
  ],
  'one that cannot be read: nothing has run': [
    [{ sql: INSERT }, { sql: 'insert int t values (1)' }, { sql: 'select 1/0' }],
    { index: 1, completed: 0, statement: 'insert int t values (1)', position: '8', reason: /syntax error/ },
  ],
  'a row that is not there': [
    [{ sql: INSERT }, { sql: 'update t set id = 3 where id = 2', onlyRow: true }],
    { index: 1, completed: 1, found: 0 },
  ],
  'two rows where one is wanted': [
    [{ sql: INSERT }, { sql: INSERT }, { sql: 'delete from t where id = 1', onlyRow: true }],
    { index: 2, completed: 2, found: 2 },
  ],
  'a column of the row that is not there': [
    [{ sql: 'update t set nothing = 3', onlyRow: true }],
    {
      index: 0,
      completed: 0,
      statement: 'update t set nothing = 3',
      position: '14',
      reason: /column "nothing"/,
    },
  ],
};

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let connection: Connection;
  let url: string;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    ({ url, drop } = await scratchUrl(server));
    await query(url, 'create table t (id integer, note text)');
  });
  afterAll(() => drop());
  beforeEach(async () => {
    connection = await connect(dialectNamed('postgresql'), { url }, { from: server.from });
    await query(url, 'delete from t');
    await connection.execute('BEGIN');
  });
  afterEach(() => connection.close());

  const count = async (): Promise<number> =>
    (await query<{ n: number }>(url, 'select count(*)::int as n from t'))[0]?.n ?? -1;
  const failure = async (first: readonly JoinedStatement[]): Promise<unknown> =>
    connection.commit({ begin: true, first }).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('sends statements before COMMIT, and opens the next transaction', async () => {
    const first = [{ sql: INSERT }, { sql: 'update t set id = 2 where id = 1', onlyRow: true }];
    await connection.commit({ begin: true, first });
    expect(await query(url, 'select * from t')).toEqual([{ id: 2, note: 'ä𝄞' }]);
    expect(await connection.inTransaction?.()).toBe(true);
  });

  it.each(Object.entries(failing))('%s', async (_title, [first, expected]) => {
    const error = (await failure(first)) as JoinedStatementError;
    expect(error).toBeInstanceOf(JoinedStatementError);
    const { index, completed, found, cause } = error;
    expect({ index, completed, found }).toEqual({
      index: expected.index,
      completed: expected.completed,
      found: expected.found,
    });
    if (expected.statement !== undefined)
      expect(cause).toMatchObject({
        code: 'MIG_STATEMENT_FAILED',
        message: expect.stringMatching(expected.reason ?? /./) as unknown,
        location: { statement: expected.statement },
        details: {
          ...(expected.line === undefined ? {} : { line: expected.line }),
          ...(expected.position === undefined ? {} : { position: expected.position }),
        },
      });
    await connection.reset();
    expect(await count()).toBe(0);
  });

  it('a deferred constraint is refused with COMMIT, not with a statement', async () => {
    await query(url, 'create table a (id integer primary key)');
    await query(url, 'create table b (a integer references a (id) deferrable initially deferred)');
    expect(await failure([{ sql: 'insert into b values (1)' }])).toMatchObject({
      code: 'MIG_STATEMENT_FAILED',
      location: { statement: 'COMMIT' },
    });
  });

  it('a session that a statement ends is lost with that statement', async () => {
    const error = await failure([{ sql: INSERT }, { sql: 'select pg_terminate_backend(pg_backend_pid())' }]);
    expect(error).toMatchObject({
      index: 1,
      completed: 1,
      cause: {
        code: 'MIG_CONNECTION_LOST',
        location: { statement: 'select pg_terminate_backend(pg_backend_pid())' },
      },
    });
    expect(await count()).toBe(0);
  });

  it('a connection that breaks without a word may have been committed', async () => {
    const raw = connection.raw as { connection: { stream: { destroy(): void } } };
    const broken = failure([{ sql: 'select pg_sleep(1)' }]);
    raw.connection.stream.destroy();
    const error = await broken;
    expect(isMigError(error) && error.code).toBe('MIG_CONNECTION_LOST');
    expect(error).toMatchObject({ location: { statement: 'COMMIT' } });
  });
});
