import type { Family } from './family.ts';
import { FIRST_USER_OID, named, notOfExtension, ownership, role } from './sql.ts';

/**
 * Extensions, procedural languages and access methods. The members of an extension come with it.
 * @see https://www.postgresql.org/docs/current/catalog-pg-extension.html
 */
export const extensions: Family = {
  name: 'extensions',
  queries: () => [
    {
      kind: `'extension'`,
      name: 'quote_ident(x.extname)',
      address: ['pg_extension', 'x.oid'],
      definition: {
        owner: role('x.extowner'),
        version: 'x.extversion',
        schema: 'quote_ident(n.nspname)',
      },
      present: 'true',
      from: `pg_extension x join pg_namespace n on n.oid = x.extnamespace`,
    },
    {
      kind: `'language'`,
      name: 'quote_ident(l.lanname)',
      address: ['pg_language', 'l.oid'],
      definition: {
        ...ownership('l.lanacl', 'l', 'l.lanowner'),
        trusted: 'l.lanpltrusted',
        handler: named('regproc', 'l.lanplcallfoid'),
        inline: named('regproc', 'l.laninline'),
        validator: named('regproc', 'l.lanvalidator'),
      },
      // plpgsql belongs to an extension, but REVOKE … ON LANGUAGE plpgsql is common, and the extension does not hold it.
      present: 'true',
      from: `pg_language l where l.lanispl and (l.lanname = 'plpgsql' or ${notOfExtension('pg_language', 'l.oid')})`,
    },
    {
      kind: `'access method'`,
      name: 'quote_ident(am.amname)',
      address: ['pg_am', 'am.oid'],
      definition: {
        type: `case am.amtype when 't' then 'table' else 'index' end`,
        handler: named('regproc', 'am.amhandler'),
      },
      from: `pg_am am where am.oid >= ${FIRST_USER_OID} and ${notOfExtension('pg_am', 'am.oid')}`,
    },
  ],
};
