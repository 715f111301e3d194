import { defineError, type ErrorEntry } from '../define.ts';

/** Runs over several databases that are committed together, or not at all. */
export const atomicErrors = {
  MIG_ATOMIC_UNSUPPORTED: defineError<{ reason: string }>({
    title: 'The databases cannot be migrated in one go',
    exit: 2,
    message: ({ reason }) => `The databases cannot be migrated all or none: ${reason}. Nothing was changed.`,
    hint: () => 'Leave out --atomic: the databases are migrated one after the other then.',
    docs: 'With `--atomic` each database has one open transaction until all are through. Where DDL commits by itself (MySQL and MariaDB, in XA transactions it is refused), in a revision that runs outside of a transaction, and in `op.autocommitBlock()`, there is nothing that could be rolled back.',
  }),
  MIG_ATOMIC_FAILED: defineError<{ database: string; others: readonly string[]; reason: string }>({
    title: 'One of several databases could not be migrated, and none was',
    exit: 2,
    message: ({ database, others, reason }) =>
      `No database was changed, for ${database} failed${others.length === 0 ? '' : ` (rolled back: ${others.join(', ')})`}: ${reason}`,
    hint: () => 'Mend the cause and run the same command again.',
    docs: 'With `--atomic` nothing is committed before the revisions of all databases have run. The cause is the error that the failing database would have had alone.',
  }),
  MIG_ATOMIC_HALF: defineError<{
    committed: readonly string[];
    rolledBack: readonly string[];
    database: string;
    reason: string;
  }>({
    title: 'Some of several databases are migrated, and others are not',
    exit: 2,
    message: ({ committed, rolledBack, database, reason }) =>
      `The COMMIT on ${database} failed when ${committed.join(', ')} had been committed: ${reason} Not migrated: ${rolledBack.join(', ')}.`,
    hint: () =>
      'Mend the cause and run the same command again: what is migrated is left alone. --two-phase closes this gap on PostgreSQL.',
    docs: 'Without two-phase commit the databases are committed one after the other, at once when all revisions have run. A server that fails between two of these leaves the later ones as they were.',
  }),
  MIG_TWO_PHASE_UNAVAILABLE: defineError<{ database: string; reason: string }>({
    title: 'A database cannot take part in a two-phase commit',
    exit: 2,
    message: ({ database, reason }) =>
      `There is no two-phase commit on ${database}: ${reason}. Nothing was changed.`,
    hint: () =>
      'Set max_prepared_transactions in postgresql.conf to the number of databases or more and restart the server, or leave out --two-phase.',
    docs: '`--two-phase` uses PREPARE TRANSACTION and COMMIT PREPARED of PostgreSQL, which are off until `max_prepared_transactions` is set. Other database systems have none that DDL can be part of.',
  }),
  MIG_TWO_PHASE_PENDING: defineError<{
    committed: readonly string[];
    pending: readonly { readonly database: string; readonly statement: string }[];
    reason: string;
  }>({
    title: 'A prepared transaction waits for its end',
    exit: 2,
    message: ({ committed, pending, reason }) =>
      `A prepared transaction is left on ${pending.map(({ database }) => database).join(', ')}; ${committed.length === 0 ? 'nothing was committed' : `committed: ${committed.join(', ')}`}. ${reason}`,
    hint: ({ pending }) =>
      pending.map(({ database, statement }) => `On ${database}: ${statement};`).join('\n'),
    docs: 'A prepared transaction outlives sessions and restarts, and keeps its locks until COMMIT PREPARED or ROLLBACK PREPARED. `select * from pg_prepared_xacts` lists them.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
