import { migError } from '../../../errors/index.ts';
import { type DataType, type Identifier, type TypeNames, withoutMark } from '../../../schema/index.ts';
import {
  characters,
  decimals,
  enumLength,
  qualified,
  sized,
  spelled,
  splitCollation,
  variantOf,
  verbatim,
  whole,
  type Spellings,
  type Sql,
  type SqlWriter,
} from '../../standard/index.ts';

/** How PostgreSQL spells each type that does not name another object. */
const SPELLINGS: Spellings<Exclude<TypeNames<'postgresql'>, 'Enum' | 'postgresql.ENUM'>> = {
  Integer: 'INTEGER',
  BigInteger: 'BIGINT',
  SmallInteger: 'SMALLINT',
  String: characters('VARCHAR'),
  Text: characters('TEXT'),
  Unicode: characters('VARCHAR'),
  UnicodeText: characters('TEXT'),
  Numeric: decimals('NUMERIC'),
  Float: ({ precision }) => sized('FLOAT', precision),
  Double: 'DOUBLE PRECISION',
  Boolean: 'BOOLEAN',
  Date: 'DATE',
  DateTime: zoned('TIMESTAMP'),
  Time: zoned('TIME'),
  Interval: 'INTERVAL',
  LargeBinary: 'BYTEA',
  JSON: 'JSON',
  Uuid: ({ nativeUuid }) => (nativeUuid === false ? 'CHAR(32)' : 'UUID'),

  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  SMALLINT: 'SMALLINT',
  INT: 'INTEGER',
  VARCHAR: characters('VARCHAR'),
  CHAR: characters('CHAR'),
  NCHAR: characters('NCHAR'),
  NVARCHAR: characters('NVARCHAR'),
  TEXT: characters('TEXT'),
  CLOB: 'CLOB',
  NUMERIC: decimals('NUMERIC'),
  DECIMAL: decimals('DECIMAL'),
  REAL: 'REAL',
  FLOAT: ({ precision }) => sized('FLOAT', precision),
  DOUBLE: 'DOUBLE PRECISION',
  DOUBLE_PRECISION: 'DOUBLE PRECISION',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIME: zoned('TIME'),
  TIMESTAMP: zoned('TIMESTAMP'),
  DATETIME: 'DATETIME',
  BLOB: 'BLOB',
  BINARY: ({ length }) => sized('BINARY', length),
  VARBINARY: ({ length }) => sized('VARBINARY', length),
  UUID: 'UUID',

  'postgresql.BIGINT': 'BIGINT',
  'postgresql.BIT': ({ length, varying }) =>
    varying ? sized('BIT VARYING', length) : sized('BIT', length ?? 1),
  'postgresql.BOOLEAN': 'BOOLEAN',
  'postgresql.BYTEA': 'BYTEA',
  'postgresql.CHAR': characters('CHAR'),
  'postgresql.CIDR': 'CIDR',
  'postgresql.CITEXT': 'CITEXT',
  'postgresql.DATE': 'DATE',
  'postgresql.DATEMULTIRANGE': 'DATEMULTIRANGE',
  'postgresql.DATERANGE': 'DATERANGE',
  'postgresql.DOUBLE_PRECISION': 'DOUBLE PRECISION',
  'postgresql.FLOAT': ({ precision }) => sized('FLOAT', precision),
  'postgresql.HSTORE': 'HSTORE',
  'postgresql.INET': 'INET',
  'postgresql.INT4MULTIRANGE': 'INT4MULTIRANGE',
  'postgresql.INT4RANGE': 'INT4RANGE',
  'postgresql.INT8MULTIRANGE': 'INT8MULTIRANGE',
  'postgresql.INT8RANGE': 'INT8RANGE',
  'postgresql.INTEGER': 'INTEGER',
  'postgresql.INTERVAL': ({ fields, precision }) =>
    `INTERVAL${fields === undefined ? '' : ` ${intervalFields(fields)}`}${precision === undefined ? '' : ` (${whole(precision)})`}`,
  'postgresql.JSON': 'JSON',
  'postgresql.JSONB': 'JSONB',
  'postgresql.JSONPATH': 'JSONPATH',
  'postgresql.MACADDR': 'MACADDR',
  'postgresql.MACADDR8': 'MACADDR8',
  'postgresql.MONEY': 'MONEY',
  'postgresql.NUMERIC': decimals('NUMERIC'),
  'postgresql.NUMMULTIRANGE': 'NUMMULTIRANGE',
  'postgresql.NUMRANGE': 'NUMRANGE',
  'postgresql.OID': 'OID',
  'postgresql.REAL': 'REAL',
  'postgresql.REGCLASS': 'REGCLASS',
  'postgresql.REGCONFIG': 'REGCONFIG',
  'postgresql.SMALLINT': 'SMALLINT',
  'postgresql.TEXT': characters('TEXT'),
  'postgresql.TIME': zoned('TIME'),
  'postgresql.TIMESTAMP': zoned('TIMESTAMP'),
  'postgresql.TSMULTIRANGE': 'TSMULTIRANGE',
  'postgresql.TSQUERY': 'TSQUERY',
  'postgresql.TSRANGE': 'TSRANGE',
  'postgresql.TSTZMULTIRANGE': 'TSTZMULTIRANGE',
  'postgresql.TSTZRANGE': 'TSTZRANGE',
  'postgresql.TSVECTOR': 'TSVECTOR',
  'postgresql.UUID': 'UUID',
  'postgresql.VARCHAR': characters('VARCHAR'),
  'postgresql.XML': 'XML',
};

