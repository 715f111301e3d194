import type { Family, ObjectQuery, SnapshotServer } from './family.ts';
import { SEQUENCE_PARAMETERS } from './sequences.ts';
import {
  collation,
  foreignOptions,
  grantOrder,
  optionOrder,
  privileges,
  qualified,
  sorted,
  userSchema,
  words,
} from './sql.ts';

const STORAGE = { p: 'plain', e: 'external', m: 'main', x: 'extended' };
const COMPRESSION = { p: 'pglz', l: 'lz4' };
const NOT_NULL_SINCE = 180000;

/**
 * Columns of tables and foreign tables; attributes of composite types; columns of views that carry something of their own.
 * @see https://www.postgresql.org/docs/current/catalog-pg-attribute.html
 */
export const columns: Family = {
  name: 'columns',
  queries: (server) => [tableColumns(server), typeAttributes, viewColumns],
};

const NAME = `${qualified('c.relname')} || '.' || quote_ident(a.attname)`;
const FROM = `pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum`;
const VISIBLE = `a.attnum > 0 and not a.attisdropped and ${userSchema()}`;

const TYPE = {
  type: 'format_type(a.atttypid, a.atttypmod)',
  collation: collation('a.attcollation', 't.typcollation'),
};

/**
 * Newer minor releases keep a version stamp of their own among the options of a column (`pg_attver`), another one every
 * time the table is made. Nobody can set it, and pg_dump leaves it out as well.
 */
const OPTIONS = `case when cardinality(a.attoptions) > 1 or a.attoptions[1] not like 'pg\\_attver=%'
  then array(select o from unnest(a.attoptions) o where o not like 'pg\\_attver=%') end`;

const TUNING = {
  ...privileges('a.attacl', `acldefault('c', c.relowner)`, 'c.relowner'),
  grantOrder: grantOrder('a.attacl', `acldefault('c', c.relowner)`, 'c.relowner'),
  options: sorted(`(${OPTIONS})`),
  optionOrder: optionOrder(`(${OPTIONS})`),
  statistics: 'case when a.attstattarget >= 0 then a.attstattarget end',
};

function tableColumns({ version }: SnapshotServer): ObjectQuery {
  return {
    kind: `'column'`,
    name: NAME,
    address: ['pg_class', 'c.oid', 'a.attnum'],
    parent: ['pg_class', 'c.oid'],
    inheritedFrom: ['pg_class', 'source.attrelid', 'source.attnum'],
    definition: {
      ...TYPE,
      notNull: 'a.attnotnull',
      ...(version >= NOT_NULL_SINCE ? NOT_NULL_CONSTRAINT : {}),
      default: `case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end`,
      generated: words('a.attgenerated', { s: 'stored', v: 'virtual' }),
      generationExpression: `case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end`,
      identity: `case when a.attidentity <> '' then (${IDENTITY}) end`,
      // Every column of a partition is inherited: nothing that a person could have chosen.
      inherited: `case when a.attinhcount > 0 and not c.relispartition
        then case when a.attislocal then 'merged' else 'inherited' end end`,
      storage: `case when a.attstorage <> t.typstorage then ${words('a.attstorage', STORAGE)} end`,
      compression: words('a.attcompression', COMPRESSION),
      ...TUNING,
      foreignOptions: foreignOptions('a.attfdwoptions'),
    },
    among: `relkind in ('r', 'p', 'f')`,
    from: `${FROM}
      left join lateral (select p.attrelid, p.attnum from pg_inherits i
        join pg_attribute p on p.attrelid = i.inhparent and p.attname = a.attname
        where a.attinhcount > 0 and i.inhrelid = a.attrelid order by i.inhseqno limit 1) source on true
      ${version >= NOT_NULL_SINCE ? `left join pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey[1] = a.attnum` : ''}
      where c.relkind in ('r', 'p', 'f') and ${VISIBLE}`,
  };
}

/**
 * From PostgreSQL 18 on every NOT NULL is a constraint with a name. The name that the server chooses by itself says
 * nothing; one of its own, which also comes about when the table is renamed, does.
 */
const NOT_NULL_CONSTRAINT = {
  notNullName: `case when nn.conislocal and nn.conname::text <> left(c.relname || '_' || a.attname || '_not_null', 63)
    then nn.conname end`,
  notNullNoInherit: 'case when nn.connoinherit then true end',
  notNullValidated: 'case when not nn.convalidated then false end',
  notNullInherited: 'case when not nn.conislocal and not c.relispartition then true end',
};

/** An identity column's sequence is no object of its own: it is made, renamed and dropped with the column. */
const IDENTITY = `
  select json_build_object(
    'generation', ${words('a.attidentity', { a: 'always', d: 'by default' })},
    'sequence', ${qualified('sc.relname', 'sn.nspname')},
    ${Object.entries(SEQUENCE_PARAMETERS)
      .map(([property, sql]) => `'${property}', ${sql}`)
      .join(', ')},
    'persistence', case when sc.relpersistence <> c.relpersistence
      then ${words('sc.relpersistence', { p: 'permanent', u: 'unlogged' })} end,
    'comment', obj_description(sc.oid, 'pg_class'),
    ${Object.entries(privileges('sc.relacl', `acldefault('s', sc.relowner)`, 'sc.relowner'))
      .map(([property, sql]) => `'${property}', ${sql}`)
      .join(', ')})
  from pg_depend dep join pg_class sc on sc.oid = dep.objid and sc.relkind = 'S'
    join pg_namespace sn on sn.oid = sc.relnamespace join pg_sequence s on s.seqrelid = sc.oid
  where dep.classid = 'pg_class'::regclass and dep.refclassid = 'pg_class'::regclass
    and dep.refobjid = a.attrelid and dep.refobjsubid = a.attnum and dep.deptype = 'i'`;

const typeAttributes: ObjectQuery = {
  kind: `'attribute'`,
  name: NAME,
  address: ['pg_class', 'c.oid', 'a.attnum'],
  parent: ['pg_type', 'c.reltype'],
  definition: TYPE,
  among: `relkind = 'c'`,
  from: `${FROM} where c.relkind = 'c' and ${VISIBLE}`,
};

/** Names and types of a view's columns follow from its query; only what was added to a column is told. */
const viewColumns: ObjectQuery = {
  kind: `'view column'`,
  name: NAME,
  address: ['pg_class', 'c.oid', 'a.attnum'],
  parent: ['pg_class', 'c.oid'],
  definition: {
    default: 'pg_get_expr(d.adbin, d.adrelid)',
    storage: `case when c.relkind = 'm' and a.attstorage <> t.typstorage then ${words('a.attstorage', STORAGE)} end`,
    compression: words('a.attcompression', COMPRESSION),
    ...TUNING,
  },
  among: `relkind in ('v', 'm')`,
  from: `${FROM} where c.relkind in ('v', 'm') and ${VISIBLE} and (
    d.adbin is not null or a.attacl is not null or (${OPTIONS}) is not null or a.attstattarget >= 0
    or a.attcompression <> '' or (c.relkind = 'm' and a.attstorage <> t.typstorage)
    or exists (select from pg_description de where de.classoid = 'pg_class'::regclass and de.objoid = c.oid and de.objsubid = a.attnum))`,
};
