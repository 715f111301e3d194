import { move, type MoveCommandOptions, type MoveKind, type MoveResult } from './move.ts';

export const downgradeKind: MoveKind = {
  verb: 'downgrade',
  planner: (graph) => (wish) => graph.planDowngrade(wish),
};

/**
 * Reverts everything above the target, newest first.
 *
 * @throws MIG_IRREVERSIBLE before anything runs; otherwise as `upgrade`
 */
export function downgrade(options: MoveCommandOptions): Promise<MoveResult> {
  return move(downgradeKind, options);
}
