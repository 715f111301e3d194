import type { Remark } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { keyOf } from '../close/index.ts';

/** Properties that the data of a table says. */
const CARRIED: Readonly<Record<string, readonly string[]>> = {
  table: [
    'columnOrder',
    'persistence',
    'partitionKey',
    'inherits',
    'options',
    'toastOptions',
    'accessMethod',
    'tablespace',
    'comment',
  ],
  column: [
    'type',
    'collation',
    'compression',
    'notNull',
    'default',
    'generated',
    'generationExpression',
    'identity',
    'inherited',
    'comment',
  ],
  index: ['definition', 'options', 'tablespace'],
  'primary key': ['definition'],
  'unique constraint': ['definition'],
  'foreign key': ['definition'],
  'check constraint': ['definition'],
  'exclusion constraint': ['definition'],
};

/** What hangs on a table rather than being part of it, and is told of in other lists of metadata. */
const HANGING = new Set(['owner', 'grants', 'revokes', 'rowSecurity', 'forceRowSecurity']);

/** Whether the data of a table says that property of one of its objects. */
export function carries({ kind }: Pick<CatalogObject, 'kind'>, property: string): boolean {
  return CARRIED[kind]?.includes(property) ?? false;
}

/** What an object has beyond. That options stand in another order means nothing. */
export function unsaid(object: CatalogObject): readonly Remark[] {
  return Object.entries(object.definition)
    .filter(
      ([property, value]) =>
        !carries(object, property) &&
        !HANGING.has(property) &&
        !property.endsWith('Order') &&
        !(property === 'replicaIdentity' && value === 'default'),
    )
    .map(([property]) => ({
      key: keyOf(object),
      property,
      reason: 'the data of a table has no word for it',
    }));
}
