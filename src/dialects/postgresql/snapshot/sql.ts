/** True for schemas of users: PostgreSQL keeps names that begin with `pg_` for itself (temporary schemas too). */
export const userSchema = (alias = 'n'): string =>
  `(${alias}.nspname !~ '^pg_' and ${alias}.nspname <> 'information_schema')`;

/** OIDs below this one belong to objects made by initdb. */
export const FIRST_USER_OID = 16384;

/** True for an object that no extension owns. @see https://www.postgresql.org/docs/current/catalog-pg-depend.html */
export const notOfExtension = (catalog: string, oid: string): string =>
  `not exists (select from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;

/** `schema.name`, quoted where needed. */
export const qualified = (name: string, schema = 'n.nspname'): string =>
  `quote_ident(${schema}) || '.' || quote_ident(${name})`;

/** A role's name by its OID; 0 is everybody. */
export const role = (oid: string): string =>
  `case when ${oid} = 0 then 'public' else quote_ident(pg_get_userbyid(${oid})) end`;

/**
 * A text array in alphabetical order, null when empty: the catalogs keep options in the order they were set in. The
 * guard spares the server a subquery for every row that has none.
 */
export const sorted = (array: string): string =>
  `case when ${array} is not null then (select json_agg(o order by o collate "C") from unnest(${array}) o) end`;

/**
 * Names of the options in an array of `name=value`, in the order they were set in; null where there is nothing to put in
 * order. It means nothing, and pg_dump shows it.
 */
export const optionOrder = (array: string): string =>
  `case when cardinality(${array}) > 1 then (select json_agg(split_part(o, '=', 1) order by place)
    from unnest(${array}) with ordinality u(o, place)) end`;

/** A word for each letter that a catalog uses. */
export function words(letter: string, meaning: Readonly<Record<string, string>>): string {
  const cases = Object.entries(meaning).map(([code, word]) => `when '${code}' then '${word}'`);
  return `case ${letter}::text ${cases.join(' ')} end`;
}

/** A registry type's text (a function, an operator …), null for 0. */
export const named = (type: 'regproc' | 'regprocedure' | 'regoper' | 'regoperator', oid: string): string =>
  `case when ${oid} <> 0 then ${oid}::${type}::text end`;

/** Name of a collation by its OID, where it is another than `normal`. */
export const collation = (oid: string, normal = '0'): string =>
  `case when ${oid} <> 0 and ${oid} <> ${normal} then (select ${qualified('co.collname', 'cn.nspname')}
    from pg_collation co join pg_namespace cn on cn.oid = co.collnamespace where co.oid = ${oid}) end`;

/** Owner, and privileges as differences from what the owner has and the public gets by default. */
export function ownership(acl: string, objectType: string, owner: string): Record<string, string> {
  return {
    owner: role(owner),
    ...privileges(acl, `acldefault('${objectType}', ${owner})`, owner),
    grantOrder: grantOrder(acl, `acldefault('${objectType}', ${owner})`, owner),
  };
}

/**
 * Who was granted something, in the order of the list, without the owner and what everybody has by default. It means
 * nothing, and pg_dump shows it.
 */
export const grantOrder = (acl: string, defaults: string, owner: string): string =>
  `case when cardinality(${acl}) > 1 then (select json_agg(who order by place) from (
    select ${role('g.grantee')} || ' by ' || ${role('g.grantor')} as who, min(u.place) as place
    from unnest(${acl}) with ordinality u(item, place), aclexplode(array[u.item]) g
    where g.grantee <> ${owner} and not coalesce(u.item = any(${defaults}), false) group by 1) listed) end`;

/**
 * `grants` are privileges beyond the default ones, `revokes` default ones that were taken away. No list at all and a
 * list that spells out the defaults mean the same, and give the same.
 * @see https://www.postgresql.org/docs/current/ddl-priv.html
 */
export function privileges(acl: string, defaults: string, owner: string): Record<string, string> {
  return {
    grants: privilegeList(acl, defaults, owner, acl),
    revokes: privilegeList(defaults, acl, owner, acl),
  };
}

function privilegeList(wanted: string, without: string, owner: string, acl: string): string {
  const item = `json_build_object('privilege', g.privilege_type, 'grantee', ${role('g.grantee')},
    'grantable', g.is_grantable, 'grantor', case when g.grantor <> ${owner} then ${role('g.grantor')} end)`;
  return `case when ${acl} is not null then (
    select json_agg(${item} order by ${role('g.grantee')} collate "C", g.privilege_type, g.is_grantable)
    from (select * from aclexplode(${wanted}) except select * from aclexplode(${without})) g) end`;
}

/** Values of options that look like secrets are replaced by a hash: a change shows, the secret does not. */
export const foreignOptions = (options: string): string =>
  `case when ${options} is not null then (
    select json_object_agg(o.option_name, case when o.option_name ~* 'pass|secret|token|key'
      then 'md5:' || md5(o.option_value) else o.option_value end order by o.option_name)
    from pg_options_to_table(${options}) o) end`;
