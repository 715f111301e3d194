import type { Identifier } from '../../../schema/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { Closing } from './closing.ts';
import { holder, lastPart, nameParts, tableTarget, unquoted } from './names.ts';

/** `ALTER TABLE t` for something that belongs to table t. */
export function alterTable(child: Pick<CatalogObject, 'name'>, closing: Closing): string {
  return `ALTER TABLE ${closing.sql(holder(child.name))}`;
}

/** The table of a child, as operations name it. */
export function targetOf(child: Pick<CatalogObject, 'name'>): {
  readonly table: Identifier;
  readonly schema?: Identifier;
} {
  return tableTarget(holder(child.name));
}

/** Plain names of a column and its table. */
export function tableOf({ name }: Pick<CatalogObject, 'name'>): {
  readonly table: string;
  readonly column: string;
} {
  const [, table = '', column = ''] = nameParts(name).map(unquoted);
  return { table, column };
}

/** The name of a child, unquoted. */
export function ownName({ name }: Pick<CatalogObject, 'name'>): string {
  return unquoted(lastPart(name));
}
