import type { Identifier } from '../name.ts';
import type {
  Attribute,
  Comment,
  CompositeType,
  DefaultPrivileges,
  Domain,
  EnumType,
  Event,
  EventOptions,
  EventSchedule,
  Extension,
  Grant,
  GrantTarget,
  MaterializedView,
  ObjectReference,
  Policy,
  PolicyOptions,
  Privilege,
  RowSecurity,
  Schema,
  Sequence,
  StoredFunction,
  StoredProcedure,
  Trigger,
  TriggerOptions,
  View,
} from '../objects/index.ts';
import type { DataType } from '../types/data-type.ts';

// One factory for each kind of object: what it cannot be without, then the rest as options.

export function schema(name: Identifier, options: Omit<Schema, 'name'> = {}): Schema {
  return { name, ...options };
}

export function extension(name: Identifier, options: Omit<Extension, 'name'> = {}): Extension {
  return { name, ...options };
}

/** An enum as an object of its own; as the type of a column, `enumeration()`. */
export function enumType(
  name: Identifier,
  values: readonly string[],
  options: Omit<EnumType, 'name' | 'values'> = {},
): EnumType {
  return { name, values, ...options };
}

/** A domain as an object of its own; as the type of a column, `domain()`. */
export function domainType(
  name: Identifier,
  type: DataType,
  options: Omit<Domain, 'name' | 'type'> = {},
): Domain {
  return { name, type, ...options };
}

export function attribute(
  name: Identifier,
  type: DataType,
  options: Omit<Attribute, 'name' | 'type'> = {},
): Attribute {
  return { name, type, ...options };
}

export function compositeType(
  name: Identifier,
  attributes: readonly Attribute[],
  options: Omit<CompositeType, 'name' | 'attributes'> = {},
): CompositeType {
  return { name, attributes, ...options };
}

export function sequence(name: Identifier, options: Omit<Sequence, 'name'> = {}): Sequence {
  return { name, ...options };
}

/** @param definition the query, SQL */
export function view(
  name: Identifier,
  definition: string,
  options: Omit<View, 'name' | 'definition'> = {},
): View {
  return { name, definition, ...options };
}

/** @param definition the query, SQL */
export function materializedView(
  name: Identifier,
  definition: string,
  options: Omit<MaterializedView, 'name' | 'definition'> = {},
): MaterializedView {
  return { name, definition, ...options };
}

export function storedFunction(
  name: Identifier,
  body: string,
  options: Omit<StoredFunction, 'name' | 'body'> = {},
): StoredFunction {
  return { name, body, ...options };
}

export function storedProcedure(
  name: Identifier,
  body: string,
  options: Omit<StoredProcedure, 'name' | 'body'> = {},
): StoredProcedure {
  return { name, body, ...options };
}

export function trigger(name: Identifier, table: Identifier, options: TriggerOptions): Trigger {
  return { name, table, ...options };
}

export function policy(name: Identifier, table: Identifier, options: PolicyOptions = {}): Policy {
  return { name, table, ...options };
}

/** `rowSecurity('invoices', { enabled: true, forced: true })` */
export function rowSecurity(table: Identifier, options: Omit<RowSecurity, 'table'>): RowSecurity {
  return { table, ...options };
}

/** @param body SQL */
export function event(
  name: Identifier,
  schedule: EventSchedule,
  body: string,
  options: EventOptions = {},
): Event {
  return { name, schedule, body, ...options };
}

/** `grant(['SELECT'], { kind: 'table', name: 'users' }, ['reader'])` */
export function grant(
  privileges: readonly Privilege[],
  on: GrantTarget,
  to: readonly string[],
  options: Omit<Grant, 'privileges' | 'on' | 'to'> = {},
): Grant {
  return { privileges, on, to, ...options };
}

/** `defaultPrivileges(['SELECT'], 'tables', ['reader'], { inSchema: 'app' })` */
export function defaultPrivileges(
  privileges: readonly Privilege[],
  on: DefaultPrivileges['on'],
  to: readonly string[],
  options: Omit<DefaultPrivileges, 'privileges' | 'on' | 'to'> = {},
): DefaultPrivileges {
  return { privileges, on, to, ...options };
}

/** A comment on what has no `comment` of its own: a constraint, an index. */
export function commentOn(on: ObjectReference, comment: string): Comment {
  return { on, comment };
}
