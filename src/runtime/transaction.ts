import type { Connection, Dialect } from '../dialects/index.ts';

/** The transaction around one or more revisions. */
export interface Transaction {
  /** The session was in a transaction already: it is its owner's, who alone ends it. */
  readonly callers: boolean;
  /**
   * Opens one unless one is open; within the caller's own, a savepoint. `rebuilds`: tables may be made anew in it, so that
   * foreign keys are not enforced, but checked before its end.
   */
  begin(options?: { readonly rebuilds?: boolean }): Promise<void>;
  /** True when one was open. The session is as new then. */
  commit(): Promise<boolean>;
  /** Leaves the session usable; never throws. */
  rollBack(): Promise<void>;
}

export interface TransactionOptions {
  /** DDL can be rolled back. */
  readonly transactional: boolean;
  /** How the dialect does without the enforcement of foreign keys. */
  readonly foreignKeys?: Dialect['suspendedForeignKeys'];
}

/** Asks the session first whether it is in a transaction, if it is the caller's. */
export async function createTransaction(
  connection: Connection,
  options: TransactionOptions,
): Promise<Transaction> {
  const callers = connection.borrowed === true && (await connection.inTransaction?.()) === true;
  if (!callers) return ownTransaction(connection, options);
  // A statement that commits by itself takes savepoints with it.
  return options.transactional ? savepoint(connection) : noTransaction;
}

function ownTransaction(connection: Connection, { foreignKeys }: TransactionOptions): Transaction {
  let open = false;
  let suspended = false;
  return {
    callers: false,
    async begin({ rebuilds = false } = {}) {
      if (open) return;
      suspended = rebuilds && foreignKeys !== undefined;
      if (suspended) await foreignKeys?.suspend(connection);
      await connection.execute('BEGIN');
      open = true;
    },
    async commit() {
      if (!open) return false;
      if (suspended) await foreignKeys?.check(connection);
      await connection.execute('COMMIT');
      open = false;
      await connection.reset();
      return true;
    },
    async rollBack() {
      const wasOpen = open;
      open = false;
      // A connection that is lost has rolled back by itself.
      if (connection.borrowed === true && wasOpen)
        await connection.execute('ROLLBACK').catch(() => undefined);
      await connection.reset().catch(() => undefined);
    },
  };
}

/** What a failure undoes within the caller's transaction, which stays usable. */
function savepoint(connection: Connection): Transaction {
  let open = false;
  return {
    callers: true,
    async begin() {
      if (!open) await connection.execute('SAVEPOINT mig_check');
      open = true;
    },
    async commit() {
      if (!open) return false;
      await connection.execute('RELEASE SAVEPOINT mig_check');
      open = false;
      return true;
    },
    async rollBack() {
      if (!open) return;
      open = false;
      await connection
        .execute('ROLLBACK TO SAVEPOINT mig_check')
        .then(() => connection.execute('RELEASE SAVEPOINT mig_check'))
        .catch(() => undefined);
    },
  };
}

const noTransaction: Transaction = {
  callers: true,
  begin: async () => undefined,
  commit: async () => true,
  rollBack: async () => undefined,
};
