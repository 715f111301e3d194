import type { Operation } from '../../../operations/index.ts';
import type { JsonValue } from '../../../util/index.ts';
import type { CatalogObject, CatalogSnapshot, PropertyChange } from '../../snapshot.ts';
import { unqualify } from './unqualify.ts';

/** One of the two databases, with its objects at hand. */
export interface Side {
  readonly objects: CatalogSnapshot['objects'];
  /** What belongs to an object, sorted by key. */
  childrenOf(key: string): readonly CatalogObject[];
  /** Keys of what needs an object directly. */
  dependentsOf(key: string): readonly string[];
  /** Keys of the copies that partitions and child tables have of an object. */
  copiesOf(key: string): readonly string[];
}

/** Everything that the files of this folder have to know while one difference is closed. */
export interface Closing {
  readonly from: Side;
  readonly to: Side;
  /** Major version of the server that the operations run on. */
  readonly version: number;
  /** Who owns what the operations make: the role that owns most of what is there. */
  readonly role: string | undefined;
  /** The schema that operations do not name, quoted where needed. */
  readonly home: string;
  /** SQL text as a person writes it: without the default schema where it is not needed. */
  sql(text: string): string;
}

/** An object on both sides, with the names of the properties that differ. */
export interface Alteration {
  readonly before: CatalogObject;
  readonly after: CatalogObject;
  readonly properties: ReadonlySet<string>;
}

export function createClosing(
  from: CatalogSnapshot,
  to: CatalogSnapshot,
  { role, home = 'public' }: { readonly role?: string; readonly home?: string } = {},
): Closing {
  const shadowed = new Set([...(from.shadowed ?? []), ...(to.shadowed ?? [])]);
  return {
    from: sideOf(from),
    to: sideOf(to),
    version: Number.parseInt(from.server.version, 10),
    role: role ?? usualOwner([...Object.values(from.objects), ...Object.values(to.objects)]),
    home,
    sql: (text) => unqualify(text, shadowed, home),
  };
}

export function keyOf({ kind, name }: CatalogObject): string {
  return `${kind} ${name}`;
}

/** A property's text, empty when it is not set. */
export function text(object: CatalogObject, property: string): string {
  const value = object.definition[property];
  return value === undefined || value === null ? '' : String(value as string);
}

/** A property that is a list of texts, empty when it is not set. */
export function list(object: CatalogObject, property: string): readonly string[] {
  return (object.definition[property] ?? []) as readonly string[];
}

/** A property that maps names to texts, empty when it is not set. */
export function record(object: CatalogObject, property: string): Readonly<Record<string, JsonValue>> {
  return (object.definition[property] ?? {}) as Readonly<Record<string, JsonValue>>;
}

export function alterationOf(
  before: CatalogObject,
  after: CatalogObject,
  properties: readonly Pick<PropertyChange, 'property'>[],
): Alteration {
  return { before, after, properties: new Set(properties.map(({ property }) => property)) };
}

/** One statement as it stands. A colon after a backslash would be taken for an escaped one. */
export function execute(sql: string): Operation {
  return { op: 'execute', sql: sql.replaceAll('\\:', '\\\\:') };
}

export function executeAll(statements: readonly string[]): readonly Operation[] {
  return statements.map(execute);
}

function sideOf({ objects }: CatalogSnapshot): Side {
  const children = new Map<string, CatalogObject[]>();
  const dependents = new Map<string, string[]>();
  const copies = new Map<string, string[]>();
  for (const [key, object] of Object.entries(objects)) {
    if (object.parent !== undefined) add(children, object.parent, object);
    if (object.inheritedFrom !== undefined) add(copies, object.inheritedFrom, key);
    for (const needed of object.depends ?? []) add(dependents, needed, key);
  }
  return {
    objects,
    childrenOf: (key) => children.get(key) ?? [],
    dependentsOf: (key) => dependents.get(key) ?? [],
    copiesOf: (key) => copies.get(key) ?? [],
  };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function usualOwner(objects: readonly CatalogObject[]): string | undefined {
  const counts = new Map<string, number>();
  for (const object of objects) {
    const owner = object.kind === 'schema' || object.kind === 'language' ? '' : text(object, 'owner');
    if (owner !== '') counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
