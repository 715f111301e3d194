import type { Op } from '../operations/index.ts';
import type { NamingConvention } from '../schema/index.ts';
import type { SqlDialect } from '../dialects/index.ts';
import type { Database } from './connect.ts';
import { createSender } from './step/sender.ts';
import { sendOperations, type OperationsStep } from './step/send-operations.ts';
import { createTransaction, transactionOptions } from './transaction.ts';

interface Settings {
  /** Folder that modules are looked for from, absolute. */
  readonly root: string;
  readonly namingConvention?: NamingConvention | undefined;
}

/** Operations of no revision: everything that a run could tell them is empty. */
function stepOf(
  dialect: SqlDialect,
  { root, namingConvention, offline }: Settings & { readonly offline: boolean },
): Pick<OperationsStep, 'dialect' | 'root' | 'conventions' | 'context' | 'offline'> {
  return {
    dialect,
    root,
    offline,
    conventions: namingConvention === undefined ? {} : { namingConvention },
    context: {
      revision: '',
      direction: 'upgrade',
      dialect: dialect.name,
      offline,
      xArguments: [],
      x: {},
      extra: {},
      attributes: {},
    },
  };
}

/**
 * Runs operations of no revision on a database, and returns what `body` returns: in one transaction where the server has
 * some for DDL, within the caller's own if one is open on a session that was handed in.
 */
export async function operateOn<T>(
  { connection, dialect }: Database,
  body: (op: Op) => T,
  settings: Settings & { readonly transaction?: boolean | undefined },
): Promise<Awaited<T>> {
  const transactional = dialect.capabilities.transactionalDdl;
  const inTransaction = transactional && settings.transaction !== false;
  const transaction = await createTransaction(connection, transactionOptions({ dialect, transactional }));
  const sink = createSender({
    connection,
    dialect,
    transaction,
    inTransaction,
    progress: { sent: [], final: 0 },
  });
  try {
    // Nobody can know what a function is about to do: it may make tables anew.
    if (inTransaction) await transaction.begin({ rebuilds: dialect.suspendedForeignKeys !== undefined });
    const value = await sendOperations(body, {
      ...stepOf(dialect, { ...settings, offline: false }),
      sink,
      connection,
    });
    if (!(await transaction.commit())) await connection.reset().catch(() => undefined);
    return value;
  } catch (error) {
    await transaction.rollBack();
    throw error;
  }
}

/** The statements of operations of no revision, in order, without terminator. */
export async function operationsSqlOf(
  dialect: SqlDialect,
  body: (op: Op) => unknown,
  settings: Settings,
): Promise<readonly string[]> {
  const statements: string[] = [];
  await sendOperations(body, {
    ...stepOf(dialect, { ...settings, offline: true }),
    sink: {
      send: async ({ sql }) => void statements.push(sql),
      autocommit: (run) => run(),
      text: (text) => void statements.push(text),
    },
  });
  return statements;
}
