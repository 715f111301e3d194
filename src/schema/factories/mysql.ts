import type { SimpleType, SimpleTypes } from '../types/data-type.ts';
import { factory, measured, plain, sized } from './of-dialect.ts';
import { type } from './types.ts';

/** Types of MySQL and MariaDB: `mysql.bigint({ unsigned: true })`. */
export const mysql = {
  bigint: factory('mysql.BIGINT'),
  binary: sized('mysql.BINARY'),
  bit: sized('mysql.BIT'),
  blob: sized('mysql.BLOB'),
  boolean: plain('mysql.BOOLEAN'),
  char: sized('mysql.CHAR'),
  date: plain('mysql.DATE'),
  datetime: factory('mysql.DATETIME'),
  decimal: factory('mysql.DECIMAL'),
  double: factory('mysql.DOUBLE'),
  enumeration: (
    values: readonly string[],
    parameters: Omit<SimpleTypes['mysql.ENUM'], 'values'> = {},
  ): SimpleType<'mysql.ENUM'> => type('mysql.ENUM', { values, ...parameters }),
  float: factory('mysql.FLOAT'),
  integer: factory('mysql.INTEGER'),
  json: plain('mysql.JSON'),
  longblob: plain('mysql.LONGBLOB'),
  longtext: factory('mysql.LONGTEXT'),
  mediumblob: plain('mysql.MEDIUMBLOB'),
  mediumint: factory('mysql.MEDIUMINT'),
  mediumtext: factory('mysql.MEDIUMTEXT'),
  nchar: sized('mysql.NCHAR'),
  numeric: factory('mysql.NUMERIC'),
  nvarchar: measured('mysql.NVARCHAR'),
  real: factory('mysql.REAL'),
  set: (
    values: readonly string[],
    parameters: Omit<SimpleTypes['mysql.SET'], 'values'> = {},
  ): SimpleType<'mysql.SET'> => type('mysql.SET', { values, ...parameters }),
  smallint: factory('mysql.SMALLINT'),
  text: factory('mysql.TEXT'),
  time: factory('mysql.TIME'),
  timestamp: factory('mysql.TIMESTAMP'),
  tinyblob: plain('mysql.TINYBLOB'),
  tinyint: factory('mysql.TINYINT'),
  tinytext: factory('mysql.TINYTEXT'),
  varbinary: measured('mysql.VARBINARY'),
  varchar: measured('mysql.VARCHAR'),
  year: factory('mysql.YEAR'),
};

/** Types that MariaDB alone has; all others are in `mysql`. */
export const mariadb = {
  inet4: plain('mariadb.INET4'),
  inet6: plain('mariadb.INET6'),
};
