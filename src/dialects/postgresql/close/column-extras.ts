import type { CatalogObject } from '../../snapshot.ts';
import { list, text, type Closing, type Side } from './closing.ts';
import { typeBase } from './conversions.ts';
import { identityExtras, identityProperties } from './identity.ts';
import { lastPart } from './names.ts';
import { optionChanges } from './storage-options.ts';
import { alterTable, tableOf } from './table-target.ts';

/** Tuning that has no place in a column definition: storage, statistics, options, special identity sequences. */
export function columnExtras(column: CatalogObject, closing: Closing): readonly string[] {
  const bare = { ...column, definition: {} };
  return [
    ...tuningStatements(bare, column, closing),
    ...(identityProperties(column) === undefined ? [] : identityExtras(column, undefined, closing)),
    ...notNullName(undefined, column, closing),
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

/** From PostgreSQL 18 on, the constraint behind NOT NULL has a name; in the snapshot when it is no usual one. */
export function notNullName(
  before: CatalogObject | undefined,
  after: CatalogObject,
  closing: Closing,
): readonly string[] {
  const wanted = text(after, 'notNullName');
  const isNew = before?.definition['notNull'] !== true;
  const now = before === undefined || isNew ? '' : text(before, 'notNullName');
  if (after.definition['notNull'] !== true || now === wanted) return [];
  // Joining or leaving a parent decides by itself which name it is.
  if (before !== undefined && parentage(before, closing.from) !== parentage(after, closing.to)) return [];
  const usual = usualNotNullName(after);
  return [
    `${alterTable(after, closing)} RENAME CONSTRAINT ${now === '' ? usual : quoted(now)} TO ${wanted === '' ? usual : quoted(wanted)}`,
  ];
}

function parentage(column: CatalogObject, { objects }: Side): string {
  const table = objects[column.parent ?? ''];
  return JSON.stringify([table?.definition['partitionOf'], table?.definition['inherits']]);
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

function usualNotNullName(column: CatalogObject): string {
  const { table, column: name } = tableOf(column);
  return quoted(`${table}_${name}_not_null`.slice(0, 63));
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
