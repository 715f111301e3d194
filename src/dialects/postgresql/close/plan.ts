import type { CatalogObject, ObjectChange } from '../../snapshot.ts';
import { stableJson } from '../../../util/index.ts';
import { alterationOf, keyOf, text, type Alteration, type Closing, type Side } from './closing.ts';
import type { ColumnPlan } from './columns.ts';
import { isComparable } from './conversions.ts';
import { kinds } from './kinds.ts';
import { COMMON_PROPERTIES } from './common.ts';
import { nameHandovers } from './relation-names.ts';

/** What becomes of each object. One that is made anew is among the dropped and among the created. */
export interface Plan {
  readonly dropped: ReadonlyMap<string, CatalogObject>;
  readonly created: ReadonlyMap<string, CatalogObject>;
  readonly altered: ReadonlyMap<string, Alteration>;
  /** Columns that stay while their type or what their default calls is made anew. */
  readonly columns: ReadonlyMap<string, ColumnPlan>;
  /** Types that are made anew while columns of the old one are there. */
  readonly swapped: ReadonlySet<string>;
}

/** What goes with its parent: everything but what is in a schema, and mappings of a server. */
export function isCarried({ kind, parent }: CatalogObject): boolean {
  return parent !== undefined && !parent.startsWith('schema ') && kind !== 'user mapping';
}

const TYPES = new Set(['enum', 'domain', 'composite type', 'range type', 'base type']);

export function makePlan(closing: Closing, changes: readonly ObjectChange[]): Plan {
  return new Planner(closing).plan(changes);
}

class Planner {
  readonly #closing: Closing;
  readonly #from: Side;
  readonly #to: Side;
  readonly #dropped = new Map<string, CatalogObject>();
  readonly #created = new Map<string, CatalogObject>();
  readonly #altered = new Map<string, Alteration>();
  readonly #columns = new Map<string, ColumnPlan>();
  readonly #swapped = new Set<string>();

  constructor(closing: Closing) {
    this.#closing = closing;
    this.#from = closing.from;
    this.#to = closing.to;
  }

  plan(changes: readonly ObjectChange[]): Plan {
    for (const change of changes) if (change.change === 'changed') this.#change(change);
    for (const change of changes) {
      if (change.change === 'extra') this.#create(change.key);
      if (change.change === 'missing') this.#drop(change.key);
    }
    this.#giveUpNames();
    this.#keepMovedSequences();
    return {
      dropped: this.#dropped,
      created: this.#created,
      altered: this.#altered,
      columns: this.#columns,
      swapped: this.#swapped,
    };
  }

