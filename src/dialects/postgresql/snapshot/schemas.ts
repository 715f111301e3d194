import type { Family } from './family.ts';
import { notOfExtension, ownership, userSchema } from './sql.ts';

/** @see https://www.postgresql.org/docs/current/catalog-pg-namespace.html */
export const schemas: Family = {
  name: 'schemas',
  queries: () => [
    {
      kind: `'schema'`,
      name: 'quote_ident(n.nspname)',
      address: ['pg_namespace', 'n.oid'],
      definition: ownership('n.nspacl', 'n', 'n.nspowner'),
      from: `pg_namespace n where ${userSchema()} and ${notOfExtension('pg_namespace', 'n.oid')}`,
    },
  ],
};
