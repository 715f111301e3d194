import {
  compile,
  IDENTIFIER_BYTES,
  inQuotes,
  literal,
  quote,
} from '../../../../src/dialects/sqlite/compile/index.ts';
import type { Operation } from '../../../../src/operations/index.ts';
import {
  bigInteger,
  column,
  func,
  integer,
  primaryKey,
  references,
  string,
  table,
  text,
  unique,
} from '../../../../src/schema/index.ts';

test.each([
  ['users', 'users'],
  ['UserId', '"UserId"'],
  ['returning', '"returning"'],
  ['a"b', '"a""b"'],
  ['1st', '"1st"'],
  ['a$b', 'a$b'],
])('the name %s is written %s', (name, written) => {
  expect(quote(name)).toBe(written);
  expect([written, inQuotes(name)]).toContain(quote(name));
});

test.each([
  ['empty', ''],
  ['with a NUL', 'a\0b'],
  ['too long', 'x'.repeat(IDENTIFIER_BYTES + 1)],
])('a name is refused: %s', (_why, name) => {
  expect(() => quote(name)).toThrow(/name/);
});

test.each([
  [`it's`, `'it''s'`],
  ['back\\slash', `'back\\slash'`],
  [1.5, '1.5'],
  [Infinity, '9e999'],
  [-Infinity, '-9e999'],
  [true, '1'],
  [false, '0'],
  [null, 'NULL'],
])('the value %j is written %s', (value, written) => {
  expect(literal(value)).toBe(written);
});

test.each([['a\0b'], ['\ud800'], [NaN]])('the value %j is refused', (value) => {
  expect(() => literal(value)).toThrow(expect.objectContaining({ code: 'MIG_LITERAL_UNUSABLE' }));
});

const id = column('id', integer(), { primaryKey: true });

/** Each operation with its statements. */
const WRITTEN: readonly (readonly [string, Operation, readonly string[]])[] = [
  [
    'AUTOINCREMENT stands with the column, with the name of no constraint, on INTEGER whatever the integer type',
    {
      op: 'createTable',
      table: table(
        't',
        column('id', bigInteger(), { sqliteOnConflictPrimaryKey: 'FAIL' }),
        primaryKey(['id'], { name: 'pk' }),
        { sqliteAutoincrement: true, sqliteStrict: true },
      ),
    },
    ['CREATE TABLE t (\n    id INTEGER NOT NULL PRIMARY KEY ON CONFLICT FAIL AUTOINCREMENT\n)\n STRICT'],
  ],
  [
    'what follows DEFAULT is in parentheses unless it is a literal or a word',
    {
      op: 'createTable',
      table: table(
        't',
        column('a', string(), { serverDefault: 'a b' }),
        column('b', integer(), { serverDefault: text('1 + 1') }),
        column('c', string(), { serverDefault: func('now') }),
        column('d', string(), { serverDefault: func('random') }),
      ),
    },
    [
      `CREATE TABLE t (\n    a VARCHAR DEFAULT 'a b', \n    b INTEGER DEFAULT (1 + 1), \n    c VARCHAR DEFAULT CURRENT_TIMESTAMP, \n    d VARCHAR DEFAULT (random())\n)`,
    ],
  ],
  [
    'a foreign key that waits for other tables is written with its own',
    {
      op: 'createTable',
      table: table(
        't',
        id,
        column('u', integer(), { foreignKeys: [references('u', 'id', { useAlter: true })] }),
      ),
    },
    [
      'CREATE TABLE t (\n    id INTEGER NOT NULL, \n    u INTEGER, \n    PRIMARY KEY (id), \n    FOREIGN KEY(u) REFERENCES u (id)\n)',
    ],
  ],
  ['comments are not kept', { op: 'createTableComment', table: 't', comment: 'c' }, []],
];

test.each(WRITTEN)('%s', (_rule, operation, statements) => {
  expect(compile(operation)).toEqual(statements);
});

const REFUSED: readonly (readonly [string, Operation, RegExp])[] = [
  ['a new type', { op: 'alterColumn', table: 't', column: 'a', type: string() }, /op\.batch/],
  ['a new default', { op: 'alterColumn', table: 't', column: 'a', serverDefault: null }, /op\.batch/],
  ['a constraint', { op: 'createUniqueConstraint', name: 'u', table: 't', columns: ['a'] }, /op\.batch/],
  [
    'a column with a constraint',
    { op: 'addColumn', table: 't', column: column('a', string(), { unique: true }) },
    /op\.batch/,
  ],
  [
    'a UNIQUE that is checked later',
    { op: 'createTable', table: table('t', id, unique(['id'], { deferrable: true })) },
    /only foreign keys/,
  ],
  [
    'an unknown option',
    { op: 'createTable', table: { ...table('t', id), dialectOptions: { sqliteStrct: true } as never } },
    /sqliteStrct/,
  ],
];

test.each(REFUSED)('%s is refused', (_what, operation, message) => {
  expect(() => compile(operation)).toThrow(message);
});
