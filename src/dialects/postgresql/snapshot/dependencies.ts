import type { RowAddress } from './family.ts';
import { FIRST_USER_OID } from './sql.ts';

/** One row of pg_depend: the object, what it needs, and how. */
export type Dependency = readonly [object: RowAddress, needs: RowAddress, type: string];

/**
 * Everything that objects of users need. Of an extension's objects only that they are the extension's.
 * @see https://www.postgresql.org/docs/current/catalog-pg-depend.html
 */
export const DEPENDENCIES = `select coalesce(json_agg(json_build_array(
    json_build_array(d.classid::regclass::text, d.objid::bigint, d.objsubid),
    json_build_array(d.refclassid::regclass::text, d.refobjid::bigint, d.refobjsubid),
    d.deptype)), '[]')::text as items
  from pg_depend d where d.objid >= ${FIRST_USER_OID}
    and (d.deptype = 'e' or not exists (
      select from pg_depend e where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e'))`;

export function addressText([catalog, oid, sub]: RowAddress): string {
  return `${catalog} ${oid} ${sub}`;
}

/**
 * What each known address needs, as known addresses. The catalogs' helpers (the row type of a table, the default of a
 * column, the index of a constraint, the rule of a view, a member of an extension) stand for what they belong to.
 */
export function groupDependencies(
  dependencies: readonly Dependency[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = ownersOf(dependencies);
  const resolved = new Map<string, string | undefined>();
  const resolve = (address: RowAddress): string | undefined => {
    const text = addressText(address);
    if (known.has(text)) return text;
    const whole = addressText([address[0], address[1], 0]);
    if (known.has(whole)) return whole;
    if (resolved.has(whole)) return resolved.get(whole);
    resolved.set(whole, undefined);
    const owner = owners.get(whole);
    const found = owner === undefined ? undefined : resolve(owner);
    resolved.set(whole, found);
    return found;
  };

  const groups = new Map<string, Set<string>>();
  for (const [object, needs] of dependencies) {
    const [from, to] = [resolve(object), resolve(needs)];
    if (from === undefined || to === undefined || from === to) continue;
    const group = groups.get(from) ?? new Set();
    groups.set(from, group.add(to));
  }
  return groups;
}

/** Internal helpers first, then members of extensions, then what goes with its owner without being part of it. */
const OWNING = ['i', 'e', 'a', 'P'];

function ownersOf(dependencies: readonly Dependency[]): ReadonlyMap<string, RowAddress> {
  const owners = new Map<string, RowAddress>();
  for (const wanted of OWNING)
    for (const [object, needs, type] of dependencies) {
      const key = addressText([object[0], object[1], 0]);
      if (type === wanted && !owners.has(key)) owners.set(key, needs);
    }
  return owners;
}
