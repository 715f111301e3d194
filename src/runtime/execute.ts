import type { Connection } from '../dialects/index.ts';
import type { Plan, RevisionScript } from '../script/index.ts';
import type { Database } from './connect.ts';
import { stepFailure } from './failure.ts';
import type { RanStep, RunState, ScriptStep } from './run-state.ts';
import type { RuntimeSettings } from './settings.ts';
import { createSender, type SentStatement } from './step/sender.ts';
import { sendRevision } from './step/send-revision.ts';
import {
  qualifiedName,
  rowStatements,
  runRowStatement,
  type VersionTableSettings,
} from './version-table/version-table.ts';

/** Told as a run goes on. */
export type RunEvent =
  | { readonly kind: 'started'; readonly step: ScriptStep; readonly number: number; readonly total: number }
  | { readonly kind: 'finished'; readonly step: ScriptStep; readonly statements: number };

export interface ExecuteRequest {
  readonly plan: Plan<RevisionScript>;
  readonly database: Database;
  /** The version table, which exists, with its schema. */
  readonly table: VersionTableSettings;
  readonly settings: RuntimeSettings;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
}

/**
 * Runs the steps of a plan in order. Each revision and its rows share one transaction, or all of them one, as the
 * settings say; a revision that opted out runs its statements one by one, and its rows follow in a transaction.
 *
 * @throws MIG_REVISION_FAILED saying what was rolled back, what stays, and what the version table says
 */
export async function execute(request: ExecuteRequest): Promise<readonly RanStep[]> {
  const { plan, database, settings, onEvent } = request;
  const { connection, dialect } = database;
  const transactional = settings.transactionalDdl ?? dialect.capabilities.transactionalDdl;
  const oneTransaction = transactional && !settings.transactionPerMigration;
  const transaction = createTransaction(connection);
  const state: RunState = { kept: [], pending: [], rows: plan.start };

  for (const [index, step] of plan.steps.entries()) {
    const inTransaction = transactional && step.revision.transaction;
    const sent: SentStatement[] = [];
    onEvent?.({ kind: 'started', step, number: index + 1, total: plan.steps.length });
    try {
      if (!inTransaction) await commit(transaction, state);
      else await transaction.begin();
      await sendStep({ ...request, step, inTransaction, sent });
      await transaction.begin();
      await recordStep({ ...request, step });
      state.pending.push({ step, statements: sent });
      // Statements that are final already must not wait for their row.
      const last = index === plan.steps.length - 1;
      if (!oneTransaction || !inTransaction || last) await commit(transaction, state);
    } catch (error) {
      await transaction.rollBack();
      throw stepFailure({ error, step, sent, inTransaction, state });
    }
    onEvent?.({ kind: 'finished', step, statements: sent.length });
  }
  return state.kept;
}

/** Makes final what is pending; a session setting of one revision does not reach the next. */
async function commit(transaction: Transaction, state: RunState): Promise<void> {
  if (!(await transaction.commit())) return;
  state.kept.push(...state.pending);
  state.rows = state.pending.at(-1)?.step.rows ?? state.rows;
  state.pending = [];
}

interface StepRequest extends ExecuteRequest {
  readonly step: ScriptStep;
}

async function sendStep(
  request: StepRequest & { readonly inTransaction: boolean; readonly sent: SentStatement[] },
): Promise<void> {
  const { step, database, settings, inTransaction, sent } = request;
  const { connection, dialect } = database;
  await sendRevision({
    script: step.revision,
    direction: step.direction,
    dialect,
    root: settings.root,
    args: settings.args,
    database: settings.name,
    connection,
    sink: createSender({ connection, dialect, inTransaction, sent }),
  });
}

/** Writes the version rows, then tells the hooks, inside the transaction that is open. */
async function recordStep({ step, database, table, settings }: StepRequest): Promise<void> {
  const { connection, dialect } = database;
  const { revision, direction, effect, rows } = step;
  const name = qualifiedName(dialect, table);
  for (const statement of rowStatements(dialect, table, effect))
    await runRowStatement(connection, statement, name);
  for (const hook of settings.onVersionApply)
    await hook({
      ...settings.args,
      revision: revision.id,
      direction,
      heads: rows,
      connection: connection.raw,
    });
}

interface Transaction {
  /** Opens one unless one is open. */
  begin(): Promise<void>;
  /** True when one was open. */
  commit(): Promise<boolean>;
  /** Leaves the session usable; never throws. */
  rollBack(): Promise<void>;
}

function createTransaction(connection: Connection): Transaction {
  let open = false;
  return {
    async begin() {
      if (open) return;
      await connection.execute('BEGIN');
      open = true;
    },
    async commit() {
      if (!open) return false;
      await connection.execute('COMMIT');
      open = false;
      await connection.reset();
      return true;
    },
    async rollBack() {
      open = false;
      // A connection that is lost has rolled back by itself.
      await connection.reset().catch(() => undefined);
    },
  };
}
