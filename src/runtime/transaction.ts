import type { CommitOptions, Connection, Dialect } from '../dialects/index.ts';
import { migError, type ErrorLocation } from '../errors/index.ts';

/**
 * Who ends a transaction: the run that began it, the caller of a command, in whose session it was open already, or the
 * group of runs that are to be committed together.
 */
export type TransactionOwner = 'run' | 'caller' | 'group';

/** The transaction around one or more revisions. */
export interface Transaction {
  readonly owner: TransactionOwner;
  /**
   * Opens one unless one is open; within the caller's own, a savepoint. `rebuilds`: tables may be made anew in it, so that
   * foreign keys are not enforced, but checked before its end.
   */
  begin(options?: { readonly rebuilds?: boolean }): Promise<void>;
  /**
   * True when one was open. The session is as new then, but for the next transaction if that was asked for. `first`: what the
   * connection takes along, if it `joins` and the transaction is the run's own.
   */
  commit(options?: CommitOptions): Promise<boolean>;
  /** Leaves the session usable; never throws. */
  rollBack(): Promise<void>;
}

/** One that stays open when its run has ended. */
export interface HeldTransaction extends Transaction {
  readonly owner: 'group';
  /** Ends it, by COMMIT or otherwise; does nothing when none was begun. */
  end(how?: () => Promise<unknown>): Promise<void>;
}

export interface TransactionOptions {
  /** DDL can be rolled back. */
  readonly transactional: boolean;
  /** How the dialect does without the enforcement of foreign keys. */
  readonly foreignKeys?: Dialect['suspendedForeignKeys'];
}

export function transactionOptions({
  dialect: { suspendedForeignKeys: foreignKeys },
  transactional,
}: {
  readonly dialect: Dialect;
  readonly transactional: boolean;
}): TransactionOptions {
  return { transactional, ...(foreignKeys === undefined ? {} : { foreignKeys }) };
}

/**
 * Something has to run outside of a transaction that is not the run's own.
 *
 * @throws MIG_TRANSACTION_NOT_OURS, MIG_ATOMIC_UNSUPPORTED
 */
export function refuseOutside(owner: TransactionOwner, what: string, location: ErrorLocation = {}): void {
  if (owner === 'caller') throw migError('MIG_TRANSACTION_NOT_OURS', { what }, { location });
  if (owner === 'group')
    throw migError(
      'MIG_ATOMIC_UNSUPPORTED',
      { reason: `${what} has to run outside of a transaction` },
      { location },
    );
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

/** `commit` leaves it open: whoever holds it ends it. */
export function holdTransaction(connection: Connection, options: TransactionOptions): HeldTransaction {
  const own = ownTransaction(connection, options);
  return {
    ...own,
    owner: 'group',
    commit: async () => false,
    end: async (how) => void (await own.commit({ how })),
  };
}

interface OwnTransaction extends Transaction {
  commit(
    options?: CommitOptions & {
      /** In the place of COMMIT. */
      readonly how?: (() => Promise<unknown>) | undefined;
    },
  ): Promise<boolean>;
}

function ownTransaction(connection: Connection, { foreignKeys }: TransactionOptions): OwnTransaction {
  let open = false;
  /** Enforces foreign keys again, as resetting the session does; `undefined` while they are. */
  let resume: (() => Promise<void>) | undefined;
  /** The caller's own session has no reset: it stays as it is but for what was changed here. */
  const giveBack = async (): Promise<void> => {
    if (connection.borrowed === true) await resume?.();
    resume = undefined;
  };
  return {
    owner: 'run',
    async begin({ rebuilds = false } = {}) {
      if (open) return;
      if (rebuilds) resume = await foreignKeys?.suspend(connection);
      await connection.execute('BEGIN');
      open = true;
    },
    async commit({ begin = false, first, how } = {}) {
      if (!open) return false;
      if (resume !== undefined) await foreignKeys?.check(connection);
      // Nothing can be given back within the next transaction.
      const together = begin && !(connection.borrowed === true && resume !== undefined);
      if (how === undefined)
        await connection.commit({ begin: together, ...(first === undefined ? {} : { first }) });
      else await how();
      open = together;
      if (how !== undefined) await connection.reset();
      await giveBack();
      if (begin && !together) await connection.execute('BEGIN');
      open = begin;
      return true;
    },
    async rollBack() {
      // A connection that is lost has rolled back by itself.
      if (connection.borrowed === true && open) await connection.execute('ROLLBACK').catch(() => undefined);
      open = false;
      await connection
        .reset()
        .then(giveBack)
        .catch(() => undefined);
    },
  };
}

/** What a failure undoes within the caller's transaction, which stays usable. */
function savepoint(connection: Connection): Transaction {
  let open = false;
  return {
    owner: 'caller',
    async begin() {
      if (!open) await connection.execute('SAVEPOINT mig_check');
      open = true;
    },
    async commit({ begin = false } = {}) {
      if (!open) return false;
      await connection.execute('RELEASE SAVEPOINT mig_check');
      if (begin) await connection.execute('SAVEPOINT mig_check');
      open = begin;
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
  owner: 'caller',
  begin: async () => undefined,
  commit: async () => true,
  rollBack: async () => undefined,
};
