import type { Family } from './family.ts';
import {
  foreignOptions,
  notOfExtension,
  optionOrder,
  ownership,
  qualified,
  sorted,
  userSchema,
  words,
} from './sql.ts';

const PERSISTENCE = { p: 'permanent', u: 'unlogged' };
const REPLICA_IDENTITY = { d: 'default', n: 'nothing', f: 'full', i: 'index' };

/**
 * Tables, partitioned tables, partitions and foreign tables.
 * @see https://www.postgresql.org/docs/current/catalog-pg-class.html
 */
export const tables: Family = {
  name: 'tables',
  queries: () => [
    {
      kind: `case c.relkind when 'f' then 'foreign table' else 'table' end`,
      name: qualified('c.relname'),
      address: ['pg_class', 'c.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        ...ownership('c.relacl', 'r', 'c.relowner'),
        columnOrder: columnOrder('c.oid'),
        persistence: words('c.relpersistence', PERSISTENCE),
        partitionKey: `case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end`,
        partitionOf: `case when c.relispartition then ${PARENTS}->>0 end`,
        partitionBound: 'pg_get_expr(c.relpartbound, c.oid)',
        detachPending: `case when c.relispartition then (select true from pg_inherits i
          where i.inhrelid = c.oid and i.inhdetachpending) end`,
        inherits: `case when not c.relispartition then ${PARENTS} end`,
        ofType: `case when c.reloftype <> 0 then format_type(c.reloftype, null) end`,
        rowSecurity: 'c.relrowsecurity',
        forceRowSecurity: 'c.relforcerowsecurity',
        replicaIdentity: words('c.relreplident', REPLICA_IDENTITY),
        options: sorted('c.reloptions'),
        optionOrder: optionOrder('c.reloptions'),
        toastOptions: sorted('toast.reloptions'),
        toastOptionOrder: optionOrder('toast.reloptions'),
        accessMethod: 'am.amname',
        tablespace: 'ts.spcname',
        server: 'quote_ident(fs.srvname)',
        foreignOptions: foreignOptions('ft.ftoptions'),
      },
      among: `relkind in ('r', 'p', 'f')`,
      from: `pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join pg_class toast on toast.oid = c.reltoastrelid
        left join pg_am am on am.oid = c.relam
        left join pg_tablespace ts on ts.oid = c.reltablespace
        left join pg_foreign_table ft on ft.ftrelid = c.oid
        left join pg_foreign_server fs on fs.oid = ft.ftserver
        where c.relkind in ('r', 'p', 'f') and ${userSchema()} and ${notOfExtension('pg_class', 'c.oid')}`,
    },
  ],
};

/** Names of the columns in the order that people see: dropped columns leave numbers unused, which is no difference. */
export function columnOrder(oid: string): string {
  return `(select json_agg(o.attname order by o.attnum) from pg_attribute o
    where o.attrelid = ${oid} and o.attnum > 0 and not o.attisdropped)`;
}

/** The order of inheritance decides which parent a merged column comes from. */
const PARENTS = `(select json_agg(${qualified('pc.relname', 'pn.nspname')} order by i.inhseqno)
  from pg_inherits i join pg_class pc on pc.oid = i.inhparent join pg_namespace pn on pn.oid = pc.relnamespace
  where i.inhrelid = c.oid)`;
