import type { Family } from './family.ts';
import { optionOrder, qualified, sorted, userSchema } from './sql.ts';

/**
 * Indexes that no constraint owns. An index that a broken CREATE INDEX CONCURRENTLY left behind is there, and is not valid.
 * @see https://www.postgresql.org/docs/current/catalog-pg-index.html
 */
export const indexes: Family = {
  name: 'indexes',
  queries: () => [
    {
      kind: `'index'`,
      name: qualified('ic.relname'),
      address: ['pg_class', 'ic.oid'],
      parent: ['pg_class', 'i.indrelid'],
      inheritedFrom: ['pg_class', 'pi.inhparent'],
      definition: {
        definition: 'pg_get_indexdef(ic.oid)',
        options: sorted('ic.reloptions'),
        optionOrder: optionOrder('ic.reloptions'),
        tablespace: 'ts.spcname',
        clustered: 'case when i.indisclustered then true end',
        replicaIdentity: 'case when i.indisreplident then true end',
        valid: 'case when not i.indisvalid then false end',
        attachedTo: `(select ${qualified('pc.relname', 'pn.nspname')} from pg_class pc
          join pg_namespace pn on pn.oid = pc.relnamespace where pc.oid = pi.inhparent)`,
        // Only columns that are expressions can have a target of their own.
        statistics: `(select json_object_agg(a.attnum, a.attstattarget order by a.attnum) from pg_attribute a
          where a.attrelid = ic.oid and a.attstattarget >= 0)`,
      },
      create: 'pg_get_indexdef(ic.oid)',
      among: `relkind in ('i', 'I')`,
      from: `pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_namespace n on n.oid = ic.relnamespace
        left join pg_inherits pi on pi.inhrelid = ic.oid
        left join pg_tablespace ts on ts.oid = ic.reltablespace
        where ${userSchema()} and not exists (select from pg_constraint k
          where k.conindid = ic.oid and k.contype in ('p', 'u', 'x') and k.conrelid = i.indrelid)`,
    },
  ],
};
