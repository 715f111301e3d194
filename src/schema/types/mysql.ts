import type { NoParameters, NumericParameters, StringParameters } from './generic.ts';

export interface IntegerParameters {
  /** Of no effect on what can be stored; MySQL shows it no more but for TINYINT(1). */
  readonly displayWidth?: number;
  readonly unsigned?: boolean;
  readonly zerofill?: boolean;
}

export interface DecimalParameters extends NumericParameters {
  readonly unsigned?: boolean;
  readonly zerofill?: boolean;
}

export interface CharacterParameters extends StringParameters {
  readonly charset?: string;
  /** The character set's binary collation. */
  readonly binary?: boolean;
  /** CHARACTER SET latin1. */
  readonly ascii?: boolean;
  /** CHARACTER SET ucs2. */
  readonly unicode?: boolean;
  /** The server's national character set; `charset` is left out then. */
  readonly national?: boolean;
}

export interface ValueListParameters {
  readonly values: readonly string[];
  readonly charset?: string;
  readonly collation?: string;
}

export interface FractionalSeconds {
  /** Digits of the seconds' fraction, 0 to 6. */
  readonly fsp?: number;
}

/** Types of MySQL and MariaDB; those with the prefix `mariadb` exist on MariaDB alone. */
export interface MysqlTypes {
  'mysql.TINYINT': IntegerParameters;
  'mysql.SMALLINT': IntegerParameters;
  'mysql.MEDIUMINT': IntegerParameters;
  'mysql.INTEGER': IntegerParameters;
  'mysql.BIGINT': IntegerParameters;
  'mysql.DECIMAL': DecimalParameters;
  'mysql.NUMERIC': DecimalParameters;
  'mysql.FLOAT': DecimalParameters;
  'mysql.DOUBLE': DecimalParameters;
  'mysql.REAL': DecimalParameters;
  'mysql.BIT': { readonly length?: number };
  'mysql.BOOLEAN': NoParameters;
  'mysql.DATE': NoParameters;
  'mysql.DATETIME': FractionalSeconds;
  'mysql.TIMESTAMP': FractionalSeconds;
  'mysql.TIME': FractionalSeconds;
  'mysql.YEAR': { readonly displayWidth?: number };
  'mysql.CHAR': CharacterParameters;
  'mysql.VARCHAR': CharacterParameters;
  'mysql.NCHAR': CharacterParameters;
  'mysql.NVARCHAR': CharacterParameters;
  'mysql.TINYTEXT': CharacterParameters;
  'mysql.TEXT': CharacterParameters;
  'mysql.MEDIUMTEXT': CharacterParameters;
  'mysql.LONGTEXT': CharacterParameters;
  'mysql.BINARY': { readonly length?: number };
  'mysql.VARBINARY': { readonly length?: number };
  'mysql.TINYBLOB': NoParameters;
  'mysql.BLOB': { readonly length?: number };
  'mysql.MEDIUMBLOB': NoParameters;
  'mysql.LONGBLOB': NoParameters;
  'mysql.ENUM': ValueListParameters;
  'mysql.SET': ValueListParameters;
  'mysql.JSON': NoParameters;
  'mariadb.INET4': NoParameters;
  'mariadb.INET6': NoParameters;
}
