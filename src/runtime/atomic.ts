import { randomBytes } from 'node:crypto';
import { isMigError, migError } from '../errors/index.ts';
import { maskSecrets } from '../util/index.ts';
import type { Database } from './connect.ts';
import { migrateLocked, type MigrateRequest, type MigrateResult } from './migrate.ts';
import { withRunLock } from './run-lock.ts';
import { holdTransaction, transactionOptions, type HeldTransaction } from './transaction.ts';

/** One of the databases that are migrated together. */
export interface AtomicMember {
  readonly name: string;
  /** Opens it, hands over what to run there, and closes it. */
  use<T>(work: (request: MigrateRequest) => Promise<T>): Promise<T>;
}

/** What has run on a member. */
export interface AtomicResult extends MigrateResult {
  readonly database: Database;
}

export interface AtomicOptions {
  /** Commits in two phases. @defaultValue false */
  readonly twoPhase?: boolean | undefined;
}

/** A member that is open and locked. */
interface Opened {
  readonly name: string;
  readonly request: MigrateRequest;
  readonly transaction: HeldTransaction;
}

/**
 * Migrates several databases with one transaction on each, which are committed when all are through; an error rolls all
 * of them back. Results in the order of the members.
 *
 * @throws MIG_ATOMIC_UNSUPPORTED, MIG_TWO_PHASE_UNAVAILABLE before anything runs; MIG_ATOMIC_FAILED with the error of the
 * one database as its cause; MIG_ATOMIC_HALF, MIG_TWO_PHASE_PENDING when a commit fails after another
 */
export async function migrateAtomically(
  members: readonly AtomicMember[],
  options: AtomicOptions = {},
): Promise<readonly AtomicResult[]> {
  return openAll(members, async (opened) => {
    await refuseUnsuited(opened, options);
    const results: AtomicResult[] = [];
    for (const { name, request, transaction } of opened)
      try {
        const result = await migrateLocked({ ...request, transaction });
        const { connection, dialect } = request.database;
        if (result.ran.length > 0) await dialect.checkDeferred?.(connection);
        results.push({ ...result, database: request.database });
      } catch (error) {
        await rollBackAll(opened);
        throw failed(error, name, opened);
      }
    await (options.twoPhase === true ? commitInTwoPhases : commitEach)(opened);
    return results;
  });
}

/** Opens and locks one within the other, so that each is closed whatever happens. */
async function openAll<T>(
  members: readonly AtomicMember[],
  work: (opened: readonly Opened[]) => Promise<T>,
  opened: readonly Opened[] = [],
): Promise<T> {
  const [member, ...rest] = members;
  if (member === undefined) return work(opened);
  return member.use((request) =>
    withRunLock(request.database, request.settings, () => {
      const { connection, dialect } = request.database;
      const transaction = holdTransaction(connection, transactionOptions({ dialect, transactional: true }));
      return openAll(rest, work, [...opened, { name: member.name, request, transaction }]);
    }),
  );
}

/** @throws MIG_ATOMIC_UNSUPPORTED, MIG_TWO_PHASE_UNAVAILABLE */
async function refuseUnsuited(opened: readonly Opened[], { twoPhase = false }: AtomicOptions): Promise<void> {
  for (const { name, request } of opened) {
    const { dialect, connection } = request.database;
    const { product } = connection.server;
    if (!dialect.capabilities.transactionalDdl)
      throw migError('MIG_ATOMIC_UNSUPPORTED', { reason: `DDL commits by itself on ${product} (${name})` });
    if (request.settings.transactionalDdl === false)
      throw migError('MIG_ATOMIC_UNSUPPORTED', { reason: `\`transactionalDdl\` is false for ${name}` });
    if (!twoPhase) continue;
    const reason =
      dialect.twoPhase === undefined ? `${product} has none` : await dialect.twoPhase.unavailable(connection);
    if (reason !== undefined) throw migError('MIG_TWO_PHASE_UNAVAILABLE', { database: name, reason });
  }
}

/** @throws MIG_ATOMIC_FAILED, MIG_ATOMIC_HALF */
async function commitEach(opened: readonly Opened[]): Promise<void> {
  for (const [index, { name, transaction }] of opened.entries())
    try {
      await transaction.end();
    } catch (error) {
      const open = opened.slice(index);
      await rollBackAll(open);
      if (index === 0) throw failed(error, name, opened);
      const [committed, rolledBack] = [opened.slice(0, index), open].map((list) => list.map(nameOf));
      throw migError(
        'MIG_ATOMIC_HALF',
        { committed: committed ?? [], rolledBack: rolledBack ?? [], database: name, reason: reasonOf(error) },
        { cause: error },
      );
    }
}

/** @throws MIG_ATOMIC_FAILED, MIG_TWO_PHASE_PENDING */
async function commitInTwoPhases(opened: readonly Opened[]): Promise<void> {
  const run = randomBytes(8).toString('hex');
  const prepared: Prepared[] = [];
  for (const [index, one] of opened.entries()) {
    const { connection, dialect } = one.request.database;
    const transaction: Prepared = { ...one, id: `mig_check_${run}_${index}` };
    try {
      await one.transaction.end(async () => {
        await dialect.twoPhase?.prepare(connection, transaction.id);
        prepared.push(transaction);
      });
    } catch (error) {
      await rollBackAll(opened.slice(index));
      // Whether a server that went away has prepared it, nobody knows.
      const lost = isMigError(error) && error.code === 'MIG_CONNECTION_LOST';
      await endPrepared(lost ? [...prepared, transaction] : prepared, 'rollBack', error);
      throw failed(error, one.name, opened);
    }
  }
  await endPrepared(prepared, 'commit');
}

interface Prepared extends Opened {
  readonly id: string;
}

/** One that fails does not keep the others from their end. @throws MIG_TWO_PHASE_PENDING */
async function endPrepared(
  prepared: readonly Prepared[],
  how: 'commit' | 'rollBack',
  reason?: unknown,
): Promise<void> {
  const pending: { readonly database: string; readonly statement: string; readonly error: unknown }[] = [];
  for (const { name, id, request } of prepared) {
    const { dialect, connection } = request.database;
    const statement = dialect.twoPhase?.[how](id) ?? '';
    await connection
      .execute(statement)
      .catch((error: unknown) => pending.push({ database: name, statement, error }));
  }
  const [first] = pending;
  if (first === undefined) return;
  const ended = prepared.map(nameOf).filter((name) => !pending.some(({ database }) => database === name));
  const cause = reason ?? first.error;
  throw migError(
    'MIG_TWO_PHASE_PENDING',
    {
      committed: how === 'commit' ? ended : [],
      pending: pending.map(({ database, statement }) => ({ database, statement })),
      reason: reasonOf(cause),
    },
    { cause },
  );
}

async function rollBackAll(opened: readonly Opened[]): Promise<void> {
  for (const { transaction } of opened) await transaction.rollBack();
}

/** The error of one database, as that of the whole run. */
function failed(error: unknown, database: string, opened: readonly Opened[]): Error {
  if (isMigError(error) && error.code === 'MIG_ATOMIC_UNSUPPORTED') return error;
  const others = opened.map(nameOf).filter((name) => name !== database);
  return migError(
    'MIG_ATOMIC_FAILED',
    { database, others, reason: reasonOf(error) },
    {
      cause: error,
      ...(isMigError(error) && error.location !== undefined ? { location: error.location } : {}),
    },
  );
}

const nameOf = ({ name }: Opened): string => name;

function reasonOf(error: unknown): string {
  return maskSecrets((error as { readonly message?: string } | null)?.message ?? String(error));
}