/**
 * A type as it stands in a column definition.
 * @param tableSchema schema of the table, for enums that inherit it
 * @throws MIG_TYPE_UNKNOWN, MIG_OPERATION_INVALID
 */
export function typeSql(declared: DataType, writer: SqlWriter, tableSchema?: Identifier | null): Sql {
  const type = variantOf(declared, 'postgresql');
  if (!('name' in type)) return verbatim(type.sql);
  if (type.name === 'ARRAY' || type.name === 'postgresql.ARRAY') {
    const { bare, collation } = splitCollation(typeSql(type.itemType, writer, tableSchema).sql);
    return verbatim(bare + '[]'.repeat(type.dimensions ?? 1) + collation);
  }
  if (type.name === 'Enum' && type.nativeEnum === false) return verbatim(sized('VARCHAR', enumLength(type)));
  if (type.name === 'Enum' || type.name === 'postgresql.ENUM' || type.name === 'postgresql.DOMAIN')
    return typeName(type, writer, tableSchema);
  return verbatim(spelled(SPELLINGS, type, 'postgresql'));
}

/** Name of an enum or domain, with its schema. @throws MIG_OPERATION_INVALID when it has no name */
export function typeName(
  type: Extract<DataType, { name: 'Enum' | 'postgresql.ENUM' | 'postgresql.DOMAIN' }>,
  writer: SqlWriter,
  tableSchema?: Identifier | null,
): Sql {
  if (type.typeName === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write an enum',
      problem: 'PostgreSQL needs a name for it: set typeName',
    });
  const inherits = type.name === 'Enum' && type.inheritSchema;
  return qualified(writer, withoutMark(type.typeName), type.schema ?? (inherits ? tableSchema : undefined));
}

function zoned(name: string): (type: { readonly timezone?: boolean; readonly precision?: number }) => string {
  return ({ timezone, precision }) => `${sized(name, precision)} ${timezone ? 'WITH' : 'WITHOUT'} TIME ZONE`;
}

function intervalFields(fields: string): string {
  if (!/^[a-z]+( to [a-z]+)?$/i.test(fields))
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write an interval type',
      problem: `${JSON.stringify(fields)} does not name its fields`,
    });
  return fields;
}
