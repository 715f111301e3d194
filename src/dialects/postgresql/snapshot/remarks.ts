import { FIRST_USER_OID } from './sql.ts';

/** A comment or a security label on an object, wherever in the catalogs that object is. */
export interface Remark {
  readonly catalog: string;
  readonly oid: number;
  readonly sub: number;
  readonly property: 'comment' | 'securityLabels';
  readonly value: unknown;
}

/**
 * All comments and security labels at once. Of the objects that initdb made only schemas can be seen in a snapshot.
 * @see https://www.postgresql.org/docs/current/catalog-pg-description.html
 * @see https://www.postgresql.org/docs/current/catalog-pg-seclabel.html
 */
export const REMARKS = `select coalesce(json_agg(item), '[]')::text as items from (
  select json_build_object('catalog', classoid::regclass::text, 'oid', objoid::bigint, 'sub', objsubid,
    'property', 'comment', 'value', description) as item
  from pg_description
  where objoid >= ${FIRST_USER_OID} or classoid in ('pg_namespace'::regclass, 'pg_extension'::regclass, 'pg_language'::regclass)
  union all
  select json_build_object('catalog', classoid::regclass::text, 'oid', objoid::bigint, 'sub', objsubid,
    'property', 'securityLabels', 'value', json_object_agg(provider, label order by provider))
  from pg_seclabel group by classoid, objoid, objsubid
) as remark`;
