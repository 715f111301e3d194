import type { Level } from '../../snapshot.ts';

/** Levels of properties that are not errors; `*` stands for every kind. */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, Level>>>> = {
  '*': {
    comment: 'warning',
    options: 'warning',
    columnOrder: 'info',
    keyOrder: 'info',
    autoIncrement: 'info',
    // How the session was that made a program: of consequence for text in other character sets only.
    characterSetClient: 'warning',
    collationConnection: 'warning',
    databaseCollation: 'warning',
  },
  table: { characterSet: 'warning', collation: 'warning' },
  // Here it is what makes the column number itself, not the counter.
  column: { autoIncrement: 'error', explicitCharacters: 'info', format: 'warning', storage: 'warning' },
  'foreign key': { idleActions: 'info' },
  'check constraint': { options: 'error' },
  index: { options: 'warning' },
  view: { algorithm: 'warning' },
  sequence: { cache: 'info', start: 'info' },
};

/** Kinds of which another name with the same definition is just another name. */
const NAMED_ONLY = new Set(['index', 'foreign key', 'check constraint', 'trigger', 'sequence']);

/**
 * How much it matters that a property differs; that an object is missing or extra, without a property; that an object
 * only has another name, for the property `name`.
 */
export function levelOf(kind: string, property?: string): Level {
  if (property === undefined) return 'error';
  if (property === 'name') return NAMED_ONLY.has(kind) ? 'warning' : 'error';
  return PROPERTIES[kind]?.[property] ?? PROPERTIES['*']?.[property] ?? 'error';
}
