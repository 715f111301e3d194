import type { Identifier } from '../name.ts';
import type { NoParameters, NumericParameters, StringParameters } from './generic.ts';

export interface FractionalSeconds {
  readonly timezone?: boolean;
  /** Digits of the seconds' fraction, 0 to 6. */
  readonly precision?: number;
}

/** PostgreSQL's own types without parameters, and what PostgreSQL calls them in lower case. */
export type PlainPostgresqlType =
  | 'BIGINT'
  | 'BOOLEAN'
  | 'BYTEA'
  | 'CIDR'
  | 'CITEXT'
  | 'DATE'
  | 'DATEMULTIRANGE'
  | 'DATERANGE'
  | 'HSTORE'
  | 'INET'
  | 'INT4MULTIRANGE'
  | 'INT4RANGE'
  | 'INT8MULTIRANGE'
  | 'INT8RANGE'
  | 'INTEGER'
  | 'JSON'
  | 'JSONB'
  | 'JSONPATH'
  | 'MACADDR'
  | 'MACADDR8'
  | 'MONEY'
  | 'NUMMULTIRANGE'
  | 'NUMRANGE'
  | 'OID'
  | 'REGCLASS'
  | 'REGCONFIG'
  | 'SMALLINT'
  | 'TSMULTIRANGE'
  | 'TSQUERY'
  | 'TSRANGE'
  | 'TSTZMULTIRANGE'
  | 'TSTZRANGE'
  | 'TSVECTOR'
  | 'UUID'
  | 'XML';

export type PostgresqlTypes = { [N in PlainPostgresqlType as `postgresql.${N}`]: NoParameters } & {
  'postgresql.BIT': { readonly length?: number; readonly varying?: boolean };
  'postgresql.CHAR': StringParameters;
  'postgresql.DOUBLE_PRECISION': NumericParameters;
  'postgresql.ENUM': {
    readonly values: readonly string[];
    readonly typeName: Identifier | { readonly f: string };
    /** `false`: the type exists already. @defaultValue `true` */
    readonly createType?: boolean;
    readonly schema?: Identifier;
  };
  'postgresql.FLOAT': { readonly precision?: number };
  'postgresql.INTERVAL': { readonly fields?: string; readonly precision?: number };
  'postgresql.NUMERIC': NumericParameters;
  'postgresql.REAL': NumericParameters;
  'postgresql.TEXT': StringParameters;
  'postgresql.TIME': FractionalSeconds;
  'postgresql.TIMESTAMP': FractionalSeconds;
  'postgresql.VARCHAR': StringParameters;
};
