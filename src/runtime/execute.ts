import { setImmediate as nextTurn } from 'node:timers/promises';
import { JoinedStatementError, type CommitOptions } from '../dialects/index.ts';
import { migError } from '../errors/index.ts';
import type { Plan, RevisionScript } from '../script/index.ts';
import type { Database } from './connect.ts';
import { stepFailure } from './failure.ts';
import { createJournal, type Journal } from './journal/journal.ts';
import { journalTable, type JournalRow } from './journal/journal-table.ts';
import type { StoppedRevision } from './journal/settle.ts';
import type { RanStep, RunState, ScriptStep } from './run-state.ts';
import type { RuntimeSettings } from './settings.ts';
import { commitWithRows } from './commit-with-rows.ts';
import { prepareRevision, type PreparedRevision, type PrepareRequest } from './step/prepare-revision.ts';
import { createSender, type Sender, type StepProgress } from './step/sender.ts';
import { sendRevision } from './step/send-revision.ts';
import { stepsWithBatches } from './steps-with-batches.ts';
import { createTransaction, refuseOutside, transactionOptions, type Transaction } from './transaction.ts';
import { tellVersionApplied } from './version-applied.ts';
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
  /** A revision by its id. */
  readonly find: (id: string) => RevisionScript | undefined;
  readonly onEvent?: ((event: RunEvent) => void) | undefined;
  /** What an earlier run left half-way: the first step goes on behind it. */
  readonly stopped?: StoppedRevision | undefined;
  /** One that somebody else ends. @defaultValue one for each revision, or for all of them, as the settings say */
  readonly transaction?: Transaction | undefined;
}

/**
 * Runs the steps of a plan in order. Each revision and its rows share one transaction, or all of them one, as the
 * settings say; a revision that opted out runs its statements one by one, and its rows follow in a transaction.
 *
 * @throws MIG_REVISION_FAILED saying what was rolled back, what stays, and what the version table says;
 * MIG_TRANSACTION_NOT_OURS before anything runs
 */
export async function execute(request: ExecuteRequest): Promise<readonly RanStep[]> {
  const { plan, database, table, settings, onEvent } = request;
  const { connection, dialect } = database;
  const transactional = settings.transactionalDdl ?? dialect.capabilities.transactionalDdl;
  const transaction =
    request.transaction ??
    (await createTransaction(connection, transactionOptions({ dialect, transactional })));
  const oneTransaction =
    transactional && (transaction.owner === 'group' || !settings.transactionPerMigration);
  const rebuilds = await stepsWithBatches(plan, { dialect, together: oneTransaction });
  const state: RunState = { kept: [], pending: [], rows: plan.start };
  let ahead: Promise<PreparedRevision> | undefined;
  // Hooks have their say between the rows and COMMIT.
  const joins =
    connection.joins === true &&
    transactional &&
    transaction.owner === 'run' &&
    !oneTransaction &&
    settings.onVersionApply.length === 0;
  if (transaction.owner !== 'run' && transactional) refuseOptedOut(plan, transaction);

  for (const [index, step] of plan.steps.entries()) {
    const inTransaction = transactional && step.revision.transaction;
    const progress: StepProgress = { sent: [], final: 0 };
    const done = index === 0 ? (request.stopped?.done ?? []) : [];
    const journal = transaction.owner === 'run' ? journalOf({ ...request, step }, done) : undefined;
    const next = plan.steps[index + 1];
    onEvent?.({ kind: 'started', step, number: index + 1, total: plan.steps.length });
    try {
      if (!inTransaction) await commit(transaction, state);
      else await transaction.begin({ rebuilds: rebuilds.has(step) });
      const sender = await sendStep({
        ...request,
        step,
        prepared: ahead,
        inTransaction,
        progress,
        transaction,
        state,
        journal,
        holds: joins && inTransaction && step.revision.language === 'sql' && done.length === 0,
      });
      await transaction.begin();
      ahead =
        next &&
        prepareSoon({ script: next.revision, direction: next.direction, dialect, root: settings.root });
      const begin = transactional && next?.revision.transaction === true && !rebuilds.has(next);
      if (joins && journal?.isOpen !== true) {
        state.pending.push({ step, statements: progress.sent });
        await commitWithRows({
          sender,
          progress,
          rows: rowStatements(dialect, table, step.effect),
          table: qualifiedName(dialect, table),
          commit: (first) => commit(transaction, state, { begin, first }),
        });
      } else {
        await recordStep({ ...request, step });
        await journal?.close();
        state.pending.push({ step, statements: progress.sent });
        // Statements that are final already must not wait for their row.
        const wait = next !== undefined && oneTransaction && inTransaction && progress.final === 0;
        if (!wait) await commit(transaction, state, { begin });
      }
    } catch (error) {
      await transaction.rollBack();
      throw stepFailure({ error, step, progress, inTransaction, owner: transaction.owner, state });
    }
    onEvent?.({ kind: 'finished', step, statements: progress.sent.length });
  }
  return [...state.kept, ...state.pending];
}

