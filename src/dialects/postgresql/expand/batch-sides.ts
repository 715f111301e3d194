import type { BatchAlterTable, Recreation } from '../../../operations/index.ts';
import { nameText, type Column, type Table } from '../../../schema/index.ts';
import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';
import { holder, identityProperties, keyOf, lastPart, ownName, usualName } from '../close/index.ts';
import { quote } from '../compile/index.ts';
import { carries, type TableReading } from '../reflect/index.ts';

/** The name that a column of the old table has in the new one; `undefined` for one that the batch drops. */
export function fatesOf({ operations }: BatchAlterTable): (column: string) => string | undefined {
  return (column) => {
    let now: string | undefined = column;
    for (const operation of operations) {
      if (
        operation.op === 'dropColumn' &&
        now !== undefined &&
        [now, column].includes(nameText(operation.column))
      )
        now = undefined;
      if (
        operation.op === 'alterColumn' &&
        operation.newColumnName !== undefined &&
        now !== undefined &&
        [now, column].includes(nameText(operation.column))
      )
        now = nameText(operation.newColumnName);
    }
    return now;
  };
}

export interface Recreated {
  readonly snapshot: CatalogSnapshot;
  readonly reading: TableReading;
  readonly final: Recreation;
  readonly fates: (column: string) => string | undefined;
  /** Names of the constraints that the batch drops. */
  readonly dropped: ReadonlySet<string>;
  /** Who makes the new table, quoted. */
  readonly role?: string;
}

/**
 * The database once the new table has its name, and as it shall be: with everything that hung on the old table, without
 * what the batch drops. What the definition of the table says is the same on both sides.
 */
export function recreatedSides(
  table: CatalogObject,
  recreated: Recreated,
): { readonly from: CatalogSnapshot; readonly to: CatalogSnapshot } {
  const { snapshot, reading, fates } = recreated;
  const family = familyOf(table, snapshot);
  const others = Object.entries(snapshot.objects).filter(([key]) => !family.has(key));
  const unsaid = new Set(
    reading.remarks.filter(({ property }) => property === undefined).map(({ key }) => key),
  );
  const kept = [...family.values()].flatMap((object) => {
    if (object.kind === 'column') return columnNow(object, fates);
    return isKept(object, recreated, unsaid) ? [object] : [];
  });
  const from = kept.flatMap((object) => bare(object, recreated, unsaid));
  const withObjects = (objects: readonly CatalogObject[]): CatalogSnapshot => ({
    ...snapshot,
    objects: Object.fromEntries(
      [...others, ...objects.map((object) => [keyOf(object), object] as const)].sort(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    ),
  });
  return { from: withObjects(from), to: withObjects(kept.map((object) => expected(object, recreated))) };
}

/** The table with all that belongs to it, and its places in publications. */
function familyOf(table: CatalogObject, { objects }: CatalogSnapshot): ReadonlyMap<string, CatalogObject> {
  const top = keyOf(table);
  const belongs = (object: CatalogObject): boolean => {
    for (let at: CatalogObject | undefined = object; at !== undefined; at = objects[at.parent ?? ''])
      if (keyOf(at) === top) return true;
    return object.kind === 'published table' && (object.depends ?? []).includes(top);
  };
  // Sequences change hands, and stay as they are.
  return new Map(
    Object.entries(objects).filter(([, object]) => object.kind !== 'sequence' && belongs(object)),
  );
}

function columnNow(object: CatalogObject, fates: Recreated['fates']): readonly CatalogObject[] {
  const name = fates(ownName(object));
  return name === undefined ? [] : [{ ...object, name: `${holder(object.name)}.${quote(name)}` }];
}

const CONSTRAINT = /constraint$|^primary key$|^foreign key$/;

/** Whether it is there in the end: keys and indexes that the new table has, those it cannot have, and all else. */
function isKept(
  object: CatalogObject,
  { final, reading, dropped }: Recreated,
  unsaid: ReadonlySet<string>,
): boolean {
  const { kind } = object;
  if (kind !== 'index' && !CONSTRAINT.test(kind)) return true;
  const name = ownName(object);
  const isNamed = (item: { readonly name?: unknown }): boolean =>
    item.name != null && nameText(item.name as string) === name;
  if (kind === 'index') return unsaid.has(keyOf(object)) || final.indexes.some(isNamed);
  const isSaid = (reading.table?.constraints ?? []).some((item) => isNamed(item) && !isNotValid(object));
  if (isSaid) return (final.table.constraints ?? []).some(isNamed);
  return !dropped.has(name);
}

function isNotValid({ definition }: CatalogObject): boolean {
  return String(definition['definition'] as string).endsWith(' NOT VALID');
}

/** What the statements of the batch have made of it; nothing of what they do not make. */
function bare(
  object: CatalogObject,
  { final, role }: Recreated,
  unsaid: ReadonlySet<string>,
): readonly CatalogObject[] {
  const isMade =
    ['table', 'column', 'index'].includes(object.kind) ||
    (CONSTRAINT.test(object.kind) && !isNotValid(object));
  if (!isMade || unsaid.has(keyOf(object))) return [];
  const definition = Object.fromEntries(
    Object.entries(object.definition).filter(([property]) => carries(object, property)),
  );
  if (object.kind === 'table')
    return [
      {
        ...object,
        definition: {
          ...definition,
          ...(role === undefined ? {} : { owner: role }),
          rowSecurity: false,
          forceRowSecurity: false,
          replicaIdentity: 'default',
        },
      },
    ];
  if (object.kind !== 'column') return [{ ...object, definition }];
  const identity = identityOfNew(object, final.table);
  const { identity: _identity, ...plain } = definition;
  const isSpecial =
    object.definition['notNullNoInherit'] === true || object.definition['notNullValidated'] === false;
  return [
    {
      ...object,
      definition: {
        ...plain,
        ...(isSpecial ? { notNull: false } : {}),
        ...(identity === undefined ? {} : { identity }),
      },
    },
  ];
}

/** The sequence of an identity is named after the temporary table, and has neither comment nor privileges. */
function identityOfNew(column: CatalogObject, table: Table): CatalogObject['definition'] | undefined {
  const properties = identityProperties(column);
  if (properties === undefined || columnOf(column, table)?.identity === undefined) return undefined;
  const {
    comment: _comment,
    grants: _grants,
    revokes: _revokes,
    persistence: _persistence,
    ...rest
  } = properties as CatalogObject['definition'];
  const own = `${holder(holder(column.name))}.${quote(nameText(table.name))}.${lastPart(column.name)}`;
  return { ...rest, sequence: usualName({ name: own }) };
}

/** As it shall be. What the name of a NOT NULL is has been seen to; an identity may be gone. */
function expected(object: CatalogObject, { final }: Recreated): CatalogObject {
  if (object.kind !== 'column') return object;
  const { notNullName, identity, ...definition } = object.definition;
  const isSpecial = definition['notNullNoInherit'] === true || definition['notNullValidated'] === false;
  return {
    ...object,
    definition: {
      ...definition,
      ...(isSpecial && notNullName !== undefined ? { notNullName } : {}),
      ...(identity === undefined || columnOf(object, final.table)?.identity === undefined
        ? {}
        : { identity }),
    },
  };
}

function columnOf(object: CatalogObject, { columns }: Table): Column | undefined {
  return columns.find(({ name }) => nameText(name) === ownName(object));
}
