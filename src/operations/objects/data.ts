import type {
  Attribute,
  CompositeType,
  DefaultPrivileges,
  Domain,
  DomainConstraint,
  EnumType,
  Event,
  Extension,
  Grant,
  Identifier,
  MaterializedView,
  ObjectReference,
  Policy,
  Schema,
  Sequence,
  SequenceOptions,
  SqlText,
  StoredFunction,
  StoredProcedure,
  Trigger,
  TriggerState,
  View,
} from '../../schema/index.ts';
import type { OnTable } from '../data.ts';

// The plain data of operations on objects other than tables. `existing…` describes what is there before; without it, what
// drops or changes an object can't be reversed.

/** Where the object of an operation is. */
export interface InSchema {
  readonly schema?: Identifier | null;
}

interface Droppable extends InSchema {
  readonly ifExists?: boolean;
  /** Drops what depends on it too; that cannot be reversed. */
  readonly cascade?: boolean;
}

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

export interface CreateView {
  readonly op: 'createView';
  readonly view: View;
  readonly ifNotExists?: boolean;
}

export interface DropView extends Droppable {
  readonly op: 'dropView';
  readonly view: Identifier;
  readonly existingView?: View;
}

/**
 * Gives a view another query. What depends on it is made anew where the server cannot replace the view in place, with its
 * privileges, comments, options, rules, indexes and triggers.
 */
export interface ReplaceView {
  readonly op: 'replaceView';
  /** Options that are left out stay as they are. */
  readonly view: View;
  /** `false`: options that are left out are taken away. @defaultValue `true` */
  readonly keep?: boolean;
  readonly existingView?: View;
}

export interface CreateMaterializedView {
  readonly op: 'createMaterializedView';
  readonly materializedView: MaterializedView;
  readonly ifNotExists?: boolean;
}

export interface DropMaterializedView extends Droppable {
  readonly op: 'dropMaterializedView';
  readonly materializedView: Identifier;
  readonly existingMaterializedView?: MaterializedView;
}

/** Makes a materialised view anew with another query, and what depends on it. */
export interface ReplaceMaterializedView {
  readonly op: 'replaceMaterializedView';
  /** Indexes and options that are left out stay as they are. */
  readonly materializedView: MaterializedView;
  readonly existingMaterializedView?: MaterializedView;
}

export interface RefreshMaterializedView extends InSchema {
  readonly op: 'refreshMaterializedView';
  readonly materializedView: Identifier;
  /** Readers are not kept waiting; it needs a unique index. */
  readonly concurrently?: boolean;
  /** `false`: empties it. @defaultValue `true` */
  readonly withData?: boolean;
}

interface DropRoutine extends Droppable {
  /** Types of the arguments that are handed over, SQL. Absent: there is only one of that name. */
  readonly arguments?: readonly string[];
}

export interface CreateFunction {
  readonly op: 'createFunction';
  readonly function: StoredFunction;
  readonly ifNotExists?: boolean;
}

export interface DropFunction extends DropRoutine {
  readonly op: 'dropFunction';
  readonly function: Identifier;
  readonly existingFunction?: StoredFunction;
}

/** Gives a function another body, or other attributes. What depends on it is made anew where that has to be. */
export interface ReplaceFunction {
  readonly op: 'replaceFunction';
  /** Attributes that are left out stay as they are; the arguments tell which function it is. */
  readonly function: StoredFunction;
  /** `false`: attributes that are left out become the server's defaults. @defaultValue `true` */
  readonly keep?: boolean;
  readonly existingFunction?: StoredFunction;
}

export interface CreateProcedure {
  readonly op: 'createProcedure';
  readonly procedure: StoredProcedure;
  readonly ifNotExists?: boolean;
}

export interface DropProcedure extends DropRoutine {
  readonly op: 'dropProcedure';
  readonly procedure: Identifier;
  readonly existingProcedure?: StoredProcedure;
}

export interface ReplaceProcedure {
  readonly op: 'replaceProcedure';
  readonly procedure: StoredProcedure;
  /** @defaultValue `true` */
  readonly keep?: boolean;
  readonly existingProcedure?: StoredProcedure;
}

