import type { DataType, TypeNames } from '../../../schema/index.ts';
import {
  characters,
  decimals,
  enumLength,
  sized,
  spelled,
  type Sql,
  variantOf,
  verbatim,
  type Spellings,
} from '../../standard/index.ts';

/**
 * How each type is spelled. SQLite takes any words for a type and finds its affinity in them.
 * @see https://sqlite.org/datatype3.html#determination_of_column_affinity
 */
const SPELLINGS: Spellings<TypeNames<'sqlite'>> = {
  Integer: 'INTEGER',
  BigInteger: 'BIGINT',
  SmallInteger: 'SMALLINT',
  String: characters('VARCHAR'),
  Text: characters('TEXT'),
  Unicode: characters('VARCHAR'),
  UnicodeText: characters('TEXT'),
  Numeric: decimals('NUMERIC'),
  Float: 'FLOAT',
  Double: 'DOUBLE',
  Boolean: 'BOOLEAN',
  Date: 'DATE',
  DateTime: 'DATETIME',
  Time: 'TIME',
  Interval: 'DATETIME',
  LargeBinary: 'BLOB',
  JSON: 'JSON',
  Uuid: 'CHAR(32)',
  Enum: (type) => sized('VARCHAR', enumLength(type)),

  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  SMALLINT: 'SMALLINT',
  INT: 'INTEGER',
  VARCHAR: characters('VARCHAR'),
  CHAR: characters('CHAR'),
  NCHAR: characters('NCHAR'),
  NVARCHAR: characters('NVARCHAR'),
  TEXT: characters('TEXT'),
  CLOB: characters('CLOB'),
  NUMERIC: decimals('NUMERIC'),
  DECIMAL: decimals('DECIMAL'),
  REAL: 'REAL',
  FLOAT: 'FLOAT',
  DOUBLE: 'DOUBLE',
  DOUBLE_PRECISION: 'DOUBLE PRECISION',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: 'TIMESTAMP',
  DATETIME: 'DATETIME',
  BLOB: 'BLOB',
  BINARY: ({ length }) => sized('BINARY', length),
  VARBINARY: ({ length }) => sized('VARBINARY', length),
  UUID: 'UUID',

  'sqlite.DATE': 'DATE',
  'sqlite.DATETIME': 'DATETIME',
  'sqlite.TIME': 'TIME',
  'sqlite.JSON': 'JSON',
};

/**
 * A type as it stands in a column definition.
 * @throws MIG_TYPE_UNKNOWN, MIG_OPERATION_INVALID
 */
export function typeSql(declared: DataType): Sql {
  const type = variantOf(declared, 'sqlite');
  if (!('name' in type)) return verbatim(type.sql);
  return verbatim(spelled(SPELLINGS, type, 'sqlite'));
}
