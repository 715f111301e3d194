import { driftCodes } from './catalogue/drift.ts';
import { roundTripCodes } from './catalogue/round-trip.ts';
import { singleHeadCodes } from './catalogue/single-head.ts';

/** Every finding code, by check: the hundreds digit. Codes are never renamed or reused; wording may change. */
export const findingCodes = { ...singleHeadCodes, ...roundTripCodes, ...driftCodes };

export type FindingCode = keyof typeof findingCodes;
