import type { SimpleType, SimpleTypes } from '../types/data-type.ts';
import { type } from './types.ts';

type Parameters<N extends keyof SimpleTypes> = SimpleTypes[N];

/** Types of MySQL and MariaDB: `mysql.bigint({ unsigned: true })`. Those that are missing here are made by `type('mysql.…')`. */
export const mysql = {
  tinyint: (parameters: Parameters<'mysql.TINYINT'> = {}): SimpleType<'mysql.TINYINT'> =>
    type('mysql.TINYINT', parameters),
  smallint: (parameters: Parameters<'mysql.SMALLINT'> = {}): SimpleType<'mysql.SMALLINT'> =>
    type('mysql.SMALLINT', parameters),
  mediumint: (parameters: Parameters<'mysql.MEDIUMINT'> = {}): SimpleType<'mysql.MEDIUMINT'> =>
    type('mysql.MEDIUMINT', parameters),
  integer: (parameters: Parameters<'mysql.INTEGER'> = {}): SimpleType<'mysql.INTEGER'> =>
    type('mysql.INTEGER', parameters),
  bigint: (parameters: Parameters<'mysql.BIGINT'> = {}): SimpleType<'mysql.BIGINT'> =>
    type('mysql.BIGINT', parameters),
  decimal: (parameters: Parameters<'mysql.DECIMAL'> = {}): SimpleType<'mysql.DECIMAL'> =>
    type('mysql.DECIMAL', parameters),
  double: (parameters: Parameters<'mysql.DOUBLE'> = {}): SimpleType<'mysql.DOUBLE'> =>
    type('mysql.DOUBLE', parameters),
  bit: (length?: number): SimpleType<'mysql.BIT'> =>
    type('mysql.BIT', length === undefined ? {} : { length }),
  datetime: (parameters: Parameters<'mysql.DATETIME'> = {}): SimpleType<'mysql.DATETIME'> =>
    type('mysql.DATETIME', parameters),
  timestamp: (parameters: Parameters<'mysql.TIMESTAMP'> = {}): SimpleType<'mysql.TIMESTAMP'> =>
    type('mysql.TIMESTAMP', parameters),
  time: (parameters: Parameters<'mysql.TIME'> = {}): SimpleType<'mysql.TIME'> =>
    type('mysql.TIME', parameters),
  year: (): SimpleType<'mysql.YEAR'> => type('mysql.YEAR'),
  char: (length: number, parameters: Parameters<'mysql.CHAR'> = {}): SimpleType<'mysql.CHAR'> =>
    type('mysql.CHAR', { length, ...parameters }),
  varchar: (length: number, parameters: Parameters<'mysql.VARCHAR'> = {}): SimpleType<'mysql.VARCHAR'> =>
    type('mysql.VARCHAR', { length, ...parameters }),
  tinytext: (parameters: Parameters<'mysql.TINYTEXT'> = {}): SimpleType<'mysql.TINYTEXT'> =>
    type('mysql.TINYTEXT', parameters),
  text: (parameters: Parameters<'mysql.TEXT'> = {}): SimpleType<'mysql.TEXT'> =>
    type('mysql.TEXT', parameters),
  mediumtext: (parameters: Parameters<'mysql.MEDIUMTEXT'> = {}): SimpleType<'mysql.MEDIUMTEXT'> =>
    type('mysql.MEDIUMTEXT', parameters),
  longtext: (parameters: Parameters<'mysql.LONGTEXT'> = {}): SimpleType<'mysql.LONGTEXT'> =>
    type('mysql.LONGTEXT', parameters),
  mediumblob: (): SimpleType<'mysql.MEDIUMBLOB'> => type('mysql.MEDIUMBLOB'),
  longblob: (): SimpleType<'mysql.LONGBLOB'> => type('mysql.LONGBLOB'),
  enumeration: (
    values: readonly string[],
    options: Omit<Parameters<'mysql.ENUM'>, 'values'> = {},
  ): SimpleType<'mysql.ENUM'> => type('mysql.ENUM', { values, ...options }),
  set: (
    values: readonly string[],
    options: Omit<Parameters<'mysql.SET'>, 'values'> = {},
  ): SimpleType<'mysql.SET'> => type('mysql.SET', { values, ...options }),
};