export interface CreateTrigger {
  readonly op: 'createTrigger';
  readonly trigger: Trigger;
  readonly ifNotExists?: boolean;
}

export interface DropTrigger extends OnTable {
  readonly op: 'dropTrigger';
  readonly trigger: Identifier;
  readonly ifExists?: boolean;
  readonly existingTrigger?: Trigger;
}

/** Switches a trigger on or off. */
export interface AlterTrigger extends OnTable {
  readonly op: 'alterTrigger';
  readonly trigger: Identifier;
  readonly enabled: TriggerState;
  readonly existingEnabled?: TriggerState;
}

export interface CreatePolicy {
  readonly op: 'createPolicy';
  readonly policy: Policy;
}

export interface DropPolicy extends OnTable {
  readonly op: 'dropPolicy';
  readonly policy: Identifier;
  readonly ifExists?: boolean;
  readonly existingPolicy?: Policy;
}

/** Changes whom a policy is for and its conditions; anything else is another policy. */
export interface AlterPolicy extends OnTable {
  readonly op: 'alterPolicy';
  readonly policy: Identifier;
  readonly to?: readonly string[];
  readonly using?: string;
  readonly withCheck?: string;
  readonly existingTo?: readonly string[];
  readonly existingUsing?: string;
  readonly existingWithCheck?: string;
}

/** Switches the row security of a table, and whether its owner is subject to it. */
export interface AlterRowSecurity extends OnTable {
  readonly op: 'alterRowSecurity';
  readonly enabled?: boolean;
  readonly forced?: boolean;
  readonly existingEnabled?: boolean;
  readonly existingForced?: boolean;
}

export interface CreateEvent {
  readonly op: 'createEvent';
  readonly event: Event;
  readonly ifNotExists?: boolean;
}

export interface DropEvent extends InSchema {
  readonly op: 'dropEvent';
  readonly event: Identifier;
  readonly ifExists?: boolean;
  readonly existingEvent?: Event;
}

export interface AlterEvent extends InSchema {
  readonly op: 'alterEvent';
  readonly event: Identifier;
  readonly schedule?: Event['schedule'];
  readonly body?: string;
  readonly state?: 'ENABLE' | 'DISABLE';
  readonly onCompletion?: 'PRESERVE' | 'NOT PRESERVE';
  readonly existingSchedule?: Event['schedule'];
  readonly existingBody?: string;
  readonly existingState?: 'ENABLE' | 'DISABLE';
  readonly existingOnCompletion?: 'PRESERVE' | 'NOT PRESERVE';
}

export interface GrantPrivileges {
  readonly op: 'grant';
  readonly grant: Grant;
}

export interface RevokePrivileges {
  readonly op: 'revoke';
  /** With `withGrantOption`: only the right to hand them on. */
  readonly grant: Grant;
  /** Revokes from those too who got them from these roles. */
  readonly cascade?: boolean;
  /** They could be handed on before. */
  readonly existingGrantOption?: boolean;
}

export interface GrantDefaultPrivileges {
  readonly op: 'grantDefaultPrivileges';
  readonly defaultPrivileges: DefaultPrivileges;
}

export interface RevokeDefaultPrivileges {
  readonly op: 'revokeDefaultPrivileges';
  readonly defaultPrivileges: DefaultPrivileges;
  /** They could be handed on before. */
  readonly existingGrantOption?: boolean;
}

/** Names any object but tables and columns, which have operations of their own. */
export interface RenameObject {
  readonly op: 'renameObject';
  readonly object: ObjectReference;
  readonly newName: Identifier;
}

/** Moves an object to another schema. */
export interface SetObjectSchema {
  readonly op: 'setObjectSchema';
  readonly object: ObjectReference;
  readonly newSchema: Identifier;
}

export interface SetOwner {
  readonly op: 'setOwner';
  readonly object: ObjectReference;
  readonly owner: string;
  readonly existingOwner?: string;
}

/** Comments on anything; `null` takes the comment away. */
export interface SetComment {
  readonly op: 'setComment';
  readonly object: ObjectReference;
  readonly comment: string | null;
  readonly existingComment?: string | null;
}
