import type { Identifier } from '../name.ts';

/** Kinds of objects that are in a schema (or are one) and have a name of their own. */
export type NamedKind =
  | 'schema'
  | 'extension'
  | 'enum'
  | 'domain'
  | 'compositeType'
  | 'sequence'
  | 'table'
  | 'view'
  | 'materializedView'
  | 'index'
  | 'event';

/** Kinds of objects whose name is unique within a table only. */
export type KindOnTable = 'column' | 'constraint' | 'trigger' | 'policy';

/** Kinds of objects that the types of their arguments tell apart. */
export type RoutineKind = 'function' | 'procedure';

/** Names one object of any kind. */
export type ObjectReference =
  | { readonly kind: NamedKind; readonly name: Identifier; readonly schema?: Identifier | null }
  | {
      readonly kind: KindOnTable;
      readonly name: Identifier;
      /** For an attribute of a composite type or a column of a view: that. */
      readonly table: Identifier;
      readonly schema?: Identifier | null;
    }
  | {
      readonly kind: 'domainConstraint';
      readonly name: Identifier;
      readonly domain: Identifier;
      readonly schema?: Identifier | null;
    }
  | {
      readonly kind: RoutineKind;
      readonly name: Identifier;
      readonly schema?: Identifier | null;
      /** Types of the arguments that are handed over, SQL. Absent: there is only one of that name. */
      readonly arguments?: readonly string[];
    };

/** A comment on an object that has no member for one: a constraint, an index. */
export interface Comment {
  readonly on: ObjectReference;
  readonly comment: string;
}
