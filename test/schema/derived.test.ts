import {
  autoincrementColumn,
  bigInteger,
  column,
  foreignKey,
  integer,
  isNullable,
  numeric,
  primaryKey,
  string,
  table,
  text,
  type Table,
} from '../../src/schema/index.ts';

const id = column('id', integer(), { primaryKey: true });

describe('the column that numbers itself', () => {
  test.each<[string, Table, string | undefined]>([
    ['the only integer key', table('t', id), 'id'],
    ['a big one', table('t', column('id', bigInteger(), { primaryKey: true })), 'id'],
    ['a key by constraint', table('t', column('id', integer()), primaryKey(['id'])), 'id'],
    ['a number without decimals', table('t', column('id', numeric(9, 0), { primaryKey: true })), 'id'],
    ['a number with decimals', table('t', column('id', numeric(9, 2), { primaryKey: true })), undefined],
    ['text', table('t', column('id', string(3), { primaryKey: true })), undefined],
    ['two keys', table('t', id, column('b', integer(), { primaryKey: true })), undefined],
    [
      'the one of two keys that says so',
      table('t', id, column('b', integer(), { primaryKey: true, autoincrement: true })),
      'b',
    ],
    [
      'one that says no',
      table('t', column('id', integer(), { primaryKey: true, autoincrement: false })),
      undefined,
    ],
    [
      'one with a default',
      table('t', column('id', integer(), { primaryKey: true, serverDefault: text('1') })),
      undefined,
    ],
    [
      'one with an identity',
      table('t', column('id', integer(), { primaryKey: true, identity: {} })),
      undefined,
    ],
    ['one that refers elsewhere', table('t', id, foreignKey(['id'], 'p', ['id'])), undefined],
    ['a constraint that overrules the flags', table('t', id, column('b', integer()), primaryKey(['b'])), 'b'],
  ])('%s', (_case, on, expected) => {
    expect(autoincrementColumn(on)?.name).toBe(expected);
  });
});

test('a member of the primary key takes no NULL unless it says so', () => {
  const on = table(
    't',
    id,
    column('a', integer()),
    column('b', integer(), { nullable: true }),
    primaryKey(['a', 'b']),
  );
  expect(on.columns.map((item) => isNullable(on, item))).toEqual([false, false, true]);
});
