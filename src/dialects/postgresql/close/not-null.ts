import type { CatalogObject } from '../../snapshot.ts';
import { quote } from '../compile/index.ts';
import { text, type Closing, type Side } from './closing.ts';
import { lastPart } from './names.ts';
import { alterTable, tableOf } from './table-target.ts';

/** True for a NOT NULL that only a constraint can say: not inherited, or not validated. PostgreSQL 18. */
export function isSpecialNotNull({ definition }: CatalogObject): boolean {
  return definition['notNullNoInherit'] === true || definition['notNullValidated'] === false;
}

/** True when NOT NULL can be written with the column itself. */
export function isPlainNotNull(column: CatalogObject): boolean {
  return column.definition['notNull'] === true && !isSpecialNotNull(column);
}

/** From PostgreSQL 18 on NOT NULL is a constraint: what SET NOT NULL does not say of it, for a column that has it now. */
export function notNullStatements(
  before: CatalogObject | undefined,
  after: CatalogObject,
  closing: Closing,
): readonly string[] {
  if (after.definition['notNull'] !== true) return [];
  const table = alterTable(after, closing);
  if (isSpecialNotNull(after)) {
    if (before !== undefined && JSON.stringify(state(before)) === JSON.stringify(state(after))) return [];
    const name = text(after, 'notNullName');
    const wasThere = before?.definition['notNull'] === true;
    return [
      ...(wasThere ? [`${table} ALTER COLUMN ${lastPart(after.name)} DROP NOT NULL`] : []),
      [
        `${table} ADD${name === '' ? '' : ` CONSTRAINT ${quote(name)}`} NOT NULL ${lastPart(after.name)}`,
        ...(after.definition['notNullNoInherit'] === true ? ['NO INHERIT'] : []),
        ...(after.definition['notNullValidated'] === false ? ['NOT VALID'] : []),
      ].join(' '),
    ];
  }
  const current = before?.definition['notNull'] === true ? before : undefined;
  const name = quote((current === undefined ? '' : text(current, 'notNullName')) || usualName(after));
  return [
    ...(current?.definition['notNullNoInherit'] === true
      ? [`${table} ALTER CONSTRAINT ${name} INHERIT`]
      : []),
    ...(current?.definition['notNullValidated'] === false ? [`${table} VALIDATE CONSTRAINT ${name}`] : []),
    ...renamed(current, after, closing),
  ];
}

function renamed(
  before: CatalogObject | undefined,
  after: CatalogObject,
  closing: Closing,
): readonly string[] {
  const now = before === undefined ? '' : text(before, 'notNullName');
  const wanted = text(after, 'notNullName');
  if (now === wanted) return [];
  // Joining or leaving a parent decides by itself which name it is.
  if (before !== undefined && parentage(before, closing.from) !== parentage(after, closing.to)) return [];
  const usual = usualName(after);
  return [
    `${alterTable(after, closing)} RENAME CONSTRAINT ${quote(now || usual)} TO ${quote(wanted || usual)}`,
  ];
}

function state({ definition }: CatalogObject) {
  return ['notNull', 'notNullName', 'notNullNoInherit', 'notNullValidated'].map((name) => definition[name]);
}

/** The name that the server gives by itself. */
function usualName(column: CatalogObject): string {
  const { table, column: name } = tableOf(column);
  return `${table}_${name}_not_null`.slice(0, 63);
}

function parentage(column: CatalogObject, { objects }: Side): string {
  const table = objects[column.parent ?? ''];
  return JSON.stringify([table?.definition['partitionOf'], table?.definition['inherits']]);
}
