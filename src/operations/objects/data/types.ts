import type {
  Attribute,
  CompositeType,
  Domain,
  DomainConstraint,
  EnumType,
  Extension,
  Identifier,
  Schema,
  Sequence,
  SequenceOptions,
  SqlText,
} from '../../../schema/index.ts';
import type { Droppable, InSchema } from './shared.ts';

// The plain data of operations on schemas, extensions, types and sequences.

export interface CreateSchema {
  readonly op: 'createSchema';
  readonly schema: Schema;
  readonly ifNotExists?: boolean;
}

export interface DropSchema {
  readonly op: 'dropSchema';
  readonly schema: Identifier;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly existingSchema?: Schema;
}

export interface CreateExtension {
  readonly op: 'createExtension';
  readonly extension: Extension;
  readonly ifNotExists?: boolean;
}

export interface DropExtension {
  readonly op: 'dropExtension';
  readonly extension: Identifier;
  readonly ifExists?: boolean;
  readonly cascade?: boolean;
  readonly existingExtension?: Extension;
}

export interface AlterExtension {
  readonly op: 'alterExtension';
  readonly extension: Identifier;
  /** UPDATE TO. There is not always a script that leads back. */
  readonly version?: string;
  /** Where its objects are moved. */
  readonly schema?: Identifier;
  readonly existingVersion?: string;
  readonly existingSchema?: Identifier;
}

export interface CreateEnum {
  readonly op: 'createEnum';
  readonly enum: EnumType;
}

export interface DropEnum extends Droppable {
  readonly op: 'dropEnum';
  readonly enum: Identifier;
  readonly existingEnum?: EnumType;
}

/** Where a value stands among the others. */
export type ValuePosition = 'last' | { readonly before: string } | { readonly after: string };

/** A value that is added cannot be used before the transaction that added it is committed. */
export interface AddEnumValue extends InSchema {
  readonly op: 'addEnumValue';
  readonly enum: Identifier;
  readonly value: string;
  /** @defaultValue 'last' */
  readonly position?: ValuePosition;
  readonly ifNotExists?: boolean;
}

export interface RenameEnumValue extends InSchema {
  readonly op: 'renameEnumValue';
  readonly enum: Identifier;
  readonly value: string;
  readonly newValue: string;
}

/** A column that has an enum for its type: what a type swap has to know of it when there is no database to ask. */
export interface EnumColumn {
  readonly table: Identifier;
  readonly column: Identifier;
  readonly schema?: Identifier | null;
  /** Its items are of the enum. */
  readonly array?: boolean;
  /** SQL. */
  readonly default?: string;
}

interface SwapsEnum extends InSchema {
  readonly enum: Identifier;
  /** Offline: the values that are there, in order. */
  readonly existingValues?: readonly string[];
  /** Offline: every column of the type. Nothing else may depend on the type or on these columns' types. */
  readonly columns?: readonly EnumColumn[];
}

/** Makes the type anew without a value. Fails when a row still has it, unless `replaceBy` says what it becomes. */
export interface DropEnumValue extends SwapsEnum {
  readonly op: 'dropEnumValue';
  readonly value: string;
  /** Rows that have the value get this one. They cannot be told apart again. */
  readonly replaceBy?: string;
  readonly existingPosition?: ValuePosition;
}

/** Makes the type anew with the same values in another order. */
export interface ReorderEnum extends SwapsEnum {
  readonly op: 'reorderEnum';
  readonly values: readonly string[];
}

export interface CreateDomain {
  readonly op: 'createDomain';
  readonly domain: Domain;
}

export interface DropDomain extends Droppable {
  readonly op: 'dropDomain';
  readonly domain: Identifier;
  readonly existingDomain?: Domain;
}

export interface AlterDomain extends InSchema {
  readonly op: 'alterDomain';
  readonly domain: Identifier;
  /** `null` drops the default; absent leaves it. */
  readonly default?: string | SqlText | null;
  readonly notNull?: boolean;
  readonly existingDefault?: string | SqlText | null;
  readonly existingNotNull?: boolean;
}

export interface AddDomainConstraint extends InSchema {
  readonly op: 'addDomainConstraint';
  readonly domain: Identifier;
  readonly constraint: DomainConstraint;
}

export interface DropDomainConstraint extends InSchema {
  readonly op: 'dropDomainConstraint';
  readonly domain: Identifier;
  readonly name: Identifier;
  readonly ifExists?: boolean;
  readonly existingConstraint?: DomainConstraint;
}

/** Checks what is there already. */
export interface ValidateDomainConstraint extends InSchema {
  readonly op: 'validateDomainConstraint';
  readonly domain: Identifier;
  readonly name: Identifier;
}

export interface CreateCompositeType {
  readonly op: 'createCompositeType';
  readonly compositeType: CompositeType;
}

export interface DropCompositeType extends Droppable {
  readonly op: 'dropCompositeType';
  readonly compositeType: Identifier;
  readonly existingCompositeType?: CompositeType;
}

export interface AddAttribute extends InSchema {
  readonly op: 'addAttribute';
  readonly compositeType: Identifier;
  readonly attribute: Attribute;
}

export interface DropAttribute extends InSchema {
  readonly op: 'dropAttribute';
  readonly compositeType: Identifier;
  readonly attribute: Identifier;
  readonly ifExists?: boolean;
  readonly existingAttribute?: Attribute;
}

export interface AlterAttribute extends InSchema {
  readonly op: 'alterAttribute';
  readonly compositeType: Identifier;
  readonly attribute: Identifier;
  readonly type?: Attribute['type'];
  readonly newName?: Identifier;
  readonly existingType?: Attribute['type'];
}

export interface CreateSequence {
  readonly op: 'createSequence';
  readonly sequence: Sequence;
  readonly ifNotExists?: boolean;
}

export interface DropSequence extends Droppable {
  readonly op: 'dropSequence';
  readonly sequence: Identifier;
  readonly existingSequence?: Sequence;
}

export interface AlterSequence extends InSchema, SequenceOptions {
  readonly op: 'alterSequence';
  readonly sequence: Identifier;
  /** Where it counts on; no part of the schema. */
  readonly restart?: number | string;
  /** The members of the same names before. */
  readonly existing?: SequenceOptions;
}
