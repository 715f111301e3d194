/**
 * Kinds in the order they are made when nothing else decides: what others stand on comes first. They are dropped the
 * other way round.
 */
const KINDS = [
  'schema',
  'extension',
  'language',
  'access method',
  'foreign-data wrapper',
  'server',
  'user mapping',
  'collation',
  'enum',
  'domain',
  'domain constraint',
  'composite type',
  'attribute',
  'range type',
  'base type',
  'text search parser',
  'text search template',
  'text search dictionary',
  'text search configuration',
  'sequence',
  'table',
  'foreign table',
  'column',
  'function',
  'procedure',
  'cast',
  'operator',
  'operator family',
  'operator class',
  'transform',
  'conversion',
  'aggregate',
  'primary key',
  'unique constraint',
  'check constraint',
  'exclusion constraint',
  'index',
  'foreign key',
  'statistics object',
  'view',
  'materialized view',
  'view column',
  'rule',
  'trigger',
  'policy',
  'publication',
  'published schema',
  'published table',
  'subscription',
  'event trigger',
  'default privileges',
  'database setting',
];

/** Drops come before everything else, as far as nothing holds them up. */
export function rankOfDrop(kind: string): number {
  return KINDS.length - position(kind);
}

export function rankOfCreate(kind: string): number {
  return KINDS.length + 1 + position(kind);
}

function position(kind: string): number {
  const found = KINDS.indexOf(kind);
  return found === -1 ? KINDS.length : found;
}
