import fc from 'fast-check';
import { dialectNamed } from '../../src/dialects/index.ts';
import { createOp, type Op, type Operation, type SqlHole } from '../../src/operations/index.ts';

const context = {
  revision: 'a1',
  direction: 'upgrade',
  dialect: 'postgresql',
  offline: false,
  xArguments: [],
  x: {},
  extra: {},
  attributes: {},
} as const;

/** The operations that `use` queues. */
async function queued(use: (op: Op) => void): Promise<readonly Operation[]> {
  const operations: Operation[] = [];
  const { op, drain } = createOp({
    run: async (operation) => void operations.push(operation),
    session: {
      context,
      autocommit: (body) => body(),
      staticOutput: () => undefined,
      quote: (name) => dialectNamed('postgresql').quote(name),
    },
  });
  use(op);
  await drain();
  return operations;
}

const compiled = async (use: (op: Op) => void): Promise<string> =>
  (await queued(use)).flatMap((operation) => dialectNamed('postgresql').compile(operation)).join('; ');

describe('op.sql', () => {
  it.each<[string, (op: Op) => void, string]>([
    [
      'values become literals without a database',
      (op) => op.sql`select ${1}, ${"O'Hara"}, ${null}`,
      "select 1, 'O''Hara', NULL",
    ],
    [
      'a piece goes into a hole',
      (op) => op.sql`select 1 where ${op.sql.part`a = ${2}`}`,
      'select 1 where a = 2',
    ],
    [
      'identifiers are quoted when needed',
      (op) => op.sql`select * from ${op.sql.id('Odd "name"', 'b')}`,
      'select * from "Odd ""name""".b',
    ],
    [
      'lists',
      (op) => op.sql`select 1 where a in (${op.sql.join([1, 'b', op.sql.part`now()`])})`,
      "select 1 where a in (1, 'b', now())",
    ],
    [
      'casts, times and colons stay',
      (op) => op.sql`select '10:30 :x'::text, ${':x'}`,
      "select '10:30 :x'::text, ':x'",
    ],
    ['a backslash before a colon stays', (op) => op.sql`select '\\:a'`, "select '\\:a'"],
    ['OPS-38 inline literals', (op) => op.sql`select ${op.inlineLiteral(5)}`, 'select 5'],
    ['bytes', (op) => op.sql`select ${Buffer.from('ab')}`, "select '\\x6162'"],
  ])('%s', async (_what, use, sql) => {
    expect(await compiled(use)).toBe(sql);
  });

  it('binds its values in the order of the holes, also those of pieces', async () => {
    const [operation] = await queued(
      (op) => void op.sql`update t set a = ${'x'} where ${op.sql.part`b = ${7} or c = ${true}`}`,
    );
    expect(dialectNamed('postgresql').bind?.(operation as Operation)).toEqual([
      { sql: 'update t set a = $1 where b = $2::integer or c = $3::boolean', parameters: ['x', 7, true] },
    ]);
    expect(dialectNamed('mysql').bind?.(operation as Operation)).toEqual([
      { sql: 'update t set a = ? where b = ? or c = ?', parameters: ['x', 7, true] },
    ]);
  });

  it('a statement that defines something takes no parameters: its values are written', async () => {
    const [operation] = await queued((op) => void op.sql`create view v as select ${1} as a`);
    expect(dialectNamed('postgresql').bind?.(operation as Operation)).toBeUndefined();
  });

  it('no value ever becomes SQL: the text of a statement does not depend on its values (property)', async () => {
    const text = async (holes: readonly SqlHole[]): Promise<string | undefined> => {
      const [operation] = await queued(
        (op) => void op.sql`select ${holes[0] as SqlHole} from t where a = ${holes[1] as SqlHole}`,
      );
      return dialectNamed('postgresql').bind?.(operation as Operation)?.[0]?.sql;
    };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (a, b) => {
        fc.pre(!`${a}${b}`.includes('\0'));
        expect(await text([a, b])).toBe('select $1 from t where a = $2');
      }),
    );
  });

  it.each<[string, (op: Op) => Promise<unknown>, string]>([
    ['undefined', (op) => op.sql`select ${undefined as never}`, 'MIG_LITERAL_UNUSABLE'],
    ['ENV-34 rows without a database', (op) => op.sql.rows`select 1`, 'MIG_OFFLINE_UNAVAILABLE'],
    ['ENV-38 a connection without a database', (op) => op.connection(), 'MIG_OFFLINE_UNAVAILABLE'],
  ])('%s is refused, and fails the step', async (_what, use, code) => {
    let error: unknown;
    await expect(
      queued((op) => void use(op).catch((reason: unknown) => (error = reason))),
    ).rejects.toMatchObject({ code });
    expect(error).toMatchObject({ code });
  });

  it('an empty identifier is refused where it is written', async () => {
    await expect(queued((op) => void op.sql.id(''))).rejects.toMatchObject({ code: 'MIG_NAME_UNUSABLE' });
  });
});

describe('a block within the queue', () => {
  const blocks = async (use: (op: Op, log: string[]) => void): Promise<readonly string[]> => {
    const log: string[] = [];
    const { op, drain } = createOp({
      run: async (operation) => {
        await new Promise((resolve) => setImmediate(resolve));
        log.push(operation.op === 'execute' ? JSON.stringify(operation.sql) : operation.op);
      },
      session: {
        context,
        autocommit: async (body) => {
          log.push('(');
          await body();
          log.push(')');
        },
        staticOutput: () => undefined,
        quote: (name) => name,
      },
    });
    use(op, log);
    await drain();
    return log;
  };

  it('ENV-30 keeps its place, whatever is not awaited inside and behind it', async () => {
    const log = await blocks((op) => {
      void op.execute('1');
      void op.autocommitBlock(async () => {
        void op.execute('2');
        await new Promise((resolve) => setTimeout(resolve, 5));
        void op.execute('3');
      });
      void op.execute('4');
    });
    expect(log).toEqual(['"1"', '(', '"2"', '"3"', ')', '"4"']);
  });

  it('what throws in it fails the step', async () => {
    await expect(
      blocks(
        (op) => void op.autocommitBlock(() => Promise.reject(new Error('no luck'))).catch(() => undefined),
      ),
    ).rejects.toMatchObject({ message: expect.stringContaining('no luck') as unknown });
  });
});
