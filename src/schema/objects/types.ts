import type { Identifier } from '../name.ts';
import type { SqlText } from '../sql-text.ts';
import type { DataType } from '../types/data-type.ts';
import type { ObjectBase, SchemaObject } from './object.ts';

/** A schema: a namespace for tables and everything else. On MySQL and MariaDB it is a database. */
export interface Schema extends ObjectBase {
  /** MySQL and MariaDB: character set of new tables. */
  readonly charset?: string;
  /** MySQL and MariaDB. */
  readonly collation?: string;
}

/** What an extension of PostgreSQL brings is not told apart. */
export interface Extension {
  readonly name: Identifier;
  /** Where its objects go. @defaultValue what the extension says */
  readonly schema?: Identifier | null;
  readonly version?: string;
  /** Installs the extensions that it needs. */
  readonly cascade?: boolean;
  readonly comment?: string;
}

/** A type of its own with a fixed list of values. */
export interface EnumType extends SchemaObject {
  readonly values: readonly string[];
}

/** A condition on the values of a domain. */
export interface DomainConstraint {
  /** Absent: the server names it. */
  readonly name?: Identifier;
  /** A condition on VALUE, SQL. */
  readonly check: string;
  /** Values that are there already are not checked. */
  readonly notValid?: boolean;
}

/** A type with conditions and a default. */
export interface Domain extends SchemaObject {
  readonly type: DataType;
  readonly collation?: string;
  /** A string is a literal value; SQL is `text('now()')`. */
  readonly default?: string | SqlText;
  readonly notNull?: boolean;
  readonly constraints?: readonly DomainConstraint[];
}

export interface Attribute {
  readonly name: Identifier;
  readonly type: DataType;
  readonly collation?: string;
}

/** A type of several attributes, like a row. */
export interface CompositeType extends SchemaObject {
  readonly attributes: readonly Attribute[];
}
