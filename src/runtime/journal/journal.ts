import { createHash } from 'node:crypto';
import { isMigError, migError } from '../../errors/index.ts';
import type { Recovery } from '../../dialects/index.ts';
import type { Direction } from '../../script/index.ts';
import type { Database } from '../connect.ts';
import type { SentStatement } from '../step/sent-statement.ts';
import type { VersionTableSettings } from '../version-table/version-table.ts';
import { createJournalSql, deleteFromSql, insertRowSql, type JournalRow } from './journal-table.ts';

/** The record of one revision's statements outside of a transaction. */
export interface Journal {
  /** Runs `send` unless the statement was done by an earlier run; true when it ran now. @throws MIG_JOURNAL_CHANGED */
  run(statement: SentStatement, send: () => Promise<unknown>): Promise<boolean>;
  /** True when an earlier run has done the statement, which then counts as seen. @throws MIG_JOURNAL_CHANGED */
  doneBefore(statement: SentStatement): boolean;
  /** Records what ran in the open transaction, which is about to be committed. */
  adopt(statements: readonly SentStatement[]): Promise<void>;
  /** Other code gets the connection, and what it does is not seen. @throws MIG_JOURNAL_OPAQUE when it did before */
  handOut(): Promise<void>;
  /** Something is recorded. */
  readonly isOpen: boolean;
  /** Forgets the record, within the transaction of the version rows. @throws MIG_JOURNAL_CHANGED */
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly database: Database;
  readonly recovery: Recovery;
  /** Of the journal itself. */
  readonly table: VersionTableSettings;
  readonly revision: string;
  readonly direction: Direction;
  /** Rows of an earlier run whose statements are done. */
  readonly done: readonly JournalRow[];
}

export function createJournal(options: JournalOptions): Journal {
  const { database, recovery, table, revision, direction, done } = options;
  const { connection, dialect } = database;
  let position = 0;
  let session: string | undefined;
  /** Inside a transaction that the revision itself began. */
  let within = false;
  let open = done.length > 0;

  const changed = (problem: string): Error =>
    migError('MIG_JOURNAL_CHANGED', { revision, direction, problem });

  const prepare = async (): Promise<void> => {
    if (open) return;
    for (const sql of createJournalSql(dialect, table)) await connection.execute(sql);
    open = true;
  };
  const rowOf = async (
    statement: Pick<SentStatement, 'sql' | 'parameters'>,
    rest: Pick<JournalRow, 'state'> & Partial<JournalRow>,
  ): Promise<JournalRow> => ({
    position,
    revision,
    direction,
    digest: digestOf(statement),
    statement: statement.sql,
    fingerprint: null,
    session: (session ??= await recovery.sessionId(connection)),
    reason: null,
    sentAt: new Date().toISOString(),
    ...rest,
  });
  const write = async (row: JournalRow): Promise<void> => {
    await connection.execute(insertRowSql(dialect, table, row));
  };

  const seen = (statement: SentStatement): boolean => {
    position += 1;
    const before = done[position - 1];
    if (before === undefined) return false;
    if (before.digest !== digestOf(statement))
      throw changed(
        `statement ${position} was "${shortened(before.statement)}" and now is "${shortened(statement.sql)}"`,
      );
    if (recovery.kindOf(statement.sql) === 'temporary')
      throw migError('MIG_JOURNAL_OPAQUE', {
        revision,
        position,
        what: 'made a temporary table, which ended with its session',
      });
    return true;
  };

  /** Statement and record in one transaction: done exactly when it is recorded. */
  const runTogether = async (statement: SentStatement, send: () => Promise<unknown>): Promise<void> => {
    await connection.execute('BEGIN');
    try {
      await write(await rowOf(statement, { state: 'done' }));
      await send();
      await connection.execute('COMMIT');
    } catch (error) {
      await connection.execute('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };

  const runFinal = async (statement: SentStatement, send: () => Promise<unknown>): Promise<void> => {
    const fingerprint = within ? null : ((await recovery.fingerprint(connection, statement.sql)) ?? null);
    await write(await rowOf(statement, { state: 'sent', fingerprint }));
    await send();
  };

  const recordFailure = async (statement: SentStatement, error: unknown): Promise<void> => {
    if (isMigError(error) && error.code === 'MIG_CONNECTION_LOST') return;
    try {
      if (within) await connection.execute('ROLLBACK');
      const fingerprint =
        recovery.kindOf(statement.sql) === 'final'
          ? ((await recovery.fingerprint(connection, statement.sql)) ?? null)
          : null;
      await connection.execute(deleteFromSql(dialect, table, position));
      const reason = String((error as { message?: unknown }).message ?? error);
      await write(await rowOf(statement, { state: 'failed', reason, fingerprint }));
    } catch {
      // The statement's own error is the one to tell; the record still says that it was sent.
    }
  };

  return {
    doneBefore: (statement) => recovery.kindOf(statement.sql) !== 'session' && seen(statement),
    async run(statement, send) {
      const kind = recovery.kindOf(statement.sql);
      if (kind === 'session') {
        await send();
        return true;
      }
      await prepare();
      if (seen(statement)) return false;
      const together = kind === 'rows' && !within;
      try {
        await (together ? runTogether : runFinal)(statement, send);
      } catch (error) {
        await recordFailure(statement, error);
        throw error;
      }
      if (kind === 'transaction')
        within =
          /^\s*(begin|start)\b/i.test(statement.sql) ||
          (within && /^\s*(savepoint|release|rollback\s+to)\b/i.test(statement.sql));
      return true;
    },
    async adopt(statements) {
      await prepare();
      const kept = statements.filter(({ sql }) => recovery.kindOf(sql) !== 'session');
      for (const [index, statement] of kept.entries())
        await write(await rowOf(statement, { state: 'done', position: position - kept.length + index + 1 }));
    },
    async handOut() {
      await prepare();
      const marker = { sql: 'op.connection()' };
      position += 1;
      if (done[position - 1] !== undefined)
        throw migError('MIG_JOURNAL_OPAQUE', {
          revision,
          position,
          what: 'handed out the connection, and what ran on it is not recorded',
        });
      await write(await rowOf(marker, { state: 'connection' }));
    },
    get isOpen() {
      return open;
    },
    async close() {
      if (position < done.length)
        throw changed(`it had ${done.length} statements or more, and now has ${position}`);
      if (open) await connection.execute(deleteFromSql(dialect, table));
    },
  };
}

export function digestOf({ sql, parameters = [] }: Pick<SentStatement, 'sql' | 'parameters'>): string {
  return createHash('sha256')
    .update(JSON.stringify([sql, parameters]))
    .digest('hex');
}

/** A statement on one line. */
export function shortened(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
