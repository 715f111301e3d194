// What a migration can do, as data: one file per operation, and the facade `op` that runs them in order.
// May import schema, errors, util.
// Start reading at definition.ts; the list of operations is definitions.ts.
export type * from './data.ts';
export type { Irreversible, OperationData, OperationDefinition, RenderedOperation } from './definition.ts';
export type { Operation } from './definitions.ts';
export type * from './objects/data.ts';
export {
  argumentTypes,
  objectGroups,
  POSITIONAL,
  referenceInWords,
  type ObjectGroup,
  type ObjectOp,
} from './objects/index.ts';
export type { Custom } from './custom.ts';
export type * from './op.ts';
export {
  defineOperation,
  extendOp,
  type DefinedOperation,
  type ExtendedOp,
  type OperationRecipe,
} from './extend-op.ts';
export type { InlineLiteral, OpContext, OpSession, ReflectTableOptions, SessionHost } from './op-session.ts';
export type { SqlHole, SqlPart, SqlTag } from './sql-tag.ts';
export * from './batch/index.ts';
export { constraintOf, type ConstraintOperation } from './constraint-of.ts';
export { definitions } from './definitions.ts';
export { applyEffect, describe, isIrreversible, renderTypeScript, reverse } from './functions.ts';
export { withFinalNames } from './final-names.ts';
export { operationOf } from './operation-of.ts';
export { createMetaData } from './create-metadata.ts';
export { createOp } from './create-op.ts';
export type { CallPlace } from './queue.ts';
