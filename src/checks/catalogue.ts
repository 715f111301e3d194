import { driftCodes } from './catalogue/drift.ts';
import { roundTripCodes } from './catalogue/round-trip.ts';
import { singleHeadCodes } from './catalogue/single-head.ts';

/** Every finding code, by check: the hundreds digit. Codes are never renamed or reused; wording may change. */
export const findingCodes = { ...singleHeadCodes, ...roundTripCodes, ...driftCodes };

export type FindingCode = keyof typeof findingCodes;

/** What `mig-check explain CODE` prints for a finding. */
export interface FindingPage {
  /** A few words, for lists. */
  readonly title: string;
  /** Why it matters and what to do, in Markdown. */
  readonly docs: string;
}
