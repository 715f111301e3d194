import type { NoParameters } from './generic.ts';

/** SQLite's names for what it keeps as text; elsewhere a generic type says the same. */
export interface SqliteTypes {
  'sqlite.DATE': NoParameters;
  'sqlite.DATETIME': NoParameters;
  'sqlite.TIME': NoParameters;
  'sqlite.JSON': NoParameters;
}
