import type { Identifier } from '../name.ts';
import type { SqlText } from '../sql-text.ts';
import type { GenericTypes } from './generic.ts';
import type { MssqlTypes } from './mssql.ts';
import type { MysqlTypes } from './mysql.ts';
import type { OracleTypes } from './oracle.ts';
import type { PostgresqlTypes } from './postgresql.ts';
import type { SqlTypes } from './sql.ts';
import type { SqliteTypes } from './sqlite.ts';

/** Names of all types that do not contain another one, with their parameters. */
export interface SimpleTypes
  extends GenericTypes, SqlTypes, PostgresqlTypes, MysqlTypes, SqliteTypes, MssqlTypes, OracleTypes {}

/** Names of the types that a dialect can spell: the general ones and those with its own prefixes. */
export type TypeNames<Prefix extends string> =
  | Exclude<keyof SimpleTypes, `${string}.${string}`>
  | Extract<keyof SimpleTypes, Prefix extends string ? `${Prefix}.${string}` : never>;

interface Variants {
  /** Another type on some dialects, by dialect name. */
  readonly variants?: Readonly<Record<string, DataType>>;
}

/** The data of a simple type: `{name, …parameters}`. */
export type SimpleType<N extends keyof SimpleTypes> = { readonly name: N } & SimpleTypes[N] & Variants;

export interface ArrayType extends Variants {
  readonly name: 'ARRAY' | 'postgresql.ARRAY';
  readonly itemType: DataType;
  readonly dimensions?: number;
}

/** A PostgreSQL domain; `createTable` creates it first. */
export interface DomainType extends Variants {
  readonly name: 'postgresql.DOMAIN';
  readonly typeName: Identifier | { readonly f: string };
  readonly schema?: Identifier;
  readonly dataType: DataType;
  /** A condition on VALUE, SQL. */
  readonly check?: string;
  readonly constraintName?: string;
  readonly notNull?: boolean;
  readonly default?: string | SqlText;
  readonly collation?: string;
  readonly createType?: boolean;
}

/** A type that is written as it stands, for what has no name here: `{sql: 'geometry(Point, 4326)'}`. */
export interface VerbatimType extends Variants {
  readonly sql: string;
}

/** The type of a column as plain data. Generic names (`Integer`) are spelled by the dialect, SQL names (`VARCHAR`) as named. */
export type DataType =
  { [N in keyof SimpleTypes]: SimpleType<N> }[keyof SimpleTypes] | ArrayType | DomainType | VerbatimType;
