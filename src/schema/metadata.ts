import type { NamingConvention } from './naming-convention.ts';
import type { Table } from './table.ts';

/** A whole schema as plain, JSON-serialisable data. */
export interface MetaData {
  readonly tables: readonly Table[];
  readonly namingConvention?: NamingConvention;
}
