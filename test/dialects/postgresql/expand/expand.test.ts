import { resolve } from 'node:path';
import { dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import type { Operation } from '../../../../src/operations/index.ts';
import { bigInteger, date, integer, numeric, storedFunction, view } from '../../../../src/schema/index.ts';
import { openScratchServer, type ScratchServer } from '../../../../src/scratch/index.ts';

const postgresql = dialectNamed('postgresql');

const SETUP = `
create type mood as enum ('good', 'bad', 'odd', 'worst');
create table person (id integer primary key, mood mood default 'odd', moods mood[]);
insert into person values (1, 'bad', '{good}'), (2, 'bad', '{worst,good}')`;

describe('what operations stand for on a database', () => {
  let scratch: ScratchServer;
  let connection: Connection;

  beforeAll(async () => {
    scratch = await openScratchServer({ dialect: postgresql, server: 'embedded', from: `${resolve('.')}/` });
    connection = await (await scratch.create()).connect();
    for (const { text, empty } of postgresql.splitStatements(SETUP))
      if (!empty) await connection.execute(text);
  });
  afterAll(() => scratch.close());
  beforeEach(() => connection.execute('begin'));
  afterEach(() => connection.execute('rollback'));

  async function run(operation: Operation): Promise<void> {
    for (const plain of (await postgresql.expand?.(connection, operation)) ?? [])
      for (const sql of postgresql.compile(plain)) await connection.execute(sql);
  }

  test.each([
    ['bad', 'public.person.mood (2 rows)'],
    ['worst', 'public.person.moods (1 row)'],
    ['odd', 'the default of public.person.mood'],
  ])('the value %s is not dropped while it is used by %s', async (value, uses) => {
    await expect(run({ op: 'dropEnumValue', enum: 'mood', value })).rejects.toMatchObject({
      code: 'MIG_ENUM_VALUE_IN_USE',
      message: expect.stringContaining(uses) as unknown,
    });
  });

  test('another value takes its place in rows, arrays and defaults', async () => {
    for (const value of ['bad', 'worst', 'odd'])
      await run({ op: 'dropEnumValue', enum: 'mood', value, replaceBy: 'good' });
    await connection.execute('insert into person (id) values (3)');
    const rows = await connection.query('select id, mood::text, moods::text from person order by id');
    expect(rows).toEqual([
      { id: 1, mood: 'good', moods: '{good}' },
      { id: 2, mood: 'good', moods: '{good,good}' },
      { id: 3, mood: 'good', moods: null },
    ]);
  });

  test.each<readonly [string, Operation]>([
    ['a value that is none', { op: 'dropEnumValue', enum: 'mood', value: 'none' }],
    ['an enum that is none', { op: 'dropEnumValue', enum: 'nobody', value: 'bad' }],
    ['values that are others', { op: 'reorderEnum', enum: 'mood', values: ['good'] }],
  ])('%s is refused', async (_title, operation) => {
    await expect(run(operation)).rejects.toMatchObject({ code: 'MIG_OPERATION_INVALID' });
  });

  describe('another type for a column that much hangs on', () => {
    const there = `
create table t (id integer primary key, n integer default 3 check (n > 0));
create index i on t (n) where n > 2;
insert into t values (1, 5);
create view v with (security_barrier) as select id, n from t;
create view w as select n from v;
create rule nothing as on insert to w do instead nothing;
grant select on v to pg_monitor;
comment on view v is 'kept';
create materialized view m as select n from t;
create index mi on m (n);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger tr before update of n on t for each row when (new.n > 1) execute function f();
create policy p on t using (n > 1)`;
    const objects = async (): Promise<unknown> => (await postgresql.snapshot(connection)).objects;
    const alter = (more: object): Operation =>
      ({ op: 'alterColumn', table: 't', column: 'n', ...more }) as Operation;

    beforeEach(() => connection.script(there));

    test('it is dropped and made again, and the reverse restores it', async () => {
      const before = await objects();
      await run(
        alter({
          type: bigInteger(),
          newColumnName: 'Next',
          serverDefault: '7',
          dialectOptions: { postgresqlUsing: 'n + 1' },
        }),
      );
      expect(await connection.query('select v.n, pg_typeof(w.n)::text as type from v, w')).toEqual([
        { n: 6, type: 'bigint' },
      ]);
      expect(await connection.query(`select "Next" as n from t`)).toEqual([{ n: 6 }]);
      await run({
        op: 'alterColumn',
        table: 't',
        column: 'Next',
        newColumnName: 'n',
        type: integer(),
        serverDefault: '3',
      });
      expect(await objects()).toEqual(before);
    });

    test('length and precision count', async () => {
      await run(alter({ type: numeric(5, 2) }));
      await run(alter({ type: numeric(7, 2) }));
      expect(
        await connection.query(
          `select format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = 'w'::regclass and attname = 'n'`,
        ),
      ).toEqual([{ type: 'numeric(7,2)' }]);
    });

    test('what does not fit the new type is refused by the server, and a generated column is left where it is', async () => {
      await connection.execute('savepoint s');
      await expect(
        run(alter({ type: date(), dialectOptions: { postgresqlUsing: 'current_date' } })),
      ).rejects.toMatchObject({
        code: 'MIG_STATEMENT_FAILED',
      });
      await connection.execute('rollback to s');
      await connection.execute('alter table t add g integer generated always as (n * 2) stored');
      await expect(run(alter({ type: bigInteger() }))).rejects.toMatchObject({
        message: expect.stringContaining('cannot alter type of a column') as unknown,
      });
    });
  });

  test('what is not there yet is made', async () => {
    await run({ op: 'replaceView', view: view('v', 'select 1 as a') });
    await run({ op: 'replaceFunction', function: storedFunction('f', 'select 1', { returns: 'integer' }) });
    expect(await connection.query('select a, f() from v')).toEqual([{ a: 1, f: 1 }]);
  });
});

describe('offline', () => {
  test.each<readonly [string, Operation]>([
    ['a view that keeps its options', { op: 'replaceView', view: view('v', 'select 1') }],
    [
      'a function that keeps its attributes',
      { op: 'replaceFunction', function: storedFunction('f', 'select 1') },
    ],
    ['a type that is made anew', { op: 'dropEnumValue', enum: 'mood', value: 'bad' }],
  ])('%s has to be told what is there', (_title, operation) => {
    expect(() => postgresql.compile(operation)).toThrow(
      expect.objectContaining({ code: 'MIG_OPERATION_NEEDS_DATABASE' }),
    );
  });

  test('with its columns told, a type is made anew', () => {
    expect(
      postgresql.compile({
        op: 'dropEnumValue',
        enum: 'mood',
        value: 'bad',
        existingValues: ['good', 'bad'],
        columns: [{ table: 'person', column: 'mood', default: `'good'` }],
      }),
    ).toEqual([
      'ALTER TYPE mood RENAME TO mood_old',
      `CREATE TYPE mood AS ENUM ('good')`,
      'ALTER TABLE person ALTER COLUMN mood DROP DEFAULT',
      'ALTER TABLE person ALTER COLUMN mood TYPE mood USING mood::text::mood',
      `ALTER TABLE person ALTER COLUMN mood SET DEFAULT 'good'`,
      'DROP TYPE mood_old',
    ]);
  });
});
