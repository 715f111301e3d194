import { sqlDialects } from '../../src/dialects/index.ts';
import type { Operation } from '../../src/operations/index.ts';
import type { Column, NamingConvention, Table } from '../../src/schema/index.ts';

const id: Column = { name: 'id', type: { name: 'Integer' }, primaryKey: true };
const column = (name: string, type: Column['type'] = { name: 'Integer' }): Column => ({ name, type });
const table = (rest: Partial<Table>): Operation => ({
  op: 'createTable',
  table: { name: 't', columns: [id], ...rest },
});

function compile(
  dialect: string,
  operation: Operation,
  namingConvention?: NamingConvention,
): readonly string[] {
  const options = namingConvention === undefined ? {} : { namingConvention };
  const found = sqlDialects.find(({ name }) => name === dialect);
  return (found?.compile(operation, options) ?? []).map((text) => text.replace(/\s+/g, ' '));
}

describe('the SQL of an operation', () => {
  test.each<[string, string, Operation, readonly string[]]>([
    [
      'the dots of a schema are underscores in the name of an index',
      'postgresql',
      { op: 'addColumn', table: 't', schema: { quoted: 'a.b' }, column: { ...column('c'), index: true } },
      ['ALTER TABLE "a.b".t ADD COLUMN c INTEGER', 'CREATE INDEX ix_a_b_t_c ON "a.b".t (c)'],
    ],
    [
      'a key with a collation stands in parentheses',
      'postgresql',
      { op: 'createIndex', name: 'i', table: 't', columns: [{ column: 'a', collate: 'C' }] },
      ['CREATE INDEX i ON t ((a COLLATE "C"))'],
    ],
    [
      'a key with a collation and an order does not',
      'postgresql',
      { op: 'createIndex', name: 'i', table: 't', columns: [{ column: 'a', collate: 'C', order: 'desc' }] },
      ['CREATE INDEX i ON t (a COLLATE "C" DESC)'],
    ],
    [
      'no storage parameters',
      'postgresql',
      { op: 'createIndex', name: 'i', table: 't', columns: ['a'], dialectOptions: { postgresqlWith: {} } },
      ['CREATE INDEX i ON t (a)'],
    ],
    [
      'the collation of the items of an array',
      'postgresql',
      {
        op: 'addColumn',
        table: 't',
        column: column('a', { name: 'ARRAY', itemType: { name: 'Text', collation: 'C' } }),
      },
      ['ALTER TABLE t ADD COLUMN a TEXT[] COLLATE "C"'],
    ],
    [
      'a precision of 0 is the precision of a DATETIME of which nothing is said',
      'mysql',
      { op: 'addColumn', table: 't', column: column('a', { name: 'mysql.DATETIME', fsp: 0 }) },
      ['ALTER TABLE t ADD COLUMN a DATETIME'],
    ],
    [
      'the function of random numbers',
      'mysql',
      {
        op: 'addColumn',
        table: 't',
        column: { ...column('a', { name: 'Double' }), serverDefault: { func: 'random' } },
      },
      ['ALTER TABLE t ADD COLUMN a DOUBLE DEFAULT (rand())'],
    ],
    [
      'local time',
      'sqlite',
      table({
        columns: [{ ...column('a', { name: 'DateTime' }), serverDefault: { func: 'localtimestamp' } }],
      }),
      ["CREATE TABLE t ( a DATETIME DEFAULT (DATETIME(CURRENT_TIMESTAMP, 'localtime')) )"],
    ],
    [
      'truth in a column of numbers, a number in a column of truth',
      'postgresql',
      {
        op: 'bulkInsert',
        table: {
          name: 't',
          columns: [column('a'), column('b', { name: 'Numeric' }), column('c', { name: 'Boolean' })],
        },
        rows: [{ a: true, b: false, c: 1 }],
      },
      ['INSERT INTO t (a, b, c) VALUES (1, 0, true)'],
    ],
    [
      'a column that numbers itself comes first in a key of several',
      'mysql',
      table({
        columns: [
          { ...column('a'), primaryKey: true },
          { ...column('b'), primaryKey: true, autoincrement: true },
        ],
      }),
      ['CREATE TABLE t ( a INTEGER NOT NULL, b INTEGER NOT NULL AUTO_INCREMENT, PRIMARY KEY (b, a) )'],
    ],
    [
      'the length of a prefix is for columns',
      'mysql',
      {
        op: 'createIndex',
        name: 'i',
        table: 't',
        columns: ['a', { text: 'lower(b)' }],
        dialectOptions: { mysqlLength: 8 },
      },
      ['CREATE INDEX i ON t (a(8), (lower(b)))'],
    ],
    [
      'what only a key can be is not asked of other columns',
      'mysql',
      table({ columns: [id, { ...column('a', { name: 'Text' }), autoincrement: true }] }),
      ['CREATE TABLE t ( id INTEGER NOT NULL AUTO_INCREMENT, a TEXT, PRIMARY KEY (id) )'],
    ],
  ])('%s', (_case, dialect, operation, statements) => {
    expect(compile(dialect, operation)).toEqual(statements);
  });

  test('the dots of a schema are underscores in a label', () => {
    const unnamed = { op: 'createUniqueConstraint', name: null, table: 't', columns: ['c', 'd'] } as const;
    const convention = { uq: 'uq_%(column_0_N_label)s' };
    expect(compile('mysql', { ...unnamed, schema: 'a.b' }, convention)).toEqual([
      'ALTER TABLE `a.b`.t ADD CONSTRAINT uq_a_b_t_c_a_b_t_d UNIQUE (c, d)',
    ]);
  });

  test('a schema with dots is one name to a batch that makes a table anew', () => {
    const renamed = compile('sqlite', {
      op: 'batchAlterTable',
      table: 't',
      schema: 'a.b',
      recreate: 'always',
      copyFrom: { name: 't', schema: 'a.b', columns: [id] },
      operations: [],
    }).at(-1);
    expect(renamed).toBe('ALTER TABLE "a.b"._alembic_tmp_t RENAME TO t');
  });

  test.each<[string, string, string]>([
    ['sqlite', 'Text', 'CAST(t.a AS TEXT) COLLATE "x" AS a'],
    ['postgresql', 'Text', 'CAST(t.a AS TEXT) COLLATE "x" AS a'],
    ['mysql', 'Boolean', 't.a AS a'],
    ['mysql', 'NCHAR', 'CAST(t.a AS CHAR) AS a'],
    ['sqlite', 'JSON', 't.a'],
  ])('a batch on %s copies numbers into a column of %s', (dialect, name, copied) => {
    const type = (name === 'Text' ? { name, collation: 'x' } : { name }) as Column['type'];
    const existing = { name: 'VARCHAR', length: 9 } as const;
    const [, copy] = compile(dialect, {
      op: 'batchAlterTable',
      table: 't',
      recreate: 'always',
      copyFrom: {
        name: 't',
        columns: [column('a', ['Text', 'NCHAR'].includes(name) ? undefined : existing)],
      },
      operations: [{ op: 'alterColumn', column: 'a', type }],
    });
    expect(copy).toContain(`SELECT ${copied} FROM t`);
  });
});

