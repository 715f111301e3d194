import type { CatalogSnapshot, ObjectChange } from '../../dialects/index.ts';
import type { MigError } from '../../errors/index.ts';
import type { ScratchDatabase } from '../../scratch/index.ts';
import type { SourceRevision } from '../../sources/index.ts';
import { changesSince, runStep, type Bench } from '../run-step.ts';

export interface WholeOptions extends Bench {
  /** At the heads. */
  readonly main: ScratchDatabase;
  /** Every revision from the base (or from above the last irreversible one) to the heads, in the order of the upgrades. */
  readonly order: readonly SourceRevision[];
  /** Schema below the first of `order`. */
  readonly base: CatalogSnapshot;
  readonly heads: CatalogSnapshot;
  readonly onStep?: (revision: SourceRevision, direction: 'upgrade' | 'downgrade') => void;
}

export type WholeOutcome =
  | { readonly kind: 'clean' }
  /** Something differs at the base, or at the heads the second time. */
  | { readonly kind: 'differs'; readonly at: 'base' | 'heads'; readonly changes: readonly ObjectChange[] }
  | {
      readonly kind: 'failed';
      readonly revision: SourceRevision;
      readonly direction: 'upgrade' | 'downgrade';
      readonly error: MigError;
    };

/** The whole way once: from the heads down, where nothing may be left but bookkeeping, and up again. */
export async function walkWholeHistory(options: WholeOptions): Promise<WholeOutcome> {
  const { main, order, base, heads } = options;
  const down = await walk(options, [...order].reverse(), 'downgrade');
  if (down !== undefined) return down;
  const atBase = await changesSince(options, main, base);
  if (atBase.length > 0) return { kind: 'differs', at: 'base', changes: atBase };
  const up = await walk(options, order, 'upgrade');
  if (up !== undefined) return up;
  const atHeads = await changesSince(options, main, heads);
  return atHeads.length > 0 ? { kind: 'differs', at: 'heads', changes: atHeads } : { kind: 'clean' };
}

async function walk(
  options: WholeOptions,
  revisions: readonly SourceRevision[],
  direction: 'upgrade' | 'downgrade',
): Promise<WholeOutcome | undefined> {
  for (const revision of revisions) {
    options.onStep?.(revision, direction);
    const step = await runStep(options, options.main, { revision, direction });
    if (step.status === 'failed') return { kind: 'failed', revision, direction, error: step.error };
  }
  return undefined;
}
