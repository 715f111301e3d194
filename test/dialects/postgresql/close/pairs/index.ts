import { columnPairs } from './columns.ts';
import { constraintPairs } from './constraints.ts';
import { otherPairs } from './others.ts';
import type { Pair } from './pair.ts';
import { programPairs } from './programs.ts';
import { tablePairs } from './tables.ts';
import { typePairs } from './types.ts';

export type { Pair } from './pair.ts';

/** Every family of objects, with what can differ of it. */
export const pairs: readonly Pair[] = [
  ...columnPairs,
  ...tablePairs,
  ...constraintPairs,
  ...programPairs,
  ...typePairs,
  ...otherPairs,
];
