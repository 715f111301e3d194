import { resolve } from 'node:path';
import { dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import type { Operation } from '../../../../src/operations/index.ts';
import { storedFunction, view } from '../../../../src/schema/index.ts';
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
