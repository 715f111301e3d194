import type { NoParameters, NumericParameters } from './generic.ts';

/** Oracle's own types without parameters. */
export type PlainOracleType =
  | 'BFILE'
  | 'BINARY_DOUBLE'
  | 'BINARY_FLOAT'
  | 'BLOB'
  | 'BOOLEAN'
  | 'CLOB'
  | 'DATE'
  | 'JSON'
  | 'LONG'
  | 'LONG_RAW'
  | 'NCLOB'
  | 'ROWID'
  | 'XMLTYPE';

export type OracleTypes = { [N in PlainOracleType as `oracle.${N}`]: NoParameters } & {
  'oracle.CHAR': { readonly length?: number };
  /** `binaryPrecision`: bits, 1 to 126. */
  'oracle.FLOAT': { readonly binaryPrecision?: number };
  'oracle.INTERVAL': { readonly dayPrecision?: number; readonly secondPrecision?: number };
  'oracle.NCHAR': { readonly length?: number };
  'oracle.NUMBER': NumericParameters;
  'oracle.NVARCHAR2': { readonly length?: number };
  'oracle.RAW': { readonly length?: number };
  'oracle.TIMESTAMP': { readonly timezone?: boolean; readonly localTimezone?: boolean };
  'oracle.VARCHAR2': { readonly length?: number };
};
