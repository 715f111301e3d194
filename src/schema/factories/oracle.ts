import { digits, factory, measured, plain, sized } from './of-dialect.ts';

/** Types of Oracle: `oracle.number(10, 2)`. */
export const oracle = {
  bfile: plain('oracle.BFILE'),
  binaryDouble: plain('oracle.BINARY_DOUBLE'),
  binaryFloat: plain('oracle.BINARY_FLOAT'),
  blob: plain('oracle.BLOB'),
  boolean: plain('oracle.BOOLEAN'),
  char: sized('oracle.CHAR'),
  clob: plain('oracle.CLOB'),
  date: plain('oracle.DATE'),
  float: factory('oracle.FLOAT'),
  interval: factory('oracle.INTERVAL'),
  json: plain('oracle.JSON'),
  long: plain('oracle.LONG'),
  longRaw: plain('oracle.LONG_RAW'),
  nchar: sized('oracle.NCHAR'),
  nclob: plain('oracle.NCLOB'),
  number: digits('oracle.NUMBER'),
  nvarchar2: measured('oracle.NVARCHAR2'),
  raw: measured('oracle.RAW'),
  rowid: plain('oracle.ROWID'),
  timestamp: factory('oracle.TIMESTAMP'),
  varchar2: measured('oracle.VARCHAR2'),
  xmltype: plain('oracle.XMLTYPE'),
};
