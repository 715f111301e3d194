import type { Family, ObjectQuery } from './family.ts';
import { collation, named, notOfExtension, ownership, qualified, userSchema, words } from './sql.ts';
import { columnOrder } from './tables.ts';

/**
 * Types of users. Array and multirange types come with the type they belong to and are no objects of their own.
 * @see https://www.postgresql.org/docs/current/catalog-pg-type.html
 */
export const types: Family = {
  name: 'types',
  queries: () => [enums, composites, ranges, domains, baseTypes],
};

const COMMON = {
  name: qualified('t.typname'),
  address: ['pg_type', 't.oid'],
  parent: ['pg_namespace', 'n.oid'],
} as const;
const OWNERSHIP = ownership('t.typacl', 'T', 't.typowner');
const WHERE = `${userSchema()} and ${notOfExtension('pg_type', 't.oid')}`;
const FROM = `pg_type t join pg_namespace n on n.oid = t.typnamespace`;

const enums: ObjectQuery = {
  ...COMMON,
  kind: `'enum'`,
  definition: {
    ...OWNERSHIP,
    values: `(select json_agg(e.enumlabel order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)`,
  },
  among: `typtype = 'e'`,
  from: `${FROM} where t.typtype = 'e' and ${WHERE}`,
};

const composites: ObjectQuery = {
  ...COMMON,
  kind: `'composite type'`,
  definition: { ...OWNERSHIP, columnOrder: columnOrder('t.typrelid') },
  // Every table has one too.
  among: `typtype = 'c' and typrelid in (select oid from pg_class where relkind = 'c')`,
  from: `${FROM} join pg_class c on c.oid = t.typrelid and c.relkind = 'c' where t.typtype = 'c' and ${WHERE}`,
};

const ranges: ObjectQuery = {
  ...COMMON,
  kind: `'range type'`,
  definition: {
    ...OWNERSHIP,
    subtype: 'format_type(r.rngsubtype, null)',
    operatorClass: `(select ${qualified('oc.opcname', 'ocn.nspname')} from pg_opclass oc
      join pg_namespace ocn on ocn.oid = oc.opcnamespace where oc.oid = r.rngsubopc)`,
    collation: collation('r.rngcollation', 'st.typcollation'),
    canonical: named('regproc', 'r.rngcanonical'),
    subtypeDiff: named('regproc', 'r.rngsubdiff'),
    multirange: 'format_type(r.rngmultitypid, null)',
  },
  among: `typtype = 'r'`,
  from: `${FROM} join pg_range r on r.rngtypid = t.oid join pg_type st on st.oid = r.rngsubtype
    where t.typtype = 'r' and ${WHERE}`,
};

const domains: ObjectQuery = {
  ...COMMON,
  kind: `'domain'`,
  definition: {
    ...OWNERSHIP,
    type: 'format_type(t.typbasetype, t.typtypmod)',
    default: 'pg_get_expr(t.typdefaultbin, 0)',
    notNull: 't.typnotnull',
    collation: collation('t.typcollation', 'bt.typcollation'),
  },
  among: `typtype = 'd'`,
  from: `${FROM} join pg_type bt on bt.oid = t.typbasetype where t.typtype = 'd' and ${WHERE}`,
};

/** A shell type is a name without anything behind it yet. */
const baseTypes: ObjectQuery = {
  ...COMMON,
  kind: `'base type'`,
  definition: {
    ...OWNERSHIP,
    defined: 't.typisdefined',
    input: named('regproc', 't.typinput'),
    output: named('regproc', 't.typoutput'),
    receive: named('regproc', 't.typreceive'),
    send: named('regproc', 't.typsend'),
    modifierInput: named('regproc', 't.typmodin'),
    modifierOutput: named('regproc', 't.typmodout'),
    analyze: named('regproc', 't.typanalyze'),
    subscript: named('regproc', 't.typsubscript'),
    internalLength: 't.typlen',
    passedByValue: 't.typbyval',
    alignment: words('t.typalign', { c: 'char', s: 'int2', i: 'int4', d: 'double' }),
    storage: words('t.typstorage', { p: 'plain', e: 'external', m: 'main', x: 'extended' }),
    category: 't.typcategory',
    preferred: 't.typispreferred',
    default: 'coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault)',
    element: 'case when t.typelem <> 0 then format_type(t.typelem, null) end',
    delimiter: 't.typdelim',
    collatable: 't.typcollation <> 0',
  },
  among: `typtype in ('b', 'p') and oid not in (select typarray from pg_type)`,
  from: `${FROM} where (t.typtype = 'b' or (t.typtype = 'p' and not t.typisdefined)) and ${WHERE}
    and not exists (select from pg_type e where e.typarray = t.oid)`,
};
