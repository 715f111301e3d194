import { move, type MoveCommandOptions, type MoveKind, type MoveResult } from './move.ts';

export type UpgradeOptions = Omit<MoveCommandOptions, 'target'> & {
  /** @defaultValue 'head' */
  readonly target?: string | undefined;
};

export const upgradeKind: MoveKind = {
  verb: 'upgrade',
  planner: (graph) => (wish) => graph.planUpgrade(wish),
};

/**
 * Runs every revision that the target needs and the database lacks; nothing when it is there already.
 *
 * @throws MIG_NO_URL, MIG_LOCK_TIMEOUT, MIG_REVISION_FAILED saying what is true now, and what targets and
 * configuration throw
 */
export function upgrade(options: UpgradeOptions = {}): Promise<MoveResult> {
  const { target = 'head', ...rest } = options;
  return move(upgradeKind, { ...rest, target });
}
