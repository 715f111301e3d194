import { defineError, type ErrorEntry } from '../define.ts';

/** The session that revisions run in: transactions, connections that a caller hands in, and what there is none for. */
export const sessionErrors = {
  MIG_OFFLINE_UNAVAILABLE: defineError<{ what: string }>({
    title: 'This needs a database, and there is none',
    exit: 2,
    message: ({ what }) => `${what} needs a database; SQL is being written without one.`,
    hint: () =>
      'Run the revision on a database, or ask `op.context.offline` first and write the SQL for the script instead.',
    docs: 'With `--sql`, and where the SQL of a revision is shown, no database is opened: nothing can be read, and a connection cannot be handed out. A revision that must read data first can run on a database only.',
  }),
  MIG_TRANSACTION_NOT_OURS: defineError<{ what: string }>({
    title: "The transaction is the caller's own",
    exit: 2,
    message: ({ what }) =>
      `${what} has to run outside of a transaction, and the connection that was handed in is inside one.`,
    hint: () =>
      'End the transaction before the command is called, or let mig open a connection of its own (`url`).',
    docs: 'A connection that is in a transaction when it is handed in stays in it: it is neither committed nor begun anew, since only its owner knows what else is in it.',
  }),
  MIG_TRANSACTION_ENDED: defineError<{ revision: string }>({
    title: 'A revision ended its transaction through the connection',
    exit: 2,
    message: ({ revision }) =>
      `The transaction of ${revision} was ended through the connection that op.connection() handed out; what ran in it is final, and the version table was not changed.`,
    hint: () =>
      'Do not begin, commit or roll back on that connection; Kysely, Drizzle: no `transaction()`. What has to run outside of a transaction goes into op.autocommitBlock().',
    docs: 'A revision and its row in the version table share one transaction. After the revision had run, no transaction was open any more.',
  }),
  MIG_CONNECTION_IS_POOL: defineError<{ kind: string }>({
    title: 'A pool was handed in instead of a connection',
    exit: 3,
    message: ({ kind }) =>
      `\`connection\` is a pool (${kind}); each statement of a pool may run in another session.`,
    hint: () =>
      'Hand in one client: `await pool.connect()` (pg), `await pool.getConnection()` (mysql2); give it back to the pool afterwards.',
    docs: 'Transactions, locks and settings belong to one session. A pool hands out any of its sessions for each statement.',
  }),
  MIG_CONNECTION_UNUSABLE: defineError<{ got: string }>({
    title: 'What was handed in is no connection',
    exit: 3,
    message: ({ got }) => `\`connection\` is ${got}, and no driver's connection.`,
    hint: () =>
      'Hand in a connected pg Client, a mysql2 connection, a PGlite object or an open SQLite database; of a query builder, the connection underneath.',
    docs: "`connection` takes an open connection of one of the drivers that are supported, as the driver's own object.",
  }),
  MIG_TRANSACTION_POOLER: defineError<Record<never, never>>({
    title: 'A pooler stands between, and keeps no session',
    exit: 3,
    message: () =>
      'The connection goes through a pooler in transaction mode (such as pgbouncer): the lock around a run, settings and prepared statements do not survive there. Nothing was run.',
    hint: () =>
      'Give mig the URL of the server itself, or of a pool in session mode, for example in a variable of its own: DATABASE_URL=$DIRECT_URL mig upgrade.',
    docs: 'Two runs at once are kept apart by a lock that belongs to a session. A pooler in transaction mode gives each transaction any session of the server, so that the lock would be held by nobody in particular, and could stay behind. Commands that only look work through it.',
  }),
} satisfies Record<string, ErrorEntry<never>>;
