import type { SimpleType, SimpleTypes } from '../types/data-type.ts';
import { type } from './types.ts';

/** PostgreSQL's own types: `postgresql.jsonb()`. Those that are missing here are made by `type('postgresql.…')`. */
export const postgresql = {
  bit: (parameters: SimpleTypes['postgresql.BIT'] = {}): SimpleType<'postgresql.BIT'> =>
    type('postgresql.BIT', parameters),
  bytea: (): SimpleType<'postgresql.BYTEA'> => type('postgresql.BYTEA'),
  cidr: (): SimpleType<'postgresql.CIDR'> => type('postgresql.CIDR'),
  citext: (): SimpleType<'postgresql.CITEXT'> => type('postgresql.CITEXT'),
  daterange: (): SimpleType<'postgresql.DATERANGE'> => type('postgresql.DATERANGE'),
  hstore: (): SimpleType<'postgresql.HSTORE'> => type('postgresql.HSTORE'),
  inet: (): SimpleType<'postgresql.INET'> => type('postgresql.INET'),
  int4range: (): SimpleType<'postgresql.INT4RANGE'> => type('postgresql.INT4RANGE'),
  int8range: (): SimpleType<'postgresql.INT8RANGE'> => type('postgresql.INT8RANGE'),
  interval: (parameters: SimpleTypes['postgresql.INTERVAL'] = {}): SimpleType<'postgresql.INTERVAL'> =>
    type('postgresql.INTERVAL', parameters),
  jsonb: (): SimpleType<'postgresql.JSONB'> => type('postgresql.JSONB'),
  macaddr: (): SimpleType<'postgresql.MACADDR'> => type('postgresql.MACADDR'),
  money: (): SimpleType<'postgresql.MONEY'> => type('postgresql.MONEY'),
  numrange: (): SimpleType<'postgresql.NUMRANGE'> => type('postgresql.NUMRANGE'),
  time: (parameters: SimpleTypes['postgresql.TIME'] = {}): SimpleType<'postgresql.TIME'> =>
    type('postgresql.TIME', parameters),
  timestamp: (parameters: SimpleTypes['postgresql.TIMESTAMP'] = {}): SimpleType<'postgresql.TIMESTAMP'> =>
    type('postgresql.TIMESTAMP', parameters),
  tsrange: (): SimpleType<'postgresql.TSRANGE'> => type('postgresql.TSRANGE'),
  tstzrange: (): SimpleType<'postgresql.TSTZRANGE'> => type('postgresql.TSTZRANGE'),
  tsvector: (): SimpleType<'postgresql.TSVECTOR'> => type('postgresql.TSVECTOR'),
  tsquery: (): SimpleType<'postgresql.TSQUERY'> => type('postgresql.TSQUERY'),
  xml: (): SimpleType<'postgresql.XML'> => type('postgresql.XML'),
};
