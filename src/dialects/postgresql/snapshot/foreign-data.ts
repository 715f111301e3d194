import type { Family } from './family.ts';
import { foreignOptions, named, notOfExtension, ownership } from './sql.ts';

/**
 * Foreign-data wrappers, servers and user mappings; foreign tables are with the tables.
 * @see https://www.postgresql.org/docs/current/catalog-pg-foreign-server.html
 */
export const foreignData: Family = {
  name: 'foreign data',
  queries: ({ superuser }) => [
    {
      kind: `'foreign-data wrapper'`,
      name: 'quote_ident(w.fdwname)',
      address: ['pg_foreign_data_wrapper', 'w.oid'],
      definition: {
        ...ownership('w.fdwacl', 'F', 'w.fdwowner'),
        handler: named('regproc', 'w.fdwhandler'),
        validator: named('regproc', 'w.fdwvalidator'),
        options: foreignOptions('w.fdwoptions'),
      },
      from: `pg_foreign_data_wrapper w where ${notOfExtension('pg_foreign_data_wrapper', 'w.oid')}`,
    },
    {
      kind: `'server'`,
      name: 'quote_ident(s.srvname)',
      address: ['pg_foreign_server', 's.oid'],
      definition: {
        ...ownership('s.srvacl', 'S', 's.srvowner'),
        wrapper: 'quote_ident(w.fdwname)',
        type: 's.srvtype',
        version: 's.srvversion',
        options: foreignOptions('s.srvoptions'),
      },
      from: `pg_foreign_server s join pg_foreign_data_wrapper w on w.oid = s.srvfdw
        where ${notOfExtension('pg_foreign_server', 's.oid')}`,
    },
    {
      // The catalog is closed to ordinary roles; the view shows them their own options.
      kind: `'user mapping'`,
      name: `case when m.umuser = 0 then 'public' else quote_ident(m.usename) end || ' server ' || quote_ident(m.srvname)`,
      address: ['pg_user_mapping', 'm.umid'],
      parent: ['pg_foreign_server', 'm.srvid'],
      definition: {
        options: superuser
          ? foreignOptions('(select um.umoptions from pg_user_mapping um where um.oid = m.umid)')
          : foreignOptions('m.umoptions'),
      },
      present: 'exists (select from pg_foreign_server)',
      from: 'pg_user_mappings m',
    },
  ],
};
