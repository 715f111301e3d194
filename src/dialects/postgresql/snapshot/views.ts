import type { Family } from './family.ts';
import { notOfExtension, optionOrder, ownership, qualified, sorted, userSchema } from './sql.ts';

/** @see https://www.postgresql.org/docs/current/view-pg-views.html */
export const views: Family = {
  name: 'views',
  queries: () => [
    {
      kind: `case c.relkind when 'm' then 'materialized view' else 'view' end`,
      name: qualified('c.relname'),
      address: ['pg_class', 'c.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        ...ownership('c.relacl', 'r', 'c.relowner'),
        definition: 'pg_get_viewdef(c.oid)',
        options: sorted('c.reloptions'),
        // pg_dump writes the check option of a view at another place.
        optionOrder: optionOrder(
          `(array(select o from unnest(c.reloptions) o where o not like 'check_option=%'))`,
        ),
        toastOptions: sorted('toast.reloptions'),
        toastOptionOrder: optionOrder('toast.reloptions'),
        accessMethod: 'am.amname',
        tablespace: 'ts.spcname',
        populated: `case when c.relkind = 'm' then c.relispopulated end`,
      },
      output: `(select json_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || coalesce(' collate ' || a.attcollation::regcollation::text, '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)`,
      among: `relkind in ('v', 'm')`,
      from: `pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join pg_class toast on toast.oid = c.reltoastrelid
        left join pg_am am on am.oid = c.relam left join pg_tablespace ts on ts.oid = c.reltablespace
        where c.relkind in ('v', 'm') and ${userSchema()} and ${notOfExtension('pg_class', 'c.oid')}`,
    },
  ],
};
