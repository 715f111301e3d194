import { migError } from '../../../errors/index.ts';
import type { DataType, TypeNames } from '../../../schema/index.ts';
import {
  enumLength,
  sized,
  spelled,
  whole,
  type Sql,
  variantOf,
  verbatim,
  type Spellings,
} from '../../standard/index.ts';
import { collationName, plainWord } from './words.ts';
import type { Flavour } from './flavour.ts';
import { literal } from './literal.ts';

/** How MySQL and MariaDB spell each type. */
const SPELLINGS: Spellings<TypeNames<'mysql'>> = {
  Integer: 'INTEGER',
  BigInteger: 'BIGINT',
  SmallInteger: 'SMALLINT',
  String: varchar,
  Text: characters('TEXT'),
  Unicode: varchar,
  UnicodeText: characters('TEXT'),
  Numeric: decimals('NUMERIC'),
  Float: ({ precision }) => sized('FLOAT', precision),
  Double: 'DOUBLE',
  Boolean: 'BOOL',
  Date: 'DATE',
  DateTime: 'DATETIME',
  Time: 'TIME',
  Interval: 'DATETIME',
  LargeBinary: ({ length }) => sized('BLOB', length),
  JSON: 'JSON',
  Uuid: 'CHAR(32)',
  Enum: (type) =>
    type.nativeEnum === false ? sized('VARCHAR', enumLength(type)) : `ENUM(${valueList(type.values)})`,

  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  SMALLINT: 'SMALLINT',
  INT: 'INTEGER',
  VARCHAR: varchar,
  CHAR: characters('CHAR'),
  NCHAR: national('CHAR'),
  NVARCHAR: nationalVarchar,
  TEXT: characters('TEXT'),
  CLOB: characters('CLOB'),
  NUMERIC: decimals('NUMERIC'),
  DECIMAL: decimals('DECIMAL'),
  REAL: pair('REAL'),
  FLOAT: ({ precision }) => sized('FLOAT', precision),
  DOUBLE: pair('DOUBLE'),
  DOUBLE_PRECISION: 'DOUBLE PRECISION',
  BOOLEAN: 'BOOL',
  DATE: 'DATE',
  TIME: 'TIME',
  TIMESTAMP: 'TIMESTAMP',
  DATETIME: 'DATETIME',
  BLOB: ({ length }) => sized('BLOB', length),
  BINARY: ({ length }) => sized('BINARY', length),
  VARBINARY: ({ length }) => sized('VARBINARY', length),
  UUID: 'UUID',

  'mysql.TINYINT': integers('TINYINT'),
  'mysql.SMALLINT': integers('SMALLINT'),
  'mysql.MEDIUMINT': integers('MEDIUMINT'),
  'mysql.INTEGER': integers('INTEGER'),
  'mysql.BIGINT': integers('BIGINT'),
  'mysql.DECIMAL': decimals('DECIMAL'),
  'mysql.NUMERIC': decimals('NUMERIC'),
  'mysql.FLOAT': decimals('FLOAT'),
  'mysql.DOUBLE': pair('DOUBLE'),
  'mysql.REAL': pair('REAL'),
  'mysql.BIT': ({ length }) => sized('BIT', length),
  'mysql.BOOLEAN': 'BOOL',
  'mysql.DATE': 'DATE',
  'mysql.DATETIME': ({ fsp }) => sized('DATETIME', fsp || undefined),
  'mysql.TIMESTAMP': ({ fsp }) => sized('TIMESTAMP', fsp || undefined),
  'mysql.TIME': ({ fsp }) => sized('TIME', fsp || undefined),
  'mysql.YEAR': ({ displayWidth }) => sized('YEAR', displayWidth),
  'mysql.CHAR': characters('CHAR'),
  'mysql.VARCHAR': varchar,
  'mysql.NCHAR': national('CHAR'),
  'mysql.NVARCHAR': nationalVarchar,
  'mysql.TINYTEXT': characters('TINYTEXT'),
  'mysql.TEXT': characters('TEXT'),
  'mysql.MEDIUMTEXT': characters('MEDIUMTEXT'),
  'mysql.LONGTEXT': characters('LONGTEXT'),
  'mysql.BINARY': ({ length }) => sized('BINARY', length),
  'mysql.VARBINARY': ({ length }) => sized('VARBINARY', length),
  'mysql.TINYBLOB': 'TINYBLOB',
  'mysql.BLOB': ({ length }) => sized('BLOB', length),
  'mysql.MEDIUMBLOB': 'MEDIUMBLOB',
  'mysql.LONGBLOB': 'LONGBLOB',
  'mysql.ENUM': (type) => withCharacters(`ENUM(${valueList(type.values)})`, type),
  'mysql.SET': (type) => withCharacters(`SET(${valueList(type.values)})`, type),
  'mysql.JSON': 'JSON',
};

