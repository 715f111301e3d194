import type { Column } from './column.ts';
import type { Constraint } from './constraint.ts';
import type { TableDialectOptions } from './dialect-options.ts';
import type { Index } from './index-definition.ts';
import { type Identifier, nameText } from './name.ts';

export interface Table {
  readonly name: Identifier;
  readonly schema?: Identifier | null;
  readonly columns: readonly Column[];
  readonly constraints?: readonly Constraint[];
  readonly indexes?: readonly Index[];
  readonly comment?: string;
  /** Words between CREATE and TABLE: `UNLOGGED`, `TEMPORARY`. */
  readonly prefixes?: readonly string[];
  readonly dialectOptions?: TableDialectOptions;
}

/** Text that is equal for equal tables: schema and name, whatever they contain. */
export function tableKey(table: {
  readonly name: Identifier;
  readonly schema?: Identifier | null | undefined;
}): string {
  return JSON.stringify([table.schema == null ? null : nameText(table.schema), nameText(table.name)]);
}
