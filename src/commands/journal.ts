import { tendJournal, type JournalAction, type StoppedRevision } from '../runtime/index.ts';
import { readConfig, useDatabase, type DatabaseOptions } from './project.ts';

export interface JournalOptions extends DatabaseOptions {
  /**
   * `abandon` forgets the record; `done` and `not done` say what became of the last statement, when nobody else knows.
   * @defaultValue 'show'
   */
  readonly action?: JournalAction | undefined;
}

/** One recorded statement. */
export interface JournalStatement {
  /** Counts from 1. */
  readonly position: number;
  readonly statement: string;
}

export interface JournalResult {
  /** Without secrets. */
  readonly database: string;
  /** What stopped half-way, as it was before the action; `undefined`: nothing did. */
  readonly stopped?: {
    readonly revision: string;
    readonly direction: 'upgrade' | 'downgrade';
    readonly done: readonly JournalStatement[];
    /** The statement at which it stopped. */
    readonly last: JournalStatement & { readonly sentAt: string };
    readonly outcome: 'done' | 'not done' | 'unknown';
    readonly evidence: string;
  };
}

/**
 * The record of a revision that stopped half-way where nothing can be rolled back.
 *
 * @throws MIG_JOURNAL_EMPTY for an action when there is none, MIG_JOURNAL_RUNNING, MIG_LOCK_TIMEOUT
 */
export async function journal(options: JournalOptions = {}): Promise<JournalResult> {
  const config = await readConfig('journal', options);
  return useDatabase(config, options, async (database) => {
    const stopped = await tendJournal(database, config, options.action ?? 'show');
    return { database: database.title, ...(stopped === undefined ? {} : { stopped: shown(stopped) }) };
  });
}

function shown(stopped: StoppedRevision): NonNullable<JournalResult['stopped']> {
  const { revision, direction, done, last, outcome, evidence } = stopped;
  return {
    revision,
    direction,
    done: done.map(({ position, statement }) => ({ position, statement })),
    last: { position: last.position, statement: last.statement, sentAt: last.sentAt },
    outcome,
    evidence,
  };
}
