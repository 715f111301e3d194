import type { ObjectChange } from '../../dialects/index.ts';
import type { SourceRevision } from '../../sources/index.ts';
import type { RevisionVerdict } from '../contract.ts';
import type { StepOutcome } from '../step-outcome.ts';

/** Everything that was learnt about one revision. */
export interface RevisionOutcome {
  readonly revision: SourceRevision;
  readonly upgrade: StepOutcome;
  /** What the upgrade changed. */
  readonly upgradeChanges: readonly ObjectChange[];
  readonly downgrade: StepOutcome;
  /** Schema before the upgrade against schema after the downgrade; undefined when no downgrade ran to its end. */
  readonly left: readonly ObjectChange[] | undefined;
  readonly again: StepOutcome;
  /** Schema after the first upgrade against schema after the second; undefined when there was no second. */
  readonly differsAgain: readonly ObjectChange[] | undefined;
}

/** The short form for reports. */
export function verdictOf(outcome: RevisionOutcome): RevisionVerdict {
  const { revision, upgrade, downgrade, again } = outcome;
  const ran = downgrade.status !== 'not run';
  return {
    id: revision.id,
    upgrade: upgrade.status,
    downgrade:
      upgrade.status !== 'ok'
        ? 'not run'
        : revision.irreversible !== undefined
          ? 'irreversible'
          : revision.downgrade === 'missing'
            ? 'missing'
            : downgrade.status,
    ...(ran ? { restored: isRestored(outcome) } : {}),
    ...(ran && again.status !== 'not run' ? { reapplied: isReapplied(outcome) } : {}),
  };
}

export function isRestored({ downgrade, left }: RevisionOutcome): boolean {
  return downgrade.status === 'ok' && left?.length === 0;
}

export function isReapplied({ again, differsAgain }: RevisionOutcome): boolean {
  return again.status === 'ok' && differsAgain?.length === 0;
}
