import type { Identifier } from '../name.ts';

/** Privileges of all dialects; which of them an object knows, its server says. */
export type Privilege =
  | 'ALL'
  | 'SELECT'
  | 'INSERT'
  | 'UPDATE'
  | 'DELETE'
  | 'TRUNCATE'
  | 'REFERENCES'
  | 'TRIGGER'
  | 'MAINTAIN'
  | 'CREATE'
  | 'CONNECT'
  | 'TEMPORARY'
  | 'EXECUTE'
  | 'USAGE'
  | 'ALTER'
  | 'ALTER ROUTINE'
  | 'CREATE ROUTINE'
  | 'CREATE TEMPORARY TABLES'
  | 'CREATE VIEW'
  | 'DROP'
  | 'EVENT'
  | 'INDEX'
  | 'LOCK TABLES'
  | 'SHOW VIEW';

/** What privileges are granted on. Views are tables here, as in SQL. */
export type GrantTarget =
  | {
      readonly kind: 'table' | 'sequence' | 'domain' | 'type';
      readonly name: Identifier;
      readonly schema?: Identifier | null;
    }
  | {
      readonly kind: 'schema' | 'language' | 'foreignDataWrapper' | 'foreignServer';
      readonly name: Identifier;
    }
  | {
      readonly kind: 'function' | 'procedure';
      readonly name: Identifier;
      readonly schema?: Identifier | null;
      /** Types of the arguments, SQL. */
      readonly arguments?: readonly string[];
    }
  | { readonly kind: 'allTables' | 'allSequences' | 'allFunctions'; readonly schema: Identifier };

/** Privileges that roles have on an object. */
export interface Grant {
  readonly privileges: readonly Privilege[];
  readonly on: GrantTarget;
  /** Roles; `PUBLIC` is a keyword. MySQL and MariaDB: accounts as SQL, `'user'@'host'`. */
  readonly to: readonly string[];
  /** Only these columns of a table. */
  readonly columns?: readonly Identifier[];
  readonly withGrantOption?: boolean;
}

/** Privileges that objects get which are made later. */
export interface DefaultPrivileges {
  readonly privileges: readonly Privilege[];
  readonly on: 'tables' | 'sequences' | 'functions' | 'types' | 'schemas';
  readonly to: readonly string[];
  /** Whose objects. @defaultValue the current role */
  readonly forRole?: string;
  readonly inSchema?: Identifier;
  readonly withGrantOption?: boolean;
}