/** What MariaDB has beyond. */
const MARIADB_SPELLINGS: Spellings<Exclude<TypeNames<'mariadb'>, TypeNames<'mysql'>>> = {
  'mariadb.INET4': 'INET4',
  'mariadb.INET6': 'INET6',
};

/**
 * A type as it stands in a column definition.
 * @throws MIG_TYPE_UNKNOWN, MIG_OPERATION_INVALID
 */
export function typeSql(declared: DataType, flavour: Flavour): Sql {
  const type = variantOf(declared, flavour.name);
  if (!('name' in type)) return verbatim(type.sql);
  const spellings = flavour.name === 'mariadb' ? { ...SPELLINGS, ...MARIADB_SPELLINGS } : SPELLINGS;
  return verbatim(spelled(spellings, type, flavour.name));
}

/** True for DATETIME and TIMESTAMP, whose defaults can be functions. */
export function isDateTime(declared: DataType, { name }: Flavour): boolean {
  const type = variantOf(declared, name);
  if (!('name' in type)) return /^(datetime|timestamp)\b/i.test(type.sql);
  return ['DateTime', 'DATETIME', 'TIMESTAMP', 'mysql.DATETIME', 'mysql.TIMESTAMP'].includes(type.name);
}

/** True for TIMESTAMP, which some servers take for NOT NULL when nothing is said. */
export function isTimestamp(declared: DataType, { name }: Flavour): boolean {
  const type = variantOf(declared, name);
  if (!('name' in type)) return /^timestamp\b/i.test(type.sql);
  return type.name === 'TIMESTAMP' || type.name === 'mysql.TIMESTAMP';
}

interface Characters {
  readonly length?: number;
  readonly charset?: string;
  readonly collation?: string;
  readonly binary?: boolean;
  readonly ascii?: boolean;
  readonly unicode?: boolean;
  readonly national?: boolean;
}

function characters(name: string): (type: Characters) => string {
  return (type) => withCharacters(sized(name, type.length), type);
}

function varchar(type: Characters): string {
  if (type.length === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: 'write a type',
      problem: 'VARCHAR needs a length here; use Text for text of any length',
    });
  return withCharacters(sized('VARCHAR', type.length), type);
}

function national(name: string): (type: Characters) => string {
  return (type) => withCharacters(sized(name, type.length), { ...type, national: true });
}

function nationalVarchar(type: Characters): string {
  return varchar({ ...type, national: true });
}

/** The type with its character set and collation. NATIONAL is a character set by itself. */
function withCharacters(spelling: string, type: Characters): string {
  const collation =
    type.collation === undefined
      ? type.binary
        ? ' BINARY'
        : ''
      : ` COLLATE ${collationName(type.collation)}`;
  if (type.national) return `NATIONAL ${spelling}${collation}`;
  const charset =
    type.charset === undefined
      ? type.ascii
        ? ' ASCII'
        : type.unicode
          ? ' UNICODE'
          : ''
      : ` CHARACTER SET ${plainWord(type.charset)}`;
  return spelling + charset + collation;
}

interface Digits {
  readonly precision?: number;
  readonly scale?: number;
  readonly unsigned?: boolean;
  readonly zerofill?: boolean;
}

function decimals(name: string): (type: Digits) => string {
  return (type) =>
    type.precision === undefined || type.scale === undefined
      ? unsigned(sized(name, type.precision), type)
      : pair(name)(type);
}

/** Precision and scale together or not at all. */
function pair(name: string): (type: Digits) => string {
  return (type) => {
    const { precision, scale } = type;
    const digits =
      precision === undefined || scale === undefined ? '' : `(${whole(precision)}, ${whole(scale)})`;
    return unsigned(`${name}${digits}`, type);
  };
}

function integers(
  name: string,
): (type: { displayWidth?: number; unsigned?: boolean; zerofill?: boolean }) => string {
  return (type) => unsigned(sized(name, type.displayWidth), type);
}

function unsigned(spelling: string, type: { unsigned?: boolean; zerofill?: boolean }): string {
  return spelling + (type.unsigned ? ' UNSIGNED' : '') + (type.zerofill ? ' ZEROFILL' : '');
}

function valueList(values: readonly string[]): string {
  return values.map(literal).join(',');
}
