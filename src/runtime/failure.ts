import { isMigError, migError, type MigError } from '../errors/index.ts';
import { maskSecrets } from '../util/index.ts';
import type { RunState, ScriptStep } from './run-state.ts';
import type { StepProgress } from './step/sender.ts';
import type { TransactionOwner } from './transaction.ts';

export interface StepFailure {
  readonly error: unknown;
  readonly step: ScriptStep;
  readonly progress: StepProgress;
  readonly inTransaction: boolean;
  readonly owner: TransactionOwner;
  readonly state: RunState;
}

/** The error of a run: which revision, why, and what is true now. The step's own error is its `cause`. */
export function stepFailure(failure: StepFailure): MigError {
  const { error, step, progress, state } = failure;
  const { revision, direction } = step;
  const cause = isMigError(error) ? error : undefined;
  const { file, id, title } = revision;
  return migError(
    'MIG_REVISION_FAILED',
    { revision: id, title, direction, reason: reasonOf(error), state: truth(failure) },
    {
      location: { file, revision: id, ...cause?.location },
      cause: error,
      details: {
        ...(cause === undefined ? {} : { failure: { code: cause.code, ...cause.details } }),
        kept: state.kept.map(
          ({
            step: {
              revision: { id: kept },
            },
          }) => kept,
        ),
        rows: state.rows,
        statementsRun: progress.sent.length,
      },
    },
  );
}

/** The server's own message comes first for people who know it. */
function reasonOf(error: unknown): string {
  const text = isMigError(error)
    ? [error.message.replace(/^The server refused a statement: /, ''), ...ownHint(error)].join(' ')
    : String((error as { message?: string } | null)?.message ?? error);
  return maskSecrets(text);
}

/** How to mend it, when the step's error knows more than "mend the statement". */
function ownHint({ code, details, hint }: MigError): readonly string[] {
  const general = code === 'MIG_STATEMENT_FAILED' && details['hint'] === undefined;
  return hint === undefined || general ? [] : [`\n${hint}`];
}

function truth(failure: StepFailure): string {
  const { error, owner, state } = failure;
  const lost = isMigError(error) && error.code === 'MIG_CONNECTION_LOST';
  const undone = state.pending
    .filter(({ step }) => step !== failure.step)
    .map(({ step }) => step.revision.id);
  const kept = state.kept.map(({ step: { revision } }) => revision.id);
  const where = `at ${state.rows.length === 0 ? 'base' : state.rows.join(', ')}`;
  const keptText = kept.length === 0 ? [] : [`Done before it, and kept: ${kept.join(', ')}.`];
  if (lost && state.committing === true)
    return [
      ...keptText,
      `The connection was lost during COMMIT: whether ${[...undone, failure.step.revision.id].join(', ')} was kept is not known; \`mig current\` shows it.`,
    ].join(' ');
  return [
    ...keptText,
    ...(undone.length === 0 ? [] : [`Rolled back with it: ${undone.join(', ')}.`]),
    fateOfStep(failure),
    lost
      ? 'The connection was lost; `mig current` shows where the database is.'
      : `The database is ${where}${owner === 'caller' ? ", within the caller's transaction, which is still open" : ''}.`,
  ].join(' ');
}

function fateOfStep({ step, progress, inTransaction }: StepFailure): string {
  const { id } = step.revision;
  const { sent, final } = progress;
  if (inTransaction && final === 0) return `${id} was rolled back.`;
  if (inTransaction) return `${id}: ${count(final)} of it, done and kept; the rest was rolled back.`;
  return sent.length === 0
    ? `${id} runs outside of a transaction; none of its statements was done.`
    : `${id} runs outside of a transaction: ${count(sent.length)} of it, done and kept.`;
}

const count = (n: number): string => (n === 1 ? '1 statement' : `${n} statements`);
