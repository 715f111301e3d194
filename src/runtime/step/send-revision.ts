import { isMigError } from '../../errors/index.ts';
import { prepareRevision, type PreparedRevision } from './prepare-revision.ts';
import { relocate } from './relocate.ts';
import { sendModule, type ModuleStep } from './send-module.ts';

export interface RevisionStep extends ModuleStep {
  /** The revision, when it is being read already. */
  readonly prepared?: Promise<PreparedRevision> | undefined;
}

/**
 * Gives every statement of one direction of a revision to a sink: those of a SQL file one by one.
 *
 * @throws with revision and file in `location`: as `prepareRevision` and `sendModule`, and what the server throws
 */
export async function sendRevision(step: RevisionStep): Promise<void> {
  const { file, id: revision } = step.script;
  try {
    const prepared = await (step.prepared ?? prepareRevision(step));
    if ('body' in prepared) return await sendModule(prepared.body, step);
    for (const statement of prepared.statements) await step.sink.send(statement, { verbatim: true });
  } catch (error) {
    throw isMigError(error) ? relocate(error, { file, revision }) : error;
  }
}
