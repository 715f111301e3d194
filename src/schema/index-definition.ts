import type { IndexDialectOptions } from './dialect-options.ts';
import type { ConstraintName, Identifier } from './name.ts';
import type { SqlText } from './sql-text.ts';

/** One key of an index. A `{text}` element is SQL, written as it stands. */
export type IndexElement =
  | Identifier
  | SqlText
  | { readonly func: string; readonly columns: readonly Identifier[] }
  | {
      readonly column: Identifier;
      readonly order?: 'asc' | 'desc';
      readonly nulls?: 'first' | 'last';
      readonly collate?: string;
    };

/** What an index is, without its name. */
export interface IndexShape {
  readonly columns: readonly IndexElement[];
  readonly unique?: boolean;
  readonly dialectOptions?: IndexDialectOptions;
}

export interface Index extends IndexShape {
  /** Absent or `null`: the naming convention `ix` supplies it. */
  readonly name?: ConstraintName;
}
