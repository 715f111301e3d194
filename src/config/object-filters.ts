import type { JsonValue } from '../util/index.ts';

/** An object of a database: kind and name as reports say them. */
export interface NamedObject {
  /** `table`, `column`, `index`, `foreign key`, `materialized view` … */
  readonly kind: string;
  /** `app.person.age`; without a schema where the system has none. */
  readonly name: string;
}

/** A name in the database. */
export interface DatabaseName extends NamedObject {
  /** What it is in, from the inside: of a column its table, then the schema. */
  readonly parents: readonly NamedObject[];
}

export interface DescribedObject extends NamedObject {
  /** What the server says of it, by property. */
  readonly definition: Readonly<Record<string, JsonValue>>;
}

/** An object of either side, which may be on both. */
export interface ComparedObject extends NamedObject {
  /** As the schema has it; as the database has it when only that does. */
  readonly object: DescribedObject;
  /** Only the database has it. */
  readonly reflected: boolean;
  /** As the database has it, when both do. */
  readonly compareTo?: DescribedObject;
}

/** What of a database is held against the schema (Alembic's `include_name` and `include_object`). */
export interface ObjectFilters {
  /**
   * Objects that are the business of others, with all that is inside, on both sides: `app.audit_*`, `table app.legacy`,
   * `schema cron`, as reports name them.
   */
  readonly unmanaged?: readonly string[] | undefined;
  /** Asked for each name of the database, from the outside inwards; what is refused counts as absent there. */
  readonly includeName?: ((name: DatabaseName) => boolean) | undefined;
  /** Asked for each object of either side, from the outside inwards; what is refused is not compared, nor what is inside. */
  readonly includeObject?: ((compared: ComparedObject) => boolean) | undefined;
}