  #change({ key, properties }: ObjectChange): void {
    const before = this.#from.objects[key];
    const after = this.#to.objects[key];
    if (before === undefined || after === undefined || this.#dropped.has(key)) return;
    const alteration = alterationOf(before, after, properties);
    const own = { ...alteration, properties: ownProperties(alteration) };
    const kind = kinds[after.kind];
    if (kind === undefined) return;
    const isBeyondAlter = kind.alter === undefined || kind.recreates?.(own, this.#closing) === true;
    if (own.properties.size > 0 && isBeyondAlter) return this.#recreate(key);
    this.#altered.set(key, alteration);
    this.#changeCopies(key, alteration);
    if (after.kind === 'column' && (own.properties.has('type') || own.properties.has('collation')))
      this.#disturb(key);
    if (after.kind === 'attribute' && own.properties.has('type')) this.#changeAttribute(key, after);
  }

  /** A partition's copy follows its original in most things, but not in its comment, its privileges, its tuning. */
  #changeCopies(key: string, { properties }: Alteration): void {
    const apart = [...properties].filter(
      (property) => COMMON_PROPERTIES.has(property) || property === 'options',
    );
    for (const copy of this.#from.copiesOf(key)) {
      const [before, after] = [this.#from.objects[copy], this.#to.objects[copy]];
      if (before === undefined || after === undefined) continue;
      const differing = apart.filter(
        (property) =>
          stableJson(before.definition[property] ?? null) !== stableJson(after.definition[property] ?? null),
      );
      if (differing.length > 0 && !this.#altered.has(copy))
        this.#altered.set(copy, { before, after, properties: new Set(differing) });
      this.#changeCopies(copy, { before, after, properties });
    }
  }

  #drop(key: string): void {
    const object = this.#from.objects[key];
    if (object === undefined || this.#dropped.has(key)) return;
    this.#dropped.set(key, object);
    this.#altered.delete(key);
    for (const child of this.#from.childrenOf(key)) {
      const childKey = keyOf(child);
      this.#drop(childKey);
      // It has another parent now, and goes with this one.
      const after = this.#to.objects[childKey];
      if (after !== undefined && after.parent !== child.parent && child.kind !== 'sequence')
        this.#create(childKey);
    }
    for (const copy of this.#from.copiesOf(key)) if (this.#to.objects[copy] === undefined) this.#drop(copy);
    for (const dependent of this.#from.dependentsOf(key)) this.#lose(dependent, key);
  }

  #create(key: string): void {
    const object = this.#to.objects[key];
    if (object === undefined || this.#created.has(key)) return;
    this.#created.set(key, object);
    for (const child of this.#to.childrenOf(key)) this.#create(keyOf(child));
    for (const copy of this.#to.copiesOf(key))
      if (this.#from.objects[copy] === undefined || this.#dropped.has(copy)) this.#create(copy);
  }

  #recreate(key: string): void {
    const before = this.#from.objects[key];
    if (before !== undefined && TYPES.has(before.kind)) this.#swapped.add(key);
    this.#drop(key);
    this.#create(key);
  }

  /** Something that a dependent needs is dropped. */
  #lose(dependent: string, needed: string): void {
    const before = this.#from.objects[dependent];
    const after = this.#to.objects[dependent];
    if (before === undefined || this.#dropped.has(dependent)) return;
    // What is gone or free of it by then is a difference of its own.
    if (after === undefined || !(after.depends ?? []).includes(needed)) return;
    if (FIXED.has(before.kind)) return;
    if (before.kind === 'column') this.#loseColumn(dependent, before, after, needed);
    else if (before.kind === 'attribute') this.#recreate(before.parent ?? dependent);
    else this.#recreate(dependent);
  }

  #loseColumn(key: string, before: CatalogObject, after: CatalogObject, needed: string): void {
    if (this.#swapped.has(needed)) {
      this.#setColumn(key, { retyped: true });
      this.#disturb(key);
    } else if (text(before, 'generated') !== '') return this.#recreate(key);
    else if (text(before, 'default') !== '') this.#setColumn(key, { redefaulted: true });
    if (!this.#altered.has(key)) this.#altered.set(key, { before, after, properties: new Set() });
  }

  #setColumn(key: string, plan: ColumnPlan): void {
    this.#columns.set(key, { ...this.#columns.get(key), ...plan });
  }

  /** The type of a column changes: what the server does not carry along is made anew. */
  #disturb(key: string): void {
    for (const copy of this.#from.copiesOf(key))
      if (this.#to.objects[copy] !== undefined) this.#disturb(copy);
    for (const dependent of this.#from.dependentsOf(key)) {
      const before = this.#from.objects[dependent];
      const after = this.#to.objects[dependent];
      if (before === undefined || after === undefined || this.#dropped.has(dependent)) continue;
      if (!(after.depends ?? []).includes(key)) continue;
      const isHeldBack =
        HELD_BACK.has(before.kind) ||
        (before.kind === 'column' && text(before, 'generated') !== '') ||
        (before.kind === 'foreign key' && !this.#staysComparable(before));
      if (isHeldBack) this.#recreate(dependent);
    }
  }

  /** True when a foreign key's columns can be compared all the while, whichever side changes first. */
  #staysComparable(foreignKey: CatalogObject): boolean {
    return (foreignKey.depends ?? []).every((key) => {
      const [before, after] = [this.#from.objects[key], this.#to.objects[key]];
      if (before?.kind !== 'column' || after === undefined) return true;
      return (
        isComparable(text(before, 'type'), text(after, 'type')) && this.#columns.get(key)?.retyped !== true
      );
    });
  }

  /** An attribute keeps its type while columns hold values of the composite: then all of it is made anew. */
  #changeAttribute(key: string, attribute: CatalogObject): void {
    const type = attribute.parent ?? '';
    const isHeld = this.#from.dependentsOf(type).some((dependent) => dependent.startsWith('column '));
    if (!isHeld) return;
    this.#altered.delete(key);
    this.#recreate(type);
  }

  /**
   * What changes from something that goes to something that comes needs both to be there for a while. Where both have a name that only
   * one can have, it is made anew, and so is what changes and hangs on it.
   */
  #giveUpNames(): void {
    for (const { from } of nameHandovers(this.#dropped, this.#created)) {
      const going = this.#carrierOf(from);
      for (const key of this.#dropped.keys())
        if (this.#carrierOf(key) === going) this.#recreateDependents(key);
    }
  }

  #recreateDependents(key: string): void {
    for (const dependent of this.#from.dependentsOf(key)) {
      const change = this.#altered.get(dependent);
      if (change === undefined || !HELD_BACK.has(change.after.kind)) continue;
      this.#recreate(dependent);
      this.#recreateDependents(dependent);
    }
  }

  /** The dropped object that a dropped one goes with: itself, or what holds it. */
  #carrierOf(key: string): string {
    const object = this.#dropped.get(key);
    const parent = object?.parent ?? '';
    return object !== undefined && isCarried(object) && this.#dropped.has(parent)
      ? this.#carrierOf(parent)
      : key;
  }

  /** A sequence that got another owner, or none, is set free before its column goes. */
  #keepMovedSequences(): void {
    for (const [key, before] of this.#dropped) {
      const after = this.#to.objects[key];
      if (before.kind !== 'sequence' || after === undefined || this.#created.has(key)) continue;
      this.#dropped.delete(key);
      const properties = new Set(
        [...new Set([...Object.keys(before.definition), ...Object.keys(after.definition)])].filter(
          (name) =>
            stableJson(before.definition[name] ?? null) !== stableJson(after.definition[name] ?? null),
        ),
      );
      if (properties.size > 0) this.#altered.set(key, { before, after, properties });
    }
  }
}

/** Never made anew for something they need: they have rows, or hold others. */
const FIXED = new Set(['table', 'foreign table', 'schema', 'extension', 'language']);

const HELD_BACK = new Set([
  'view',
  'materialized view',
  'rule',
  'policy',
  'trigger',
  'function',
  'procedure',
  'published table',
]);

/** Without those that every kind has, unless the kind closes them itself. */
export function ownProperties({ after, properties }: Alteration): ReadonlySet<string> {
  const alters = kinds[after.kind]?.alters ?? [];
  return new Set(
    [...properties].filter((property) => !COMMON_PROPERTIES.has(property) || alters.includes(property)),
  );
}
