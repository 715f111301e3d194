import {
  applyEffect,
  createOp,
  isIrreversible,
  reverse,
  type BatchAlterTable,
  type BatchBlock,
  type Operation,
} from '../../src/operations/index.ts';
import { column, integer, metadata, string, table, unique } from '../../src/schema/index.ts';

/** What reaches the runtime, in order, and how the step ended. */
async function ran(
  body: (op: ReturnType<typeof createOp>['op']) => unknown,
): Promise<{ readonly seen: readonly Operation[]; readonly error: Error | undefined }> {
  const seen: Operation[] = [];
  const { op, drain } = createOp({ run: async (operation) => void seen.push(operation) });
  let error: Error | undefined;
  try {
    await body(op);
  } catch (thrown) {
    error = thrown as Error;
  }
  await drain().catch((thrown: Error) => (error ??= thrown));
  return { seen, error };
}

const kinds = (seen: readonly Operation[]): readonly string[] => seen.map(({ op }) => op);

describe('op.batch (BAT-01)', () => {
  test('queues what its block calls, without the table, as one operation', async () => {
    const { seen, error } = await ran((op) =>
      op.batch('users', { recreate: 'always' }, (batch) => {
        batch.addColumn(column('age', integer()), { insertBefore: 'name' });
        batch.createForeignKey('fk', 'teams', ['team'], ['id']);
        batch.execute('select :a', { a: 1 });
        batch.dropConstraint(batch.f('uq'), { type: 'unique' });
      }),
    );
    expect(error).toBeUndefined();
    expect(seen).toEqual([
      {
        op: 'batchAlterTable',
        table: 'users',
        recreate: 'always',
        operations: [
          { op: 'addColumn', column: { name: 'age', type: { name: 'Integer' } }, insertBefore: 'name' },
          {
            op: 'createForeignKey',
            name: 'fk',
            referentTable: 'teams',
            localCols: ['team'],
            remoteCols: ['id'],
          },
          { op: 'execute', sql: { text: 'select :a', params: { a: 1 } } },
          { op: 'dropConstraint', name: { f: 'uq' }, type: 'unique' },
        ],
      },
    ]);
  });

  test('keeps its place in the queue without await', async () => {
    const { seen, error } = await ran((op) => {
      void op.execute('1');
      void op.batch('users', (batch) => batch.dropColumn('a'));
      void op.execute('2');
    });
    expect([kinds(seen), error]).toEqual([['execute', 'batchAlterTable', 'execute'], undefined]);
  });

  test('waits for a block that looks something up, also when nobody awaits the batch', async () => {
    const { seen, error } = await ran((op) => {
      void op.batch('users', async (batch) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        batch.dropColumn('a');
      });
    });
    expect([kinds(seen), error]).toEqual([['batchAlterTable'], undefined]);
  });

  test.each<readonly [string, BatchBlock]>([
    [
      'throws',
      (batch) => {
        batch.dropColumn('a');
        throw new Error('no');
      },
    ],
    [
      'rejects',
      async (batch) => {
        batch.dropColumn('a');
        throw new Error('no');
      },
    ],
  ])('applies nothing when its block %s, nor what follows', async (_how, block) => {
    const { seen, error } = await ran(async (op) => {
      const batch = op.batch('users', block);
      await batch.catch(() => undefined);
      void op.execute('2').catch(() => undefined);
    });
    expect(seen).toEqual([]);
    expect(error).toMatchObject({
      code: 'MIG_OPERATION_FAILED',
      message: expect.stringContaining('no') as string,
    });
  });

  test('what its block calls on op itself runs before it, and what follows without await after it', async () => {
    const { seen, error } = await ran((op) => {
      void op.batch('users', async (batch) => {
        batch.dropColumn('a');
        await op.execute('1');
      });
      void op.dropTable('t');
    });
    expect([kinds(seen), error]).toEqual([['execute', 'batchAlterTable', 'dropTable'], undefined]);
  });
});

const users = table(
  'users',
  column('id', integer(), { primaryKey: true }),
  column('name', string(50)),
  unique(['name'], { name: 'uq_name' }),
);

const batch: BatchAlterTable = {
  op: 'batchAlterTable',
  table: 'users',
  copyFrom: users,
  operations: [
    { op: 'addColumn', column: column('age', integer()) },
    { op: 'alterColumn', column: 'name', newColumnName: 'title', nullable: false, existingNullable: true },
    { op: 'dropConstraint', name: 'uq_name', existingConstraint: unique(['name'], { name: 'uq_name' }) },
  ],
};

test('the reverse of a batch undoes its operations from the last to the first, from what the table is then', () => {
  const reversal = reverse({ ...batch, operations: batch.operations.slice(0, 2) });
  if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
  const before = metadata([users]);
  const after = applyEffect(before, { ...batch, operations: batch.operations.slice(0, 2) });
  const again = applyEffect(after, reversal);
  expect((reversal as BatchAlterTable).copyFrom).toEqual(after.tables[0]);
  expect(again.tables[0]?.columns).toEqual([users.columns[0], { ...users.columns[1], nullable: true }]);
});

test('a batch with something that cannot be undone cannot be undone, and says which', () => {
  const dropped: BatchAlterTable = { ...batch, operations: [{ op: 'dropColumn', column: 'name' }] };
  expect(reverse(dropped)).toEqual({
    irreversible: expect.stringMatching(/drop column users\.name/) as string,
  });
});
