import type { DataType, ServerDefault } from '../../../src/schema/index.ts';

/** A type with values that fit it, as defaults and in CHECKs. */
export interface Kind {
  readonly type: DataType;
  readonly defaults?: readonly ServerDefault[];
  /** A condition on a column, given its quoted name. */
  readonly check?: (name: string) => string;
  /** It can be part of a key and an index as it is. */
  readonly indexable?: boolean;
  /** Values can be added up. */
  readonly number?: boolean;
}

export const TEXT_DEFAULTS: readonly ServerDefault[] = ['', 'x', `it's`, 'a\\b', '%s :x'];

export const VARCHAR: DataType = { name: 'String', length: 20 };
export const TEXT: DataType = { name: 'Text' };
export const positive = (name: string): string => `${name} > -4`;
export const isOneOf = (name: string): string => `${name} in ('x', 'it''s')`;

export const POSTGRESQL_KINDS: readonly Kind[] = [
  {
    type: { name: 'Integer' },
    defaults: ['3', { text: '-1' }],
    check: positive,
    indexable: true,
    number: true,
  },
  {
    type: { name: 'BigInteger' },
    defaults: [{ text: '(1 + 2)' }],
    check: positive,
    indexable: true,
    number: true,
  },
  { type: { name: 'SmallInteger' }, check: positive, indexable: true },
  { type: VARCHAR, defaults: TEXT_DEFAULTS, check: isOneOf, indexable: true },
  { type: { name: 'VARCHAR' }, defaults: TEXT_DEFAULTS, indexable: true },
  { type: { name: 'CHAR', length: 3 }, defaults: ['abc'], check: isOneOf, indexable: true },
  { type: TEXT, defaults: TEXT_DEFAULTS, check: (name) => `length(${name}) < 9`, indexable: true },
  { type: { name: 'TEXT', collation: 'C' }, indexable: true },
  { type: { name: 'String', length: 7, collation: 'C' }, defaults: ['x'], indexable: true },
  {
    type: { name: 'Numeric', precision: 10, scale: 2 },
    defaults: ['1.5'],
    check: positive,
    indexable: true,
    number: true,
  },
  { type: { name: 'Numeric' }, indexable: true },
  { type: { name: 'Float' } },
  { type: { name: 'REAL' }, defaults: [{ text: '1.5' }] },
  {
    type: { name: 'Boolean' },
    defaults: [{ text: 'true' }],
    check: (name) => `not ${name}`,
    indexable: true,
  },
  { type: { name: 'Date' }, defaults: ['2024-02-29', { func: 'current_date' }], indexable: true },
  { type: { name: 'DateTime' }, defaults: [{ text: 'now()' }], indexable: true },
  { type: { name: 'DateTime', timezone: true }, defaults: [{ func: 'now' }, { text: 'clock_timestamp()' }] },
  { type: { name: 'postgresql.TIMESTAMP', precision: 3 }, indexable: true },
  { type: { name: 'postgresql.TIME', precision: 0, timezone: true } },
  { type: { name: 'Time' } },
  { type: { name: 'Interval' }, defaults: ['1 day', { text: `'1 day'::interval * 2` }] },
  { type: { name: 'postgresql.INTERVAL', fields: 'YEAR TO MONTH' } },
  { type: { name: 'postgresql.INTERVAL', precision: 2 } },
  { type: { name: 'postgresql.INTERVAL', fields: 'day to second', precision: 2 } },
  { type: { name: 'LargeBinary' }, defaults: ['\\x00ff'] },
  { type: { name: 'JSON' }, defaults: ['{"a": [1]}'] },
  { type: { name: 'postgresql.JSONB' }, defaults: [{ text: `'{}'::jsonb` }] },
  { type: { name: 'Uuid' }, defaults: [{ text: 'gen_random_uuid()' }], indexable: true },
  { type: { name: 'postgresql.BIT', length: 3 }, defaults: [{ text: `B'101'` }] },
  { type: { name: 'postgresql.BIT', varying: true, length: 5 } },
  { type: { name: 'postgresql.BIT', varying: true } },
  { type: { name: 'postgresql.INET' }, defaults: ['10.0.0.1'], indexable: true },
  { type: { name: 'postgresql.MACADDR8' } },
  { type: { name: 'postgresql.TSVECTOR' } },
  { type: { name: 'postgresql.TSTZRANGE' } },
  { type: { name: 'postgresql.INT4MULTIRANGE' } },
  { type: { name: 'postgresql.MONEY' }, defaults: ['1.50'] },
  { type: { name: 'postgresql.REGCLASS' } },
  { type: { name: 'postgresql.XML' } },
  {
    type: { name: 'postgresql.ARRAY', itemType: { name: 'Integer' } },
    defaults: ['{1,2}', { text: 'ARRAY[1]' }],
  },
  { type: { name: 'ARRAY', itemType: { name: 'String', length: 3 } }, defaults: ['{}'] },
  { type: { name: 'postgresql.ARRAY', itemType: { name: 'Numeric', precision: 4, scale: 1 } } },
  {
    type: { name: 'Enum', values: ['a', `it's`, 'C c'], typeName: 'Mood' },
    defaults: ['a', `it's`],
    check: (name) => `${name} <> 'a'`,
    indexable: true,
  },
  { type: { name: 'ARRAY', itemType: { name: 'Enum', values: ['a', `it's`, 'C c'], typeName: 'Mood' } } },
  {
    type: {
      name: 'postgresql.DOMAIN',
      typeName: 'positive',
      dataType: { name: 'Integer' },
      check: 'VALUE > 0',
      constraintName: 'is positive',
    },
    defaults: [{ text: '1' }],
    indexable: true,
  },
  {
    type: {
      name: 'postgresql.DOMAIN',
      typeName: 'short',
      dataType: { name: 'VARCHAR', length: 9 },
      default: { text: `'x'` },
      notNull: true,
    },
  },
  { type: { name: 'Enum', values: ['x', 'y'], nativeEnum: false, createConstraint: true } },
  { type: { sql: 'point' } },
  { type: { sql: 'bpchar' }, defaults: ['q'] },
  { type: { sql: '"char"' }, defaults: ['q'] },
  { type: { sql: 'varchar(5)[]' } },
];

