import type { JsonValue } from '../util/index.ts';
import type { SqlText } from './sql-text.ts';

/** Options of dialects whose own option types are not written down here; their compilers check them. */
export type ForeignDialectOptions = {
  readonly [option: `${'mysql' | 'mariadb' | 'mssql' | 'oracle'}${Capitalize<string>}`]: JsonValue;
};

/** What SQLite does with a row that breaks a constraint. */
export type SqliteConflict = 'ROLLBACK' | 'ABORT' | 'FAIL' | 'IGNORE' | 'REPLACE';

export interface ColumnDialectOptions extends ForeignDialectOptions {
  readonly sqliteOnConflictNotNull?: SqliteConflict;
  /** Of the primary key that this column is. */
  readonly sqliteOnConflictPrimaryKey?: SqliteConflict;
  /** Of the UNIQUE constraint that `unique` stands for. */
  readonly sqliteOnConflictUnique?: SqliteConflict;
}

export interface TableDialectOptions extends ForeignDialectOptions {
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
  /** `true`: ids of deleted rows are never used again. */
  readonly sqliteAutoincrement?: boolean;
  /** `false`: WITHOUT ROWID. */
  readonly sqliteWithRowid?: boolean;
  /** Values must have the type of their column. */
  readonly sqliteStrict?: boolean;
}

export interface IndexDialectOptions extends ForeignDialectOptions {
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
}

export interface PrimaryKeyDialectOptions extends ForeignDialectOptions {
  readonly sqliteOnConflict?: SqliteConflict;
  readonly postgresqlInclude?: readonly string[];
}

export interface UniqueDialectOptions extends ForeignDialectOptions {
  readonly sqliteOnConflict?: SqliteConflict;
  readonly postgresqlInclude?: readonly string[];
  readonly postgresqlNullsNotDistinct?: boolean;
}

/** Options of foreign keys and CHECK constraints. */
export interface ValidationDialectOptions extends ForeignDialectOptions {
  /** Rows that are there already are not checked. */
  readonly postgresqlNotValid?: boolean;
  /** Of a CHECK. SQLite reads it and does nothing about it. */
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
