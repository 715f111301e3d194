import type { Family } from './family.ts';
import { notOfExtension, qualified, role, userSchema, words } from './sql.ts';

const PROVIDER = { d: 'default', c: 'libc', i: 'icu', b: 'builtin' };

/**
 * The locale of ICU collations has been kept in three columns over the versions: collcollate to 14, colliculocale in 15
 * and 16, colllocale since.
 * @see https://www.postgresql.org/docs/current/catalog-pg-collation.html
 */
export const collations: Family = {
  name: 'collations',
  queries: () => [
    {
      kind: `'collation'`,
      name: qualified('co.collname'),
      address: ['pg_collation', 'co.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        owner: role('co.collowner'),
        provider: words('co.collprovider', PROVIDER),
        locale: `coalesce(row.columns->>'colllocale', row.columns->>'colliculocale')`,
        collate: 'co.collcollate',
        ctype: 'co.collctype',
        rules: `row.columns->>'collicurules'`,
        deterministic: 'co.collisdeterministic',
        encoding: `case when co.collencoding >= 0 then pg_encoding_to_char(co.collencoding) end`,
      },
      from: `pg_collation co join pg_namespace n on n.oid = co.collnamespace
        cross join lateral (select to_jsonb(co) as columns) as row
        where ${userSchema()} and ${notOfExtension('pg_collation', 'co.oid')}`,
    },
  ],
};
