import { migError } from '../../errors/index.ts';
import type { Column } from '../column.ts';
import type { Constraint } from '../constraint.ts';
import { type TableDialectOptions, withDialectOptions } from '../dialect-options.ts';
import type { Index } from '../index-definition.ts';
import type { MetaData, MetaDataObjects } from '../metadata.ts';
import { type Identifier, nameText } from '../name.ts';
import type { NamingConvention } from '../naming-convention.ts';
import type { Table } from '../table.ts';

export interface TableOptions extends TableDialectOptions {
  readonly schema?: Identifier | null;
  readonly comment?: string;
  /** Words between CREATE and TABLE. */
  readonly prefixes?: readonly string[];
}

export type TablePart = Column | Constraint | Index;

/**
 * A table: `table('users', column(…), column(…), unique(['email']), { comment: '…' })`. Options come last.
 * @throws MIG_SCHEMA_PART
 */
export function table(name: Identifier, ...parts: readonly (TablePart | TableOptions)[]): Table {
  const { items, options } = splitParts(name, parts);
  const constraints = items.filter((item) => 'kind' in item);
  const indexes = items.filter((item) => !('kind' in item) && !('type' in item)) as Index[];
  return {
    name,
    columns: items.filter((item) => 'type' in item && !('kind' in item)) as Column[],
    ...(constraints.length === 0 ? {} : { constraints: constraints as Constraint[] }),
    ...(indexes.length === 0 ? {} : { indexes }),
    ...withDialectOptions(options),
  };
}

/**
 * Columns, constraints and indexes apart from the options at the end, if there are any.
 * @throws MIG_SCHEMA_PART
 */
export function splitParts<Options extends object>(
  name: Identifier,
  parts: readonly (TablePart | Options)[],
): { readonly items: readonly TablePart[]; readonly options: Options } {
  const last = parts.at(-1);
  const hasOptions = typeof last === 'object' && last !== null && !isPart(last);
  const items = hasOptions ? parts.slice(0, -1) : parts;
  items.forEach((part, position) => {
    if (!isPart(part)) throw migError('MIG_SCHEMA_PART', { table: nameText(name), position: position + 1 });
  });
  return { items: items as readonly TablePart[], options: (hasOptions ? last : {}) as Options };
}

function isPart(part: unknown): part is TablePart {
  if (typeof part !== 'object' || part === null) return false;
  return 'kind' in part || ('name' in part && 'type' in part) || 'columns' in part;
}

/** A whole schema: `metadata([users, posts], { views: [active], namingConvention: { … } })`. */
export function metadata(
  tables: readonly Table[],
  options: MetaDataObjects & { readonly namingConvention?: NamingConvention } = {},
): MetaData {
  return { tables, ...options };
}
