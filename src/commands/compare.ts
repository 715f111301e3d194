import type { ObjectChange, Unclosable } from '../dialects/index.ts';
import type { Operation } from '../operations/index.ts';
import { compareWithSchema, type CompareOptions } from './compare/with-schema.ts';
import { openProject, useDatabase, type DatabaseOptions } from './project.ts';

export interface CompareDatabaseOptions
  extends DatabaseOptions, Omit<CompareOptions, 'environment' | 'onWarning'> {}

export interface CompareResult {
  /** Without secrets. */
  readonly database: string;
  /** Where the schema comes from. */
  readonly origin: string;
  /** What differs, read from the database to the schema. */
  readonly changes: readonly ObjectChange[];
  /** What `revision` would write with `autogenerate`; empty when the database has the schema. */
  readonly upgradeOps: readonly Operation[];
  readonly downgradeOps: readonly Operation[];
  /** Differences that no operation closes, with the reason. */
  readonly open: readonly Unclosable[];
}

/**
 * What `revision` with `autogenerate` would write, without writing it (Alembic's `check`). The database is only read.
 *
 * @throws MIG_NO_TARGET_SCHEMA, MIG_DATABASE_NOT_AT_HEAD, MIG_SCHEMA_EMPTY, MIG_MOST_TABLES_DROPPED, MIG_NO_URL
 */
export async function compare(options: CompareDatabaseOptions = {}): Promise<CompareResult> {
  const project = await openProject('check', options);
  const url = options.url ?? project.config.url;
  return useDatabase(project.config, options, async (database) => ({
    database: database.title,
    ...(await compareWithSchema(project, database, { ...options, url })),
  }));
}
