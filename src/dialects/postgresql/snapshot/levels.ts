import type { Level } from '../../snapshot.ts';

/** Levels of properties that are not errors; `*` stands for every kind. */
const PROPERTIES: Readonly<Record<string, Readonly<Record<string, Level>>>> = {
  '*': {
    comment: 'warning',
    indexComment: 'warning',
    securityLabels: 'warning',
    statistics: 'warning',
    storage: 'warning',
    compression: 'warning',
    options: 'warning',
    toastOptions: 'warning',
    tablespace: 'warning',
    accessMethod: 'warning',
    clustered: 'warning',
    replicaIdentity: 'warning',
    indexName: 'warning',
    notNullName: 'warning',
  },
  // Of a view these are security_barrier, security_invoker and check_option.
  view: { options: 'error' },
  'foreign-data wrapper': { options: 'error' },
  server: { options: 'error' },
  'user mapping': { options: 'error' },
  'text search dictionary': { options: 'error' },
  sequence: { cache: 'info', start: 'info' },
  function: { cost: 'warning', rows: 'warning', parallel: 'warning', support: 'warning' },
  procedure: { cost: 'warning' },
  aggregate: { parallel: 'warning', stateSpace: 'warning', movingStateSpace: 'warning' },
  extension: { version: 'warning' },
  'statistics object': { definition: 'warning', target: 'warning' },
};

/** Kinds that are no errors, whatever differs of them. */
const KINDS: Readonly<Record<string, Level>> = {
  'statistics object': 'warning',
  publication: 'warning',
  'published table': 'warning',
  'published schema': 'warning',
  subscription: 'warning',
  'database setting': 'warning',
};

/** Kinds of which another name with the same definition is just another name. */
const NAMED_ONLY = new Set([
  'primary key',
  'unique constraint',
  'foreign key',
  'check constraint',
  'exclusion constraint',
  'domain constraint',
  'index',
  'sequence',
  'statistics object',
  'trigger',
]);

/**
 * How much it matters that a property differs; that an object is missing or extra, without a property; that an object
 * only has another name, for the property `name`.
 */
export function levelOf(kind: string, property?: string): Level {
  const general = KINDS[kind] ?? 'error';
  if (property === undefined) return general;
  if (property === 'name') return NAMED_ONLY.has(kind) ? 'warning' : general;
  if (property.endsWith('Order')) return 'info';
  if (property === 'owner' || property === 'grants' || property === 'revokes') return 'error';
  return PROPERTIES[kind]?.[property] ?? PROPERTIES['*']?.[property] ?? general;
}
