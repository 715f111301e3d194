import type { Identifier } from '../name.ts';
import type { Index } from '../index-definition.ts';
import type { SchemaObject } from './object.ts';

/** What a view is beside its name and its query. */
export interface ViewOptions {
  /** Names of its columns, when they are not those of the query. */
  readonly columns?: readonly Identifier[];
  readonly checkOption?: 'LOCAL' | 'CASCADED';
  readonly temporary?: boolean;
  /** PostgreSQL. The query may name the view; `columns` is needed. */
  readonly recursive?: boolean;
  /** PostgreSQL: conditions of callers come after those of the view. */
  readonly securityBarrier?: boolean;
  /** PostgreSQL 15: the caller's privileges count, not the owner's. */
  readonly securityInvoker?: boolean;
  /** MySQL and MariaDB. */
  readonly algorithm?: 'UNDEFINED' | 'MERGE' | 'TEMPTABLE';
  /** MySQL and MariaDB: `'user'@'host'`, `CURRENT_USER`, as SQL. */
  readonly definer?: string;
  /** MySQL and MariaDB: whose privileges count. */
  readonly sqlSecurity?: 'DEFINER' | 'INVOKER';
}

export interface View extends SchemaObject, ViewOptions {
  /** The query, SQL. */
  readonly definition: string;
}

export interface MaterializedViewOptions {
  readonly columns?: readonly Identifier[];
  /** Table access method. */
  readonly using?: string;
  /** Storage parameters. */
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly tablespace?: string;
  /** `false`: WITH NO DATA. @defaultValue `true` */
  readonly withData?: boolean;
  readonly indexes?: readonly Index[];
}

export interface MaterializedView extends SchemaObject, MaterializedViewOptions {
  readonly definition: string;
}
