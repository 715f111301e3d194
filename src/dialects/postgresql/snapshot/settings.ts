import type { Family } from './family.ts';
import { grantOrder, privileges, role, sorted, words } from './sql.ts';

const OBJECTS = { r: 'tables', S: 'sequences', f: 'functions', T: 'types', n: 'schemas', L: 'large objects' };

/** Without a schema they replace the built-in defaults; with one they come on top of them. */
const DEFAULTS = `case when a.defaclnamespace = 0
  then acldefault(case a.defaclobjtype when 'S' then 's' else a.defaclobjtype end, a.defaclrole) end`;

/**
 * Default privileges, and settings of this database and of roles in it. The database itself (its name, comment, grants)
 * is nothing that a migration could carry from one database to another, and is left out.
 * @see https://www.postgresql.org/docs/current/catalog-pg-default-acl.html
 * @see https://www.postgresql.org/docs/current/catalog-pg-db-role-setting.html
 */
export const settings: Family = {
  name: 'settings',
  queries: () => [
    {
      kind: `'default privileges'`,
      name: `${words('a.defaclobjtype', OBJECTS)} || ' of ' || ${role('a.defaclrole')}
        || case when n.oid is null then '' else ' in ' || quote_ident(n.nspname) end`,
      address: ['pg_default_acl', 'a.oid'],
      parent: ['pg_namespace', 'n.oid'],
      definition: {
        ...privileges('a.defaclacl', DEFAULTS, 'a.defaclrole'),
        grantOrder: grantOrder('a.defaclacl', DEFAULTS, 'a.defaclrole'),
      },
      from: `pg_default_acl a left join pg_namespace n on n.oid = a.defaclnamespace`,
    },
    {
      kind: `'database setting'`,
      name: `case when s.setrole = 0 then 'all roles' else 'role ' || quote_ident(pg_get_userbyid(s.setrole)) end`,
      address: ['pg_db_role_setting', 's.setrole'],
      definition: { settings: sorted('s.setconfig') },
      present: 'exists (select from pg_db_role_setting)',
      from: `pg_db_role_setting s where s.setdatabase = (select oid from pg_database where datname = current_database())`,
    },
  ],
};
