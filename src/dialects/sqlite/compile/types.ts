import { migError } from '../../../errors/index.ts';
import type { DataType, SimpleType, SimpleTypes, TypeNames } from '../../../schema/index.ts';
import { type Sql, variantOf, verbatim } from '../../standard/index.ts';
import { inQuotes } from './quote.ts';

type Spelling<N extends keyof SimpleTypes> = string | ((type: SimpleType<N>) => string);

/**
 * How each type is spelled. SQLite takes any words for a type and finds its affinity in them.
 * @see https://sqlite.org/datatype3.html#determination_of_column_affinity
 */
const SPELLINGS: { readonly [N in TypeNames<'sqlite'>]: Spelling<N> } = {
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
  Enum: ({ values, length }) =>
    sized('VARCHAR', length ?? Math.max(1, ...values.map((value) => Array.from(value).length))),

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
  const spelling = Object.hasOwn(SPELLINGS, type.name)
    ? (SPELLINGS[type.name as keyof typeof SPELLINGS] as Spelling<keyof SimpleTypes>)
    : undefined;
  if (spelling === undefined) throw migError('MIG_TYPE_UNKNOWN', { type: type.name, dialect: 'sqlite' });
  return verbatim(typeof spelling === 'string' ? spelling : spelling(type as SimpleType<keyof SimpleTypes>));
}

function sized(name: string, length: number | undefined): string {
  return length === undefined ? name : `${name}(${whole(length)})`;
}

function characters(
  name: string,
): (type: { readonly length?: number; readonly collation?: string }) => string {
  return ({ length, collation }) =>
    sized(name, length) + (collation === undefined ? '' : ` COLLATE ${inQuotes(collation)}`);
}

function decimals(name: string): (type: { readonly precision?: number; readonly scale?: number }) => string {
  return ({ precision, scale }) =>
    precision === undefined || scale === undefined
      ? sized(name, precision)
      : `${name}(${whole(precision)}, ${whole(scale)})`;
}

/** These numbers stand unquoted in the statement. */
function whole(value: number): string {
  if (!Number.isSafeInteger(value))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a type',
      problem: `${JSON.stringify(value)} is no whole number`,
    });
  return String(value);
}
