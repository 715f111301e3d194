import type { Identifier } from '../name.ts';

export type TriggerEvent = 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE';

/** When a trigger acts: as usual, on replicas too, on replicas only, never. */
export type TriggerState = 'origin' | 'always' | 'replica' | 'disabled';

/** The function that a trigger of PostgreSQL calls. */
export interface TriggerFunction {
  readonly name: Identifier;
  readonly schema?: Identifier | null;
  /** Handed over as strings. */
  readonly arguments?: readonly string[];
}

export interface TriggerOptions {
  readonly schema?: Identifier | null;
  readonly timing: 'BEFORE' | 'AFTER' | 'INSTEAD OF';
  readonly events: readonly TriggerEvent[];
  /** Acts only when one of these columns is in the UPDATE. */
  readonly updateOf?: readonly Identifier[];
  /** @defaultValue 'ROW' on MySQL, MariaDB and SQLite, which know nothing else, 'STATEMENT' on PostgreSQL */
  readonly forEach?: 'ROW' | 'STATEMENT';
  /** A condition, SQL. */
  readonly when?: string;
  /** PostgreSQL: what it calls. */
  readonly execute?: TriggerFunction;
  /** MySQL, MariaDB and SQLite: what it does, SQL; without BEGIN and END where it is one statement. */
  readonly body?: string;
  /** PostgreSQL: a constraint trigger, which can wait until COMMIT. */
  readonly constraint?: boolean;
  readonly deferrable?: boolean;
  readonly initially?: 'DEFERRED' | 'IMMEDIATE';
  /** PostgreSQL: the other table of a constraint trigger. */
  readonly from?: { readonly table: Identifier; readonly schema?: Identifier | null };
  /** PostgreSQL: names for the rows that one statement touched. */
  readonly referencing?: { readonly oldTable?: Identifier; readonly newTable?: Identifier };
  /** PostgreSQL. @defaultValue 'origin' */
  readonly enabled?: TriggerState;
  /** MySQL and MariaDB: the place among triggers of the same time and event. */
  readonly order?: { readonly follows: Identifier } | { readonly precedes: Identifier };
  /** MySQL and MariaDB: `'user'@'host'`, as SQL. */
  readonly definer?: string;
  readonly comment?: string;
}

/** A trigger of a table or view. */
export interface Trigger extends TriggerOptions {
  readonly name: Identifier;
  readonly table: Identifier;
}
