import type { MetaData } from '../schema/index.ts';
import type { Irreversible, RenderedOperation } from './definition.ts';
import { definitionOf, type Operation } from './definitions.ts';

/**
 * The operation that undoes another, or why there is none. It needs what was there before: the `existing…` members.
 */
export function reverse(operation: Operation): Operation | Irreversible {
  return definitionOf(operation).reverse(operation);
}

export function isIrreversible(reversal: Operation | Irreversible): reversal is Irreversible {
  return 'irreversible' in reversal;
}

/** The schema after an operation; the one given is not changed. @throws MIG_OPERATION_EFFECT */
export function applyEffect(metadata: MetaData, operation: Operation): MetaData {
  return definitionOf(operation).effect(metadata, operation);
}

/** What an operation does, in a few words: `add column users.age`. */
export function describe(operation: Operation): string {
  return definitionOf(operation).describe(operation);
}

/** The call on `op` that makes the operation, as TypeScript without `await`, and the factories it uses. */
export function renderTypeScript(operation: Operation): RenderedOperation {
  return definitionOf(operation).renderTypeScript(operation);
}