describe('what cannot be meant is refused', () => {
  const reference = { kind: 'foreignKey', refTable: 'r' } as const;
  test.each<[string, string, Operation, string]>([
    ['a column twice', 'sqlite', table({ columns: [id, id] }), 'the table has two columns id'],
    [
      'a constraint on a column that is not there',
      'postgresql',
      table({ constraints: [{ kind: 'unique', columns: ['a'] }] }),
      'names the column a, which the table has not got',
    ],
    [
      'an index on a column that is not there',
      'mysql',
      table({ indexes: [{ name: 'i', columns: ['id', 'a'] }] }),
      'names the column a, which the table has not got',
    ],
    [
      'an exclusion on a column that is not there',
      'postgresql',
      table({ constraints: [{ kind: 'exclude', elements: [{ column: 'a', op: '=' }] }] }),
      'names the column a, which the table has not got',
    ],
    [
      'columns that refer to more or fewer',
      'postgresql',
      {
        op: 'createForeignKey',
        name: 'f',
        sourceTable: 't',
        referentTable: 'r',
        localCols: ['a', 'b'],
        remoteCols: ['c'],
      },
      '2 columns cannot refer to 1',
    ],
    [
      'a table that a batch starts from',
      'sqlite',
      {
        op: 'batchAlterTable',
        table: 't',
        recreate: 'never',
        copyFrom: {
          name: 't',
          columns: [id],
          constraints: [{ ...reference, columns: ['id'], refColumns: ['a', 'b'] }],
        },
        operations: [{ op: 'addColumn', column: column('a') }],
      },
      '1 columns cannot refer to 2',
    ],
    [
      'a place in a batch that would not make the table anew without it',
      'sqlite',
      {
        op: 'batchAlterTable',
        table: 't',
        copyFrom: { name: 't', columns: [id] },
        operations: [
          { op: 'addColumn', column: { ...column('a'), serverDefault: { func: 'now' } }, insertBefore: 'id' },
        ],
      },
      'set recreate to "always"',
    ],
    [
      'an identity that does not number',
      'postgresql',
      table({ columns: [{ ...id, identity: {}, autoincrement: false }] }),
      'is said not to number itself',
    ],
    [
      'a key that numbers itself with text',
      'mysql',
      table({ columns: [{ ...id, type: { name: 'Text' }, autoincrement: true }] }),
      'only an integer can number itself',
    ],
    [
      'a computed column that is stated anew',
      'mysql',
      {
        op: 'alterColumn',
        table: 't',
        column: 'a',
        nullable: false,
        existingType: { name: 'Integer' },
        existingServerDefault: { computed: { sqltext: 'b' } },
      },
      'a computed value cannot be exchanged',
    ],
  ])('%s', (_case, dialect, operation, problem) => {
    expect(() => compile(dialect, operation)).toThrow(problem);
  });

  test('what a table inherits is not missing', () => {
    const [statement] = compile(
      'postgresql',
      table({
        constraints: [{ kind: 'unique', columns: ['a'] }],
        dialectOptions: { postgresqlInherits: 'base' },
      }),
    );
    expect(statement).toContain('UNIQUE (a)');
  });
});
