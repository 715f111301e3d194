// Operations on objects other than tables. positional.ts lists them, data.ts says what each is, define.ts what they share.
export type * from './data.ts';
export { buildObjectOperation } from './build.ts';
export { argumentTypes } from './kinds.ts';
export { objectDefinitions, objectGroups, type ObjectGroup } from './groups.ts';
export { referenceInWords } from './any-object.ts';
export { POSITIONAL } from './positional.ts';
export type { ObjectOp } from './op.ts';
