import type { CatalogObject } from '../../snapshot.ts';
import type { Closing } from './closing.ts';
import { holder, lastPart } from './names.ts';
import { castName, operatorSignature, transformName, usingName } from './spelling.ts';

/** Words that COMMENT ON, ALTER … OWNER TO and DROP use for a kind of object whose name follows. */
const WORDS: Readonly<Record<string, string>> = {
  'access method': 'ACCESS METHOD',
  aggregate: 'AGGREGATE',
  'base type': 'TYPE',
  cast: 'CAST',
  collation: 'COLLATION',
  'composite type': 'TYPE',
  conversion: 'CONVERSION',
  domain: 'DOMAIN',
  enum: 'TYPE',
  'event trigger': 'EVENT TRIGGER',
  extension: 'EXTENSION',
  'foreign table': 'FOREIGN TABLE',
  'foreign-data wrapper': 'FOREIGN DATA WRAPPER',
  function: 'FUNCTION',
  index: 'INDEX',
  language: 'LANGUAGE',
  'materialized view': 'MATERIALIZED VIEW',
  operator: 'OPERATOR',
  'operator class': 'OPERATOR CLASS',
  'operator family': 'OPERATOR FAMILY',
  procedure: 'PROCEDURE',
  publication: 'PUBLICATION',
  'range type': 'TYPE',
  schema: 'SCHEMA',
  sequence: 'SEQUENCE',
  server: 'SERVER',
  'statistics object': 'STATISTICS',
  subscription: 'SUBSCRIPTION',
  table: 'TABLE',
  'text search configuration': 'TEXT SEARCH CONFIGURATION',
  'text search dictionary': 'TEXT SEARCH DICTIONARY',
  'text search parser': 'TEXT SEARCH PARSER',
  'text search template': 'TEXT SEARCH TEMPLATE',
  transform: 'TRANSFORM',
  view: 'VIEW',
};

/** Words for what is named within a table. */
const WITHIN: Readonly<Record<string, string>> = {
  'check constraint': 'CONSTRAINT',
  'exclusion constraint': 'CONSTRAINT',
  'foreign key': 'CONSTRAINT',
  'primary key': 'CONSTRAINT',
  'unique constraint': 'CONSTRAINT',
  policy: 'POLICY',
  rule: 'RULE',
  trigger: 'TRIGGER',
};

const COLUMNS = new Set(['column', 'view column', 'attribute']);

/** The words for a kind, as in DROP …. */
export function word(kind: string): string {
  return WORDS[kind] ?? kind.toUpperCase();
}

/** An object as COMMENT ON names it: `TABLE app.person`, `TRIGGER touch ON app.person`. */
export function designation({ kind, name }: CatalogObject, closing: Closing): string {
  if (COLUMNS.has(kind)) return `COLUMN ${closing.sql(name)}`;
  if (kind === 'domain constraint')
    return `CONSTRAINT ${lastPart(name)} ON DOMAIN ${closing.sql(holder(name))}`;
  const within = WITHIN[kind];
  if (within !== undefined) return `${within} ${lastPart(name)} ON ${closing.sql(holder(name))}`;
  return `${word(kind)} ${NAMES[kind]?.(name, closing) ?? closing.sql(name)}`;
}

/** Kinds whose names are spelled in a way of their own. */
const NAMES: Readonly<Record<string, (name: string, closing: Closing) => string>> = {
  // An aggregate over whole rows has a star for its arguments.
  aggregate: (name, closing) => closing.sql(name.replace(/\(\)$/, '(*)')),
  cast: castName,
  operator: operatorSignature,
  'operator class': usingName,
  'operator family': usingName,
  transform: transformName,
};
