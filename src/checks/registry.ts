import type { Check } from './contract.ts';
import { drift } from './drift.ts';
import { roundTrip } from './round-trip.ts';
import { singleHead } from './single-head.ts';

/** Every check, in the order in which they run: quickest first. */
export const checks: readonly Check[] = [singleHead, roundTrip, drift];
