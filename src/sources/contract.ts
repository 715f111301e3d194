import type { Connection, Dialect, Level, SqlDialect } from '../dialects/index.ts';

/** A revision as a source knows it, without having run any of its code. */
export interface SourceRevision {
  readonly id: string;
  /** Ids of the down revisions; empty for a base, several for a merge point. */
  readonly parents: readonly string[];
  /** Ids (labels resolved) that must be applied first although they are no parents. */
  readonly dependsOn: readonly string[];
  readonly labels: readonly string[];
  readonly title: string;
  /** Relative to the project root, with forward slashes. */
  readonly file: string;
  /** File of the downgrade, when it is another one. */
  readonly downgradeFile?: string;
  /** Line of the header, from 1. */
  readonly line?: number;
  /** ISO 8601, when the file says one. */
  readonly createdAt?: string;
  /**
   * `missing`: there is none at all; `empty`: it has no statement; `throws`: it does nothing but throw. All as far as
   * can be known without running it.
   */
  readonly downgrade: 'present' | 'missing' | 'empty' | 'throws' | 'unknown';
  /** The reason written in the file, for a revision that declares itself irreversible. */
  readonly irreversible?: string;
}

/** Something wrong with a history that its revisions do not show: a file that cannot be read, one that is never run. */
export interface SourceProblem {
  /** A code of the error catalogue (`MIG_…`) or of the findings (`MC…`). */
  readonly code: string;
  readonly severity: Level;
  readonly message: string;
  readonly hint?: string;
  readonly location?: { readonly file?: string; readonly line?: number; readonly revision?: string };
}

/** What one step did. */
export interface AppliedStep {
  /** Statements in the order the server got them. */
  readonly statements: readonly {
    readonly sql: string;
    readonly file: string;
    readonly line?: number | undefined;
  }[];
}

export interface ApplyRequest {
  readonly revision: SourceRevision;
  readonly direction: 'upgrade' | 'downgrade';
  readonly connection: Connection;
  readonly dialect: Dialect;
}

/** SQL of one direction without a database; `undefined` with the reason when it cannot be known. */
export type OfflineSql = { readonly statements: readonly string[] } | { readonly unavailable: string };

/**
 * Where revisions come from, and how one is applied. Adding a migration tool is one file that implements this.
 */
export interface MigrationSource {
  readonly kind: string;
  /** Dialect name, when the source fixes it. */
  readonly dialect?: string;
  /** Tables the tool keeps its own records in; never reported. */
  readonly bookkeepingTables: readonly string[];
  /** In load order: parents may follow children. @throws MIG_… with file:line for a history that cannot be read. */
  revisions(): Promise<readonly SourceRevision[]>;
  /** What a reader of the history should know beyond its graph; the graph itself is judged from `revisions()`. */
  problems?(): Promise<readonly SourceProblem[]>;
  /** Ids in the order in which the tool would run them; undefined for a broken graph. @defaultValue parents first, else load order */
  order?(): Promise<readonly string[] | undefined>;
  /** Statements to run once on an empty database, before the first revision. */
  prepare?(connection: Connection): Promise<void>;
  /**
   * Runs one revision in its own transaction, as the tool would; records nothing in a version table.
   * On failure the connection is usable again, and the error names file, line and statement.
   */
  apply(request: ApplyRequest): Promise<AppliedStep>;
  sql(revision: SourceRevision, direction: 'upgrade' | 'downgrade', dialect: SqlDialect): Promise<OfflineSql>;
}

/** Builds the wanted schema in an EMPTY database, by whatever generator is official for it. */
export interface SchemaSource {
  readonly kind: string;
  /** Where it comes from, for messages: a file or an export. */
  readonly origin: string;
  /** @throws MIG_SCHEMA_… when there is no schema to build: it is never an empty result. */
  build(connection: Connection, dialect: Dialect): Promise<void>;
}
