import * as schema from '../../src/schema/index.ts';
import {
  column,
  index,
  integer,
  metadata,
  postgresql,
  string,
  table,
  text,
  unique,
} from '../../src/schema/index.ts';

describe('the factories', () => {
  test('make plain data that JSON can carry', () => {
    const users = table(
      'users',
      column('id', integer(), { primaryKey: true }),
      column('email', string(200), { nullable: false, serverDefault: undefined as never }),
      column('at', postgresql.timestamp({ timezone: true }), { serverDefault: text('now()') }),
      unique(['email'], { name: 'uq_email', postgresqlNullsNotDistinct: true }),
      index('ix_at', ['at'], { postgresqlUsing: 'brin' }),
      { comment: 'people', postgresqlTablespace: 'fast' },
    );
    expect(users).toEqual({
      name: 'users',
      columns: [
        { name: 'id', type: { name: 'Integer' }, primaryKey: true },
        { name: 'email', type: { name: 'String', length: 200 }, nullable: false },
        {
          name: 'at',
          type: { name: 'postgresql.TIMESTAMP', timezone: true },
          serverDefault: { text: 'now()' },
        },
      ],
      constraints: [
        {
          kind: 'unique',
          columns: ['email'],
          name: 'uq_email',
          dialectOptions: { postgresqlNullsNotDistinct: true },
        },
      ],
      indexes: [{ name: 'ix_at', columns: ['at'], dialectOptions: { postgresqlUsing: 'brin' } }],
      comment: 'people',
      dialectOptions: { postgresqlTablespace: 'fast' },
    });
    const whole = metadata([users], { namingConvention: { pk: 'pk_%(table_name)s' } });
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });

  test('text is SQL with a string, and a type without', () => {
    expect(text('now()')).toEqual({ text: 'now()' });
    expect(text()).toEqual({ name: 'Text' });
    expect(text({ collation: 'C' })).toEqual({ name: 'Text', collation: 'C' });
  });

  test('a part that is none is named by its position', () => {
    expect(() => table('t', column('a', integer()), { schema: 's' }, column('b', integer()))).toThrow(
      expect.objectContaining({
        code: 'MIG_SCHEMA_PART',
        message: expect.stringContaining('Part 2 of table "t"'),
      }),
    );
  });

  test.each([
    ['integer', schema.integer(), { name: 'Integer' }],
    ['numeric', schema.numeric(10, 2), { name: 'Numeric', precision: 10, scale: 2 }],
    ['enumeration', schema.enumeration('mood', ['a']), { name: 'Enum', values: ['a'], typeName: 'mood' }],
    ['array', schema.array(schema.uuid()), { name: 'ARRAY', itemType: { name: 'Uuid' } }],
    ['type', schema.type('VARCHAR', { length: 3 }), { name: 'VARCHAR', length: 3 }],
    ['verbatimType', schema.verbatimType('point'), { sql: 'point' }],
    [
      'withVariants',
      schema.withVariants(schema.json(), { postgresql: postgresql.jsonb() }),
      { name: 'JSON', variants: { postgresql: { name: 'postgresql.JSONB' } } },
    ],
    [
      'domain',
      schema.domain('positive', integer(), { check: 'VALUE > 0' }),
      { name: 'postgresql.DOMAIN', typeName: 'positive', dataType: { name: 'Integer' }, check: 'VALUE > 0' },
    ],
  ])('%s', (_name, made, expected) => {
    expect(made).toEqual(expected);
  });
});
