import type { ConventionSettings } from '../../config/index.ts';
import type { Connection, Dialect } from '../../dialects/index.ts';
import { mayRemakeTables, type Direction, type RevisionScript } from '../../script/index.ts';
import { createTransaction, transactionOptions } from '../transaction.ts';
import { createSender, type SentStatement, type StepProgress } from './sender.ts';
import { sendRevision } from './send-revision.ts';

export interface RunStepRequest {
  readonly script: RevisionScript;
  readonly direction: Direction;
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** Project root, absolute. */
  readonly root: string;
  /** Where the names come from that operations leave open. @defaultValue the server */
  readonly conventions?: ConventionSettings;
  /** @defaultValue what the dialect says */
  readonly transactionalDdl?: boolean;
}

/**
 * Runs one revision up or down in a transaction of its own (none when the revision opted out, or the server's DDL is
 * not transactional), and returns what was sent. The version table is neither read nor written.
 *
 * After an error the transaction is rolled back and the session is as new.
 */
export async function runStep(
  request: RunStepRequest,
): Promise<{ readonly statements: readonly SentStatement[] }> {
  const { connection, dialect, script } = request;
  const transactional = request.transactionalDdl ?? dialect.capabilities.transactionalDdl;
  const inTransaction = script.transaction && transactional;
  const progress: StepProgress = { sent: [], final: 0 };
  const transaction = await createTransaction(connection, transactionOptions({ dialect, transactional }));
  const sink = createSender({ connection, dialect, transaction, inTransaction, progress });
  try {
    const rebuilds =
      inTransaction && dialect.suspendedForeignKeys !== undefined && (await mayRemakeTables(script));
    if (inTransaction) await transaction.begin({ rebuilds });
    await sendRevision({ ...request, sink });
    if (!(await transaction.commit())) await connection.reset().catch(() => undefined);
  } catch (error) {
    await transaction.rollBack();
    throw error;
  }
  return { statements: progress.sent };
}
