import type { NamedObject, ObjectFilters } from '../config/index.ts';
import type { CatalogObject, CatalogSnapshot } from '../dialects/index.ts';
import { isMigError, migError } from '../errors/index.ts';
import { given, maskSecrets, matchesGlob } from '../util/index.ts';

/** Two snapshots without what is not to be compared. */
export interface Filtered {
  readonly found: CatalogSnapshot;
  readonly wanted: CatalogSnapshot;
  /** How many objects were left out, of either side. */
  readonly excluded: number;
  /** What `unmanaged` says of no object. */
  readonly unused: readonly string[];
}

type Objects = CatalogSnapshot['objects'];

/**
 * Leaves out what the configuration says is not to be compared, and all that is inside of it.
 *
 * @throws MIG_FILTER_FAILED when a function throws, or returns neither true nor false
 */
export function filtered(
  { found, wanted }: Pick<Filtered, 'found' | 'wanted'>,
  { unmanaged = [], includeName, includeObject }: ObjectFilters,
): Filtered {
  const all = { ...found.objects, ...wanted.objects };
  const used = new Set<string>();
  let compared = outsideIn(all, ({ kind, name }) => {
    const patterns = unmanaged.filter(
      (glob) => matchesGlob(name, glob) || matchesGlob(`${kind} ${name}`, glob),
    );
    for (const pattern of patterns) used.add(pattern);
    return patterns.length === 0;
  });
  let known = only(found.objects, compared);
  if (includeName !== undefined)
    known = outsideIn(known, (object) => {
      const { kind, name } = object;
      const parents = parentsOf(object, found.objects);
      return answer('includeName', object, () => includeName({ kind, name, parents }));
    });
  const declared = only(wanted.objects, compared);
  compared = { ...known, ...declared };
  if (includeObject !== undefined)
    compared = outsideIn(compared, (object, key) => {
      const { kind, name } = object;
      const reflected = declared[key] === undefined;
      const compareTo = given({ compareTo: reflected ? undefined : known[key] });
      return answer('includeObject', object, () =>
        includeObject({ kind, name, object, reflected, ...compareTo }),
      );
    });
  return {
    found: { ...found, objects: only(known, compared) },
    wanted: { ...wanted, objects: only(declared, compared) },
    excluded: Object.keys(all).length - Object.keys(compared).length,
    unused: unmanaged.filter((pattern) => !used.has(pattern)),
  };
}

/** In words, for whoever wrote the pattern. */
export function unusedPattern(pattern: string): string {
  return `\`unmanaged\` says ${pattern}, and neither the database nor the schema has such an object.`;
}

/** The objects that are taken; what an object is in is asked first, and with it goes all that is inside. */
function outsideIn(objects: Objects, takes: (object: CatalogObject, key: string) => boolean): Objects {
  const taken = new Map<string, boolean>();
  const isTaken = (key: string): boolean => {
    const object = objects[key];
    // Its parent is not part of what is looked at.
    if (object === undefined) return true;
    const known = taken.get(key);
    if (known !== undefined) return known;
    const is = (object.parent === undefined || isTaken(object.parent)) && takes(object, key);
    taken.set(key, is);
    return is;
  };
  return Object.fromEntries(Object.entries(objects).filter(([key]) => isTaken(key)));
}

const only = (objects: Objects, those: Objects): Objects =>
  Object.fromEntries(Object.entries(objects).filter(([key]) => those[key] !== undefined));

/** From the inside. */
function parentsOf({ parent }: CatalogObject, objects: Objects): readonly NamedObject[] {
  const object = parent === undefined ? undefined : objects[parent];
  if (object === undefined) return [];
  return [{ kind: object.kind, name: object.name }, ...parentsOf(object, objects)];
}

/** Forgetting to return something must not hide everything. */
function answer(
  filter: 'includeName' | 'includeObject',
  { kind, name }: CatalogObject,
  ask: () => boolean,
): boolean {
  let said: unknown;
  try {
    said = ask();
  } catch (error) {
    if (isMigError(error)) throw error;
    const reason = maskSecrets((error as { message?: string } | null)?.message ?? String(error));
    throw migError(
      'MIG_FILTER_FAILED',
      { filter, object: `${kind} ${name}`, problem: reason },
      { cause: error },
    );
  }
  if (typeof said === 'boolean') return said;
  const got = said instanceof Promise ? 'a promise' : String(said);
  throw migError('MIG_FILTER_FAILED', {
    filter,
    object: `${kind} ${name}`,
    problem: `it returned ${got}, and has to return true or false`,
  });
}
