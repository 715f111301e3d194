/** Catalog, name and schema of what is found by the search path. Names of system tables begin with `pg_` anyway. */
const FOUND_BY_NAME = [
  ['pg_proc', 'proname', 'pronamespace'],
  ['pg_type', 'typname', 'typnamespace'],
  ['pg_collation', 'collname', 'collnamespace'],
  ['pg_opclass', 'opcname', 'opcnamespace'],
  ['pg_ts_config', 'cfgname', 'cfgnamespace'],
  ['pg_ts_dict', 'dictname', 'dictnamespace'],
];

/** Names in a schema that pg_catalog has too, which is always searched first. @param home the schema as an SQL literal */
export const shadowedNames = (
  home = "'public'",
): string => `select coalesce(json_agg(distinct name order by name), '[]')::text as items from (
  ${FOUND_BY_NAME.map(
    ([catalog, name, schema]) => `select own.${name} as name from ${catalog} own
    where own.${schema} = to_regnamespace(${home}) and exists (
      select from ${catalog} its where its.${schema} = to_regnamespace('pg_catalog') and its.${name} = own.${name})`,
  ).join('\n  union all\n  ')}
) as shadowed`;
