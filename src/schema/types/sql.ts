import type { NoParameters, NumericParameters, StringParameters, TimezoneParameters } from './generic.ts';

/** Types that are written as named, on every dialect. */
export interface SqlTypes {
  INTEGER: NoParameters;
  BIGINT: NoParameters;
  SMALLINT: NoParameters;
  INT: NoParameters;
  VARCHAR: StringParameters;
  CHAR: StringParameters;
  NCHAR: StringParameters;
  NVARCHAR: StringParameters;
  TEXT: StringParameters;
  CLOB: StringParameters;
  NUMERIC: NumericParameters;
  DECIMAL: NumericParameters;
  REAL: NumericParameters;
  FLOAT: { readonly precision?: number };
  DOUBLE: NumericParameters;
  DOUBLE_PRECISION: NumericParameters;
  BOOLEAN: NoParameters;
  DATE: NoParameters;
  TIME: TimezoneParameters;
  TIMESTAMP: TimezoneParameters;
  DATETIME: TimezoneParameters;
  BLOB: { readonly length?: number };
  BINARY: { readonly length?: number };
  VARBINARY: { readonly length?: number };
  UUID: NoParameters;
}
