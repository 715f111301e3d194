// What a migration can do, as data: one file per operation, and the facade `op` that runs them in order.
// May import schema, errors, util.
// Start reading at definition.ts; the list of operations is definitions.ts.
export type * from './data.ts';
export type { Irreversible, OperationData, OperationDefinition, RenderedOperation } from './definition.ts';
export type { Operation } from './definitions.ts';
export type { Op, OpHost, OpQueue } from './op.ts';
export { constraintOf, type ConstraintOperation } from './constraint-of.ts';
