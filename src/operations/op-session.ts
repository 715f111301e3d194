import type { Execute } from './data.ts';
import type { JsValue } from './js-value.ts';
import type { CallPlace } from './queue.ts';
import type { Identifier, Table } from '../schema/index.ts';
import type { SqlTag } from './sql-tag.ts';

/** What a revision can know of the run that it is part of. */
export interface OpContext {
  readonly revision: string;
  readonly direction: 'upgrade' | 'downgrade';
  /** Name of the database system. */
  readonly dialect: string;
  /** SQL is written, and no database is there. */
  readonly offline: boolean;
  /** Name of the database, when the configuration has several. */
  readonly database?: string;
  /** The `-x` values as given, in order. */
  readonly xArguments: readonly string[];
  /** The same by name, split at the first `=`: a bare name stands for an empty text, the last of several wins. */
  readonly x: Readonly<Record<string, string>>;
  /** The text of `--tag`. */
  readonly tag?: string;
  /** `extra` of the configuration. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Live objects from the caller of the command. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A value that is written into the text of a statement, also where others are bound. */
export type InlineLiteral = { readonly $inlineLiteral: JsValue };

export interface ReflectTableOptions {
  readonly schema?: Identifier | null;
  /** Leaves out what schema data has no words for, as long as there are some for the table. @defaultValue false */
  readonly partial?: boolean;
}

/** What `op` has beside the operations: the session that they run on. */
export interface OpSession {
  /** What is known of the run. */
  readonly context: OpContext;
  /**
   * The driver's own connection, once everything queued has run: for Kysely, Drizzle or queries of your own. It is in the
   * transaction of the revision, which must stay open. What it runs is not seen without a database, and is refused there.
   * @throws MIG_OFFLINE_UNAVAILABLE
   */
  connection<Connection = unknown>(): Promise<Connection>;
  /**
   * A table of the database as schema data, once everything queued has run: columns with their types and defaults,
   * constraints, indexes, comments, options. What it returns can be created, or be the `table` of `bulkInsert`.
   * @throws MIG_REFLECTION_FAILED when there is none of that name, or it has something that would be left out
   * @throws MIG_OFFLINE_UNAVAILABLE
   */
  reflectTable(table: Identifier, options?: ReflectTableOptions): Promise<Table>;
  /** Runs a statement whose holes are values, bound as parameters, or pieces of SQL made by `sql.part`, `sql.id`, `sql.join`. */
  readonly sql: SqlTag;
  /** A value that `execute`, `sql` and `bulkInsert` write into the text. */
  inlineLiteral(value: JsValue): InlineLiteral;
  /**
   * Commits what ran, runs `body` with each of its statements final at once, then opens a transaction again. For what cannot
   * run in a transaction, such as CREATE INDEX CONCURRENTLY; what ran before can no longer be rolled back.
   * @throws MIG_TRANSACTION_NOT_OURS inside a transaction of the caller's own
   */
  autocommitBlock(body: () => unknown): Promise<void>;
  /** Writes text as it stands into the script of `--sql`; with a database it does nothing. */
  staticOutput(text: string): Promise<void>;
}

/** What the runtime gives for it. Without a member, `op` refuses what needs it. */
export interface SessionHost {
  readonly context: OpContext;
  readonly connection?: () => Promise<unknown>;
  /** `undefined` when there is no such table. */
  readonly reflectTable?: (table: Identifier, options: ReflectTableOptions) => Promise<Table | undefined>;
  /** Rows of one operation. */
  readonly rows?: (operation: Execute, at: CallPlace) => Promise<readonly unknown[]>;
  /** Runs `body`, whose operations come to `run`, outside of a transaction. */
  readonly autocommit: (body: () => Promise<void>) => Promise<void>;
  readonly staticOutput: (text: string) => void;
  /** An identifier, quoted when it needs it. */
  readonly quote: (name: string) => string;
}
