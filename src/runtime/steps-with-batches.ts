import { mentionsBatch, type Plan, type RevisionScript } from '../script/index.ts';
import type { ScriptStep } from './run-state.ts';

/** The steps in whose transaction a batch may make a table anew. */
export async function stepsWithBatches(
  { steps }: Plan<RevisionScript>,
  { together }: { readonly together: boolean },
): Promise<ReadonlySet<ScriptStep>> {
  const found = new Set<ScriptStep>();
  for (const step of steps) if (await mentionsBatch(step.revision)) found.add(step);
  return together && found.size > 0 ? new Set(steps) : found;
}
