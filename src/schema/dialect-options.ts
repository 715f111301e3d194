import type { Identifier } from './name.ts';
import type { SqlText } from './sql-text.ts';

/** What to do with a row that breaks the constraint, on SQLite: `IGNORE`, `REPLACE` … */
export type SqliteConflict = 'ROLLBACK' | 'ABORT' | 'FAIL' | 'IGNORE' | 'REPLACE';

/** Any option of MySQL's or MariaDB's CREATE TABLE by its name: `mysqlRowFormat` is `ROW_FORMAT`. */
type NamedTableOptions = {
  readonly [option: `${'mysql' | 'mariadb'}${Capitalize<string>}`]: string | number;
};

export interface TableDialectOptions extends NamedTableOptions {
  readonly postgresqlTablespace?: string;
  /** What follows PARTITION BY: `RANGE (day)`. */
  readonly postgresqlPartitionBy?: string;
  readonly postgresqlInherits?: string | readonly string[];
  readonly postgresqlOnCommit?: string;
  readonly postgresqlWithOids?: boolean;
  /** Table access method. */
  readonly postgresqlUsing?: string;
  /** Storage parameters, as in `WITH (fillfactor = 70)`. */
  readonly postgresqlWith?: Readonly<Record<string, string | number | boolean>>;
  /** AUTOINCREMENT on the key: a number is never used twice. */
  readonly sqliteAutoincrement?: boolean;
  /** `false`: WITHOUT ROWID. */
  readonly sqliteWithRowid?: boolean;
  readonly sqliteStrict?: boolean;
  readonly oracleTablespace?: string;
  /** `true`, or what follows COMPRESS FOR: `OLTP`. */
  readonly oracleCompress?: boolean | string;
  /** Of a temporary table: `PRESERVE ROWS`, `DELETE ROWS`. */
  readonly oracleOnCommit?: string;
}

export interface ColumnDialectOptions {
  readonly sqliteOnConflictNotNull?: SqliteConflict;
  /** Of the primary key that this column is. */
  readonly sqliteOnConflictPrimaryKey?: SqliteConflict;
  /** Of the UNIQUE constraint that `unique` stands for. */
  readonly sqliteOnConflictUnique?: SqliteConflict;
}

export interface DropColumnDialectOptions {
  /** Drops the default constraint of the column first, found by its catalog entry. */
  readonly mssqlDropDefault?: boolean;
  readonly mssqlDropCheck?: boolean;
  /** One foreign key of the column. */
  readonly mssqlDropForeignKey?: boolean;
}

export interface IndexDialectOptions {
  /** `FULLTEXT` or `SPATIAL`. */
  readonly mysqlPrefix?: string;
  /** Characters (bytes of binary columns) that are indexed, of all columns or by column. */
  readonly mysqlLength?: number | Readonly<Record<string, number>>;
  /** `BTREE` or `HASH`; on MariaDB too. */
  readonly mysqlUsing?: string;
  /** Parser of a FULLTEXT index; on MariaDB too. */
  readonly mysqlWithParser?: string;
  readonly mariadbPrefix?: string;
  readonly mariadbLength?: number | Readonly<Record<string, number>>;
  readonly mariadbUsing?: string;
  readonly mariadbWithParser?: string;
  /** Access method: `gin`, `gist`, `hash` … */
  readonly postgresqlUsing?: string;
  /** Predicate of a partial index, SQL. */
  readonly postgresqlWhere?: string | SqlText;
  readonly postgresqlInclude?: readonly string[];
  /** Operator class by column (or by expression text). */
  readonly postgresqlOps?: Readonly<Record<string, string>>;
  readonly postgresqlNullsNotDistinct?: boolean;
  /** Outside a transaction only. */
  readonly postgresqlConcurrently?: boolean;
  readonly postgresqlWith?: Readonly<Record<string, string | number | boolean>>;
  readonly postgresqlTablespace?: string;
  /** Predicate of a partial index, SQL. */
  readonly sqliteWhere?: string | SqlText;
  readonly mssqlClustered?: boolean;
  readonly mssqlInclude?: readonly Identifier[];
  /** Predicate of a filtered index, SQL. */
  readonly mssqlWhere?: string | SqlText;
  readonly mssqlColumnstore?: boolean;
  readonly oracleBitmap?: boolean;
  /** `true`, or the number of leading columns to compress. */
  readonly oracleCompress?: boolean | number;
}

export interface PrimaryKeyDialectOptions {
  readonly postgresqlInclude?: readonly string[];
  readonly mssqlClustered?: boolean;
  readonly sqliteOnConflict?: SqliteConflict;
}

export interface UniqueDialectOptions extends PrimaryKeyDialectOptions {
  readonly postgresqlNullsNotDistinct?: boolean;
}

/** Options of foreign keys. */
export interface ValidationDialectOptions {
  /** Rows that are there already are not checked. */
  readonly postgresqlNotValid?: boolean;
}

export interface CheckDialectOptions extends ValidationDialectOptions {
  /** SQLite reads it and does nothing about it. */
  readonly sqliteOnConflict?: SqliteConflict;
}

const DIALECT_OPTION = /^(postgresql|mysql|mariadb|sqlite|mssql|oracle)[A-Z]/;

/** The options as an object keeps them: those with the prefix of a dialect go into `dialectOptions`; `undefined` is left out. */
export function withDialectOptions<T extends object>(
  options: T,
): { readonly [K in keyof T as K extends DialectOptionName ? never : K]: T[K] } & {
  readonly dialectOptions?: { readonly [K in keyof T as K extends DialectOptionName ? K : never]: T[K] };
} {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const ofDialects = given.filter(([name]) => DIALECT_OPTION.test(name));
  const own = Object.fromEntries(given.filter(([name]) => !DIALECT_OPTION.test(name)));
  return (
    ofDialects.length === 0 ? own : { ...own, dialectOptions: Object.fromEntries(ofDialects) }
  ) as ReturnType<typeof withDialectOptions<T>>;
}

/** `postgresqlUsing`, `mysqlEngine` …: an option that acts on that dialect only. */
export type DialectOptionName =
  `${'postgresql' | 'mysql' | 'mariadb' | 'sqlite' | 'mssql' | 'oracle'}${Capitalize<string>}`;
