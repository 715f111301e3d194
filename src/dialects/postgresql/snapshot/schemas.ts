import type { Family } from './family.ts';
import { grantOrder, notOfExtension, ownership, userSchema } from './sql.ts';

/** Everybody may use the schema `public` from the beginning. */
const DEFAULTS = `acldefault('n', n.nspowner)
  || case when n.nspname = 'public' then array[makeaclitem(0, n.nspowner, 'USAGE', false)] end`;

/** @see https://www.postgresql.org/docs/current/catalog-pg-namespace.html */
export const schemas: Family = {
  name: 'schemas',
  queries: () => [
    {
      kind: `'schema'`,
      name: 'quote_ident(n.nspname)',
      address: ['pg_namespace', 'n.oid'],
      definition: {
        ...ownership('n.nspacl', 'n', 'n.nspowner'),
        grantOrder: grantOrder('n.nspacl', DEFAULTS, 'n.nspowner'),
      },
      present: 'true',
      from: `pg_namespace n where ${userSchema()} and ${notOfExtension('pg_namespace', 'n.oid')}`,
    },
  ],
};
