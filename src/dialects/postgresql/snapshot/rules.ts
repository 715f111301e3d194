import type { Family } from './family.ts';
import { qualified, role, userSchema, words } from './sql.ts';
import { ENABLED } from './triggers.ts';

const COMMAND = { r: 'select', a: 'insert', w: 'update', d: 'delete', '*': 'all' };

/**
 * Rewrite rules and row security policies.
 * @see https://www.postgresql.org/docs/current/catalog-pg-rewrite.html
 * @see https://www.postgresql.org/docs/current/catalog-pg-policy.html
 */
export const rules: Family = {
  name: 'rules',
  queries: () => [
    {
      kind: `'rule'`,
      name: `${qualified('c.relname')} || '.' || quote_ident(r.rulename)`,
      address: ['pg_rewrite', 'r.oid'],
      parent: ['pg_class', 'c.oid'],
      definition: { definition: 'pg_get_ruledef(r.oid)', enabled: words('r.ev_enabled', ENABLED) },
      // The rule that makes a view a view is the view's definition.
      among: `rulename <> '_RETURN' or ev_type <> '1'`,
      from: `pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
        where not (r.ev_type = '1' and c.relkind in ('v', 'm')) and ${userSchema()}`,
    },
    {
      kind: `'policy'`,
      name: `${qualified('c.relname')} || '.' || quote_ident(po.polname)`,
      address: ['pg_policy', 'po.oid'],
      parent: ['pg_class', 'c.oid'],
      definition: {
        command: words('po.polcmd', COMMAND),
        permissive: 'po.polpermissive',
        roles: `(select json_agg(${role('x')} order by ${role('x')} collate "C") from unnest(po.polroles) x)`,
        using: 'pg_get_expr(po.polqual, po.polrelid)',
        check: 'pg_get_expr(po.polwithcheck, po.polrelid)',
      },
      from: `pg_policy po join pg_class c on c.oid = po.polrelid join pg_namespace n on n.oid = c.relnamespace
        where ${userSchema()}`,
    },
  ],
};
