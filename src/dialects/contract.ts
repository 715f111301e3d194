import type { MigError } from '../errors/index.ts';
import type { Operation } from '../operations/index.ts';
import type { MetaData, NamingConvention } from '../schema/index.ts';
import type { Connection, Driver } from './connection.ts';
import type { CatalogSnapshot, Level, ObjectChange, SnapshotOptions } from './snapshot.ts';

export type * from './connection.ts';

/** A statement whose values travel beside its text. */
export interface BoundStatement {
  readonly sql: string;
  /** As the driver takes them. */
  readonly parameters: readonly unknown[];
}

/** How a script for the database's own client is written. */
export interface ScriptStyle {
  /** The statement that opens a transaction. */
  readonly begin: string;
  readonly commit: string;
  /** Ends each statement. */
  readonly terminator: string;
  /** Line of its own after each statement and after COMMIT; empty for none. */
  readonly separator: string;
  /** It follows `begin` too. */
  readonly separatesBegin: boolean;
}

export interface OldestServer {
  /** As in `ServerInfo`. */
  readonly versionNumber: number;
  /** As people know it. */
  readonly version: string;
}

/** What code above the dialects may ask instead of a dialect's name. */
export interface Capabilities {
  readonly transactionalDdl: boolean;
  readonly schemas: boolean;
  /** Longest identifier, in bytes. */
  readonly identifierBytes: number;
  readonly advisoryLocks: boolean;
  /** A foreign key may refer to a table that is not there yet, and none can be added to a table that is. */
  readonly forwardReferences: boolean;
  readonly embedded: boolean;
}

/** One statement cut from a script. `line` counts from 1 and is that of the first token. */
export interface SqlStatement {
  readonly text: string;
  readonly line: number;
  /** False when it cannot run inside a transaction block (`CREATE INDEX CONCURRENTLY`, `VACUUM` …). */
  readonly transactional: boolean;
  /** True when it is only comments. */
  readonly empty: boolean;
}

export interface CompileOptions {
  readonly namingConvention?: NamingConvention;
}

/** Two states of a schema that changes lead from and to. */
export interface ComparedStates {
  readonly before: CatalogSnapshot;
  readonly after: CatalogSnapshot;
  /** `after` was built from a declaration, which says nothing about rows. @defaultValue false */
  readonly declared?: boolean;
}

/** Where operations that close a difference are to run. */
export interface CloseOptions {
  /** In the transaction of a revision, with `suspendedForeignKeys` around it. @defaultValue false */
  readonly inTransaction?: boolean;
}

/** Which tables to read. */
export interface ReflectOptions {
  /** Their names; absent: all. A name that is not there is left out. */
  readonly tables?: readonly string[];
  /** Where they are; absent: where the session looks first. */
  readonly schema?: string;
}

/** Something of a catalog object that schema data has no words for. Without a property: the whole object. */
export interface Remark {
  /** Key of the object in a snapshot: `column public.person.age`. */
  readonly key: string;
  readonly property?: string;
  /** Half a sentence: `NO INHERIT cannot be said`. */
  readonly reason: string;
}

/** Tables as schema data. */
export interface Reflection {
  /**
   * `tables` sorted by name, with the types and sequences that lie where they do: everything has its final name, a constraint
   * stands beside the columns, `nullable` is always said. Creating it makes equal tables.
   */
  readonly metadata: MetaData;
  /** What `metadata` does not say, sorted by key. A table that has no words at all is missing there, and has a remark. */
  readonly remarks: readonly Remark[];
}

/** Where a table is, or would be made. */
export interface TablePlace {
  /** `undefined` when the dialect has no schemas, or the session would find no place. */
  readonly schema?: string;
  readonly exists: boolean;
}

/**
 * What a statement is to the record that is kept of it where it cannot be rolled back:
 * - `rows`: it may share a transaction with its record, and then is done exactly when it is recorded
 * - `final`: it commits by itself
 * - `session`: it changes nothing but the session, and is sent again in another
 * - `temporary`: it makes what ends with the session
 * - `transaction`: it begins or ends a transaction
 */
export type RecordKind = 'rows' | 'final' | 'session' | 'temporary' | 'transaction';

/** How a run that was cut off is settled: what became of its last statement. */
export interface Recovery {
  kindOf(sql: string): RecordKind;
  /**
   * A hash over the definitions of everything that a statement names, which changes when the statement takes effect;
   * `undefined` when its effect cannot be seen there.
   */
  fingerprint(connection: Connection, sql: string): Promise<string | undefined>;
  /** What a statement that failed half-way has left, and how to mend it; `undefined` when nothing is known of. */
  leftover?(connection: Connection, sql: string): Promise<string | undefined>;
  /** Names this session for as long as the server runs. */
  sessionId(connection: Connection): Promise<string>;
  /** What a session is doing; `undefined` when it is over or idle. */
  activityOf(connection: Connection, sessionId: string): Promise<string | undefined>;
}

