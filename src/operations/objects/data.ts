// The plain data of operations on objects other than tables. `existing…` describes what is there before; without it, what
// drops or changes an object can't be reversed.
export type * from './data/types.ts';
export type * from './data/programs.ts';
export type * from './data/attached.ts';
export type * from './data/any.ts';
export type { InSchema } from './data/shared.ts';
