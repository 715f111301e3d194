import type { Level } from '../../snapshot.ts';

/** Levels of properties that are not errors. */
const PROPERTIES: Readonly<Record<string, Level>> = {
  columnOrder: 'info',
  constraintOrder: 'info',
  clauseOrder: 'info',
  idleWords: 'info',
  inline: 'info',
  joined: 'info',
  match: 'info',
  autoIncrement: 'info',
  constraintNames: 'warning',
};

/** Kinds of which another name with the same definition is just another name. */
const NAMED_ONLY = new Set([
  'index',
  'primary key',
  'unique constraint',
  'foreign key',
  'check constraint',
  'trigger',
]);

/**
 * How much it matters that a property differs; that an object is missing or extra, without a property; that an object
 * only has another name, for the property `name`.
 */
export function levelOf(kind: string, property?: string): Level {
  if (property === undefined) return 'error';
  if (property === 'name') return NAMED_ONLY.has(kind) ? 'warning' : 'error';
  // Of a key it is what makes the column number itself; of a table it is the counter.
  if (kind === 'primary key' && property === 'autoIncrement') return 'error';
  return PROPERTIES[property] ?? 'error';
}