export const MYSQL_KINDS: readonly Kind[] = [
  { type: { name: 'Integer' }, defaults: ['3', '-1'], check: positive, indexable: true, number: true },
  { type: { name: 'BigInteger' }, defaults: ['0'], check: positive, indexable: true, number: true },
  { type: { name: 'mysql.INTEGER', unsigned: true }, defaults: ['7'], indexable: true },
  { type: { name: 'mysql.BIGINT', unsigned: true, zerofill: true, displayWidth: 12 } },
  { type: { name: 'mysql.MEDIUMINT' }, indexable: true },
  {
    type: { name: 'Boolean' },
    defaults: [{ text: '1' }, { text: 'true' }],
    check: (name) => `not ${name}`,
    indexable: true,
  },
  { type: VARCHAR, defaults: TEXT_DEFAULTS, check: isOneOf, indexable: true },
  { type: { name: 'mysql.VARCHAR', length: 9, charset: 'latin1' }, defaults: ['x'], indexable: true },
  { type: { name: 'mysql.VARCHAR', length: 9, collation: 'utf8mb4_bin' }, defaults: ['x'], indexable: true },
  { type: { name: 'mysql.CHAR', length: 3, charset: 'ascii', collation: 'ascii_bin' }, indexable: true },
  { type: { name: 'mysql.NVARCHAR', length: 4 } },
  { type: TEXT, check: (name) => `char_length(${name}) < 9` },
  { type: { name: 'mysql.MEDIUMTEXT' } },
  { type: { name: 'mysql.TINYTEXT', charset: 'latin1' } },
  {
    type: { name: 'Numeric', precision: 10, scale: 2 },
    defaults: ['1.5', '-2.25'],
    check: positive,
    indexable: true,
    number: true,
  },
  { type: { name: 'Numeric' } },
  { type: { name: 'Float' }, defaults: ['1.5'] },
  { type: { name: 'mysql.DOUBLE', unsigned: true }, defaults: ['1.5'] },
  { type: { name: 'mysql.FLOAT', precision: 7, scale: 3 } },
  { type: { name: 'mysql.BIT', length: 3 }, defaults: [{ text: `b'101'` }] },
  { type: { name: 'Date' }, defaults: ['2024-02-29'], indexable: true },
  {
    type: { name: 'DateTime' },
    defaults: [{ text: 'CURRENT_TIMESTAMP' }, '2024-02-29 01:02:03'],
    indexable: true,
  },
  {
    type: { name: 'mysql.DATETIME', fsp: 3 },
    defaults: [
      { text: 'CURRENT_TIMESTAMP(3)' },
      { text: 'CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)' },
    ],
  },
  {
    type: { name: 'TIMESTAMP' },
    defaults: [{ text: 'CURRENT_TIMESTAMP' }, { text: 'CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP' }],
  },
  { type: { name: 'mysql.TIME', fsp: 2 } },
  { type: { name: 'mysql.YEAR' }, defaults: ['2024'] },
  { type: { name: 'LargeBinary' } },
  { type: { name: 'mysql.VARBINARY', length: 9 }, indexable: true },
  { type: { name: 'mysql.BINARY', length: 4 } },
  { type: { name: 'mysql.LONGBLOB' } },
  { type: { name: 'JSON' } },
  {
    type: { name: 'mysql.ENUM', values: ['a', `it's`, 'C, c', 'x)', 'b\\d'] },
    defaults: ['a', `it's`],
    indexable: true,
  },
  { type: { name: 'mysql.SET', values: ['a', 'b'], charset: 'latin1' }, defaults: ['a,b'] },
  { type: { name: 'Enum', values: ['x', 'y'], typeName: 'kind' } },
  { type: { sql: 'point' } },
  { type: { sql: 'int invisible' }, defaults: ['4'] },
];
