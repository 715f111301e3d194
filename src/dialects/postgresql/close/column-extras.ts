import type { CatalogObject } from '../../snapshot.ts';
import { list, text, type Closing } from './closing.ts';
import { typeBase } from './conversions.ts';
import { identityExtras, identityProperties } from './identity.ts';
import { lastPart } from './names.ts';
import { notNullStatements } from './not-null.ts';
import { optionChanges } from './storage-options.ts';
import { alterTable } from './table-target.ts';

/** Tuning that has no place in a column definition: storage, statistics, options, special identity sequences. */
export function columnExtras(column: CatalogObject, closing: Closing): readonly string[] {
  const bare = { ...column, definition: {} };
  return [
    ...tuningStatements(bare, column, closing),
    ...(identityProperties(column) === undefined ? [] : identityExtras(column, undefined, closing)),
    ...notNullStatements(undefined, column, closing),
  ];
}

/** Storage, statistics target and options of a column, as far as they differ. */
export function tuningStatements(
  before: CatalogObject,
  after: CatalogObject,
  closing: Closing,
): readonly string[] {
  const alter = `${alterTable(after, closing)} ALTER COLUMN ${lastPart(after.name)}`;
  const differs = (property: string): boolean => text(before, property) !== text(after, property);
  const plain = closing.version >= 16 ? 'DEFAULT' : usualStorage(text(after, 'type'));
  return [
    ...(differs('storage') ? [`${alter} SET STORAGE ${text(after, 'storage').toUpperCase() || plain}`] : []),
    ...(differs('statistics') ? [`${alter} SET STATISTICS ${text(after, 'statistics') || '-1'}`] : []),
    ...optionChanges(list(before, 'options'), list(after, 'options')).map((change) => `${alter} ${change}`),
  ];
}

/** Before PostgreSQL 16 the storage that a type has by itself must be named. */
function usualStorage(type: string): string {
  const { name, isArray } = typeBase(type);
  if (isArray) return 'EXTENDED';
  if (name === 'numeric' || name === 'inet' || name === 'cidr') return 'MAIN';
  return FIXED.test(name) ? 'PLAIN' : 'EXTENDED';
}

const FIXED =
  /^(smallint|integer|bigint|real|double precision|boolean|date|time|timestamp|interval|uuid|oid|money)/;
