import type { NoParameters, NumericParameters } from './generic.ts';

/** `max`: as much as there is, up to 2 GB. */
export interface LengthParameters {
  readonly length?: number | 'max';
  readonly collation?: string;
}

export interface FractionalSeconds {
  /** Digits of the seconds' fraction, 0 to 7. */
  readonly precision?: number;
}

/** SQL Server's own types without parameters. */
export type PlainMssqlType =
  | 'BIGINT'
  | 'BIT'
  | 'DATE'
  | 'DATETIME'
  | 'DOUBLE_PRECISION'
  | 'GEOGRAPHY'
  | 'GEOMETRY'
  | 'HIERARCHYID'
  | 'IMAGE'
  | 'INTEGER'
  | 'MONEY'
  | 'NTEXT'
  | 'REAL'
  | 'ROWVERSION'
  | 'SMALLDATETIME'
  | 'SMALLINT'
  | 'SMALLMONEY'
  | 'SQL_VARIANT'
  | 'TEXT'
  | 'TIMESTAMP'
  | 'TINYINT'
  | 'UNIQUEIDENTIFIER'
  | 'XML';

export type MssqlTypes = { [N in PlainMssqlType as `mssql.${N}`]: NoParameters } & {
  'mssql.BINARY': { readonly length?: number };
  'mssql.CHAR': { readonly length?: number; readonly collation?: string };
  'mssql.DATETIME2': FractionalSeconds;
  'mssql.DATETIMEOFFSET': FractionalSeconds;
  'mssql.DECIMAL': NumericParameters;
  'mssql.FLOAT': { readonly precision?: number };
  'mssql.NCHAR': { readonly length?: number; readonly collation?: string };
  'mssql.NUMERIC': NumericParameters;
  'mssql.NVARCHAR': LengthParameters;
  'mssql.TIME': FractionalSeconds;
  'mssql.VARBINARY': { readonly length?: number | 'max' };
  'mssql.VARCHAR': LengthParameters;
};