/** Transactions that are first made ready, so that nothing can refuse them any more, and committed then. */
export interface TwoPhase {
  /** Why this server has none: half a sentence; `undefined` when it has. */
  unavailable(connection: Connection): Promise<string | undefined>;
  /** Ends the open transaction so that it outlives the session. */
  prepare(connection: Connection, id: string): Promise<void>;
  /** The statements that end it for good, outside of a transaction. */
  commit(id: string): string;
  rollBack(id: string): string;
}

export interface Lock {
  release(): Promise<void>;
}

/**
 * Makes and drops whole databases on a server, for scratch use only.
 *
 * A run claims an id first and holds the claim as long as its admin session lives, so that a run that was killed is
 * known by its free claim. Every database carries a mark from the moment it exists: a name alone proves nothing.
 */
export interface DatabaseAdmin {
  /** Claims a run id (a number from 1 to 2^31 - 1) for the life of this session; false when another session holds it. */
  claim(admin: Connection, run: number): Promise<boolean>;
  /**
   * Makes database `number` of a claimed run and returns its name (unquoted).
   * @throws MIG_SCRATCH_NOT_ALLOWED naming the grant, MIG_SCRATCH_CREATE_FAILED
   */
  create(
    admin: Connection,
    options: { readonly run: number; readonly number: number; readonly template?: string },
  ): Promise<string>;
  /** Drops a database and ends its sessions; does nothing to one that lacks this tool's mark or is not there. */
  drop(admin: Connection, name: string): Promise<void>;
  /**
   * In a database of this tool that could not be dropped: gives up what the server keeps it for, telling no other server.
   * Absent where nothing but sessions holds a database.
   */
  release?(connection: Connection): Promise<void>;
  /** Databases with this tool's mark whose run is gone and which this role may drop. */
  abandoned(admin: Connection): Promise<readonly string[]>;
  /** The URL of a scratch database on the same server, its sessions set up for data that nobody keeps. */
  urlFor(url: string, name: string): string;
}

/** One database in this process, not shared with anything. */
export interface EmbeddedInstance {
  /** The driver's own object, for `Driver.connect`. */
  readonly instance: unknown;
  /** A copy of all data, from which other instances can start. */
  dump(): Promise<unknown>;
  close(): Promise<void>;
}

/** A database system that runs inside this process. */
export interface EmbeddedEngine {
  /**
   * @param options.from where packages are looked for: an absolute file, or a folder ending in `/`
   * @param options.url of the dialect, when one was given: it may name the package to use
   * @throws MIG_PACKAGE_MISSING
   */
  load(options: { readonly from: string; readonly url?: string }): Promise<{
    /** For people: `PGlite 0.5.16`. */
    readonly title: string;
    /** An empty database, or one that starts from a dump. */
    start(dump?: unknown): Promise<EmbeddedInstance>;
  }>;
}

/** A difference that no statement closes. Without a property: the whole object. */
export interface Unclosable {
  readonly key: string;
  readonly property?: string;
  /** Half a sentence: `the order of columns cannot be changed in place`. */
  readonly reason: string;
}

/** What a dialect knows without a server: all that offline mode needs. */
export interface SqlDialect {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Statements of one operation, in order, without terminator. @throws MIG_OPERATION_… for a refused operation. */
  compile(operation: Operation, options?: CompileOptions): readonly string[];
  /**
   * What an operation stands for on the database behind `connection`, where that depends on what is there: what hangs on
   * a view that has to be made anew, the columns of a type, the table that is made again. Each operation that comes back
   * is compiled as it stands. Changes nothing that lasts, in a constant number of queries. Offline it is not called: then `compile`
   * makes do with the data of the operation, or refuses. Absent: every operation stands for itself.
   */
  expand?(
    connection: Connection,
    operation: Operation,
    options?: CompileOptions,
  ): Promise<readonly Operation[]>;
  /**
   * The statements of an operation on rows with their values as parameters; `undefined` when `compile` has to be asked,
   * since no statement of it takes parameters. Absent where the drivers take none.
   * @throws as `compile`
   */
  bind?(operation: Operation): readonly BoundStatement[] | undefined;
  /** `BEGIN;`, `COMMIT;` and a semicolon where it is absent. */
  readonly scriptStyle?: ScriptStyle;
  /**
   * What has to be done around a transaction in which a batch may make a table anew, where dropping the old one would
   * take rows of other tables along. Absent where it would not.
   */
  readonly suspendedForeignKeys?: {
    /** Before the transaction; resetting the session undoes it, and so does what comes back. */
    suspend(connection: Connection): Promise<() => Promise<void>>;
    /** Before the end of the transaction. @throws MIG_FOREIGN_KEYS_BROKEN */
    check(connection: Connection): Promise<void>;
  };
  /** Quotes an identifier when it needs it; a dotted name must come as several calls. */
  quote(identifier: string): string;
  /** An SQL literal for a string, number, boolean or null. */
  literal(value: string | number | boolean | null): string;
  /** Cuts a script into statements by the dialect's own lexical rules. */
  splitStatements(script: string): readonly SqlStatement[];
}

