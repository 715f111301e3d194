import { expectTypeOf } from 'expect-type';
import type { Op, Operation } from '../../src/operations/index.ts';
import { column, integer, string, text, type Table } from 'mig-check/schema';

declare const op: Op;

expectTypeOf(op.createTable('t', column('a', integer()))).toEqualTypeOf<Promise<Table>>();
expectTypeOf(op.execute('select 1')).toEqualTypeOf<Promise<void>>();
// A batch is called by a shorter name.
expectTypeOf<Exclude<Operation['op'], 'batchAlterTable'>>().toExtend<keyof Op>();
expectTypeOf(
  op.batch('t', { recreate: 'always' }, (batch) => {
    batch.addColumn(column('b', integer()), { insertAfter: 'a' });
    // @ts-expect-error the table is that of the batch
    batch.dropColumn('t', 'a');
    // @ts-expect-error tables are not made in a batch
    batch.createTable('u');
  }),
).toEqualTypeOf<Promise<void>>();
expectTypeOf<Extract<Operation, { op: 'dropTable' }>['table']>().toEqualTypeOf<
  string | { readonly quoted: string }
>();

export async function upgrade(): Promise<void> {
  const users = await op.createTable('users', column('id', integer()), { comment: 'x', ifNotExists: true });
  await op.bulkInsert(users, [{ id: 1, at: new Date(), big: 1n, bytes: new Uint8Array() }]);
  await op.alterColumn('users', 'id', {
    type: string(3),
    serverDefault: null,
    comment: null,
    postgresqlUsing: 'id::text',
  });
  await op.createCheckConstraint(op.f('ck'), 'users', text('id > 0'), { postgresqlNotValid: true });
  await op.dropConstraint('ck', 'users', { type: 'check', ifExists: true });
  await op.invoke({ op: 'dropTable', table: 'users' });

  // @ts-expect-error a misspelt option
  await op.dropTable('users', { ifExist: true });
  // @ts-expect-error constraints have these types only
  await op.dropConstraint('ck', 'users', { type: 'exclude' });
  // @ts-expect-error the column is made by column()
  await op.addColumn('users', 'age');
  // @ts-expect-error an index option that is none
  await op.createIndex('ix', 'users', ['id'], { postgresqlConcurently: true });
  // @ts-expect-error no such operation
  await op.invoke({ op: 'dropDatabase', table: 'users' });
  // @ts-expect-error a function is no value of a row
  await op.bulkInsert(users, [{ id: () => 1 }]);
}
