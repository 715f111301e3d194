import type { JsonValue } from '../../../util/index.ts';
import type { CatalogObject } from '../../snapshot.ts';
import { addressText, groupDependencies, type Dependency } from './dependencies.ts';
import type { FamilyRow, RowAddress } from './family.ts';
import { foldCasts } from './fold-casts.ts';
import { indexText } from './index-text.ts';
import type { Remark } from './remarks.ts';

/**
 * Objects by key, sorted. OIDs tie rows together here and do not get out. An object whose parent is not there (an
 * ignored table, a table of an extension) is not there either.
 */
export function assemble({
  rows,
  remarks,
  dependencies,
  ignoredTables,
}: {
  readonly rows: readonly FamilyRow[];
  readonly remarks: readonly Remark[];
  readonly dependencies: readonly Dependency[];
  readonly ignoredTables: ReadonlySet<string>;
}): Readonly<Record<string, CatalogObject>> {
  const byAddress = new Map(rows.map((row) => [addressText(row[2]), row]));
  const needsOf = groupDependencies(dependencies, new Set(byAddress.keys()));
  const remarksOf = groupRemarks(remarks);
  const kept = new Map<FamilyRow, boolean>();

  const keep = (row: FamilyRow): boolean => {
    const known = kept.get(row);
    if (known !== undefined) return known;
    const [kind, name, , parentAddress] = row;
    const parent = parentAddress === null || parentAddress[1] === null ? undefined : parentAddress;
    const parentRow = parent === undefined ? undefined : byAddress.get(addressText(parent));
    const isKept =
      !(kind === 'table' && isIgnored(name, ignoredTables)) &&
      (parent === undefined || (parentRow === undefined ? isOutside(kind) : keep(parentRow)));
    kept.set(row, isKept);
    return isKept;
  };
  const keyAt = (address: RowAddress | null): string | undefined => {
    if (address === null || address[1] === null) return undefined;
    const row = byAddress.get(addressText(address));
    return row === undefined || !keep(row) ? undefined : keyOf(row);
  };

  const dependsOf = (row: FamilyRow): { readonly depends?: readonly string[] } => {
    const parents = new Set<string>();
    for (let at: FamilyRow | undefined = row; at !== undefined;) {
      parents.add(keyOf(at));
      at = at[3] === null ? undefined : byAddress.get(addressText(at[3]));
    }
    const needed = [...(needsOf.get(addressText(row[2])) ?? [])].flatMap((address) => {
      const target = byAddress.get(address);
      return target === undefined || !keep(target) || parents.has(keyOf(target)) ? [] : [keyOf(target)];
    });
    return needed.length === 0 ? {} : { depends: [...new Set(needed)].sort() };
  };

  const objects = rows.filter(keep).map((row): [string, CatalogObject] => {
    const [kind, name, address, parentAddress, sourceAddress, definition, create, output] = row;
    const parent = keyAt(parentAddress);
    const inheritedFrom = keyAt(sourceAddress);
    return [
      keyOf(row),
      {
        kind,
        name,
        ...(parent === undefined ? {} : { parent }),
        ...(inheritedFrom === undefined ? {} : { inheritedFrom }),
        definition: tidied(kind, name, { ...definition, ...remarksOf.get(addressText(address)) }),
        ...(create === null ? {} : { create }),
        ...(output === null ? {} : { output }),
        ...dependsOf(row),
      },
    ];
  });
  return Object.fromEntries(objects.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function keyOf([kind, name]: FamilyRow): string {
  return `${kind} ${name}`;
}

/** An extension may own a schema that people put things into; what is in there is still theirs. */
function isOutside(kind: string): boolean {
  return !CHILDREN.has(kind);
}

const CHILDREN = new Set([
  'column',
  'view column',
  'attribute',
  'primary key',
  'unique constraint',
  'foreign key',
  'check constraint',
  'exclusion constraint',
  'domain constraint',
  'index',
  'statistics object',
  'trigger',
  'rule',
  'policy',
  'published table',
]);

function isIgnored(name: string, ignored: ReadonlySet<string>): boolean {
  return ignored.has(name) || (name.startsWith('public.') && ignored.has(name.slice('public.'.length)));
}

function groupRemarks(remarks: readonly Remark[]): ReadonlyMap<string, Record<string, unknown>> {
  const groups = new Map<string, Record<string, unknown>>();
  for (const { catalog, oid, sub, property, value } of remarks) {
    const key = addressText([catalog, oid, sub]);
    groups.set(key, { ...groups.get(key), [property]: value });
  }
  return groups;
}

/** The definition without what is null, and with texts in one spelling. */
function tidied(kind: string, name: string, definition: Record<string, unknown>): Record<string, JsonValue> {
  const known = withoutNulls(definition) as Record<string, JsonValue>;
  const text = known['definition'];
  if (typeof text !== 'string') return known;
  if (kind.endsWith('constraint')) return { ...known, definition: foldCasts(text) };
  if (kind === 'index') {
    const options = (known['options'] ?? []) as readonly string[];
    return { ...known, definition: indexText(text, lastPart(name), options) };
  }
  return known;
}

/** `name` of `schema.name`, either of which may be quoted. */
function lastPart(name: string): string {
  return /(?:^|\.)("(?:[^"]|"")*"|[^".]*)$/.exec(name)?.[1] ?? name;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