/** A dialect that writes SQL and opens no connection: `--sql` works, everything else is refused by the registry. */
export interface OfflineDialect extends SqlDialect {
  /** As people know it: `SQL Server`. */
  readonly product: string;
  /** URLs of such a system. */
  readonly urls: RegExp;
}

/**
 * Everything that differs between database systems. One folder under `dialects/`, one line in the registry;
 * the rest of the code asks `capabilities`, never the name.
 */
export interface Dialect extends SqlDialect {
  /** The oldest server that connections are opened to: what its catalog has is relied on everywhere. */
  readonly oldestServer: OldestServer;
  /** In order of preference. */
  readonly drivers: readonly Driver[];
  /** Absent where a database is a file: scratch ones are embedded, whatever URL is given. */
  readonly admin?: DatabaseAdmin;
  /** Absent where every database needs a server. */
  readonly embedded?: EmbeddedEngine;
  /**
   * Tables as schema data: types, defaults, constraints, indexes, comments, options; read from the same catalog rows as
   * the snapshot, in as many queries. What hangs on tables (triggers, policies, privileges) is not part of it.
   */
  reflect(connection: Connection, options?: ReflectOptions): Promise<Reflection>;
  /** Everything the catalog knows, in a constant number of queries. */
  snapshot(connection: Connection, options?: SnapshotOptions): Promise<CatalogSnapshot>;
  /**
   * How much it matters that a property differs; that an object is missing or extra, without a property; that an
   * object of the same definition has another name, for the property `name`.
   */
  levelOf(kind: string, property?: string): Level;
  /**
   * The changes without what is only another spelling of the same thing to the server (guard rule G-31), and without what
   * follows from another of them. Asks the server behind `connection`, in any database with the types of `before` or
   * `after`; only reads. Absent where a server always prints one thing in one way.
   */
  equivalent?(
    connection: Connection,
    changes: readonly ObjectChange[],
    states: ComparedStates,
  ): Promise<readonly ObjectChange[]>;
  /**
   * Operations that turn database `from` into `to`, in an order that runs. Plain operations where the vocabulary has
   * one, `execute` otherwise.
   */
  close(
    from: CatalogSnapshot,
    to: CatalogSnapshot,
    changes: readonly ObjectChange[],
    options?: CloseOptions,
  ): Promise<readonly Operation[]>;
  /**
   * What `close` has to leave open, and why: the order of columns, what the snapshot keeps as a hash only … A dialect
   * without it closes everything it has words for, and does not say what it has no words for.
   */
  unclosable?(changes: readonly ObjectChange[]): Promise<readonly Unclosable[]>;
  /** A hash over all rows and counters of the user's tables: equal hashes mean equal data. */
  fingerprintRows(connection: Connection): Promise<string>;
  /**
   * Where a table is, or where it would be made: with no `schema` given, the session decides. Never makes anything.
   */
  locateTable(
    connection: Connection,
    table: { readonly name: string; readonly schema?: string },
  ): Promise<TablePlace>;
  /** Absent where every statement can be rolled back. */
  readonly recovery?: Recovery;
  /** Absent where the server has no such thing. */
  readonly twoPhase?: TwoPhase;
  /** Checks in the open transaction what would else be checked at its end. Absent where nothing waits, or it cannot be asked. */
  checkDeferred?(connection: Connection): Promise<void>;
  /**
   * Who has what a statement waited for in vain, for people; `undefined` for every other error, and when it cannot be seen.
   * Asks in a session of its own. Absent where nobody knows.
   */
  lockHolders?(connection: Connection, error: MigError): Promise<string | undefined>;
  /** Waits up to `timeoutMs` for the run's advisory lock. @throws MIG_LOCK_TIMEOUT naming the holder. */
  lock(connection: Connection, options: { readonly key: string; readonly timeoutMs: number }): Promise<Lock>;
}

/** A dialect whose databases are on servers. */
export type ServerDialect = Dialect & { readonly admin: DatabaseAdmin };
