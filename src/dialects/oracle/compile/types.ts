import { migError } from '../../../errors/index.ts';
import type { DataType, TypeNames } from '../../../schema/index.ts';
import {
  decimals,
  enumLength,
  sized,
  spelled,
  type Spellings,
  type Sql,
  variantOf,
  verbatim,
  whole,
} from '../../standard/index.ts';

/** How Oracle spells each type. */
const SPELLINGS: Spellings<Exclude<TypeNames<'oracle'>, 'JSON'>> = {
  Integer: 'INTEGER',
  BigInteger: 'NUMBER(19)',
  SmallInteger: 'SMALLINT',
  String: characters('VARCHAR2'),
  Text: 'CLOB',
  Unicode: characters('VARCHAR2'),
  UnicodeText: 'CLOB',
  Numeric: decimals('NUMERIC'),
  Float: binaryFloat,
  Double: 'DOUBLE PRECISION',
  Boolean: 'SMALLINT',
  Date: 'DATE',
  DateTime: 'DATE',
  Time: 'TIME',
  Interval: 'INTERVAL DAY TO SECOND',
  LargeBinary: 'BLOB',
  Uuid: 'CHAR(32)',
  Enum: (type) => characters('VARCHAR')({ length: enumLength(type) }),

  INTEGER: 'INTEGER',
  BIGINT: 'NUMBER(19)',
  SMALLINT: 'SMALLINT',
  INT: 'INTEGER',
  VARCHAR: characters('VARCHAR'),
  CHAR: ({ length }) => sized('CHAR', length),
  NCHAR: ({ length }) => sized('NCHAR', length),
  NVARCHAR: ({ length }) => sized('NVARCHAR2', length),
  TEXT: ({ length }) => sized('TEXT', length),
  CLOB: 'CLOB',
  NUMERIC: decimals('NUMERIC'),
  DECIMAL: decimals('DECIMAL'),
  REAL: 'REAL',
  FLOAT: binaryFloat,
  DOUBLE: 'DOUBLE PRECISION',
  DOUBLE_PRECISION: 'DOUBLE PRECISION',
  BOOLEAN: 'SMALLINT',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: ({ timezone }) => (timezone ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP'),
  DATETIME: 'DATETIME',
  BLOB: 'BLOB',
  BINARY: ({ length }) => sized('BINARY', length),
  VARBINARY: ({ length }) => sized('VARBINARY', length),
  UUID: 'UUID',

  'oracle.BFILE': 'BFILE',
  'oracle.BINARY_DOUBLE': 'BINARY_DOUBLE',
  'oracle.BINARY_FLOAT': 'BINARY_FLOAT',
  'oracle.BLOB': 'BLOB',
  'oracle.BOOLEAN': 'BOOLEAN',
  'oracle.CHAR': ({ length }) => sized('CHAR', length),
  'oracle.CLOB': 'CLOB',
  'oracle.DATE': 'DATE',
  'oracle.FLOAT': ({ binaryPrecision }) => sized('FLOAT', binaryPrecision),
  'oracle.INTERVAL': ({ dayPrecision, secondPrecision }) =>
    `INTERVAL ${sized('DAY', dayPrecision)} TO ${sized('SECOND', secondPrecision)}`,
  'oracle.JSON': 'JSON',
  'oracle.LONG': 'LONG',
  'oracle.LONG_RAW': 'LONG RAW',
  'oracle.NCHAR': ({ length }) => sized('NCHAR', length),
  'oracle.NCLOB': 'NCLOB',
  'oracle.NUMBER': decimals('NUMBER'),
  'oracle.NVARCHAR2': ({ length }) => sized('NVARCHAR2', length),
  'oracle.RAW': ({ length }) => sized('RAW', length),
  'oracle.ROWID': 'ROWID',
  'oracle.TIMESTAMP': ({ timezone, localTimezone }) =>
    localTimezone ? 'TIMESTAMP WITH LOCAL TIME ZONE' : timezone ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP',
  'oracle.VARCHAR2': characters('VARCHAR2'),
  'oracle.XMLTYPE': 'XMLTYPE',
};

/** A type as it stands in a column definition. @throws MIG_TYPE_UNKNOWN, MIG_OPERATION_INVALID */
export function typeSql(declared: DataType): Sql {
  const type = variantOf(declared, 'oracle');
  if (!('name' in type)) return verbatim(type.sql);
  return verbatim(spelled(SPELLINGS, type, 'oracle'));
}

/** Lengths count characters, not bytes. */
function characters(name: string): (type: { readonly length?: number }) => string {
  return ({ length }) => (length === undefined ? name : `${name}(${whole(length)} CHAR)`);
}

/** FLOAT counts binary digits, and a general precision counts decimal ones. */
function binaryFloat({ precision }: { readonly precision?: number }): string {
  if (precision === undefined) return 'FLOAT';
  throw migError('MIG_OPERATION_INVALID', {
    operation: 'write a type',
    problem: `FLOAT has a binary precision here, about ${Math.ceil(precision / 0.30103)} for ${precision} digits; add the variant type('oracle.FLOAT', { binaryPrecision: … })`,
  });
}
