import type { Identifier } from '../name.ts';
import type { SchemaObject } from './object.ts';

export interface RoutineArgument {
  readonly name?: Identifier;
  /** SQL: `integer`, `app.mood[]`. */
  readonly type: string;
  /** @defaultValue 'IN' */
  readonly mode?: 'IN' | 'OUT' | 'INOUT' | 'VARIADIC';
  /** SQL. */
  readonly default?: string;
}

/** What functions and procedures have in common. Absent: what the server does by default. */
export interface RoutineOptions {
  readonly arguments?: readonly RoutineArgument[];
  /** @defaultValue 'sql' on PostgreSQL */
  readonly language?: string;
  /** PostgreSQL: with its owner's privileges. */
  readonly securityDefiner?: boolean;
  /** PostgreSQL: settings while it runs: `{ search_path: 'app, pg_temp' }`. */
  readonly set?: Readonly<Record<string, string>>;
  /** MySQL and MariaDB. */
  readonly sqlSecurity?: 'DEFINER' | 'INVOKER';
  /** MySQL and MariaDB: the same result for the same arguments. */
  readonly deterministic?: boolean;
  /** MySQL and MariaDB. */
  readonly dataAccess?: 'CONTAINS SQL' | 'NO SQL' | 'READS SQL DATA' | 'MODIFIES SQL DATA';
  /** MySQL and MariaDB: `'user'@'host'`, as SQL. */
  readonly definer?: string;
}

export interface Routine extends SchemaObject, RoutineOptions {
  /**
   * What it does, SQL or another language. On PostgreSQL it is quoted, unless it is in SQL's own form: `RETURN …` or
   * `BEGIN ATOMIC … END`.
   */
  readonly body: string;
}

export interface FunctionOptions extends RoutineOptions {
  /** SQL: `integer`, `SETOF app.person`, `TABLE (id integer)`, `trigger`. Absent: what its OUT arguments say. */
  readonly returns?: string;
  readonly volatility?: 'IMMUTABLE' | 'STABLE' | 'VOLATILE';
  /** No call with a NULL: the result is NULL. */
  readonly strict?: boolean;
  readonly leakproof?: boolean;
  readonly parallel?: 'SAFE' | 'RESTRICTED' | 'UNSAFE';
  readonly cost?: number;
  /** Expected number of rows of a function that returns a set. */
  readonly rows?: number;
  /** Planner support function, SQL. */
  readonly support?: string;
  readonly window?: boolean;
}

/** A function. Its name and the types of its arguments tell it from others. */
export interface StoredFunction extends Routine, FunctionOptions {}

/** A procedure. */
export type StoredProcedure = Routine;
