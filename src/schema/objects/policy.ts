import type { Identifier } from '../name.ts';

export interface PolicyOptions {
  readonly schema?: Identifier | null;
  /** @defaultValue 'PERMISSIVE' */
  readonly as?: 'PERMISSIVE' | 'RESTRICTIVE';
  /** @defaultValue 'ALL' */
  readonly command?: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  /** Roles; `PUBLIC`, `CURRENT_USER`, `SESSION_USER` are keywords. @defaultValue PUBLIC */
  readonly to?: readonly string[];
  /** Which rows are seen, SQL. */
  readonly using?: string;
  /** Which rows may be written, SQL. */
  readonly withCheck?: string;
  readonly comment?: string;
}

/** A row security policy of a table. It acts once the table's row security is enabled. */
export interface Policy extends PolicyOptions {
  readonly name: Identifier;
  readonly table: Identifier;
}

/** Row security of a table: whether its policies act, and whether for its owner too. */
export interface RowSecurity {
  readonly table: Identifier;
  readonly schema?: Identifier | null;
  readonly enabled?: boolean;
  readonly forced?: boolean;
}