/** Reads the revision that is next while the server is busy; its error is that of its own step. */
function prepareSoon(request: PrepareRequest): Promise<PreparedRevision> {
  // What is to be sent first has been sent by then.
  const prepared = nextTurn().then(() => prepareRevision(request));
  prepared.catch(() => undefined);
  return prepared;
}

/** @throws MIG_TRANSACTION_NOT_OURS, MIG_ATOMIC_UNSUPPORTED */
function refuseOptedOut({ steps }: Plan<RevisionScript>, { owner }: Transaction): void {
  const { revision } = steps.find((step) => !step.revision.transaction) ?? {};
  if (revision === undefined) return;
  const { id, file, line } = revision;
  refuseOutside(owner, `Revision ${id}`, { file, line, revision: id });
}

/** Makes final what is pending; a session setting of one revision does not reach the next. */
async function commit(transaction: Transaction, state: RunState, options?: CommitOptions): Promise<void> {
  state.committing = true;
  try {
    if (await transaction.commit(options)) keepPending(state);
  } catch (error) {
    // What came before COMMIT failed.
    if (error instanceof JoinedStatementError) state.committing = false;
    throw error;
  }
  state.committing = false;
}

function keepPending(state: RunState): void {
  state.kept.push(...state.pending);
  state.rows = state.pending.at(-1)?.step.rows ?? state.rows;
  state.pending = [];
}

interface StepRequest extends ExecuteRequest {
  readonly step: ScriptStep;
}

/** The record of a step's statements that cannot be rolled back. */
function journalOf({ step, database, table }: StepRequest, done: readonly JournalRow[]): Journal | undefined {
  const { recovery } = database.dialect;
  if (recovery === undefined) return undefined;
  const { revision, direction } = step;
  return createJournal({
    database,
    recovery,
    table: journalTable(table),
    revision: revision.id,
    direction,
    done,
  });
}

interface SendRequest extends StepRequest {
  readonly prepared: Promise<PreparedRevision> | undefined;
  readonly holds: boolean;
  readonly inTransaction: boolean;
  readonly progress: StepProgress;
  readonly transaction: Transaction;
  readonly state: RunState;
  readonly journal: Journal | undefined;
}

/** Returns what sent it, which may have kept the last statement back. @throws MIG_TRANSACTION_ENDED, and what the revision throws */
async function sendStep(request: SendRequest): Promise<Sender> {
  const { step, prepared, database, settings, inTransaction, progress, transaction, state, journal } =
    request;
  const { connection, dialect } = database;
  const onCommit = (): void => keepPending(state);
  const sink = createSender({
    connection,
    dialect,
    transaction,
    inTransaction,
    progress,
    journal,
    onCommit,
    holds: request.holds,
  });
  await sendRevision({
    script: step.revision,
    direction: step.direction,
    prepared,
    dialect,
    root: settings.root,
    args: settings.args,
    conventions: settings,
    database: settings.name,
    connection,
    sink,
  });
  if (!sink.handedOut || !inTransaction || (await connection.inTransaction?.()) !== false) return sink;
  progress.final = progress.sent.length;
  throw migError('MIG_TRANSACTION_ENDED', { revision: step.revision.id });
}

/** Writes the version rows, then tells the hooks, inside the transaction that is open. */
async function recordStep({ step, database, table, settings, find }: StepRequest): Promise<void> {
  const { connection, dialect } = database;
  const name = qualifiedName(dialect, table);
  for (const statement of rowStatements(dialect, table, step.effect))
    await runRowStatement(connection, statement, name);
  await tellVersionApplied({ step, stamp: false, settings, connection, find });
}
