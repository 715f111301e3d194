import type {
  Identifier,
  MaterializedView,
  StoredFunction,
  StoredProcedure,
  View,
} from '../../../schema/index.ts';
import type { Droppable, InSchema } from './shared.ts';

// The plain data of operations on views, functions and procedures.

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
