import { JoinedStatementError, type JoinedStatement } from '../dialects/index.ts';
import type { Sender, StepProgress } from './step/sender.ts';
import { rowFailure, type RowStatement } from './version-table/version-table.ts';

export interface LastMessage {
  readonly sender: Sender;
  readonly progress: StepProgress;
  readonly rows: readonly RowStatement[];
  /** Name of the version table, for messages. */
  readonly table: string;
  readonly commit: (first: readonly JoinedStatement[]) => Promise<void>;
}

/**
 * The statement that a step has kept back, its version rows and COMMIT, all in one message.
 *
 * @throws MIG_VERSION_ROW_COUNT, and what the server throws, as if each statement had been sent alone
 */
export async function commitWithRows(message: LastMessage): Promise<void> {
  const { sender, progress, rows, commit } = message;
  const { held } = sender;
  try {
    await commit([
      ...(held === undefined ? [] : [{ sql: held.sql }]),
      ...rows.map(({ sql, hits }) => ({ sql, onlyRow: hits !== undefined })),
    ]);
  } catch (error) {
    throw error instanceof JoinedStatementError ? await failureOf(error, message) : error;
  }
  if (held !== undefined) progress.sent.push(held);
}

async function failureOf(
  { index, completed, found, cause }: JoinedStatementError,
  { sender, progress, rows, table }: LastMessage,
): Promise<unknown> {
  const { held } = sender;
  // A quote that is left open ends within the rows; of what a server cannot read nothing has run.
  if (held !== undefined && completed === 0) return sender.explain(cause, held);
  if (held !== undefined) progress.sent.push(held);
  const row = rows[held === undefined ? index : index - 1];
  return row === undefined ? cause : rowFailure(cause, row, { table, found });
}
