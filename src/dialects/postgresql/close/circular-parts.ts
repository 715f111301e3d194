import { isCarried, type Plan } from './plan.ts';

/** Kinds that can be dropped before the table they belong to. */
const DETACHABLE = new Set(['foreign key', 'rule', 'trigger', 'policy', 'check constraint']);

/** What has to be dropped by itself although its table goes too: no order of the tables would do. */
export function circularParts({ dropped }: Plan): ReadonlySet<string> {
  const rootOf = (key: string): string => {
    const object = dropped.get(key);
    const parent = object?.parent ?? '';
    return object !== undefined && isCarried(object) && dropped.has(parent) ? rootOf(parent) : key;
  };
  const edges = new Map<string, { readonly key: string; readonly root: string }[]>();
  for (const [key, object] of dropped)
    for (const needed of object.depends ?? []) {
      const [from, to] = [rootOf(key), rootOf(needed)];
      if (from === to || !dropped.has(to)) continue;
      const list = edges.get(from);
      if (list === undefined) edges.set(from, [{ key, root: to }]);
      else list.push({ key, root: to });
    }
  const reaches = (start: string, wanted: string, seen = new Set<string>()): boolean => {
    if (start === wanted) return true;
    if (seen.has(start)) return false;
    seen.add(start);
    return (edges.get(start) ?? []).some(({ root }) => reaches(root, wanted, seen));
  };
  return new Set(
    [...edges].flatMap(([from, list]) =>
      list
        .filter(({ key, root }) => DETACHABLE.has(dropped.get(key)?.kind ?? '') && reaches(root, from))
        .map(({ key }) => key),
    ),
  );
}
