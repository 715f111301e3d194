import type { MetaData } from '../schema/index.ts';

/** Any operation, known by its kind only. */
export interface OperationData {
  readonly op: string;
}

/** Says that an operation has no inverse, and why. */
export interface Irreversible {
  readonly irreversible: string;
}

/** Source text of one call, and the factories of `mig-check/schema` that it uses. */
export interface RenderedOperation {
  readonly code: string;
  /** Sorted, without duplicates. */
  readonly imports: readonly string[];
}

/** All that is known of one kind of operation, apart from its SQL. `Inverse` names the kinds that reverse it. */
export interface OperationDefinition<Data extends OperationData, Inverse extends OperationData = never> {
  readonly kind: Data['op'];
  /** The operation that undoes this one on a database this one ran on, or why there is none. */
  reverse(operation: Data): Inverse | Irreversible;
  /** The schema after the operation; a new object, the one given is not changed. @throws MIG_OPERATION_EFFECT */
  effect(metadata: MetaData, operation: Data): MetaData;
  /** What it does, in a few words: `add column users.age`. */
  describe(operation: Data): string;
  /** The call that makes it: `op.dropTable('users')`. */
  renderTypeScript(operation: Data): RenderedOperation;
}
