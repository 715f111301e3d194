import type { CatalogObject } from '../../snapshot.ts';
import { inQuotes } from '../compile/index.ts';
import { nameOf, pieces } from '../snapshot/index.ts';
import { nameInCatalog, type Side } from './side.ts';

/** ADD COLUMN, or `undefined` where it takes a new table. @see https://www.sqlite.org/lang_altertable.html#altertabaddcol */
export function addColumn(column: CatalogObject, table: CatalogObject, to: Side): string | undefined {
  const { definition } = column;
  const order = table.definition['columnOrder'] as readonly string[];
  const name = order.at(-1);
  const isLast = name !== undefined && column.name === `${table.name}.${name}`;
  const value = definition['default'] as string | undefined;
  const isConstant = value === undefined || !/^\(|current_/i.test(value);
  const cannot =
    !isLast ||
    !isConstant ||
    definition['stored'] === true ||
    definition['constraintNames'] !== undefined ||
    (definition['notNull'] === true && (value === undefined || value === 'null')) ||
    isMentioned(column, to, ['primary key', 'unique constraint', 'check constraint', 'foreign key']);
  if (cannot) return undefined;
  return `ALTER TABLE ${inQuotes(nameInCatalog(table))} ADD COLUMN ${columnLine(column)}`;
}

/** DROP COLUMN, or `undefined` where something else mentions the column. */
export function dropColumn(column: CatalogObject, table: CatalogObject, from: Side): string | undefined {
  const everything = [
    'primary key',
    'unique constraint',
    'check constraint',
    'foreign key',
    'index',
    'trigger',
    'view',
    'column',
  ];
  if (isMentioned(column, from, everything)) return undefined;
  return `ALTER TABLE ${inQuotes(nameInCatalog(table))} DROP COLUMN ${inQuotes(plainName(column))}`;
}

function columnLine(column: CatalogObject): string {
  const { definition } = column;
  const text = (property: string): string | undefined => definition[property] as string | undefined;
  const given = (property: string, write: (value: string) => string): readonly string[] => {
    const value = text(property);
    return value === undefined ? [] : [write(value)];
  };
  return [
    inQuotes(plainName(column)),
    ...given('type', (type) => type),
    ...(definition['notNull'] === true ? ['NOT NULL'] : []),
    ...given('onConflict', (word) => `ON CONFLICT ${word.toUpperCase()}`),
    ...given('default', (value) => `DEFAULT ${value}`),
    ...given('collation', (name) => `COLLATE ${name}`),
    ...given('generated', (expression) => `GENERATED ALWAYS AS (${expression})`),
  ].join(' ');
}

/** Whether the name of a column stands in any other object of these kinds: too careful rather than too bold. */
function isMentioned(column: CatalogObject, { objects }: Side, kinds: readonly string[]): boolean {
  const wanted = plainName(column).toLowerCase();
  return Object.values(objects).some((object) => {
    const elsewhere = object.kind === 'view' || object.kind === 'trigger';
    if (object === column || !kinds.includes(object.kind)) return false;
    if (!elsewhere && object.parent !== column.parent) return false;
    const text = object.create ?? JSON.stringify(object.definition);
    return object.create === undefined
      ? text.toLowerCase().includes(wanted)
      : pieces(text).some((piece) => nameOf(piece).toLowerCase() === wanted);
  });
}

function plainName({ name, parent = '' }: CatalogObject): string {
  const own = name.slice(parent.length - 'table '.length + 1);
  return pieces(own).map(nameOf).join('');
}
