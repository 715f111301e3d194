import {
  diffSnapshots,
  withLosses,
  type CatalogSnapshot,
  type Dialect,
  type ObjectChange,
} from '../dialects/index.ts';
import { isMigError } from '../errors/index.ts';
import type { ScratchDatabase } from '../scratch/index.ts';
import type { MigrationSource, SourceRevision } from '../sources/index.ts';
import { realChanges } from '../autogenerate/index.ts';
import type { StepOutcome } from './step-outcome.ts';

/** What every step needs. */
export interface Bench {
  readonly dialect: Dialect;
  readonly source: MigrationSource;
  /** Differences that are only another spelling of the same thing to the server are none. @defaultValue false */
  readonly ignoreSpelling?: boolean;
}

/**
 * Runs one revision one way. What the migration does wrong is an outcome.
 *
 * @throws what says nothing about the migration: a lost connection, an interrupted run
 */
export async function runStep(
  { dialect, source }: Bench,
  database: ScratchDatabase,
  { revision, direction }: { readonly revision: SourceRevision; readonly direction: 'upgrade' | 'downgrade' },
): Promise<StepOutcome> {
  try {
    const connection = await database.connect();
    const { statements } = await source.apply({ revision, direction, connection, dialect });
    return { status: 'ok', statements };
  } catch (error) {
    if (!isMigError(error) || /^MIG_(CONNECTION|SCRATCH|PACKAGE|INTERNAL)/.test(error.code)) throw error;
    return { status: 'failed', error };
  }
}

/** The schema of a database, without the tables that the migration tool keeps for itself. */
export async function readSchema(
  { dialect, source }: Bench,
  database: ScratchDatabase,
): Promise<CatalogSnapshot> {
  return dialect.snapshot(await database.connect(), {
    ignoreTables: source.bookkeepingTables,
    counts: true,
  });
}

/** What differs in a database from a state that it had, or should have; lost rows too, where the dialect counts them. */
export async function changesSince(
  bench: Bench,
  database: ScratchDatabase,
  before: CatalogSnapshot,
): Promise<readonly ObjectChange[]> {
  const now = await readSchema(bench, database);
  const { dialect, ignoreSpelling = false } = bench;
  const changes = ignoreSpelling
    ? await realChanges({ dialect, connection: await database.connect() }, { before, after: now })
    : diffSnapshots(before, now, dialect);
  return withLosses(changes, { before, after: now }, dialect);
}
