import type { Dialect } from '../dialects/index.ts';
import { mayRemakeTables, type Plan, type RevisionScript } from '../script/index.ts';
import type { ScriptStep } from './run-state.ts';

export interface BatchQuestion {
  readonly dialect: Pick<Dialect, 'suspendedForeignKeys'>;
  /** All steps share one transaction. */
  readonly together: boolean;
}

/** The steps in whose transaction a batch may make a table anew; none where the dialect does nothing around such a one. */
export async function stepsWithBatches(
  { steps }: Plan<RevisionScript>,
  { dialect, together }: BatchQuestion,
): Promise<ReadonlySet<ScriptStep>> {
  const found = new Set<ScriptStep>();
  if (dialect.suspendedForeignKeys === undefined) return found;
  for (const step of steps) if (await mayRemakeTables(step.revision)) found.add(step);
  return together && found.size > 0 ? new Set(steps) : found;
}
