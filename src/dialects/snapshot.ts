import type { JsonValue } from '../util/index.ts';

/** How much a difference matters (guard rule G-21). */
export type Level = 'error' | 'warning' | 'info';

/** One object of the catalog: a table, a column, a constraint, a grant … */
export interface CatalogObject {
  /** `table`, `column`, `index` … in lower case, words separated by spaces (`materialized view`). */
  readonly kind: string;
  /** For people: `app.person.age`, `app.add(integer, integer)`. */
  readonly name: string;
  /** Key of the object that it belongs to and disappears with. */
  readonly parent?: string;
  /**
   * Key of the object that this one is a copy of (a column of a partition, an index made with the parent's): the same
   * difference of both is one difference.
   */
  readonly inheritedFrom?: string;
  /**
   * Property → value; what is not there is not set. Equal definitions mean equal objects, but for one thing: a list
   * whose name ends in `Order` (`columnOrder`) is compared by the order of the names that both sides have.
   */
  readonly definition: Readonly<Record<string, JsonValue>>;
  /** The statement that makes it, as the server prints it; where there is none it follows from the definition. Never compared. */
  readonly create?: string;
  /**
   * Keys of the objects it cannot be without, sorted; its parents, and what those need, are left out. Never compared:
   * it follows from the definition.
   */
  readonly depends?: readonly string[];
  /** What others may rely on: of a view, its columns with their types, in order. Never compared, for the same reason. */
  readonly output?: readonly string[];
}

/** Everything the catalog of one database knows, at one moment; plain data, sorted by key. */
export interface CatalogSnapshot {
  readonly format: 1;
  readonly dialect: string;
  readonly server: { readonly product: string; readonly version: string };
  /** Identity key (`kind name`) → object. */
  readonly objects: Readonly<Record<string, CatalogObject>>;
  /**
   * What a downgrade must not lower: numbers of rows (`rows`) and of counters, by the table's key; only when asked for,
   * and only where the dialect counts. Never compared as a definition: that rows were added is no difference.
   */
  readonly counts?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Names in the default schema that the system's own schema has too: without a schema they would mean the latter. */
  readonly shadowed?: readonly string[];
}

export interface SnapshotOptions {
  /** Tables to leave out, as `schema.name` or `name` in the default schema: the version table. */
  readonly ignoreTables?: readonly string[];
  /** Count rows too, which reads every table: for scratch databases. @defaultValue false */
  readonly counts?: boolean;
}

export interface PropertyChange {
  readonly property: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly level: Level;
}

/** One object that differs between two snapshots, read from `before` to `after`. */
export interface ObjectChange {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly change: 'missing' | 'extra' | 'changed';
  /** The strongest of its properties' levels. */
  readonly level: Level;
  /** For `changed`, what differs; empty for `missing` and `extra`. */
  readonly properties: readonly PropertyChange[];
  readonly before?: CatalogObject;
  readonly after?: CatalogObject;
}
