import { isMigError, MigError, migError, type ErrorLocation } from '../../errors/index.ts';
import { reflectedTable, type Connection, type Dialect, type SqlDialect } from '../../dialects/index.ts';
import type { SessionHost } from '../../operations/index.ts';
import type { Journal } from '../journal/journal.ts';
import { refuseOutside, type Transaction } from '../transaction.ts';
import { relocate } from './relocate.ts';
import type { SentStatement } from './sent-statement.ts';

export type { SentStatement } from './sent-statement.ts';

/** Takes the statements of a revision one after the other: sends them, or writes them down. */
export interface StatementSink {
  /** `verbatim`: the file holds this very text from `line` on, so that lines within it can be counted on. */
  send(statement: SentStatement, options?: { readonly verbatim?: boolean }): Promise<void>;
  /** Runs what `body` sends outside of a transaction. @throws MIG_TRANSACTION_NOT_OURS */
  autocommit(body: () => Promise<void>): Promise<void>;
  /** Text that is no statement, for a script. */
  text(text: string): void;
  /** What needs a database; absent without one. */
  readonly session?: {
    readonly raw: () => Promise<unknown>;
    readonly rows: (statement: SentStatement) => Promise<readonly unknown[]>;
    readonly reflectTable: NonNullable<SessionHost['reflectTable']>;
  };
}

/** What one step has done so far. */
export interface StepProgress {
  /** Statements that the server accepted. */
  readonly sent: SentStatement[];
  /** How many of them are final, whatever becomes of the rest. */
  final: number;
}

export interface SenderOptions {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly transaction: Transaction;
  /** A transaction is open around the statements, and must stay open. */
  readonly inTransaction: boolean;
  readonly progress: StepProgress;
  /** Records what runs outside of the transaction; without it nothing is recorded. */
  readonly journal?: Journal | undefined;
  /** Told when what ran before is committed for a block that runs outside of the transaction. */
  readonly onCommit?: () => void;
  /** The last statement, of a file, is kept back for the message of COMMIT. @defaultValue false */
  readonly holds?: boolean;
}

/** Sends each statement to a database. */
export interface Sender extends StatementSink {
  /** The connection was handed out: other code may have used it. */
  readonly handedOut: boolean;
  /** What was kept back and has to be sent. */
  readonly held: SentStatement | undefined;
  /** The error of the statement that was kept back, with its place. */
  explain(error: unknown, statement: SentStatement): Promise<unknown>;
}

export function createSender(options: SenderOptions): Sender {
  const { connection, dialect, transaction, progress, journal } = options;
  let { inTransaction } = options;
  let handedOut = false;
  /** What ran in the open transaction. */
  let unrecorded: SentStatement[] = [];
  let held: SentStatement | undefined;
  const explain = async (error: unknown, statement: SentStatement, verbatim: boolean): Promise<unknown> => {
    const explained = await withHolders(error, { connection, dialect });
    return located(explained, { statement, verbatim, inTransaction, dialect });
  };
  const sendNow = async (statement: SentStatement, verbatim: boolean): Promise<void> => {
    const { sql, parameters } = statement;
    const execute = (): Promise<unknown> => connection.execute(sql, parameters);
    try {
      if (journal === undefined) await execute();
      else if (!inTransaction) await journal.run(statement, execute);
      else if (!journal.doneBefore(statement)) {
        await execute();
        unrecorded.push(statement);
      }
    } catch (error) {
      throw await explain(error, statement, verbatim);
    }
    progress.sent.push(statement);
    if (!inTransaction) progress.final = progress.sent.length;
  };
  return {
    async send(statement, { verbatim = false } = {}) {
      if (held !== undefined) await sendNow(held, true);
      held = undefined;
      if (inTransaction) refuseTransactionControl(statement);
      if (options.holds === true) held = statement;
      else await sendNow(statement, verbatim);
    },
    async autocommit(body) {
      if (!inTransaction) return body();
      refuseOutside(transaction.owner, 'op.autocommitBlock()');
      await journal?.adopt(unrecorded);
      unrecorded = [];
      await transaction.commit();
      progress.final = progress.sent.length;
      options.onCommit?.();
      inTransaction = false;
      await body();
      inTransaction = true;
      await transaction.begin();
    },
    text: () => undefined,
    session: {
      async raw() {
        handedOut = true;
        if (!inTransaction) await journal?.handOut();
        return connection.raw;
      },
      reflectTable: (table, wanted) => reflectedTable(dialect, connection, table, wanted),
      async rows(statement) {
        try {
          return await connection.query(statement.sql, statement.parameters);
        } catch (error) {
          throw await explain(error, statement, false);
        }
      },
    },
    get held() {
      return held;
    },
    explain: (error, statement) => explain(error, statement, true),
    get handedOut() {
      return handedOut;
    },
  };
}

/** The error of a lock that was not got in time says who has it. */
async function withHolders(
  error: unknown,
  { connection, dialect }: Pick<SenderOptions, 'connection' | 'dialect'>,
): Promise<unknown> {
  const holders = isMigError(error) ? await dialect.lockHolders?.(connection, error) : undefined;
  if (!isMigError(error) || holders === undefined) return error;
  const details = { ...error.details, hint: holders };
  return new MigError(error.code, details, { location: { ...error.location }, details, cause: error.cause });
}

interface FailedStatement {
  readonly statement: SentStatement;
  readonly verbatim: boolean;
  readonly inTransaction: boolean;
  readonly dialect: Dialect;
}

function located(error: unknown, { statement, verbatim, inTransaction, dialect }: FailedStatement): unknown {
  if (!isMigError(error)) return error;
  const location = placeOf(statement, verbatim ? error.details['line'] : undefined);
  if (inTransaction && needsNoTransaction(dialect, statement.sql))
    return migError(
      'MIG_NEEDS_NO_TRANSACTION',
      { reason: reasonOf(error) },
      { location, cause: error, details: error.details },
    );
  return relocate(error, location);
}

/** @throws MIG_TRANSACTION_CONTROL for a statement that would begin or end a transaction */
export function refuseTransactionControl(statement: SentStatement): void {
  const { sql } = statement;
  const control =
    /^\s*(begin(?=\s*(?:;|$|(?:tran|transaction|work|isolation|read|not|deferrable|deferred|immediate|exclusive|concurrent)\b))|start\s+transaction|commit|end|abort|rollback(?!\s+(?:work\s+|transaction\s+)?to\b))\b/i.exec(
      sql,
    )?.[1];
  if (control === undefined) return;
  throw migError(
    'MIG_TRANSACTION_CONTROL',
    { statement: control.toUpperCase() },
    { location: placeOf(statement, undefined) },
  );
}

function reasonOf({ details, message }: MigError): string {
  const { reason } = details;
  return typeof reason === 'string' ? reason : message;
}

/** File and line of the statement, or of the token at fault when the server named its line within the statement. */
function placeOf({ sql, file, line }: SentStatement, lineInSql: unknown): ErrorLocation {
  const within = typeof lineInSql === 'number' ? lineInSql - 1 : 0;
  return { file, statement: sql, ...(line === undefined ? {} : { line: line + within }) };
}

function needsNoTransaction(dialect: SqlDialect, sql: string): boolean {
  return dialect.splitStatements(sql).some(({ transactional }) => !transactional);
}
