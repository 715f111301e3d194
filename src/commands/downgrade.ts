import { move, type MoveCommandOptions, type MoveResult } from './move.ts';

/**
 * Reverts everything above the target, newest first.
 *
 * @throws MIG_IRREVERSIBLE before anything runs; otherwise as `upgrade`
 */
export function downgrade(options: MoveCommandOptions): Promise<MoveResult> {
  return move('downgrade', (graph) => (wish) => graph.planDowngrade(wish), options);
}
