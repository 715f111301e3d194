import type { Family } from './family.ts';
import { optionOrder, qualified, sorted, userSchema, words } from './sql.ts';

const KIND = {
  p: 'primary key',
  u: 'unique constraint',
  f: 'foreign key',
  c: 'check constraint',
  x: 'exclusion constraint',
};

/**
 * Constraints of tables and domains. What a partition or a child has only because its parent has it is left out, as far
 * as it has no index of its own.
 * @see https://www.postgresql.org/docs/current/catalog-pg-constraint.html
 */
export const constraints: Family = {
  name: 'constraints',
  queries: () => [
    {
      kind: words('k.contype', KIND),
      name: `${qualified('c.relname')} || '.' || quote_ident(k.conname)`,
      address: ['pg_constraint', 'k.oid'],
      parent: ['pg_class', 'c.oid'],
      inheritedFrom: ['pg_constraint', 'nullif(k.conparentid, 0)'],
      definition: {
        definition: 'pg_get_constraintdef(k.oid)',
        // ALTER TABLE … DISABLE TRIGGER ALL switches a foreign key off without a word in its definition.
        triggersDisabled: `case when k.contype = 'f' and exists (select from pg_trigger tg
          where tg.tgconstraint = k.oid and tg.tgenabled = 'D') then true end`,
        options: sorted('ic.reloptions'),
        optionOrder: optionOrder('ic.reloptions'),
        tablespace: 'ts.spcname',
        clustered: 'case when i.indisclustered then true end',
        replicaIdentity: 'case when i.indisreplident then true end',
        valid: 'case when not i.indisvalid then false end',
        indexComment: 'ide.description',
        indexName: `case when ic.relname <> k.conname then ic.relname end`,
      },
      among: 'conrelid <> 0',
      from: `pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        left join pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
        left join pg_class ic on ic.oid = i.indexrelid
        left join pg_tablespace ts on ts.oid = ic.reltablespace
        left join pg_description ide on ide.classoid = 'pg_class'::regclass and ide.objoid = ic.oid and ide.objsubid = 0
        where k.contype in ('p', 'u', 'f', 'c', 'x') and ${userSchema()}
        and not (k.contype = 'f' and k.conparentid <> 0)
        and not (k.contype = 'c' and k.coninhcount > 0 and not k.conislocal)`,
    },
    {
      kind: `'domain constraint'`,
      name: `${qualified('t.typname')} || '.' || quote_ident(k.conname)`,
      address: ['pg_constraint', 'k.oid'],
      parent: ['pg_type', 't.oid'],
      definition: { definition: 'pg_get_constraintdef(k.oid)' },
      among: 'contypid <> 0',
      from: `pg_constraint k join pg_type t on t.oid = k.contypid join pg_namespace n on n.oid = t.typnamespace
        where k.contype = 'c' and ${userSchema()}`,
    },
  ],
};
