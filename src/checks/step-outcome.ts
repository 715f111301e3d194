import type { MigError } from '../errors/index.ts';
import type { AppliedStep } from '../sources/index.ts';

/** How one step ended. */
export type StepOutcome =
  | { readonly status: 'ok'; readonly statements: AppliedStep['statements'] }
  | { readonly status: 'failed'; readonly error: MigError }
  /** `because` completes "not run: …". */
  | { readonly status: 'not run'; readonly because: string };
