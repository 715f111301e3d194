import { describeFailure, type RevisionContext, type RunArguments } from '../../config/index.ts';
import { isMigError, migError } from '../../errors/index.ts';
import { maskSecrets } from '../../util/index.ts';
import type { Direction, RevisionScript } from '../../script/index.ts';
import type { Body } from './load-body.ts';
import { relocate } from './relocate.ts';
import { sendOperations, type OperationsStep } from './send-operations.ts';

export interface ModuleStep extends Omit<OperationsStep, 'context' | 'revision' | 'file'> {
  readonly script: RevisionScript;
  readonly direction: Direction;
  /** @defaultValue none */
  readonly args?: RunArguments;
  /** Its name, when the configuration has several. */
  readonly database?: string | undefined;
}

const NO_ARGUMENTS: RunArguments = { xArguments: [], x: {}, extra: {}, attributes: {} };

/**
 * Calls the `upgrade` or `downgrade` of a TypeScript or JavaScript revision, and sends what its operations compile to.
 *
 * @throws MIG_REVISION_THREW, and what the operations, the dialect and the server throw, each with file and line as far as is
 * known
 */
export async function sendModule(body: Body, step: ModuleStep): Promise<void> {
  const { script, root } = step;
  const { file, id: revision } = script;
  const context = contextOf(step);
  try {
    await sendOperations((op) => body(op, context), { ...step, context, revision, file });
  } catch (error) {
    if (isMigError(error)) throw relocate(error, { file, revision });
    const { reason, ...place } = describeFailure(error, root);
    throw migError(
      'MIG_REVISION_THREW',
      { reason: maskSecrets(reason) },
      { location: { file, revision, ...place }, cause: error },
    );
  }
}

function contextOf({
  script,
  direction,
  dialect,
  args = NO_ARGUMENTS,
  offline = false,
  database,
}: ModuleStep): RevisionContext {
  return {
    ...args,
    revision: script.id,
    direction,
    dialect: dialect.name,
    offline,
    ...(database === undefined ? {} : { database }),
  };
}
