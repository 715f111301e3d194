import { stableJson, type JsonValue } from '../util/index.ts';
import type { Dialect } from './contract.ts';
import type { CatalogObject, CatalogSnapshot, Level, ObjectChange, PropertyChange } from './snapshot.ts';

const STRENGTH: Readonly<Record<Level, number>> = { error: 2, warning: 1, info: 0 };

/**
 * What differs, read from `before` to `after`, sorted by key. An object and everything that comes with it is one
 * change: see {@link collapse}. Neither snapshot is changed.
 */
export function diffSnapshots(
  before: CatalogSnapshot,
  after: CatalogSnapshot,
  dialect: Pick<Dialect, 'levelOf'>,
): readonly ObjectChange[] {
  return collapse(allChanges(before, after, dialect), before, after);
}

/** Every single change, also of objects whose parent is missing or extra. */
export function allChanges(
  before: CatalogSnapshot,
  after: CatalogSnapshot,
  dialect: Pick<Dialect, 'levelOf'>,
): readonly ObjectChange[] {
  const keys = [...new Set([...Object.keys(before.objects), ...Object.keys(after.objects)])].sort();
  const changes = keys.flatMap((key) => {
    const change = objectChange(key, before.objects[key], after.objects[key], dialect);
    return change === undefined ? [] : [change];
  });
  return withRenames(changes, dialect);
}

/**
 * Leaves out what follows from another change: objects whose parent is itself missing or extra, and copies (of a
 * partition, of a child table) that changed just as the original did.
 */
export function collapse(
  changes: readonly ObjectChange[],
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): readonly ObjectChange[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const comesWithParent = ({ change, before: old, after: now }: ObjectChange): boolean => {
    if (change === 'changed') return false;
    const objects = change === 'missing' ? before.objects : after.objects;
    for (let parent = (old ?? now)?.parent; parent !== undefined; parent = objects[parent]?.parent)
      if (byKey.get(parent)?.change === change) return true;
    return false;
  };
  const copiesAnother = (change: ObjectChange): boolean => {
    const source = (change.before ?? change.after)?.inheritedFrom;
    const original = source === undefined ? undefined : byKey.get(source);
    return (
      original !== undefined &&
      original.change === change.change &&
      stableJson(original.properties) === stableJson(change.properties)
    );
  };
  return changes.filter((change) => !comesWithParent(change) && !copiesAnother(change));
}

/** The stronger of two or more levels. */
export function strongest(levels: readonly Level[]): Level {
  return levels.reduce((a, b) => (STRENGTH[b] > STRENGTH[a] ? b : a), 'info');
}

/** The change without some of its properties; none when nothing is left of it. One that comes or goes stays as it is. */
export function withoutProperties(
  change: ObjectChange,
  isLeftOut: (property: PropertyChange) => boolean,
): readonly ObjectChange[] {
  const properties = change.properties.filter((property) => !isLeftOut(property));
  if (properties.length === change.properties.length) return [change];
  if (properties.length === 0) return [];
  return [{ ...change, properties, level: strongest(properties.map(({ level }) => level)) }];
}

function objectChange(
  key: string,
  before: CatalogObject | undefined,
  after: CatalogObject | undefined,
  dialect: Pick<Dialect, 'levelOf'>,
): ObjectChange | undefined {
  const object = before ?? after;
  if (object === undefined) return undefined;
  const { kind, name } = object;
  if (before === undefined || after === undefined) {
    return {
      key,
      kind,
      name,
      change: before === undefined ? 'extra' : 'missing',
      level: dialect.levelOf(kind),
      properties: [],
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
  }
  const properties = propertyChanges(before, after, dialect);
  if (properties.length === 0) return undefined;
  const level = strongest(properties.map((property) => property.level));
  return { key, kind, name, change: 'changed', level, properties, before, after };
}

function propertyChanges(
  before: CatalogObject,
  after: CatalogObject,
  dialect: Pick<Dialect, 'levelOf'>,
): readonly PropertyChange[] {
  const names = new Set([...Object.keys(before.definition), ...Object.keys(after.definition)]);
  return [...names].sort().flatMap((property) => {
    const change = { property, before: before.definition[property], after: after.definition[property] };
    if (isSame(change)) return [];
    return [{ ...change, level: dialect.levelOf(before.kind, property) }];
  });
}

function isSame({ property, before, after }: Omit<PropertyChange, 'level'>): boolean {
  if (property.endsWith('Order') && isOptionalList(before) && isOptionalList(after)) {
    const common = (these: readonly JsonValue[] = [], others: readonly JsonValue[] = []): string =>
      stableJson(these.filter((name) => others.includes(name)));
    return common(before, after) === common(after, before);
  }
  return before === undefined || after === undefined
    ? before === after
    : stableJson(before) === stableJson(after);
}

function isOptionalList(value: JsonValue | undefined): value is readonly JsonValue[] | undefined {
  return value === undefined || Array.isArray(value);
}

/** A missing and an extra object of one parent with one definition: only the name differs. */
function withRenames(
  changes: readonly ObjectChange[],
  dialect: Pick<Dialect, 'levelOf'>,
): readonly ObjectChange[] {
  const shape = ({ kind, before, after }: ObjectChange): string =>
    stableJson([kind, (before ?? after)?.parent ?? null, (before ?? after)?.definition ?? null]);
  const shapes = (wanted: ObjectChange['change']): ReadonlySet<string> =>
    new Set(changes.filter(({ change }) => change === wanted).map(shape));
  const missing = shapes('missing');
  const extra = shapes('extra');
  return changes.map((change) => {
    const isRename =
      (change.change === 'missing' && extra.has(shape(change))) ||
      (change.change === 'extra' && missing.has(shape(change)));
    return isRename ? { ...change, level: dialect.levelOf(change.kind, 'name') } : change;
  });
}
