import { compile, quote } from '../../../../src/dialects/postgresql/compile/index.ts';
import type { Operation } from '../../../../src/operations/index.ts';

const convention = {
  ix: 'ix_%(column_0_label)s',
  uq: 'uq_%(table_name)s_%(column_0_N_name)s',
  ck: 'ck_%(table_name)s_%(constraint_name)s',
  fk: 'fk_%(table_name)s_%(column_0N_name)s_%(referred_table_name)s_%(referred_column_0_name)s',
  pk: 'pk_%(table_name)s',
};

describe('names by convention', () => {
  test.each<[string, Operation, string]>([
    [
      'joined columns',
      { op: 'createUniqueConstraint', name: null, table: 't', columns: ['a', 'b'] },
      'ALTER TABLE t ADD CONSTRAINT uq_t_a_b UNIQUE (a, b)',
    ],
    [
      'a foreign key',
      {
        op: 'createForeignKey',
        name: null,
        sourceTable: 't',
        referentTable: 'r',
        localCols: ['a', 'b'],
        remoteCols: ['x', 'y'],
      },
      'ALTER TABLE t ADD CONSTRAINT fk_t_ab_r_x FOREIGN KEY(a, b) REFERENCES r (x, y)',
    ],
    [
      'a given name in a template',
      { op: 'createCheckConstraint', name: 'positive', table: 't', condition: 'a > 0' },
      'ALTER TABLE t ADD CONSTRAINT ck_t_positive CHECK (a > 0)',
    ],
    [
      'a final name',
      { op: 'createCheckConstraint', name: { f: 'positive' }, table: 't', condition: 'a > 0' },
      'ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0)',
    ],
    [
      'an index without name that is dropped',
      { op: 'dropIndex', name: null, table: 't', schema: 's', existingIndex: { name: null, columns: ['a'] } },
      'DROP INDEX s.ix_s_t_a',
    ],
    [
      'a constraint without name that is dropped',
      {
        op: 'dropConstraint',
        name: null,
        table: 't',
        type: 'unique',
        existingConstraint: { kind: 'unique', columns: ['a'] },
      },
      'ALTER TABLE t DROP CONSTRAINT uq_t_a',
    ],
  ])('%s', (_case, operation, sql) => {
    expect(compile(operation, { namingConvention: convention })).toEqual([sql]);
  });

  test('a generated name is cut to the bytes that the server keeps, and stays unique', () => {
    const names = ['ü'.repeat(30), `${'ü'.repeat(29)}o`].map((column) => {
      const [sql = ''] = compile(
        { op: 'createUniqueConstraint', name: null, table: 'measurements', columns: [column] },
        { namingConvention: convention },
      );
      return /CONSTRAINT "(.*?)" /.exec(sql)?.[1] ?? '';
    });
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
    expect(new Set(names).size).toBe(2);
  });

  test.each([
    [
      'a check without name',
      { op: 'createCheckConstraint', name: null, table: 't', condition: 'x' },
      convention,
      'MIG_NAME_NEEDED',
    ],
    [
      'an unknown token',
      { op: 'createPrimaryKey', name: null, table: 't', columns: ['a'] },
      { pk: '%(nope)s' },
      'MIG_NAME_TOKEN',
    ],
  ] satisfies [string, Operation, object, string][])(
    '%s is refused',
    (_case, operation, namingConvention, code) => {
      expect(() => compile(operation, { namingConvention })).toThrow(expect.objectContaining({ code }));
    },
  );
});

test('a final name that is too long is cut like the generated one that it stands for, a plain one is refused', () => {
  const long = 'ix_'.padEnd(70, 'x');
  const index = (name: { f: string } | string): Operation => ({
    op: 'createIndex',
    name,
    table: 't',
    columns: ['a'],
  });
  const [sql = ''] = compile(index({ f: long }));
  expect(sql).toMatch(/^CREATE INDEX ix_x{52}_[0-9a-f]{4} ON t \(a\)$/);
  expect(compile({ op: 'dropIndex', name: { f: long } })).toEqual([`DROP INDEX ${sql.split(' ')[2]}`]);
  expect(() => compile(index(long))).toThrow(expect.objectContaining({ code: 'MIG_NAME_TOO_LONG' }));
});

describe('quoting', () => {
  test.each([
    ['plain', 'plain'],
    ['_with_1', '_with_1'],
    ['select', '"select"'],
    ['lateral', '"lateral"'],
    ['Mixed', '"Mixed"'],
    ['1st', '"1st"'],
    ['$x', '"$x"'],
    ['a.b', '"a.b"'],
    ['dq"dq', '"dq""dq"'],
  ])('%s is written %s', (name, quoted) => {
    expect(quote(name)).toBe(quoted);
  });
});
