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
} from '../../standard/index.ts';

/** How SQL Server (2012 and later) spells each type. */
const SPELLINGS: Spellings<TypeNames<'mssql'>> = {
  Integer: 'INTEGER',
  BigInteger: 'BIGINT',
  SmallInteger: 'SMALLINT',
  String: characters('VARCHAR', 'max'),
  Text: characters('VARCHAR', 'max'),
  Unicode: characters('NVARCHAR', 'max'),
  UnicodeText: characters('NVARCHAR', 'max'),
  Numeric: decimals('NUMERIC'),
  Float: ({ precision }) => sized('FLOAT', precision),
  Double: 'DOUBLE PRECISION',
  Boolean: 'BIT',
  Date: 'DATE',
  DateTime: ({ timezone }) => (timezone ? 'DATETIMEOFFSET' : 'DATETIME'),
  Time: 'TIME',
  Interval: 'DATETIME',
  LargeBinary: ({ length }) => long('VARBINARY', length ?? 'max'),
  JSON: 'NVARCHAR(max)',
  Uuid: ({ nativeUuid }) => (nativeUuid === false ? 'CHAR(32)' : 'UNIQUEIDENTIFIER'),
  Enum: (type) => sized('VARCHAR', enumLength(type)),

  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  SMALLINT: 'SMALLINT',
  INT: 'INTEGER',
  VARCHAR: characters('VARCHAR', 'max'),
  CHAR: characters('CHAR'),
  NCHAR: characters('NCHAR'),
  NVARCHAR: characters('NVARCHAR', 'max'),
  TEXT: characters('TEXT'),
  CLOB: 'CLOB',
  NUMERIC: decimals('NUMERIC'),
  DECIMAL: decimals('DECIMAL'),
  REAL: 'REAL',
  FLOAT: ({ precision }) => sized('FLOAT', precision),
  DOUBLE: 'DOUBLE PRECISION',
  DOUBLE_PRECISION: 'DOUBLE PRECISION',
  BOOLEAN: 'BIT',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: 'TIMESTAMP',
  DATETIME: 'DATETIME',
  BLOB: 'BLOB',
  BINARY: ({ length }) => sized('BINARY', length),
  VARBINARY: ({ length }) => long('VARBINARY', length ?? 'max'),
  UUID: 'UUID',

  'mssql.BIGINT': 'BIGINT',
  'mssql.BINARY': ({ length }) => sized('BINARY', length),
  'mssql.BIT': 'BIT',
  'mssql.CHAR': characters('CHAR'),
  'mssql.DATE': 'DATE',
  'mssql.DATETIME': 'DATETIME',
  'mssql.DATETIME2': ({ precision }) => sized('DATETIME2', precision),
  'mssql.DATETIMEOFFSET': ({ precision }) => sized('DATETIMEOFFSET', precision),
  'mssql.DECIMAL': decimals('DECIMAL'),
  'mssql.DOUBLE_PRECISION': 'DOUBLE PRECISION',
  'mssql.FLOAT': ({ precision }) => sized('FLOAT', precision),
  'mssql.GEOGRAPHY': 'GEOGRAPHY',
  'mssql.GEOMETRY': 'GEOMETRY',
  'mssql.HIERARCHYID': 'HIERARCHYID',
  'mssql.IMAGE': 'IMAGE',
  'mssql.INTEGER': 'INTEGER',
  'mssql.MONEY': 'MONEY',
  'mssql.NCHAR': characters('NCHAR'),
  'mssql.NTEXT': 'NTEXT',
  'mssql.NUMERIC': decimals('NUMERIC'),
  'mssql.NVARCHAR': characters('NVARCHAR', 'max'),
  'mssql.REAL': 'REAL',
  'mssql.ROWVERSION': 'ROWVERSION',
  'mssql.SMALLDATETIME': 'SMALLDATETIME',
  'mssql.SMALLINT': 'SMALLINT',
  'mssql.SMALLMONEY': 'SMALLMONEY',
  'mssql.SQL_VARIANT': 'SQL_VARIANT',
  'mssql.TEXT': 'TEXT',
  'mssql.TIME': ({ precision }) => sized('TIME', precision),
  'mssql.TIMESTAMP': 'TIMESTAMP',
  'mssql.TINYINT': 'TINYINT',
  'mssql.UNIQUEIDENTIFIER': 'UNIQUEIDENTIFIER',
  'mssql.VARBINARY': ({ length }) => long('VARBINARY', length ?? 'max'),
  'mssql.VARCHAR': characters('VARCHAR', 'max'),
  'mssql.XML': 'XML',
};

/** A type as it stands in a column definition. @throws MIG_TYPE_UNKNOWN, MIG_OPERATION_INVALID */
export function typeSql(declared: DataType): Sql {
  const type = variantOf(declared, 'mssql');
  if (!('name' in type)) return verbatim(type.sql);
  return verbatim(spelled(SPELLINGS, type, 'mssql'));
}

/** Whether values of a column keep what a code page lacks. */
export function isNational(type: DataType | undefined): boolean {
  return type !== undefined && 'name' in type && /^(mssql\.)?(unicode|n(var)?char|ntext)/i.test(type.name);
}

function characters(
  name: string,
  otherwise?: 'max',
): (type: { readonly length?: number | 'max'; readonly collation?: string }) => string {
  return ({ length = otherwise, collation }) =>
    long(name, length) + (collation === undefined ? '' : ` COLLATE ${collationName(collation)}`);
}

function long(name: string, length: number | 'max' | undefined): string {
  return length === 'max' ? `${name}(max)` : sized(name, length);
}

/** It stands unquoted. */
function collationName(collation: string): string {
  if (/^\w+$/.test(collation)) return collation;
  throw migError('MIG_OPERATION_INVALID', {
    operation: 'write a type',
    problem: `${JSON.stringify(collation)} is no name of a collation`,
  });
}
