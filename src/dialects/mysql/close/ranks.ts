import type { CatalogObject } from '../../snapshot.ts';
import { nameParts } from '../snapshot/index.ts';
import type { Side } from './names.ts';

/** Kinds in the order in which they are made. */
const KINDS = [
  'database',
  'sequence',
  'table',
  'column',
  'primary key',
  'index',
  'check constraint',
  'period',
  'foreign key',
  'function',
  'view',
  'procedure',
  'package',
  'package body',
  'trigger',
  'event',
];
const STEP = 1000;

/** Place of an object among those that are made; the other way round for those that are dropped. */
export function rankOf(object: CatalogObject, side: Side): number {
  const within = object.kind === 'column' ? placeOf(object, side) : depthOf(object, side, new Set());
  return (KINDS.indexOf(object.kind) + 1) * STEP + within;
}

/** A column stands behind the one before it, which may be new itself. */
function placeOf({ name, parent = '' }: CatalogObject, { objects }: Side): number {
  const order = (objects[parent]?.definition['columnOrder'] ?? []) as readonly string[];
  const [, column = ''] = nameParts(name);
  return Math.min(STEP - 1, order.findIndex((other) => nameParts(other)[0] === column) + 1);
}

/** How many tables, or views, have to be there before this one. */
function depthOf(object: CatalogObject, side: Side, seen: Set<string>): number {
  const key = `${object.kind} ${object.name}`;
  if (seen.has(key) || (object.kind !== 'table' && object.kind !== 'view')) return 0;
  seen.add(key);
  const text = object.create ?? '';
  const needed = Object.values(side.objects).filter(
    (other) => other !== object && other.kind === object.kind && mentions(text, other),
  );
  return Math.min(STEP - 1, Math.max(-1, ...needed.map((other) => depthOf(other, side, seen))) + 1);
}

function mentions(text: string, { name }: CatalogObject): boolean {
  return text.includes(name.startsWith('`') ? name : `\`${name}\``);
}
