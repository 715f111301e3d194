import type { Family, ObjectQuery } from './family.ts';
import { notOfExtension, ownership, qualified, userSchema, words } from './sql.ts';

/** As text: the bounds of a bigint are beyond what a JSON number keeps. */
export const SEQUENCE_PARAMETERS = {
  start: 's.seqstart::text',
  increment: 's.seqincrement::text',
  minimum: 's.seqmin::text',
  maximum: 's.seqmax::text',
  cache: 's.seqcache::text',
  cycle: 's.seqcycle',
};

const COMMON: Omit<ObjectQuery, 'from'> = {
  kind: `'sequence'`,
  name: qualified('c.relname'),
  address: ['pg_class', 'c.oid'],
  among: `relkind = 'S'`,
  definition: {
    ...ownership('c.relacl', 's', 'c.relowner'),
    type: 'format_type(s.seqtypid, null)',
    ...SEQUENCE_PARAMETERS,
    persistence: words('c.relpersistence', { p: 'permanent', u: 'unlogged' }),
    ownedBy: `(select ${qualified('oc.relname', 'ocn.nspname')} || '.' || quote_ident(oa.attname)
      from pg_class oc join pg_namespace ocn on ocn.oid = oc.relnamespace
      join pg_attribute oa on oa.attrelid = oc.oid and oa.attnum = own.refobjsubid where oc.oid = own.refobjid)`,
  },
};
const FROM =
  'pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_sequence s on s.seqrelid = c.oid';
/** `a`: owned by the column; `i`: part of an identity column. */
const OWNING_COLUMN = `left join pg_depend own on own.classid = 'pg_class'::regclass and own.objid = c.oid
  and own.refclassid = 'pg_class'::regclass and own.refobjsubid > 0 and own.deptype in ('a', 'i')`;
const WHERE = `c.relkind = 'S' and ${userSchema()} and ${notOfExtension('pg_class', 'c.oid')}`;

/**
 * Sequences of their own; those of identity columns are part of the column. Where a sequence stands (`last_value`) is data.
 * @see https://www.postgresql.org/docs/current/catalog-pg-sequence.html
 */
export const sequences: Family = {
  name: 'sequences',
  queries: () => [
    {
      ...COMMON,
      parent: ['pg_namespace', 'n.oid'],
      from: `${FROM} ${OWNING_COLUMN} where own.objid is null and ${WHERE}`,
    },
    {
      ...COMMON,
      // An owned sequence is dropped with its column.
      parent: ['pg_class', 'own.refobjid', 'own.refobjsubid'],
      from: `${FROM} ${OWNING_COLUMN} where own.deptype = 'a' and ${WHERE}`,
    },
  ],
};
